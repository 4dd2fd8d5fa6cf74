"""職業安全衛生, declared: dispositions by the shared chain, accidents by their own procedure."""

from pathlib import Path

from laozheng.interfaces.workspace.inspection_forms import DISPOSITION_FORMS
from laozheng.kernel.cases.declare import Block, Line, SignalCode
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.lines.safety.line.accident import ACCIDENT
from laozheng.lines.safety.line.data_sets import DATA_SETS
from laozheng.lines.safety.queries import panels

DISPOSITION = disposition_kind(
    prefix="職安裁",
    label="職業安全衛生裁處",
    unit="inspection_office",
    forms=DISPOSITION_FORMS,
)

BLOCKS = (
    Block(
        "accidents",
        "職業災害",
        ("案號", "發生日", "災害類型", "場所", "狀態"),
        panels.accident_rows,
    ),
    Block(
        "dispositions",
        "職業安全衛生裁處",
        ("案號", "處分日", "條文", "金額", "狀態"),
        panels.disposition_rows,
    ),
)

LINE = Line(
    code="safety",
    label="職業安全衛生",
    label_en="Occupational safety and health",
    unit="inspection_office",
    statutes=("職業安全衛生法", "勞動檢查法"),
    kinds=(ACCIDENT, DISPOSITION),
    data_sets=DATA_SETS,
    blocks=BLOCKS,
    raises=(
        SignalCode("safety.major_accident", "曾發生重大職業災害"),
        SignalCode("safety.stop_work", "停工中"),
        SignalCode("safety.fine", "職業安全衛生裁罰"),
    ),
    refers_to=("standards.complaint", "injury.notice", "migrants.visit"),
    receives=("safety.complaint", "safety.accident"),
    folder=Path(__file__).parent.parent,
)

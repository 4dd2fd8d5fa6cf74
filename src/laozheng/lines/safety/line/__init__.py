"""職業安全衛生, declared: visits and fines by the shared chain, accidents, stop-work, guidance."""

from pathlib import Path

from laozheng.kernel.cases.declare import Block, Line, SignalCode
from laozheng.kernel.inspections.blocks import (
    dispositions_block,
    remedies_block,
    visits_block,
)
from laozheng.lines.safety.actions.letters import LETTERS
from laozheng.lines.safety.actions.machines import watch_machines
from laozheng.lines.safety.line.accident import ACCIDENT
from laozheng.lines.safety.line.accounts import ACCOUNT
from laozheng.lines.safety.line.data_sets import DATA_SETS
from laozheng.lines.safety.line.prevention import GUIDANCE, HAZARD_REVIEW, MACHINE_NOTICE
from laozheng.lines.safety.line.public import FILINGS
from laozheng.lines.safety.line.supervision import COMPLAINT, DISPOSITION, INSPECTION, STOP_WORK
from laozheng.lines.safety.pages import PAGES
from laozheng.lines.safety.queries import kinds, panels
from laozheng.lines.safety.queries.duties import duties
from laozheng.lines.safety.queries.heat import urgent_today
from laozheng.lines.safety.queries.risk import own_reasons
from laozheng.lines.safety.rules.codes.accidents import FLAGS
from laozheng.lines.safety.rules.codes.supervision import INSPECTION_TYPES

BLOCKS = (
    Block(
        "accidents",
        "職業災害",
        ("案號", "發生日", "災害類型", "場所", "狀態"),
        panels.accident_rows,
    ),
    visits_block("職業安全衛生檢查", (kinds.INSPECTION,), INSPECTION_TYPES),
    dispositions_block("職業安全衛生裁處", kinds.DISPOSITION),
    remedies_block("待改善事項", (kinds.INSPECTION,)),
    Block(
        "stop_work",
        "停工",
        ("案號", "停工日", "停工場所或機械", "復工日"),
        panels.order_rows,
    ),
)

LINE = Line(
    code="safety",
    label="職業安全衛生",
    label_en="Occupational safety and health",
    unit="inspection_office",
    statutes=("職業安全衛生法", "勞動檢查法"),
    kinds=(
        ACCIDENT,
        COMPLAINT,
        INSPECTION,
        DISPOSITION,
        STOP_WORK,
        GUIDANCE,
        MACHINE_NOTICE,
        HAZARD_REVIEW,
        ACCOUNT,
    ),
    data_sets=DATA_SETS,
    letters=LETTERS,
    blocks=BLOCKS,
    pages=PAGES,
    filings=FILINGS,
    duties=duties,
    watches=(watch_machines,),
    risk_reasons=own_reasons,
    urgent_today=urgent_today,
    raises=(
        SignalCode("safety.major_accident", "曾發生重大職業災害"),
        SignalCode("safety.stop_work", "停工中"),
        SignalCode("safety.fine", "職業安全衛生裁罰"),
    ),
    refers_to=("standards.complaint", "injury.notice", "migrants.visit"),
    receives=("safety.complaint", "safety.accident"),
    flags=FLAGS,
    folder=Path(__file__).parent.parent,
)

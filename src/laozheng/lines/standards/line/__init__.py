"""勞動條件, declared: visits and fines by the shared chain, complaints, filings, the reserve."""

from pathlib import Path

from laozheng.kernel.cases.declare import Line, SignalCode
from laozheng.kernel.inspections.blocks import (
    dispositions_block,
    remedies_block,
    visits_block,
)
from laozheng.lines.standards.actions.letters import LETTERS
from laozheng.lines.standards.actions.watching import watch_reserves
from laozheng.lines.standards.line.accounts import ACCOUNT
from laozheng.lines.standards.line.data_sets import DATA_SETS
from laozheng.lines.standards.line.filings import (
    ART84_1,
    PENSION_CASE,
    PENSION_REMINDER,
    WORK_RULES,
)
from laozheng.lines.standards.line.public import FILINGS
from laozheng.lines.standards.line.visits import (
    COMPLAINT,
    COMPLIANCE_VISIT,
    DISPOSITION,
    INSPECTION,
)
from laozheng.lines.standards.pages import PAGES
from laozheng.lines.standards.queries import kinds
from laozheng.lines.standards.rules.codes import FLAGS, TYPES

BLOCKS = (
    visits_block("勞動條件檢查與訪視", kinds.VISIT_KINDS, TYPES),
    dispositions_block("勞動條件裁處", kinds.DISPOSITION),
    remedies_block("待改善事項", kinds.VISIT_KINDS),
)

LINE = Line(
    code="standards",
    label="勞動條件",
    label_en="Labor conditions",
    unit="labor_conditions",
    statutes=(
        "勞動基準法",
        "最低工資法",
        "勞工退休金條例",
        "勞動檢查法",
        "行政罰法",
        "訴願法",
        "行政執行法",
    ),
    kinds=(
        COMPLAINT,
        INSPECTION,
        DISPOSITION,
        COMPLIANCE_VISIT,
        PENSION_CASE,
        PENSION_REMINDER,
        WORK_RULES,
        ART84_1,
        ACCOUNT,
    ),
    data_sets=DATA_SETS,
    letters=LETTERS,
    blocks=BLOCKS,
    pages=PAGES,
    filings=FILINGS,
    watches=(watch_reserves,),
    raises=(
        SignalCode("standards.fine", "勞動條件裁罰"),
        SignalCode("standards.remedy_open", "勞動條件待改善"),
        SignalCode("standards.pension_reminder_open", "退休準備金催繳中"),
    ),
    refers_to=("disputes.mediation", "safety.complaint", "equality.gender"),
    receives=("standards.complaint", "standards.pension_case"),
    flags=FLAGS,
    folder=Path(__file__).resolve().parent.parent,
)

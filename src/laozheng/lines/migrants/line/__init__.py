"""移工, declared: visits, notices, disputes, verifications, shelter, agencies, dispositions."""

from pathlib import Path

from laozheng.kernel.cases.declare import Block, Line, SignalCode
from laozheng.kernel.inspections.blocks import (
    dispositions_block,
    remedies_block,
    visits_block,
)
from laozheng.lines.migrants.actions.letters import LETTERS
from laozheng.lines.migrants.actions.watching import watch_reports
from laozheng.lines.migrants.line.accounts import ACCOUNT, MANDATE
from laozheng.lines.migrants.line.complaints import COMPLAINT
from laozheng.lines.migrants.line.data_sets import DATA_SETS
from laozheng.lines.migrants.line.dispositions import DISPOSITION
from laozheng.lines.migrants.line.helping import DISPUTE, SHELTER, VERIFICATION
from laozheng.lines.migrants.line.notices import NOTICE
from laozheng.lines.migrants.line.plan_changes import PLAN_CHANGE
from laozheng.lines.migrants.line.public import BULK_FILINGS, FILINGS
from laozheng.lines.migrants.line.visits import AGENCY_VISIT, VISIT
from laozheng.lines.migrants.pages import PAGES
from laozheng.lines.migrants.queries import kinds, panels
from laozheng.lines.migrants.queries.duties import duties
from laozheng.lines.migrants.rules.codes import FLAGS, VISIT_TYPES

LINE = Line(
    code="migrants",
    label="移工",
    label_en="Migrant workers",
    unit=kinds.UNIT,
    statutes=("就業服務法", "雇主聘僱外國人許可及管理辦法", "私立就業服務機構許可及管理辦法"),
    kinds=(VISIT, AGENCY_VISIT, COMPLAINT, NOTICE, PLAN_CHANGE, DISPUTE, VERIFICATION, SHELTER,
           DISPOSITION, ACCOUNT, MANDATE),
    data_sets=DATA_SETS,
    letters=LETTERS,
    blocks=(
        visits_block("移工訪視", (kinds.VISIT,), VISIT_TYPES),
        dispositions_block("移工裁處", kinds.DISPOSITION),
        remedies_block("待改善事項", (kinds.VISIT,)),
        Block(
            "agency", "仲介年度訪查",
            ("許可證號", "級別", "年度應訪查", "已完成", "下次期限", "落後"), panels.agency_rows,
        ),
        Block("violations", "移工查獲案件", ("查獲案號", "查獲日", "違法態樣"),
              panels.violation_rows),
    ),
    pages=PAGES,
    filings=FILINGS,
    bulk_filings=BULK_FILINGS,
    duties=duties,
    watches=(watch_reports,),
    raises=(
        SignalCode(kinds.DORMITORY_NOTICE, "移工宿舍改善中"),
        SignalCode(kinds.ILLEGAL_EMPLOYMENT, "違反就業服務法裁罰"),
        SignalCode(kinds.WORKERS_EMPLOYED, "聘僱移工人數"),
    ),
    refers_to=(
        "disputes.mediation", "standards.complaint", "safety.complaint", "injury.notice",
        "equality.harassment", "employment.vacancy",
    ),
    receives=("migrants.dispute", "migrants.visit", "migrants.shelter"),
    flags=FLAGS,
    folder=Path(__file__).parent.parent,
)  # fmt: skip

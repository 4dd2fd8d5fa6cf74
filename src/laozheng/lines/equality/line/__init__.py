"""就業平等, declared: complaints, employers' notices, job advertisements, dispositions."""

from pathlib import Path

from laozheng.kernel.cases.declare import Block, Line, SignalCode
from laozheng.kernel.inspections.blocks import dispositions_block
from laozheng.lines.equality.actions.dispositions import SIGNAL
from laozheng.lines.equality.actions.letters import LETTERS
from laozheng.lines.equality.line.complaints import DISCRIMINATION, GENDER, HARASSMENT
from laozheng.lines.equality.line.councils import COUNCIL
from laozheng.lines.equality.line.data_sets import DATA_SETS
from laozheng.lines.equality.line.dispositions import DISPOSITION
from laozheng.lines.equality.line.job_seeking import JOB_SEEKING
from laozheng.lines.equality.line.notices import NOTICE
from laozheng.lines.equality.line.public import FILINGS
from laozheng.lines.equality.pages import PAGES
from laozheng.lines.equality.queries import kinds, panels
from laozheng.lines.equality.queries.diary import diary
from laozheng.lines.equality.rules.codes import FLAGS

LINE = Line(
    code="equality",
    label="就業平等",
    label_en="Employment equality",
    unit="employment_security",
    statutes=("就業服務法", "性別平等工作法"),
    kinds=(DISCRIMINATION, GENDER, HARASSMENT, JOB_SEEKING, NOTICE, DISPOSITION, COUNCIL),
    data_sets=DATA_SETS,
    letters=LETTERS,
    blocks=(
        Block(
            "complaints", "就業平等申訴", ("案號", "收件日", "事由", "狀態"),
            panels.complaint_rows,
        ),
        Block(
            "job_seeking", "求職申訴", ("案號", "收件日", "類別", "狀態"),
            panels.job_seeking_rows,
        ),
        dispositions_block("就業平等裁處", kinds.DISPOSITION),
    ),
    pages=PAGES,
    filings=FILINGS,
    diary=diary,
    raises=(SignalCode(SIGNAL, "就業平等裁處已公布"),),
    refers_to=("disputes.mediation", "standards.complaint", "injury.notice"),
    receives=(
        *("equality.discrimination", "equality.gender", "equality.harassment"),
        "equality.job_seeking",
    ),
    flags=FLAGS,
    folder=Path(__file__).parent.parent,
)  # fmt: skip

"""The line `disputes` 勞資爭議, whole: read this first.

Three case kinds (`mediation`, `litigation_aid`, `mediation_penalty`), four data sets, the letters
of the procedure, and what the line sends to and gets from the others.
"""

from pathlib import Path

from laozheng.kernel.cases.declare import Block, Line, SignalCode
from laozheng.kernel.inspections.blocks import dispositions_block
from laozheng.lines.disputes.actions.letters import LETTERS
from laozheng.lines.disputes.line.data_sets import DATA_SETS
from laozheng.lines.disputes.line.litigation_aid import LITIGATION_AID
from laozheng.lines.disputes.line.mediation import MEDIATION
from laozheng.lines.disputes.line.penalty import MEDIATION_PENALTY
from laozheng.lines.disputes.queries.mediation import cases_of_party, diary

LINE = Line(
    code="disputes",
    label="勞資爭議",
    label_en="Labor disputes",
    unit="labor_relations",
    statutes=(
        "勞資爭議處理法",
        "勞資爭議調解辦法",
        "行政程序法",
        "勞動事件法",
        "高雄市勞工權益基金收支保管及運用自治條例",
    ),
    kinds=(MEDIATION, LITIGATION_AID, MEDIATION_PENALTY),
    data_sets=DATA_SETS,
    letters=LETTERS,
    blocks=(
        Block(
            "disputes.mediations",
            "勞資爭議調解",
            ("案號", "收件日", "類別", "狀態"),
            cases_of_party,
        ),
        dispositions_block("調解程序違規裁處", "disputes.mediation_penalty"),
    ),
    diary=diary,
    raises=(
        SignalCode("disputes.strike", "罷工或其他爭議行為"),
        SignalCode("disputes.wage_arrears", "積欠工資"),
        SignalCode("disputes.layoff_warning", "大量解僱預警"),
    ),
    refers_to=(
        "standards.complaint",
        "standards.pension_case",
        "injury.notice",
        "equality.discrimination",
        "equality.gender",
        "equality.harassment",
        "migrants.dispute",
        "migrants.shelter",
        "employment.seeker_registration",
        "volunteers.request",
    ),
    receives=("disputes.mediation",),
    folder=Path(__file__).resolve().parent.parent,
)

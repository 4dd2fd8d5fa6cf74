"""The data sets of the line: what comes in by file, and goes out again."""

from functools import partial

from laozheng.kernel.activities.dataset import activities_dataset
from laozheng.kernel.cases.rows import record_matters
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.tallies.dataset import tallies_dataset
from laozheng.lines.standards.actions import courses, registers, visits
from laozheng.lines.standards.forms import columns
from laozheng.lines.standards.queries import exporting
from laozheng.lines.standards.rules.codes import ACTIVITY_KINDS, TALLY_KINDS, TALLY_UNITS

OWNER = "standards"

DATA_SETS = (
    DataSet(
        name="labor_inspections",
        label="勞動條件檢查",
        owner=OWNER,
        key=("inspection_number",),
        columns=columns.VISITS,
        check=columns.check_visit,
        record=visits.record_visits,
        export=exporting.export_visits,
        help="申訴檢查、專案檢查與法遵訪視；違反期間請另以 labor_findings 匯入",
    ),
    DataSet(
        name="labor_complaints",
        label="勞動條件申訴",
        owner=OWNER,
        key=("complaint_number",),
        columns=columns.COMPLAINTS,
        check=columns.check_complaint,
        record=partial(record_matters, courses.COMPLAINTS),
        export=exporting.export_complaints,
        help="申訴案件；沒有申訴人欄位，申訴人資料一律密封",
    ),
    DataSet(
        name="labor_findings",
        label="勞動條件檢查違反事項",
        owner=OWNER,
        key=("inspection_number", "citation", "act_from"),
        columns=columns.FINDINGS,
        check=columns.check_finding,
        record=visits.record_findings,
        export=exporting.export_findings,
    ),
    DataSet(
        name="pension_accounts",
        label="退休準備金專戶",
        owner=OWNER,
        key=("account_number",),
        columns=columns.ACCOUNTS,
        check=columns.check_account,
        record=registers.record_accounts,
        export=exporting.export_accounts,
    ),
    DataSet(
        name="pension_reminders",
        label="退休準備金催繳",
        owner=OWNER,
        key=("reminder_number",),
        columns=columns.REMINDERS,
        check=columns.check_reminder,
        record=partial(record_matters, courses.REMINDERS),
        export=exporting.export_reminders,
    ),
    DataSet(
        name="pension_cases",
        label="退休準備金申請案",
        owner=OWNER,
        key=("case_no",),
        columns=columns.PENSION_CASES,
        check=columns.check_filing,
        record=partial(record_matters, courses.PENSION_CASES),
        export=exporting.export_pension_cases,
    ),
    DataSet(
        name="work_rules",
        label="工作規則",
        owner=OWNER,
        key=("filing_number",),
        columns=columns.WORK_RULES,
        check=columns.check_work_rules,
        record=partial(record_matters, courses.WORK_RULES_FILED),
        export=exporting.export_work_rules,
        help="未達法定人數者為自願報備，不計入核備家次",
    ),
    DataSet(
        name="art84_1",
        label="第84條之1約定",
        owner=OWNER,
        key=("filing_number",),
        columns=columns.AGREEMENTS,
        check=columns.check_filing,
        record=partial(record_matters, courses.AGREEMENTS),
        export=exporting.export_agreements,
        help="只記人數，不記勞工姓名",
    ),
    DataSet(
        name="written_replies",
        label="法令洽詢書面函覆",
        owner=OWNER,
        key=("reply_number",),
        columns=columns.REPLIES,
        check=columns.check_reply,
        record=registers.record_replies,
        export=exporting.export_replies,
    ),
    activities_dataset(OWNER, "勞動條件宣導活動", ACTIVITY_KINDS),
    tallies_dataset(OWNER, "勞動條件計數", TALLY_KINDS, units=TALLY_UNITS),
)

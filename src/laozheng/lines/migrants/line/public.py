"""What anybody files online with this line, and what the one who filed may follow."""

from laozheng.interfaces.portal.account_forms import employer_account
from laozheng.interfaces.portal.complaint_forms import complaint_filing
from laozheng.kernel.cases.outside.accounts import ACCOUNT
from laozheng.kernel.cases.outside.mandates import AGENT
from laozheng.kernel.cases.public import (
    FILER,
    Addition,
    BulkFiling,
    Following,
    PublicFiling,
)
from laozheng.lines.migrants.forms.public import (
    AbsenceFiling,
    AgencyAccountFiling,
    AgencyMandateFiling,
    ArrivalFiling,
    HelpFiling,
    PlanChangeFiling,
    VerificationFiling,
)
from laozheng.lines.migrants.queries.public import notice_told, plan_change_told
from laozheng.lines.migrants.rules.codes import COMPLAINT_SUBJECTS

OF_DISPUTE = Following(
    holder=FILER,
    label="求助案件",
    states={
        "received": "已收件",
        "settled": "已結案",
        "not_settled": "已結案",
        "withdrawn": "已結案",
        "referred": "已轉由調解處理",
    },
    deadlines=("contact",),
    additions=(
        Addition(
            "more",
            "補充說明",
            "請寫下要補充的事情，可附照片或錄音。",
            ("received", "talking"),
        ),
    ),
)
OF_NOTICE = Following(
    holder=FILER,
    label="移工通報",
    states={
        "received": "已收件，審核中",
        "checked": "審核完成",
        "receipted": "已核發證明書",
        "entered": "已列管",
        "returned": "已退件，請補正後重新通報",
        "closed": "已結案",
    },
    facts=notice_told,
    letters=("migrants.receipt", "migrants.notice_return"),
    additions=(
        Addition(
            "papers",
            "補送文件",
            "請附上通報單、名冊、生活照顧服務計畫書等文件；外國人已返回者，請一併說明。",
            ("received", "checked", "receipted", "entered"),
        ),
    ),
    parts=("applicant", AGENT),
)
OF_PLAN_CHANGE = Following(
    holder=FILER,
    label="生活照顧服務計畫書變更通報",
    states={
        "received": "已收件，審核中",
        "accepted": "已備查",
        "returned": "已退件，請補正後重新通報",
    },
    facts=plan_change_told,
    letters=("migrants.plan_change", "migrants.notice_return"),
    additions=(
        Addition(
            "papers",
            "補送文件",
            "請附上變更後的生活照顧服務計畫書；更換人員者，一併附名冊。",
            ("received",),
        ),
    ),
    parts=("applicant", AGENT),
)
# What the worker said is nobody else's: however it ended otherwise, it is closed.
OF_VERIFICATION = Following(
    holder=FILER,
    label="提前終止契約驗證",
    states={
        "received": "已收件",
        "appointed": "已排定驗證日，雇主及仲介不須到場",
        "verified": "已完成驗證",
        "refused": "已結案",
        "dispute": "已結案",
        "withdrawn": "已結案",
    },
    deadlines=("verify",),
    letters=("migrants.verification", "migrants.verification_refusal"),
    additions=(
        Addition(
            "papers",
            "補送文件",
            "請附上聘僱許可函影本、終止契約的書面資料。",
            ("received", "appointed"),
        ),
    ),
)
FILINGS = (
    PublicFiling(
        code="help",
        label="移工求助及申訴",
        lead="薪水、工時、轉換雇主、居住、騷擾等問題。只要留電話或訊息帳號，不必寫全名。",
        asker="worker",
        kind="dispute",
        step="receive",
        form=HelpFiling,
        after="我們會在您指定的時段，用您選的語言聯絡；不會通知雇主或仲介是誰來求助。",
        urgent="有危險或需要立刻幫忙，請先打1955（24小時、免費、可用母語）或110。",
        quick_exit=True,
    ),
    PublicFiling(
        code="report",
        label="非法外國人及非法看護檢舉",
        lead="看見非法工作的外國人、非法看護或非法仲介，可附照片，可匿名。",
        asker="anybody",
        kind="complaint",
        step="receive",
        form=complaint_filing(COMPLAINT_SUBJECTS),
        after="本局審查後決定是否派員查察，並於期限內回復具名的檢舉人。",
    ),
    employer_account("雇主線上帳號申請（移工）"),
    PublicFiling(
        code="agency-account",
        label="仲介機構線上帳號申請",
        lead="許可有效的私立就業服務機構可申請帳號，整批通報受委任雇主的移工。請附委任書。",
        asker="agency",
        kind=ACCOUNT,
        step="ask",
        form=AgencyAccountFiling,
        after="審核後，開通碼以公文寄至機構登記地址；帳號與許可同日屆滿。",
    ),
    PublicFiling(
        code="mandate",
        label="代理委任登記",
        lead="仲介機構受雇主（含家庭雇主）委任辦理通報者，逐一登記。請附雇主簽章的委任書。",
        asker="agency",
        kind="mandate",
        step="ask",
        form=AgencyMandateFiling,
        after="審核後登記；整批通報時，家庭雇主以本件案號作為雇主編號。",
    ),
    PublicFiling(
        code="arrival",
        label="入國及接續通報",
        lead="雇主於移工入國或接續聘僱後三日內通報，送出即有收件時間。",
        asker="employer",
        kind="notice",
        step="receive",
        form=ArrivalFiling,
        after="請備妥文件；審核完成後核發證明書，並可能安排入國後訪查。",
    ),
    PublicFiling(
        code="absence",
        label="行蹤不明通報",
        lead="移工連續曠職三日失去聯繫，雇主應於滿三日後三日內通報本局。",
        asker="employer",
        kind="notice",
        step="receive",
        form=AbsenceFiling,
        after="審核後列管，並由本局轉知移民機關；移工返回時，請以查詢碼補充說明。",
    ),
    PublicFiling(
        code="plan-change",
        label="生活照顧服務計畫書變更通報",
        lead="移工的住宿地點或生活照顧服務人員變更後七日內通報。",
        asker="employer",
        kind="plan_change",
        step="receive",
        form=PlanChangeFiling,
        after="請附上變更後的計畫書；審核後備查，住宿地點變更者可能安排訪查。",
    ),
    PublicFiling(
        code="verification",
        label="提前終止契約驗證申請",
        lead="與移工合意提前終止契約者，移工出國前須由本局以其母語單獨確認真意。",
        asker="employer",
        kind="verification",
        step="receive",
        form=VerificationFiling,
        after="本局會直接通知移工驗證的時間、地點及通譯；雇主與仲介不須也不得在場。",
    ),
)
BULK_FILINGS = (
    BulkFiling(
        code="arrivals",
        label="入國及接續通報（整批）",
        lead="一列一名移工；先試算，確認後逐列立案並給案號。",
        data_set="migrant_arrivals",
        roles=("employer", "agency"),
    ),
    BulkFiling(
        code="plan-changes",
        label="生活照顧服務計畫書變更通報（整批）",
        lead="一列為一名雇主的一項變更；變更後的計畫書於收件後在該案補送。",
        data_set="migrant_plan_changes",
        roles=("employer", "agency"),
    ),
)

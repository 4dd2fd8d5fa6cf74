"""What anybody files online with this line."""

from laozheng.interfaces.portal.account_forms import employer_account
from laozheng.interfaces.portal.complaint_forms import complaint_filing
from laozheng.kernel.cases.public import FILER, Addition, Following, PublicFiling
from laozheng.lines.standards.forms.public import AgreementFiling, PensionFiling, WorkRulesFiling
from laozheng.lines.standards.rules.codes import SUBJECTS

OF_FILING = Following(
    holder=FILER,
    label="雇主申請案件",
    states={
        "received": "已收件，審查中",
        "incomplete": "請補正",
        "approved": "已核備",
        "refused": "不予核備",
        "withdrawn": "已撤回",
    },
    deadlines=("decision",),
    letters=(
        "standards.correction",
        "standards.refusal",
        "standards.pension_approval",
        "standards.work_rules_approval",
        "standards.agreement_approval",
    ),
    additions=(
        Addition(
            "papers", "補正或補送文件", "請說明補正的內容並附上文件。", ("received", "incomplete")
        ),
        Addition(
            "withdraw", "撤回申請", "撤回後本件結案；需要時請重新申請。",
            ("received", "incomplete"), step="withdraw",
        ),
    ),
    parts=("applicant",),
)  # fmt: skip
_AFTER = "審查後通知核備、補正或不予核備；請以查詢碼查看進度及補送文件。"
FILINGS = (
    PublicFiling(
        code="complaint",
        label="勞動條件申訴檢舉",
        lead="工資、工時、休假、退休金等違反勞動法令的情形，可匿名或具名。",
        asker="worker",
        kind="complaint",
        step="receive",
        form=complaint_filing(SUBJECTS),
        after="本局依工作地點審查管轄，決定是否派員檢查，並於期限內回復具名的申訴人。",
    ),
    PublicFiling(
        code="work-rules",
        label="工作規則核備",
        lead="僱用三十人以上的雇主訂立或修正工作規則；未達三十人亦可申請。請附全文。",
        asker="employer",
        kind="work_rules",
        step="receive",
        form=WorkRulesFiling,
        after=_AFTER,
    ),
    PublicFiling(
        code="agreement",
        label="第84條之1約定核備",
        lead="經公告的工作者另行約定工作時間等事項；請附約定書。",
        asker="employer",
        kind="art84_1",
        step="receive",
        form=AgreementFiling,
        after=_AFTER,
    ),
    PublicFiling(
        code="pension",
        label="退休準備金申請",
        lead="暫停或恢復提撥、結清註銷、給付等申請；請附應備文件。",
        asker="employer",
        kind="pension_case",
        step="receive",
        form=PensionFiling,
        after=_AFTER,
    ),
    employer_account("雇主線上帳號申請（勞動條件）"),
)

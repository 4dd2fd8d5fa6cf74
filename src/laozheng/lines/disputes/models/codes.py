"""The codes of the line with their labels; tables store the code, screens and files the label."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Labels = Mapping[str, "StrOrPromise"]

NATURES: Labels = {"rights": _("權利事項"), "adjustment": _("調整事項")}
ISSUES: Labels = {
    "wage": _("工資"),
    "contract": _("契約"),
    "occupational_injury": _("職災"),
    "retirement": _("退休"),
    "labor_insurance": _("勞保"),
    "other": _("其他"),
}
CHANNELS: Labels = {
    "private_mediation_body": _("民間團體調處"),
    "authority_mediator": _("主管機關調解人"),
    "mediation_committee": _("調解委員會"),
}
FILERS: Labels = {
    "worker": _("勞工"),
    "employer": _("雇主"),
    "union": _("工會"),
    "employer_association": _("雇主團體"),
    "authority": _("主管機關"),
}
OUTCOMES: Labels = {
    "settled": _("成立"),
    "not_settled": _("不成立"),
    "pending": _("調解中"),
    "withdrawn": _("撤案"),
    "outside_jurisdiction": _("非轄區"),
    "not_accepted": _("不受理"),
}
COUNTED = ("settled", "not_settled", "pending")
DROPPED = ("withdrawn", "outside_jurisdiction", "not_accepted")

REASONS: Mapping[str, Labels] = {
    "not_settled": {
        "proposal_rejected": _("不同意調解方案"),
        "employer_absent": _("資方未出席"),
        "worker_absent": _("勞方未出席"),
        "both_absent": _("雙方未出席"),
        "no_proposal": _("未能作成方案"),
        "no_quorum_twice": _("委員連續二次未過半數出席"),
        "court_refused": _("法院駁回強制執行"),
        "other": _("其他原因"),
    },
    "withdrawn": {
        "reconciled": _("已和解"),
        "paid": _("已給付"),
        "duplicate": _("重複申請"),
        "other_route": _("改循其他途徑"),
        "none_given": _("未敘明"),
    },
    "outside_jurisdiction": {
        "workplace_elsewhere": _("勞務提供地在其他縣市"),
        "park_authority": _("園區主管機關管轄"),
    },
    "not_accepted": {
        "not_corrected": _("逾期未補正"),
        "not_labor_relation": _("非勞資關係"),
        "teacher_remedy": _("教師行政救濟事項"),
    },
}
ALL_REASONS: Labels = {code: label for labels in REASONS.values() for code, label in labels.items()}

WITHDRAWN_VIA: Labels = {
    "online": _("線上"),
    "counter": _("臨櫃"),
    "post": _("郵寄"),
    "fax": _("傳真"),
    "phone": _("電話"),
    "hearing": _("會議中"),
}
LANGUAGES: Labels = {
    "zh": _("中文"),
    "en": _("英文"),
    "id": _("印尼文"),
    "vi": _("越南文"),
    "th": _("泰文"),
}
WORK_KINDS: Labels = {
    "platform": _("平台外送"),
    "dispatch": _("派遣"),
    "migrant": _("移工"),
    "part_time": _("部分工時"),
}
CLAIMS: Labels = {
    "arrears": _("積欠工資"),
    "overtime": _("加班費"),
    "holiday_pay": _("休假日工資"),
    "leave_pay": _("特休未休工資"),
    "minimum_wage": _("低於基本工資"),
    "deduction": _("預扣工資"),
    "bonus": _("獎金"),
    "severance": _("資遣費"),
    "notice_pay": _("預告工資"),
    "reinstatement": _("恢復僱傭關係"),
    "transfer": _("調動"),
    "non_compete": _("競業禁止"),
    "training_cost": _("訓練費用"),
    "certificate": _("服務證明書"),
    "injury_pay": _("職災補償"),
    "injury_damages": _("職災賠償"),
    "pension_old": _("舊制退休金"),
    "pension_contribution": _("提繳不足"),
    "not_insured": _("未加保"),
    "low_insured": _("高薪低報"),
    "benefit_loss": _("給付損失"),
    "working_time": _("工作時間"),
    "safety": _("職業安全"),
    "discrimination": _("就業歧視"),
    "harassment": _("職場騷擾"),
    "welfare": _("勞工福利"),
    "union_affairs": _("工會事務"),
    "other": _("其他請求"),
}
PARTY_OUTCOMES: Labels = {
    "agreed": _("同意並簽名"),
    "refused": _("不同意"),
    "absent": _("未出席"),
    "withdrawn": _("已撤回"),
}
PERFORMANCE_STATES: Labels = {
    "due": _("未回報"),
    "performed": _("已履行"),
    "partly": _("部分履行"),
    "not_performed": _("未履行"),
}
PERFORMANCE_SOURCES: Labels = {
    "worker": _("勞方回報"),
    "employer": _("資方回報"),
    "proof": _("付款證明"),
}
SERVICE_METHODS: Labels = {
    "handed": _("當場交付"),
    "post": _("郵務送達"),
    "electronic": _("電子送達"),
    "deposit": _("寄存送達"),
}

QUALIFICATIONS: Labels = {
    "lawyer": _("執業律師（第13條第1項第1款）"),
    "lecturer": _("大專講師以上（第13條第1項第2款）"),
    "official": _("曾任勞工行政（第13條第1項第3款）"),
    "certified": _("認證調解人（第13條第1項第4款）"),
}
MEMBER_QUALIFICATIONS: Labels = {
    "mediation_practice": _("調解或協調實務二年以上"),
    "labor_administration": _("勞工行政二年以上"),
    "legal_affairs": _("法制工作二年以上"),
    "union_or_association": _("工會或雇主團體職務五年以上"),
    "management": _("事業單位管理職五年以上"),
    "mediator": _("具調解人資格"),
    "arbitrator": _("具仲裁委員資格"),
}
EVALUATIONS: Labels = {"passed": _("合格"), "failed": _("不合格")}

APPLICANT_KINDS: Labels = {
    "union_cadre": _("工會幹部"),
    "dismissed_worker": _("遭解僱勞工"),
    "worker": _("勞工"),
    "union": _("工（分）會"),
}
MEDIATION_BASES: Labels = {
    "labor_dispute_act": _("勞資爭議處理法"),
    "labor_incident_act": _("勞動事件法"),
    "none": _("免經調解"),
}
GROUNDS: Labels = {
    "employment_existence": _("確認僱傭關係"),
    "other_dispute": _("其他爭議"),
    "unfair_labor_practice": _("不當勞動行為裁決"),
}
STAGES: Labels = {
    "first_instance": _("第一審"),
    "second_instance": _("第二審"),
    "third_instance": _("第三審"),
    "retrial": _("再審"),
    "preservation": _("保全程序"),
    "enforcement": _("強制執行"),
    "ruling": _("裁決"),
}
AID_ITEMS: Labels = {
    "attorney_fee": _("律師費"),
    "court_fee": _("裁判費"),
    "living_allowance": _("生活費用"),
}
DECISIONS: Labels = {
    "pending": _("審查中"),
    "approved": _("核定補助"),
    "rejected": _("不予補助"),
    "withdrawn": _("撤回"),
    "not_accepted": _("不受理"),
}

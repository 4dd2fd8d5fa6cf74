"""The closed lists of the line, each code with its label."""

from collections.abc import Mapping

TYPES: Mapping[str, str] = {
    "complaint": "申訴檢查",
    "central": "中央交辦專案",
    "joint": "會同檢查",
    "own": "自主專案",
    "compliance_visit": "法遵訪視",
}
COMPLIANCE = "compliance_visit"
INSPECTION_TYPES = {code: label for code, label in TYPES.items() if code != COMPLIANCE}
# As the books print them: the three kinds of projects are one column.
PROJECT = "project_and_joint"
TYPE_GROUPS: Mapping[str, str] = {
    "complaint": "申訴檢查",
    PROJECT: "專案檢查",
    COMPLIANCE: "法遵訪視",
}
GROUP_OF: Mapping[str, str] = {
    "complaint": "complaint",
    "central": PROJECT,
    "joint": PROJECT,
    "own": PROJECT,
    COMPLIANCE: COMPLIANCE,
}
PROGRAM_KIND_OF: Mapping[str, str] = {**{code: code for code in TYPES}, COMPLIANCE: "compliance"}

SUBJECTS: Mapping[str, str] = {
    "wage": "工資",
    "hours": "工時",
    "leave": "休假",
    "rest": "休息、例假",
    "pension": "退休金",
    "insurance": "保險",
    "injury_compensation": "職災補償",
    "retaliation": "不利對待",
    "other": "其他",
}
REMINDER_REASONS: Mapping[str, str] = {
    "underfunded": "未足額提撥",
    "no_monthly_contribution": "未按月提撥",
    "not_opened": "未開戶",
}
# What an employer breaks that did not heed a reminder for a reason.
REMINDED_ARTICLES: Mapping[str, str] = {
    "underfunded": "勞動基準法第56條第2項",
    "no_monthly_contribution": "勞動基準法第56條第1項",
    "not_opened": "勞動基準法第56條第1項",
}
PENSION_TYPES: Mapping[str, str] = {
    "no_old_system": "無舊制",
    "settled_and_closed": "結清註銷",
    "fully_funded_cleared": "足額解除列管",
    "suspension": "暫停提撥",
    "resumption": "恢復提撥",
    "exemption": "免設",
    "committee_change": "監督委員會變更",
    "payment": "退休金給付",
    "claimant_meeting": "請求人會議",
}
FILING_KINDS: Mapping[str, str] = {"new": "新訂", "amended": "修正"}
RESULTS: Mapping[str, str] = {"approved": "核備", "returned": "退補正", "refused": "不予核備"}
ASKERS: Mapping[str, str] = {
    "employer": "雇主",
    "union": "工會",
    "worker": "勞工",
    "other": "其他",
}
ACTIVITY_KINDS: Mapping[str, str] = {
    "briefing": "宣導會",
    "outreach": "外展",
    "post": "社群貼文",
    "clinic": "法令健檢",
}
# What people attend; a post has readers, not sessions.
SESSIONS = ("briefing", "outreach", "clinic")
TALLY_KINDS: Mapping[str, str] = {
    "leaflets": "摺頁份數",
    "followers": "粉絲人數",
    "posts": "貼文則數",
    "readers_per_post": "平均閱讀人數",
}
TALLY_UNITS: Mapping[str, str] = {
    "leaflets": "copies",
    "followers": "persons",
    "posts": "posts",
    "readers_per_post": "persons",
}
# Acts whose fines this line reports, as its figures name them; the others keep their own code.
LAWS: Mapping[str, str] = {
    "lsa": "labor_standards_act",
    "minimum_wage": "minimum_wage",
    "labor_pension": "labor_pension",
}
# 勞動基準法施行細則第50條之2: what a written agreement must say.
AGREEMENT_ITEMS: Mapping[str, str] = {
    "title": "職稱",
    "work": "工作項目",
    "duty": "工作權責或工作性質",
    "hours": "工作時間",
    "rest": "例假、休假、女性夜間工作",
}
# 勞動基準法第70條: what work rules lay down.
CLAUSES: Mapping[str, str] = {
    "hours": "工作時間、休息、休假、國定紀念日、特別休假及繼續性工作之輪班方法",
    "wages": "工資之標準、計算方法及發放日期",
    "overtime": "延長工作時間",
    "bonus": "津貼及獎金",
    "discipline": "應遵守之紀律",
    "attendance": "考勤、請假、獎懲及升遷",
    "hiring": "受僱、解僱、資遣、離職及退休",
    "injury": "災害傷病補償及撫卹",
    "welfare": "福利措施",
    "safety": "勞雇雙方應遵守勞工安全衛生規定",
    "communication": "勞雇雙方溝通意見加強合作之方法",
    "other": "其他",
}
# What an import notices of a row that it keeps.
FLAGS: Mapping[str, str] = {"voluntary": "未達應訂定工作規則的人數，自願報核"}
# Words for dims of figures whose codes are not those of one column of a data set.
DIM_LABELS: Mapping[str, Mapping[str, str]] = {
    "type": {**TYPE_GROUPS, **PENSION_TYPES, **FILING_KINDS},
    "law": {
        LAWS["lsa"]: "勞動基準法",
        LAWS["minimum_wage"]: "最低工資法",
        LAWS["labor_pension"]: "勞工退休金條例",
        "mixed": "引用數法",
    },
    "channel": {"on_site": "實體", "social": "社群媒體"},
    "manner": {"inspection": "勞動檢查", "advice": "輔導訪視"},
}

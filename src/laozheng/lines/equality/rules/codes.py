"""The closed lists of the line, with their labels on paper."""

from collections.abc import Mapping

ESA, GENDER = "employment_service", "gender_equality"
LAWS: Mapping[str, str] = {ESA: "就業服務法", GENDER: "性別平等工作法"}

HARASSMENT = "sexual_harassment"
GROUNDS: Mapping[str, str] = {
    "race": "種族",
    "class": "階級",
    "language": "語言",
    "thought": "思想",
    "religion": "宗教",
    "party": "黨派",
    "place_of_origin": "籍貫",
    "birthplace": "出生地",
    "sex": "性別",
    "sexual_orientation": "性傾向",
    "age": "年齡",
    "marital_status": "婚姻",
    "appearance": "容貌",
    "facial_features": "五官",
    "disability": "身心障礙",
    "zodiac": "星座",
    "blood_type": "血型",
    "former_union_membership": "以往工會會員身分",
    "pregnancy": "懷孕",
    HARASSMENT: "性騷擾",
    "leave_benefit": "促進工作平等措施",
    "other": "其他",
}
STAGES: Mapping[str, str] = {
    "recruitment": "招募",
    "pay": "薪資",
    "assignment": "配置",
    "promotion": "升遷",
    "training": "訓練",
    "benefit": "福利",
    "leave": "假別",
    "retirement": "退休",
    "dismissal": "解僱",
    "harassment": "性騷擾",
}
DECISIONS: Mapping[str, str] = {
    "established": "成立",
    "partly": "部分成立",
    "not_established": "不成立",
    "withdrawn": "撤回",
    "settled": "和解",
    "inadmissible": "不受理",
    "transferred": "移送",
    "pending": "審理中",
}
ESTABLISHED = ("established", "partly")
ON_THE_MERITS = (*ESTABLISHED, "not_established")

SEXES: Mapping[str, str] = {"female": "女", "male": "男", "other": "其他", "unknown": "不明"}
AGE_BANDS: Mapping[str, str] = {
    "under_18": "未滿18歲",
    "18_24": "18至24歲",
    "25_44": "25至44歲",
    "45_64": "45至64歲",
    "65_over": "65歲以上",
    "unknown": "不明",
}
STATUSES: Mapping[str, str] = {"seeker": "求職者", "employee": "在職", "former": "已離職"}
OBJECTION_RESULTS: Mapping[str, str] = {
    "dismissed": "駁回",
    "revoked": "撤銷",
    "partly_revoked": "部分撤銷",
    "withdrawn": "撤回",
}

COMPLAINT_KINDS: Mapping[str, str] = {
    "direct": "最高負責人",
    "employer_inactive": "雇主未處理",
    "dissatisfied": "不服雇主結果",
}
TOP = "top_responsible"
RESPONDENTS: Mapping[str, str] = {
    TOP: "最高負責人",
    "supervisor": "主管",
    "colleague": "同事",
    "client": "客戶",
    "other": "其他",
}
# Where a complaint of harassment goes, by what decides it.
DOORS: Mapping[str, str] = {
    "civil_servant": "請向保障暨培訓委員會或服務機關申訴，本局移送。",
    "student": "請向學校申訴，本局移送。",
    "city": "勞務提供地不在本市，移送勞務提供地的主管機關。",
    "top": "被申訴人為最高負責人，得逕向地方主管機關申訴。",
    "told": "雇主未處理，或不服雇主的調查或懲戒結果，得向地方主管機關申訴。",
    "employer": "先向雇主申訴；雇主不處理或不服結果時，再向本局申訴。",
}
REFUSALS: Mapping[str, str] = {
    "too_late": "逾申訴期限",
    "wrong_door": "應向其他機關或雇主申訴",
    "not_corrected": "逾期未補正",
    "withdrawn_before": "撤回後再行申訴",
    "not_covered": "非法定申訴事項",
}
SIDES: Mapping[str, str] = {
    "complainant": "申訴人",
    "respondent": "被申訴人",
    "employer": "被申訴單位",
    "witness": "證人",
}
PERSON_ROLES: Mapping[str, str] = {
    role: SIDES[role] for role in ("complainant", "respondent", "witness")
}
STOPS: Mapping[str, str] = {"correction": "等待補正", "criminal": "等待刑事偵審結果"}

# Kinds of case of other lines, and authorities outside.
REFERRALS: Mapping[str, str] = {
    "disputes.mediation": "勞資爭議調解",
    "injury.notice": "職業災害勞工服務",
    "police": "警察機關",
    "legal_aid": "財團法人法律扶助基金會",
}

AD_TYPES: Mapping[str, str] = {
    "false_advertising": "不實廣告",
    "id_retention_or_private_data": "留置證件或要求隱私資料",
    "deposit_demanded": "收取保證金",
    "property_withheld": "扣留財物",
    "undisclosed_pay": "薪資未公開揭示",
    "immoral_work": "違背公序良俗",
    "false_health_data": "不實體檢",
}
MEDIA: Mapping[str, str] = {
    "online": "網路",
    "newspaper": "報紙",
    "on_site": "現場",
    "other": "其他",
}
AD_DECISIONS: Mapping[str, str] = {
    "established": "成立",
    "not_established": "不成立",
    "withdrawn": "撤回",
    "transferred": "移送",
}
NOTICE_RESULTS: Mapping[str, str] = {
    "established": "成立",
    "not_established": "不成立",
    "withdrawn": "撤回",
}

COUNCILS: Mapping[str, str] = {
    "discrimination": "就業歧視評議委員會",
    "gender_equality": "性別平等工作會",
}
# Under which law a council hears cases.
COUNCIL_OF: Mapping[str, str] = {ESA: "discrimination", GENDER: "gender_equality"}
# The kind of activity under which the meetings of both councils are counted.
MEETING = "council_meeting"
DEFERRED = "deferred"
RESOLUTIONS: Mapping[str, str] = {
    **{code: DECISIONS[code] for code in ON_THE_MERITS},
    DEFERRED: "下次會議續審",
}

ACTIVITY_KINDS: Mapping[str, str] = {
    "prevention_briefing": "防制就業歧視宣導",
    "investigator_training": "性騷擾調查人員訓練",
    "job_scam_briefing": "求職防騙宣導",
    "friendly_workplace_award": "友善職場評選",
}
PAY_CHANNELS: Mapping[str, str] = {
    "seminars": "宣導會",
    "online_press_onsite": "網路報紙現場",
    "large_job_fair": "大型徵才",
    "mailing_new_companies": "新設公司郵寄",
}
TALLY_KINDS: Mapping[str, str] = {
    "leaflets": "宣導品",
    "film_airings": "影片託播檔次",
    "film_airing_days": "影片託播日數",
    "film_seconds": "影片長度",
}
TALLY_UNITS: Mapping[str, str] = {
    "leaflets": "copies",
    "film_airings": "airings",
    "film_airing_days": "days",
    "film_seconds": "seconds",
}
TALLY_MEDIA: Mapping[str, str] = {"local_tv": "地方電視", "outdoor": "戶外", "online": "網路"}
CONSULTATION = "job_seeking_consultation"

DUTIES: Mapping[str, str] = {
    "channel": "申訴管道",
    "rules": "防治措施、申訴及懲戒規範",
    "unit": "申訴處理單位",
    "team": "調查小組",
    "counseling": "輔導、醫療或心理諮商等二項協助措施",
}
DUTY_SOURCES: Mapping[str, str] = {"visit": "檢查", "declared": "自主申報", "notice": "通報"}
# What an import notices of a row that it keeps.
FLAGS: Mapping[str, str] = {"late_first_notice": "結果先於接獲通報"}

# How the fines of this line are called as one group of acts in the books.
BOTH_ACTS = "employment_discrimination_and_gender_equality"
MIXED = "mixed"
DIM_LABELS: Mapping[str, Mapping[str, str]] = {
    "law": {**LAWS, BOTH_ACTS: "就業歧視及性別平等"},
    "own_act": {**LAWS, MIXED: "引用數法"},
    "own_article": {MIXED: "引用數條"},
    "council": COUNCILS,
    "channel": PAY_CHANNELS,
    "in_time": {"yes": "期限內", "no": "逾期"},
}

"""Code lists of inspections, stop-work orders, guidance, registers and activities."""

from collections.abc import Mapping

from laozheng.lines.safety.rules.codes.accidents import NATIONALITIES

INSPECTION_TYPES: Mapping[str, str] = {
    "general": "一般",
    "project": "專案",
    "complaint": "申訴檢舉",
    "major_accident": "重大職災",
    "investigation": "災害調查及複查",
    "resumption": "復工",
    "joint": "會同",
    "site_survey": "會勘",
    "assigned": "上級交辦",
}
DIVISIONS: Mapping[str, str] = {
    "manufacturing": "製造業",
    "construction": "營造業",
    "general_industries": "綜合行業",
    "chemical_health": "化工及職業衛生",
    "machinery": "危險性機械設備",
}
SITE_KINDS: Mapping[str, str] = {
    "plant": "廠場",
    "construction_site": "工地",
    "dock": "碼頭船舶",
    "office": "辦公處所",
    "other": "其他",
}
COMPLAINT_SUBJECTS: Mapping[str, str] = {
    "fall_protection": "墜落防護",
    "collapse": "倒塌、崩塌",
    "electricity": "感電危害",
    "machinery": "機械設備",
    "hazardous_substances": "危害性化學品",
    "confined_space": "局限空間",
    "heat": "高氣溫作業",
    "management": "安全衛生管理",
    "retaliation": "不利對待",
    "other": "其他",
}
STOP_SCOPES: Mapping[str, str] = {"partial": "部分停工", "full": "全部停工"}
STOP_GROUNDS: Mapping[str, str] = {
    "imminent_danger": "勞動檢查法第28條",
    "after_accident": "勞動檢查法第27條",
    "not_remedied": "勞動檢查法第29條",
    "osh_36": "職業安全衛生法第36條",
    "machine_overdue": "機械設備逾期未檢",
}
GUIDANCE_PROGRAMS: Mapping[str, str] = {
    "guidance_team": "輔導團",
    "new_company": "新設公司",
    "minor_repair": "民政局通報小型修繕",
    "confined_space": "委外局限空間",
    "small_site": "委外小型工地",
}
# Guidance at the employer's door; the team of volunteers is counted apart.
TEAM, SMALL_WORKS = "guidance_team", "minor_repair"
ONSITE = tuple(code for code in GUIDANCE_PROGRAMS if code != TEAM)
# What is notified of these is dangerous before anybody has been there.
RISKY_WORKS = (SMALL_WORKS, "confined_space", "small_site")
MACHINE_CLASSES: Mapping[str, str] = {
    "crane": "起重升降機具",
    "boiler": "鍋爐",
    "pressure_vessel": "壓力容器",
    "gas_equipment": "高壓氣體特定設備",
    "gas_container": "高壓氣體容器",
}
# Bodies that act for the authority, and what an audit of one gives.
BODY_KINDS: Mapping[str, str] = {
    "inspection_body": "代行檢查機構",
    "health_exam_hospital": "勞工健康檢查醫療機構",
}
AUDIT_RESULTS: Mapping[str, str] = {"in_order": "符合", "to_improve": "應改善"}
SITE_CLASSES: Mapping[str, str] = {letter: f"{letter}類" for letter in "甲乙丙丁"}
MEMBER_KINDS: Mapping[str, str] = {"firm": "事業單位", "contractor": "承攬商"}
AWARD_CATEGORIES: Mapping[str, str] = {"unit": "單位", "person": "人員"}
# How far a candidate came; each stage has passed those before it.
AWARD_STAGES: Mapping[str, str] = {"candidate": "參選", "nominee": "薦送", "winner": "獲獎"}
WINNER = "winner"

ACTIVITY_KINDS: Mapping[str, str] = {
    "briefing": "宣導會",
    "family_briefing": "說明會",
    "family_meeting": "運作會議",
    "family_training": "訓練",
    "family_observation": "觀摩",
    "family_liaison": "聯繫會報",
    "family_results": "成果發表",
    "executive_forum": "高階主管座談",
    "partnership_signing": "安全伙伴簽署",
    "heat_workshop": "熱危害觀摩會",
    "team_meeting": "輔導團會議",
    "safety_week_main": "安全健康週主活動",
    "safety_week_sub": "安全健康週系列活動",
}
FAMILY_SESSIONS = (
    "family_briefing",
    "family_meeting",
    "family_training",
    "family_observation",
    "family_liaison",
)
# What people attend by name, and get a certificate of.
SEMINARS: Mapping[str, str] = {
    code: ACTIVITY_KINDS[code]
    for code in ("briefing", *FAMILY_SESSIONS, "family_results", "executive_forum", "heat_workshop")
}
# The safety and health week of the city: its main activity, and those of its districts and firms.
WEEK_LEVELS: Mapping[str, str] = {"safety_week_main": "main", "safety_week_sub": "sub"}
LEVELS: Mapping[str, str] = {"main": "主活動", "sub": "系列活動"}
# What is counted of the week without an activity, and in what.
TALLY_KINDS: Mapping[str, str] = {
    "safety_week_awards": "安全健康週獲獎數",
    "safety_week_agencies_rank": "安全健康週機關評比名次",
}
TALLY_UNITS: Mapping[str, str] = {
    "safety_week_awards": "items",
    "safety_week_agencies_rank": "rank",
}
# Whoever comes to these is counted once, not each time.
PERSONS = ("executive_forum", "heat_workshop", "partnership_signing")


# Events that figures tell by name, in the channel of an activity.
EVENTS: Mapping[str, str] = {
    "taipower_forum": "台電高階主管論壇",
    "construction_forum": "營造業高階主管座談",
    "steel_forum": "鋼鐵工業高階主管座談",
    "petrochemical_forum": "石化業高階主管座談",
    "smart_port_wellbeing_forum": "智慧港都幸福永續論壇",
}
# Words for codes of dims that no column of a data set explains.
DIM_LABELS: Mapping[str, Mapping[str, str]] = {
    "scope": STOP_SCOPES,
    "size": {"small": "100人以下", "large": "超過100人"},
    "status": {"new": "當年度新成立"},
    "visited": {"yes": "曾受檢", "no": "未曾受檢"},
    "heat": {"yes": "高氣溫", "no": "其他"},
    "event": EVENTS,
    "activity": {**ACTIVITY_KINDS, **EVENTS},
    "act": {
        "osh": "職業安全衛生法",
        "labor_inspection": "勞動檢查法",
        "lsa": "勞動基準法",
        "mixed": "引用數法",
        "unreadable": "無法判讀",
    },
    "article": {"mixed": "引用數條", "unreadable": "無法判讀"},
    "level": LEVELS,
    "nationality": NATIONALITIES,
}


def unit_of(kind: str) -> str:
    """What the heads of a kind of activity are counted in."""
    return "persons" if kind in PERSONS else "person_times"


def reached(stage: str) -> tuple[str, ...]:
    """The stages that a candidate at this stage has passed, its own with them."""
    order = list(AWARD_STAGES)
    return tuple(order[: order.index(stage) + 1])

"""The closed lists of the line: code and label of every value that a column may hold."""

from collections.abc import Mapping

Codes = Mapping[str, str]

WORKER_CATEGORIES: Codes = {"blue_collar": "藍領（第二類）", "professional": "專業（第一類）"}
VISIT_TYPES: Codes = {
    "routine": "例行訪查",
    "entry_notification": "入國通報訪查",
    "assigned": "交辦案件",
    "complaint": "申訴",
    "joint": "聯合檢查",
    "other": "其他",
}
EMPLOYER_KINDS: Codes = {
    "household": "家庭",
    "manufacturing": "製造業",
    "construction": "營造業",
    "fishing": "漁業",
    "agriculture": "農業",
    "care_home": "養護機構",
    "other": "其他",
}
CHECKS: Codes = {
    "dormitory": "宿舍",
    "wage": "工資",
    "documents": "證件",
    "work_content": "工作內容",
    "dengue": "登革熱",
    "fire": "消防",
    "care_plan": "生活照顧",
}
DORMITORY_KINDS: Codes = {
    "factory": "廠內",
    "rented": "租賃",
    "agency_run": "仲介經營",
    "ship": "船上",
    "household": "家庭",
}
NOTICE_TYPES: Codes = {
    "entry": "入國通報",
    "transfer": "接續通報",
    "departure": "離境報備",
    "absence": "行蹤不明報備",
    "revocation": "撤銷報備",
    "abolition": "廢止通報",
}
# Those with which a worker begins with an employer.
ENTRY, ABSENCE = "entry", "absence"
ARRIVALS = (ENTRY, "transfer")
# What an entry is told with (雇聘辦法第34條).
NOTICE_DOCUMENTS: Codes = {
    "form": "通報單",
    "care_plan": "生活照顧服務計畫書",
    "list": "外國人名冊",
    "fee_affidavit": "入國工作費用及工資切結書",
}
# What of a care plan is told anew when it changes (雇聘辦法第33條第2項第5款, 第5項).
PLAN_CHANGE_LABEL = "生活照顧服務計畫書變更通報"
PLAN_CHANGES: Codes = {"lodging": "住宿地點", "care_staff": "生活照顧服務人員"}
# The two groups in which the council's book counts notices.
NOTICE_GROUPS: Codes = {
    "transfer_or_entry": "接續通報、入國通報",
    "departure_absconding_revocation_abolition": "離境報備、行蹤不明報備、撤銷報備、廢止通報",
}
VIOLATIONS: Codes = {
    "unpermitted_expired_or_other_employer": "聘僱未經許可、許可失效或他人所申請聘僱之外國人",
    "lending_name": "以本人名義聘僱外國人為他人工作",
    "other_work_or_place": "指派從事許可以外之工作或變更工作場所",
    "withholding_documents_or_pay": "非法扣留證件、財物或未依規定辦理",
    "illegal_foreign_worker": "非法工作外國人",
    "illegal_placement": "非法媒介",
    "late_notice": "逾期通報",
    "care_plan": "未依生活照顧服務計畫",
    "other": "其他",
}
# The provision that each breaks; which subparagraph a late notice breaks is not confirmed (U).
VIOLATION_ARTICLES: Codes = {
    "unpermitted_expired_or_other_employer": "就業服務法第57條第1款",
    "lending_name": "就業服務法第57條第2款",
    "other_work_or_place": "就業服務法第57條第3款",
    "withholding_documents_or_pay": "就業服務法第57條第8款",
    "illegal_foreign_worker": "就業服務法第43條",
    "illegal_placement": "就業服務法第45條",
    "late_notice": "就業服務法第57條第9款",
    "care_plan": "就業服務法第57條第9款",
}
LATE_NOTICE = "late_notice"
# Who is handed to the immigration agency, and is never named in the register of parties.
WORKER = "worker"
OFFENDERS: Codes = {
    "employer": "雇主",
    "worker": "外國人",
    "broker": "媒介人",
    "agency": "仲介機構",
}
# What anybody reports to the unit, to be looked into on the spot.
COMPLAINT_SUBJECTS: Codes = {
    "illegal_foreign_worker": "僱用非法工作的外國人",
    "illegal_carer": "非法看護",
    "illegal_placement": "非法媒介",
    "other_work_or_place": "做許可以外的工作或換地方工作",
    "lodging": "住宿環境不良",
    "withholding": "扣留證件或財物",
    "other": "其他",
}
SOURCES: Codes = {
    "own": "自行查獲",
    "police": "警察機關",
    "immigration": "移民機關",
    "hotline": "專線",
    "informant": "民眾檢舉",
}
CONSULTATION_TYPES: Codes = {
    "legal_consultation": "法令諮詢",
    "dispute_handling": "勞資爭議",
    "contract_termination_verification": "解約驗證",
}
LANGUAGES: Codes = {
    "zh": "中文",
    "id": "印尼語",
    "vi": "越南語",
    "th": "泰語",
    "en": "英語",
    "tl": "菲律賓語",
    "other": "其他",
}
# The language that the workers of a country are asked in first; countries as lists write them.
LANGUAGE_OF_COUNTRY: Codes = {
    **dict.fromkeys(("ID", "印尼", "印度尼西亞"), "id"),
    **dict.fromkeys(("VN", "越南"), "vi"),
    **dict.fromkeys(("TH", "泰國"), "th"),
    **dict.fromkeys(("PH", "菲律賓"), "tl"),
}
MODES: Codes = {"phone": "電話", "counter": "臨櫃", "online": "線上", "visit": "訪視"}
DISPUTE_TOPICS: Codes = {
    "wage": "工資",
    "hours": "工時",
    "contract": "契約",
    "transfer": "轉換雇主",
    "injury": "職業災害",
    "harassment": "騷擾或性侵害",
    "board_lodging": "膳宿",
    "fees": "收費",
    "documents": "證件",
}
DISPUTE_OUTCOMES: Codes = {
    "settled": "協調成立",
    "not_settled": "協調不成立",
    "withdrawn": "撤回",
    "referred": "轉介調解",
    "pending": "辦理中",
}
# Other lines that go on with what a worker told here.
REFERRALS: Codes = {
    "standards.complaint": "勞動條件申訴",
    "safety.complaint": "職業安全衛生申訴",
    "injury.notice": "職業災害協助",
    "equality.harassment": "性騷擾申訴",
}
# Bodies outside the bureau that go on with what was seen at a visit.
OUTSIDE_AGENCIES: Codes = {
    "public_works": "工務局",
    "fire": "消防局",
    "health": "衛生局",
    "police": "警察局",
    "immigration": "內政部移民署",
}
# What a worker told in confidence goes on with her consent alone.
CONFIDED = ("equality.harassment", "injury.notice")
INTENTIONS: Codes = {"confirmed": "確有真意", "denied": "否認", "unclear": "不明"}
VERIFICATION_RESULTS: Codes = {
    "verified": "完成驗證",
    "refused": "不予驗證",
    "dispute": "轉爭議",
    "withdrawn": "撤回",
    "pending": "辦理中",
}
# The step that ends a dispute, by its outcome; the same for verifications.
DISPUTE_ENDS: Codes = {
    "settled": "settle",
    "not_settled": "fail",
    "withdrawn": "withdraw",
    "referred": "refer_mediation",
}
VERIFICATION_ENDS: Codes = {
    "verified": "verify",
    "refused": "refuse",
    "dispute": "turn_to_dispute",
    "withdrawn": "withdraw",
}
SHELTER_REASONS: Codes = {
    "dispute": "爭議期間",
    "no_board_lodging": "雇主無法提供食宿",
    "closure": "關廠歇業",
    "abuse": "侵害",
    "trafficking": "人口販運",
}
# The steps by which a worker comes to stay: at once, or after somebody asked.
ADMITTING = ("admit", "take_in")
ENDED_BY: Codes = {
    "new_employer": "轉換雇主",
    "returned_home": "返國",
    "back_to_employer": "返回原雇主",
    "left": "自行離開",
}
AGENCY_KINDS: Codes = {"profit": "營利", "non_profit": "非營利"}
GRADES: Codes = {
    "exempt_excellent": "績優免評",
    "score_90_up": "90分以上",
    "score_80_89": "80分以上未滿90分",
    "score_70_79": "70分以上未滿80分",
    "score_below_70": "未滿70分",
    "new_guidance_year": "新設立輔導",
}
AGENCY_VISIT_PURPOSES: Codes = {"rating": "分級訪查", "complaint": "申訴", "follow_up": "複查"}
RATING = "rating"
CAREGIVER_STATUSES: Codes = {
    "qualified": "合格",
    "expired": "逾期",
    "withdrawn": "撤回",
    "refused": "不合格",
}
# What a carer may agree to show in the public directory.
CAREGIVER_SHOWS: Codes = {
    "initials": "姓名縮寫",
    "districts": "服務地區",
    "languages": "語言",
    "hours": "時段",
}
# The papers that a carer shows at first and at each renewal; the house's own list (U).
CAREGIVER_PAPERS: Codes = {
    "training": "照顧服務員資格證明",
    "identity": "身分證明文件",
    "health": "體格檢查",
    "consent": "公開資料同意書",
}
QUARANTINE_RESULTS: Codes = {
    "returned_incomplete": "資料不全退件",
    "withdrawn_by_employer": "自行撤回",
    "inspection_required": "須辦理查核",
}
ACTIVITY_KINDS: Codes = {
    "targeted_briefing": "對象別宣導",
    "local_hotspot": "在地熱點宣導",
    "caregiver_tour": "看護工巡迴服務",
    "recreation": "休閒活動",
    "staff_training": "業務人力培植",
    "liaison_meeting": "聯繫會報",
}
PROMOTIONS = ("targeted_briefing", "local_hotspot")
# In which languages news of the law is written.
NEWS_LANGUAGES = ("zh", "id", "vi", "th", "en")
AUDIENCES: Codes = {
    "household_employer": "家庭雇主",
    "enterprise_employer": "事業雇主",
    "migrant_worker": "移工",
    "employment_agency": "仲介機構",
}
TALLY_KINDS: Codes = {
    "ad": "法令廣告",
    "ad_language": "廣告語言",
    "ad_month": "廣告期間",
    "newsletter": "法令宣導報刊",
    "newsletter_language": "報刊語言",
    "mask": "防疫口罩",
    "care_kit": "防疫關懷包",
    "kit_language": "文宣國別",
    "phone_care": "電話關懷",
    "onsite_care": "實地訪視",
    "face_to_face": "走動宣導",
    "leaflet": "宣導單",
}
TALLY_UNITS: Codes = {
    "ad": "items",
    "ad_month": "months",
    "newsletter": "issues",
    "phone_care": "persons",
    "onsite_care": "persons",
    "face_to_face": "person_times",
}
MEDIA: Codes = {
    "outdoor_video_wall": "戶外電視牆",
    "radio": "廣播",
    "bus": "公車",
    "hospital_lightbox": "醫院燈箱",
    "train": "火車",
    "ad_car": "廣告車",
}

# What an import notices of a row that it keeps.
FLAGS: Codes = {
    "doubtful_exemption": "績優免評與本局紀錄不合",
    "duplicate": "同一人同一事由先前已通報",
}

# Words for codes of dims that no column of a data set explains.
DIM_LABELS: Mapping[str, Codes] = {
    "type": {**VISIT_TYPES, **NOTICE_TYPES, **CONSULTATION_TYPES, **ACTIVITY_KINDS},
    "grade": GRADES,
    "group": NOTICE_GROUPS,
    "dormitory_kind": DORMITORY_KINDS,
}


def notice_group(type_: str) -> str:
    """The group of a kind of notice in the council's book."""
    if type_ in ARRIVALS:
        return "transfer_or_entry"
    return "departure_absconding_revocation_abolition"

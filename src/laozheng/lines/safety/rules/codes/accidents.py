"""Code lists of accidents: official types, kinds, inspection agencies, who reports, what rows lack.

Sources: 職業災害類型分類 and 重大職業災害公開資料 of the ministry; industries by 行業統計分類.
"""

from collections.abc import Mapping
from functools import cache

from laozheng.base.text import fold, squeeze
from laozheng.kernel.law.codes import UnknownCode, industry

# All that a figure tells of a victim's nationality: anything finer would tell who it is.
NATIONALITIES: Mapping[str, str] = {"national": "本國籍", "foreign": "外國籍"}
_NATIONAL = frozenset({"TW", "TWN", "ROC", "本國", "本國籍", "中華民國", "台灣"})

ACCIDENT_TYPES: Mapping[str, str] = {
    "fall": "墜落、滾落",
    "trip": "跌倒",
    "collision": "衝撞",
    "flying_object": "物體飛落",
    "collapse": "物體倒塌、崩塌",
    "struck_by": "被撞",
    "caught_in": "被夾、被捲",
    "cut": "被刺、割、擦傷",
    "stepped_on": "踩踏",
    "drowning": "溺斃",
    "temperature": "與高溫、低溫之接觸",
    "harmful_substance": "與有害物等之接觸",
    "electric_shock": "感電",
    "explosion": "爆炸",
    "rupture": "物體破裂",
    "fire": "火災",
    "improper_motion": "不當動作",
    "road_traffic": "公路交通事故",
    "rail_traffic": "鐵路交通事故",
    "ship_aircraft": "船舶航空器事故",
    "other_traffic": "其他交通事故",
    "other": "其他",
    "unclassifiable": "不能歸類",
}

ACCIDENT_KINDS: Mapping[str, str] = {
    "death": "死亡",
    "three_or_more": "罹災三人以上",
    "hospitalized": "住院",
    "chemical_release": "洩漏",
    "designated": "指定",
    "other": "其他",
}

UBN_STATES: Mapping[str, str] = {
    "valid": "有效",
    "missing": "未填",
    "none_stated": "載明無統編",
    "same_as_employer": "同事業單位",
    "malformed": "格式不符",
    "invalid": "檢查碼不符",
    "dummy": "代用號碼",
}

# Codes of the official list; own accidents are those of the bureau's inspection office.
OWN_AGENCY = "09"
AGENCIES: Mapping[str, str] = {
    OWN_AGENCY: "高雄市政府勞工局勞動檢查處",
    "10": "加工出口區",
    "13": "南部科學園區管理局",
    "other": "其他檢查機構",
}
AGENCY_ALIASES: Mapping[str, str] = {
    "own": OWN_AGENCY,
    "9": OWN_AGENCY,
    "本處": OWN_AGENCY,
    "勞檢處": OWN_AGENCY,
    "勞動檢查處": OWN_AGENCY,
    "高雄市勞動檢查處": OWN_AGENCY,
    "export_zone": "10",
    "加工出口區管理處": "10",
    "產業園區管理局": "10",
    "science_park": "13",
    "science park": "13",
    "科學園區": "13",
    "南科": "13",
}

REPORTERS: Mapping[str, str] = {
    "employer": "雇主",
    "hospital": "醫院",
    "police": "警察",
    "fire": "消防",
    "worker": "勞工",
    "other": "其他",
}
EMPLOYER = "employer"

# Part of a firm in an accident; the employer of the victims is the one that reports.
ROLES: Mapping[str, str] = {
    "employer": "事業單位",
    "principal": "原事業單位",
    "subcontractor": "承攬人",
    "owner": "業主",
}

# The languages in which lessons are published, each by its own name.
LANGUAGES: Mapping[str, str] = {
    "zh-hant": "中文",
    "en": "English",
    "id": "Bahasa Indonesia",
    "vi": "Tiếng Việt",
    "th": "ภาษาไทย",
}

# What an import notices, by trap (safety 2.1). A flagged row is kept, counted and listed.
FLAGS: Mapping[str, str] = {
    "W-YEAR": "年度與發生日期不符",
    "W-MASK": "名稱有遮蔽字元",
    "W-EMPTY": "未載事業單位",
    "W-SWAP": "與業主同名而統一編號不同",
    "W-CAS": "罹災人數為零或無法辨識",
    "W-IND": "行業無法歸類",
    "W-TYPE": "災害類型無法歸類",
    "W-ADDR": "看不出行政區",
    "outside_city": "地點在外縣市",
    "W-AGENCY": "其他檢查機構",
    "W-MAP": "未載明是否顯示於地圖",
    "possible_duplicate": "可能與另一列為同一災害",
    "looks_like_id": "疑似身分證字號",
    **{
        f"W-UBN-{state}": f"統一編號{label}"
        for state, label in UBN_STATES.items()
        if state != "valid"
    },
}


# Names by which the official list still goes (行業統計分類第9次修正).
_EARLIER_SECTIONS: Mapping[str, str] = {"F": "營造業", "J": "資訊及通訊傳播業"}


def accident_type(text: str) -> str:
    """The code of an official type by code or label; empty when the list has none such."""
    if text in ACCIDENT_TYPES:
        return text
    named = _folded(text)
    return next((code for code, label in ACCIDENT_TYPES.items() if _folded(label) == named), "")


def _folded(text: str) -> str:
    return squeeze(fold(text)).replace(",", "、")


def industry_section(letter: str, name: str) -> str:
    """The letter of a section when the classification calls it so, or once did; else empty."""
    named = _spelled(name)
    return letter if named in (_sections().get(letter), _EARLIER_SECTIONS.get(letter)) else ""


def section_of(code: str) -> str:
    """The section of a code of the classification; empty for an unknown one."""
    try:
        return industry().path(code)[0].code if code else ""
    except UnknownCode:
        return ""


def industry_code(section: str, name: str) -> str:
    """The broadest code that has exactly this name within the section; empty when none has."""
    return _industries().get((section, _spelled(name)), "")


@cache
def _sections() -> Mapping[str, str]:
    return {code.code: _spelled(code.label) for code in industry().codes if not code.parent}


@cache
def _industries() -> Mapping[tuple[str, str], str]:
    known = industry()
    by_name: dict[tuple[str, str], str] = {}
    for code in sorted(known.codes, key=lambda code: len(known.path(code.code))):
        section = known.path(code.code)[0].code
        by_name.setdefault((section, _spelled(code.label)), code.code)
    return by_name


def _spelled(name: str) -> str:
    return squeeze(fold(name))


def nationality_group(written: str) -> str | None:
    """The code of NATIONALITIES for a nationality as it was written; None where nothing was."""
    told = _spelled(written).replace("臺", "台").upper()
    if not told:
        return None
    return "national" if told in _NATIONAL else "foreign"


# Lists that tell of deaths at work besides the reports of accidents.
OUTSIDE_LISTS: Mapping[str, str] = {"insurance": "職災保險死亡給付", "condolence": "職災慰問"}

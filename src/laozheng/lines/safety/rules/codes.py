"""Official code lists of accidents: types (職業災害類型), kinds of duty, inspection agencies."""

from collections.abc import Mapping

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

# The code of the bureau's own inspection office in the official list.
OWN_AGENCY = "09"


def accident_type(text: str) -> str:
    """The code of an official type by its label; empty when the list has none such."""
    folded = _folded(text)
    return next((code for code, label in ACCIDENT_TYPES.items() if _folded(label) == folded), "")


def _folded(text: str) -> str:
    return "".join(text.replace("，", "、").split())

"""Numbers of residence cards: the new form, and the old one of two letters while it lasts."""

from datetime import date

from laozheng.base.identifiers import is_resident_id, is_resident_id_old
from laozheng.kernel.law.parameters import Law


def residence_number_objection(number: str, day: date, law: Law) -> str:
    """Why a number is not taken for that of a residence card on a day; "" when it is.

    The check digit is verified in both forms; the old one is taken through its last day.
    """
    if is_resident_id(number):
        return ""
    if not is_resident_id_old(number):
        return "居留證統一證號格式或檢查碼不符，請核對證件；不明時請留空"
    last_day = law.get("migrants.old_residence_number_to", day)
    if day <= last_day:
        return ""
    return "舊式統一證號（二英文字母）已停止使用，請填新式統一證號"

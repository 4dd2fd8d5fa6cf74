"""What a job advertisement may not say, and the pay that it must show (就業服務法§5, 性工法§7)."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from laozheng.base.numerals import plain
from laozheng.base.text import fold
from laozheng.kernel.law.parameters import Law, NotConfigured
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

PAY_CITE = "就業服務法第5條第2項第6款"
DISCRIMINATION_CITE = "就業服務法第5條第1項"
SEX_CITE = "性別平等工作法第7條"
# An amount: 38,000; 4萬; 時薪200.
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d{4,}|\d+(?:\.\d+)?\s*[萬千]|[時日]薪\s*\d+")
_LIMITING: Mapping[str, tuple[re.Pattern[str], str]] = {
    "sex": (re.compile(r"限[男女]性?|[男女]性?(?:優先|佳|尤佳)|只[收徵][男女]"), SEX_CITE),
    "age": (
        re.compile(r"\d+歲(?:以下|以上|內)|\d+\s*[-~至到]\s*\d+歲|限?年輕|年齡不拘以外"),
        DISCRIMINATION_CITE,
    ),
    "marital_status": (re.compile(r"限?未婚|限?已婚|單身(?:佳|者)"), DISCRIMINATION_CITE),
    "appearance": (re.compile(r"容貌|貌美|外貌(?:佳|姣好)|五官端正"), DISCRIMINATION_CITE),
}

FINDINGS: Mapping[str, str] = {
    "sex": "限制性別",
    "age": "限制年齡",
    "marital_status": "限制婚姻",
    "appearance": "限制容貌",
    "undisclosed_pay": "未載明薪資",
}


@dataclass(frozen=True)
class Finding:
    """Words of an advertisement that the law forbids, or pay that it lacks."""

    what: str
    words: str
    cite: str


def pay_disclosure(
    shown: str,
    day: date,
    law: Law,
    *,
    wage: int | None = None,
    unit: str = "month",
    count_per_month: int | None = None,
) -> Reckoning:
    """Whether an advertisement shows the pay that it must.

    The result is ``none``, ``breach``, or ``inquiry``: the employer is asked first.

    ``shown`` is what it says of the pay, ``wage`` the real regular pay if known, by month, day or
    hour; ``count_per_month`` the days or hours that it states for a month.
    """
    trace = Trace("equality.pay_disclosure", law, day)
    try:
        below = trace.value("pay_disclosure_below")
    except NotConfigured:
        trace.say("當時尚無公開揭示薪資的義務。", PAY_CITE)
        return trace.done("none")
    if _AMOUNT.search(fold(shown)):
        trace.say("廣告已載明薪資範圍。", PAY_CITE)
        return trace.done("none")
    if wage is None:
        trace.say("廣告未載明薪資，實際薪資不明，先函請雇主說明。", PAY_CITE)
        return trace.done("inquiry")
    monthly = wage
    if unit != "month":
        monthly = wage * (count_per_month or trace.value("pay_conversion")[unit])
    words = f"經常性薪資{plain(monthly)}元"
    if monthly < below:
        trace.say(f"{words}，未達{plain(below)}元而未揭示。", PAY_CITE)
        return trace.done("breach")
    trace.say(f"{words}，達{plain(below)}元，得不揭示。", PAY_CITE)
    return trace.done("none")


def check_ad(text: str, day: date, law: Law) -> list[Finding]:
    """The words of an advertisement that limit who may apply, and pay that it does not show.

    Whether the pay must be shown depends on its amount; an advertisement without it is named.
    """
    said = fold(text)
    found = [
        Finding(ground, match.group(), cite)
        for ground, (pattern, cite) in _LIMITING.items()
        if (match := pattern.search(said))
    ]
    pay: Any = pay_disclosure(said, day, law).result
    if pay == "inquiry":
        words = re.search(r"薪資?(?:面議|另議|優)|面議", said)
        found.append(Finding("undisclosed_pay", words.group() if words else "", PAY_CITE))
    return found


def digest_of(source: str, text: str, picture: bytes = b"") -> str:
    """The hash of an advertisement: where it was seen, what it said, and its picture if any."""
    content = f"{source}\n{text}".encode()
    return hashlib.sha256(content + b"\n" + picture if picture else content).hexdigest()

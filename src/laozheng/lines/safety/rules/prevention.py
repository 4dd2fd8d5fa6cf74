"""The law of supervision: size, referral to prosecution, machines, rates, reviews, stops, heat.

Which articles are fined only after an improvement date, and what is published of a fine, is the
law of all dispositions and stands with the shared chain.

Sources: 職業安全衛生法第40條至第45條, 勞動檢查法施行細則第6條, 處理要點 of fines,
危險性工作場所審查及檢查辦法.
"""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from laozheng.base.numerals import plain
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning, Step
from laozheng.kernel.law.trace import Trace

MILLION = 1_000_000
# How the parameters spell the classes of hazard sites.
_CLASSES = {"甲": "jia", "乙": "yi", "丙": "bing", "丁": "ding"}
# A full stop is warned of from so many days before the center must agree.
_WARNED_BEFORE = 2


def size_class(
    workers: int | None, contract_twd: int | None, day: date, law: Law, *, listed: bool = False
) -> str:
    """The size by which fines are graded: 甲 for listed or large firms and works, else 乙."""
    large = (workers or 0) > law.get("safety.size_class_workers", day)
    costly = (contract_twd or 0) > law.get("safety.size_class_contract_twd", day)
    return "甲" if listed or large or costly else "乙"


def firm_size(workers: int | None, day: date, law: Law) -> str | None:
    """Small up to the firms that families and guidance are for, else large; None when untold."""
    if workers is None:
        return None
    return "small" if workers <= law.get("safety.family_firm_max", day) else "large"


def reports_monthly(workers: int, day: date, law: Law) -> bool:
    """Whether a workplace of so many files its accident statistics by month (§38)."""
    fewest: int = law.get("safety.monthly_report_workers", day)
    return workers >= fewest


def criminal_referral(
    citations: Collection[Citation],
    *,
    day: date,
    law: Law,
    deaths: int = 0,
    casualties: int = 0,
    breached_stop: bool = False,
) -> Reckoning | None:
    """Why a breach of that day goes to the prosecutor first (行政罰法第26條); None if it does not.

    Death by breach of §6① or §16①, also where the paragraph is not told: §40. Three or more hurt
    by it, or a stop-work order broken: §41. The result has ``article``, the longest imprisonment
    in ``years`` and the most of the criminal fine in ``fine_twd``.
    """
    grave = any(
        one.act == "osh" and one.article in (6, 16) and one.paragraph in (0, 1) for one in citations
    )
    if grave and deaths:
        article = 40
    elif (grave and casualties >= law.get("safety.major_casualties", day)) or breached_stop:
        article = 41
    else:
        return None
    trace = Trace("safety.criminal_referral", law, day)
    years, fine = trace.value(f"crime_{article}")
    cite = trace.cite_of(f"crime_{article}")
    trace.say(f"本件涉及{cite}之罪（最重{years}年有期徒刑，罰金最高{plain(fine)}元）。", cite)
    return trace.done({"article": article, "years": years, "fine_twd": fine})


def is_machine_due(valid_to: date, day: date) -> bool:
    """Whether a certificate has expired; one that ends on a holiday has expired all the same."""
    return day > valid_to


def frequency_rate(cases: int, hours: int) -> Decimal | None:
    """Disabling injuries per million hours, cut off after two decimals; None without hours.

    勞動檢查法施行細則第6條; how far it is told: the ministry's notes on the monthly statistics.
    """
    return Decimal(cases * MILLION * 100 // hours).scaleb(-2) if hours else None


def severity_rate(lost_days: int, hours: int) -> int | None:
    """Lost days per million hours, a fraction of a day cut off; None without hours."""
    return lost_days * MILLION // hours if hours else None


def review_term(site_class: str, work_on: date, calendar: Calendar, law: Law) -> Reckoning:
    """The last day to apply for the review of a hazard site before its work begins."""
    trace = Trace("safety.review_term", law, work_on)
    return trace.counted(days_of_class(site_class), work_on, calendar, backwards=True)


def days_of_class(site_class: str) -> str:
    """The name of the value that says how many days the review of a class takes."""
    return f"review_days_{_CLASSES[site_class]}"


def full_stop_warning(scope: str, days: int, day: date, law: Law) -> Step | None:
    """What to say of a full stop nearing the days after which the center must agree."""
    most = law.value("safety.full_stop_central_days", day)
    if scope != "full" or days < most.value - _WARNED_BEFORE:
        return None
    text = (
        f"全部停工第{days}日，超過{most.value}日須報中央主管機關核定。"
        if days <= most.value
        else f"全部停工已{days}日，逾{most.value}日，請確認已報中央主管機關核定。"
    )
    return Step(text, most.cite)


def heat_trigger(forecast: Decimal | int, day: date, law: Law) -> Reckoning:
    """Whether the outdoor sites of a district rise on the list of a day, by the forecast in °C."""
    trace = Trace("safety.heat_trigger", law, day)
    threshold = trace.dated("heat_threshold")
    rises = forecast >= threshold.value
    word = "達" if rises else "未達"
    trace.say(f"預報最高溫{forecast}度，{word}{threshold.value}度。", threshold.cite)
    return trace.done(rises)

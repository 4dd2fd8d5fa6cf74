"""The law of supervision: prior notice, size, referral to prosecution, machines, rates, reviews.

Sources: 職業安全衛生法第40條至第45條, its 施行細則第6條, 處理要點 of fines,
危險性工作場所審查及檢查辦法.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from laozheng.base.rounding import half_up
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning, Step

MILLION = 1_000_000


def needs_prior_notice(citation: Citation, day: date, law: Law) -> bool:
    """Whether a breach of that day is fined only after an improvement date passed unmet."""
    if citation.act != "osh":
        return False
    listed = law.get("safety.prior_notice_articles", day)
    article = str(citation.article)
    return article in listed or f"{article}-{citation.paragraph or 1}" in listed


def size_class(
    workers: int | None, contract_twd: int | None, day: date, law: Law, *, listed: bool = False
) -> str:
    """The size by which fines are graded: 甲 for listed or large firms and works, else 乙."""
    large = (workers or 0) > law.get("safety.size_class_workers", day)
    costly = (contract_twd or 0) > law.get("safety.size_class_contract_twd", day)
    return "甲" if listed or large or costly else "乙"


def publication_fields(day: date, *, accident: bool, law: Law) -> tuple[str, ...]:
    """What is published of a fine decided that day (職業安全衛生法第49條)."""
    fields: tuple[str, ...] = tuple(law.get("safety.publication_fields", day))
    return tuple(field for field in fields if accident or field != "災害場所")


@dataclass(frozen=True)
class Threat:
    """The punishment by which a breach goes to the prosecutor; years at most, fine at most."""

    article: int
    years: int
    fine_twd: int


def criminal_referral(
    citations: Collection[Citation],
    *,
    day: date,
    law: Law,
    deaths: int = 0,
    casualties: int = 0,
    breached_stop: bool = False,
) -> Threat | None:
    """Why a breach of that day goes to the prosecutor first (行政罰法第26條); None if it does not.

    Death by breach of §6① or §16①, also where the paragraph is not told: §40. Three or more hurt
    by it, or a stop-work order broken: §41.
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
    years, fine = law.get(f"safety.crime_{article}", day)
    return Threat(article, years, fine)


def is_machine_due(valid_to: date, day: date) -> bool:
    """Whether a certificate has expired; one that ends on a holiday has expired all the same."""
    return day > valid_to


def frequency_rate(cases: int, hours: int) -> object | None:
    """Disabling injuries per million hours (施行細則第6條); None without hours."""
    return half_up(Fraction(cases * MILLION, hours), 2) if hours else None


def severity_rate(lost_days: int, hours: int) -> object | None:
    """Lost days per million hours, a fraction of a day cut off; None without hours."""
    return lost_days * MILLION // hours if hours else None


def review_term(site_class: str, work_on: date, law: Law, calendar: Calendar) -> Reckoning:
    """The last day to apply for the review of a hazard site before its work begins."""
    days = law.value(f"safety.review_days_{_CODES[site_class]}", work_on)
    counted = count(work_on, days.value, "days", calendar, cite=days.cite, backwards=True, law=law)
    return replace(counted, rule="safety.review_term", values=(days, *counted.values))


_CODES = {"甲": "jia", "乙": "yi", "丙": "bing", "丁": "ding"}


def full_stop_warning(scope: str, days: int, day: date, law: Law) -> Step | None:
    """What to say of a full stop nearing the days after which the center must agree."""
    most = law.value("safety.full_stop_central_days", day)
    if scope != "full" or days < most.value - 2:
        return None
    text = (
        f"全部停工第{days}日，超過{most.value}日須報中央主管機關核定。"
        if days <= most.value
        else f"全部停工已{days}日，逾{most.value}日，請確認已報中央主管機關核定。"
    )
    return Step(text, most.cite)

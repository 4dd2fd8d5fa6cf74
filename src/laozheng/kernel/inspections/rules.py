"""The law of dispositions: what still counts, how often, from when service works, when terms end.

Pure functions over facts and dated values. Ranges of fines are in `penalties`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from laozheng.base.months import months_before
from laozheng.base.periods import Period
from laozheng.base.roc import roc_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.counting import Unit, count
from laozheng.kernel.law.parameters import DatedValue, Law
from laozheng.kernel.law.reckoning import Reckoning, Step
from laozheng.kernel.law.timeline import Timeline

PARAMETERS_FILE = Path(__file__).parent / "parameters.toml"

# Events after which nothing of a disposition stands.
REVOKING = ("revoked", "remanded", "judgment_revoked")
# A decision enters the records by the approval of its draft, or as one that was made before.
ISSUING = ("issued", "approved")

# What the list of violators shows by the law of the day of decision, the latest last.
_NAMES = ("name", "responsible_person")
_FULL = (*_NAMES, "disposed_on", "articles", "amount")
_NAMES_ALONE = ((date.min, _NAMES),)
_PUBLISHED = {
    "lsa": ((date(2011, 7, 1), _NAMES), (date(2020, 6, 12), _FULL)),
    "osh": ((date.min, _NAMES), (date(2026, 7, 1), _FULL)),
    "minimum_wage": ((date.min, (*_NAMES, "disposed_on", "amount")),),
}

SERVICE_METHODS = {
    "handed": "直接送達",
    "post": "郵務送達",
    "staff": "補充或留置送達",
    "deposit": "寄存送達",
    "electronic": "電子送達",
    "public_notice": "公示送達",
}


@dataclass(frozen=True)
class Change:
    """A later decision on a disposition: full revocation, or what is left after a partial one.

    `known_on` is the day on which the bureau knew; `amount_twd` and `citations` are what remains.
    """

    on: date
    known_on: date
    full: bool = True
    amount_twd: int | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Fine:
    """A disposition as figures and repeat counts see it; an unknown amount is None, never zero."""

    ref: str
    disposed_on: date
    citations: tuple[Citation, ...]
    amount_twd: int | None = None
    served_on: date | None = None
    changes: tuple[Change, ...] = ()


def as_it_stands(fine: Fine, as_of: date) -> Fine | None:
    """Return what is left of a disposition by what was known on a day; None when it is revoked."""
    for change in sorted(fine.changes, key=lambda change: change.on):
        if change.known_on > as_of:
            continue
        if change.full:
            return None
        fine = replace(fine, amount_twd=change.amount_twd, citations=change.citations)
    return fine


def net(fines: Iterable[Fine], period: Period, as_of: date, act: str = "") -> tuple[Fine, ...]:
    """Return the dispositions decided in a period that still stand on a day, as they stand.

    With an act only those that cite it; each is one, however many of its articles it cites.
    """
    standing = (as_it_stands(f, as_of) for f in fines if period.contains(f.disposed_on))
    return tuple(
        fine
        for fine in standing
        if fine and (not act or any(citation.act == act for citation in fine.citations))
    )


def net_count(fines: Iterable[Fine], period: Period, as_of: date, act: str = "") -> int:
    """Count the dispositions decided in a period, without those revoked by what is known."""
    return len(net(fines, period, as_of, act))


def repeat_count(
    earlier: Iterable[Fine], citation: Citation, acted_on: date, as_of: date, law: Law
) -> Reckoning:
    """Count which time this is: earlier fines on the same article of the same party, plus one.

    Counts what was served before the act, within the window, and is not revoked by what is known
    on `as_of`. A fine served on the very day of the act does not count (行政罰法第18條第1項).
    """
    window = law.value("inspections.repeat_window_months", acted_on)
    first = months_before(acted_on, window.value)
    counted = [
        fine
        for fine in sorted(earlier, key=lambda fine: (fine.served_on or date.max, fine.ref))
        if fine.served_on is not None
        and first <= fine.served_on < acted_on
        and _still_cites(fine, citation, as_of)
    ]
    article = Citation(citation.act, citation.article, citation.suffix)
    steps = [
        Step(f"自{roc_day(first)}至行為日前一日，同一當事人因{article}受送達的裁處。", window.cite)
    ]
    steps += [Step(f"{fine.ref}，{roc_day(_day(fine.served_on))}送達。") for fine in counted]
    steps.append(Step(f"計{len(counted)}次，本次為第{len(counted) + 1}次。"))
    return _reckoning("repeat_count", len(counted) + 1, steps, (window,))


def service_effective_on(method: str, on: date, law: Law, *, abroad: bool = False) -> Reckoning:
    """Return the day from which service works: that day, after a public notice some weeks later.

    `on` is the day of delivery, of the completed deposit, or of the notice's publication. The
    result is never moved by holidays: it begins terms, it does not end one.
    """
    if method not in SERVICE_METHODS:
        raise ValueError(f"沒有「{method}」這種送達方式，請填{'、'.join(SERVICE_METHODS)}。")
    names = {
        "deposit": "law.deposit_waiting_days",
        "public_notice": "law.public_notice_abroad_days" if abroad else "law.public_notice_days",
    }
    label = SERVICE_METHODS[method]
    if method not in names:
        return _reckoning("service_effective_on", on, [Step(f"{label}，{roc_day(on)}生效。")], ())
    waiting = law.value(names[method], on)
    effective = on + timedelta(days=waiting.value)
    steps = [
        Step(f"{label}於{roc_day(on)}完成，經{waiting.value}日發生效力。", waiting.cite),
        Step(f"{roc_day(effective)}生效。"),
    ]
    return _reckoning("service_effective_on", effective, steps, (waiting,))


def publication_fields(act: str, disposed_on: date) -> tuple[str, ...] | None:
    """Return what the list of violators must show of a decision; None while no list is lawful.

    Labor Standards Act §80-1: from 2011-07-01 may, from 2015-02-06 must name the business and the
    responsible person, from 2020-06-12 also day, article and amount. Safety act §49: the same
    names, from 2026-07-01 also the rest. Other acts: the names.
    """
    lists = _PUBLISHED.get(act, _NAMES_ALONE)
    return next((fields for since, fields in reversed(lists) if since <= disposed_on), None)


def published_since(act: str, field: str) -> date | None:
    """Return the first day of decision of which the list of an act shows a field, if it does."""
    lists = _PUBLISHED.get(act, _NAMES_ALONE)
    return next((since for since, fields in lists if field in fields), None)


def hearing_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The party's time to be heard, from the service of the notice (行政程序法第104條)."""
    return _term(timeline, ("hearing_sent",), "inspections.hearing_days", calendar, law)


def appeal_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The party's last day to appeal, from the day after service (訴願法第14條)."""
    return _term(timeline, ("served",), "law.appeal_days", calendar, law)


def answer_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Our answer to an appeal, from its receipt (訴願法第58條)."""
    return _term(timeline, ("appealed",), "law.appeal_answer_days", calendar, law)


def payment_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The party's last day to pay; an appeal does not stop it (訴願法第93條)."""
    return _term(timeline, ("served",), "inspections.payment_days", calendar, law)


def reminder_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The last day to pay after a reminder, before the file goes to enforcement."""
    return _term(timeline, ("reminded",), "inspections.reminder_days", calendar, law)


def publication_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Our time to publish a disposition that was served."""
    return _term(timeline, ("served",), "inspections.publication_days", calendar, law)


def minutes_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Our time to write the minutes of a visit, in working days."""
    return _term(timeline, ("visited",), "inspections.minutes_days", calendar, law)


def result_notice_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Our time to tell the employer the result of a visit (勞動檢查法第25條第1項)."""
    return _term(timeline, ("visited", "entered"), "inspections.result_notice_days", calendar, law)


def objection_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The employer's time to object, from receipt of the notice (施行細則第21條)."""
    return _term(timeline, ("noticed",), "inspections.objection_days", calendar, law)


def recheck_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """Our time to look again, from the last day to remedy that the notice set."""
    noticed = timeline.last("noticed")
    if noticed is None or not noticed.data.get("remedy_due_on"):
        return None
    days = law.value("inspections.recheck_days", noticed.on)
    start = date.fromisoformat(noticed.data["remedy_due_on"])
    counted = count(start, days.value, "days", calendar, cite=days.cite, law=law)
    name = "inspections.recheck_days"
    return replace(counted, rule=name, values=(days, *counted.values))


def limitation(act_ended_on: date, calendar: Calendar, law: Law) -> Reckoning:
    """The last day on which a fine may be decided: three years from the end of the act.

    The day on which the act ended counts, and the last day is not moved (行政罰法第27條第2項).
    """
    years = law.value("law.penalty_limitation_years", act_ended_on)
    counted = count(
        act_ended_on, years.value, "years", calendar, cite=years.cite, adverse=True, law=law
    )
    return replace(counted, rule="inspections.limitation", values=(years, *counted.values))


def _term(
    timeline: Timeline, kinds: tuple[str, ...], name: str, calendar: Calendar, law: Law
) -> Reckoning | None:
    """A term in days that the last event of a kind begins; none once the decision is revoked.

    An event that is a service says when it took effect.
    """
    began = timeline.last(*kinds)
    if began is None or timeline.first(*REVOKING):
        return None
    start = began.on
    if effective := began.data.get("effective_on"):
        start = date.fromisoformat(effective)
    days = law.value(name, start)
    unit: Unit = "working_days" if days.unit == "working_days" else "days"
    counted = count(start, days.value, unit, calendar, cite=days.cite, law=law)
    return replace(counted, rule=name, values=(days, *counted.values))


def _still_cites(fine: Fine, citation: Citation, as_of: date) -> bool:
    standing = as_it_stands(fine, as_of)
    article = citation.act, citation.article, citation.suffix
    return standing is not None and any(
        (cited.act, cited.article, cited.suffix) == article for cited in standing.citations
    )


def _day(day: date | None) -> date:
    assert day is not None
    return day


def _reckoning(
    rule: str, result: object, steps: Sequence[Step], values: tuple[DatedValue, ...]
) -> Reckoning:
    return Reckoning(
        result=result,
        steps=tuple(steps),
        citations=tuple(dict.fromkeys(step.cite for step in steps if step.cite)),
        values=values,
        rule=f"inspections.{rule}",
    )

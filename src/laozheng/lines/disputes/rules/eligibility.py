"""R5: who may mediate on a day (勞資爭議調解辦法§5, §13–17, §19–22).

Eligibility is judged on the day of the appointment. A mediator or body that loses it keeps its
running cases; only new ones are refused.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from laozheng.base.months import years_after
from laozheng.base.roc import roc_day, roc_year
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

QUALIFICATION = "勞資爭議調解辦法第13條第1項"
TRAINING = "勞資爭議調解辦法第15條"
EVALUATION = "勞資爭議調解辦法第17條"
BARRED = "勞資爭議調解辦法第5條、第11條、第19條、第24條"
CONFLICT = "行政程序法第32條；勞資爭議調解辦法第9條、第19條"
BODY = "勞資爭議調解辦法第20條"
BODY_EVALUATION = "勞資爭議調解辦法第22條第3項"

QUALIFICATIONS = {
    "lawyer": "執行律師業務，最近三年曾辦理勞資爭議案件",
    "lecturer": "大專講師以上，教授勞資關係或法律課程三年以上並有實務經驗",
    "official": "曾任勞工行政，處理勞資爭議或法制工作三年以上",
    "certified": "有調解或協調實務經驗二年以上，並取得調解人認證證書",
}


@dataclass(frozen=True)
class Training:
    """One in-service training that the authority recognized."""

    held_on: date
    hours: Decimal


@dataclass(frozen=True)
class Evaluation:
    """One yearly evaluation; `signed_on` is the day of the authority's endorsement (簽證)."""

    evaluated_on: date
    passed: bool
    signed_on: date | None = None


@dataclass(frozen=True)
class MediatorFacts:
    """What decides whether a person may mediate; spans end exclusively, None is open."""

    qualification: str
    active_from: date
    active_to: date | None = None
    trainings: Sequence[Training] = ()
    evaluations: Sequence[Evaluation] = ()
    barred: Sequence[tuple[date, date | None]] = ()
    conflicts: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class BodyFacts:
    """What decides whether a private body may be entrusted."""

    mediators: Sequence[MediatorFacts]
    staff: int
    is_side_body: bool = False
    contract_from: date | None = None
    contract_to: date | None = None
    failed_evaluations: Sequence[date] = ()


def mediator_eligible(
    mediator: MediatorFacts, day: date, law: Law, *, parties: Iterable[str] = ()
) -> Reckoning:
    """Whether a person may be appointed on a day in a case of these parties (keys): bool."""
    trace = Trace("disputes.R5", law, day)
    _person(mediator, day, trace)
    near = sorted(mediator.conflicts.intersection(parties))
    trace.require(not near, "與當事人無應行迴避之關係", CONFLICT)
    return trace.done(trace.clear)


def body_eligible(body: BodyFacts, day: date, law: Law) -> Reckoning:
    """Whether a private body may be entrusted with a new case on a day: bool."""
    trace = Trace("disputes.R5.body", law, day)
    start, end = body.contract_from, body.contract_to
    trace.require(
        start is not None and start <= day and (end is None or day < end),
        f"{roc_day(day)}在委託期間內",
        "勞資爭議處理法第11條第3項",
    )
    trace.require(not body.is_side_body, "非勞工團體或雇主團體", f"{BODY}第2項")
    staff = trace.value("body_min_staff")
    trace.require(
        body.staff >= staff, f"專職會務人員{body.staff}人，應有{staff}人以上", f"{BODY}第1項第2款"
    )
    fit = sum(_fits(mediator, day, trace, law) for mediator in body.mediators)
    least = trace.value("body_min_mediators")
    trace.require(fit >= least, f"合格調解人{fit}人，應有{least}人以上", f"{BODY}第1項第3款")
    years = trace.value("body_bar_years")
    failed = [on for on in body.failed_evaluations if on <= day < years_after(on, years)]
    trace.require(not failed, f"{years}年內無考核不合格", BODY_EVALUATION)
    return trace.done(trace.clear)


def _fits(mediator: MediatorFacts, day: date, trace: Trace, law: Law) -> bool:
    """Whether one of a body's people counts; unconfirmed values it used mark the body's trace."""
    own = Trace("disputes.R5", law, day)
    _person(mediator, day, own)
    for dated in own.done(own.clear).values:
        trace.value(dated.name.removeprefix("disputes."))
    return own.clear


def _person(mediator: MediatorFacts, day: date, trace: Trace) -> None:
    """The conditions that lie in the person, whatever the case."""
    listed = mediator.active_from <= day
    if mediator.active_to is not None:
        listed = listed and day < mediator.active_to
    trace.require(listed, f"{roc_day(day)}在調解人名冊內", "勞資爭議調解辦法第13條第2項")
    label = QUALIFICATIONS.get(mediator.qualification, "具備調解人資格")
    trace.require(mediator.qualification in QUALIFICATIONS, label, QUALIFICATION)
    _trained(mediator, day, trace)
    _evaluated(mediator, day, trace)
    barred = any(start <= day and (end is None or day < end) for start, end in mediator.barred)
    trace.require(not barred, "無不得擔任調解人之情形", BARRED)


def _trained(mediator: MediatorFacts, day: date, trace: Trace) -> None:
    years, least = (
        trace.value("mediator_training_window_years"),
        trace.value("mediator_training_hours"),
    )
    since = _window_start(day, years, trace.value("mediator_training_window"))
    hours = sum((t.hours for t in mediator.trainings if since <= t.held_on <= day), Decimal(0))
    trace.require(
        hours >= least,
        f"{roc_day(since)}至{roc_day(day)}研習{hours.normalize():f}小時，應有{least}小時以上",
        TRAINING,
    )


def _window_start(day: date, years: int, window: str) -> date:
    """The first day whose training still counts; today is the last one."""
    if window == "calendar_year":
        return date(day.year - years + 1, 1, 1)
    return date.fromordinal(years_after(day, -years).toordinal() + 1)


def _evaluated(mediator: MediatorFacts, day: date, trace: Trace) -> None:
    known = [e for e in mediator.evaluations if e.evaluated_on <= day]
    if not known:
        trace.require(trace.value("mediator_first_evaluation"), "新任，尚無年度評量", EVALUATION)
        return
    last = max(known, key=lambda evaluation: evaluation.evaluated_on)
    signed = last.signed_on is not None and last.signed_on <= day
    trace.require(
        last.passed and signed, f"{roc_year(last.evaluated_on)}年度評量合格並經簽證", EVALUATION
    )

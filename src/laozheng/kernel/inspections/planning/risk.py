"""The risk score of a workplace: points with their reasons, from facts about the employer.

Facts of other lines arrive as dated statements about the employer, so that no line learns a case
of another. No personal trait of any person is a factor.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

from laozheng.base.months import months_before
from laozheng.base.roc import roc_day
from laozheng.kernel.law.parameters import DatedValue, Law
from laozheng.kernel.law.reckoning import Reckoning, Step

VERSION = "risk_score@v1"


@dataclass(frozen=True)
class Evidence:
    """Something that happened to an employer: the day and where to look it up.

    ``remedied`` halves what an earlier disposition weighs.
    """

    on: date
    ref: str
    remedied: bool = False


@dataclass(frozen=True)
class Reason:
    """Why a workplace has points: the factor, its label, the points and where to look it up."""

    factor: str
    label: str
    points: Fraction
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class RiskFacts:
    """What is known of a workplace on the day of the score; None and empty mean unknown or none.

    ``industry_rate`` is the violations per visit of its industry ÷ those of the city. ``extras``
    are the reasons that a line adds of its own.
    """

    dispositions: tuple[Evidence, ...] = ()
    complaints: tuple[Evidence, ...] = ()
    major_accidents: tuple[Evidence, ...] = ()
    stop_works: tuple[Evidence, ...] = ()
    wage_arrears: tuple[Evidence, ...] = ()
    pension_reminder_open: Evidence | None = None
    layoff_warning: Evidence | None = None
    employees: int | None = None
    industry_rate: Fraction | None = None
    last_visited_on: date | None = None
    migrants: int | None = None
    extras: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class _Scale:
    """The dated values of one day, with those that were used."""

    law: Law
    day: date
    used: list[DatedValue]

    def __getitem__(self, name: str) -> DatedValue:
        dated = self.law.value(f"inspections.risk_{name}", self.day)
        self.used.append(dated)
        return dated


def risk_score(facts: RiskFacts, day: date, law: Law) -> Reckoning:
    """The score of a workplace on a day; the result has ``score`` and the ``reasons``.

    Raises NotConfigured for a day before the weights are in force.
    """
    scale = _Scale(law, day, [])
    reasons = [
        reason for factor in _FACTORS for reason in factor(facts, day, scale) if reason.points > 0
    ] + list(facts.extras)
    score = sum((reason.points for reason in reasons), Fraction(0))
    steps = [Step(f"{reason.label}：{_points(reason.points)}分。") for reason in reasons]
    return Reckoning(
        result={"score": score, "reasons": tuple(_told(reason) for reason in reasons)},
        steps=(*steps, Step(f"合計{_points(score)}分。")),
        citations=tuple(dict.fromkeys(dated.cite for dated in scale.used)),
        values=tuple(scale.used),
        rule=VERSION,
    )


def _dispositions(facts: RiskFacts, day: date, scale: _Scale) -> Iterable[Reason]:
    weight = scale["dispositions"].value
    recent = _recent(facts.dispositions, day, weight["months"])
    points = sum(
        (Fraction(weight["each"], 2 if one.remedied else 1) for one in recent), Fraction(0)
    )
    yield _capped(
        "dispositions",
        f"近{weight['months']}個月裁處{len(recent)}次",
        points,
        weight["most"],
        recent,
    )


def _counted(name: str, label: str) -> Callable[[RiskFacts, date, _Scale], Iterable[Reason]]:
    """A factor of so many points each, up to a most, over some months."""

    def factor(facts: RiskFacts, day: date, scale: _Scale) -> Iterable[Reason]:
        weight = scale[name].value
        recent = _recent(getattr(facts, _FACT_OF.get(name, name)), day, weight["months"])
        times = len(recent) // weight.get("per", 1)
        text = f"近{weight['months']}個月{label}{len(recent)}件"
        yield _capped(name, text, Fraction(times * weight["each"]), weight["most"], recent)

    return factor


_FACT_OF = {"stop_work": "stop_works"}


def _standing(facts: RiskFacts, day: date, scale: _Scale) -> Iterable[Reason]:
    weight = scale["standing"].value
    for name, label in (
        ("pension_reminder_open", "退休準備金催繳未結"),
        ("layoff_warning", "大量解僱預警"),
    ):
        told: Evidence | None = getattr(facts, name)
        if told is not None and told.on <= day:
            yield Reason(name, label, Fraction(weight[name]), (told.ref,))


def _size(facts: RiskFacts, day: date, scale: _Scale) -> Iterable[Reason]:
    steps = scale["size"].value
    points = _reached(facts.employees, steps)
    yield Reason("size", f"僱用{facts.employees}人", points)


def _migrants(facts: RiskFacts, day: date, scale: _Scale) -> Iterable[Reason]:
    points = _reached(facts.migrants, scale["migrants"].value)
    yield Reason("migrants", f"僱用移工{facts.migrants}人", points)


def _industry(facts: RiskFacts, day: date, scale: _Scale) -> Iterable[Reason]:
    weight = scale["industry"].value
    if facts.industry_rate is not None:
        points = min(facts.industry_rate * weight["times"], Fraction(weight["most"]))
        yield Reason("industry", f"行業違反率為全市平均的{_points(facts.industry_rate)}倍", points)


def _last_visit(facts: RiskFacts, day: date, scale: _Scale) -> Iterable[Reason]:
    weight = scale["last_visit"].value
    if facts.last_visited_on is None:
        yield Reason("last_visit", "從未檢查", Fraction(weight["never"]))
        return
    days = (day - facts.last_visited_on).days
    points = max((p for more_than, p in weight["days"] if days > more_than), default=0)
    label = f"上次檢查為{roc_day(facts.last_visited_on)}，距今{days}日"
    yield Reason("last_visit", label, Fraction(points))


_FACTORS: tuple[Callable[[RiskFacts, date, _Scale], Iterable[Reason]], ...] = (
    _dispositions,
    _counted("complaints", "申訴"),
    _counted("major_accidents", "重大職業災害"),
    _counted("stop_work", "停工"),
    _counted("wage_arrears", "積欠工資爭議"),
    _standing,
    _size,
    _industry,
    _last_visit,
    _migrants,
)


def _recent(told: Iterable[Evidence], day: date, months: int) -> list[Evidence]:
    first = months_before(day, months)
    return [one for one in told if first <= one.on <= day]


def _capped(
    factor: str, label: str, points: Fraction, most: int, told: Sequence[Evidence]
) -> Reason:
    return Reason(factor, label, min(points, Fraction(most)), tuple(one.ref for one in told))


def _reached(count: int | None, steps: Iterable[Sequence[int]]) -> Fraction:
    """The points of the highest step that a count reaches."""
    reached = [points for least, points in steps if count is not None and count >= least]
    return Fraction(max(reached, default=0))


def _points(points: Fraction) -> str:
    """At most two decimals, cut off: 7.5, 12, 1.33."""
    whole = floor(points * 100)
    text = f"{whole // 100}.{whole % 100:02d}"
    return text.rstrip("0").rstrip(".")


def _told(reason: Reason) -> dict[str, object]:
    return {
        "factor": reason.factor,
        "label": reason.label,
        "points": reason.points,
        "evidence": reason.evidence,
    }

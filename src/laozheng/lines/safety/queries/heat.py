"""The plan of a day by district: which districts are hot, and which places come first there.

A forecast at or above the parameter moves the places of the heat program up (safety rule 13).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Program, Target, Visit
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.safety.models import HeatForecast
from laozheng.lines.safety.queries.inspections import HEAT_TAG
from laozheng.lines.safety.queries.kinds import INSPECTION
from laozheng.lines.safety.rules.prevention import heat_trigger

MOST = 100
_WAITING = ("listed", "assigned")


@dataclass(frozen=True)
class Forecast:
    """The forecast of a district for a day, and whether it moves places up."""

    district: str
    celsius: int
    trigger: Reckoning

    @property
    def is_hot(self) -> bool:
        """Whether the forecast reaches the parameter."""
        return bool(self.trigger.result)


@dataclass(frozen=True)
class Outing:
    """A place to go to on a day: planned, or called for by the heat alone."""

    district: str
    forecast: Forecast | None
    name: str
    place: str
    why: str
    who: str
    is_heat: bool
    is_planned: bool
    case: Case | None = None
    target: Target | None = None

    @property
    def rank(self) -> int:
        """The place on the drawn list; visits planned singly come before all of them."""
        return self.target.rank if self.target else 0

    @property
    def comes_first(self) -> bool:
        """Whether the heat calls for it today."""
        return self.is_heat and self.forecast is not None and self.forecast.is_hot


def forecasts_on(day: date, law: Law) -> dict[str, Forecast]:
    """The forecasts for a day by district."""
    rows = HeatForecast.standing().filter(on=day).values_list("district", "celsius")
    return {
        district: Forecast(district, celsius, heat_trigger(celsius, day, law))
        for district, celsius in rows
    }


def outings(reader: Reader, day: date, law: Law) -> list[Outing]:
    """Where to go on a day: the hottest districts first, in each the places of the heat program."""
    forecasts = forecasts_on(day, law)
    found = [*_visits(reader, day, forecasts), *_places(reader, day, forecasts)]

    def turn(one: Outing) -> tuple[int, str, bool, int, str]:
        celsius = one.forecast.celsius if one.forecast and one.forecast.is_hot else 0
        return -celsius, one.district, not one.comes_first, one.rank, one.name

    return sorted(found, key=turn)


def urgent_today(targets: Sequence[Target], day: date, law: Law) -> list[str]:
    """For each place in turn why it comes before others on a day; empty when it does not."""
    forecasts = forecasts_on(day, law)
    return [
        forecast.trigger.steps[0].text
        if (forecast := forecasts.get(one.district)) is not None
        and forecast.is_hot
        and HEAT_TAG in one.program.tags
        else ""
        for one in targets
    ]


def _visits(reader: Reader, day: date, forecasts: Mapping[str, Forecast]) -> Iterator[Outing]:
    planned = Visit.objects.filter(
        case__kind=INSPECTION, case__state="planned", planned_on=day, visited_on__isnull=True
    )
    for visit in visible(planned, reader).select_related("case", "program")[:MOST]:
        yield Outing(
            district=visit.district,
            forecast=forecasts.get(visit.district),
            name=visit.employer_name,
            place=visit.workplace,
            why=visit.program.title if visit.program else "",
            who=visit.lead_name,
            is_heat=visit.program is not None and HEAT_TAG in visit.program.tags,
            is_planned=True,
            case=visit.case,
        )


def _places(reader: Reader, day: date, forecasts: Mapping[str, Forecast]) -> Iterator[Outing]:
    """Places of drawn lists that are planned for the day, or that its heat calls for."""
    running = Program.objects.filter(
        line="safety", unit__in=reader.units, starts_on__lte=day, ends_on__gte=day
    )
    heat = [one.pk for one in running if HEAT_TAG in one.tags]
    hot = [district for district, forecast in forecasts.items() if forecast.is_hot]
    open_places = Target.objects.filter(
        program__in=running, state__in=_WAITING, case__isnull=True
    ).select_related("program", "employer", "lead")
    called = open_places.filter(program__in=heat, district__in=hot).exclude(planned_on=day)
    for target in (
        *open_places.filter(planned_on=day).order_by("rank")[:MOST],
        *called.order_by("rank")[:MOST],
    ):
        yield Outing(
            district=target.district,
            forecast=forecasts.get(target.district),
            name=target.employer.display_name if target.employer else target.workplace,
            place=target.workplace,
            why=target.program.title,
            who=target.lead.name if target.lead else "",
            is_heat=target.program_id in heat,
            is_planned=target.planned_on == day,
            target=target,
        )

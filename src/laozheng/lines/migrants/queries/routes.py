"""The visits of a day: where, which languages the workers speak, and who of the unit does."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.inspections.models import Visit
from laozheng.lines.migrants.models import Dormitory, MigrantVisit, Notice
from laozheng.lines.migrants.queries.interpreters import interpreters_on, officers_on
from laozheng.lines.migrants.queries.kinds import VISIT
from laozheng.lines.migrants.rules.codes import LANGUAGE_OF_COUNTRY
from laozheng.lines.migrants.rules.staffing import language_first, officers_needed

# How many officers are proposed for a visit.
PROPOSED = 3


@dataclass(frozen=True)
class Stop:
    """A visit to make: its place, the languages spoken there, and officers who speak them first.

    ``missing`` are the languages that who leads the visit does not speak, ``interpreters`` those
    from outside who speak any that no officer leading it does.
    """

    visit: Visit
    place: Dormitory | None
    district: str
    languages: tuple[str, ...]
    missing: tuple[str, ...]
    officers: int
    proposed: tuple[Staff, ...]
    interpreters: tuple[str, ...]


def stops_of(reader: Reader, day: date) -> list[Stop]:
    """The planned visits of a day that a reader may see, by district and place.

    Visits that were planned for an earlier day and not made are still to be made.
    """
    planned = Visit.objects.filter(
        case__kind=VISIT, case__state="planned", planned_on__lte=day
    ).select_related("case__migrants_visit", "lead")
    visits = list(visible(planned, reader))
    own = {one.pk: _own(one) for one in visits}
    places = _places(reader, {one.dormitory_number for one in own.values()})
    spoken_at = languages_at(own.values())
    free = officers_on(day)
    spoken = {staff.number: languages for staff, languages in free.items()}
    outside = list(interpreters_on(day))
    by_number = {staff.number: staff for staff in free}
    stops = []
    for visit in visits:
        place = places.get(own[visit.pk].dormitory_number)
        wanted = spoken_at[visit.pk]
        lead = spoken.get(visit.lead.number, set()) if visit.lead else set()
        asked_first = [
            number for number in language_first(spoken, wanted) if spoken[number] & wanted
        ]
        stops.append(
            Stop(
                visit=visit,
                place=place,
                district=(place.district if place else "") or visit.district,
                languages=tuple(sorted(wanted)),
                missing=tuple(sorted(wanted - lead)) if visit.lead else (),
                officers=officers_needed(place_kind=place.kind if place else ""),
                proposed=tuple(by_number[number] for number in asked_first[:PROPOSED]),
                interpreters=tuple(
                    one.name for one in outside if (wanted - lead) & set(one.languages)
                )[:PROPOSED],
            )
        )
    return sorted(stops, key=_in_order)


def _in_order(stop: Stop) -> tuple[str, str, str]:
    number = stop.place.number if stop.place else ""
    return stop.district, number, stop.visit.employer_name


def _own(visit: Visit) -> MigrantVisit:
    own: MigrantVisit = visit.case.migrants_visit  # type: ignore[attr-defined]
    return own


def _places(reader: Reader, numbers: Iterable[str]) -> Mapping[str, Dormitory]:
    found = visible(Dormitory.objects.filter(number__in=set(numbers) - {""}), reader)
    return {place.number: place for place in found}


def languages_at(visits: Iterable[MigrantVisit]) -> Mapping[int, set[str]]:
    """The languages that a visit needs, by its case: as planned, else as known of its place.

    A place is known by earlier visits to it and by the countries of the workers told there.
    """
    asked = list(visits)
    numbers = {one.dormitory_number for one in asked if not one.languages} - {""}
    known = _known_at(sorted(numbers))
    return {one.case_id: set(one.languages or known[one.dormitory_number]) for one in asked}


def _known_at(numbers: Sequence[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    made = MigrantVisit.objects.filter(
        dormitory_number__in=numbers, case__visit__visited_on__isnull=False
    ).exclude(languages=[])
    for number, languages in made.values_list("dormitory_number", "languages"):
        found[number].update(languages)
    told = Notice.objects.filter(dormitory_number__in=numbers).exclude(nationality="")
    for number, country in told.values_list("dormitory_number", "nationality").distinct():
        if country in LANGUAGE_OF_COUNTRY:
            found[number].add(LANGUAGE_OF_COUNTRY[country])
    return found

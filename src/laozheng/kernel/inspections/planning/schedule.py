"""Put the visits of a list into days and hands: highest risk first, nobody over capacity.

A plan is made once; when an inspector falls ill only visits that no longer fit move, each to the
first day on which somebody else, or the inspector when back, has room.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from laozheng.kernel.accounts.workday import WORKING_HOURS


@dataclass(frozen=True)
class Inspector:
    """One who visits. ``absent_on`` are leave and fixed duty; ``conflicts`` keys of employers.

    ``hours_away`` are the hours of the other days that are taken by leave or duty.

    ``types`` are the kinds of visit one is qualified for; ``in_training`` never leads and has
    gone along to the kinds ``practised``.
    ``in_a_row`` says how many times running one visited an employer last. ``unit`` is "" for those
    who lead, and the other unit for one who only comes along on joint visits.
    """

    key: str
    types: frozenset[str]
    absent_on: frozenset[date] = frozenset()
    hours_away: Mapping[date, int] = field(default_factory=dict)
    conflicts: frozenset[str] = frozenset()
    in_training: bool = False
    practised: frozenset[str] = frozenset()
    in_a_row: Mapping[str, int] = field(default_factory=dict)
    unit: str = ""


@dataclass(frozen=True)
class Errand:
    """A visit to plan: workplace, employer, district, kind of visit, rank in the list.

    ``not_on`` are days on which it is not to be planned; a visit that stands on one stays.
    ``units`` are the other units that each send somebody along: one trip for all.
    """

    key: str
    employer: str
    district: str
    type: str
    rank: int
    not_on: frozenset[date] = frozenset()
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Planned:
    """A visit with its day and its lead; ``companion`` is an inspector in training or "".

    ``partners`` come along from other units, one from each.
    """

    errand: Errand
    day: date
    lead: str
    companion: str = ""
    partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class Schedule:
    """The visits planned, by day and rank; errands for which there is no room, with the reason."""

    visits: tuple[Planned, ...]
    unplaced: Mapping[str, str]

    def of(self, lead: str, day: date) -> tuple[Planned, ...]:
        """The visits of one inspector on one day."""
        return tuple(v for v in self.visits if (v.lead, v.day) == (lead, day))


@dataclass(frozen=True)
class Limits:
    """What holds for everybody: visits a day by kind (``other`` for the rest), visits in a row."""

    visits_per_day: Mapping[str, int]
    rotation_limit: int

    def share_of_day(self, type: str) -> int:
        """How much of a day a visit takes, in parts of ``DAY``."""
        return DAY // self.visits_per_day.get(type, self.visits_per_day["other"])


OTHERS_GO = "期間內每週都有其他單位前往同一場所，請協調會同或改期"
# A day in parts that its hours, halves, thirds, quarters, fifths and sixths divide evenly.
DAY = 120
HOUR = DAY // WORKING_HOURS


class _Book:
    """Who is taken when, while a schedule is made."""

    def __init__(self, inspectors: Iterable[Inspector], limits: Limits) -> None:
        able = sorted((i for i in inspectors if not i.in_training), key=lambda i: i.key)
        self.leads = [one for one in able if not one.unit]
        self._others = [one for one in able if one.unit]
        self.limits = limits
        self._taken: Counter[tuple[str, date]] = Counter()
        self._load: Counter[str] = Counter()
        self._districts: dict[tuple[str, date], set[str]] = defaultdict(set)
        self._led: Counter[tuple[str, str]] = Counter()

    def enter(self, visit: Planned) -> None:
        """Take the room that a visit needs, of all who go."""
        share = self.limits.share_of_day(visit.errand.type)
        for key in (visit.lead, *visit.partners):
            self._taken[key, visit.day] += share
            self._load[key] += share
            self._districts[key, visit.day].add(visit.errand.district)
        self._led[visit.lead, visit.errand.employer] += 1

    def able(self, errand: Errand) -> list[Inspector]:
        """Who may lead a visit, whatever the day."""
        return [one for one in self.leads if self._may(one, errand)]

    def lead_for(self, errand: Errand, day: date, able: Iterable[Inspector]) -> Inspector | None:
        """Of those who may, one already near on a day, then the one with least to do."""
        free = [one for one in able if self.has_room(one, errand, day)]
        return min(free, key=lambda one: self._preference(one, errand, day), default=None)

    def partners_for(
        self, errand: Errand, day: date, wanted: Collection[str] = ()
    ) -> tuple[str, ...] | None:
        """One of each unit that comes along, those wanted first; None where a unit has nobody."""
        found = []
        for unit in errand.units:
            free = [one for one in self._of(unit, errand) if self.has_room(one, errand, day)]
            if not free:
                return None
            chosen = min(
                free, key=lambda o: (o.key not in wanted, *self._preference(o, errand, day))
            )
            found.append(chosen.key)
        return tuple(found)

    def _of(self, unit: str, errand: Errand) -> list[Inspector]:
        return [
            one for one in self._others if one.unit == unit and errand.employer not in one.conflicts
        ]

    def obstacle(self, errand: Errand) -> str:
        """Why nobody can make a visit at all, or that there is no room left."""
        for why, allows in _RULES:
            if not any(allows(one, errand, self.limits) for one in self.leads):
                return why
        if not self.able(errand):
            return "合格的檢查員都須迴避或已達連續檢查上限"
        if not all(self._of(unit, errand) for unit in errand.units):
            return "會同單位沒有可派的檢查員"
        return "期間內沒有檢查員有餘力"

    def _may(self, one: Inspector, errand: Errand) -> bool:
        limited = one.in_a_row.get(errand.employer, 0) + self._led[one.key, errand.employer]
        return limited < self.limits.rotation_limit and all(
            allows(one, errand, self.limits) for _, allows in _RULES
        )

    def has_room(self, one: Inspector, errand: Errand, day: date) -> bool:
        """Whether a visit fits into what is left of a day."""
        share = self.limits.share_of_day(errand.type)
        away = one.hours_away.get(day, 0) * HOUR
        return day not in one.absent_on and self._taken[one.key, day] + away + share <= DAY

    def _preference(self, one: Inspector, errand: Errand, day: date) -> tuple[bool, int, str]:
        elsewhere = errand.district not in self._districts[one.key, day]
        return elsewhere, self._load[one.key], one.key


_Rule = Callable[[Inspector, Errand, Limits], bool]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("沒有具備這種檢查資格的檢查員", lambda one, errand, _: errand.type in one.types),
    (
        "檢查員都與雇主有利害關係，須迴避",
        lambda one, errand, _: errand.employer not in one.conflicts,
    ),
    (
        "檢查員都已達連續檢查同一雇主的上限",
        lambda one, errand, limits: one.in_a_row.get(errand.employer, 0) < limits.rotation_limit,
    ),
)


def schedule(
    errands: Iterable[Errand],
    inspectors: Sequence[Inspector],
    days: Sequence[date],
    limits: Limits,
    taken: Iterable[Planned] = (),
    kept: Iterable[Planned] = (),
) -> Schedule:
    """Plan the errands over working days: by rank, each on the first day that has room.

    ``taken`` are visits of other lists, which leave less room; ``kept`` those of this list that
    stay as they are and are part of the schedule.
    """
    book, kept = _Book(inspectors, limits), tuple(kept)
    for visit in (*taken, *kept):
        book.enter(visit)
    return _filled(book, errands, inspectors, days, kept)


def reschedule(
    made: Schedule,
    inspectors: Sequence[Inspector],
    days: Sequence[date],
    limits: Limits,
    taken: Iterable[Planned] = (),
    *,
    with_overdue: bool = False,
) -> Schedule:
    """The same plan after absences or conflicts have changed: only what cannot stay is moved.

    ``days`` are the working days still ahead; a visit on a day between them is moved, because the
    office has closed, and one on a day before or after them stays unless its lead is absent then.
    ``with_overdue`` also moves every visit that stands on an earlier day.
    """
    by_key, taken = {one.key: one for one in inspectors}, tuple(taken)
    book = _Book(inspectors, limits)
    for visit in taken:
        book.enter(visit)
    kept: list[Planned] = []
    # The shorter visits stay where not all do, so that as few as possible move.
    for visit in sorted(made.visits, key=lambda v: (limits.share_of_day(v.errand.type), *_by(v))):
        lead = by_key.get(visit.lead)
        overdue = with_overdue and visit.day < days[0]
        if not overdue and _may_stay(visit, lead, days) and _fits(visit, lead, days, book):
            again = visit.day in days
            partners = book.partners_for(visit.errand, visit.day, visit.partners) if again else ()
            if partners is not None:
                kept.append(replace(visit, partners=partners) if again else visit)
                book.enter(kept[-1])
    stays = {visit.errand.key for visit in kept}
    moved = (visit.errand for visit in made.visits if visit.errand.key not in stays)
    return schedule(moved, inspectors, days, limits, taken, kept)


def _may_stay(visit: Planned, lead: Inspector | None, days: Sequence[date]) -> bool:
    if days[0] < visit.day < days[-1] and visit.day not in days:
        return False
    if lead is None:
        return visit.day not in days
    if visit.day in lead.absent_on:
        return False
    return visit.day not in days or (
        visit.errand.type in lead.types
        and visit.errand.employer not in lead.conflicts
        and not lead.in_training
    )


def _fits(visit: Planned, lead: Inspector | None, days: Sequence[date], book: _Book) -> bool:
    """Whether a visit still fits into its day; what is past or beyond the days is not judged."""
    return lead is None or visit.day not in days or book.has_room(lead, visit.errand, visit.day)


def _by(visit: Planned) -> tuple[int, str]:
    return visit.errand.rank, visit.errand.key


def moved_between(before: Schedule, after: Schedule) -> tuple[tuple[Planned, Planned | None], ...]:
    """The visits of which the day or who goes changed, and what became of them (None: no room)."""
    now = {visit.errand.key: visit for visit in after.visits}
    return tuple(
        (visit, later)
        for visit in before.visits
        if (later := now.get(visit.errand.key)) is None
        or (later.day, later.lead, later.partners) != (visit.day, visit.lead, visit.partners)
    )


def _filled(
    book: _Book,
    errands: Iterable[Errand],
    inspectors: Sequence[Inspector],
    days: Sequence[date],
    kept: Iterable[Planned],
) -> Schedule:
    visits, unplaced = list(kept), {}
    for errand in sorted(errands, key=lambda errand: (errand.rank, errand.key)):
        visit = next(_openings(book, errand, days), None)
        if visit is None:
            unplaced[errand.key] = (
                OTHERS_GO if errand.not_on.issuperset(days) else book.obstacle(errand)
            )
        else:
            book.enter(visit)
            visits.append(visit)
    visits.sort(key=lambda visit: (visit.day, visit.errand.rank, visit.errand.key))
    return Schedule(tuple(_accompanied(visits, inspectors)), unplaced)


def _openings(book: _Book, errand: Errand, days: Sequence[date]) -> Iterator[Planned]:
    able = book.able(errand)
    for day in days:
        lead = None if day in errand.not_on else book.lead_for(errand, day, able)
        partners = book.partners_for(errand, day) if lead else None
        if lead is not None and partners is not None:
            yield Planned(errand, day, lead.key, partners=partners)


def _gone_along(
    visits: Iterable[Planned], trainees: Iterable[Inspector]
) -> Iterator[tuple[tuple[str, date], Inspector]]:
    """Lead and day of the visits that have a companion already, who is still to be had."""
    by_key = {one.key: one for one in trainees}
    for visit in visits:
        one = by_key.get(visit.companion)
        if one is not None and visit.day not in one.absent_on:
            yield (visit.lead, visit.day), one


def _worth(visits: Sequence[Planned], practised: set[str], lead: str) -> tuple[int, int, str]:
    """How much a day with a lead teaches; the smallest teaches most."""
    new = sum(visit.errand.type not in practised for visit in visits)
    return -new, -len(visits), lead


def _accompanied(visits: Iterable[Planned], inspectors: Iterable[Inspector]) -> Iterator[Planned]:
    """Send each inspector in training along with one lead a day, the one who has most to show.

    That is the one with most visits of kinds not practised yet, then with most visits. Who went
    along with somebody in a visit that stays goes on with the same lead that day.
    """
    planned = list(visits)
    busy: dict[date, dict[str, list[Planned]]] = defaultdict(lambda: defaultdict(list))
    for visit in planned:
        busy[visit.day][visit.lead].append(visit)
    trainees = sorted((i for i in inspectors if i.in_training and not i.unit), key=lambda i: i.key)
    practised = {one.key: set(one.practised) for one in trainees}
    along = dict(_gone_along(planned, trainees))
    for day in sorted(busy):
        free = {lead: some for lead, some in busy[day].items() if (lead, day) not in along}
        taken = {one.key for (_, on), one in along.items() if on == day}
        for one in trainees:
            if day in one.absent_on or one.key in taken or not free:
                continue
            lead = min(free, key=lambda key: _worth(free[key], practised[one.key], key))
            practised[one.key].update(visit.errand.type for visit in free.pop(lead))
            along[lead, day] = one
    for visit in planned:
        trainee = along.get((visit.lead, visit.day))
        goes = trainee is not None and visit.errand.employer not in trainee.conflicts
        yield replace(visit, companion=trainee.key if trainee is not None and goes else "")

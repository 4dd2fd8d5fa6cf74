"""What the line's registers tell the statistics, revision by revision."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.dated import FactChange, Value
from laozheng.kernel.inspections.visit_codes import UNSUCCESSFUL
from laozheng.kernel.inspections.visits.facts import visit_matters
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.measures.declare import FactRow, Years
from laozheng.kernel.measures.versions import fact_rows, versions_of
from laozheng.lines.migrants.models import EmploymentAgency, EntryRevision
from laozheng.lines.migrants.queries.agencies import agency_of
from laozheng.lines.migrants.queries.facts.cases import case_consultations
from laozheng.lines.migrants.queries.kinds import AGENCY_VISIT
from laozheng.lines.migrants.rules.agencies import Agency, class_on, visits_required
from laozheng.lines.migrants.rules.codes import GRADES, RATING

Facts = Mapping[str, Any]
# What the folded columns of an agency are called before its duty is reckoned from them.
_LIFE, _GRADE, _VISIT = "life", "grade ", "visit "
ONE_DAY = timedelta(days=1)


def revisions_of(register: str) -> dict[int, list[EntryRevision]]:
    """The revisions of a register by entry, in the order in which they became known."""
    found: dict[int, list[EntryRevision]] = defaultdict(list)
    for revision in EntryRevision.objects.filter(register=register).order_by("known_on", "id"):
        found[revision.entry].append(revision)
    return found


def _rows(
    register: str, day: str, years: Years, columns: Callable[[Facts], dict[str, Value]]
) -> Iterator[FactRow]:
    """One matter per entry; each revision tells all its columns from the entry's first day on.

    A corrected day was the true one from the beginning.
    """
    for entry, revisions in revisions_of(register).items():
        begins_on = min(date.fromisoformat(one.facts[day]) for one in revisions)
        changes = [FactChange(begins_on, one.known_on, columns(one.facts)) for one in revisions]
        yield from _of_years(fact_rows(None, f"{register}:{entry}", changes), day, years)


def _of_years(rows: Iterable[FactRow], day: str, years: Years) -> Iterator[FactRow]:
    """Those rows whose day lies in some years, all when none are named.

    A corrected day may have taken an entry to another year.
    """
    wanted = None if years is None else set(years)
    for row in rows:
        told = row.values[day]
        if wanted is None or (isinstance(told, date) and told.year in wanted):
            yield row


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def violation_versions(years: Years) -> Iterator[FactRow]:
    """The versions of offenses found."""

    def columns(facts: Facts) -> dict[str, Value]:
        found_on = date.fromisoformat(facts["found_on"])
        told = {name: facts[name] or None for name in ("violation", "offender", "source")}
        return {
            "found_on": found_on,
            "month": f"{found_on:%Y-%m}",
            **told,
            "persons": facts["persons"],
            "standing": "no" if facts["withdrawn_on"] else "yes",
        }

    yield from _rows("violations", "found_on", years, columns)


def consultation_versions(years: Years) -> Iterator[FactRow]:
    """The versions of advice, disputes and verifications: three types of one service."""

    def columns(facts: Facts) -> dict[str, Value]:
        on = date.fromisoformat(facts["on"])
        return {
            "on": on,
            "month": f"{on:%Y-%m}",
            "type": "legal_consultation",
            "language": facts["language"] or None,
            "value": facts["value"],
        }

    yield from _rows("consultations", "on", years, columns)
    yield from _of_years(case_consultations(), "on", years)


def caregiver_versions(years: Years) -> Iterator[FactRow]:
    """The versions of records of the carers' directory; the last day of validity still counts.

    A record that was withdrawn or ran out was qualified until the bureau knew.
    """

    def columns(facts: Facts) -> dict[str, Value]:
        valid_to = _day(facts["valid_to"])
        districts = list(facts["districts"] or [])
        return {
            "qualified_on": date.fromisoformat(facts["qualified_on"]),
            "ends_on": valid_to + ONE_DAY if valid_to else None,
            "district": districts[0] if len(districts) == 1 else None,
        }

    for entry, revisions in revisions_of("caregivers").items():
        changes, status = [], None
        on = min(date.fromisoformat(one.facts["qualified_on"]) for one in revisions)
        for one in revisions:
            changes.append(FactChange(on, one.known_on, columns(one.facts)))
            if one.facts["status"] != status:
                turned_on = on if status is None else max(on, one.known_on)
                status = one.facts["status"]
                changes.append(FactChange(turned_on, one.known_on, {"status": status}))
        rows = fact_rows(None, f"caregivers:{entry}", changes)
        yield from _of_years(rows, "qualified_on", years)


def quarantine_versions(years: Years) -> Iterator[FactRow]:
    """The versions of applications for a check of home quarantine."""

    def columns(facts: Facts) -> dict[str, Value]:
        return {"applied_on": date.fromisoformat(facts["applied_on"]), "result": facts["result"]}

    yield from _rows("quarantine", "applied_on", years, columns)


def _lives() -> Iterator[tuple[str, list[EntryRevision], list[EntryRevision]]]:
    """Each agency by number with its revisions and those of its grades."""
    grades: dict[str, list[EntryRevision]] = defaultdict(list)
    for revisions in revisions_of("grades").values():
        for one in revisions:
            grades[one.facts["license_number"]].append(one)
    numbers = dict(EmploymentAgency.objects.values_list("pk", "number"))
    for entry, revisions in revisions_of("agencies").items():
        yield numbers[entry], revisions, grades[numbers[entry]]


def _life_changes(
    start: date, agency: list[EntryRevision], grades: list[EntryRevision]
) -> Iterator[FactChange]:
    """What was known of an agency's life and grades; all of it is told from its first day on."""
    for one in agency:
        yield FactChange(start, one.known_on, {_LIFE: _told(one)})
    for one in grades:
        yield FactChange(start, one.known_on, {f"{_GRADE}{one.entry}": _told(one)})


def _told(revision: EntryRevision) -> Any:
    return revision.facts


def _agency(state: Mapping[str, Any]) -> Agency:
    return agency_of(
        state[_LIFE], [facts for name, facts in state.items() if name.startswith(_GRADE)]
    )


def agency_versions(years: Years) -> Iterator[FactRow]:
    """The versions of agencies with the class in force, which a year or a lost exemption turns."""
    wanted, known_law = None if years is None else set(years), law()
    for number, revisions, grades in _lives():
        start = date.fromisoformat(revisions[0].facts["licensed_on"])
        if wanted is not None and start.year not in wanted:
            continue
        days = {start}
        for one in grades:
            days.add(date(date.fromisoformat(one.facts["published_on"]).year + 1, 1, 1))
            if lost := one.facts["exempt_lost_on"]:
                days.add(date.fromisoformat(lost))
        marks = [
            FactChange(max(day, start), revisions[0].known_on, {"day": day.isoformat()})
            for day in sorted(days)
        ]
        changes = [*_life_changes(start, revisions, grades), *marks]
        for version in versions_of(changes):
            agency = _agency(version.values)
            on = max(date.fromisoformat(str(version.values["day"])), start)
            values: dict[str, Value] = {
                "licensed_on": start,
                "closed_on": agency.closed_on,
                "grade": class_on(agency, on, known_law),
            }
            yield FactRow(None, number, **{**vars(version), "values": values})


def agency_visit_versions(years: Years) -> Iterator[FactRow]:
    """The versions of visits to agencies, with the class in force on the day."""
    known_law = law()
    agencies = {number: (agency, grades) for number, agency, grades in _lives()}
    for matter in visit_matters((AGENCY_VISIT,), years, own=_of_agency_visit):
        changes = []
        for change in matter.changes:
            values = dict(change.values)
            grade = None
            if found := agencies.get(str(values["license_number"])):
                known = [one.facts for one in found[1]]
                grade = class_on(agency_of(found[0][-1].facts, known), change.on, known_law)
            changes.append(FactChange(change.on, change.known_on, {**values, "grade": grade}))
        yield from fact_rows(matter.case_id, matter.ref, changes)


def _of_agency_visit(facts: Facts) -> Mapping[str, Value]:
    made = facts.get("result") not in UNSUCCESSFUL
    return {
        "license_number": facts.get("license_number"),
        "purpose": facts.get("purpose"),
        "made": "yes" if made else "no",
    }


def duty_versions(years: Years) -> Iterator[FactRow]:
    """The versions of the duty of each agency and year: what was due, what was done of it."""
    known_law, visits = law(), _rating_visits()
    for number, revisions, grades in _lives():
        for year in _duty_years(revisions, grades, visits[number], known_law):
            if years is None or year in years:
                yield from _duty_rows(number, year, revisions, grades, visits[number], known_law)


def _duty_years(
    revisions: list[EntryRevision],
    grades: list[EntryRevision],
    visits: list[tuple[date, date, str]],
    known_law: Law,
) -> list[int]:
    """The years that the records speak of: of the license, of grades, of visits, of the end."""
    days = [date.fromisoformat(revisions[0].facts["licensed_on"]), *(one[0] for one in visits)]
    spoken = {day.year for day in days}
    spoken |= {date.fromisoformat(one.facts["published_on"]).year + 1 for one in grades}
    spoken |= {_year(one.facts["closed_on"]) for one in revisions if one.facts["closed_on"]}
    first = min(value.valid_from.year for value in known_law.history("migrants.visit_frequency"))
    return sorted(year for year in spoken if year >= first)


def _year(text: str) -> int:
    return date.fromisoformat(text).year


def _rating_visits() -> dict[str, list[tuple[date, date, str]]]:
    """Rating visits that met somebody, by license: the day, the day it was known, its case."""
    found: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    for matter in visit_matters((AGENCY_VISIT,), None, own=_of_agency_visit):
        last = matter.changes[-1].values
        if last["purpose"] == RATING and last["made"] == "yes":
            change = matter.changes[0]
            found[str(last["license_number"])].append((change.on, change.known_on, matter.ref))
    return found


def _duty_rows(
    number: str,
    year: int,
    revisions: list[EntryRevision],
    grades: list[EntryRevision],
    visits: Iterable[tuple[date, date, str]],
    known_law: Law,
) -> Iterator[FactRow]:
    start = max(date(year, 1, 1), date.fromisoformat(revisions[0].facts["licensed_on"]))
    changes = [*_life_changes(start, revisions, grades)]
    turns = {_day(one.facts["exempt_lost_on"]) for one in grades}
    turns |= {_day(one.facts["closed_on"]) for one in revisions}
    turns |= {date.fromisoformat(s[0]) for one in revisions for s in one.facts["suspended"] or ()}
    marks = {start} | {day for day in turns if day and day.year == year and day > start}
    for day in sorted(marks):
        changes.append(FactChange(day, revisions[0].known_on, {"day": day.isoformat()}))
    for on, known_on, ref in visits:
        if on.year == year:
            changes.append(FactChange(on, known_on, {f"{_VISIT}{ref}": 1}))
    for version in versions_of(changes):
        values = _duty_values(version.values, year, start, known_law)
        if values["required"] or values["done"]:
            yield FactRow(None, f"{number}/{year}", **{**vars(version), "values": values})


def _duty_values(
    state: Mapping[str, Any], year: int, start: date, known_law: Law
) -> dict[str, Value]:
    agency, day = _agency(state), date.fromisoformat(state["day"])
    required = int(visits_required(agency, year, known_law, until=day).result)
    done = sum(1 for name in state if name.startswith(_VISIT))
    return {
        "on": start,
        "grade": class_on(agency, day, known_law),
        "required": required,
        "done": done,
        "capped": min(done, required),
        "fully": "yes" if required and done >= required else "no",
    }


def frequency_versions(years: Years) -> Iterator[FactRow]:
    """How often an agency of each class is visited, for the years that records speak of."""
    known_law, visits = law(), _rating_visits()
    spoken = {
        year
        for number, revisions, grades in _lives()
        for year in _duty_years(revisions, grades, visits[number], known_law)
    }
    for year in sorted(spoken if years is None else spoken & set(years)):
        day = date(year, 1, 1)
        table = known_law.get("migrants.visit_frequency", day)
        for grade in GRADES:
            values: dict[str, Value] = {"on": day, "grade": grade, "visits": int(table[grade])}
            yield from fact_rows(None, f"{year}:{grade}", [FactChange(day, day, values)])

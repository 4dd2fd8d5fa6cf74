"""Every figure of the line, recounted in plain Python from the rows that were brought."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.measures.engine import figures_of
from laozheng.lines.migrants.measures import MEASURES
from laozheng.lines.migrants.tests import agencies as example
from laozheng.lines.migrants.tests.factories import AS_OF, EMPLOYER, officer_of_the_unit
from laozheng.lines.migrants.tests.rows import (
    ACTIVITIES,
    ADVICE,
    CARERS,
    DISPUTES,
    DORMITORIES,
    FILES,
    FINED,
    NUMBERS,
    QUARANTINE,
    REPORTS,
    SAME,
    STAYS,
    TALLIES,
    VERIFICATIONS,
    VIOLATIONS,
    VISITS,
    Rows,
)

PERIODS = [Period.parse(text) for text in ("113", "113H1", "113-05", "113Q4")]
YEAR = PERIODS[0]
# What counts (its codes and its amount), by day.
Counted = tuple[date, Mapping[str, Any], int]


@pytest.fixture
def city(world, brought):
    """The rows above, two officers, three fines and the agencies of the worked example."""
    for number in ("M001", "M002"):
        officer_of_the_unit(world, number=number)
    for dataset, rows in FILES:
        named = NUMBERS.get(dataset)
        numbered = (
            {**SAME.get(dataset, {}), **({named: f"範-{n}"} if named else {}), **row}
            for n, row in enumerate(rows)
        )
        brought(dataset, *numbered)
    example.bring_the_five(brought)
    for on, article, rest in FINED:
        open_case(
            "migrants.disposition", "issued", actor=world.reader("system"),
            received_on=date.fromisoformat(on), intake="ex_officio", party_name=EMPLOYER,
            articles=f"就業服務法第{article}條{rest}", kind="fine", amount_twd=150_000,
            disposed_on=date.fromisoformat(on), document_number=f"高市勞就字第1133{article}00號",
        )  # fmt: skip


def _day(row: Mapping[str, str], name: str) -> date:
    return date.fromisoformat(row[name])


def _each(rows: Iterable[Mapping[str, str]], day: str, **more: str) -> Iterator[Counted]:
    """Each row once, by a day, with its own cells as codes."""
    for row in rows:
        on = _day(row, day)
        yield on, {"month": f"{on:%Y-%m}", **row, **more}, 1


def visits() -> Iterator[Counted]:
    return _each((row for row in VISITS if row["result"] != "closed"), "visited_on")


def met(check: str) -> Rows:
    out = ("closed", "not_met")
    return [row for row in VISITS if check in row["checks"] and row["result"] not in out]


def dormitories() -> Iterator[Counted]:
    kinds = {row["dormitory_number"]: row["kind"] for row in DORMITORIES}
    for row in met("dormitory"):
        yield _day(row, "visited_on"), {"dormitory_kind": kinds[row["dormitory_number"]]}, 1


def violations() -> Iterator[Counted]:
    yield from _each(VIOLATIONS, "found_on")
    late = {"violation": "late_notice", "offender": "employer"}
    for row in notices():
        if row["late"] == "是":
            yield _day(row, "received_on"), late, 1


def notices() -> Rows:
    """The first notice on a worker and event."""
    seen: dict[tuple[str, ...], dict[str, str]] = {}
    for row in REPORTS:
        seen.setdefault((row["type"], row["event_on"], row["worker_key"]), row)
    return list(seen.values())


def told_notices(late: str = "") -> Iterator[Counted]:
    for on, row, one in _each(notices(), "received_on"):
        group = "transfer_or_entry" if row["type"] == "entry" else (
            "departure_absconding_revocation_abolition"
        )  # fmt: skip
        if late in ("", row["late"]):
            yield on, {**row, "group": group}, one


def advice() -> Iterator[Counted]:
    for on, row, _one in _each(ADVICE, "on", type="legal_consultation"):
        yield on, row, int(row["value"])
    yield from _each(DISPUTES, "received_on", type="dispute_handling", language="")
    done = (row for row in VERIFICATIONS if row["result"] == "verified")
    yield from _each(done, "verified_on", type="contract_termination_verification")


def shelter() -> Iterator[Counted]:
    """Half days, hour by hour: noon parts a day."""
    for row in STAYS:
        start, end = (datetime.fromisoformat(row[name]) for name in ("from_at", "to_at"))
        day = start.date()
        while day <= end.date():
            late = day == start.date() and start.hour > 12
            early = day == end.date() and end.hour < 12
            yield day, row, 2 - late - early
            day += timedelta(days=1)


def fines() -> Iterator[Counted]:
    for on, article, _rest in FINED:
        if article != "5":
            yield date.fromisoformat(on), {"article": article}, 1


def held(kinds: str, amount: str = "", unit: str = "") -> Iterator[Counted]:
    for on, row, _one in _each(ACTIVITIES, "held_on"):
        if row["kind"] in kinds.split() and unit in ("", row["count_unit"]):
            yield on, {**row, "type": row["kind"]}, int(row[amount])


def tallies(kind: str, one: bool = False) -> Iterator[Counted]:
    for on, row, _one in _each(TALLIES, "on"):
        if row["kind"] == kind:
            yield on, row, 1 if one else int(row["value"])


PROMOTION = "targeted_briefing local_hotspot"
SUMS = {
    "inspection_visits": visits,
    "dormitory_inspections": dormitories,
    "illegal_employment_cases_found": violations,
    "penalty_cases": fines,
    "consultations": advice,
    "verification_outcomes": lambda: _each(
        (row for row in VERIFICATIONS if row["result"]), "verified_on"
    ),
    "dynamic_management_reports": told_notices,
    "late_notices": lambda: told_notices("是"),
    "quarantine_inspection_applications": lambda: _each(QUARANTINE, "applied_on"),
    "promotion_sessions": lambda: held(PROMOTION, "sessions"),
    "promotion_participants": lambda: held(PROMOTION, "attendees"),
    "caregiver_tour_participants": lambda: held("caregiver_tour", "attendees"),
    "recreation_sessions": lambda: held("recreation", "sessions"),
    "recreation_participants": lambda: held("recreation", "attendees", "person_times"),
    "recreation_persons": lambda: held("recreation", "attendees", "persons"),
    "staff_training_sessions": lambda: held("staff_training", "sessions"),
    "staff_training_participants": lambda: held("staff_training", "attendees"),
    "liaison_meeting_participants": lambda: held("liaison_meeting", "attendees"),
    "advertising_periods": lambda: tallies("ad", one=True),
    "advertising_items": lambda: tallies("ad"),
    "advertising_languages": lambda: tallies("ad_language"),
    "advertising_duration_months": lambda: tallies("ad_month"),
    "newsletter_issues": lambda: tallies("newsletter"),
    "newsletter_languages": lambda: tallies("newsletter_language"),
    "masks_distributed": lambda: tallies("mask"),
    "covid_care_kits_distributed": lambda: tallies("care_kit"),
    "covid_care_kit_languages": lambda: tallies("kit_language"),
    "covid_face_to_face_promotion": lambda: tallies("face_to_face"),
    "covid_phone_care_persons": lambda: tallies("phone_care"),
    "covid_onsite_visits_persons": lambda: tallies("onsite_care"),
}
DISTINCT = {
    "dengue_dormitory_checks": lambda: (
        (_day(row, "visited_on"), row, row["dormitory_number"]) for row in met("dengue")
    ),
    "joint_dormitory_checks": lambda: (
        (_day(row, "visited_on"), row, row["trip"])
        for row in met("dormitory")
        if row["type"] == "joint"
    ),
    "shelter_placements": lambda: (
        (date.fromisoformat(row["from_at"][:10]), row, row["worker_key"]) for row in STAYS
    ),
}
# By the example 4.1: the class at the end of 113, visits due, made, counted.
AGENCIES = {
    "A": ("exempt_excellent", 1, 2, True),
    "B": ("score_70_79", 3, 2, True),
    "C": ("score_80_89", 2, 2, True),
    "D": ("score_below_70", 1, 0, False),
    "E": ("new_guidance_year", 1, 0, True),
}
OF_THE_YEAR = {
    "employment_agencies": lambda due, done, lives: int(lives),
    "agency_visits_due": lambda due, done, lives: due,
    "agency_visits_counted": lambda due, done, lives: min(due, done),
    "agencies_fully_visited": lambda due, done, lives: int(done >= due),
}
ELSEWHERE = {
    # Ratios of what is recounted here, stocks and figures by the month, in tests of their own.
    "late_notices_rate", "shelter_person_days", "caregiver_platform_records", "officer_months",
    "agency_visits_required_per_agency", "agency_visits_completed",
    "agency_visit_completion_rate", "staff_training_participants_per_session",
    "visits_per_officer", "dormitories_not_visited_12m",
}  # fmt: skip


def told(code: str, period: Period) -> dict[tuple[tuple[str, str], ...], Any]:
    """The figures of a measure of a period, by their dims."""
    figures = figures_of(measure=f"migrants.{code}", period=period, cut_off=None, as_of=AS_OF)
    return {tuple(figure.dims): figure.value for figure in figures}


def cells(counted: Iterable[Counted], code: str, period: Period) -> dict[Any, list[Any]]:
    """The amounts of a period by the dims in which the measure is broken down."""
    (measure,) = (one for one in MEASURES if one.code == f"migrants.{code}")
    found: dict[Any, list[Any]] = defaultdict(list)
    for on, dims, amount in counted:
        if period.start <= on <= period.end:
            for names in ((), *measure.breakdowns):
                found[tuple(sorted((name, dims.get(name, "")) for name in names))].append(amount)
    return found


def _stated(figures: Mapping[Any, Any]) -> dict[Any, Any]:
    return {(): 0} | {dims: value for dims, value in figures.items() if value}


def test_every_measure_of_the_line_is_recounted():
    codes = {measure.code.partition(".")[2] for measure in MEASURES}
    assert codes == {*SUMS, *DISTINCT, *OF_THE_YEAR, *ELSEWHERE}


@pytest.mark.slow
@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.code)
def test_the_figures_of_a_period_are_those_of_a_recount(city, period):
    expected = {
        code: {dims: sum(found) for dims, found in cells(counted(), code, period).items()}
        for code, counted in SUMS.items()
    }
    for code, counted in DISTINCT.items():
        found = cells(counted(), code, period)
        expected[code] = {dims: len(set(ids)) for dims, ids in found.items()}
    half_days = cells(shelter(), "shelter_person_days", period)
    expected["shelter_person_days"] = {
        dims: Fraction(sum(found), 2) for dims, found in half_days.items()
    }
    told_all = {code: _stated(told(code, period)) for code in expected}
    assert told_all == {code: _stated(cells) for code, cells in expected.items()}


@pytest.mark.slow
def test_the_duty_of_a_year_is_that_of_the_example(city):
    for code, amount in OF_THE_YEAR.items():
        found: dict[Any, int] = defaultdict(int)
        for grade, due, done, lives in AGENCIES.values():
            for dims in ((), (("grade", grade),)):
                found[dims] += amount(due, done, lives)
        assert _stated(told(code, YEAR)) == _stated(found), code
    assert told("agency_visits_completed", YEAR)[()] == 6
    assert told("agency_visit_completion_rate", YEAR)[()] == Fraction(5, 8)
    table = told("agency_visits_required_per_agency", YEAR)
    assert {dims[0][1]: visits for dims, visits in table.items() if dims} == {
        "exempt_excellent": 1, "score_90_up": 1, "score_80_89": 2, "score_70_79": 3,
        "score_below_70": 4, "new_guidance_year": 1,
    }  # fmt: skip


@pytest.mark.slow
def test_ratios_are_those_of_what_was_counted(city):
    assert told("late_notices_rate", YEAR)[()] == Fraction(1, 3)
    assert told("late_notices_rate", YEAR)[("type", "entry"),] == Fraction(1, 2)
    assert told("staff_training_participants_per_session", YEAR)[()] == Fraction(75, 3)


@pytest.mark.parametrize(
    ("text", "carers", "unseen"), [("113-05", 2, 2), ("113-06", 2, 1), ("113", 2, 0)]
)
@pytest.mark.slow
def test_stocks_are_those_of_the_last_day(city, text, carers, unseen):
    """Place 1 was not seen for a year until 6 May; place 3 from January until it closed in June."""
    period = Period.parse(text)
    last = period.end
    valid = [
        row
        for row in CARERS
        if row["status"] == "qualified" and row["qualified_on"] <= last.isoformat()
        and (not row["valid_to"] or row["valid_to"] >= last.isoformat())
    ]  # fmt: skip
    assert told("caregiver_platform_records", period)[()] == len(valid) == carers
    seen: Mapping[str, list[date]] = defaultdict(list)
    for row in VISITS:
        seen[row["dormitory_number"]].append(_day(row, "visited_on"))
    missed = 0
    for row in DORMITORIES:
        days = [_day(row, "opened_on"), *seen[row["dormitory_number"]]]
        latest = max(day for day in days if day <= last)
        is_open = not row["closed_on"] or _day(row, "closed_on") > last
        missed += is_open and (last - latest).days > 365
    assert told("dormitories_not_visited_12m", period)[()] == missed


@pytest.mark.slow
def test_officers_are_counted_by_the_month(city):
    """Two of them, from the month of the first visit to that of the last: May to December."""
    assert told("officer_months", YEAR)[()] == 2 * 8
    made = [on for on, _codes, _one in visits() if on.year == 2024]
    assert told("visits_per_officer", YEAR)[()] == Fraction(len(made), 2 * 8)
    in_may = sum(1 for on in made if on.month == 5)
    assert told("visits_per_officer", YEAR)[("month", "2024-05"),] == Fraction(in_may, 2)

"""A program of 2,000 workplaces and fifteen inspectors, from the draft to three sick days.

All of it goes through the pages. What the plan promises is counted again here in plain Python,
from the records alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as django_settings
from django.test import Client

from laozheng.conftest import NOON
from laozheng.kernel.accounts import middleware
from laozheng.kernel.accounts.actions import hire, load_units
from laozheng.kernel.accounts.models import Qualification, Staff, Unit
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.models import Conflict
from laozheng.kernel.inspections.models import Program, Target, Visit
from laozheng.kernel.inspections.visits.filing import Told, file_visits
from laozheng.kernel.inspections.visits.reports import VisitReport
from laozheng.kernel.law.calendar import office_calendar

ACTOR = system_reader("test", NOON)
# Fifteen inspectors, the last two of them in training.
STAFF = [f"S1{n:02d}" for n in range(15)]
TRAINEES, SICK = set(STAFF[13:]), STAFF[4]
PLACES, VISITS_A_DAY = 2_000, 3
SPAN = {"first": "114/03/03", "last": "114/06/30"}
PROGRAM = {
    "line": "standards",
    "code": "重點01",
    "title": "範例重點專案檢查",
    "kind": "own",
    "starts_on": "114/03/03",
    "ends_on": "114/06/30",
    "places": str(PLACES),
    "measure": "standards.labor_inspections",
}


@dataclass(frozen=True)
class Entry:
    """A place of the list as the records tell it."""

    rank: int
    employer: int
    day: date
    lead: str
    companion: str


def entries() -> dict[str, Entry]:
    """The list with its days and inspectors, by workplace."""
    rows = Target.objects.values_list(
        "key", "rank", "employer_id", "planned_on", "lead__number", "companion__number"
    )
    return {key: Entry(*rest[:-1], rest[-1] or "") for key, *rest in rows}


@pytest.fixture
def supervisor(db, monkeypatch) -> Client:
    """The head of a division that has seen 2,300 workplaces, and had conflicts declared."""
    monkeypatch.setattr(middleware, "moment", lambda: NOON)
    load_units(django_settings.LAOZHENG_CITY_DIR / "units.toml", ACTOR)
    unit, since = Unit.objects.get(code="labor_conditions"), date(2015, 1, 1)
    for number in STAFF:
        hire(number, f"測試檢查員{number}", unit, ("officer",), on=since, actor=ACTOR)
    for number in TRAINEES:
        staff = Staff.objects.get(number=number)
        Qualification.objects.create(staff=staff, kind="training_inspector", valid_from=since)
    head = hire("S900", "測試科長", unit, ("supervisor",), on=since, actor=ACTOR)
    file_visits("standards.inspection", [Told(_earlier(n)) for n in range(PLACES + 300)], ACTOR)
    employers = Visit.objects.order_by("pk").values_list("employer_id", flat=True)
    Conflict.objects.bulk_create(
        Conflict(person_ref=f"staff:{STAFF[n % 13]}", party_id=employer, reason="範例")
        for n, employer in enumerate(employers[::40])
    )
    client = Client()
    client.force_login(head.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _earlier(number: int) -> VisitReport:
    return VisitReport(
        type="own",
        employer_name=f"範例{number:04d}企業有限公司",
        workplace=f"高雄市範例路{number}號",
        district=f"640000{number % 38 + 1:02d}",
        visited_on=date(2022, 1, 3) + timedelta(days=number % 900),
        employees=number * 7 % 500,
        result="no_violation",
    )


def sent(client: Client, address: str, **given: str) -> BeautifulSoup:
    """The page to which a form leads, or the form itself once more."""
    response = client.post(address, given, follow=True)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.slow
def test_a_large_program_is_planned_and_planned_again_when_somebody_falls_ill(supervisor):
    sent(supervisor, "/programs/new/", **PROGRAM)
    address = f"/programs/{Program.objects.get().pk}/"
    sent(supervisor, f"{address}approve/")
    sent(supervisor, f"{address}draw/", type="own", seed="114-重點01")
    drawn = _reasons_and_ranks()
    page = sent(supervisor, f"{address}plan/", **SPAN)
    assert f"已排定{PLACES}件。" in page.get_text()
    assert [row.select_one("td").get_text() for row in page.select("#targets tbody tr")] == [
        str(rank) for rank in range(1, 51)
    ]
    before = entries()
    assert len(before) == PLACES and _reasons_and_ranks() == drawn
    _nobody_does_more_than_a_day_holds_or_meets_a_conflict(before, absent=())
    _whoever_stands_higher_comes_earlier(before)

    days = [date(2025, 3, 11), date(2025, 3, 12), date(2025, 3, 13)]
    absence = {"kind": "leave", "first": "114/03/11", "last": "114/03/13"}
    staff = Staff.objects.get(number=SICK)
    sent(supervisor, "/programs/absences/", staff=str(staff.pk), **absence)
    must_move = {key for key, one in before.items() if one.lead == SICK and one.day in days}
    preview = sent(supervisor, f"{address}plan-again/", action="preview", **SPAN)
    told = [row.select("td") for row in preview.select("#moves tbody tr")]
    assert entries() == before
    sent(supervisor, f"{address}plan-again/", **SPAN)
    after = entries()
    moved = {
        key: one
        for key, one in after.items()
        if (one.day, one.lead) != (before[key].day, before[key].lead)
    }
    assert must_move and set(moved) == must_move
    assert {int(row[1].get_text()) for row in told} == {one.rank for one in moved.values()}
    _nobody_does_more_than_a_day_holds_or_meets_a_conflict(after, absent=days)


def _reasons_and_ranks() -> list[tuple[int, str]]:
    """The frozen list: every place says why it stands there, and its points add up."""
    rows = list(Target.objects.order_by("rank"))
    by_score = [row.score for row in rows if row.picked_by == "score"]
    assert len(by_score) == PLACES * 9 // 10
    assert by_score == sorted(by_score, reverse=True)
    for row in rows:
        assert sum(float(reason["points"]) for reason in row.reasons) == pytest.approx(
            float(row.score)
        )
    return [(row.rank, row.key) for row in rows]


def _nobody_does_more_than_a_day_holds_or_meets_a_conflict(
    plan: dict[str, Entry], absent: Iterable[date]
) -> None:
    conflicts = {
        (row.person_ref.removeprefix("staff:"), row.party_id) for row in Conflict.objects.all()
    }
    assert len(conflicts) > 50
    taken = Counter((one.lead, one.day) for one in plan.values())
    assert max(taken.values()) <= VISITS_A_DAY
    assert not [day for day in absent if (SICK, day) in taken]
    for one in plan.values():
        assert office_calendar().is_workday(one.day)
        assert one.lead not in TRAINEES
        assert (one.lead, one.employer) not in conflicts
        assert (one.companion or STAFF[13]) in TRAINEES


def _whoever_stands_higher_comes_earlier(plan: dict[str, Entry]) -> None:
    """No visit could trade places with a lower one: earlier days are full of higher ranks."""
    barred = {
        (row.person_ref.removeprefix("staff:"), row.party_id) for row in Conflict.objects.all()
    }
    ranks: dict[tuple[date, str], list[int]] = defaultdict(list)
    for one in plan.values():
        ranks[one.day, one.lead].append(one.rank)
    days = sorted({day for day, _lead in ranks})
    for day in days:
        for lead in set(STAFF) - TRAINEES:
            here = ranks[day, lead]
            lowest = max(here) if len(here) == VISITS_A_DAY else PLACES + 1
            assert not [
                one
                for one in plan.values()
                if one.day > day and one.rank < lowest and (lead, one.employer) not in barred
            ]

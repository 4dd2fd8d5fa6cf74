"""The synthetic office gives the published figures of 113 out of records."""

import csv
from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.verification import cases_that_differ
from laozheng.kernel.inspections.lists.dataset import DISPOSITIONS
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.measures.figures import dims_of
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety import twin
from laozheng.lines.safety.models import Accident, AccidentDeath
from laozheng.lines.safety.tests.factories import SHARED
from laozheng.lines.safety.twin import promotion, supervision

YEAR = Period.parse("113")
PUBLISHED = SHARED / "published" / "113.csv"
# As printed; the file itself is compared where it is at hand.
PRINTED = {
    "safety.osh_fines": 807,
    "safety.work_stoppages": 263,
    "safety.occupational_fatalities": 34,
    "safety.safety_families": 38,
    "safety.guidance_team_volunteers": 49,
    "safety.safety_family_attendance": 1543,
}


def shown(code: str, as_of: date, **dims: str) -> object:
    request = Request.of(code, YEAR, **dims)
    return compute([request], cut_off=None, as_of=as_of)[request].shown


@pytest.fixture
def city(world, monkeypatch):
    """The twin of 113 with few visits, since most tests look at other records."""
    monkeypatch.setattr(supervision, "VISITS", 60)
    monkeypatch.setattr(supervision, "HEAT", 10)
    monkeypatch.setattr(promotion, "TEAM_VISITS", 20)
    monkeypatch.setattr(promotion, "ONSITE_VISITS", 20)
    return twin.make(YEAR, actor=world.reader("system"), seed=113)


@pytest.mark.parametrize("as_of", [date(2025, 2, 28), date(2030, 1, 1)])
def test_the_records_give_the_printed_figures(city, as_of):
    assert {code: shown(code, as_of) for code in PRINTED} == PRINTED


@pytest.mark.slow
@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published figures are not here")
def test_the_records_give_every_published_figure_of_the_line(world):
    twin.make(YEAR, actor=world.reader("system"), seed=113)
    with PUBLISHED.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    ours = [row for row in rows if row["line"] == "safety"]
    asked = [(row["measure"], dims_of(row["dims"])) for row in ours]
    requests = [Request.of(code, YEAR, **dims) for code, dims in asked]
    made = compute(requests, cut_off=None, as_of=date(2025, 3, 3))
    assert len(ours) == 21
    assert [made[request].shown for request in requests] == [int(row["value"]) for row in ours]
    heat = Request.of("safety.heat_inspections", YEAR)
    assert compute([heat], cut_off=None, as_of=date(2025, 3, 3))[heat].shown == supervision.HEAT


def test_some_fines_fell_on_appeal_and_are_not_counted(city):
    assert Case.objects.filter(state="revoked").count() == twin.REVOKED_FINES
    assert f"罰鍰{twin.FINES}" in city


def test_the_twin_is_the_same_for_the_same_seed_and_grows_with_scale():
    firms = [Party(display_name=f"範例{trade}第001號有限公司") for trade in twin.TRADES]
    drawn = [
        [(h.title, h.district, tuple(h.steps)) for h in twin.histories(YEAR, firms, **given)]
        for given in ({"seed": 7}, {"seed": 7}, {"seed": 8}, {"seed": 7, "scale": 3})
    ]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(drawn[3]) >= 3 * (twin.FINES + twin.REVOKED_FINES)
    assert sum(twin.deaths_by_accident(3 * twin.DEATHS)) == 3 * twin.DEATHS


def test_the_twin_holds_invented_names_and_lawful_histories_alone(city):
    assert not Party.objects.exclude(display_name__startswith="範例").exists()
    assert list(cases_that_differ()) == []
    deaths = AccidentDeath.objects.count()
    assert deaths == twin.DEATHS
    reported = Accident.objects.select_related("case")
    assert all(accident.case.deadlines.exists() for accident in reported)


def test_what_the_twin_made_can_be_exported(city, world):
    rows = list(DISPOSITIONS.export(YEAR, world.reader("safety_officer")))
    assert len(rows) == twin.FINES + twin.REVOKED_FINES
    announced = [row for row in rows if row["announced_on"] is not None]
    assert len(announced) == twin.FINES

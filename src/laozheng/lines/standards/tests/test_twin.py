"""The synthetic division gives the published figures of 113 out of records."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case, Signal
from laozheng.kernel.cases.verification import cases_that_differ
from laozheng.kernel.inspections.models import Finding, Visit
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.measures.figures import dims_of
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards import twin
from laozheng.lines.standards.queries import words
from laozheng.lines.standards.tests.factories import set_targets
from laozheng.lines.standards.twin import fines, office, visits
from laozheng.lines.standards.twin.printed import Printed, printed_of

YEAR = Period.parse("113")
PUBLISHED = Path(__file__).resolve().parents[6] / "shared" / "published" / "113.csv"
# As printed; the file itself is compared where it is at hand. Targets are no records.
PRINTED = {
    ("standards.labor_inspections", ""): 4_140,
    ("standards.labor_inspections", "type=complaint"): 579,
    ("standards.labor_inspections", "type=project_and_joint"): 2_133,
    ("standards.labor_inspections", "type=compliance_visit"): 1_428,
    ("standards.project_inspection_types", ""): 21,
    ("standards.penalty_firm_times", "law=labor_standards_act"): 650,
    ("standards.penalty_amount", "law=labor_standards_act"): 31_680_000,
    ("standards.promotion_sessions", ""): 136,
    ("standards.work_rules_filed", ""): 218,
    ("standards.article_84_1_approvals", ""): 2_681,
    ("standards.pension_underfunded_firms_reminded", ""): 569,
    ("standards.pension_monthly_contribution_reminders", ""): 3_318,
    ("standards.pension_account_closures", ""): 458,
    ("standards.pension_underfunding_cleared", ""): 569,
    ("standards.pension_contribution_suspensions", ""): 341,
    ("standards.pension_committee_affairs", ""): 1_302,
}


def figures(asked, as_of, year=YEAR):
    requests = {key: Request.of(key[0], year, **dims_of(key[1])) for key in asked}
    computed = compute(requests.values(), cut_off=None, as_of=as_of)
    return {key: computed[request].value for key, request in requests.items()}


@pytest.mark.slow
@pytest.mark.django_db
def test_the_records_give_the_printed_figures_and_hold_invented_names_alone(world):
    made = twin.make(YEAR, actor=world.reader("system"), seed=113)
    assert "裁處664件" in made
    assert figures(PRINTED, date(2025, 2, 28)) == PRINTED
    assert figures(PRINTED, date(2030, 1, 1)) == PRINTED
    if PUBLISHED.exists():
        compare_with_published()
    more = {("standards.penalties_canceled", ""): fines.REVOKED,
            ("standards.unsuccessful_visits", ""): visits.NOT_MET}  # fmt: skip
    assert figures(more, date(2025, 2, 28)) == more
    set_targets(YEAR, project_and_joint=1_136, compliance_visit=1_260)
    told = {type_: reached(type_) for type_ in ("", "project_and_joint", "compliance_visit")}
    assert told == {
        "": ("2,396", "148.6%"),
        "project_and_joint": ("1,136", "187.8%"),
        "compliance_visit": ("1,260", "113.3%"),
    }
    assert not Party.objects.exclude(display_name__startswith="範例").exists()
    assert list(cases_that_differ()) == []
    assert Case.objects.filter(state="revoked").count() == fines.REVOKED
    assert Signal.objects.filter(withdrawn_on__isnull=True).exists()


@pytest.fixture
def small(monkeypatch):
    """A year of which a hundredth was printed."""
    few = Printed(
        complained=6, projected=22, advised=13, items=54, fines=7, fines_twd=340_000, briefings=2,
        underfunded=6, unpaid=33, closed=5, suspended=3, committee=13, work_rules=2, agreed=27,
    )  # fmt: skip
    monkeypatch.setattr(twin, "printed_of", lambda period: few)
    return few


@pytest.mark.slow
@pytest.mark.django_db
def test_a_small_year_adds_up_to_what_is_printed_of_it(world, small):
    later = datetime(2026, 2, 1, 4, 0, tzinfo=UTC)
    twin.make(Period.parse("114"), actor=world.reader("system", later), seed=114)
    as_of, year = date(2026, 2, 28), Period.parse("114")
    wanted = {
        ("standards.labor_inspections", "manner=inspection"): 28,
        ("standards.labor_inspections", "type=compliance_visit"): 13,
        ("standards.inspection_items", ""): 54,
        ("standards.penalty_firm_times", ""): 7,
        ("standards.penalty_amount", ""): 340_000,
        ("standards.pension_underfunding_cleared", ""): 6,
        ("standards.article_84_1_approvals", ""): 27,
    }
    assert figures(wanted, as_of, year) == wanted
    made = Visit.objects.filter(visited_on__year=2025)
    assert not made.filter(lead=None).exists()
    assert 1 < made.order_by().values("lead").distinct().count() <= office.INSPECTORS
    met = made.exclude(result__in=("not_met", "closed")).count()
    asked = Request.of("standards.visits_per_inspector", year)
    shown = compute([asked], cut_off=None, as_of=as_of)[asked].shown
    months = figures([("standards.inspector_months", "")], as_of, year)
    assert shown == round(Decimal(met) / months["standards.inspector_months", ""], 1)
    days = figures([("standards.days_visit_to_notice_p90", "")], as_of, year)
    assert 0 < days["standards.days_visit_to_notice_p90", ""] <= 10
    assert list(cases_that_differ()) == []
    told = Finding.objects.filter(case__state="closed").values_list("state", flat=True)
    assert set(told) == {"remedied"}


def test_the_visits_of_2025_are_those_of_the_sustainability_report():
    printed = printed_of(Period.parse("114"))
    assert (printed.complained + printed.projected, printed.items, printed.advised) == (
        2_758, 5_342, 1_338,
    )  # fmt: skip


def reached(type_):
    """The target of the year and how much of it was reached, as a book prints them."""
    dims = {"type": type_} if type_ else {}
    (row,) = words.attainment(dims, YEAR, YEAR.end, date(2025, 2, 28))
    return row["target"], row["rate"]


def compare_with_published():
    """Every row of the line but targets, which are not records."""
    with PUBLISHED.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["line"] == "standards"]
    counted = [row for row in rows if row["kind"] != "target"]
    assert len(rows) - len(counted) == 2
    assert {row["measure"] for row in counted} <= set(measures())
    told = {(row["measure"], row["dims"]): int(row["value"]) for row in counted}
    assert figures(told, date(2025, 3, 3)) == told


def test_amounts_add_up_and_keep_to_their_unit():
    drawn = fines.amounts(Random(7), 650, 31_680_000)
    assert sum(drawn) == 31_680_000
    assert min(drawn) >= 20_000
    assert all(amount % 5_000 == 0 for amount in drawn)

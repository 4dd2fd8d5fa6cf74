"""The synthetic year gives the published year back, figure by figure."""

import csv
import tomllib
from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from django.conf import settings
from django.db import transaction

from laozheng.base.periods import Period
from laozheng.conftest import NOON
from laozheng.kernel.accounts.actions import load_units
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.models import Case, CaseParty, Deadline
from laozheng.kernel.cases.verification import cases_that_differ
from laozheng.kernel.measures.engine import compute
from laozheng.kernel.measures.figures import Request, dims_of
from laozheng.kernel.measures.history import load_history
from laozheng.kernel.measures.models import OpeningBalance
from laozheng.kernel.measures.sources import MemorySource
from laozheng.lines.disputes.measures import FACTS
from laozheng.lines.disputes.twin import NotPublished, fitted, make

pytestmark = pytest.mark.slow

YEAR = Period.parse("113")
AS_OF = date(2025, 3, 3)


def test_a_table_is_fitted_to_both_margins():
    rows, columns = {"a": 7, "b": 2, "c": 1}, {"x": 6, "y": 3, "z": 1}
    cells = fitted(rows, columns)
    assert {r: sum(cells[r, c] for c in columns) for r in rows} == rows
    assert {c: sum(cells[r, c] for r in rows) for c in columns} == columns


def test_margins_that_disagree_are_refused():
    with pytest.raises(ValueError):
        fitted({"a": 2}, {"x": 3})


def test_a_year_without_published_figures_is_refused(world):
    with pytest.raises(NotPublished):
        make(Period.parse("112"), actor=world.reader("system"), seed=1)


HISTORY = settings.LAOZHENG_CITY_DIR / "history"


@pytest.fixture(scope="module")
def synthetic_year(django_db_setup, django_db_blocker):
    """The year with the city's history, made once for this module and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        actor = system_reader("test", NOON)
        load_units(settings.LAOZHENG_CITY_DIR / "units.toml", actor)
        make(YEAR, actor=actor, seed=113)
        load_history(HISTORY / "113.csv", "施政績效成果報告")
        for row in tomllib.loads((HISTORY / "index.toml").read_text(encoding="utf-8"))["opening"]:
            OpeningBalance.objects.create(**row)
        yield MemorySource({fact.name: list(fact.versions(None)) for fact in FACTS})
        transaction.set_rollback(True)


@pytest.fixture
def year(synthetic_year, django_db_blocker):
    """The tables of the synthetic year, with the database open."""
    with django_db_blocker.unblock():
        yield synthetic_year


def _published():
    with (HISTORY / "113.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["line"] == "disputes"]


def test_every_published_figure_of_the_year_comes_out(year):
    rows = _published()
    requests = {
        Request.of(row["measure"], YEAR, **dims_of(row["dims"])): int(row["value"]) for row in rows
    }
    figures = compute(requests, cut_off=None, as_of=AS_OF, source=year)
    wrong = {
        (r.measure, r.dims): (figures[r].shown, value)
        for r, value in requests.items()
        if figures[r].shown != value
    }
    assert wrong == {}
    assert len(requests) > 45


def test_the_figures_rest_on_records_and_not_on_what_was_printed(year):
    request = Request.of("disputes.mediation_cases", YEAR)
    figure = compute([request], cut_off=None, as_of=AS_OF, source=year)[request]
    assert (figure.source, figure.rows) == ("records", 3935)


def test_received_is_cases_and_dropped(year):
    asked = [
        Request.of(f"disputes.{name}", YEAR)
        for name in ("mediation_received", "mediation_cases", "mediation_dropped")
    ]
    figures = compute(asked, cut_off=None, as_of=AS_OF, source=year)
    assert [figures[request].value for request in asked] == [4514, 3935, 579]


def test_most_terms_are_kept_and_some_are_not(year):
    request = Request.of("disputes.deadline_on_time_rate", YEAR)
    rate = compute([request], cut_off=None, as_of=AS_OF, source=year)[request].value
    assert Fraction(97, 100) < rate < 1


def test_cases_of_the_year_before_change_nothing(year):
    carried_over = Case.objects.filter(received_on__lt=YEAR.start)
    assert carried_over.count() == 120
    assert not carried_over.exclude(closed_on__range=("2024-01-01", "2024-01-31")).exists()


def test_every_name_is_recognizably_synthetic(year):
    names = CaseParty.objects.values_list("name_as_written", flat=True)
    assert all(name.startswith(("測試", "範例")) for name in names)


def test_the_cases_stand_where_their_events_left_them(year):
    assert list(cases_that_differ()) == []


def test_committees_have_their_terms_too(year):
    rules = Counter(Deadline.objects.values_list("rule", flat=True))
    assert set(rules) >= {"D1", "D2", "D3", "D4.labor", "D4.employer", "D5", "D6", "D7", "D8", "D9"}

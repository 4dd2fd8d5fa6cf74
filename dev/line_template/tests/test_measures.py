"""Figures of applications: as of which day what was so, compared with a count by hand."""

from datetime import date, timedelta

from laozheng.base.periods import Period
from laozheng.conftest import NOON
from laozheng.kernel.cases.actions import correct
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.recorder import Step
from laozheng.kernel.measures.engine import Request, compute, figures_of, row_refs
from laozheng.lines.linename.measures import APPLICATIONS
from laozheng.lines.linename.tests.factories import CHECKED, an_application

YEAR = Period.parse("113")
AS_OF = date(2025, 3, 3)


def count(cut_off=None, as_of=AS_OF, **dims):
    request = Request.of(APPLICATIONS.code, YEAR, **dims)
    return compute([request], cut_off=cut_off, as_of=as_of)[request].value


def a_year(world):
    """Two recorded, one returned, one pending, and one of another year."""
    for _ in range(2):
        an_application(world, checked_on=CHECKED, recorded_on=date(2024, 3, 20))
    an_application(world, returned_on=date(2024, 3, 7))
    an_application(world)
    an_application(world, received_on=date(2023, 12, 29))


def test_applications_count_in_the_year_of_receipt(world):
    a_year(world)
    received = Case.objects.filter(received_on__year=2024)
    assert count() == received.count() == 4


def test_outcomes_add_up_to_the_total(world):
    a_year(world)
    counts = {code: count(outcome=code) for code in ("recorded", "returned", "pending")}
    assert counts == {"recorded": 2, "returned": 1, "pending": 1}
    assert sum(counts.values()) == count()


def test_an_outcome_counts_from_its_day_and_from_when_it_was_known(world):
    a_year(world)
    assert count(cut_off=date(2024, 3, 19), outcome="recorded") == 0
    assert count(cut_off=date(2024, 3, 20), outcome="recorded") == 2
    # The cast acts on one day: nothing was known before it.
    assert count(as_of=date(2025, 3, 2)) == 0


def test_a_corrected_decision_moves_without_changing_what_was_known(world):
    case = an_application(world, checked_on=CHECKED, recorded_on=date(2024, 3, 20))
    wrong = case.events.get(kind="record")
    next_day = world.reader("supervisor", NOON + timedelta(days=1))
    correct(wrong, Step("record", date(2024, 3, 22)), actor=next_day, reason="日期誤植")
    days = {"cut_off": date(2024, 3, 21), "outcome": "recorded"}
    assert count(**days) == 1
    assert count(as_of=AS_OF + timedelta(days=1), **days) == 0
    assert count(as_of=AS_OF + timedelta(days=1), outcome="recorded") == 1


def test_every_figure_opens_to_its_cases(world):
    a_year(world)
    figures = figures_of(line="linename", period=YEAR, cut_off=None, as_of=AS_OF)
    assert figures
    for figure in figures:
        request = Request(figure.measure, figure.dims, YEAR)
        assert len(row_refs(request, cut_off=None, as_of=AS_OF)) == figure.value

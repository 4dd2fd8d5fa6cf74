"""One value per kind, span and dimensions, and sums that say what they leave out."""

from decimal import Decimal

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.tallies.actions import enter
from laozheng.kernel.tallies.models import Tally
from laozheng.kernel.tallies.queries import monthly, total

pytestmark = pytest.mark.django_db

YEAR = Period.parse("113")


@pytest.fixture
def tally(world):
    """Enters a count of calls; further words replace the usual ones."""

    def make(span, value, **facts):
        given = {"source": "測試來源", "actor": world.reader("system")}
        return enter("example", "calls", Period.parse(span), value, "cases", **(given | facts))

    return make


def value_of(period="113", dims=None):
    return total("example", "calls", Period.parse(period), dims).value


def test_dimensions_are_one_whatever_their_order(tally):
    tally("113-01", 5, dims={"mode": "phone", "topic": "wage"})
    again, change = tally("113-01", 5, dims={"topic": "wage", "mode": "phone"})
    assert change == "unchanged"
    assert Tally.objects.get() == again


def test_a_correction_keeps_the_old_value_in_the_log(tally):
    tally("113-01", 5, provisional=True)
    _, change = tally("113-01", 7)
    assert change == "updated"
    assert Entry.objects.get(verb="change").changes == {
        "value": ["5.0000", "7"],
        "provisional": [True, False],
    }
    assert value_of() == 7


@pytest.mark.parametrize("span", ["113-01-05..113-01-05", "113Q1", "113-01-31..113-02-01"])
def test_a_second_source_for_the_same_days_is_refused(tally, span):
    tally("113-01", 5)
    with pytest.raises(Refused, match="與已登錄的113年1月重疊"):
        tally(span, 1)
    tally(span, 1, dims={"mode": "phone"})


def test_sums_by_dimension_add_up_to_the_whole(tally):
    values = {("phone", "wage"): 3, ("phone", "leave"): 4, ("counter", "wage"): 5}
    for (mode, topic), value in values.items():
        tally("113-01", value, dims={"mode": mode, "topic": topic})
        tally("113-02", value * 10, dims={"mode": mode, "topic": topic})
    assert value_of() == 11 * sum(values.values())
    assert value_of(dims={"mode": "phone"}) == 11 * 7
    assert value_of("113-02", {"topic": "wage", "mode": "counter"}) == 50


def test_unknown_is_not_zero(tally):
    tally("113-03", 0)
    months = monthly("example", "calls", YEAR)
    assert [months[month].value for month in YEAR.months()][:4] == [None, None, Decimal(0), None]
    assert value_of("112") is None


def test_a_quarter_is_in_the_year_and_in_no_month(tally):
    tally("113Q1", 90)
    tally("113-04", 10)
    assert value_of() == 100
    months = monthly("example", "calls", YEAR)
    january = months[Period.parse("113-01")]
    assert (january.value, january.crossing) == (None, 1)
    assert months[Period.parse("113-04")].value == 10
    assert total("example", "calls", Period.parse("113-02")).crossing == 1


def test_a_sum_is_as_sure_as_its_least_sure_part(tally):
    tally("113-01", 5)
    tally("113-02", 300, qualifier="about", provisional=True)
    sure = total("example", "calls", Period.parse("113-01"))
    both = total("example", "calls", YEAR)
    assert (sure.is_exact, sure.is_provisional) == (True, False)
    assert (both.is_exact, both.is_provisional) == (False, True)


def test_fractions_are_kept_exactly(tally):
    tally("113-01", Decimal("0.1"))
    tally("113-02", Decimal("0.2"))
    assert value_of() == Decimal("0.3")


def test_a_word_outside_the_closed_list_is_a_mistake(tally):
    with pytest.raises(ValueError, match="perhaps"):
        tally("113-01", 5, qualifier="perhaps")

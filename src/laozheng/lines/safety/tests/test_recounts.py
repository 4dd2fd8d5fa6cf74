"""Every figure of the line, with every part that it prints, against records counted one by one."""

from collections import defaultdict
from datetime import date
from math import ceil
from statistics import median

import pytest

from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.engine import figures_of
from laozheng.lines.safety.tests.city import YEAR, City, more_records, small_city, source_of_facts
from laozheng.lines.safety.tests.recount import BY_ADDING, BY_RANK

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

AS_OF = date(2025, 2, 28)
# Figures made of others, and those of moments and months that have tests of their own.
ELSEWHERE = {
    "occupational_fatalities_prior_mean",
    "occupational_fatalities_change",
    "hours_to_order",
    "hours_to_order_p90",
    "machines_certified_until",
    "inspector_months",
    "visits_per_inspector",
    "known_employers",
    "sites_never_visited_share",
}


@pytest.fixture(scope="module")
def city(django_db_setup, django_db_blocker):
    """The small city, with what no report of 113 or 2025 printed beside it."""
    with small_city(django_db_blocker) as words:
        more_records()
        yield City(words, source_of_facts())


def figures_by_dims(city: City, name: str) -> dict:
    found = figures_of(
        measure=f"safety.{name}", period=YEAR, cut_off=None, as_of=AS_OF, source=city.source
    )
    return {figure.dims: figure.value for figure in found if figure.value is not None}


def grouped(name: str, counted: list) -> dict[tuple, list]:
    """The amounts of the total and of each part that the measure prints."""
    groups: dict[tuple, list] = defaultdict(list)
    for amount, codes in counted:
        for names in ((), *measures()[f"safety.{name}"].breakdowns):
            groups[tuple(sorted((one, codes[one]) for one in names))].append(amount)
    return groups


@pytest.mark.parametrize("name", BY_ADDING)
def test_a_figure_is_what_a_recount_of_the_records_gives(city, name):
    counted = list(BY_ADDING[name](YEAR))
    assert counted, "a recount of nothing shows nothing"
    told = {dims: sum(amounts) for dims, amounts in grouped(name, counted).items()}
    assert figures_by_dims(city, name) == told


@pytest.mark.parametrize("name", BY_RANK)
def test_a_median_is_the_middle_of_the_values_and_nine_of_ten_lie_below_the_other(city, name):
    values = grouped(name, list(BY_RANK[name](YEAR)))
    assert values
    assert figures_by_dims(city, name) == {dims: median(all_) for dims, all_ in values.items()}
    if f"safety.{name}_p90" in measures():
        nine_of_ten = {
            dims: sorted(all_)[ceil(0.9 * len(all_)) - 1] for dims, all_ in values.items()
        }
        assert figures_by_dims(city, f"{name}_p90") == nine_of_ten


def test_every_figure_of_the_line_is_recounted_somewhere():
    ours = {code.partition(".")[2] for code in measures() if code.startswith("safety.")}
    ranked = {*BY_RANK, *(f"{name}_p90" for name in BY_RANK)}
    assert ours <= {*BY_ADDING, *ranked, *ELSEWHERE}

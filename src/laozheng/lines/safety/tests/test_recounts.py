"""Every figure of the line, with every part that it prints, against records counted one by one."""

from collections import defaultdict
from datetime import date
from math import ceil
from statistics import median

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.activities.actions import Heads, enter
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.engine import figures_of
from laozheng.kernel.tallies import actions as tallies
from laozheng.lines.safety.actions.registers import enter_row
from laozheng.lines.safety.models import AccidentDeath, Machine
from laozheng.lines.safety.rules.codes.supervision import TALLY_UNITS, unit_of
from laozheng.lines.safety.tests.city import ACTOR, YEAR, City, small_city, source_of_facts
from laozheng.lines.safety.tests.recount import BY_ADDING, BY_RANK

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("the safety figures recounted")]

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


def more_records() -> None:
    """A safety week, results, costs, firms at a workshop, a machine, a victim from abroad."""
    for kind, month, heads, firms in (
        ("safety_week_main", 5, 820, 12), ("safety_week_sub", 5, 64, 3),
        ("safety_week_sub", 6, 41, 2), ("family_results", 11, 130, 9),
        ("heat_workshop", 7, 33, 21),
    ):  # fmt: skip
        enter("safety", kind, "範例活動", date(2024, month, 7), actor=ACTOR, firms=firms,
              known_on=date(2024, month, 7), cost_twd=10_000 * month,
              heads=(Heads(heads, count_unit=unit_of(kind)),))  # fmt: skip
    for kind, level, value in (
        ("safety_week_awards", "main", 2), ("safety_week_awards", "sub", 5),
        ("safety_week_agencies_rank", "main", 3),
    ):  # fmt: skip
        span = Period(date(2024, 12, 1), date(2024, 12, 1))
        tallies.enter("safety", kind, span, value, TALLY_UNITS[kind], actor=ACTOR,
                      source="範例", dims={"level": level}, known_on=span.end)  # fmt: skip
    told = {"certificate_number": "範例證-逾期", "machine_class": "crane",
            "employer_name": "範例設備有限公司", "inspected_on": date(2022, 6, 1),
            "valid_to": date(2024, 5, 31)}  # fmt: skip
    enter_row(Machine, date(2022, 6, 1), told, actor=ACTOR)
    AccidentDeath.objects.filter(pk=AccidentDeath.objects.earliest("pk").pk).update(
        nationality="VN"
    )


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

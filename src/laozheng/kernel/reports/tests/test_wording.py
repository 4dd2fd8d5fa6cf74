"""How figures are printed."""

from dataclasses import replace
from fractions import Fraction

import pytest

from laozheng.kernel.measures.figures import Closing, Figure
from laozheng.kernel.reports.bindings import Bound
from laozheng.kernel.reports.narrative import parse
from laozheng.kernel.reports.tests.fakes import a_figure
from laozheng.kernel.reports.wording import WordingError, print_figure


def printed(options: str, figure: Figure, other: Figure | None = None, style: str = "wan") -> str:
    (bound,) = parse(f"{{{{a.b | {options}}}}}" if options else "{{a.b}}")
    assert isinstance(bound, Bound)
    return print_figure(bound, figure, other, style, figure.decimals)


# The examples of the rules for books, and figures that the report of 113 prints.
@pytest.mark.parametrize(
    ("value", "options", "text"),
    [
        (20_007, "", "2萬7"),
        (14_059, "counter=件", "1萬4,059件"),
        (720_000, "", "72萬"),
        (4_435_000, "", "443萬5,000"),
        (9_999, "", "9,999"),
        (0, "counter", "0件"),
        (14_059, "style=plain", "14,059"),
        (6_526_689_000, "style=thousand", "6,526,689"),
        (-24, "counter", "-24件"),
        (-24, "abs counter", "24件"),
        (12, "style=zh", "十二"),
        (1_286, "down=100 counter", "1,200餘件"),
        (1_286, "up_to=100 counter", "近1,300件"),
        (1_286, "about=10 counter", "約1,290件"),
        (1_200, "down=100 counter", "1,200件"),
    ],
)
def test_number_styles(value: int, options: str, text: str) -> None:
    assert printed(options, a_figure(value)) == text


def test_a_shared_rank_says_so_after_its_counter() -> None:
    third = a_figure(3, unit="rank")
    assert printed("style=zh counter", third) == "三名"
    assert printed("style=zh counter", replace(third, tied=True)) == "三名（並列）"


def test_money_takes_its_counter_from_the_unit() -> None:
    assert printed("counter", a_figure(2_840_633, unit="twd")) == "284萬633元"


def test_a_counter_word_of_another_unit_is_refused() -> None:
    with pytest.raises(WordingError, match="人次"):
        printed("counter=人次", a_figure(5, unit="persons"))


@pytest.mark.parametrize(
    ("settled", "not_settled", "pair"),
    [
        # 62.5 and 37.5: rounded each alone they would print 63 and 38.
        (5, 3, ("63%", "37%")),
        (1933, 609, ("76%", "24%")),
        (268, 141, ("66%", "34%")),
    ],
)
def test_the_two_rates_of_a_whole_print_to_a_hundred(
    settled: int, not_settled: int, pair: tuple[str, str]
) -> None:
    parts = (Fraction(settled), Fraction(not_settled))
    figures = [
        a_figure(part / sum(parts), unit="percent", closing=Closing(parts, place))
        for place, part in enumerate(parts)
    ]
    assert (printed("", figures[0]), printed("", figures[1])) == pair


def test_percent_keeps_its_sign_in_a_table_and_its_decimals_on_demand() -> None:
    figure = a_figure(Fraction(3, 8), unit="percent")
    assert printed("", figure, style="plain") == "38%"
    assert printed("style=pct2", figure) == "37.50%"
    assert printed("style=plain", figure) == "38"


@pytest.mark.parametrize(
    ("emptiness", "sign"),
    [("", "—"), ("unknown", "…"), ("not_applicable", "－"), ("none_held", "無辦理")],
)
def test_an_empty_figure_prints_the_sign_of_its_reason(emptiness: str, sign: str) -> None:
    assert printed("counter", a_figure(None, emptiness=emptiness)) == sign


def test_a_rate_of_nothing_prints_a_dash_and_never_zero() -> None:
    rate = a_figure(None, unit="percent", emptiness="not_applicable")
    assert printed("", rate, style="plain") == "—"


def test_a_change_against_the_year_before_is_the_engines_own() -> None:
    assert printed("change=prev abs counter", a_figure(58), a_figure(-24)) == "24件"


def test_a_change_against_a_named_period_is_the_difference() -> None:
    assert printed("change=110", a_figure(58), a_figure(50)) == "8"


def test_a_rate_of_change_divides_by_what_was_before() -> None:
    # 58 now and 24 fewer than before: 82 before.
    assert printed("rate_of_change=prev", a_figure(58), a_figure(-24)) == "-29.3%"
    assert printed("rate_of_change=110 style=pct0", a_figure(58), a_figure(50)) == "16%"


def test_a_rate_of_change_from_zero_has_no_number() -> None:
    assert printed("rate_of_change=110", a_figure(58), a_figure(0)) == "—"


def test_points_are_percentage_points() -> None:
    now, change = (
        a_figure(value, unit="percent", decimals=1) for value in (Fraction(3, 4), Fraction(1, 40))
    )
    assert printed("points=prev", now, change) == "2.5個百分點"

"""How a figure is written: number styles, counter words, comparisons, signs of emptiness."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from laozheng.base.numerals import ordinal, percent, plain, thousand, wan
from laozheng.base.rounding import Exact, half_up
from laozheng.kernel.measures.figures import Figure, scale_of
from laozheng.kernel.measures.units import counter
from laozheng.kernel.reports.bindings import PREVIOUS, Approximation, Bound

# Zero prints 0; a value that is not there prints the sign of its reason.
NO_RATE = "—"
# What follows a rank that several share.
TIED = "（並列）"
EMPTINESS: Mapping[str, str] = {
    "": NO_RATE,
    "unknown": "…",
    "not_applicable": "－",
    "none_held": "無辦理",
}
_PERCENT_STYLES = {"pct0": 0, "pct1": 1, "pct2": 2}
_CHANGE_RATE_DECIMALS = 1


class WordingError(ValueError):
    """A binding asks for a wording that its unit does not allow; one sentence for the writer."""


def amount(bound: Bound, figure: Figure, other: Figure | None) -> Fraction | None:
    """The exact number that a binding shows, in the unit printed; None when there is none.

    ``other`` is what a comparison needs: the change against the year before, or the figure of the
    period that is named. A rate of change is in percent; from zero it has no number.
    """
    value = _exact(figure)
    if bound.compare and value is not None:
        value = _compared(bound, value, None if other is None else _exact(other))
    return abs(value) if bound.absolute and value is not None else value


def _compared(bound: Bound, value: Fraction, other: Fraction | None) -> Fraction | None:
    if other is None:
        return None
    change = other if bound.against == PREVIOUS else value - other
    if bound.compare != "rate_of_change":
        return change
    before = value - change
    return change * 100 / before if before else None


def _exact(figure: Figure) -> Fraction | None:
    return None if figure.value is None else Fraction(figure.value) * scale_of(figure.unit)


def print_figure(
    bound: Bound, figure: Figure, other: Figure | None, default_style: str, decimals: int
) -> str:
    """The printed form of a binding; style and decimals hold where the binding names none.

    Raises WordingError when the counter word does not belong to the unit of the figure.
    """
    value = amount(bound, figure, other)
    if value is None:
        return sign_of_emptiness(figure)
    if bound.compare == "points":
        return f"{plain(half_up(value, decimals))}個百分點"
    if bound.compare == "rate_of_change":
        return percent(value, _PERCENT_STYLES.get(bound.style, _CHANGE_RATE_DECIMALS))
    style = bound.style or ("" if figure.unit == "percent" else default_style)
    if bound.approximation:
        text = approximate(value, bound.approximation, figure.unit, style)
    else:
        places = _PERCENT_STYLES.get(style, decimals)
        text = number(_rounded(bound, figure, value, places), figure.unit, style)
    return text + counter_word(bound.counter, figure.unit) + (TIED if figure.tied else "")


def sign_of_emptiness(figure: Figure) -> str:
    """What stands in a table for a figure without a value; a rate of nothing prints a dash."""
    if figure.unit == "percent" and figure.emptiness == "not_applicable":
        return NO_RATE
    return EMPTINESS[figure.emptiness]


def _rounded(bound: Bound, figure: Figure, value: Fraction, decimals: int) -> Exact:
    """Round as the engine does where a figure stands alone: shares of one whole print to 100."""
    if bound.style == "thousand":
        return value
    alone: Decimal | int | None = None if bound.compare else figure.rounded(decimals)
    if alone is None:
        return half_up(value, decimals)
    return -alone if bound.absolute and alone < 0 else alone


def number(value: Exact, unit: str, style: str) -> str:
    """Write a rounded number in a style; a percentage keeps its sign in all but ``plain``."""
    if style == "thousand":
        return thousand(value)
    if style in _PERCENT_STYLES or (unit == "percent" and style != "plain"):
        return f"{_with_commas(value)}%"
    if isinstance(value, int) and style == "zh" and value > 0:
        return ordinal(value)
    if isinstance(value, int) and style == "wan":
        return wan(value)
    return _with_commas(value)


def _with_commas(value: Exact) -> str:
    return plain(half_up(value) if isinstance(value, Fraction) else value)


def approximate(value: Fraction, rough: Approximation, unit: str, style: str) -> str:
    """Write the bound of a number: 1,200餘, 近1,300, 約1,230; a number on the step stands bare."""
    steps = value / rough.step
    below = steps.numerator // steps.denominator
    if steps == below:
        return number(below * rough.step, unit, style)
    match rough.direction:
        case "down":
            return number(below * rough.step, unit, style) + rough.word
        case "up_to":
            return rough.word + number((below + 1) * rough.step, unit, style)
        case _:
            return rough.word + number(half_up(steps) * rough.step, unit, style)


def law_number(value: int | Decimal | Fraction, unit: str, style: str) -> str:
    """Write an amount or term of law with the decimals that it has."""
    whole = int(value) if value == int(value) else value
    return number(whole, unit, style)


def counter_word(wanted: str | None, unit: str) -> str:
    """The counter word of a binding: none, the usual one of the unit, or the one it names."""
    if wanted is None or unit == "percent":
        return ""
    try:
        return counter(unit, wanted)
    except ValueError as error:
        raise WordingError(f"的量詞有誤：{error}") from None

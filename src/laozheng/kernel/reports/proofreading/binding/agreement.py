"""Whether a printed number is the true value as it is printed: rounded, about, a change."""

import re
from decimal import Decimal
from fractions import Fraction

from laozheng.base.rounding import Exact, half_up
from laozheng.kernel.reports.proofreading.binding.candidates import Candidate, Known, in_unit
from laozheng.kernel.reports.proofreading.binding.fitting import CONFUSED
from laozheng.kernel.reports.proofreading.findings import Finding

# How far a rough word may stray: 約 either way, 近 below the number, 餘 above it.
ABOUT, NEARLY, MORE = Fraction(1, 20), Fraction(1, 10), Fraction(1, 2)

_TENS = {"億": 8, "萬": 4, "万": 4, "仟": 3, "千": 3, "百": 2}
_DECIMALS = re.compile(r"[.．](\d+)")
_LAST_UNIT = re.compile(r"\d\s*([億萬万仟千百]*)[^\d億萬万仟千百]*$")


def exponent(finding: Finding) -> int:
    """The power of ten of the last place printed: 1,869萬 → 4, 55.8% → -1, 443萬5仟 → 3."""
    decimals = _DECIMALS.findall(finding.text)
    unit = _LAST_UNIT.search(finding.text)
    value = finding.value or Decimal(0)
    place = sum(_TENS[mark] for mark in unit[1]) if unit else 0
    if not place and not decimals and value and value % 10_000 == 0 and "萬" not in finding.text:
        # The unit stands in the head of the table: (萬), 千元.
        digits = Decimal(re.sub(r"\D", "", finding.text) or 1)
        place = len(str(int(value // digits))) - 1 if digits and value > digits else 0
    return place - (len(decimals[-1]) if decimals else 0)


def true_value(known: Known, candidate: Candidate, finding: Finding) -> Exact:
    """The value rounded to the last place that was printed, without the sign of a change."""
    power = exponent(finding)
    exact = in_unit(known.value, known.unit, finding.unit)
    value: Exact
    if power > 0:
        step = 10**power
        value = int(half_up(exact / step)) * step
    else:
        value = known.shown(-power) if exact == known.value else half_up(exact, -power)
    return -value if candidate.is_change and value < 0 else value


def unit_differs(finding: Finding, known: Known) -> bool:
    """Whether the text counts persons where the record counts person-times, and the like."""
    return any({finding.unit, known.unit} == set(pair) for pair in CONFUSED)


def agrees(finding: Finding, known: Known, candidate: Candidate) -> bool:
    """Whether the finding may be printed for this value."""
    if finding.value is None or unit_differs(finding, known):
        return False
    if candidate.is_change and finding.direction and known.value:
        if (finding.direction == "down") != (known.value < 0):
            return False
    printed = Fraction(finding.value)
    exact = in_unit(known.value, known.unit, finding.unit)
    exact = abs(exact) if candidate.is_change else exact
    match finding.qualifier:
        case "at_least":
            return printed <= exact <= printed * (1 + MORE)
        case "at_most":
            return exact <= printed
        case "nearly":
            return printed * (1 - NEARLY) <= exact <= printed
        case "about":
            return abs(exact - printed) <= abs(printed) * ABOUT
    return printed == true_value(known, candidate, finding)

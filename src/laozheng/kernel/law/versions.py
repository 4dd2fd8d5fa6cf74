"""Which version of a figure applies when the law has changed in between (行政罰法第5條).

For a fine the law of the decision applies, unless some law in force since the act was better for
the person. The same comparison serves applications that take the better of two texts.
"""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from laozheng.base.roc import roc_day
from laozheng.kernel.law.parameters import DatedValue, NotConfigured
from laozheng.kernel.law.reckoning import Reckoning, Step

RULE = "law.most_favorable"
ARTICLE = "行政罰法第5條"

# How heavy a version weighs on the person: greater is worse. A tuple compares part by part.
Burden = Callable[[Any], int | Fraction | tuple[int | Fraction, ...]]


def most_favorable(
    versions: Sequence[DatedValue],
    acted_on: date,
    decided_on: date,
    burden: Burden,
    *,
    cite: str = ARTICLE,
) -> Reckoning:
    """Choose among the versions of one figure in force from the act to the decision.

    ``versions`` is a history (``Law.history``); ``burden`` weighs a value. The result is the value
    of the version in force on the day of decision, or of the least burdensome earlier one if that
    is strictly better. Every version compared stands in the steps and, as a DatedValue, in
    ``values``. Raises NotConfigured when none is in force on the day of decision.
    """
    compared = _in_force_between(versions, acted_on, decided_on)
    current = compared[-1]
    # The newest comes first, so that an equal older version does not displace it.
    chosen = min(reversed(compared), key=lambda dated: burden(dated.value))
    span = f"行為日{roc_day(acted_on)}，決定日{roc_day(decided_on)}"
    steps = [Step(f"{span}，期間內有{len(compared)}個版本施行。", cite)]
    steps += [
        Step(f"{roc_day(dated.valid_from)}起施行的版本：{_words(dated)}。", dated.cite)
        for dated in compared
    ]
    if chosen is current:
        steps.append(Step("以決定時施行的版本為準；先前的版本並不較為有利。", cite))
    else:
        steps.append(Step(f"{roc_day(chosen.valid_from)}起施行的版本最為有利，從其規定。", cite))
    return Reckoning(
        result=chosen.value,
        steps=tuple(steps),
        citations=tuple(dict.fromkeys(step.cite for step in steps if step.cite)),
        values=tuple(compared),
        rule=RULE,
    )


def _in_force_between(versions: Sequence[DatedValue], first: date, last: date) -> list[DatedValue]:
    """The versions in force on some day of the span; the last of them on its last day."""
    if last < first:
        raise ValueError("決定日不得早於行為日，請更正日期。")
    found = [dated for dated in versions if dated.is_in_force_between(first, last)]
    if not found or not found[-1].is_in_force(last):
        name, label = (versions[0].name, versions[0].label) if versions else (RULE, "")
        raise NotConfigured(name, last, label)
    return found


def _words(dated: DatedValue) -> str:
    value = dated.value
    if isinstance(value, dict):
        return "、".join(f"{key} {part}" for key, part in value.items())
    return f"{value}"

"""Prove that facts and measures fit together; ``manage.py check`` names what does not."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from laozheng.kernel.measures.catalogue import declared_facts, declared_measures
from laozheng.kernel.measures.declare import (
    RANKED,
    RESERVED_COLUMNS,
    Definition,
    Fact,
    Measure,
    Rank,
    Ratio,
    dim_told_by,
    parts_of,
)
from laozheng.kernel.measures.units import COUNTERS

NUMBERS = ("int", "money")


@register("measures")
def check_measures(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Check the declarations of all installed apps."""
    return list(problems(declared_facts(), declared_measures()))


def problems(facts: Sequence[Fact], definitions: Sequence[Definition]) -> Iterator[CheckMessage]:
    """What is wrong with these declarations, one message each."""
    by_name = {fact.name: fact for fact in facts}
    by_code = {definition.code: definition for definition in definitions}
    yield from _doubles([fact.name for fact in facts] + [one.code for one in definitions])
    for fact in facts:
        yield from _of_fact(fact)
    for definition in definitions:
        yield from _of_labels(definition)
        yield from _of_breakdowns(definition)
        if isinstance(definition, Measure):
            fact_of = by_name.get(definition.fact)
            if fact_of is None:
                yield _error("E001", f"fact {definition.fact!r} is not declared", definition.code)
            else:
                yield from _of_measure(definition, fact_of)
        else:
            yield from _of_parts(definition, by_code)


def _error(number: str, text: str, where: str) -> Error:
    return Error(f"{where}: {text}", obj=where, id=f"measures.{number}")


def _doubles(codes: Sequence[str]) -> Iterator[CheckMessage]:
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield _error("E002", "declared more than once", code)


def _of_fact(fact: Fact) -> Iterator[CheckMessage]:
    partition = fact.column(fact.partition)
    if partition is None or partition.type != "date":
        yield _error("E003", f"partition {fact.partition!r} is not a date column", fact.name)
    for column in fact.columns:
        if column.name in RESERVED_COLUMNS:
            yield _error("E003", f"column {column.name!r} is reserved", fact.name)


def _of_measure(measure: Measure, fact: Fact) -> Iterator[CheckMessage]:
    columns = {
        "date": measure.date,
        "until": measure.until,
        "value": measure.value,
        **{f"where {name}": name for name in measure.where},
        **{f"dim {name}": name for name in measure.dims},
    }
    for role, name in columns.items():
        if name and fact.column(name) is None:
            yield _error("E003", f"{role}: {fact.name} has no column {name!r}", measure.code)
    for role in ("date", "until"):
        column = fact.column(columns[role] or "")
        if column and column.type != "date":
            yield _error("E004", f"{role}: column {column.name!r} is not a date", measure.code)
    yield from _of_value(measure, fact)
    if measure.until and measure.kind == "flow":
        yield _error("E004", "a flow has no until", measure.code)
    if measure.cumulative_since and (measure.kind, measure.aggregate) not in (
        ("flow", "count"),
        ("flow", "sum"),
    ):
        yield _error("E004", "only a flow that adds up can be cumulative", measure.code)
    for name, codes in measure.where.items():
        if not codes:
            yield _error("E004", f"where {name}: no code is accepted", measure.code)


def _of_value(measure: Measure, fact: Fact) -> Iterator[CheckMessage]:
    if (measure.aggregate == "count") != (measure.value is None):
        needs = "takes no" if measure.value else "needs a"
        yield _error("E004", f"{measure.aggregate} {needs} value column", measure.code)
    column = fact.column(measure.value or "")
    if column and measure.aggregate in ("sum", *RANKED) and column.type not in NUMBERS:
        yield _error("E004", f"value: column {column.name!r} is not a number", measure.code)


def _of_breakdowns(definition: Definition) -> Iterator[CheckMessage]:
    for breakdown in definition.breakdowns:
        for name in breakdown:
            if name not in definition.dims:
                yield _error("E005", f"breakdown by {name!r}, which is no dim", definition.code)
        if (told_by := dim_told_by(definition)) and told_by not in breakdown:
            text = f"breakdown {breakdown} lacks {told_by!r}, of which single codes are told"
            yield _error("E005", text, definition.code)
    for printed in definition.printed:
        if printed not in definition.breakdowns:
            text = f"prints {printed} in full, which is no breakdown"
            yield _error("E005", text, definition.code)


def _of_labels(definition: Definition) -> Iterator[CheckMessage]:
    if not definition.label:
        yield _error("E006", "has no label", definition.code)
    if definition.unit not in COUNTERS:
        yield _error("E006", f"unit {definition.unit!r} is not in units.py", definition.code)
    if "." not in definition.code:
        yield _error("E006", "a code is written line.measure", definition.code)


def _of_parts(definition: Definition, by_code: dict[str, Definition]) -> Iterator[CheckMessage]:
    if definition.code in _all_parts(definition, by_code):
        yield _error("E007", "is made of itself", definition.code)
    for code in dict.fromkeys(parts_of(definition)):
        part = by_code.get(code)
        if part is None:
            yield _error("E007", f"measure {code!r} is not declared", definition.code)
            continue
        needed = {*definition.dims, *_dims_picked(definition, code)}
        for name in sorted(needed - set(part.dims)):
            yield _error("E007", f"{code} cannot be asked by {name!r}", definition.code)
    if (told_by := dim_told_by(definition)) and told_by not in definition.dims:
        yield _error("E007", f"{told_by!r} must be one of the dims", definition.code)
    if isinstance(definition, Rank) and not isinstance(by_code.get(definition.of), Measure):
        yield _error("E007", "only a plain measure can be ranked", definition.code)


def _all_parts(definition: Definition, by_code: dict[str, Definition]) -> set[str]:
    """The codes of its parts, of their parts, and so on."""
    found: set[str] = set()
    waiting = list(parts_of(definition))
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting += parts_of(by_code[code]) if code in by_code else ()
    return found


def _dims_picked(definition: Definition, code: str) -> set[str]:
    """The dims that a ratio fixes in one of its parts."""
    if not isinstance(definition, Ratio):
        return set()
    picks = (definition.numerator, definition.denominator)
    return {name for pick in picks if pick.measure == code for name in pick.dims}

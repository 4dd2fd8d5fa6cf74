"""The matters behind one leaf of a figure."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from laozheng.kernel.measures.cube import Shape, codes_of, having, rows_in_force
from laozheng.kernel.measures.declare import Fact
from laozheng.kernel.measures.figures import RowRef
from laozheng.kernel.measures.leaves import Leaf


def rows_behind(leaf: Leaf, role: str, fact: Fact, table: Any, as_of: date) -> Iterable[RowRef]:
    """The rows that add up to the leaf, by day and reference.

    A row that adds nothing to a sum, or that has no value to look at, is not behind the figure.
    """
    measure = leaf.measure
    predicates = rows_in_force(table, leaf.scan, Shape.of([leaf]), as_of)
    predicates += having(table, fact, leaf.filters)
    if measure.aggregate == "sum":
        predicates.append(table[measure.value] != 0)
    elif measure.value:
        predicates.append(table[measure.value].notnull())
    seen = table.filter(predicates)
    chosen = {f"dim_{name}": seen[name] for name in measure.dims}
    if measure.value:
        chosen["amount"] = seen[measure.value]
    listed = seen.select(
        case_id=seen.case_id, ref=seen.ref, counted_on=seen[measure.date], **chosen
    )
    found = listed.order_by("counted_on", "ref").to_pyarrow()
    columns = {name: codes_of(found[f"dim_{name}"]).to_pylist() for name in sorted(measure.dims)}
    amounts = found["amount"].to_pylist() if measure.value else [1] * len(found)
    refs = zip(*(found[name].to_pylist() for name in ("case_id", "ref", "counted_on")), strict=True)
    for position, (case_id, ref, counted_on) in enumerate(refs):
        dims = tuple((name, codes[position]) for name, codes in columns.items())
        yield RowRef(case_id, ref, counted_on, dims, role, amounts[position])

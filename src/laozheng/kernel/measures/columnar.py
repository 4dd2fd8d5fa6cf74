"""The form of a fact in columns: its Arrow schema, and batches made of rows.

An open end of a version is stored as the last day there is, so that a scan needs no test for empty.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from laozheng.kernel.cases.dated import ColumnType
from laozheng.kernel.measures.declare import SPAN_COLUMNS, Fact, FactRow

FOREVER = date.max
BATCH_ROWS = 50_000

# Raised when the layout of the files changes, so that stores of an older layout are rebuilt.
LAYOUT = 1

_ARROW_NAMES: dict[ColumnType, str] = {
    "code": "string",
    "text": "string",
    "date": "date32",
    "int": "int64",
    "money": "int64",
    "bool": "bool",
}


def fingerprint(fact: Fact) -> str:
    """Names and types of the columns; files with another fingerprint must be written anew."""
    columns = ",".join(f"{column.name}:{column.type}" for column in fact.columns)
    return f"{LAYOUT};{fact.partition};{columns}"


def schema_of(fact: Fact) -> Any:
    """The Arrow schema: case_id and ref, the fact's own columns, and the spans of the version."""
    import pyarrow

    own = [(c.name, pyarrow.type_for_alias(_ARROW_NAMES[c.type])) for c in fact.columns]
    spans = [(name, pyarrow.date32()) for name in SPAN_COLUMNS]
    return pyarrow.schema([("case_id", pyarrow.int64()), ("ref", pyarrow.string()), *own, *spans])


def batches_of(fact: Fact, rows: Iterable[FactRow]) -> Iterator[Any]:
    """Arrow tables of at most `BATCH_ROWS` rows; an undeclared column raises KeyError."""
    import pyarrow

    schema = schema_of(fact)
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH_ROWS)):
        yield pyarrow.Table.from_pylist([_record(fact, row) for row in batch], schema=schema)


def _record(fact: Fact, row: FactRow) -> dict[str, Any]:
    undeclared = row.values.keys() - {column.name for column in fact.columns}
    if undeclared:
        raise KeyError(f"{fact.name} declares no column {', '.join(sorted(undeclared))}")
    return {
        "case_id": row.case_id,
        "ref": row.ref,
        # An empty code is an unknown one: figures and the rows behind them must ask alike.
        **{name: None if value == "" else value for name, value in row.values.items()},
        "on_from": row.on_from,
        "on_to": row.on_to or FOREVER,
        "known_from": row.known_from,
        "known_to": row.known_to or FOREVER,
    }

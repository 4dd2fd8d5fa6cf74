"""The data set of a line's tallies: one count per kind, span and dimensions."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.tallies.actions import enter
from laozheng.kernel.tallies.codes import QUALIFIERS
from laozheng.kernel.tallies.models import Tally
from laozheng.kernel.tallies.queries import dims_key_of

DEFAULT_UNIT = "items"


def tallies_dataset(
    line: str,
    label: str,
    kinds: Mapping[str, Any],
    *,
    units: Mapping[str, str] | None = None,
    dims: tuple[Column, ...] = (),
) -> DataSet:
    """The data set ``<line>_tallies``; ``units`` gives the unit of a kind, ``dims`` its columns."""
    names = tuple(column.name for column in dims)
    return DataSet(
        name=f"{line}_tallies",
        label=label,
        owner=line,
        key=("kind", "on", *names),
        columns=(
            Column("kind", "項目", "code", required=True, codes=kinds),
            Column("on", "日期", "date", required=True),
            Column("to", "迄日", "date", note="整段期間的數量才需填寫"),
            *dims,
            Column("value", "數量", "int", required=True),
            Column("qualifier", "確度", "code", codes=QUALIFIERS, note="未填為確數"),
            Column("note", "備註", "text", max_length=120),
        ),
        record=partial(_record, line, units or {}, names),
        export=partial(_export, line, names),
        help="沒有個案的計數；同一項目、期間與分類只有一筆",
    )


def _record(
    line: str,
    units: Mapping[str, str],
    names: Sequence[str],
    rows: Sequence[Row],
    context: ImportContext,
) -> None:
    for row in rows:
        dims = {name: row[name] for name in names if row[name] not in (None, "")}
        span = Period(row["on"], row["to"] or row["on"])
        stored = Tally.objects.filter(
            line=line, kind=row["kind"], dims_key=dims_key_of(dims), start=span.start, end=span.end
        ).first()
        differs = stored is not None and stored.value != row["value"]
        if differs and not context.may_correct(row, {"value": row["value"]}):
            continue
        try:
            tally, change = enter(
                line,
                row["kind"],
                span,
                row["value"],
                units.get(row["kind"], DEFAULT_UNIT),
                actor=context.actor,
                source=row["note"] or (stored.source if stored else "匯入"),
                dims=dims,
                qualifier=row["qualifier"] or (stored.qualifier if stored else "exact"),
                known_on=span.end,
            )
        except Refused as problem:
            row.refuse("on", str(problem))
            continue
        {"created": row.created, "updated": row.updated, "unchanged": row.unchanged}[change](
            tally.ref
        )


def _export(
    line: str, names: Sequence[str], period: Period, reader: Reader
) -> Iterable[Mapping[str, Any]]:
    counts = Tally.objects.filter(line=line, end__range=(period.start, period.end))
    for tally in counts.order_by("end", "kind", "pk"):
        yield {
            "kind": tally.kind,
            "on": tally.start,
            "to": tally.end if tally.end != tally.start else None,
            **{name: tally.dims.get(name, "") for name in names},
            "value": int(tally.value),
            "qualifier": tally.qualifier,
            "note": tally.source,
        }

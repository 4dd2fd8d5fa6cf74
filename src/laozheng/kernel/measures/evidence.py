"""The rows behind frozen values: drawn for many figures at once, packed, sealed, read back.

A frozen figure must open to its cases as they stood, whatever the records say later. Only
references, days, codes and amounts are kept, so that no name outlives its case.
"""

import hmac
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256

from django.conf import settings

from laozheng.kernel.measures import catalogue
from laozheng.kernel.measures.calculation import Calculation
from laozheng.kernel.measures.declare import Definition, Measure, parts_of
from laozheng.kernel.measures.figures import Request, RowRef
from laozheng.kernel.measures.history import RecordedHistory
from laozheng.kernel.measures.models import Vintage, VintageRows
from laozheng.kernel.measures.store import fresh_source

_SEALED = (
    "measure", "dims", "period_start", "period_end", "value", "unit", "cut_off", "as_of",
    "definition_hash", "row_digest", "book", "book_period", "flags",
)  # fmt: skip


def rows_of(
    requests: Iterable[Request], *, cut_off: date | None, as_of: date
) -> dict[Request, list[RowRef]]:
    """The rows behind each figure of a book, all from one reading of the store."""
    asked = list(requests)
    definitions, facts = catalogue.measures(), catalogue.facts()
    needed = {name for r in asked for name in facts_of(r.measure, definitions)}
    listed: dict[Request, list[RowRef]] = {}
    with fresh_source(needed & facts.keys()) as source:
        calculation = Calculation(definitions, facts, source, RecordedHistory(of_books=True))
        # The rows of a total carry all dims: its parts are picked from them, without a scan each.
        for whole in dict.fromkeys(_whole(request, definitions) for request in asked):
            listed[whole] = calculation.rows(whole, cut_off=cut_off, as_of=as_of)
    return {
        request: _picked(listed[_whole(request, definitions)], request, definitions)
        for request in asked
    }


def _whole(request: Request, definitions: Mapping[str, Definition]) -> Request:
    """The total of a plain count whose rows tell those of the request; else the request itself."""
    definition = definitions[request.measure]
    if isinstance(definition, Measure) and {n for n, _ in request.dims} <= {*definition.dims}:
        return Request(request.measure, (), request.period)
    return request


def _picked(
    rows: list[RowRef], request: Request, definitions: Mapping[str, Definition]
) -> list[RowRef]:
    if _whole(request, definitions) == request:
        return rows
    wanted = set(request.dims)
    return [row for row in rows if wanted.issubset(row.dims)]


def facts_of(code: str, definitions: Mapping[str, Definition]) -> set[str]:
    """The names of the facts that a measure rests on."""
    definition = definitions[code]
    if isinstance(definition, Measure):
        return {definition.fact}
    return {name for part in parts_of(definition) for name in facts_of(part, definitions)}


def pack(rows: Sequence[RowRef]) -> bytes:
    """Rows as compressed text."""
    lines = [
        [row.case_id, row.ref, _text(row.date), row.dims, row.role, _amount(row.amount)]
        for row in rows
    ]
    text = json.dumps(lines, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def unpack(packed: bytes) -> list[RowRef]:
    """The rows of `pack`."""
    return [
        RowRef(
            case_id=case_id,
            ref=ref,
            date=date.fromisoformat(day) if day else None,
            dims=tuple((name, code) for name, code in dims),
            role=role,
            amount=date.fromisoformat(amount["day"]) if isinstance(amount, dict) else amount,
        )
        for case_id, ref, day, dims, role, amount in json.loads(zlib.decompress(packed))
    ]


def frozen_rows(vintage: Vintage) -> list[RowRef]:
    """The rows behind a frozen value, as they stood; none for a value that a document printed."""
    held = VintageRows.objects.filter(vintage=vintage).first()
    return unpack(bytes(held.packed)) if held else []


def seal_of(vintage: Vintage) -> str:
    """The seal that a frozen value carries: keyed, so that nobody can forge it in the database."""
    content = json.dumps([str(getattr(vintage, name) or "") for name in _SEALED])
    key = settings.LAOZHENG_INDEX_KEY.encode()
    return hmac.new(key, content.encode(), sha256).hexdigest()


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


def _amount(amount: object) -> object:
    return {"day": amount.isoformat()} if isinstance(amount, date) else amount

"""Dispositions as dated facts for figures: per disposition, per act, or per article that it cites.

The tables of facts belong to the lines, above this app; they wrap what is yielded here. A
revocation reaches back to the day of the decision (行政程序法第118條): at every cut-off the
disposition is gone, but only as of the day on which the bureau knew.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from laozheng.kernel.cases.dated import ColumnType, CountedMatter, FactChange, Value
from laozheng.kernel.inspections.models import Disposition, DispositionArticle, DispositionEvent
from laozheng.kernel.inspections.queries import history_of, with_history
from laozheng.kernel.inspections.rules import REVOKING
from laozheng.kernel.law.citations import Citation

Grain = Literal["disposition", "act", "article"]

# Columns and their types, as a fact table declares them. ``disposition`` is the number of the case,
# by which rows of one document are told apart; ``standing`` is standing or revoked; ``amount_twd``
# of a revoked one is what it was; ``reduced_twd`` is by how much partial revocations lowered that
# of one that stands. ``act`` is mixed where one row stands for several acts and unreadable where no
# citation could be read. ``days_to_decide`` run from the end of the act to the decision,
# ``days_to_publish`` from service to the first entry of the public list.
COLUMNS: Mapping[str, ColumnType] = {
    "disposition": "code",
    "disposed_on": "date",
    "line": "code",
    "unit": "code",
    "kind": "code",
    "act": "code",
    "article": "code",
    "standing": "code",
    "amount_twd": "money",
    "reduced_twd": "money",
    "served_on": "date",
    "announced_on": "date",
    "paid_on": "date",
    "revoked_on": "date",
    "days_to_decide": "int",
    "days_to_publish": "int",
}
MIXED, UNREADABLE = "mixed", "unreadable"
STANDING, REVOKED = "standing", "revoked"

_DATED_BY = {"served": "served_on", "announced": "announced_on", "paid": "paid_on"}
_BATCH = 2000


@dataclass(frozen=True)
class _Part:
    """What one row stands for: an act and article, and the provisions of the document in it."""

    act: str
    article: str
    citations: tuple[Citation, ...]

    @property
    def label(self) -> str:
        return f"{self.act}:{self.article}" if self.article else self.act


def disposition_matters(
    years: Iterable[int] | None = None, *, grain: Grain, acts: Collection[str] = ()
) -> Iterator[CountedMatter]:
    """The matters of all decided dispositions, those decided in some years if given.

    ``acts`` narrows to what cites these acts, whichever unit issued it. At the grain
    ``disposition`` every document is one matter; at ``act`` and ``article`` one for each that it
    cites, and then an amount that cannot be parted is a matter of its own under the act ``mixed``.
    """
    decided = Disposition.objects.filter(disposed_on__isnull=False)
    if years is not None:
        decided = decided.filter(disposed_on__year__in=list(years))
    if acts:
        citing = DispositionArticle.objects.filter(act__in=list(acts))
        decided = decided.filter(pk__in=citing.values("disposition_id"))
    found = with_history(decided).select_related("case__unit").order_by("pk")
    for disposition in found.iterator(chunk_size=_BATCH):
        for part in _parts(disposition, grain):
            if not acts or part.act in acts or grain == "disposition":
                yield _matter(disposition, part, grain)


def _matter(disposition: Disposition, part: _Part, grain: Grain) -> CountedMatter:
    label = "" if grain == "disposition" else f"#{part.label}"
    return CountedMatter(
        case_id=disposition.pk,
        ref=f"{disposition.case.number}{label}",
        changes=tuple(_changes(disposition, part, grain)),
    )


def _parts(disposition: Disposition, grain: Grain) -> list[_Part]:
    citations = disposition.citations
    by_act = _grouped(citations, by_article=False)
    if not disposition.unreadable and grain == "disposition" and len(by_act) == 1:
        return by_act
    if grain == "disposition":
        return [_Part(MIXED if citations else UNREADABLE, "", citations)]
    parts = by_act if grain == "act" else _grouped(citations, by_article=True)
    if disposition.unreadable or not citations:
        parts.append(_Part(UNREADABLE, UNREADABLE if grain == "article" else "", ()))
    if len(parts) > 1 and any(_own_amount(disposition, part) is None for part in parts):
        parts.append(_Part(MIXED, "", citations))
    return parts


def _grouped(citations: Iterable[Citation], *, by_article: bool) -> list[_Part]:
    groups: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        key = citation.act, citation.number if by_article else ""
        groups.setdefault(key, []).append(citation)
    return [_Part(act, article, tuple(cited)) for (act, article), cited in groups.items()]


def _own_amount(disposition: Disposition, part: _Part) -> int | None:
    """The sum of the amounts that the document gives for the provisions of a part, if it does."""
    keys = {citation.paragraph_key for citation in part.citations}
    rows = [row for row in disposition.articles.all() if row.citation.paragraph_key in keys]
    amounts = [row.amount_twd for row in rows if row.amount_twd is not None]
    return sum(amounts) if rows and len(amounts) == len(rows) else None


def _changes(disposition: Disposition, part: _Part, grain: Grain) -> Iterator[FactChange]:
    disposed_on = disposition.disposed_on
    assert disposed_on is not None
    history = history_of(disposition)
    known_on = min((event.known_on for event in history), default=disposed_on)
    whole = set(part.citations) == set(disposition.citations)
    first = _first(disposition, part, whole)
    yield FactChange(disposed_on, known_on, first)
    days = _days_to_publish(history)
    for event in history:
        if event.kind in _DATED_BY:
            told: dict[str, Value] = {_DATED_BY[event.kind]: event.on}
            if event.kind == "announced":
                told["days_to_publish"] = days
            yield FactChange(event.on, event.known_on, told)
        elif event.kind in REVOKING:
            gone: dict[str, Value] = {"standing": REVOKED, "revoked_on": event.on}
            yield FactChange(disposed_on, event.known_on, gone)
        elif event.kind == "partly_revoked":
            left = _left(event, part, grain)
            yield FactChange(disposed_on, event.known_on, {**left, **_reduced(first, left)})


def _days_to_publish(history: Iterable[DispositionEvent]) -> int | None:
    """Days from service to the first entry; None while one of the two is missing."""
    first: dict[str, date] = {}
    for event in history:
        first.setdefault(event.kind, event.on)
    if "served" not in first or "announced" not in first:
        return None
    return (first["announced"] - first["served"]).days


def _days_to_decide(disposition: Disposition) -> int | None:
    acted_on = disposition.acted_to or disposition.acted_from
    if acted_on is None or disposition.disposed_on is None:
        return None
    return (disposition.disposed_on - acted_on).days


def _first(disposition: Disposition, part: _Part, whole: bool) -> Mapping[str, Value]:
    amount = disposition.amount_twd if whole else _own_amount(disposition, part)
    case = disposition.case
    return {
        "disposition": case.number,
        "disposed_on": disposition.disposed_on,
        "line": case.line,
        "unit": case.unit.code,
        "kind": disposition.kind,
        "act": part.act,
        "article": part.article,
        "standing": STANDING,
        "amount_twd": amount,
        "reduced_twd": None if amount is None else 0,
        "served_on": None,
        "announced_on": None,
        "paid_on": None,
        "revoked_on": None,
        "days_to_decide": _days_to_decide(disposition),
        "days_to_publish": None,
    }


def _reduced(first: Mapping[str, Value], left: Mapping[str, Value]) -> Mapping[str, Value]:
    """By how much less a part amounts to than when it was issued, where both are known."""
    issued, amount = first["amount_twd"], left.get("amount_twd")
    if isinstance(issued, int) and isinstance(amount, int):
        return {"reduced_twd": issued - amount}
    return {}


def _left(event: DispositionEvent, part: _Part, grain: Grain) -> Mapping[str, Value]:
    """What a partial revocation leaves of a part: nothing, or the amount if that is its alone."""
    left = {citation.paragraph_key for citation in event.citations}
    kept = {citation.paragraph_key for citation in part.citations} & left
    if not kept:
        return {"standing": REVOKED, "revoked_on": event.on}
    if part.act == MIXED and grain != "disposition":
        # The amount is no longer mixed once all that is left belongs to one part.
        parts = _grouped(event.citations, by_article=grain == "article")
        return {"amount_twd": event.amount_twd if len(parts) > 1 else None}
    return {"amount_twd": event.amount_twd} if kept == left else {}

"""Enter counts: one source per kind and span, corrections with their old value in the log."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from django.db import transaction

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.tallies.codes import QUALIFIERS
from laozheng.kernel.tallies.facts import stale_kind
from laozheng.kernel.tallies.models import Tally, TallyRevision
from laozheng.kernel.tallies.queries import dims_key_of

Change = Literal["created", "updated", "unchanged"]


def enter(
    line: str,
    kind: str,
    span: Period,
    value: int | Decimal,
    unit: str,
    *,
    actor: Reader,
    source: str,
    dims: Mapping[str, str] | None = None,
    qualifier: str = "exact",
    provisional: bool = False,
    known_on: date | None = None,
) -> tuple[Tally, Change]:
    """Enter a count, or correct the one of the same kind, span and dimensions.

    ``known_on`` is the day on which the bureau knew it, the actor's day if none is given.
    Refused when another span of the same kind and dimensions overlaps: a month's sum and single
    days of that month would count twice.
    """
    if qualifier not in QUALIFIERS:
        raise ValueError(f"unknown qualifier {qualifier!r}")
    dims = dict(sorted((dims or {}).items()))
    about = Tally(
        line=line, kind=kind, dims=dims, dims_key=dims_key_of(dims), start=span.start, end=span.end
    )
    facts = {
        "value": Decimal(value),
        "unit": unit,
        "source": source,
        "qualifier": qualifier,
        "provisional": provisional,
    }
    with transaction.atomic():
        return _entered(about, facts, actor, known_on or actor.day)


def _entered(
    tally: Tally, facts: Mapping[str, object], actor: Reader, known_on: date
) -> tuple[Tally, Change]:
    """The count on file, corrected if it differs, else the new one."""
    span = Period(tally.start, tally.end)
    same = Tally.objects.select_for_update().filter(
        line=tally.line, kind=tally.kind, dims_key=tally.dims_key
    )
    stored = same.filter(start=span.start, end=span.end).first()
    if stored is not None:
        return stored, _correct(stored, facts, actor)
    _must_not_overlap(same.filter(start__lte=span.end, end__gte=span.start).first(), span)
    for name, value in facts.items():
        setattr(tally, name, value)
    tally.save(force_insert=True)
    _revise(tally, known_on)
    record(actor, "create", tally.ref, changes={"kind": tally.kind, "value": facts["value"]})
    return tally, "created"


def _must_not_overlap(other: Tally | None, span: Period) -> None:
    if other is not None:
        stored = Period(other.start, other.end)
        raise Refused(
            f"{span.label}與已登錄的{stored.label}重疊，同一期間只能有一種來源；請擇一登錄。",
            "span",
        )


def _revise(tally: Tally, known_on: date) -> None:
    """Keep the value as of a day, and say that figures of its span changed."""
    TallyRevision.objects.create(
        tally=tally, known_on=known_on, value=tally.value, qualifier=tally.qualifier
    )
    years = {tally.start.year, tally.end.year}
    case_changed.send(sender=Tally, kinds={stale_kind(tally.line)}, years=years)


def _correct(tally: Tally, facts: Mapping[str, object], actor: Reader) -> Change:
    changes = {
        name: [getattr(tally, name), value]
        for name, value in facts.items()
        if getattr(tally, name) != value
    }
    if not changes:
        return "unchanged"
    for name in changes:
        setattr(tally, name, facts[name])
    tally.save(update_fields=list(changes))
    _revise(tally, actor.day)
    record(actor, "change", tally.ref, changes=changes)
    return "updated"

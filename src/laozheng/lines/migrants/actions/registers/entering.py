"""Rows of a register: entered under their official number, compared, corrected, remembered.

Each state of an entry is kept as a revision with the day on which the bureau knew it, so that a
figure of an earlier day stays what it was. A blank cell contradicts nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.employers import Named, ensure_employers
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.matters import plain
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.migrants.models import EntryRevision
from laozheng.lines.migrants.models.entries import Entry
from laozheng.lines.migrants.queries.kinds import UNIT
from laozheng.lines.migrants.queries.registers import Register

Values = Mapping[str, Any]
BATCH = 2000


def told(register: Register, row: Values) -> dict[str, Any]:
    """The fields that a row states."""
    given = plain(row)
    found = {name: given.get(column) for name, column in register.columns.items()}
    stated = {name: value for name, value in found.items() if value is not None}
    return {**stated, **register.derived(row)}


def enter_rows(
    register: Register, rows: Sequence[Values], actor: Reader, *, known_on: date | None = None
) -> list[Entry]:
    """Enter new rows; each is known from its own day on unless ``known_on`` says otherwise."""
    unit = Unit.objects.get(code=UNIT)
    fields = [{**told(register, row), "number": register.number(row)} for row in rows]
    _link(register, fields, actor)
    with transaction.atomic():
        entries = [register.model(unit=unit, level=register.level, **one) for one in fields]
        made = register.model._default_manager.bulk_create(entries, batch_size=BATCH)
        _revise(register, made, actor, known_on)
        if made:
            changes = {"register": register.name, "entries": len(made)}
            record(actor, "import", f"migrants.{register.name}", changes=changes)
            _changed(register, made)
    return list(made)


def _link(register: Register, fields: Sequence[dict[str, Any]], actor: Reader) -> None:
    if not register.party:
        return
    linked = [one for one in fields if register.links(one)]
    named = [Named(one[register.party], one.get("ubn", ""), one[register.day]) for one in linked]
    for one, party in zip(linked, ensure_employers(named, actor), strict=True):
        one["party"] = party


def _revise(
    register: Register, entries: Sequence[Entry], actor: Reader, known_on: date | None
) -> None:
    EntryRevision.objects.bulk_create(
        [
            EntryRevision(
                register=register.name,
                entry=entry.pk,
                known_on=known_on or getattr(entry, register.day) or actor.day,
                facts=register.facts_of(entry),
            )
            for entry in entries
        ],
        batch_size=BATCH,
    )


def _changed(register: Register, entries: Sequence[Entry], *also: date | None) -> None:
    days = [*also, *(getattr(entry, register.day) for entry in entries)]
    years = {day.year for day in days if day is not None}
    case_changed.send(sender=register.model, kinds={register.kind}, years=years)


def record_rows(register: Register, rows: Sequence[Row], context: ImportContext) -> None:
    """Give every row of a file its entry and its result."""
    numbers = [register.number(row.values) for row in rows]
    on_file = register.model._default_manager.filter(number__in=numbers)
    stored = {entry.number: entry for entry in on_file}
    fresh = [row for row, number in zip(rows, numbers, strict=True) if number not in stored]
    made = enter_rows(register, [row.values for row in fresh], context.actor)
    for row, entry in zip(fresh, made, strict=True):
        row.created(entry.ref)
    for row, number in zip(rows, numbers, strict=True):
        if number in stored:
            _go_on(register, row, stored[number], context)


def _go_on(register: Register, row: Row, entry: Entry, context: ImportContext) -> None:
    differing = differences(register, entry, row.values)
    if not differing:
        row.unchanged(entry.ref)
    elif row.earlier is not None or context.may_correct(row, differing):
        try:
            correct_entry(register, entry, differing, actor=context.actor)
        except Refused as refusal:
            row.refuse(refusal.field or "", refusal.reason)
        else:
            row.updated(entry.ref)


def differences(register: Register, entry: Entry, row: Values) -> dict[str, Any]:
    """What a row says otherwise than the entry."""
    return {
        name: value for name, value in told(register, row).items() if getattr(entry, name) != value
    }


def correct_entry(
    register: Register, entry: Entry, facts: Values, *, actor: Reader, known_on: date | None = None
) -> None:
    """Write other facts into an entry; they are known from the actor's day on."""
    before = getattr(entry, register.day)
    with transaction.atomic():
        for name, value in facts.items():
            setattr(entry, name, value)
        entry.save()
        _revise(register, [entry], actor, known_on or actor.day)
        record(actor, "change", entry.ref, changes={"columns": sorted(facts)})
        _changed(register, [entry], before)

"""Rows of registers from a list: entered, or replaced with an owner; figures learn the years."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.models.registers import Register
from laozheng.lines.safety.queries.kinds import REGISTERS

DayOf = Callable[[Mapping[str, Any]], date]
Entry = TypeVar("Entry", bound=Register)


def enter_row(
    model: type[Entry], known_on: date, told: Mapping[str, Any], *, actor: Reader
) -> Entry:
    """Enter one row of a register."""
    row = model(known_on=known_on, **told)
    row.save(force_insert=True)
    record(actor, "create", row.ref, changes={"columns": sorted(told)})
    _announce(row)
    return row


def replace_row(row: Entry, on: date, told: Mapping[str, Any], *, actor: Reader) -> Entry:
    """Put a row that says otherwise in the place of one that stands, which is kept as it was."""
    before = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    row.replaced_on = on
    row.save(update_fields=["replaced_on"])
    kept = {name: value for name, value in before.items() if name != row._meta.pk.attname}
    newer = type(row)(**{**kept, **told, "known_on": on})
    newer.save(force_insert=True)
    record(actor, "change", newer.ref, changes={"columns": sorted(told), "replaces": row.ref})
    _announce(row, newer)
    return newer


def recorder_of(
    model: type[Register], day_of: DayOf
) -> Callable[[Sequence[Row], ImportContext], None]:
    """The function by which the data set of a register takes in rows.

    ``day_of`` is the day from which a new row counts as known.
    """

    def run(rows: Sequence[Row], context: ImportContext) -> None:
        for row in rows:
            key = {name: row[name] for name in model.KEY}
            told = {name: value for name, value in row.values.items() if value not in (None, "")}
            stored = model.standing().filter(**key).first()
            if stored is None:
                _warn_of_spelling(model, row)
                row.created(enter_row(model, day_of(told), told, actor=context.actor).ref)
            else:
                _compare(stored, told, row, context)

    return run


def _warn_of_spelling(model: type[Register], row: Row) -> None:
    """A name that differs in spelling alone may be the same matter; an officer merges them."""
    name = model.KEY[0]
    if not model.SPELLED:
        return
    others = model.standing().values_list(name, flat=True)
    alike = [other for other in others if split_name(other).key == split_name(row[name]).key]
    if alike:
        row.warn(name, f"可能與已登錄的「{alike[0]}」為同一家族，請確認；相同者請改用同一名稱")


def _compare(stored: Register, told: Mapping[str, Any], row: Row, context: ImportContext) -> None:
    differing = {name: value for name, value in told.items() if getattr(stored, name) != value}
    if not differing:
        row.unchanged(stored.ref)
    elif row.earlier is not None or context.may_correct(row, differing):
        newer = replace_row(stored, context.today, differing, actor=context.actor)
        row.updated(newer.ref)


def _announce(*rows: Register) -> None:
    years = set().union(*(row.years for row in rows))
    case_changed.send(sender=type(rows[0]), kinds={REGISTERS}, years=years)

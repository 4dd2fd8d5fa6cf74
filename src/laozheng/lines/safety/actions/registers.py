"""Rows of registers from a list: entered, or corrected with an owner; figures learn the years."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.safety.models.registers import Register
from laozheng.lines.safety.queries.kinds import REGISTERS

DayOf = Callable[[Mapping[str, Any]], date]


def enter_row(
    model: type[Register], known_on: date, told: Mapping[str, Any], *, actor: Reader
) -> Register:
    """Enter one row of a register."""
    row = model(known_on=known_on, **told)
    row.save(force_insert=True)
    record(actor, "create", row.ref, changes={"columns": sorted(told)})
    case_changed.send(sender=model, kinds={REGISTERS}, years={known_on.year})
    return row


def recorder_of(
    model: type[Register], day_of: DayOf
) -> Callable[[Sequence[Row], ImportContext], None]:
    """The function by which the data set of a register takes in rows.

    ``day_of`` is the day from which a new row counts as known.
    """

    def run(rows: Sequence[Row], context: ImportContext) -> None:
        years: set[int] = set()
        for row in rows:
            key = {name: row[name] for name in model.KEY}
            told = {name: value for name, value in row.values.items() if value not in (None, "")}
            stored = model._default_manager.filter(**key).first()
            if stored is None:
                row.created(enter_row(model, day_of(told), told, actor=context.actor).ref)
                continue
            years |= _correct(stored, told, row, context, day_of)
        if years:
            case_changed.send(sender=model, kinds={REGISTERS}, years=years)

    return run


def _correct(
    stored: Register, told: Mapping[str, Any], row: Row, context: ImportContext, day_of: DayOf
) -> set[int]:
    differing = {name: value for name, value in told.items() if getattr(stored, name) != value}
    if not differing:
        row.unchanged(stored.ref)
    elif row.earlier is not None or context.may_correct(row, differing):
        before = {name: getattr(stored, name) for name in told}
        for name, value in differing.items():
            setattr(stored, name, value)
        stored.save(update_fields=list(differing))
        record(context.actor, "change", stored.ref, changes={"columns": sorted(differing)})
        row.updated(stored.ref)
        return {day_of(before).year, day_of(told).year}
    return set()

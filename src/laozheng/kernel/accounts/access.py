"""The one filter: every list, detail, search, export, drill-down and API goes through it.

Levels rise from ``public`` over ``bureau``, ``unit`` and ``restricted`` to ``sealed``. It works on
columns that each row carries and on rows that name a reader, never on a line's own tables.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q, QuerySet

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.accounts.roles import LEVELS

# A party reads its own matters for this purpose alone.
FOLLOW = "follow"
# Purposes in which sealed rows do not appear even to their handlers.
_UNSEALED_ONLY = frozenset({"search", "export", "rows"})

# Who handles the matters of a unit.
_HANDLING = ("officer", "supervisor", "head")


@dataclass(frozen=True)
class AccessColumns:
    """Where a model keeps what the filter needs; set as ``ACCESS`` on the model.

    ``handled_by(user_id, day)`` gives the condition under which a row names that user,
    ``names(party_ref, day)`` that under which it names a party; without it no party reads any.
    """

    level: str
    unit: str
    handled_by: Callable[[int, date], Q]
    names: Callable[[str, date], Q] | None = None


@dataclass(frozen=True)
class Answer:
    """Yes, or no with the reason in words; truthy when yes."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


def visible(
    queryset: "QuerySet[Any]", reader: Reader, purpose: str = "list", from_level: str = "public"
) -> "QuerySet[Any]":
    """The rows of a queryset that a reader may see for a purpose.

    Purposes: list, detail, search, export, rows (drill-down), and follow: what whoever signed in
    for a party reads of its own matters, and nobody else. ``from_level`` says that the rows
    asked for are nowhere more open than this level, so that the database need not look for rows
    that cannot be there. Works on any model that declares ``ACCESS``; raises TypeError for one
    that does not, so that none is shown by oversight.
    """
    columns = getattr(queryset.model, "ACCESS", None)
    if not isinstance(columns, AccessColumns):
        raise TypeError(f"{queryset.model.__name__} declares no ACCESS columns")
    if purpose == FOLLOW:
        return queryset.filter(_names_party_of(columns, reader))
    if reader.is_system:
        return queryset
    return queryset.filter(_condition(columns, reader, purpose, from_level))


def _names_party_of(columns: AccessColumns, reader: Reader) -> Q:
    """The rows that name the party of a reader; a sealed one is opened to no party."""
    if columns.names is None or not reader.party_ref:
        return Q(pk__in=[])
    return columns.names(reader.party_ref, reader.day) & ~Q(**{columns.level: "sealed"})


def _condition(columns: AccessColumns, reader: Reader, purpose: str, from_level: str) -> Q:
    level, unit = columns.level, columns.unit
    clauses = {"public": Q(**{level: "public"})}
    if reader.is_staff:
        clauses["bureau"] = Q(**{level: "bureau"})
        clauses["unit"] = Q(**{level: "unit", f"{unit}__in": sorted(reader.units)})
        if reader.supervised:
            mine = {f"{unit}__in": sorted(reader.supervised)}
            clauses["restricted"] = Q(**{level: "restricted"}, **mine)
    order = list(LEVELS)
    possible = order[order.index(from_level) :]
    allowed = [clauses[name] for name in possible if name in clauses]
    if reader.user_id is not None:
        handled = columns.handled_by(reader.user_id, reader.day)
        if purpose in _UNSEALED_ONLY:
            handled &= ~Q(**{level: "sealed"})
        allowed.append(handled)
    return reduce(or_, allowed, Q(pk__in=[]))


def may_see(row: Model, reader: Reader, purpose: str = "detail") -> bool:
    """Whether one row is visible to a reader, by the same filter."""
    manager = type(row)._default_manager
    return visible(manager.filter(pk=row.pk), reader, purpose).exists()


def may_act(reader: Reader, roles: tuple[str, ...], row: Model, unit_id: int | None) -> Answer:
    """Whether a reader may act on a row in one of the roles named.

    A staff role counts for the row's unit; an external role counts on rows that name the reader,
    that of the holder of a code on the record that it opens.
    """
    if reader.is_system:
        return Answer(True)
    if not any(reader.holds(role, unit_id) for role in roles):
        return Answer(False, "您的職務不能執行這個動作，請洽承辦人或其主管")
    if not (_is_opened_to(reader, row) or may_see(row, reader)):
        return Answer(False, "您不是本件的承辦人員，請洽單位主管指派")
    return Answer(True)


def _is_opened_to(reader: Reader, row: Model) -> bool:
    return reader.subject_ref != "" and reader.subject_ref == getattr(row, "ref", None)


def works_in(reader: Reader, *codes: str) -> bool:
    """Whether a reader handles the matters of one of some units, named by their codes."""
    units = Unit.objects.filter(code__in=codes).values_list("pk", flat=True)
    return any(reader.holds(role, unit) for unit in units for role in _HANDLING)

"""The data set of a line's activities: one row each, with who came and how far it reached.

Attendance and reach stand in two columns and are never added.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.actions import Heads, correct, enter
from laozheng.kernel.activities.codes import COUNT_UNITS
from laozheng.kernel.activities.facts import valued
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.datasets.values import ListItem

CORRECTED = "匯入檔更正活動資料"
_PLAIN = ("channel", "topic", "firms", "sites", "district")


def activities_dataset(
    line: str,
    label: str,
    kinds: Mapping[str, Any],
    *,
    count_unit: str | Callable[[str], str] = "person_times",
    more: tuple[Column, ...] = (),
) -> DataSet:
    """The data set ``<line>_activities``; ``kinds`` are the line's kinds of activity.

    ``count_unit`` is what heads are counted in, for all kinds or by kind, where a row does not say.
    ``more`` are columns of the line's own; what they hold is kept among the tags as ``name=code``,
    of a list as ``name=one;two``.
    """
    unit_of = count_unit if callable(count_unit) else lambda kind: count_unit
    return DataSet(
        name=f"{line}_activities",
        label=label,
        owner=line,
        key=("activity_no",),
        columns=(*_columns(kinds), *more),
        record=partial(_record, line, unit_of, tuple(column.name for column in more)),
        export=partial(_export, line, tuple(one.name for one in more if one.type == "list")),
        help="活動、宣導、會議；參加人次與觸及人次分欄，不相加",
    )


def _columns(kinds: Mapping[str, Any]) -> tuple[Column, ...]:
    return (
        Column("activity_no", "編號", "text", required=True, max_length=40),
        Column("kind", "類別", "code", required=True, codes=kinds),
        Column("title", "名稱", "text", required=True, max_length=200),
        Column("held_on", "日期", "date", required=True),
        Column("district", "行政區", "text", max_length=10),
        Column("sessions", "場次", "int", note="未填為1"),
        Column("attendees", "人次", "int", note="空白為未清點，不是零"),
        Column("count_unit", "計數單位", "code", codes=COUNT_UNITS),
        Column("reach", "觸及", "int"),
        Column("channel", "管道", "text", max_length=40),
        Column("topic", "主題", "text", max_length=200),
        Column("firms", "家數", "int"),
        Column("sites", "廠處數", "int", aliases=("plants",)),
        Column("cost", "經費", "money"),
    )


def _record(
    line: str,
    unit_of: Callable[[str], str],
    own: Sequence[str],
    rows: Sequence[Row],
    context: ImportContext,
) -> None:
    numbers = [row["activity_no"] for row in rows]
    known = {
        one.activity_no: one for one in Activity.objects.filter(line=line, activity_no__in=numbers)
    }
    for row in rows:
        facts, heads = _facts(row, own), _heads(row, unit_of)
        stored = known.get(row["activity_no"])
        try:
            if stored is None:
                _create(line, row, facts, heads, context)
            else:
                _correct(stored, row, facts, heads, context)
        except Refused as problem:
            row.refuse(problem.field or "", str(problem))


def _facts(row: Row, own: Sequence[str]) -> dict[str, Any]:
    stated = {name: row[name] for name in _PLAIN if row[name] not in (None, "")}
    tags = [f"{name}={_code(row[name])}" for name in own if row[name] not in (None, "", (), [])]
    return {
        **stated,
        "sessions": 1 if row["sessions"] is None else row["sessions"],
        **({"cost_twd": row["cost"]} if row["cost"] is not None else {}),
        **({"tags": tags} if tags else {}),
    }


def _code(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ";".join(str(getattr(item, "name", item)) for item in value)
    return str(value)


def _heads(row: Row, unit_of: Callable[[str], str]) -> tuple[Heads, ...]:
    if row["attendees"] is None:
        return ()
    return (Heads(row["attendees"], count_unit=row["count_unit"] or unit_of(row["kind"])),)


def _create(
    line: str, row: Row, facts: dict[str, Any], heads: tuple[Heads, ...], context: ImportContext
) -> None:
    activity = enter(
        line,
        row["kind"],
        row["title"],
        row["held_on"],
        actor=context.actor,
        heads=heads,
        reach=row["reach"],
        known_on=row["held_on"],
        activity_no=row["activity_no"],
        **facts,
    )
    row.created(activity.ref)


def _correct(
    activity: Activity,
    row: Row,
    facts: dict[str, Any],
    heads: tuple[Heads, ...],
    context: ImportContext,
) -> None:
    told = {**facts, "title": row["title"], "held_on": row["held_on"], "kind": row["kind"]}
    differing = {name: value for name, value in told.items() if getattr(activity, name) != value}
    if not (differing or _counts_differ(activity, row, heads)):
        row.unchanged(activity.ref)
    elif context.may_correct(row, differing):
        correct(
            activity,
            actor=context.actor,
            reason=CORRECTED,
            heads=heads,
            reach=row["reach"],
            **differing,
        )
        row.updated(activity.ref)


def _counts_differ(activity: Activity, row: Row, heads: Iterable[Heads]) -> bool:
    stored = {count.count_unit: count.n for count in activity.heads.filter(group="", sex="")}
    reached = {one.medium: one.n for one in activity.reached.all()}
    spread = row["reach"] is not None and row["reach"] not in reached.values()
    return spread or any(stored.get(count.count_unit) != count.n for count in heads)


def _export(
    line: str, lists: Sequence[str], period: Period, reader: Reader
) -> Iterable[Mapping[str, Any]]:
    held = Activity.objects.filter(
        line=line, state="held", held_on__range=(period.start, period.end)
    )
    for activity in held.prefetch_related("heads", "reached").order_by("held_on", "pk"):
        count = next(iter(activity.heads.all()), None)
        spread = next(iter(activity.reached.all()), None)
        yield {
            "activity_no": activity.activity_no,
            "kind": activity.kind,
            "title": activity.title,
            "held_on": activity.held_on,
            **{name: getattr(activity, name) for name in _PLAIN},
            "sessions": activity.sessions,
            "attendees": count.n if count else None,
            "count_unit": count.count_unit if count else "",
            "reach": spread.n if spread else None,
            "cost": activity.cost_twd,
            **_own(activity, lists),
        }


def _own(activity: Activity, lists: Sequence[str]) -> dict[str, Any]:
    """The columns of the line's own, out of the tags."""
    told = valued(activity.tags)
    return {
        name: tuple(map(ListItem, value.split(";"))) if name in lists else value
        for name, value in told.items()
    }

"""The data set of leave and fixed duties, as the leave system of the bureau hands them over."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.models import Absence, Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.accounts.workday import WORKING_HOURS
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.programs.absences import KINDS, PARTS, enter_absence

# The columns by the arguments of ``enter_absence`` that they fill.
_COLUMNS = {
    "kind": "kind", "first": "first_on", "last": "last_on", "part": "part", "hours": "hours",
}  # fmt: skip


def _record(rows: Sequence[Row], context: ImportContext) -> None:
    numbers = {row["staff_number"] for row in rows}
    staff = {one.number: one for one in Staff.objects.filter(number__in=numbers)}
    for row in rows:
        one = staff.get(row["staff_number"])
        if one is None:
            row.refuse("staff_number", "查無這個員工編號，請先登錄人員")
        else:
            _enter(row, one, context)


def _enter(row: Row, staff: Staff, context: ImportContext) -> None:
    known = Absence.objects.filter(
        staff=staff, kind=row["kind"], part=row["part"] or "", hours=row["hours"],
        valid_from=row["first_on"], valid_to=row["last_on"] + timedelta(days=1),
    ).first()  # fmt: skip
    if known is not None:
        row.unchanged(_ref(known))
        return
    try:
        told = {name: row[column] for name, column in _COLUMNS.items()}
        made = enter_absence(staff, actor=context.actor, **told | {"part": row["part"] or ""})
    except Refused as refusal:
        row.refuse(_COLUMNS.get(refusal.field, ""), str(refusal))
    else:
        row.created(_ref(made))


def _ref(absence: Absence) -> str:
    return f"accounts.absence:{absence.pk}"


def _export(period: Period, reader: Reader) -> Iterable[Mapping[str, Any]]:
    """The absences that touch a period, of the units in which the reader works."""
    rows = Absence.objects.filter(
        staff__employments__unit__in=reader.units,
        valid_from__lte=period.end,
        valid_to__gt=period.start,
    )
    for row in rows.select_related("staff").distinct().order_by("valid_from", "pk"):
        assert row.valid_to is not None
        yield {
            "staff_number": row.staff.number,
            "kind": row.kind,
            "first_on": row.valid_from,
            "last_on": row.valid_to - timedelta(days=1),
            "part": row.part,
            "hours": row.hours,
        }


ABSENCES = DataSet(
    name="inspector_absences",
    label="不能派案的日子",
    owner="inspections",
    key=("staff_number", "first_on", "last_on", "part", "kind"),
    columns=(
        Column("staff_number", "員工編號", "text", required=True, max_length=40),
        Column("kind", "原因", "code", required=True, codes=KINDS),
        Column("first_on", "起日", "date", required=True),
        Column("last_on", "迄日", "date", required=True),
        Column("part", "時段", "code", codes=PARTS, note="未填為整日"),
        Column("hours", "每日時數", "int", note=f"以小時計者填1至{WORKING_HOURS - 1}，不填時段"),
    ),
    record=_record,
    export=_export,
    help="請假與固定勤務；只記何時不能派案，不記事由。半日填時段，以小時計者填每日時數。",
)

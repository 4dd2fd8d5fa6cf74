"""The register of places of work: the data set that fills it, and what a program may draw from.

A program that drew only from places visited before would never find the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from laozheng.base.periods import Period
from laozheng.base.roc import roc_day
from laozheng.base.text import fold, squeeze
from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.employers import Named, ensure_employers
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.programs.workplaces import Workplace, workplaces_seen
from laozheng.kernel.law.codes import industry
from laozheng.kernel.parties.districts import district_in, district_labels
from laozheng.kernel.parties.matching import survivors
from laozheng.kernel.parties.models import Address, Party
from laozheng.kernel.parties.models import Workplace as Registered

_FACTS = {"industry": "industry", "size": "employees", "size_on": "counted_on"}
_SPAN = {"valid_from": "opened_on", "valid_to": "closed_on"}


def workplaces_known(line: str, day: date) -> list[Workplace]:
    """The workplaces that a line has visited, then those on the register that it never has.

    A visit that named no place counts for all places of its employer: none is drawn in vain.
    """
    seen = workplaces_seen([line])
    visited = {(one.employer.pk, _key(one.place)) for one in seen}
    standing = Registered.objects.filter(holding(day)).select_related("enterprise")
    rows = list(standing.prefetch_related("addresses").order_by("pk"))
    employers = survivors(row.enterprise for row in rows)
    unseen = []
    for row in rows:
        employer = employers[row.enterprise_id]
        if not visited.intersection((employer.pk, name) for name in _names(row)):
            unseen.append(_unvisited(row, employer, day))
    return [*seen, *unseen]


def _names(row: Registered) -> list[str]:
    """The names under which a visit may have noted the place."""
    return ["", _key(row.name), *(_key(address.raw) for address in row.addresses.all())]


def _key(text: str) -> str:
    return squeeze(fold(text)).replace("臺", "台")


def _unvisited(row: Registered, employer: Party, day: date) -> Workplace:
    address = next((one for one in row.addresses.all() if one.holds_on(day)), None)
    return Workplace(
        employer=employer,
        name=employer.display_name,
        place=row.name,
        district=address.district if address else "",
        industry=row.industry,
        employees=row.size,
    )


def _check(row: Row, context: ImportContext) -> None:
    opened_on, closed_on = row["opened_on"], row["closed_on"]
    if opened_on and closed_on and closed_on <= opened_on:
        row.refuse("closed_on", f"歇業日須晚於設立日（{roc_day(opened_on)}），請查明後更正")


def _record(rows: Sequence[Row], context: ImportContext) -> None:
    """Enter places of work, or bring those on file up to the list."""
    named = [Named(row["employer_name"], row["ubn"], context.today) for row in rows]
    employers = ensure_employers(named, context.actor)
    stored = Registered.objects.filter(enterprise__in=employers).prefetch_related("addresses")
    known = {(one.enterprise_id, one.name): one for one in stored}
    for row, employer in zip(rows, employers, strict=True):
        workplace = known.get((employer.pk, row["workplace"]))
        if workplace is None:
            _enter(row, Registered(enterprise=employer, name=row["workplace"]))
        else:
            _update(row, workplace, context)


def _enter(row: Row, workplace: Registered) -> None:
    for name, value in _told(row).items():
        setattr(workplace, name, value)
    workplace.save()
    place = _address(row)
    if place:
        Address.objects.create(workplace=workplace, **place)
    row.created(_ref(workplace))


def _update(row: Row, workplace: Registered, context: ImportContext) -> None:
    address = next(iter(workplace.addresses.all()), None) or Address(workplace=workplace)
    told: list[tuple[Any, str, Any]] = [
        (workplace, name, value) for name, value in _told(row).items()
    ]
    told += [(address, name, value) for name, value in _address(row).items()]
    differing = [(of, name, value) for of, name, value in told if getattr(of, name) != value]
    columns = sorted(name for _, name, _ in differing)
    if not differing:
        row.unchanged(_ref(workplace))
    elif row.earlier is not None or context.may_correct(row, dict.fromkeys(columns)):
        for of, name, value in differing:
            setattr(of, name, value)
        for changed in {id(of): of for of, _, _ in differing}.values():
            changed.save()
        record(context.actor, "change", _ref(workplace), changes={"columns": columns})
        row.updated(_ref(workplace))


def _told(row: Row) -> dict[str, Any]:
    """What a row tells; a blank cell says nothing."""
    told = {name: row[column] for name, column in {**_FACTS, **_SPAN}.items()}
    return {name: value for name, value in told.items() if value not in (None, "")}


def _address(row: Row) -> dict[str, str]:
    """The address of a row; without one the district alone, under the name of the place."""
    district = row["district"] or district_in(row["address"] or "").code or ""
    if not (row["address"] or district):
        return {}
    return {"raw": row["address"] or row["workplace"], "district": district}


def _ref(workplace: Registered) -> str:
    return f"workplace:{workplace.pk}"


def _export(period: Period, reader: Reader) -> Iterable[Mapping[str, Any]]:
    """The places of work that stood at the end of a period; no personal data."""
    standing = Registered.objects.filter(holding(period.end)).select_related("enterprise")
    rows = standing.prefetch_related("addresses", "enterprise__identifiers").order_by("pk")
    for row in rows.iterator(chunk_size=2000):
        numbers = [one.value for one in row.enterprise.identifiers.all() if one.kind == "ubn"]
        address = next(iter(row.addresses.all()), None)
        yield {
            "ubn": next(iter(numbers), ""),
            "employer_name": row.enterprise.display_name,
            "workplace": row.name,
            "address": address.raw if address else "",
            "district": address.district if address else "",
            **{column: getattr(row, name) for name, column in {**_FACTS, **_SPAN}.items()},
        }


WORKPLACES = DataSet(
    name="workplaces",
    label="事業單位場所名冊",
    owner="inspections",
    key=("ubn", "workplace"),
    columns=(
        Column("ubn", "統一編號", "text", required=True, max_length=40),
        Column("employer_name", "事業單位", "text", required=True, max_length=200),
        Column("workplace", "場所", "text", required=True, max_length=200),
        Column("address", "地址", "text", max_length=300),
        Column("district", "行政區", "code", codes=district_labels, note="未填時依地址判讀"),
        Column("industry", "行業", "code", codes=industry),
        Column("employees", "勞工人數", "int"),
        Column("counted_on", "人數日期", "date"),
        Column("opened_on", "設立日", "date"),
        Column("closed_on", "歇業日", "date"),
    ),
    check=_check,
    record=_record,
    export=_export,
    help="專案抽選的母體：未曾檢查的場所也在其中。同一統一編號及場所名稱為一筆。",
)

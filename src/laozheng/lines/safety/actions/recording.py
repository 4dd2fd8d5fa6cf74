"""Rows of the official list become cases: known from a list, deaths unknown."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.db.models import Model

from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.rules.codes import ACCIDENT_TYPES

KIND = "safety.accident"


def record_accidents(rows: Sequence[Row], context: ImportContext) -> None:
    """Record new rows as cases, correct the ones that an import with ``--update`` brings again."""
    fresh = [row for row in rows if row.earlier is None]
    parties = _parties(fresh, context)
    twins = _twins(fresh)
    recorder = Recorder(context.actor)
    for row in fresh:
        if row.number in twins:
            row.flag("possible_duplicate")
        recorder.add(_history(row, parties.get(row.number)))
    for row, case in zip(fresh, recorder.flush(), strict=True):
        row.created(case.ref)
    for row in rows:
        if row.earlier is not None:
            _correct(row)


def _parties(rows: Iterable[Row], context: ImportContext) -> dict[int, Party]:
    """The employers by line of the file; a masked or empty name is nobody's."""
    named = [row for row in rows if row["employer_name"] and not row["name_masked"]]
    wanted = [
        Wanted(
            kind="enterprise",
            name=row["employer_name"],
            day=row["occurred_on"],
            ubn=row["ubn"] or "",
        )
        for row in named
    ]
    found = ensure_parties(wanted, context.actor)
    return {row.number: party for row, party in zip(named, found, strict=True)}


def _twins(rows: Sequence[Row]) -> set[int]:
    """Lines that share day, employer, type and project with another line or a recorded accident."""
    seen: dict[tuple[object, ...], int] = {}
    twins: set[int] = set()
    for row in rows:
        likeness = (
            row["occurred_on"],
            row["employer_name"] or row["owner_name"],
            row["accident_type_text"],
            row["project_name"],
        )
        if likeness in seen:
            twins |= {seen[likeness], row.number}
        seen.setdefault(likeness, row.number)
    return twins


def _history(row: Row, employer: Party | None) -> History:
    day = row["occurred_on"]
    name = row["employer_name"] or row["owner_name"] or "（未載事業單位）"
    kind = ACCIDENT_TYPES.get(row["accident_type_code"], row["accident_type_text"])
    return History(
        kind=KIND,
        received_on=day,
        intake="document",
        steps=[Step("enlist", day, data={"source": "official_list"})],
        source_no=row["source_number"] or "",
        district=row["district"],
        title=f"{name}　{kind}"[:200],
        build=partial(_rows, row, employer),
    )


def _rows(row: Row, employer: Party | None, case: Case) -> Iterable[Model]:
    if employer is not None:
        yield CaseParty(
            case=case,
            party=employer,
            name_as_written=row["employer_name"],
            side="employer",
            role="opponent",
            from_on=case.received_on,
        )
    yield Accident(case=case, source="official_list", employer=employer, **_columns(row))


def _columns(row: Row) -> dict[str, object]:
    text = (
        "source_number",
        "employer_name",
        "ubn",
        "ubn_state",
        "owner_name",
        "owner_ubn",
        "owner_ubn_state",
        "project_name",
        "place",
        "address",
        "industry_section",
        "industry_group",
        "industry_code",
        "inspection_agency",
        "agency_code",
        "key",
    )
    columns: dict[str, object] = {name: row[name] or "" for name in text}
    return columns | {
        "occurred_on": row["occurred_on"],
        "name_masked": row["name_masked"],
        "accident_type": row["accident_type_code"],
        "accident_type_text": row["accident_type_text"],
        "casualties": row["casualties_number"],
        "on_map": row["on_map"],
        "flags": list(row.flags),
    }


def _correct(row: Row) -> None:
    assert row.earlier is not None
    key = int(row.earlier.object_ref.partition(":")[2])
    Accident.objects.filter(case_id=key).update(**_columns(row))
    row.updated(row.earlier.object_ref)

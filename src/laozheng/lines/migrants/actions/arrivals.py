"""Whole files of entries and transfers: each row is filed by the step that files one alone."""

from collections.abc import Sequence
from typing import Any

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.actions.filing import ONLINE
from laozheng.kernel.cases.actions.telling import tell_unit
from laozheng.kernel.cases.models import CaseParty
from laozheng.kernel.cases.outside.mandates import AGENT
from laozheng.kernel.cases.queries import party_of
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.migrants.actions.registers.checking import no_person
from laozheng.lines.migrants.queries.kinds import NOTICE
from laozheng.lines.migrants.queries.represented import Represented, license_of, represented

LABEL = "入國及接續通報（整批）"


def check_arrival(row: Row, context: ImportContext) -> None:
    """Nobody is told of before he comes, and only by whom his employer lets tell it."""
    no_person(row, "employer_number", "worker_key", "nationality")
    if row["event_on"] and row["event_on"] > context.today:
        row.refuse("event_on", "這一天在今天之後，請於移工入國或接續後再通報")
    if row["employer_number"] and _employer(row, context) is None:
        text = "這個編號不是貴單位，也不是貴單位已登記委任的雇主；請核對，或先申請代理委任登記"
        row.refuse("employer_number", text)


def _employer(row: Row, context: ImportContext) -> Represented | None:
    """For whom a row speaks; each number is looked up once."""
    known: dict[str, Any] = context.memory.setdefault("represented", {})
    number = row["employer_number"]
    if number not in known:
        known[number] = represented(number, context.actor)
    found: Represented | None = known[number]
    return found


def record_arrivals(rows: Sequence[Row], context: ImportContext) -> None:
    """File every row: a case with its number, a task of the unit, the agency beside it."""
    license_number = license_of(context.actor)
    for row in rows:
        employer = _employer(row, context)
        assert employer is not None  # the check has refused it
        case = open_case(
            NOTICE,
            "receive",
            actor=context.actor,
            received_on=context.today,
            intake=ONLINE,
            district=row["district"],
            type=row["type"],
            event_on=row["event_on"],
            employer_name=employer.name,
            ubn=employer.ubn,
            worker_key=row["worker_key"],
            nationality=row["nationality"],
            agency=license_number,
            dormitory_number=row["dormitory_number"] or "",
        )
        _name_agent(case, context.actor)
        tell_unit(case, f"線上收件待辦：{LABEL}", context.actor)
        row.created(case.ref)


def _name_agent(case: Any, actor: Reader) -> None:
    """An agency reads what it filed for others."""
    if actor.external_role == "agency":
        CaseParty.objects.create(
            case=case,
            party_id=party_of(actor),
            name_as_written=actor.name,
            side=AGENT,
            role=AGENT,
            from_on=case.received_on,
        )

"""Whole files of what employers tell: each row is filed by the step that files one alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import attach_content, open_case, written
from laozheng.kernel.cases.actions.filing import ONLINE
from laozheng.kernel.cases.actions.telling import tell_unit
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.cases.outside.mandates import AGENT
from laozheng.kernel.cases.public import HANDED_IN
from laozheng.kernel.cases.queries import party_of
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.migrants.actions.registers.checking import no_person
from laozheng.lines.migrants.queries.kinds import NOTICE, PLAN_CHANGE
from laozheng.lines.migrants.queries.represented import Represented, license_of, represented

ARRIVALS_LABEL = "入國及接續通報（整批）"
PLAN_CHANGES_LABEL = "生活照顧服務計畫書變更通報（整批）"
NOT_REPRESENTED = "這個編號不是貴單位，也不是貴單位已登記委任的雇主；請核對，或先申請代理委任登記"


def check_arrival(row: Row, context: ImportContext) -> None:
    """Nobody is told of before he comes, and only by whom his employer lets tell it."""
    no_person(row, "employer_number", "worker_key", "nationality")
    if row["event_on"] and row["event_on"] > context.today:
        row.refuse("event_on", "這一天在今天之後，請於移工入國或接續後再通報")
    _check_employer(row, context)


def check_plan_change(row: Row, context: ImportContext) -> None:
    """A change is told once it is made, and only by whom the employer lets tell it."""
    no_person(row, "employer_number", "details")
    if row["changed_on"] and row["changed_on"] > context.today:
        row.refuse("changed_on", "這一天在今天之後，請於變更後再通報")
    _check_employer(row, context)


def _check_employer(row: Row, context: ImportContext) -> None:
    if row["employer_number"] and _employer(row, context) is None:
        row.refuse("employer_number", NOT_REPRESENTED)


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
    for row in rows:
        given = {
            "type": row["type"],
            "event_on": row["event_on"],
            "worker_key": row["worker_key"],
            "nationality": row["nationality"],
        }
        row.created(_file(NOTICE, row, given, ARRIVALS_LABEL, context).ref)


def record_plan_changes(rows: Sequence[Row], context: ImportContext) -> None:
    """File every row, with what it was and is now as a paper of the case."""
    for row in rows:
        given = {
            "changed_on": row["changed_on"],
            "changes": [row["change"]],
            "workers": row["workers"],
        }
        case = _file(PLAN_CHANGE, row, given, PLAN_CHANGES_LABEL, context)
        told = written("變更內容", row["details"])
        attach_content(
            case, told.content, told.media_type, told.name, role=HANDED_IN, actor=context.actor
        )
        row.created(case.ref)


def _file(
    kind: str, row: Row, given: Mapping[str, Any], label: str, context: ImportContext
) -> Case:
    employer = _employer(row, context)
    assert employer is not None  # the check has refused it
    case = open_case(
        kind,
        "receive",
        actor=context.actor,
        received_on=context.today,
        intake=ONLINE,
        district=row["district"],
        employer_name=employer.name,
        ubn=employer.ubn,
        agency=_license(context),
        dormitory_number=row["dormitory_number"] or "",
        **given,
    )
    _name_agent(case, context.actor)
    tell_unit(case, f"線上收件待辦：{label}", context.actor)
    return case


def _license(context: ImportContext) -> str:
    """Under which license the file comes; looked up once."""
    if "license" not in context.memory:
        context.memory["license"] = license_of(context.actor)
    found: str = context.memory["license"]
    return found


def _name_agent(case: Case, actor: Reader) -> None:
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

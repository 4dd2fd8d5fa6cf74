"""Offenses that the bureau finds, as a late notice: each goes on to a file or is withdrawn."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.lines.migrants.actions.planning import Told
from laozheng.lines.migrants.actions.registers.declared import VIOLATIONS
from laozheng.lines.migrants.actions.registers.entering import correct_entry, enter_rows
from laozheng.lines.migrants.models import Notice, Violation
from laozheng.lines.migrants.queries.kinds import DISPOSITION
from laozheng.lines.migrants.queries.violations import standing_of
from laozheng.lines.migrants.rules.codes import LATE_NOTICE

ON_TIME = "通報已更正為未逾期"


def find_late(notices: Iterable[Told], actor: Reader) -> list[Violation]:
    """Enter an offense for each late notice, once; one that proves in time is withdrawn."""
    told = {_number(one): one for one in notices}
    on_file = Violation.objects.in_bulk(list(told), field_name="number")
    for number, violation in on_file.items():
        if not _is_late(told[number]) and standing_of(violation) == "waiting":
            withdraw(violation, reason=ON_TIME, on=actor.day, actor=actor)
    late = [(number, one) for number, one in told.items() if _is_late(one)]
    rows = [
        {
            "violation_number": number,
            "found_on": one.case.received_on,
            "violation": LATE_NOTICE,
            "offender": "employer",
            "offender_name": one.employer_name,
            "ubn": one.ubn,
            "source": "own",
        }
        for number, one in late
        if number not in on_file
    ]
    return [one for one in enter_rows(VIOLATIONS, rows, actor) if isinstance(one, Violation)]


def _number(notice: Told) -> str:
    return f"{notice.case.number}-逾期"


def _is_late(notice: Told) -> bool:
    return bool(notice.late) and not (isinstance(notice, Notice) and notice.duplicate)


@transaction.atomic
def open_file(
    violation: Violation,
    *,
    articles: str,
    acted_from: date,
    acted_to: date | None,
    on: date,
    actor: Reader,
) -> Case:
    """Open the file of the disposition on an offense; Refused when it has one or was withdrawn."""
    if standing_of(violation) != "waiting":
        raise Refused("這件查獲案件已開立裁處案、已處分或已撤回，請重新整理頁面確認")
    file = open_case(
        DISPOSITION,
        "opened",
        actor=actor,
        received_on=on,
        intake="ex_officio",
        officer=Staff.objects.filter(user_id=actor.user_id or 0).first(),
        party=violation.party,
        party_name=violation.offender_name,
        ubn=violation.ubn,
        articles=articles,
        acted_from=acted_from,
        acted_to=acted_to,
    )
    correct_entry(VIOLATIONS, violation, {"file": file}, actor=actor)
    return file


def state_grounds(
    violation: Violation, *, articles: str, persons: int | None, actor: Reader
) -> None:
    """Say which provisions an offense that waits breaks, and on how many workers."""
    if standing_of(violation) != "waiting":
        raise Refused("這件查獲案件已開立裁處案、已處分或已撤回，請重新整理頁面確認")
    correct_entry(VIOLATIONS, violation, {"articles": articles, "persons": persons}, actor=actor)


def withdraw(violation: Violation, *, reason: str, on: date, actor: Reader) -> None:
    """Take back an offense that proved wrong: it stays on record and counts no more."""
    if standing_of(violation) == "withdrawn":
        raise Refused("這件查獲案件已撤回，請重新整理頁面確認")
    if violation.file_id is not None:
        raise Refused("這件查獲案件已開立裁處案，請在裁處案處理")
    correct_entry(
        VIOLATIONS, violation, {"withdrawn_on": on, "withdrawn_reason": reason}, actor=actor
    )

"""Interpreters from outside by hand: entered with their proof, prolonged, ended."""

from collections.abc import Sequence
from datetime import date

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.numbers import next_numbers
from laozheng.lines.migrants.actions.registers.declared import INTERPRETERS
from laozheng.lines.migrants.actions.registers.entering import correct_entry, enter_rows
from laozheng.lines.migrants.models import Interpreter
from laozheng.lines.migrants.queries.interpreters import doubts_about

PREFIX = "通譯"


def enter_interpreter(
    *,
    name: str,
    organization: str,
    languages: Sequence[str],
    qualified_on: date,
    valid_to: date | None,
    actor: Reader,
) -> Interpreter:
    """Enter an interpreter under the next number of the register."""
    if qualified_on > actor.day:
        raise Refused("合格日在今天之後，請填已取得資格的日期", "qualified_on")
    told = {
        "name": name,
        "organization": organization,
        "languages": list(languages),
        "qualified_on": qualified_on,
        "valid_to": valid_to,
    }
    _refuse_doubts(told)
    same = Interpreter.objects.filter(
        name=name, organization=organization, qualified_on=qualified_on
    ).first()
    if same is not None:
        raise Refused(f"「{name}」已登錄為{same.number}，請到該筆變更效期，勿重複登錄", "name")
    (number,) = next_numbers(PREFIX, actor.day)
    (entry,) = enter_rows(
        INTERPRETERS, [{**told, "interpreter_number": number}], actor, known_on=actor.day
    )
    assert isinstance(entry, Interpreter)
    return entry


def prolong(record: Interpreter, valid_to: date | None, *, actor: Reader) -> None:
    """Set until when the qualification holds; an earlier day ends it."""
    if valid_to == record.valid_to:
        raise Refused("效期沒有改變，請填新的效期", "valid_to")
    _refuse_doubts({"qualified_on": record.qualified_on, "valid_to": valid_to})
    correct_entry(INTERPRETERS, record, {"valid_to": valid_to}, actor=actor)


def _refuse_doubts(told: dict[str, object]) -> None:
    for column, objection in doubts_about(told):
        raise Refused(objection, column)

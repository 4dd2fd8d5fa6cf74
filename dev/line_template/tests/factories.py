"""Applications that have come to a state by real steps of the cast."""

from datetime import date

from laozheng.conftest import World
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.models import Case
from laozheng.lines.linename.queries import KIND

RECEIVED = date(2024, 3, 5)
CHECKED = date(2024, 3, 8)


def an_application(
    world: World,
    *,
    received_on: date = RECEIVED,
    applicant: str = "範例企業有限公司",
    checked_on: date | None = None,
    recorded_on: date | None = None,
    returned_on: date | None = None,
) -> Case:
    """An application received at the counter, and as far on its way as the days given."""
    officer, supervisor = world.reader("officer"), world.reader("supervisor")
    case = open_case(
        KIND,
        "receive",
        actor=officer,
        received_on=received_on,
        intake="counter",
        officer=world.officer,
        applicant_name=applicant,
        subject="範例事由",
    )
    if checked_on:
        perform(case, "check", actor=officer, on=checked_on)
    if recorded_on:
        perform(case, "record", actor=supervisor, on=recorded_on)
    if returned_on:
        perform(case, "return", actor=officer, on=returned_on, reason="範例理由")
    return case

"""Telling a unit of what came in without anybody at the counter, until somebody takes it up."""

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, Task

CAME_ONLINE = "came_online"


def tell_unit(case: Case, subject: str, actor: Reader) -> None:
    """Set a task of the unit on the day on which something came in."""
    Task.objects.create(
        owner=case.unit, case=case, due_on=actor.day, subject=subject, rule=CAME_ONLINE
    )


def note_taken_up(case: Case, actor: Reader) -> None:
    """Somebody of the bureau has gone on with the case, so its unit knows of it."""
    if actor.is_staff:
        waiting = Task.objects.filter(case=case, rule=CAME_ONLINE, done_on__isnull=True)
        waiting.update(done_on=actor.day)

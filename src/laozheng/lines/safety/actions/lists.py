"""What is done about a death that another list tells of and that no accident stands beside."""

from django.db import transaction

from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.safety.actions.registers import replace_row
from laozheng.lines.safety.models import OutsideDeath


@transaction.atomic
def explain_death(death: OutsideDeath, reason: str, *, actor: Reader) -> None:
    """Say why there is no accident here: a way to work, a disease, another city."""
    replace_row(death, actor.day, {"explained": reason}, actor=actor)

"""What each day brings: every line looks for work that nobody brought."""

from django.db import transaction

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import lines


def keep_watch(actor: Reader) -> dict[str, int]:
    """Run the watches of all lines on the actor's day; the tasks set, by the code of the line.

    A second run on the same day sets nothing new.
    """
    with transaction.atomic():
        return {
            code: sum(watch(actor) for watch in line.watches)
            for code, line in lines().items()
            if line.watches
        }

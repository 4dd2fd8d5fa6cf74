"""Who handles a case: what is sealed beside it opens to nobody else."""

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.case import handled_ids


def handles(reader: Reader, case: Case) -> bool:
    """Whether a reader is named on a case on his day.

    The operator's own programs read for backups and round trips.
    """
    if reader.is_system:
        return True
    return handled_ids(reader.user_id or 0, reader.day).filter(case=case).exists()

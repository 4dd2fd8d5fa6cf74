"""The sealed persons of a case, for those alone who are named on it."""

from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, CaseAccess
from laozheng.lines.equality.models import SealedPerson


def handles(reader: Reader, case: Case) -> bool:
    """Whether a reader is named on a case today; the system reads for backups and round trips."""
    if reader.is_system:
        return True
    named = CaseAccess.objects.filter(holding(reader.day), case=case, user_id=reader.user_id or 0)
    return named.exists()


def persons_of(case: Case, reader: Reader) -> list[SealedPerson]:
    """Complainant, respondent and witnesses of a case; nobody for whoever does not handle it."""
    if not handles(reader, case):
        return []
    return list(SealedPerson.objects.filter(case=case))

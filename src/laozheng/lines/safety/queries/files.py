"""What the file of an accident holds beside its case: victims, sealed, and the sites like it."""

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.queries import handles
from laozheng.lines.safety.models import AccidentDeath, SimilarSite
from laozheng.lines.safety.queries.accidents import deaths_of


def victims_of(case: Case, reader: Reader) -> list[AccidentDeath]:
    """The dead of an accident; nobody for whoever does not handle it."""
    return list(deaths_of(case)) if handles(reader, case) else []


def sites_like(case: Case, reader: Reader) -> list[SimilarSite]:
    """The sites that the approved report speaks to, those with most reasons first."""
    seen: list[SimilarSite] = list(visible(SimilarSite.objects.filter(case=case), reader))
    return sorted(seen, key=lambda one: (-len(one.reasons), one.pk))

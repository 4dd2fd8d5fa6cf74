"""Offenses found: how far each has come, the range that it meets, whether it is a crime."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.penalties import multiplied, penalty_range
from laozheng.kernel.inspections.queries import with_history
from laozheng.kernel.law.citations import Citation, parse_citations
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.parties.names import party_key
from laozheng.lines.migrants.models import Violation
from laozheng.lines.migrants.queries.kinds import ESA
from laozheng.lines.migrants.queries.prosecution import crime, served_fines
from laozheng.lines.migrants.rules.codes import VIOLATION_ARTICLES

# How far an offense has come, and which rows that are.
STANDINGS: Mapping[str, Q] = {
    "waiting": Q(file__isnull=True, document_number="", withdrawn_on__isnull=True),
    "filed": Q(withdrawn_on__isnull=True) & (Q(file__isnull=False) | ~Q(document_number="")),
    "withdrawn": Q(withdrawn_on__isnull=False),
}


@dataclass(frozen=True)
class Prospect:
    """What an offense leads to: the range of its fine, or the prosecutor.

    ``range`` is None where no provision is known or nobody counted the workers that it goes by:
    then ``by_worker`` is the range for one. ``crime`` tells why the same kind is no fine this time.
    """

    violation: Violation
    range: Reckoning | None
    by_worker: Reckoning | None
    crime: Reckoning | None


def standing_of(violation: Violation) -> str:
    """How far an offense has come: waiting, filed or withdrawn."""
    if violation.withdrawn_on is not None:
        return "withdrawn"
    return "filed" if violation.file_id is not None or violation.document_number else "waiting"


def violations_for(reader: Reader) -> "QuerySet[Violation]":
    """The offenses that a reader may see, found longest ago first."""
    found = visible(Violation.objects.all(), reader).select_related("file")
    return found.order_by("found_on", "pk")


def prospects(violations: Iterable[Violation], day: date, law: Law) -> Iterator[Prospect]:
    """What some offenses lead to if they are decided on a day; one query for all of them."""
    asked = list(violations)
    fines = _fines_by_key(asked)
    for one in asked:
        citations = cited(one)
        earlier = served_fines(fines[party_key(one.offender_name)], day)
        single = _single(one, citations, day)
        range_ = multiplied(single, {"worker": one.persons}) if single else None
        yield Prospect(
            violation=one,
            range=range_,
            by_worker=single if range_ is None else None,
            crime=crime(citations, one.found_on, earlier, law),
        )


def cited(violation: Violation) -> tuple[Citation, ...]:
    """The provisions that an offense breaks: as cited, else those of its class, if any."""
    return parse_citations(articles_of(violation)).citations


def articles_of(violation: Violation) -> str:
    """The same as text."""
    return violation.articles or VIOLATION_ARTICLES.get(violation.violation, "")


def _fines_by_key(violations: Iterable[Violation]) -> Mapping[str, list[Disposition]]:
    keys = {party_key(one.offender_name) for one in violations}
    decided = Disposition.objects.filter(
        party_key__in=keys, disposed_on__isnull=False, articles__act=ESA
    )
    found: dict[str, list[Disposition]] = defaultdict(list)
    for disposition in with_history(decided.distinct()):
        found[disposition.party_key].append(disposition)
    return found


def _single(violation: Violation, citations: Iterable[Citation], day: date) -> Reckoning | None:
    """The range of the first provision that has one, before anything is counted."""
    ranges = (penalty_range(one, violation.found_on, day) for one in citations)
    return next((one for one in ranges if one is not None), None)

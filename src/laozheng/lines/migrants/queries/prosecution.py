"""Whether what was done is a crime this time: the same kind was fined within years."""

from collections.abc import Iterable
from datetime import date

from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.penalties import Coverage, range_on
from laozheng.kernel.inspections.queries import as_fine, others_against
from laozheng.kernel.inspections.rules import as_it_stands
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.migrants.queries.kinds import ESA
from laozheng.lines.migrants.rules.offenses import CRIMINAL, Served, recidivism


def crime_of(disposition: Disposition, as_of: date, law: Law) -> Reckoning | None:
    """Why the prosecutor decides instead of a fine, by what is known; None without a reason."""
    acted_on = disposition.acted_to or disposition.acted_from or as_of
    earlier = served_fines(others_against(disposition), as_of)
    return crime(disposition.citations, acted_on, earlier, law)


def crime(
    citations: Iterable[Citation], acted_on: date, earlier: Iterable[Served], law: Law
) -> Reckoning | None:
    """Why breaking some provisions on a day goes to the prosecutor after earlier fines, or None."""
    known = list(earlier)
    for citation in citations:
        article = punishing_article(citation, acted_on)
        if article:
            reckoning = recidivism(article, acted_on, known, law)
            if reckoning.result == CRIMINAL:
                return reckoning
    return None


def served_fines(dispositions: Iterable[Disposition], as_of: date) -> list[Served]:
    """Those fines that were served and stand, by the punishing article and the day of service."""
    found = []
    for other in dispositions:
        fine = as_it_stands(as_fine(other), as_of)
        if fine is None or fine.served_on is None:
            continue
        articles = {punishing_article(one, fine.disposed_on) for one in fine.citations} - {""}
        found += [Served(article, fine.served_on) for article in articles]
    return found


def punishing_article(citation: Citation, day: date) -> str:
    """The number of the article of the act that punishes a provision; "" for another act."""
    row = range_on(citation, day) if citation.act == ESA else None
    return str(Coverage.read(row.penalty).article) if row is not None else ""

"""Whether what a disposition file cites is a crime (勞動基準法第75條至第77條)."""

from datetime import date

from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.standards.rules import crimes


def crime_of(disposition: Disposition, as_of: date, law: Law) -> Reckoning | None:
    """The gravest crime among what a file cites, on the day of the act; None when none is one."""
    acted_on = disposition.acted_to or disposition.acted_from or as_of
    return crimes.crime_of(disposition.citations, acted_on, law)

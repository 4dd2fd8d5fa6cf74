"""Words that texts and tables take from the line: projects, targets reached, articles by rank."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from laozheng.base.numerals import plain
from laozheng.base.periods import Period
from laozheng.base.rounding import half_up
from laozheng.kernel.inspections.models import Program
from laozheng.kernel.measures.engine import compute, figures_of, row_refs
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.reports.declare import WordSource
from laozheng.kernel.reports.targets import target_of
from laozheng.kernel.reports.wording import EMPTINESS
from laozheng.lines.standards.rules.codes import LAWS
from laozheng.lines.standards.rules.ranking import Ranked, ranked

PROJECTS = "standards.project_inspection_types"
ATTAINMENT = "standards.attainment"
RANKS = "standards.violation_rank"
VIOLATIONS = "standards.violations"
VISITS = "standards.labor_inspections"
# Complaints come as they come: no target is set for them.
TARGETED = ("project_and_joint", "compliance_visit")
LSA = LAWS["lsa"]
Words = Sequence[Mapping[str, str]]


def project_names(dims: Mapping[str, str], period: Period, cut_off: date, as_of: date) -> Words:
    """The titles of the projects with a visit in the period, in the order of their codes."""
    request = Request.of(VISITS, period, type="project_and_joint")
    rows = row_refs(request, cut_off=cut_off, as_of=as_of)
    codes = {dict(row.dims).get("program") for row in rows}
    found = Program.objects.filter(
        line="standards", code__in=[code for code in codes if code], year=period.start.year
    )
    return [{"name": program.title} for program in found.order_by("code")]


def attainment(dims: Mapping[str, str], period: Period, cut_off: date, as_of: date) -> Words:
    """Targets added up and how much of them was reached, of one type of visit or of all.

    Nothing where a document set no target for the period.
    """
    types = [dims["type"]] if "type" in dims else list(TARGETED)
    asked = [Request.of(VISITS, period, type=type_) for type_ in types]
    targets = [target_of(request) for request in asked]
    if not targets or any(not target for target in targets):
        return []
    computed = compute(asked, cut_off=cut_off, as_of=as_of)
    made = sum(Fraction(computed[request].value or 0) for request in asked)
    whole = sum((target or Fraction(0) for target in targets), Fraction(0))
    rate = half_up(100 * made / whole, 1)
    return [{"target": plain(int(whole)), "rate": f"{rate}%"}]


def ranked_articles(
    period: Period, *, cut_off: date | None, as_of: date, law: str = LSA
) -> tuple[Ranked, ...] | None:
    """The articles of an act violated in a period, most often first; None before the records."""
    counts: dict[str, int] = {}
    for figure in figures_of(measure=VIOLATIONS, period=period, cut_off=cut_off, as_of=as_of):
        dims = dict(figure.dims)
        if not dims and figure.emptiness == "unknown":
            return None
        if set(dims) == {"law", "article"} and dims["law"] == law and figure.value:
            counts[dims["article"]] = int(figure.value)
    return ranked(counts)


def articles_by_rank(dims: Mapping[str, str], period: Period, cut_off: date, as_of: date) -> Words:
    """The article at a place of the ranking: its number, how often, its share; a dash for none.

    Before the records every place is unknown.
    """
    order = ranked_articles(period, cut_off=cut_off, as_of=as_of, law=dims.get("law", LSA))
    place = int(dims["place"])
    if order is None or place > len(order):
        sign = EMPTINESS["unknown" if order is None else "not_applicable"]
        return [{"article": sign, "count": sign, "share": sign}]
    one = order[place - 1]
    return [{"article": one.label, "count": plain(one.count), "share": f"{one.share:.2f}%"}]


WORDS = (
    WordSource(PROJECTS, project_names),
    WordSource(ATTAINMENT, attainment),
    WordSource(RANKS, articles_by_rank),
)

"""Words that texts and tables take from the line: projects, targets reached, articles by rank."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from laozheng.base.numerals import plain
from laozheng.base.periods import Period
from laozheng.base.rounding import half_up
from laozheng.kernel.inspections.models import Program
from laozheng.kernel.measures.engine import compute, figures_of, row_refs
from laozheng.kernel.measures.figures import Figure, FigureSet, Request
from laozheng.kernel.reports.declare import WordSource
from laozheng.kernel.reports.runs import Value
from laozheng.kernel.reports.targets import target_of
from laozheng.kernel.reports.wording import EMPTINESS, TIED
from laozheng.lines.standards.rules.articles import article_label, in_order
from laozheng.lines.standards.rules.codes import COMPLIANCE, LAWS, PROJECT

PROJECTS = "standards.project_inspection_types"
ATTAINMENT = "standards.attainment"
RANKS = "standards.violation_rank"
RANKS_SHOWN = 8
VIOLATIONS, SHARES = "standards.violations", "standards.violation_share"
VISITS = "standards.labor_inspections"
# Complaints come as they come: no target is set for them.
TARGETED = (PROJECT, COMPLIANCE)
LSA = LAWS["lsa"]
Words = Sequence[Mapping[str, str | Value]]


def project_names(dims: Mapping[str, str], period: Period, cut_off: date, as_of: date) -> Words:
    """The titles of the projects with a visit in the period, in the order of their codes."""
    request = Request.of(VISITS, period, type=PROJECT)
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


def articles_by_rank(dims: Mapping[str, str], period: Period, cut_off: date, as_of: date) -> Words:
    """The articles of an act violated in the period, most often first, with count and share.

    A place without an article holds a dash; before the records every place is unknown.
    """
    law = dims["law"]
    whole = Request.of(VIOLATIONS, period, law=law)
    ranks = [
        figure
        for figure in figures_of(measure=RANKS, period=period, cut_off=cut_off, as_of=as_of)
        if dict(figure.dims).get("law") == law and figure.value
    ]
    ranks.sort(key=lambda rank: (rank.value, in_order(dict(rank.dims)["article"])))
    asked = [Request(code, rank.dims, period) for rank in ranks for code in (VIOLATIONS, SHARES)]
    told = compute([whole, *asked], cut_off=cut_off, as_of=as_of)
    rows = [_row(rank, told) for rank in ranks]
    sign = EMPTINESS[told[whole].emptiness or "not_applicable"]
    nothing = dict.fromkeys(("article", "count", "share"), sign)
    return [*rows, *[nothing] * (RANKS_SHOWN - len(rows))]


def _row(rank: Figure, told: FigureSet) -> Mapping[str, str | Value]:
    count, share = (told[Request(code, rank.dims, rank.period)] for code in (VIOLATIONS, SHARES))
    article = article_label(dict(rank.dims)["article"]) + (TIED if rank.tied else "")
    return {
        "article": Value(article, rank),
        "count": Value(plain(count.shown or 0), count),
        "share": Value(f"{share.shown:.2f}%", share),
    }


WORDS = (
    WordSource(PROJECTS, project_names),
    WordSource(ATTAINMENT, attainment),
    WordSource(RANKS, articles_by_rank),
)

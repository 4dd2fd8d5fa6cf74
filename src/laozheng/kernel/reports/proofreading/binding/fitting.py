"""What rules a candidate out whatever its words: another unit, another basis, another code."""

import re
from collections.abc import Mapping

from laozheng.kernel.measures.declare import BASIS, CUMULATIVE, SCOPE
from laozheng.kernel.measures.units import COUNTERS
from laozheng.kernel.reports.proofreading.binding.candidates import Candidate
from laozheng.kernel.reports.proofreading.binding.context import Context
from laozheng.kernel.reports.proofreading.findings import Finding

_RATES = frozenset({"percent", "percentage_points"})
_MONEY = frozenset({"twd", "thousand_twd"})
_EACH = re.compile(r"[各每](?:自|別)?(?:辦理|舉辦|辦|開|設|計)?$")
_RATE_NAME = re.compile(r"([\u4e00-\u9fff]{2})率")
_RATE_SIGN = re.compile(r"[%％成點]|百分")
_SINCE_WORDS = ("累計", "累積", "迄今", "至今", "開辦以來", "成立以來", "實施以來")
# A unit that agrees exactly, one that may print the same word, and one that was not printed.
SAME_UNIT, SAME_WORD, NO_UNIT = 1.0, 0.9, 0.95
# Units that are taken for each other; the words decide, and the verdict tells.
CONFUSED, WRONG_UNIT = (
    (
        frozenset({"persons", "person_times"}),
        frozenset({"firms", "firm_times"}),
    ),
    0.7,
)
# One of several of the same kind, where the measure counts all of them.
ONE_OF_EACH = 0.6
# A code that stands farther away, and one that is named but not part of the candidate.
FAR_CODE, MISSING_CODE = 0.85, 0.6
# A plain count where the text says since when: stocks are told that way too.
NOT_CUMULATIVE = 0.85
# A part where the text says that it adds up.
NOT_TOTAL = 0.75


def unit_fit(finding: Finding, unit: str) -> float:
    """How well a unit agrees with the printed one, 0 to 1; rates and money mix with nothing."""
    if finding.unit == unit:
        return SAME_UNIT
    if finding.unit in _RATES and not _RATE_SIGN.search(finding.text):
        # The sign stands beside another number of the same cell, or in a head.
        return NO_UNIT
    for family in (_RATES, _MONEY):
        if unit in family and finding.unit in family:
            return SAME_WORD
        if (unit in family) != (finding.unit in family):
            return NO_UNIT if family is _MONEY and not finding.unit and not finding.counter else 0.0
    if not finding.unit and not finding.counter:
        return NO_UNIT
    if finding.counter in COUNTERS.get(unit, ()):
        return SAME_WORD
    return WRONG_UNIT if {finding.unit, unit} in CONFUSED else 0.0


def basis_fit(finding: Finding, context: Context, candidate: Candidate) -> float:
    """Whether a change meets a change, and a cumulative count a cumulative one, 0 to 1."""
    basis, scope = candidate.code(BASIS) or "", candidate.code(SCOPE) or ""
    if (finding.basis == "change") != candidate.is_change:
        return 0.0
    if basis.startswith("per_"):
        return 1.0 if finding.basis == "per" else 0.0
    if finding.basis == "per" or _EACH.search(context.own):
        return ONE_OF_EACH
    if CUMULATIVE in (scope, basis):
        since = finding.basis == "cumulative" or any(w in context.sentence for w in _SINCE_WORDS)
        return 1.0 if since and finding.basis != "subset" else 0.0
    return NOT_CUMULATIVE if finding.basis == "cumulative" else 1.0


def rate_fit(finding: Finding, context: Context, candidate: Candidate) -> float:
    """Whether a rate has the name that was said last: 達成率 is no 違反率, 0 or 1."""
    said = _RATE_NAME.findall(context.sentence) if finding.unit in _RATES else []
    if not said or said[-1].endswith("比"):
        return 1.0
    names = {name for one in candidate.phrasings for name in _RATE_NAME.findall(one.words)}
    return 0.0 if names and said[-1] not in names else 1.0


def total_fit(finding: Finding, candidate: Candidate, totals: frozenset[str]) -> float:
    """A sum is a total where its measure has one; ``totals`` are the measures that have."""
    is_part = any(name not in (BASIS, SCOPE) for name, _ in candidate.dims)
    if finding.basis == "total" and is_part and candidate.measure in totals:
        return NOT_TOTAL
    return 1.0


def codes_fit(
    candidate: Candidate,
    dims_of_measure: frozenset[str],
    near: Mapping[str, str],
    sentence: Mapping[str, str],
) -> float:
    """How well the codes of a candidate agree with those named beside the figure, 0 to 1.

    ``near`` are the codes in the figure's own words, ``sentence`` those since the sentence began.
    """
    fit = 1.0
    for name in dims_of_measure:
        code, named = candidate.code(name), near.get(name)
        if named is not None and code is None:
            fit *= MISSING_CODE
        elif named is not None and code != named:
            return 0.0
        elif named is None and code is not None and sentence.get(name) != code:
            fit *= FAR_CODE
    return fit

"""Bind every statistic of a text to a measure with its dims and period, and say how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from laozheng.base.periods import Period
from laozheng.kernel.reports.proofreading.binding.agreement import agrees
from laozheng.kernel.reports.proofreading.binding.apart import told_apart
from laozheng.kernel.reports.proofreading.binding.candidates import (
    Answer,
    Asked,
    Candidate,
    Facts,
)
from laozheng.kernel.reports.proofreading.binding.context import contexts_of
from laozheng.kernel.reports.proofreading.binding.scoring import Index, Scored
from laozheng.kernel.reports.proofreading.binding.sequence import Option
from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding
from laozheng.kernel.reports.proofreading.text import SourceText

# A figure with less than this is better left unbound; a value in the period counts a little.
ENOUGH = 0.33
HAS_VALUE, TIE = 0.04, 0.06


@dataclass(frozen=True)
class Binding:
    """What a figure is bound to, how surely (0 to 1), and what is known of the value."""

    candidate: Candidate
    period: Period
    confidence: float
    answer: Answer


def bind(
    source: SourceText, findings: Sequence[Finding], period: Period, facts: Facts
) -> Mapping[int, Binding]:
    """Bindings by the place of the finding in ``findings``; only statistics are bound."""
    numbers = [n for n, f in enumerate(findings) if f.kind == STATISTIC and f.value is not None]
    text = "\n".join(line.text for line in source.lines)
    offer = facts.offer(period, text)
    index = Index(offer)
    contexts = contexts_of(source, findings)
    found = {number: index.best(findings[number], contexts[number]) for number in numbers}
    spans = {number: span_of(findings[number], period) for number in numbers}
    asked = [
        (scored.candidate.key, spans[number]) for number in numbers for scored in found[number]
    ]
    answers = facts.answers(asked)
    options = [
        _options(findings[number], found[number], spans[number], answers) for number in numbers
    ]
    chain = told_apart([findings[number] for number in numbers], options)
    bound = {}
    for number, rivals, option in zip(numbers, options, chain, strict=True):
        if option.scored is not None:
            span = spans[number]
            bound[number] = Binding(
                option.scored.candidate,
                span,
                _confidence(option, rivals),
                answers[option.scored.candidate.key, span],
            )
    return bound


def span_of(finding: Finding, period: Period) -> Period:
    """The period that a figure speaks of: its own if the text names a whole one, else the book's.

    A day, or a span within the book's period, is the day of an event or of a stock: the book's
    period holds it.
    """
    own = finding.period
    if own is None or (own.start >= period.start and own.end <= period.end):
        return period
    return period if own.start == own.end or own.end == period.end else own


def _options(
    finding: Finding, found: Sequence[Scored], span: Period, answers: Mapping[Asked, Answer]
) -> list[Option]:
    """The rivals for one figure. A value that agrees decides between equals, no more."""
    options = [Option(None, ENOUGH)]
    for scored in found:
        known = answers[scored.candidate.key, span].best
        worth = scored.score + (HAS_VALUE if known else 0)
        if known and agrees(finding, known, scored.candidate):
            worth += TIE
        options.append(Option(scored, worth))
    return options


def _confidence(option: Option, rivals: Sequence[Option]) -> float:
    """How well the words fit, less where another candidate fits as well."""
    assert option.scored is not None
    score = option.scored.score
    others = [
        rival.worth
        for rival in rivals
        if rival.scored is not None and rival.scored.candidate.key != option.scored.candidate.key
    ]
    lead = option.worth - max(others, default=0.0)
    certain = min(1.0, max(0.0, 0.5 + 2 * lead))
    return round(min(1.0, max(0.0, 0.7 * min(1.0, score) + 0.3 * certain)), 2)

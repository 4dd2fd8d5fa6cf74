"""Bind every statistic of a text to a measure with its dims and period, and say how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

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
from laozheng.kernel.reports.proofreading.binding.sequence import Choice, Option
from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding
from laozheng.kernel.reports.proofreading.text import SourceText

# The lead over all other choices at which a binding is about two thirds sure.
HALFWAY = 0.12
# Where the number is not that of the candidate but of another that fits nearly as well, it may be
# that other one: less sure, but not bound to it for the number's sake.
NEARLY_AS_GOOD, RIVAL_AGREES = 0.7, 0.5
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


@dataclass(frozen=True)
class Told:
    """The answers, and the book's period that a figure falls back to."""

    answers: Mapping[Asked, Answer]
    period: Period

    def of(self, finding: Finding, candidate: Candidate, span: Period) -> tuple[Period, Answer]:
        """What is known for the span that the text names.

        The year named may be that of the subject (112年度決算書, filed in 113); so where nothing is
        known of that span, the book's period counts if its value agrees.
        """
        own = self.answers[candidate.key, span]
        usual = self.answers[candidate.key, self.period]
        if own.best is None and usual.best and agrees(finding, usual.best, candidate):
            return self.period, usual
        return span, own


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
        (scored.candidate.key, span)
        for number in numbers
        for scored in found[number]
        for span in dict.fromkeys((spans[number], period))
    ]
    told = Told(facts.answers(asked), period)
    options = [_options(findings[number], found[number], spans[number], told) for number in numbers]
    chain = told_apart([findings[number] for number in numbers], options)
    bound = {}
    for number, choice in zip(numbers, chain, strict=True):
        if choice.option.scored is not None:
            candidate = choice.option.scored.candidate
            span, answer = told.of(findings[number], candidate, spans[number])
            sure = _confidence(choice)
            if not _agreeing(findings[number], candidate, answer) and any(
                _agreeing(findings[number], rival, told.of(findings[number], rival, span)[1])
                for rival in _rivals(found[number], choice.option.scored)
            ):
                sure = round(sure * RIVAL_AGREES, 2)
            bound[number] = Binding(candidate, span, sure, answer)
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


def _options(finding: Finding, found: Sequence[Scored], span: Period, told: Told) -> list[Option]:
    """The rivals for one figure. A value that agrees decides between equals, no more."""
    options = [Option(None, ENOUGH)]
    for scored in found:
        known = told.of(finding, scored.candidate, span)[1].best
        worth = scored.score + (HAS_VALUE if known else 0)
        if known and agrees(finding, known, scored.candidate):
            worth += TIE
        options.append(Option(scored, worth))
    return options


def _agreeing(finding: Finding, candidate: Candidate, answer: Answer) -> bool:
    return answer.best is not None and agrees(finding, answer.best, candidate)


def _rivals(found: Sequence[Scored], chosen: Scored) -> list[Candidate]:
    """The candidates whose words fit nearly as well."""
    enough = chosen.score * NEARLY_AS_GOOD
    return [o.candidate for o in found if o.candidate != chosen.candidate and o.score >= enough]


def _confidence(choice: Choice) -> float:
    """How sure a binding is: 0 where another choice is as good, near 1 where none comes close.

    A value that agrees has its part in the lead, so a figure that is right is surer than one that
    is wrong.
    """
    return round(1 - exp(-choice.lead / HALFWAY), 2)

"""How well the words of a candidate fit the words around a figure.

A piece of text weighs the more the fewer candidates have it. The score of a candidate is the part
of its words that stand near the figure, joined with the part of the figure's own words that it
explains.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from laozheng.kernel.reports.proofreading.binding.candidates import Candidate, Offer, Phrasing
from laozheng.kernel.reports.proofreading.binding.context import SENTENCE, Context
from laozheng.kernel.reports.proofreading.binding.dimensions import codes_near
from laozheng.kernel.reports.proofreading.binding.fitting import (
    basis_fit,
    codes_fit,
    rate_fit,
    total_fit,
    unit_fit,
)
from laozheng.kernel.reports.proofreading.binding.words import pieces
from laozheng.kernel.reports.proofreading.findings import Finding

# Of wider words (caption, heading) a part counts; explaining the figure's words is worth a third.
WIDER, EXPLAINS = 0.3, 0.35
# Few or common words prove little, even if all of them stand there.
PROOF = 0.35
KEPT, LOOKED_AT = 6, 25
# A pair of characters that stand apart proves less than the pair.
SPELLED = 0.4


@dataclass(frozen=True)
class Scored:
    """A candidate with its score, 0 to 1, and the phrasing that fits best."""

    candidate: Candidate
    score: float
    phrasing: Phrasing


@dataclass(frozen=True)
class _Entry:
    """A phrasing as weighted pieces, with the sum of their weights."""

    candidate: int
    phrasing: Phrasing
    pieces: Mapping[str, float]
    whole: float


class Index:
    """All phrasings by their pieces."""

    def __init__(self, offer: Offer) -> None:
        self._candidates = offer.candidates
        self._dimensions = offer.dimensions
        self._dims: dict[str, frozenset[str]] = defaultdict(frozenset)
        for candidate in offer.candidates:
            self._dims[candidate.measure] |= {name for name, _ in candidate.dims}
        self._totals = frozenset(c.measure for c in offer.candidates if not c.dims)
        told = [
            (number, phrasing, pieces(phrasing.words), pieces(phrasing.wider))
            for number, candidate in enumerate(offer.candidates)
            for phrasing in dict.fromkeys(candidate.phrasings)
        ]
        self._weights = _weights_of([words for _, _, words, _ in told])
        self._entries = [self._entry(*one) for one in told]
        self._with: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            for piece in entry.pieces:
                self._with[piece].append(number)

    def best(self, finding: Finding, context: Context) -> list[Scored]:
        """The best candidates for a figure, the best first."""
        matched: dict[int, float] = defaultdict(float)
        explained: dict[int, float] = defaultdict(float)
        whole = 0.0
        for piece, near in context.weights.items():
            own = near * self._weight(piece) if near >= SENTENCE else 0.0
            whole += own
            for number in self._with.get(piece, ()):
                matched[number] += near * self._entries[number].pieces[piece]
                explained[number] += own
        ranked = sorted(
            (
                (self._score(entry, weight, explained[number], whole), number, weight)
                for number, weight in matched.items()
                if (entry := self._entries[number])
            ),
            reverse=True,
        )
        fits = self._fits(finding, context)
        of_candidate: dict[int, Scored] = {}
        for _, number, weight in ranked:
            entry = self._entries[number]
            candidate = self._candidates[entry.candidate]
            fit = fits(candidate)
            if not fit:
                continue
            weight += _spelled(entry, context)
            score = fit * self._score(entry, weight, explained[number], whole)
            held = of_candidate.get(entry.candidate)
            if held is None or score > held.score:
                of_candidate[entry.candidate] = Scored(candidate, score, entry.phrasing)
            if len(of_candidate) >= LOOKED_AT:
                break
        found = sorted(of_candidate.values(), key=lambda one: (-one.score, one.candidate.key))
        return found[:KEPT]

    @staticmethod
    def _score(entry: _Entry, weight: float, explained: float, whole: float) -> float:
        told = explained / whole if whole else 0.0
        covered = min(1.0, weight / entry.whole)
        return ((1 - EXPLAINS) * covered + EXPLAINS * told) * weight / (weight + PROOF)

    def _fits(self, finding: Finding, context: Context) -> Callable[[Candidate], float]:
        """How well a candidate fits this figure apart from its words."""
        near: dict[str, Mapping[str, str]] = {}
        sentence: dict[str, Mapping[str, str]] = {}

        def fit(candidate: Candidate) -> float:
            first = (
                unit_fit(finding, candidate.unit)
                * basis_fit(finding, context, candidate)
                * rate_fit(finding, context, candidate)
                * total_fit(finding, candidate, self._totals)
            )
            if not first:
                return 0.0
            line = candidate.measure.partition(".")[0]
            if line not in near:
                dimensions = self._dimensions.get(line, {}).values()
                near[line] = codes_near(dimensions, context.near)
                sentence[line] = codes_near(dimensions, context.sentence)
            dims = self._dims[candidate.measure]
            return first * codes_fit(candidate, dims, near[line], sentence[line])

        return fit

    def _entry(
        self, candidate: int, phrasing: Phrasing, words: frozenset[str], wider: frozenset[str]
    ) -> _Entry:
        weights = {piece: WIDER * self._weight(piece) for piece in wider - words}
        weights |= {piece: self._weight(piece) for piece in words}
        return _Entry(candidate, phrasing, weights, sum(weights.values()) or 1.0)

    def _weight(self, piece: str) -> float:
        return self._weights.get(piece, 1.0)


def _spelled(entry: _Entry, context: Context) -> float:
    """What pairs are worth that the text has apart: 線上撤回 in 線上申請撤回案件."""
    return SPELLED * sum(
        weight * min(context.marks.get(mark, 0.0) for mark in piece)
        for piece, weight in entry.pieces.items()
        if piece not in context.weights and len(piece) == 2
    )


def _weights_of(told: Sequence[frozenset[str]]) -> dict[str, float]:
    counted = Counter(piece for words in told for piece in words)
    most = log(1 + len(told)) if told else 1.0
    return {piece: log(1 + len(told) / count) / most for piece, count in counted.items()}

"""Candidates out of what is declared: measures with the codes that a text names."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from laozheng.kernel.measures.declare import (
    BASIS,
    CUMULATIVE,
    SCOPE,
    Definition,
    Measure,
    basis_of,
    dim_told_by,
)
from laozheng.kernel.reports.proofreading.binding.candidates import (
    Candidate,
    Dimension,
    Key,
    Phrasing,
)
from laozheng.kernel.reports.proofreading.binding.dimensions import mentions
from laozheng.kernel.reports.proofreading.binding.words import core

Dimensions = Mapping[str, Dimension]
# More codes of one dim than this are an enumeration of places or firms, not of figures.
MOST_CODES = 60


def named_codes(dimensions: Dimensions, text: str) -> dict[str, Dimension]:
    """The dims narrowed to the codes that a text names anywhere."""
    narrowed = {}
    for name, dimension in dimensions.items():
        codes = {mention.code for mention in mentions(dimension, text)}
        if 0 < len(codes) <= MOST_CODES:
            words = {code: dimension.words[code] for code in codes}
            narrowed[name] = Dimension(name, words)
    return narrowed


def declared_candidates(
    definitions: Iterable[Definition],
    dimensions: Mapping[str, Dimensions],
    phrasings: Mapping[Key, list[Phrasing]],
) -> Iterator[Candidate]:
    """Totals and declared breakdowns of every measure, and whatever tables and books bind.

    ``dimensions`` holds by line the dims with the codes that the text names.
    """
    for definition in definitions:
        known = dimensions.get(definition.line, {})
        own = {key: found for key, found in phrasings.items() if key[0] == definition.code}
        for dims in dict.fromkeys((*_asked(definition, known), *(key[1] for key in own))):
            words = _words(definition, dict(dims), known)
            told = (Phrasing(words), *own.get((definition.code, dims), ()))
            label = _label(definition, words)
            yield Candidate(definition.code, dims, definition.unit, label, told, recorded=True)


def _asked(definition: Definition, known: Dimensions) -> Iterator[tuple[tuple[str, str], ...]]:
    basis = basis_of(definition)
    fixed = {BASIS: basis} if basis else {}
    breakdowns = definition.breakdowns
    if dim_told_by(definition) is None:
        breakdowns = ((), *breakdowns)
    for names in breakdowns:
        if all(name in known for name in names):
            for codes in product(*(known[name].words for name in names)):
                yield tuple(sorted({**fixed, **dict(zip(names, codes, strict=True))}.items()))
    if isinstance(definition, Measure) and definition.cumulative_since:
        yield ((SCOPE, CUMULATIVE),)


def _label(definition: Definition, words: str) -> str:
    """The label with the words of the codes: 勞資爭議案件數（工資、成立）."""
    _, *codes = words.split("，")
    return f"{definition.label}（{'、'.join(codes)}）" if codes else str(definition.label)


def _words(definition: Definition, dims: Mapping[str, str], known: Dimensions) -> str:
    codes = [
        known[name].words[code][0]
        for name, code in dims.items()
        if name in known and code in known[name].words
    ]
    if dims.get(SCOPE) == CUMULATIVE:
        codes.append("累計")
    return "，".join([core(str(definition.label)), *codes])

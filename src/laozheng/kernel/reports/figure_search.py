"""Find the figure that a writer means: by its Chinese name, or by the number that was typed.

Names are compared by pairs of neighboring characters, labels of measures and of the codes of their
dims alike; the figures found are computed, so that the writer sees value and trend before binding.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import combinations

from laozheng.base.numerals import percent, plain
from laozheng.base.periods import Period
from laozheng.base.rounding import half_up
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.measures.declare import BASIS, PRIOR_YEAR, Definition, Share, basis_of
from laozheng.kernel.measures.engine import compute, figures_of
from laozheng.kernel.measures.figures import Dims, Figure, Request, scale_of
from laozheng.kernel.measures.units import COUNTERS
from laozheng.kernel.reports.bindings import PREVIOUS, Bound
from laozheng.kernel.reports.compile import computed
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.manuscript import section_of
from laozheng.kernel.reports.proofreading.binding.labels import dimensions_of
from laozheng.kernel.reports.proofreading.binding.words import pieces
from laozheng.kernel.reports.proofs import TypedSpan, typed_spans
from laozheng.kernel.reports.spelling import spell

FOUND = 12
OFFERED = 5
# A code is named when this share of its word stands in the query.
_NAMED = 0.6
# A number this small equals many figures; only a shared word makes it a suggestion.
_COMMON = 10
_AROUND = 24


@dataclass(frozen=True)
class Suggestion:
    """A figure that a text may bind.

    ``binding`` is ready to be put into the text; ``label`` names the measure, ``dims_label`` what
    narrows it (合計 for a total); ``shown`` is the present value and ``trend`` the change against
    the year before, "" when there is none.
    """

    binding: str
    label: str
    dims_label: str
    shown: str
    unit: str
    trend: str


@dataclass(frozen=True)
class TypedNumber:
    """A number typed into a text at ``text[start:end]``, and the figures that equal it."""

    start: int
    end: int
    text: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True)
class _Candidate:
    """A figure that the words may mean.

    ``covered`` are the pieces of the query that its name has, ``noted`` how many stand in its
    definition; ``size`` is how many pieces its name has.
    """

    definition: Definition
    dims: Dims
    dims_label: str
    covered: frozenset[str]
    noted: int
    size: int

    def request(self, period: Period) -> Request:
        return Request(self.definition.code, self.dims, period)


@in_language_of_record
def search_figures(
    words: str,
    period: Period,
    line: str | None = None,
    *,
    as_of: date,
    cut_off: date | None = None,
) -> tuple[Suggestion, ...]:
    """The figures whose names share most with the words, best first; those of ``line`` lead.

    A measure's code finds it too. Figures that the engine cannot tell are left out.
    """
    query = pieces(words)
    candidates = [
        candidate
        for definition in measures.measures().values()
        for candidate in _candidates(definition, query, words.strip())
    ]
    best = sorted(candidates, key=lambda one: _rank(one, line))[: 2 * FOUND]
    asked = [(one, one.request(period)) for one in best]
    changes = {request: _change_of(one, request) for one, request in asked}
    wanted = list(dict.fromkeys((*changes, *filter(None, changes.values()))))
    if not wanted:
        return ()
    figures, _refused = computed(wanted, lambda some: compute(some, cut_off=cut_off, as_of=as_of))
    found = (
        _suggestion(one, figures[request], _told(figures, changes[request]))
        for one, request in asked
        if request in figures
    )
    return tuple(found)[:FOUND]


@in_language_of_record
def suggest_bindings(
    text: str,
    kind: BookKind,
    period: Period,
    key: str,
    *,
    as_of: date,
    cut_off: date | None = None,
) -> tuple[TypedNumber, ...]:
    """The numbers typed into a text, each with the figures that equal it.

    Figures of the section's line and of its period come first, then those of the year before;
    other lines are asked only when a number is none of these.
    """
    typed = tuple(typed_spans(text))
    if not typed:
        return ()
    section = section_of(kind.edition_for(period).sections, key)
    line = (section.line if section else "") or None
    days = {"cut_off": cut_off or kind.cut_off(period), "as_of": as_of}
    own = _all_figures(line, period, **days)
    found = [_equal(one, text, own) for one in typed]
    if line and not all(found):
        other = _all_figures(None, period, **days)
        found = [
            offered or _equal(one, text, other) for one, offered in zip(typed, found, strict=True)
        ]
    return tuple(
        TypedNumber(one.start, one.end, text[one.start : one.end], offered)
        for one, offered in zip(typed, found, strict=True)
    )


def _all_figures(
    line: str | None, period: Period, *, cut_off: date, as_of: date
) -> list[tuple[Figure, str]]:
    """Every figure of a line with the option that names its period; unknown codes left out."""
    return [
        (figure, option)
        for option, span in (("", period), (PREVIOUS, period.previous_year()))
        for figure in figures_of(line, period=span, cut_off=cut_off, as_of=as_of)
        if all(code for _dim, code in figure.dims)
    ]


def _candidates(definition: Definition, query: frozenset[str], words: str) -> Iterator[_Candidate]:
    label = pieces(str(definition.label))
    own = query & label
    if words and words.isascii() and words.lower() in definition.code:
        own = query or label
    codes = list(_named_codes(definition, query))
    if not own and not any(_is_named(label, query) for _dim, _code, label in codes):
        return
    fixed = {BASIS: basis} if (basis := basis_of(definition)) else {}
    for chosen in _combined(definition, codes):
        dims = {**fixed, **{dim: code for dim, code, _label in chosen}}
        named = [pieces(word) for _dim, _code, word in chosen]
        covered = own | (query & frozenset().union(*named))
        yield _Candidate(
            definition,
            tuple(dims.items()),
            "、".join(word for _dim, _code, word in chosen) or "合計",
            covered,
            len(query & pieces(str(definition.note))),
            len(label) + sum(map(len, named)),
        )


_NamedCode = tuple[str, str, str]


def _named_codes(definition: Definition, query: frozenset[str]) -> Iterator[_NamedCode]:
    """Dim, code and word of the codes that the query names; for a share all that it tells."""
    words = _words_of(definition.line)
    for dim in definition.dims:
        for code, label in words.get(dim, {}).items():
            if _is_named(label, query) or _is_part(definition, dim, code):
                yield dim, code, label


def _is_part(definition: Definition, dim: str, code: str) -> bool:
    """Whether a share can only be asked for with this code or another of its kind."""
    return isinstance(definition, Share) and definition.dim == dim and code in definition.among


def _is_named(label: str, query: frozenset[str]) -> bool:
    own = pieces(label)
    return bool(own) and len(own & query) >= _NAMED * len(own)


def _combined(
    definition: Definition, codes: Sequence[_NamedCode]
) -> Iterator[tuple[_NamedCode, ...]]:
    """Nothing, each code, and pairs of codes that a declared breakdown tells together."""
    yield ()
    for code in codes:
        yield (code,)
    together = [frozenset(breakdown) for breakdown in definition.breakdowns]
    for pair in combinations(codes, 2):
        dims = {dim for dim, _code, _label in pair}
        if len(dims) == 2 and any(dims <= breakdown for breakdown in together):
            yield pair


def _rank(candidate: _Candidate, line: str | None) -> tuple[int, bool, int, int, int, str]:
    """Most of the query first, then the line's own, then by definition and the shorter name."""
    return (
        -len(candidate.covered),
        candidate.definition.line != line,
        -candidate.noted,
        candidate.size,
        len(candidate.dims),
        candidate.definition.code,
    )


def _change_of(one: _Candidate, request: Request) -> Request | None:
    """The change against the year before; only the engine knows how that year is told."""
    if basis_of(one.definition):
        return None
    return Request(request.measure, (*request.dims, (BASIS, PRIOR_YEAR)), request.period)


def _told(figures: Mapping[Request, Figure], request: Request | None) -> Figure | None:
    return None if request is None else figures.get(request)


def _suggestion(one: _Candidate, figure: Figure, change: Figure | None) -> Suggestion:
    return Suggestion(
        binding=_binding(figure),
        label=str(one.definition.label),
        dims_label=one.dims_label,
        shown="…" if figure.shown is None else plain(figure.shown),
        unit=figure.unit,
        trend=_trend(figure, change),
    )


def _binding(figure: Figure, period: str = "") -> str:
    counter = None if figure.unit == "percent" else ""
    bound = Bound(figure.measure, dict(figure.dims), period=period, counter=counter)
    return f"{{{{{spell(bound)}}}}}"


def _trend(figure: Figure, told: Figure | None) -> str:
    """The change against the year before: ＋24（＋0.6%）, in points for a rate."""
    if told is None or figure.value is None or told.value is None:
        return ""
    change, scale = Fraction(told.value), scale_of(figure.unit)
    if not change:
        return "持平"
    sign = "＋" if change > 0 else "－"
    if scale != 1:
        return f"{sign}{plain(half_up(abs(change) * scale, 1))}個百分點"
    text = f"{sign}{plain(half_up(abs(change), figure.decimals))}"
    before = figure.value - change
    return f"{text}（{sign}{percent(abs(change) * 100 / abs(before), 1)}）" if before else text


def _equal(
    typed: TypedSpan, text: str, told: Sequence[tuple[Figure, str]]
) -> tuple[Suggestion, ...]:
    """The figures that print as the number does, those of which the text around speaks first."""
    around = pieces(text[max(0, typed.start - _AROUND) : typed.start])
    after = text[typed.end : typed.end + 3].lstrip()
    found: dict[str, tuple[tuple[bool, int, bool, int], Suggestion]] = {}
    for figure, period in told:
        if figure.shown is None or Decimal(figure.shown) != typed.value:
            continue
        definition = measures.measures()[figure.measure]
        words = _dim_words(figure)
        shared = len(around & pieces("".join([str(definition.label), *words])))
        if not shared and typed.value < _COMMON:
            continue
        counted = any(after.startswith(word) for word in COUNTERS.get(figure.unit, ()))
        binding = _binding(figure, period)
        place = (not counted, -shared, bool(period), len(figure.dims))
        scope = "、".join(words) or "合計"
        label = f"{definition.label}（上年）" if period else str(definition.label)
        shown = plain(figure.shown)
        found.setdefault(
            binding, (place, Suggestion(binding, label, scope, shown, figure.unit, ""))
        )
    ranked = sorted(found.values(), key=lambda one: one[0])
    return tuple(suggestion for _place, suggestion in ranked[:OFFERED])


def _dim_words(figure: Figure) -> list[str]:
    known = _words_of(figure.measure.partition(".")[0])
    return [known.get(dim, {}).get(code, code) for dim, code in figure.dims if dim != BASIS]


@cache
def _words_of(line: str) -> Mapping[str, Mapping[str, str]]:
    """The word of each code, by dim."""
    return {
        name: {code: labels[0] for code, labels in dimension.words.items()}
        for name, dimension in dimensions_of(line).items()
    }

"""From bindings to what is printed: which figures a binding asks for, and its words once known."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeGuard

from laozheng.base.periods import Period
from laozheng.base.roc import parse_day
from laozheng.kernel.law.parameters import Law, NotConfigured, UnknownParameter
from laozheng.kernel.measures.declare import BASIS, PRIOR_YEAR
from laozheng.kernel.measures.figures import Figure, Request
from laozheng.kernel.reports.bindings import (
    BEFORE_PREVIOUS,
    PERIOD_END,
    PREVIOUS,
    Bound,
    Break,
    Constant,
    DirectionWord,
    EventField,
    Explanation,
    LawValue,
    NameList,
    PeriodWord,
    Target,
    Token,
)
from laozheng.kernel.reports.coverage import Coverage
from laozheng.kernel.reports.declare import Inline, Narrative, WordSource
from laozheng.kernel.reports.narrative import parse
from laozheng.kernel.reports.runs import Run, Value, Words
from laozheng.kernel.reports.spelling import spell
from laozheng.kernel.reports.typography import period_words, set_apart
from laozheng.kernel.reports.wording import (
    WordingError,
    amount,
    counter_word,
    law_number,
    print_figure,
)

# The source of the accepted explanations of misses and changes, by measure.
EXPLANATIONS = "planning.explanations"
# The dim of a list that names one of its rows.
PLACE = "place"
Rows = Sequence[Mapping[str, str | Value]]
# A code of a dim that names a fiscal year by its distance from the year of the figure.
_RELATIVE_YEAR = re.compile(r"year([+-]\d)?")


class Gap(Exception):
    """A binding that has no value; ``binding`` is its text, ``reason`` one sentence."""

    def __init__(self, binding: str, reason: str) -> None:
        super().__init__(f"「{{{{{binding}}}}}」{reason}")
        self.binding = binding
        self.reason = reason


class Gaps(Exception):
    """All the bindings of one text that have no value."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        super().__init__(*gaps)
        self.gaps = tuple(gaps)


_NO_VALUE = {
    "": "的分母為零，沒有比率可印。",
    "unknown": "在此期間的數值不明，請補登或載入紀錄。",
    "not_applicable": "在此期間不適用。",
    "none_held": "在此期間無辦理。",
}


@dataclass(frozen=True)
class Sources:
    """What the words of a book are taken from.

    ``refused`` says in a sentence why a request has no figure; ``decimals`` holds, by measure, the
    decimals of this book where they differ from the measure's. ``targets`` are the figures that
    plans set, by the request of the figure that they are set for; ``coverages`` by measure.
    ``years`` and ``spaced`` are those of the book's kind. ``listed`` keeps the rows of word
    sources, so that a table asks once for all its cells.
    """

    period: Period
    cut_off: date
    as_of: date
    figures: Mapping[Request, Figure]
    law: Law
    words: Mapping[str, WordSource] = field(default_factory=dict)
    refused: Mapping[Request, str] = field(default_factory=dict)
    decimals: Mapping[str, int] = field(default_factory=dict)
    targets: Mapping[Request, Figure] = field(default_factory=dict)
    coverages: Mapping[str, Coverage] = field(default_factory=dict)
    years: str = "roc"
    spaced: bool = False
    listed: dict[Any, Rows] = field(default_factory=dict, compare=False)


def requests_of(token: Token, period: Period) -> Iterator[Request]:
    """The figures that a token needs: its own and the one that it is compared with.

    None for a binding that cannot be counted in this period; setting its words tells why.
    """
    match token:
        case Bound():
            with suppress(Gap):
                yield request_of(token, period)
                if token.compare:
                    yield other_request_of(token, period)
        case DirectionWord(of):
            yield from requests_of(of, period)


def request_of(bound: Bound, period: Period) -> Request:
    """The request of a binding's own figure."""
    span = span_of(bound, period)
    return Request(bound.measure, tuple(dims_in(bound, span).items()), span)


def dims_in(bound: Bound, span: Period) -> dict[str, str]:
    """The dims of a binding; ``year`` or ``year+1`` is a year, counted from the one of the span."""
    return {name: _year_in(code, span) for name, code in bound.dims.items()}


def _year_in(code: str, span: Period) -> str:
    relative = _RELATIVE_YEAR.fullmatch(code)
    return str(span.end.year + int(relative[1] or 0)) if relative else code


def other_request_of(bound: Bound, period: Period) -> Request:
    """The request of the figure that a comparison needs beside the binding's own.

    Against the year before it is the change itself, because only the engine knows whether that
    year is told by records or by a printed value; against a named period it is that period.
    """
    span = span_of(bound, period)
    if bound.against == PREVIOUS:
        dims = {**dims_in(bound, span), BASIS: PRIOR_YEAR}
        return Request(bound.measure, tuple(dims.items()), span)
    other = _named(bound.against, span)
    return Request(bound.measure, tuple(dims_in(bound, other).items()), other)


def span_of(bound: Bound, period: Period) -> Period:
    """The days that a binding counts, in a book for ``period``; Gap when there are none."""
    if bound.since is not None:
        if bound.since > period.end:
            raise Gap(spell(bound), f"的起算日在{period.label}之後，請刪除這一段。")
        return Period(bound.since, period.end)
    return _named(bound.period, period) if bound.period else period


def _named(code: str, period: Period) -> Period:
    """The period that an option names, seen from another one."""
    if code in (PREVIOUS, BEFORE_PREVIOUS):
        before = period.previous_year()
        return before if code == PREVIOUS else before.previous_year()
    return Period.parse(code)


def flatten(inlines: Iterable[Inline]) -> Iterator[Token | Break]:
    """The content of a table cell as tokens: narrative is read, the rest stands as it is."""
    for inline in inlines:
        if isinstance(inline, Narrative):
            yield from parse(inline.text)
        else:
            yield inline


def text_runs(tokens: Sequence[Token], sources: Sources, style: str) -> tuple[Run, ...]:
    """The words of a text. Raises Gaps when some of its bindings have no value."""
    runs: list[Run] = []
    gaps: list[Gap] = []
    before: Token = ""
    for token in tokens:
        try:
            run = _run(token, sources, style)
            # After 持平 the amount of the change is left out: nothing changed.
            if not (_repeats(token, before) and amount_of(token, sources) == 0):
                runs.append(run)
        except Gap as gap:
            gaps.append(gap)
        before = token
    if gaps:
        raise Gaps(gaps)
    return set_apart(runs) if sources.spaced else tuple(runs)


def cell_runs(inlines: Iterable[Inline], sources: Sources) -> tuple[Run, ...]:
    """The words of a table cell; an empty figure prints its sign.

    Raises Gap for the first binding that cannot be printed at all.
    """
    runs: list[Run] = []
    for token in flatten(inlines):
        if isinstance(token, Break):
            runs.append(token)
        else:
            runs.append(_run(token, sources, "plain", allow_empty=True))
    return tuple(runs)


def _run(token: Token, sources: Sources, style: str, *, allow_empty: bool = False) -> Run:
    if isinstance(token, Bound):
        return value_of(token, sources, style, allow_empty=allow_empty)
    if isinstance(token, NameList) and PLACE in token.dims:
        return _at_place(token, sources)
    return Words(_words(token, sources, style))


def _figure(request: Request, bound: Bound, sources: Sources) -> Figure:
    try:
        return sources.figures[request]
    except KeyError:
        reason = sources.refused.get(request, "的指標尚未由已安裝的業務提供。")
        raise Gap(spell(bound), reason) from None


def _figures(bound: Bound, sources: Sources) -> tuple[Figure, Figure | None]:
    """The binding's own figure and the one that its comparison needs."""
    figure = figure_of(bound, sources)
    if not bound.compare:
        return figure, None
    return figure, _figure(other_request_of(bound, sources.period), bound, sources)


def figure_of(bound: Bound, sources: Sources) -> Figure:
    """The binding's own figure. Raises Gap when it was not computed."""
    return _figure(request_of(bound, sources.period), bound, sources)


def value_of(bound: Bound, sources: Sources, style: str, *, allow_empty: bool = False) -> Value:
    figure, other = _figures(bound, sources)
    if not allow_empty:
        amount_of(bound, sources)
    text = _printed(bound, figure, other, sources, style)
    if bound.statement == "coverage":
        text += _coverage_words(bound, sources, style)
    # A change opens to the rows of both years, a rate of change to those of this year.
    is_change = other is not None and bound.compare in ("change", "points")
    return Value(text, other if other is not None and is_change else figure)


def _printed(
    bound: Bound, figure: Figure, other: Figure | None, sources: Sources, style: str
) -> str:
    decimals = sources.decimals.get(bound.measure, figure.decimals)
    try:
        return print_figure(bound, figure, other, style, decimals)
    except WordingError as error:
        raise Gap(spell(bound), str(error)) from None


def _coverage_words(bound: Bound, sources: Sources, style: str) -> str:
    coverage = sources.coverages.get(bound.measure)
    if coverage is None:
        raise Gap(spell(bound), "的追蹤涵蓋率尚無業務提供，請刪除 coverage 選項。")
    due, whole = (value_of(count, sources, style).text for count in coverage.counts_for(bound))
    return coverage.words.format(due=due, whole=whole)


def amount_of(bound: Bound, sources: Sources) -> Fraction:
    """The exact number of a binding. Raises Gap when there is none."""
    figure, other = _figures(bound, sources)
    value = amount(bound, figure, other)
    if value is None:
        empty = figure if figure.value is None or other is None else other
        reason = f"：{empty.note}" if empty.note else _NO_VALUE[empty.emptiness]
        raise Gap(spell(bound), reason)
    return value


def _words(token: Token, sources: Sources, style: str) -> str:
    match token:
        case str():
            return token
        case DirectionWord(of, up, down, same):
            change = amount_of(of, sources)
            return up if change > 0 else down if change < 0 else same
        case PeriodWord(form):
            return period_words(form, sources.period, sources.years)
        case Constant(text, _):
            return text
        case LawValue():
            return _law_words(token, sources, style)
        case NameList(source, dims, name, sep):
            return sep.join(_fields(token, source, dims, name, sources))
        case EventField(source, identity, name):
            return "、".join(_fields(token, source, {"id": identity}, name, sources))
        case Target(of):
            return _target_words(token, of, sources, style)
        case Explanation(measure):
            return "、".join(_fields(token, EXPLANATIONS, {"measure": measure}, "text", sources))
        case Bound():
            raise AssertionError("figures are printed by value_of")


def _target_words(token: Target, of: Bound, sources: Sources, style: str) -> str:
    figure = sources.targets.get(request_of(of, sources.period))
    if figure is None:
        raise Gap(spell(token), "在此期間沒有登錄目標，請先登錄目標或刪除這一段。")
    return _printed(of, figure, None, sources, style)


def _repeats(token: Token, before: Token) -> TypeGuard[Bound]:
    """Whether the token is the amount of the change whose direction word stands right before."""
    if not isinstance(before, DirectionWord) or not isinstance(token, Bound):
        return False
    return _unprinted(before.of) == _unprinted(token)


def _unprinted(bound: Bound) -> Bound:
    """The binding without the options that only concern its printing."""
    return replace(bound, style="", counter=None, absolute=False, approximation=None)


def _law_words(token: LawValue, sources: Sources, style: str) -> str:
    day = sources.period.end if token.on == PERIOD_END else parse_day(token.on)
    try:
        dated = sources.law.value(token.name, day)
        word = counter_word(token.counter, dated.unit)
    except (NotConfigured, UnknownParameter) as error:
        raise Gap(spell(token), f"沒有數值：{error}") from None
    except WordingError as error:
        raise Gap(spell(token), str(error)) from None
    if isinstance(dated.value, bool) or not isinstance(dated.value, int | Decimal):
        raise Gap(spell(token), "不是數字，請改用文字說明。")
    return law_number(dated.value, dated.unit, token.style or style) + word


def _fields(
    token: NameList | EventField | Explanation,
    code: str,
    dims: Mapping[str, str],
    name: str,
    sources: Sources,
) -> list[str]:
    rows = _listed(token, code, dims, name, sources)
    return [told.text if isinstance(told := row[name], Value) else told for row in rows]


def _at_place(token: NameList, sources: Sources) -> Run:
    """The field of the row at the place that the dims name, counted from 1."""
    dims = {name: code for name, code in token.dims.items() if name != PLACE}
    rows = _listed(token, token.source, dims, token.field, sources)
    place = token.dims[PLACE]
    if not place.isdecimal() or not 1 <= int(place) <= len(rows):
        raise Gap(spell(token), f"沒有第「{place}」項，請更正 {PLACE}。")
    told = rows[int(place) - 1][token.field]
    return told if isinstance(told, Value) else Words(told)


def _listed(
    token: NameList | EventField | Explanation,
    code: str,
    dims: Mapping[str, str],
    name: str,
    sources: Sources,
) -> Rows:
    """The rows of a word source, all with the named field."""
    source = sources.words.get(code)
    if source is None:
        raise Gap(spell(token), "的名單尚未由已安裝的業務提供。")
    key = (code, tuple(sorted(dims.items())))
    if key not in sources.listed:
        sources.listed[key] = source.rows(dims, sources.period, sources.cut_off, sources.as_of)
    rows = sources.listed[key]
    if not rows:
        raise Gap(spell(token), "在此期間沒有紀錄。")
    if any(name not in row for row in rows):
        raise Gap(spell(token), f"沒有「{name}」這個欄位，請更正 field。")
    return rows

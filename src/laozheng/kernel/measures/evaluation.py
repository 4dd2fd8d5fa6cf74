"""From a definition to an exact value: what each kind of measure is made of.

Values of a span before the records come from vintages, and the reading tells so. Nothing here
touches a table: leaves are answered by a teller, so the same code first learns what to scan for
and then reads the answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Protocol

from laozheng.base.periods import Period
from laozheng.kernel.measures.declare import (
    BASIS,
    CUMULATIVE,
    PRIOR_MEAN,
    PRIOR_YEAR,
    RANKED,
    SCOPE,
    Change,
    Definition,
    Measure,
    Pick,
    PriorMean,
    Rank,
    Ratio,
    Share,
    basis_of,
    parts_of,
)
from laozheng.kernel.measures.figures import RECORDS, Closing, Reading, UnknownFigure
from laozheng.kernel.measures.leaves import ANY, Codes, Leaf, Teller
from laozheng.kernel.measures.readings import added, as_printed, divided, rows_of, source_of


@dataclass(frozen=True)
class Printed:
    """A value from before the records, with the document that printed it."""

    value: Fraction
    source: str


@dataclass(frozen=True)
class Opening:
    """What a cumulative measure had reached at the end of a day, before the records."""

    on: date
    value: Fraction
    source: str


class History(Protocol):
    """Knows the values that were printed before the records begin."""

    def printed(self, measure: str, dims: Mapping[str, str], span: Period) -> Printed | None:
        """The printed value of exactly this measure, dims and span."""
        ...

    def frozen(self, measure: str, dims: Mapping[str, str], span: Period) -> Printed | None:
        """The value that a book froze for exactly this, as it was last restated."""
        ...

    def told(self, measure: str, span: Period) -> Sequence[Mapping[str, str]]:
        """The dims of all values that were printed of a measure for exactly this span."""
        ...

    def openings(self, measure: str, dims: Mapping[str, str]) -> Sequence[Opening]:
        """The opening balances of exactly this measure and dims, by day."""
        ...


class NoHistory:
    """The history of an installation that loaded none."""

    def printed(self, measure: str, dims: Mapping[str, str], span: Period) -> Printed | None:
        """Nothing was printed."""
        return None

    def frozen(self, measure: str, dims: Mapping[str, str], span: Period) -> Printed | None:
        """No book was frozen."""
        return None

    def told(self, measure: str, span: Period) -> Sequence[Mapping[str, str]]:
        """Nothing was printed."""
        return ()

    def openings(self, measure: str, dims: Mapping[str, str]) -> Sequence[Opening]:
        """Nothing was counted before."""
        return ()


@dataclass(frozen=True)
class Question:
    """One definition asked for: codes of dims, a span, the cut-off, and who asks (``role``)."""

    dims: Mapping[str, Codes]
    span: Period
    cut_off: date
    role: str = ""

    def narrowed(self, dims: Mapping[str, Codes], role: str) -> "Question":
        """The same question with more dims, asked as a part of a definition."""
        return replace(self, dims={**self.dims, **dims}, role=self._within(role))

    def during(self, span: Period, role: str) -> "Question":
        """The same question about another span."""
        return replace(self, span=span, role=self._within(role))

    def without(self, dim: str) -> "Question":
        """The same question without a dim."""
        if dim not in self.dims:
            return self
        return replace(self, dims={name: c for name, c in self.dims.items() if name != dim})

    def _within(self, role: str) -> str:
        return ".".join(part for part in (self.role, role) if part)

    @property
    def single(self) -> dict[str, str] | None:
        """The dims as vintages are keyed; None when one of them asks for any or several codes."""
        if any(len(codes) != 1 for codes in self.dims.values()):
            return None
        return {name: codes[0] for name, codes in self.dims.items()}


class Evaluation:
    """Evaluates definitions with one teller."""

    def __init__(
        self, definitions: Mapping[str, Definition], history: History, teller: Teller
    ) -> None:
        self._definitions = definitions
        self._history = history
        self._teller = teller

    def reading(self, code: str, question: Question) -> Reading:
        """The exact value of a definition; raises UnknownFigure for a code it cannot have.

        ``basis=prior_year`` asks any definition for its change against the year before. What the
        records do not reach is told as a document printed it.
        """
        definition = self._definitions[code]
        asked, basis = question.without(BASIS), question.dims.get(BASIS, ANY)
        own = basis_of(definition)
        if basis and basis != (own or PRIOR_YEAR,):
            raise UnknownFigure(
                f"「{definition.label}」沒有 {BASIS}={basis[0]} 的數值，"
                f"請改用 {BASIS}={own or PRIOR_YEAR} 或不指定。"
            )
        if basis and not own:
            return self._change(_change_of(definition), asked)
        reading = self._evaluated(definition, asked)
        if reading.emptiness != "unknown":
            return reading
        named = asked.narrowed({BASIS: (own,)}, "") if own else asked
        return self._printed(code, named) or reading

    def _evaluated(self, definition: Definition, asked: Question) -> Reading:
        match definition:
            case Change():
                return self._change(definition, asked)
            case PriorMean():
                return self._mean(definition.of, definition.years, asked)
            case Share():
                return self._share(definition, asked)
            case Rank():
                return self._rank(definition, asked)
            case Ratio():
                return self._ratio(definition, asked)
            case Measure(cumulative_since=date() as since) if _cumulative(asked):
                return self._cumulative(definition, since, asked)
        return self._measure(definition, asked)

    def _measure(self, measure: Measure, question: Question) -> Reading:
        """What the records say; nothing found is zero only in a year that they reach."""
        reading = self._recorded(measure, question)
        if reading.rows or self._reaches(measure, question):
            return reading
        note = f"「{measure.label}」在{question.span.label}沒有紀錄，請匯入紀錄或載入該期的歷史值。"
        return Reading(None, reading.rows, "unknown", note=note)

    def _reaches(self, measure: Measure, question: Question) -> bool:
        """Whether a span ends in the year of the first record or later, and was kept here: a
        document that printed the figure of a span without any record shows that it was not.
        """
        first, span = self._teller.first_day(measure), question.span
        if first is None or first.year > span.end.year:
            return False
        return self._printed(measure.code, question) is None or self._teller.tells(measure, span)

    def _recorded(self, measure: Measure, question: Question) -> Reading:
        amount = self._teller.amount(_leaf(measure, question), question.role)
        if amount.value is None:
            empty = Reading(None, amount.rows)
            if measure.aggregate in RANKED:
                return replace(empty, emptiness="not_applicable")
            return replace(empty, emptiness="unknown", note="相關紀錄都沒有填數值，請補登。")
        return Reading(amount.value, amount.rows)

    def _cumulative(self, measure: Measure, since: date, question: Question) -> Reading:
        """The last opening balance on or before the span's end, and the records after it.

        Without either, what a document printed as counted since the beginning.
        """
        asked = question.without(SCOPE)
        dims = asked.single
        openings = [] if dims is None else self._history.openings(measure.code, dims)
        usable = [opening for opening in openings if opening.on <= question.span.end]
        if not usable and (openings or self._history.openings(measure.code, {})):
            note = f"「{measure.label}」在{question.span.label}以前沒有期初累計值，請先登錄。"
            return Reading(None, emptiness="unknown", note=note)
        base = usable[-1] if usable else Opening(since - timedelta(days=1), Fraction(0), RECORDS)
        start = base.on + timedelta(days=1)
        if start > question.span.end:
            return Reading(base.value, source=base.source)
        count = self._recorded if usable else self._measure
        after = count(measure, asked.during(Period(start, question.span.end), ""))
        if after.value is None:
            whole = question.during(Period(since, question.span.end), "")
            return self._printed(measure.code, whole) or after
        return replace(after, value=base.value + after.value, source=base.source)

    def _share(self, share: Share, question: Question) -> Reading:
        chosen = question.dims.get(share.dim, ANY)
        others = question.without(share.dim)
        part = self.reading(share.of, others.narrowed({share.dim: chosen}, "numerator"))
        if not share.among:
            return divided(part, self.reading(share.of, others.narrowed({}, "denominator")))
        if len(chosen) != 1 or chosen[0] not in share.among:
            codes = "、".join(share.among)
            raise UnknownFigure(f"「{share.label}」要指定 {share.dim}，請從 {codes} 擇一。")
        among = [
            self.reading(share.of, others.narrowed({share.dim: (code,)}, "denominator"))
            for code in share.among
        ]
        whole = added(among)
        result = divided(part, whole)
        if result.value is None or not share.closed:
            return result
        parts = tuple(reading.value or Fraction(0) for reading in among)
        return replace(result, closing=Closing(parts, share.among.index(chosen[0])))

    def _rank(self, rank: Rank, question: Question) -> Reading:
        """1 and the number of codes with more; the rows are those of the code itself."""
        chosen = question.dims.get(rank.dim, ANY)
        ranked = question.narrowed({rank.dim: chosen}, "ranked")
        own = self.reading(rank.of, ranked)
        among = question.narrowed({rank.dim: ANY}, "among")
        (measure,) = self._measures(rank.of)
        values = self._teller.by_code(_leaf(measure, among), rank.dim, among.role).values()
        if own.value is None:
            return own
        if not own.value or chosen == ("",):
            return replace(own, value=None, emptiness="not_applicable")
        place = Fraction(1 + sum(value > own.value for value in values))
        tied = sum(value == own.value for value in values) > 1
        return replace(own, value=place, tied=tied)

    def _ratio(self, ratio: Ratio, question: Question) -> Reading:
        top = self._picked(ratio.numerator, question, "numerator")
        bottom = self._picked(ratio.denominator, question, "denominator")
        result = divided(top, bottom, ratio.per)
        if self._facts(ratio.numerator.measure) == self._facts(ratio.denominator.measure):
            return result
        return replace(result, rows=rows_of(top, bottom))

    def _picked(self, pick: Pick, question: Question, role: str) -> Reading:
        return self.reading(pick.measure, question.narrowed(pick.dims, role))

    def _change(self, change: Change, question: Question) -> Reading:
        now = self.reading(change.of, question.during(question.span, "current"))
        if change.basis == PRIOR_MEAN:
            before = self._mean(change.of, change.years, question)
            before = as_printed(before, change.unit, change.decimals)
        else:
            before = self._prior(change.of, question.during(question.span.previous_year(), "prior"))
        if now.value is None or before.value is None:
            missing = now if now.value is None else before
            return Reading(None, emptiness=missing.emptiness or "unknown", note=missing.note)
        rows, source = rows_of(now, before), source_of(now, before)
        if not change.relative:
            return Reading(now.value - before.value, rows, source=source)
        if not before.value:
            return Reading(None, rows, "not_applicable", source=source)
        fraction = (now.value - before.value, before.value)
        return Reading(fraction[0] / fraction[1], rows, fraction=fraction, source=source)

    def _mean(self, code: str, years: int, question: Question) -> Reading:
        readings, span = [], question.span
        for _ in range(years):
            span = span.previous_year()
            readings.append(self._prior(code, question.during(span, "prior")))
        total = added(readings)
        if total.value is None:
            return total
        return replace(total, value=total.value / years, fraction=(total.value, Fraction(years)))

    def _prior(self, code: str, question: Question) -> Reading:
        """An earlier span: as a book froze it, else from the records if they reach back to its
        start, else as a document printed it.

        What was frozen moves by restatement only, so that a book compares with what its readers
        were told. Records that begin within the span may be left-overs of an older system, so a
        printed value is better; without one they are the best there is.
        """
        dims = question.single
        frozen = None if dims is None else self._history.frozen(code, dims, question.span)
        if frozen:
            return Reading(frozen.value, source=frozen.source)
        begins = [self._teller.first_day(measure) for measure in self._measures(code)]
        if all(day is not None and day <= question.span.start for day in begins):
            return self.reading(code, question)
        printed = self._printed(code, question)
        if printed:
            return printed
        recorded = self.reading(code, question)
        if recorded.rows:
            return recorded
        note = f"{question.span.label}沒有紀錄也沒有歷史值，無法比較；請載入該期的歷史值。"
        return Reading(None, emptiness="unknown", note=note)

    def _printed(self, code: str, question: Question) -> Reading | None:
        """The value that a document from before the records printed for exactly this."""
        dims = question.single
        found = None if dims is None else self._history.printed(code, dims, question.span)
        return Reading(found.value, source=found.source) if found else None

    def _measures(self, code: str) -> list[Measure]:
        """The plain measures that a definition rests on."""
        definition = self._definitions[code]
        if isinstance(definition, Measure):
            return [definition]
        return [measure for part in parts_of(definition) for measure in self._measures(part)]

    def _facts(self, code: str) -> set[str]:
        return {measure.fact for measure in self._measures(code)}


def _leaf(measure: Measure, question: Question) -> Leaf:
    dims = tuple(sorted(question.dims.items()))
    return Leaf(measure, question.span, question.cut_off, dims)


def _cumulative(question: Question) -> bool:
    return question.dims.get(SCOPE) == (CUMULATIVE,)


def _change_of(definition: Definition) -> Change:
    """The change of any definition against the year before, for ``basis=prior_year``."""
    return Change(
        code=definition.code,
        label=definition.label,
        unit=definition.unit,
        of=definition.code,
        decimals=definition.decimals,
    )

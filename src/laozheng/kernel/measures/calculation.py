"""The engine without a database: definitions, facts, a source of tables and a history go in.

Every question is evaluated twice, first to learn which scans it needs, then with their answers;
so a whole book costs one scan per fact, date and way of adding up.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any, Protocol

from laozheng.base.periods import Period
from laozheng.kernel.measures.cube import Cube, Shape, cells_of
from laozheng.kernel.measures.declare import (
    BASIS,
    CUMULATIVE,
    SCOPE,
    Definition,
    Fact,
    Measure,
    Share,
    basis_of,
    dim_told_by,
)
from laozheng.kernel.measures.evaluation import Evaluation, History, NoHistory, Question
from laozheng.kernel.measures.figures import (
    RECORDS,
    Figure,
    FigureSet,
    Request,
    RowRef,
    UnknownFigure,
)
from laozheng.kernel.measures.footers import Extents
from laozheng.kernel.measures.leaves import ANY, Amount, Codes, Leaf, Rehearsal, Scan, Teller
from laozheng.kernel.measures.rows import rows_behind


class Source(Protocol):
    """Where the tables of facts are."""

    def table(self, fact: Fact) -> Any:
        """The Ibis table with the fact's columns and the reserved ones."""
        ...

    def extents(self, fact: Fact) -> Extents:
        """What is known of whole columns without a scan; may be empty."""
        ...

    def answer(self, fact: Fact, key: Hashable, scanned: Callable[[], Any]) -> Any:
        """What a scan of the fact gives, named by ``key``; a source may keep it."""
        ...


class Calculation:
    """Computes figures from one source."""

    def __init__(
        self,
        definitions: Mapping[str, Definition],
        facts: Mapping[str, Fact],
        source: Source,
        history: History | None = None,
    ) -> None:
        self._definitions = definitions
        self._facts = facts
        self._source = source
        self._history = history or NoHistory()

    def compute(
        self, requests: Iterable[Request], *, cut_off: date | None, as_of: date
    ) -> FigureSet:
        """The figures asked for; ``cut_off`` None means the last day of each period.

        Raises UnknownFigure for a measure or dim that is not declared.
        """
        asked = {request: self._question(request, cut_off) for request in requests}
        answers = self._scanned(((r.measure, question) for r, question in asked.items()), as_of)
        return FigureSet({r: self._figure(r, q, answers, as_of) for r, q in asked.items()})

    def figures(
        self,
        codes: Iterable[str],
        period: Period,
        *,
        cut_off: date | None,
        as_of: date,
        in_parts: bool = True,
    ) -> list[Figure]:
        """All figures of the measures: totals, and every combination that occurs in a breakdown.

        Where the records do not reach, the combinations that a document printed. Without
        ``in_parts`` the totals alone, and for a measure that has none one figure for each code.
        """
        day = cut_off or period.end
        probes = [
            (self._definitions[code], Question(dims, period, day))
            for code in codes
            for dims in _probes(self._definitions[code])
            if in_parts or dims.keys() <= _dims_of_totals(self._definitions[code])
        ]
        answers = self._scanned(((d.code, question) for d, question in probes), as_of)
        requests = dict.fromkeys(
            Request(definition.code, tuple(dims.items()), period)
            for definition, probe in probes
            for dims in self._occurring(definition, probe, answers)
        )
        found = [self._figure(r, self._question(r, cut_off), answers, as_of) for r in requests]
        told = self._told(found, period, cut_off=cut_off, as_of=as_of, in_parts=in_parts)
        order = {code: place for place, code in enumerate(self._definitions)}
        return sorted([*found, *told], key=lambda figure: order[figure.measure])

    def _told(
        self,
        found: list[Figure],
        period: Period,
        *,
        cut_off: date | None,
        as_of: date,
        in_parts: bool,
    ) -> list[Figure]:
        """What documents printed of the measures without any record, besides what was found."""
        known = {(figure.measure, figure.dims) for figure in found}
        wanted = [
            Request(code, tuple(dims.items()), period)
            for code in dict.fromkeys(figure.measure for figure in found if not figure.rows)
            for dims in self._history.told(code, period)
            if {*self._definitions[code].dims, BASIS}.issuperset(dims)
            and (in_parts or dims.keys() <= _dims_of_totals(self._definitions[code]))
        ]
        asked = [request for request in wanted if (request.measure, request.dims) not in known]
        computed = self.compute(asked, cut_off=cut_off, as_of=as_of).values()
        return [figure for figure in computed if figure.source != RECORDS]

    def rows(self, request: Request, *, cut_off: date | None, as_of: date) -> list[RowRef]:
        """The matters behind a figure, by the part they play, then by day and reference."""
        question = self._question(request, cut_off)
        listening = _Listening(self._scanned([(request.measure, question)], as_of))
        self._evaluation(listening).reading(request.measure, question)
        return [
            row
            for leaf, role in listening.heard
            for row in rows_behind(leaf, role, self._fact_of(leaf), self._table(leaf), as_of)
        ]

    def _scanned(self, questions: Iterable[tuple[str, Question]], as_of: date) -> "_Answers":
        """Learn which leaves the questions are made of, and run the scans that answer them."""
        rehearsal = Rehearsal()
        evaluation = self._evaluation(rehearsal)
        for code, question in questions:
            evaluation.reading(code, question)
        by_scan: dict[Scan, list[Leaf]] = {}
        for leaf in rehearsal.leaves:
            by_scan.setdefault(leaf.scan, []).append(leaf)
        cubes = {scan: self._cube(scan, leaves, as_of) for scan, leaves in by_scan.items()}
        return _Answers(
            cubes,
            lambda measure: self._first_day(self._facts[measure.fact]),
            lambda measure, span: self._tells(self._facts[measure.fact], span),
        )

    def _cube(self, scan: Scan, leaves: Iterable[Leaf], as_of: date) -> Cube:
        fact, shape, source = self._facts[scan.fact], Shape.of(leaves), self._source

        def scanned() -> Any:
            return cells_of(scan, shape, source.table(fact), as_of, source.extents(fact))

        return Cube(source.answer(fact, (scan, shape, as_of), scanned), shape)

    def _figure(self, request: Request, question: Question, answers: Teller, as_of: date) -> Figure:
        definition = self._definitions[request.measure]
        reading = self._evaluation(answers).reading(request.measure, question)
        basis = basis_of(definition)
        return Figure(
            measure=request.measure,
            dims=tuple(sorted({**dict(request.dims), **({BASIS: basis} if basis else {})}.items())),
            value=_plain(reading.value),
            unit=definition.unit,
            period=request.period,
            cut_off=question.cut_off,
            as_of=as_of,
            rows=reading.rows,
            decimals=definition.decimals,
            emptiness=reading.emptiness,
            fraction=reading.fraction,
            closing=reading.closing,
            source=reading.source,
            note=reading.note,
            tied=reading.tied,
        )

    def _occurring(
        self, definition: Definition, probe: Question, answers: "_Answers"
    ) -> Iterable[dict[str, str]]:
        """The dims with a figure to show, for one breakdown; a total always has one."""
        fixed = {name: codes[0] for name, codes in probe.dims.items() if codes}
        names = [name for name, codes in probe.dims.items() if not codes]
        among = definition.among if isinstance(definition, Share) else ()
        heard = _Listening(answers)
        self._evaluation(heard).reading(definition.code, probe)
        found: set[tuple[str, ...]] = set()
        for leaf, _ in heard.heard:
            if leaf.columns.issuperset(names):
                found |= answers.cubes[leaf.scan].combinations(leaf, names)
        if found and tuple(names) in definition.printed:
            found = set(product(*(sorted(set(codes)) for codes in zip(*found, strict=True))))
        for codes in sorted(found) if names else [()]:
            dims = fixed | dict(zip(names, codes, strict=True))
            if isinstance(definition, Share) and among:
                yield from (dims | {definition.dim: code} for code in among)
            else:
                yield dims

    def _question(self, request: Request, cut_off: date | None) -> Question:
        definition = self._definitions.get(request.measure)
        if definition is None:
            raise UnknownFigure(f"沒有「{request.measure}」這個指標，請查指標清單後更正代碼。")
        dims = dict(request.dims)
        known = {*definition.dims, BASIS}
        if isinstance(definition, Measure) and definition.cumulative_since:
            known.add(SCOPE)
        for name in dims:
            if name not in known:
                usable = "、".join(definition.dims) or "（無）"
                raise UnknownFigure(f"「{definition.label}」不能依 {name} 分類，請改用：{usable}。")
        told_by = dim_told_by(definition)
        if told_by and told_by not in dims:
            raise UnknownFigure(f"「{definition.label}」要指定 {told_by}，請補上這個分類。")
        codes = {name: (code,) for name, code in dims.items()}
        return Question(codes, request.period, cut_off or request.period.end)

    def _evaluation(self, teller: Teller) -> Evaluation:
        return Evaluation(self._definitions, self._history, teller)

    def _first_day(self, fact: Fact) -> date | None:
        known = self._source.extents(fact).get(fact.partition)
        if known:
            first: date = known.least
            return first
        first = self._alone(fact, ("first",), lambda table: table[fact.partition].min())
        return None if first is None else date(first.year, first.month, first.day)

    def _tells(self, fact: Fact, span: Period) -> bool:
        known = self._source.extents(fact).get(fact.partition)
        if known and (known.greatest < span.start or known.least > span.end):
            return False

        def rows(table: Any) -> Any:
            return table[fact.partition].between(span.start, span.end).ifelse(1, 0).sum()

        return bool(self._alone(fact, ("rows", span), rows))

    def _alone(self, fact: Fact, key: Hashable, value: Callable[[Any], Any]) -> Any:
        """One value of a whole table."""

        def scanned() -> Any:
            table = self._source.table(fact)
            return table.agg(value=value(table)).to_pyarrow()

        return self._source.answer(fact, key, scanned)["value"][0].as_py()

    def _fact_of(self, leaf: Leaf) -> Fact:
        return self._facts[leaf.measure.fact]

    def _table(self, leaf: Leaf) -> Any:
        return self._source.table(self._fact_of(leaf))


class _Answers:
    """A teller that picks from the cubes of finished scans."""

    def __init__(
        self,
        cubes: Mapping[Scan, Cube],
        first_day: Callable[[Measure], date | None],
        tells: Callable[[Measure, Period], bool],
    ) -> None:
        self.cubes = cubes
        self.tells = tells
        self._first_day = first_day
        self._days: dict[str, date | None] = {}

    def amount(self, leaf: Leaf, role: str) -> Amount:
        """Pick the leaf from its cube."""
        return self.cubes[leaf.scan].amount(leaf)

    def by_code(self, leaf: Leaf, dim: str, role: str) -> Mapping[str, Fraction]:
        """Pick the leaf from its cube once for each code that occurs."""
        cube = self.cubes[leaf.scan]
        codes = [code for (code,) in cube.combinations(leaf, [dim]) if code]
        amounts = {code: cube.amount(leaf.having(dim, code)).value for code in codes}
        return {code: value for code, value in amounts.items() if value}

    def first_day(self, measure: Measure) -> date | None:
        """The earliest day on record, asked once per fact."""
        if measure.fact not in self._days:
            self._days[measure.fact] = self._first_day(measure)
        return self._days[measure.fact]


class _Listening:
    """A teller that passes on and remembers which leaves a figure really rests on."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self.heard: list[tuple[Leaf, str]] = []

    def amount(self, leaf: Leaf, role: str) -> Amount:
        """Remember and pass on."""
        self.heard.append((leaf, role))
        return self._teller.amount(leaf, role)

    def by_code(self, leaf: Leaf, dim: str, role: str) -> Mapping[str, Fraction]:
        """Remember and pass on."""
        self.heard.append((leaf, role))
        return self._teller.by_code(leaf, dim, role)

    def first_day(self, measure: Measure) -> date | None:
        """Pass on."""
        return self._teller.first_day(measure)

    def tells(self, measure: Measure, span: Period) -> bool:
        """Pass on."""
        return self._teller.tells(measure, span)


def _probes(definition: Definition) -> list[dict[str, Codes]]:
    """What to ask of a definition to learn all its figures: one set of dims per breakdown."""
    share = definition if isinstance(definition, Share) else None
    probes: list[dict[str, Codes]] = [] if dim_told_by(definition) else [{}]
    if isinstance(definition, Measure) and definition.cumulative_since:
        probes.append({SCOPE: (CUMULATIVE,)})
    for breakdown in definition.breakdowns:
        dims: dict[str, Codes] = dict.fromkeys(breakdown, ANY)
        if share and share.among:
            dims[share.dim] = share.among[:1]
        probes.append(dims)
    return probes


def _dims_of_totals(definition: Definition) -> set[str]:
    """The dims that a figure may carry which tells of no part."""
    told_by = dim_told_by(definition)
    return {BASIS, SCOPE, told_by} if told_by else {BASIS, SCOPE}


def _plain(value: Fraction | None) -> int | Fraction | None:
    return int(value) if value is not None and value.denominator == 1 else value

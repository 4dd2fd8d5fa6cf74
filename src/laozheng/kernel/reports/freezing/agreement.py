"""One figure, many books: where a book prints another value than a book that was frozen before it.

Also where the halves or quarters of a year do not add up to the year, for counts that must.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from laozheng.base.periods import Period
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.declare import SCOPE, Measure
from laozheng.kernel.measures.figures import dims_of
from laozheng.kernel.measures.history import book_of, exact_of, span_of
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.freezing.wording import label_of, printed_value

Name = tuple[str, str, str]  # measure, dims, code of the period


@dataclass(frozen=True)
class Disagreement:
    """A figure that two books tell differently; ``others`` are the values on the other side.

    ``cause`` is what their days and definitions suggest: cut_off, as_of, scope, vintage, or "" when
    nothing explains it. ``key`` is the same whichever of the books is asked.
    """

    measure: str
    dims: str
    period: Period
    own: Vintage
    others: tuple[Vintage, ...]
    cause: str
    key: str

    @property
    def text(self) -> str:
        """The difference in one sentence."""
        said = "、".join(
            f"《{book_of(other)}》{span_of(other).label}為{printed_value(other)}"
            for other in self.others
        )
        joint = "合計不等於" if len(self.others) > 1 else "不同於"
        return (
            f"{label_of(self.measure, self.dims)}{self.period.label}："
            f"{said}，{joint}本書的{printed_value(self.own)}"
        )


def disagreements(book: str, period: Period, own: Iterable[Vintage]) -> tuple[Disagreement, ...]:
    """Where these values, saved or not, differ from what other frozen books now say."""
    mine = {_name(v): v for v in own if v.value and v.period_start and v.period_end}
    others = _others(book, period, {measure for measure, _, _ in mine})
    found = [*_different(mine, others), *_not_adding_up(mine, others)]
    return tuple(sorted(found, key=lambda one: one.key))


def current_vintages(book: str, period: Period) -> list[Vintage]:
    """What a frozen book says today: each figure as it was frozen, or last restated."""
    latest: dict[Name, Vintage] = {}
    for vintage in Vintage.objects.filter(book=book, book_period=period.code).order_by("id"):
        latest[_name(vintage)] = vintage
    return list(latest.values())


def _others(book: str, period: Period, codes: set[str]) -> dict[Name, list[Vintage]]:
    """The last word of each other book on each figure."""
    latest: dict[tuple[Name, str], Vintage] = {}
    frozen = Vintage.objects.filter(measure__in=codes, source_document="").exclude(value="")
    for vintage in frozen.exclude(book=book, book_period=period.code).order_by("id"):
        latest[_name(vintage), book_of(vintage)] = vintage
    found: dict[Name, list[Vintage]] = defaultdict(list)
    for (name, _book), vintage in latest.items():
        found[name].append(vintage)
    return found


def _different(
    mine: Mapping[Name, Vintage], others: Mapping[Name, list[Vintage]]
) -> Iterator[Disagreement]:
    for name, own in mine.items():
        for other in others.get(name, ()):
            if exact_of(own) != exact_of(other):
                yield _disagreement(own, (other,))


def _not_adding_up(
    mine: Mapping[Name, Vintage], others: Mapping[Name, list[Vintage]]
) -> Iterator[Disagreement]:
    """Years against their halves and quarters, where one of them is this book's."""
    for (measure, dims, code), own in mine.items():
        if not _adds_up(measure, dims):
            continue
        span = Period.parse(code)
        for whole, parts in _partitions(span):
            names = [(measure, dims, part.code) for part in parts]
            known = [mine.get(name) or _first(others, name) for name in names]
            total = mine.get((measure, dims, whole.code)) or _first(
                others, (measure, dims, whole.code)
            )
            told = [part for part in known if part is not None]
            if total is None or len(told) < len(parts):
                continue
            if sum((exact_of(part) for part in told), Fraction(0)) == exact_of(total):
                continue
            rest = told if span == whole else [total, *(p for p in told if p is not own)]
            yield _disagreement(own, tuple(rest))


def _partitions(span: Period) -> Iterator[tuple[Period, list[Period]]]:
    """The year to which a span belongs, with its halves or its quarters."""
    year = Period.year_of(span.start)
    for letter, count in (("H", 2), ("Q", 4)):
        parts = [Period.parse(f"{year.roc_year}{letter}{n}") for n in range(1, count + 1)]
        if span == year or span in parts:
            yield year, parts


def _adds_up(measure: str, dims: str) -> bool:
    """Flows that are counts or sums add up over time; the rest does not."""
    definition = measures().get(measure)
    return (
        isinstance(definition, Measure)
        and definition.kind == "flow"
        and definition.aggregate in ("count", "sum")
        and SCOPE not in dims_of(dims)
        and "basis" not in dims_of(dims)
    )


def _first(others: Mapping[Name, list[Vintage]], name: Name) -> Vintage | None:
    return next(iter(others.get(name, ())), None)


def _disagreement(own: Vintage, others: tuple[Vintage, ...]) -> Disagreement:
    books = sorted({f"{book_of(v)}@{span_of(v).code}" for v in (own, *others)})
    return Disagreement(
        measure=own.measure,
        dims=own.dims,
        period=span_of(own),
        own=own,
        others=others,
        cause=_cause(own, others),
        key=";".join((own.measure, own.dims, *books)),
    )


def _cause(own: Vintage, others: tuple[Vintage, ...]) -> str:
    if any(other.definition_hash != own.definition_hash for other in others):
        return "scope"
    if any(other.restates.exists() for other in (own, *others) if other.pk):
        return "vintage"
    if any(other.cut_off != own.cut_off for other in others):
        return "cut_off"
    return "as_of" if any(other.as_of != own.as_of for other in others) else ""


def _name(vintage: Vintage) -> Name:
    return vintage.measure, vintage.dims, span_of(vintage).code

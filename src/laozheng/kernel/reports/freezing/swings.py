"""Figures that swung against the year before, so that no large change goes out unexplained."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from laozheng.base.numerals import percent, plain
from laozheng.base.rounding import half_up
from laozheng.kernel.measures.declare import BASIS, PRIOR_YEAR, SCOPE
from laozheng.kernel.measures.figures import Figure, Request, dims_key
from laozheng.kernel.reports.compile import figures_for
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.freezing.wording import label_of, printed

# A change of more than this part of the value of the year before asks for a reason.
LIMIT = Fraction(20, 100)


@dataclass(frozen=True)
class Swing:
    """A figure of the book with the value of the year before; both exact."""

    figure: Figure
    before: Fraction
    section: str
    place: str

    @property
    def now(self) -> Fraction:
        """The value in the book."""
        return Fraction(self.figure.value or 0)

    @property
    def key(self) -> str:
        """Which figure of the book it is."""
        return f"{self.figure.measure};{dims_key(dict(self.figure.dims))}"

    @property
    def text(self) -> str:
        """The figure, both values and how far they are apart, in words."""
        figure = self.figure
        before, now = (
            printed(value, figure.unit, figure.decimals) for value in (self.before, self.now)
        )
        direction = "增加" if self.now > self.before else "減少"
        label = label_of(figure.measure, dims_key(dict(figure.dims)))
        return f"{label}：上年{before}，本期{now}，{direction}{self._by}"

    @property
    def _by(self) -> str:
        """How far: points between rates, else the part of the value before, where it had one."""
        if self.figure.unit == "percent":
            return f"{plain(half_up(abs(self.now - self.before) * 100, 1))}個百分點"
        return percent(_part(self.before, self.now) * 100, 1) if self.before else ""


def swings(kind: BookKind, document: Document) -> Iterator[Swing]:
    """The figures of the book's own period that changed by more than `LIMIT`, in its order."""
    places = _own_figures(document)
    asked = {request: _against_last_year(request) for request in places}
    changes = figures_for(
        kind,
        document.period,
        list(asked.values()),
        cut_off=document.cut_off,
        as_of=document.as_of,
    )
    for request, (figure, section, place) in places.items():
        change = changes.get(asked[request])
        if change is None or change.value is None or figure.value is None:
            continue
        before = Fraction(figure.value) - Fraction(change.value)
        if change.value and (not before or _part(before, Fraction(figure.value)) > LIMIT):
            yield Swing(figure, before, section, place)


def _own_figures(document: Document) -> dict[Request, tuple[Figure, str, str]]:
    """Each figure of the period once, with the section that first shows it.

    A figure that is itself a comparison, or counts since the beginning, has no year before.
    """
    found: dict[Request, tuple[Figure, str, str]] = {}
    for chapter, value in document.figures():
        figure = value.figure
        if figure.period == document.period and not {BASIS, SCOPE} & dict(figure.dims).keys():
            request = Request(figure.measure, figure.dims, figure.period)
            found.setdefault(request, (figure, chapter.key, chapter.place))
    return found


def _against_last_year(request: Request) -> Request:
    return Request(request.measure, (*request.dims, (BASIS, PRIOR_YEAR)), request.period)


def _part(before: Fraction, now: Fraction) -> Fraction:
    return abs(now - before) / abs(before)

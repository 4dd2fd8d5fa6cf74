"""Find the header of a table by what it says, among title rows and merged cells.

A header is the native one (English names, labels or aliases, in any mixture) or that of a declared
layout. Every heading must be known: an unknown one would lose its column without a word.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from laozheng.base.text import squeeze
from laozheng.kernel.datasets.declare import Column, DataSet, Layout
from laozheng.kernel.datasets.sheets import Line

# How far down a header is looked for, and over how many rows its merged cells may reach.
SEARCHED_ROWS = 30
_DEEPEST = 3
# What a refused row gets beside its own columns; such a file may come back corrected.
REJECTED_COLUMNS = ("rejected_line", "rejected_column", "rejected_reason")
_DECORATIONS = ("*", "(必填)", "(選填)")


@dataclass(frozen=True)
class Heading:
    """A recognized header: its layout (None: native) and lines, and per position the title as
    printed and the column name it stands for ("" keeps the cell in the source row only)."""

    layout: Layout | None
    first_line: int
    last_line: int
    titles: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def layout_name(self) -> str:
        """The code of the layout; "native" for the columns of the data set itself."""
        return self.layout.name if self.layout else "native"

    def title_of(self, name: str) -> str:
        """The printed title over a column, or its name when the file does not have it."""
        return self.titles[self.names.index(name)] if name in self.names else name


@dataclass(frozen=True)
class Form:
    """What a header may say: spelling → column name, and the spellings or names it must have."""

    layout: Layout | None
    label: str
    known: Mapping[str, str]
    needed: Mapping[str, str]

    def missing(self, names: Sequence[str], spellings: Sequence[str]) -> list[str]:
        """Labels of what must be there and is not."""
        present = set(spellings) if self.layout else set(names)
        return [label for key, label in self.needed.items() if key not in present]


@dataclass(frozen=True)
class Reading:
    """How one form reads one header: matched names, titles it does not know, what it misses."""

    form: Form
    line: int
    last_line: int
    titles: tuple[str, ...]
    names: tuple[str, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Every heading known, none missing, none twice."""
        return not (self.unknown or self.missing or self.repeated)

    @property
    def heading(self) -> Heading:
        """The reading as the header of the table."""
        return Heading(self.form.layout, self.line, self.last_line, self.titles, self.names)

    @property
    def repeated(self) -> tuple[str, ...]:
        """Titles that stand twice, or native columns that two titles claim."""
        counted = self.titles if self.form.layout else self.names
        found = [text for text in counted if text]
        return tuple(sorted({text for text in found if found.count(text) > 1}))

    @property
    def nearness(self) -> tuple[int, int]:
        """Higher is nearer: headings known, then how few are strange or missing."""
        known = sum(1 for title in self.titles if title) - len(self.unknown)
        return known, -len(self.unknown) - len(self.missing)


def forms_of(dataset: DataSet) -> tuple[Form, ...]:
    """The headers that a data set knows, the native one first."""
    return (_native_form(dataset.columns), *(_layout_form(each) for each in dataset.layouts))


def spelling(title: str) -> str:
    """A title as it is compared: NFKC, no white space, no mark for required, lower case."""
    text = squeeze(unicodedata.normalize("NFKC", title)).lower()
    for decoration in _DECORATIONS:
        text = text.replace(decoration, "")
    return text


def find_heading(lines: Iterable[Line], forms: Sequence[Form]) -> Heading | Reading | None:
    """The header among the first rows; else the nearest misreading, or None for no likeness."""
    top = list(lines)
    nearest: Reading | None = None
    # Depth first: a title row above a plain header must not be taken for its upper half.
    for depth in range(1, _DEEPEST + 1):
        for start in range(len(top) - depth + 1):
            stack = top[start : start + depth]
            for form in forms:
                reading = _read(stack, form)
                if reading.is_complete:
                    return reading.heading
                if nearest is None or reading.nearness > nearest.nearness:
                    nearest = reading
    return nearest if nearest and nearest.nearness[0] else None


def _native_form(columns: Sequence[Column]) -> Form:
    known = {spelling(name): "" for name in REJECTED_COLUMNS}
    for column in columns:
        for text in (*column.aliases, *_number_twins(column.name), str(column.label), column.name):
            known[spelling(text)] = column.name
    needed = {c.name: f"{c.name} {c.label}" for c in columns if c.required}
    return Form(None, "原生欄位", known, needed)


def _number_twins(name: str) -> tuple[str, ...]:
    """``_no`` and ``_number`` are two habits of one name; either is read."""
    if name.endswith("_no"):
        return (f"{name[:-3]}_number",)
    return (f"{name[:-7]}_no",) if name.endswith("_number") else ()


def _layout_form(layout: Layout) -> Form:
    known = {spelling(name): "" for name in REJECTED_COLUMNS}
    known |= {spelling(header): name for header, name in layout.headers.items()}
    optional = {spelling(header) for header in layout.optional}
    needed = {spelling(h): h for h in layout.headers if spelling(h) not in optional}
    return Form(layout, str(layout.label), known, needed)


def _read(stack: Sequence[Line], form: Form) -> Reading:
    width = max(len(line.cells) for line in stack)
    filled = [_filled_right(line.cells, width) for line in stack]
    titles, names, spellings, unknown = [], [], [], []
    for position in range(width):
        raw = [line.cells[position] if position < len(line.cells) else "" for line in stack]
        title = _title(raw, [row[position] for row in filled], form.known)
        key = spelling(title)
        titles.append(title)
        spellings.append(key)
        names.append(form.known.get(key, ""))
        if title and key not in form.known:
            unknown.append(title)
    return Reading(
        form=form,
        line=stack[0].number,
        last_line=stack[-1].number,
        titles=tuple(titles),
        names=tuple(names),
        unknown=tuple(unknown),
        missing=tuple(form.missing(names, spellings)),
    )


def _title(raw: Sequence[str], filled: Sequence[str], known: Mapping[str, str]) -> str:
    """The title of a position whose cells may be merged across or down."""
    spoken = [squeeze(text) for text in raw if text.strip()]
    if not spoken:
        return ""
    across = "".join(squeeze(text) for text in [*filled[:-1], raw[-1]])
    for candidate in (across, *reversed(spoken)):
        if spelling(candidate) in known:
            return candidate
    return across if len(raw) > 1 else spoken[-1]


def _filled_right(cells: Sequence[str], width: int) -> list[str]:
    """The cells with blanks taking the text at their left, as a merged group heading means."""
    filled, last = [], ""
    for position in range(width):
        text = cells[position] if position < len(cells) else ""
        last = text if text.strip() else last
        filled.append(last)
    return filled

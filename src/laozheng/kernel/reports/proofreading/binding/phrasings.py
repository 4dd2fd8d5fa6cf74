"""How figures are named: by the tables of the installed lines and by the texts of the books."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from laozheng.kernel.measures.declare import BASIS, PRIOR_YEAR
from laozheng.kernel.measures.figures import Dims
from laozheng.kernel.reports.bindings import Bound, Token
from laozheng.kernel.reports.declare import BookKind, Cell, Edition, Section, Table
from laozheng.kernel.reports.grid import lay_out
from laozheng.kernel.reports.markup import MarkupError, Part, TableReference, leaves, read_section
from laozheng.kernel.reports.narrative import parse
from laozheng.kernel.reports.proofreading.binding.candidates import Key, Phrasing
from laozheng.kernel.reports.proofreading.binding.words import BREAKS, is_filler
from laozheng.kernel.reports.resolve import flatten

Named = dict[Key, list[Phrasing]]
_CLAUSE_ENDS = "，。；：,;:"


def key_of(bound: Bound) -> Key | None:
    """The measure and dims of a binding of the book's own period; None for another period."""
    if bound.period or bound.since or bound.compare in ("rate_of_change", "points"):
        return None
    dims: dict[str, str] = dict(bound.dims)
    if bound.compare == "change":
        dims[BASIS] = PRIOR_YEAR
    return bound.measure, _dims(dims)


def named_in_tables(tables: Mapping[str, Table]) -> Named:
    """Every bound cell by its heads and the caption of its table."""
    named: Named = defaultdict(list)
    for table in tables.values():
        for place, (key, words) in enumerate(_cells(table)):
            named[key].append(Phrasing(words, table.caption, table.id, place))
    return named


def _cells(table: Table) -> Iterator[tuple[Key, str]]:
    head = lay_out(table.head, table.id)
    for row in lay_out(table.body, table.id):
        heads = [slot.cell for slot in row if slot.cell.header and slot.is_origin]
        for column, slot in enumerate(row):
            if not slot.is_origin or slot.cell.header:
                continue
            above = [line[column].cell for line in head if column < len(line)]
            words = "，".join(_words(cell) for cell in (*heads, *above))
            for token in flatten(slot.cell.parts):
                if isinstance(token, Bound) and (key := key_of(token)):
                    yield key, words


def _words(cell: Cell) -> str:
    return "".join(part for part in cell.parts if isinstance(part, str))


def named_in_books(
    books: Iterable[BookKind], texts: Mapping[str, Mapping[str, str]], notes: Iterable[Table]
) -> Named:
    """Every binding in the shipped or written text of a section, by the words before it.

    ``texts`` holds written texts by book and section key; they take the place of the shipped ones.
    """
    named: Named = defaultdict(list)
    for kind in books:
        written = texts.get(kind.code, {})
        place = 0
        edition = _latest(kind)
        shipped = edition.text or kind.text
        for section, chain in _sections(edition.sections):
            text = written.get(section.key) or shipped(section.key)
            for key, words in _bound_words(text or ""):
                named[key].append(Phrasing(words, chain, kind.code, place))
                place += 1
    for table in notes:
        for note in table.notes:
            for key, words in _named_by_tokens(parse(note.text)):
                named[key].append(Phrasing(words, table.caption, table.id, 0))
    return named


def _latest(kind: BookKind) -> Edition:
    return max(kind.editions, key=lambda edition: edition.valid_from)


def _sections(sections: Iterable[Section], above: str = "") -> Iterator[tuple[Section, str]]:
    for section in sections:
        chain = f"{above}，{section.heading}" if above else section.heading
        yield section, chain
        yield from _sections(section.children, chain)


def _bound_words(text: str) -> Iterator[tuple[Key, str]]:
    parts: tuple[Part, ...] = ()
    with suppress(MarkupError):
        parts = read_section(text)
    for part in leaves(parts):
        if not isinstance(part, TableReference):
            yield from _named_by_tokens(part.tokens)


def _named_by_tokens(tokens: Iterable[Token]) -> Iterator[tuple[Key, str]]:
    """Each binding with the words that lead to it: its own piece, with the clause if that is bare.

    A list of names between the words and the figure is passed over.
    """
    sentence = ""
    for token in tokens:
        if isinstance(token, str):
            sentence = (sentence + token).rsplit("。", 1)[-1]
        elif isinstance(token, Bound):
            if key := key_of(token):
                yield key, _leading(sentence)
            sentence += "、"


def _leading(sentence: str) -> str:
    own = sentence
    for mark in BREAKS:
        own = own.rsplit(mark, 1)[-1]
    if not is_filler(own):
        return own
    for mark in _CLAUSE_ENDS:
        sentence = sentence.replace(mark, "，")
    told = [clause for clause in sentence.split("，") if not is_filler(clause)]
    return told[-1] if told else ""


def _dims(dims: Mapping[str, str]) -> Dims:
    return tuple(sorted(dims.items()))

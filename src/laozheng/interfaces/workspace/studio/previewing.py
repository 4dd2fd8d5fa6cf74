"""What the machine says of a text while it is written: print, problems, numbers, differences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from laozheng.base.periods import Period
from laozheng.interfaces.workspace.studio.section_desk import SectionDesk
from laozheng.interfaces.workspace.studio.words import weight_of
from laozheng.interfaces.workspace.words import unit_word
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.units import COUNTERS
from laozheng.kernel.reports.differences import compare
from laozheng.kernel.reports.document import (
    Block,
    BookForm,
    Chapter,
    Document,
    Item,
    Paragraph,
    Run,
    ShownChart,
    ShownTable,
    Value,
    Words,
    values_of,
)
from laozheng.kernel.reports.figure_search import Suggestion, search_figures, suggest_bindings
from laozheng.kernel.reports.figure_search import TypedNumber as Number
from laozheng.kernel.reports.markup import MarkupError
from laozheng.kernel.reports.preview import preview_section
from laozheng.kernel.reports.render.html import fragment

# How many characters beside a typed number tell which one it is.
AROUND = 8


@dataclass(frozen=True)
class Preview:
    """A text as it would be printed, or the sentence that says why it cannot be read."""

    body: SafeString | str = ""
    chapter: Chapter | None = None
    error: str = ""
    problems: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Choice:
    """A figure that can be put into the text, with its value now and against the year before."""

    binding: str
    label: str
    scope: str
    value: str
    unit: str
    trend: str = ""


@dataclass(frozen=True)
class Offer:
    """A binding in place of ``text``, the typed number with its counter word, up to ``end``."""

    binding: str
    label: str
    end: int
    text: str


@dataclass(frozen=True)
class TypedNumber:
    """A number typed by hand with what stands around it, and the bindings that equal it."""

    start: int
    around: str
    offers: tuple[Offer, ...]


def preview_of(desk: SectionDesk, text: str) -> Preview:
    """The section with this text, computed from the records of this moment."""
    return _printed(desk, desk.period, text)


def _printed(desk: SectionDesk, period: Period, text: str) -> Preview:
    if not text.strip():
        return Preview()
    try:
        found = preview_section(
            desk.kind, period, desk.key, text, as_of=desk.reader.day, reader=desk.reader
        )
    except MarkupError as problem:
        return Preview(error=str(problem))
    chapter = replace(found.chapter, children=())
    return Preview(
        body=SafeString(fragment(_alone(desk, period, chapter))),
        chapter=chapter,
        problems=[
            {"weight": weight_of(problem.weight), "text": _without_place(problem.text)}
            for problem in found.problems
        ],
    )


def _alone(desk: SectionDesk, period: Period, chapter: Chapter) -> Document:
    """A book of this chapter only, for the renderer."""
    form = BookForm.of(desk.kind.in_edition(period))
    return Document(
        kind=replace(form, layout="running", column_heads=("", "")),
        title="",
        period=period,
        cut_off=desk.kind.cut_off(period),
        as_of=desk.reader.day,
        chapters=(chapter,),
        problems=(),
    )


def _without_place(sentence: str) -> str:
    """A problem without the heading that the page shows anyway."""
    _place, colon, rest = sentence.partition("」：")
    return rest if colon else sentence


def earlier_preview(desk: SectionDesk) -> Preview:
    """The text of the earlier book as it reads with the figures of that time."""
    if desk.earlier is None:
        return Preview()
    return _printed(desk, desk.earlier.period, desk.earlier.text)


def difference(earlier: Preview, present: Preview) -> tuple[Any, ...]:
    """Sentence by sentence: what the earlier book printed, and what this one would print."""
    if earlier.chapter is None or present.chapter is None:
        return ()
    return tuple(compare("\n\n".join(lines_of(earlier)), "\n\n".join(lines_of(present))))


def lines_of(preview: Preview) -> list[str]:
    """The words of a preview, one paragraph or item each; tables by their caption."""
    return list(_lines(preview.chapter.blocks)) if preview.chapter else []


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield _text(runs)
            case Item():
                yield f"{block.number}{_text(block.runs)}"
                yield from _lines(block.blocks)
            case ShownTable() | ShownChart():
                yield _("〔%(caption)s〕") % {"caption": block.caption}


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs if isinstance(run, Words | Value))


def typed_numbers(desk: SectionDesk, text: str) -> list[TypedNumber]:
    """The numbers that must be bound, in the order of the text."""
    found = suggest_bindings(text, desk.kind, desk.period, desk.key, as_of=desk.reader.day)
    return [
        TypedNumber(
            start=one.start,
            around=text[max(0, one.start - AROUND) : one.end + AROUND].strip(),
            offers=tuple(_offer(suggestion, one, text) for suggestion in one.suggestions),
        )
        for one in found
    ]


def _offer(suggestion: Suggestion, number: Number, text: str) -> Offer:
    """A binding prints its counter word, so that it takes the place of the typed one as well."""
    words = COUNTERS.get(suggestion.unit, ())
    typed = next((word for word in words if text.startswith(word, number.end)), "")
    binding = suggestion.binding
    if typed and typed != words[0]:
        binding = binding.replace("| counter}}", f"| counter={typed}}}}}")
    end = number.end + len(typed)
    scope = suggestion.dims_label
    label = _("%(label)s（%(scope)s）") % {"label": _(suggestion.label), "scope": scope}
    return Offer(binding, label if scope else _(suggestion.label), end, text[number.start : end])


def choices(desk: SectionDesk, words: str) -> list[Choice]:
    """The figures whose Chinese name fits the words, those of the section's line first."""
    line = desk.section.line or None
    cut_off = desk.kind.cut_off(desk.period)
    found = search_figures(words, desk.period, line, as_of=desk.reader.day, cut_off=cut_off)
    return [
        Choice(
            binding=one.binding,
            label=_(one.label),
            scope=one.dims_label,
            value=one.shown,
            unit=unit_word(one.unit),
            trend=one.trend,
        )
        for one in found
    ]


def figures_in(preview: Preview) -> list[tuple[str, str]]:
    """The figures that a question can be about: the binding asked about, and its words."""
    found: dict[str, str] = {}
    for value in values_of(preview.chapter.blocks) if preview.chapter else ():
        figure = value.figure
        definition = measures().get(figure.measure)
        dims = " ".join(f"{name}={code}" for name, code in figure.dims)
        label = _(definition.label) if definition else figure.measure
        found.setdefault(f"{figure.measure} {dims}".strip(), f"{label} {value.text}")
    return list(found.items())

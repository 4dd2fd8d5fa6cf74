"""One section as it would be printed, from a text that nobody has saved yet."""

from dataclasses import dataclass, replace
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.compile import manuscript_of, sources_for
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.document import Chapter, Problem
from laozheng.kernel.reports.markup import read_section


@dataclass(frozen=True)
class Preview:
    """A section with its place and number in the book, and what is wrong with it."""

    chapter: Chapter
    problems: tuple[Problem, ...]


@in_language_of_record
def preview_section(
    kind: BookKind,
    period: Period,
    key: str,
    text: str,
    *,
    as_of: date,
    cut_off: date | None = None,
    reader: Reader | None = None,
    law: Law | None = None,
) -> Preview:
    """The section with this text; only its own figures are computed.

    Raises MarkupError when the text cannot be read, and KeyError when the outline has no such
    section.
    """
    read_section(text)
    whole = manuscript_of(kind, period, reader)
    alone = replace(whole, texts={key: text}, nil={})
    sources = sources_for(alone, period, cut_off=cut_off, as_of=as_of, law=law)
    document = assemble(alone, sources)
    found = tuple(problem for problem in document.problems if problem.section == key)
    return Preview(chapter=document.chapter(key), problems=found)

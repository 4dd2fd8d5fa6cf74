"""Which book, period and section an address names; a 404 with a sentence for what there is not."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Link, Tab
from laozheng.kernel.reports.catalogue import books
from laozheng.kernel.reports.declare import BookKind, Section
from laozheng.kernel.reports.numbers import Place, all_places

# The pages of one book: the name of the address, and the words on its tab.
OVERVIEW, TEXT, CHECKS, RESTATEMENTS = "book", "book_text", "book_checks", "restatements"


def asked_book(book: str, period: str) -> tuple[BookKind, Period]:
    """The kind of book and the period; only where an outline of the book is in force."""
    kind = books().get(book)
    if kind is None:
        raise Http404(_("沒有這種書刊"))
    try:
        span = Period.parse(period)
        kind.edition_for(span)
    except ValueError as problem:
        raise Http404(str(problem)) from None
    return kind, span


def outline_of(kind: BookKind, period: Period) -> list[tuple[Section, Place]]:
    """Every heading of the book in order, with its place."""
    own = kind.in_edition(period)
    return list(all_places(kind.edition_for(period).sections, own.heading_numbers))


def asked_section(kind: BookKind, period: Period, key: str) -> tuple[Section, Place]:
    """The heading of a key, if it is one that has a text of its own."""
    for section, place in outline_of(kind, period):
        if section.key == key and has_text(section):
            return section, place
    raise Http404(_("這本書沒有這一節"))


def has_text(section: Section) -> bool:
    """Whether a heading tells something itself, and not only gathers others."""
    return section.lead or not section.children


def book_url(name: str, kind: BookKind, period: Period, *more: object) -> str:
    """An address of the book or of something in it."""
    return reverse(f"workspace:{name}", args=[kind.code, period.code, *more])


def crumbs_of(kind: BookKind, period: Period, *more: Link) -> list[Link]:
    """The way from the list of books to a page of this one."""
    overview = Link(kind.title_for(period), book_url(OVERVIEW, kind, period) if more else "")
    return [Link(_("書刊"), reverse("workspace:books")), overview, *more]


def tabs_of(kind: BookKind, period: Period, current: str, *, is_frozen: bool) -> list[Tab]:
    """The pages of one book, the present one marked."""
    labels = {OVERVIEW: _("總覽"), TEXT: _("內文"), CHECKS: _("核閱與定稿")}
    if is_frozen:
        labels = {**labels, RESTATEMENTS: _("重編")}
    return [
        Tab(label, book_url(name, kind, period), name == current) for name, label in labels.items()
    ]

"""What was said of a figure and when: prints, frozen books and restatements, for its page."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import State
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.markup.values import change
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.measures.flags import FIGURE_FLAGS
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.measures.sayings import Saying, sayings
from laozheng.kernel.reports.catalogue import books
from laozheng.kernel.reports.freezing.wording import REASON_WORDS, printed_value

WAYS = {
    "printed": State(gettext_lazy("刊印"), "neutral"),
    "frozen": State(gettext_lazy("定稿"), "accent"),
    "restated": State(gettext_lazy("重編"), "warn"),
}
QUALIFIERS = {
    "about": gettext_lazy("約"),
    "at_least": gettext_lazy("至少"),
    "nearly": gettext_lazy("近"),
}


def sayings_table(asked: Request) -> Table:
    """Every value that was said of this figure for this period, in the order in which it was.

    A restatement shows what it corrected and why; never the case behind it.
    """
    told = [
        one
        for one in sayings(asked.measure, dict(asked.dims))
        if one.vintage.value
        and (one.vintage.period_start, one.vintage.period_end)
        == (asked.period.start, asked.period.end)
    ]
    return Table(
        caption=_("已公布的值"),
        columns=(
            Column("source", _("來源"), main=True, width="wide", value=_source),
            Column("way", _("方式"), cell="badge", value=lambda one: WAYS[_way(one)]),
            Column("value", _("值"), value=_value),
            Column("vintage.as_of", _("知悉日算到"), cell="day"),
            Column("why", _("說明"), width="wide", value=_why),
        ),
        rows=told,
        row_url=_url,
        row_label=_source,
    )


def _way(saying: Saying) -> str:
    if saying.restatement:
        return "restated"
    return "frozen" if saying.vintage.book else "printed"


def _source(saying: Saying) -> str:
    """The title of a frozen book, else the document as it is cited."""
    kind = books().get(saying.vintage.book)
    if kind is None:
        return saying.source
    return kind.title_for(Period.parse(saying.vintage.book_period))


def _url(saying: Saying) -> str:
    """The book, when it was frozen here."""
    vintage = saying.vintage
    if vintage.book not in books():
        return ""
    return reverse("workspace:book", args=[vintage.book, vintage.book_period])


def _value(saying: Saying) -> SafeString:
    if saying.restatement:
        return change(_printed(saying.restatement.old), _printed(saying.vintage))
    return format_html('<span class="number">{}</span>', _printed(saying.vintage))


def _printed(vintage: Vintage) -> str:
    return f"{QUALIFIERS.get(vintage.qualifier, '')}{printed_value(vintage)}"


def _why(saying: Saying) -> str:
    """The reason of a restatement with its note and who approved it, else what a print notes."""
    restated, vintage = saying.restatement, saying.vintage
    if restated is None:
        noted = (_(FIGURE_FLAGS.get(flag, flag)) for flag in vintage.flags.split())
        return listed(filter(None, (*noted, vintage.note)))
    reason = _(REASON_WORDS.get(restated.reason, restated.reason))
    return listed(filter(None, (reason, restated.note, restated.unit)))

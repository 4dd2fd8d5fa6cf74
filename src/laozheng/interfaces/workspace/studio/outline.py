"""The outline of a book as a list: each heading with owner, state, due day, questions, marks."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from laozheng.base.moments import taipei_day
from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Deadline, State, Tile
from laozheng.interfaces.ui.languages import named
from laozheng.interfaces.ui.markup.deadlines import deadline as deadline_markup
from laozheng.interfaces.ui.markup.values import state as state_markup
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.studio.asking import book_url, has_text, outline_of
from laozheng.interfaces.workspace.studio.words import EMPTY, section_state
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.reports.declare import BookKind, Section
from laozheng.kernel.reports.models import SectionText, Volume, VolumeSection
from laozheng.kernel.reports.numbers import Place
from laozheng.kernel.reports.queries import latest_versions, marks, open_questions, sections_of

# A heading that only gathers others has no value in a column, not an unknown one.
BLANK = SafeString('<span class="blank"></span>')
# States of a section in the order of its work.
SELDOM = ("carried", "returned", "sent")
ORDER = (EMPTY, "carried", "returned", "drafted", "sent", "reviewed", "signed")


@dataclass(frozen=True)
class Heading:
    """One heading of the outline with what the list shows of it."""

    section: Section
    place: Place
    level: int
    unit: Unit | None
    state: State | None
    state_code: str
    due: Deadline | None
    questions: int
    marks: int
    is_mine: bool
    day: date

    @property
    def is_group(self) -> bool:
        """Whether the heading only gathers others."""
        return self.state is None

    @property
    def shown(self) -> SafeString:
        """The heading with its number, set in as deep as it stands."""
        return format_html(
            '<span class="outline-heading outline-{}{}" lang="zh-Hant">'
            '<span class="outline-number">{}</span>{}</span>',
            min(self.level, 4),
            " outline-group" if self.is_group else "",
            self.place.number,
            self.section.heading,
        )


def headings_of(
    kind: BookKind, period: Period, volume: Volume | None, reader: Reader
) -> list[Heading]:
    """Every heading of the book, with five queries whatever its length."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    latest = latest_versions(kind.code, period)
    handed = sections_of(volume) if volume else {}
    questions = open_questions(volume) if volume else {}
    waiting = marks(volume) if volume else {}
    found = []
    for section, place in outline_of(kind, period):
        given = handed.get(section.key)
        unit = units.get(given.owner if given else section.owner)
        code = state_of(latest.get(section.key)) if has_text(section) else ""
        found.append(
            Heading(
                section=section,
                place=place,
                level=_level(place),
                unit=unit,
                state=_state(section, code),
                state_code=code if _is_installed(section) else "",
                due=_due(section, given, latest.get(section.key)),
                questions=questions.get(section.key, 0),
                marks=len(waiting.get(section.key, ())),
                is_mine=unit is not None and unit.pk in reader.units,
                day=reader.day,
            )
        )
    return found


def state_of(row: SectionText | None) -> str:
    """How far the text of a section is; a draft tells whether it waits for review or went back."""
    if row is None:
        return EMPTY
    if row.is_returned:
        return "returned"
    if row.state == "empty":
        return "carried"
    return "sent" if row.state == "drafted" and row.sent_at else row.state


def due_of(due_on: date | None, row: SectionText | None) -> Deadline | None:
    """The day until which a section is wanted, met once it is signed."""
    if due_on is None:
        return None
    if row is None or row.signed_at is None or row.state != "signed":
        return Deadline("open", due_on)
    signed_on = taipei_day(row.signed_at)
    return Deadline("met" if signed_on <= due_on else "late", due_on, met_on=signed_on)


def _due(section: Section, given: VolumeSection | None, row: SectionText | None) -> Deadline | None:
    """A section of a line that is not installed waits for nobody."""
    return due_of(given.due_on, row) if given and _is_installed(section) else None


def _level(place: Place) -> int:
    return place.text.count("-") + 1


def _is_installed(section: Section) -> bool:
    return not section.line or section.line in lines()


def _state(section: Section, code: str) -> State | None:
    if not has_text(section):
        return None
    return section_state(code) if _is_installed(section) else State(_("業務未啟用"), "muted")


def outline_table(kind: BookKind, period: Period, headings: list[Heading]) -> Table:
    """The headings as a list; one that has a text opens to it."""
    return Table(
        caption=_("章節"),
        columns=(
            Column("shown", _("章節"), main=True, width="wide"),
            Column("unit", _("主辦單位"), value=_unit),
            Column("state", _("進度"), value=_state_markup),
            Column("due", _("期限"), value=_due_markup),
            Column("questions", _("待答提問"), cell="badge", value=lambda h: _count(h.questions)),
            Column("marks", _("待確認"), cell="badge", value=lambda h: _count(h.marks)),
        ),
        rows=headings,
        row_url=lambda one: _url(kind, period, one),
        row_label=lambda one: one.section.heading,
        row_tone=lambda one: "group" if one.is_group else "",
        empty_text=_("這本書沒有本單位主辦的章節。"),
    )


def _unit(heading: Heading) -> str:
    return named(heading.unit) if heading.unit and not heading.is_group else BLANK


def _state_markup(heading: Heading) -> str:
    return state_markup(heading.state) if heading.state else BLANK


def _due_markup(heading: Heading) -> str:
    due = heading.due
    if due is None:
        return BLANK
    return deadline_markup(due.state, due.due_on, heading.day, met_on=due.met_on)


def _count(number: int) -> State | None:
    """What waits, if anything does: a column of zeros hides the few that matter."""
    return State(str(number), "warn") if number else None


def _url(kind: BookKind, period: Period, heading: Heading) -> str:
    if heading.state is None:
        return ""
    return book_url("section", kind, period, heading.section.key)


def tiles_of(headings: list[Heading]) -> list[Tile]:
    """How many sections are how far."""
    count = Counter(one.state_code for one in headings if one.state_code)
    tones = {"returned": "bad", "signed": "good", EMPTY: "neutral"}
    shown = [
        Tile(section_state(code).label, count[code], tone=tones.get(code, "accent"))
        for code in ORDER
        if count[code] or code not in SELDOM
    ]
    questions = sum(one.questions for one in headings)
    waiting = sum(one.marks for one in headings)
    return [
        *shown,
        Tile(_("待答提問"), questions, tone="warn" if questions else "neutral"),
        Tile(_("待確認的句子"), waiting, tone="warn" if waiting else "neutral"),
    ]

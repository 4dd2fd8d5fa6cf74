"""The dataclasses that a line fills in: names, labels, citations and pointers to real functions.

Nothing here is evaluated from text. Anything with an *if* is a function in the line's ``rules.py``
or ``actions.py``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Timeline

if TYPE_CHECKING:
    from django import forms
    from django.db import models
    from django.http.response import HttpResponseBase

    from laozheng.kernel.accounts.reader import Reader
    from laozheng.kernel.cases.facts import Fact
    from laozheng.kernel.cases.models import Case
    from laozheng.kernel.cases.public import BulkFiling, Duties, Following, PublicFiling
    from laozheng.kernel.datasets.declare import DataSet
    from laozheng.kernel.documents.declare import LetterTemplate
    from laozheng.kernel.parties.models import Party

INTAKES: Mapping[str, str] = {
    "online": "線上",
    "counter": "臨櫃",
    "post": "郵寄",
    "fax": "傳真",
    "phone": "電話",
    "mail": "電子郵件",
    "document": "公文",
    "referral": "轉介",
    "visit": "訪視",
    "fair": "活動現場",
    "hotline": "專線",
    "ex_officio": "職權交付",
}

# Target of a transition that takes a case back to the state before its last change.
PREVIOUS = "<previous>"


@dataclass(frozen=True)
class Act:
    """One performance of a transition, as conditions and actions see it.

    ``on`` is the day on which it becomes true, ``known_on`` the day on which the bureau knew it,
    ``at`` the clock time where it matters (hours run, hearings); ``given`` the data of the form.
    """

    case: "Case"
    transition: "Transition"
    actor: "Reader"
    on: date
    known_on: date
    at: datetime | None
    given: Mapping[str, Any]
    calendar: Calendar
    law: Law


# A condition gives the reason why an act is refused (a sentence for people), or None.
Condition = Callable[[Act], str | None]
# An action writes the line's own facts and returns what the event of the step remembers.
Remembered = Mapping[str, Any] | None
Action = Callable[[Act], Remembered]
# A deadline rule reckons from what has happened; None while its term has not begun.
DueRule = Callable[[Timeline, Calendar, Law], Reckoning | None]


@dataclass(frozen=True)
class State:
    """A state of a case; a final one closes it."""

    code: str
    label: str
    final: bool = False


@dataclass(frozen=True)
class Transition:
    """A step of the procedure. Empty ``source``: it opens a case. ``target`` None: state stays.

    ``other_person_than`` names earlier steps whose doer may not do this one (four eyes);
    ``planned`` lets the day lie in the future; ``letter`` is the template that it offers.
    """

    name: str
    label: str
    source: tuple[str, ...]
    target: str | None
    roles: tuple[str, ...] = ("officer",)
    run: Action | None = None
    form: "type[forms.Form] | None" = None
    conditions: tuple[Condition, ...] = ()
    other_person_than: tuple[str, ...] = ()
    letter: str = ""
    planned: bool = False

    @property
    def opens(self) -> bool:
        """Whether this step opens a case."""
        return not self.source


@dataclass(frozen=True)
class Deadline:
    """A term of law or of the house; ``met_by`` names the steps that meet it.

    A deadline that is not met when the case closes is void, unless ``outlives_case``.
    """

    id: str
    label: str
    due: DueRule
    met_by: tuple[str, ...]
    citation: str
    kind: str = "statutory"
    outlives_case: bool = False


@dataclass(frozen=True)
class CaseKind:
    """One kind of matter; its full code is ``line.code``, its numbers begin with ``prefix``.

    A sealed kind with ``opens_in_emergency`` lets staff break its glass; the others never do.
    ``followed`` says what the holder of a code sees of a case without an account.
    """

    code: str
    label: str
    prefix: str
    unit: str
    level: str
    intakes: tuple[str, ...]
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    deadlines: tuple[Deadline, ...] = ()
    details: "type[models.Model] | None" = None
    retain_years: int | None = None
    facts: "Callable[[Case], list[Fact]] | None" = None
    opens_in_emergency: bool = False
    followed: "Following | None" = None

    def state(self, code: str) -> State:
        """The state of a code; KeyError when the kind has none such."""
        return {s.code: s for s in self.states}[code]

    def transition(self, name: str) -> Transition:
        """The transition of a name; KeyError when the kind has none such."""
        return {t.name: t for t in self.transitions}[name]

    def is_final(self, state: str) -> bool:
        """Whether a state closes the case."""
        return self.state(state).final

    def also(self, **more: Action) -> "CaseKind":
        """The kind with something more to do after the named steps; KeyError for an unknown one.

        An event remembers what both told.
        """
        told = {self.transition(name).name: action for name, action in more.items()}
        steps = tuple(
            replace(step, run=_both(step.run, told[step.name])) if step.name in told else step
            for step in self.transitions
        )
        return replace(self, transitions=steps)


def _both(first: Action | None, second: Action) -> Action:
    def run(act: Act) -> Mapping[str, Any]:
        told = (first(act) if first else None) or {}
        return {**told, **(second(act) or {})}

    return run


@dataclass(frozen=True)
class Block:
    """What a line tells about one party on the enterprise page, as far as the reader may see."""

    code: str
    label: str
    columns: tuple[str, ...]
    rows: "Callable[[Party, Reader], list[tuple[Any, ...]]]"


@dataclass(frozen=True)
class Page:
    """A page of the line's own, under ``lines/<line>/<path>``: for staff alone, or for everybody.

    A page whose path takes no argument stands in the navigation. ``public`` ones are in the portal;
    those ``for_workers`` are there in the languages of migrant workers as well, those
    ``for_parties`` only for whoever signed in for an enterprise or agency, on its own page.
    """

    name: str
    label: str
    view: "Callable[..., HttpResponseBase]"
    path: str
    public: bool = False
    for_workers: bool = False
    for_parties: bool = False


@dataclass(frozen=True)
class Appointment:
    """Something with a place and a time that concerns a case: a hearing, a visit, a session."""

    starts_at: datetime
    ends_at: datetime | None
    title: str
    place: str
    case: "Case"
    state: str = ""


# Looks once a day for work that nobody brings; the number of tasks that it set.
Watch = Callable[["Reader"], int]
# Why places of work of a program of the line are riskier than their record tells, for each in turn.
RiskReasons = Callable[[Sequence[Any], date], "list[tuple[Any, ...]]"]
# Why places of drawn lists come before others on a day, for each in turn; "" where they do not.
Urgency = Callable[[Sequence[Any], date, Law], list[str]]
# The appointments between two days (inclusive) that a reader may see.
Diary = Callable[["Reader", date, date], list[Appointment]]


@dataclass(frozen=True)
class SignalCode:
    """A dated statement about a party that this line publishes and others read."""

    code: str
    label: str


@dataclass(frozen=True)
class Line:
    """A business line, whole: what it handles, by which law, with which files in and out.

    ``flags`` gives the words for what its own imports notice about a row.
    """

    code: str
    label: str
    label_en: str
    unit: str
    statutes: tuple[str, ...]
    kinds: tuple[CaseKind, ...]
    data_sets: "tuple[DataSet, ...]" = ()
    letters: "tuple[LetterTemplate, ...]" = ()
    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()
    filings: "tuple[PublicFiling, ...]" = ()
    bulk_filings: "tuple[BulkFiling, ...]" = ()
    duties: "Duties | None" = None
    diary: Diary | None = None
    watches: tuple[Watch, ...] = ()
    risk_reasons: RiskReasons | None = None
    urgent_today: Urgency | None = None
    raises: tuple[SignalCode, ...] = ()
    refers_to: tuple[str, ...] = ()
    receives: tuple[str, ...] = ()
    flags: Mapping[str, str] = field(default_factory=dict)
    folder: Path = field(default_factory=Path)

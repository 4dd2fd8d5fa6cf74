"""What a line opens to people without an account: what they may file, and what they may follow.

Nothing is told that is not declared here: no plan, no officer, no sealed row.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django import forms

    from laozheng.kernel.cases.facts import Fact
    from laozheng.kernel.cases.models import Case

EMPLOYER = "employer"
ASKERS: Mapping[str, str] = {
    "worker": "勞工",
    EMPLOYER: "雇主",
    "agency": "仲介機構",
    "anybody": "任何人",
}
# Whose forms no worker reads.
BUSINESSES = frozenset({EMPLOYER, "agency"})
# Who holds a code: the one who filed the case, or the party to whom a letter was written.
FILER, PARTY = "filer", "party"
# What is told of a state that the public need not know.
UNTOLD = "處理中"
# How long a code opens its case.
CODE_DAYS = 730
# The role of a document that came in without an account.
HANDED_IN = "handed_in"


@dataclass(frozen=True)
class PublicFiling:
    """A form by which anybody opens a case online.

    ``kind`` is a case kind of the line and ``step`` its opening step, which lets the public in.
    ``form`` asks in plain words and gives the step what it needs (``case_fields()``, ``given()``).
    ``after`` says what happens next; ``urgent`` is told before all else; ``door`` names the page
    of the line that tells to which office one goes. With ``quick_exit`` every page can be left at
    once for a neutral one, and neither its address nor its title tells what it is about.
    """

    code: str
    label: str
    lead: str
    asker: str
    kind: str
    step: str
    form: "type[forms.Form]"
    after: str
    urgent: str = ""
    door: str = ""
    quick_exit: bool = False


@dataclass(frozen=True)
class BulkFiling:
    """A data set of which people who signed in in one of ``roles`` hand in whole files.

    Its ``record`` opens the cases by their real step, and refuses what the reader may not file.
    """

    code: str
    label: str
    lead: str
    data_set: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Duty:
    """Something that a party still owes by a day; ``about`` says of what, ``source`` by which law.

    ``page`` is the page for parties on which it is done, ``<line>:<page>``.
    """

    due_on: date
    label: str
    about: str
    source: str = ""
    page: str = ""


# What a party owes to a line on a day besides the terms of its cases: the key of the party, a day.
Duties = Callable[[int, date], list[Duty]]


@dataclass(frozen=True)
class Addition:
    """Something that the holder of a code hands in later: a statement, a proof, further facts.

    It may come while the case is in one of ``states``. ``step`` is the step that it takes, which
    gets what was written under the name ``text``; without one the papers join the case and its
    unit is told. ``form`` asks for more than one text. ``deadline`` is the term within which it is
    due.
    """

    code: str
    label: str
    lead: str
    states: tuple[str, ...]
    step: str = ""
    text: str = "reason"
    form: "type[forms.Form] | None" = None
    deadline: str = ""


def _none(case: "Case") -> "list[Fact]":
    return []


def _all(case: "Case") -> bool:
    return True


@dataclass(frozen=True)
class Following:
    """What the holder of a code sees of a case: neutral words for its states, and no more.

    A state that is not named in ``states`` is told as being worked on.
    ``facts`` gives what he may read, ``deadlines`` name terms that are shown with their reckoning
    where ``owed`` says that the holder of this case is owed them, ``letters`` the templates of
    letters that he may read once they are issued.

    ``parts`` are the parts in the case (`CaseParty.role`) of parties who read the same when they
    sign in. Of a matter that the bureau began (``holder`` PARTY) they learn by a letter first: it
    is opened to them once one of ``letters`` was served.
    """

    holder: str
    label: str
    states: Mapping[str, str]
    facts: "Callable[[Case], list[Fact]]" = _none
    deadlines: tuple[str, ...] = ()
    owed: "Callable[[Case], bool]" = _all
    letters: tuple[str, ...] = ()
    additions: tuple[Addition, ...] = ()
    parts: tuple[str, ...] = ()

    def words(self, state: str) -> str:
        """What is told of a case in a state."""
        return self.states.get(state, UNTOLD)

    def addition(self, code: str) -> Addition:
        """The addition of a code; KeyError when there is none such."""
        return {one.code: one for one in self.additions}[code]

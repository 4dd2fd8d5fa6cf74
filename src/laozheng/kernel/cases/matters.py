"""How rows of one form become cases of one kind, whether a form, a list or the twin brings them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db.models import Model

from laozheng.base.moments import taipei_day
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.course import Step
from laozheng.kernel.cases.declare import Act, Action
from laozheng.kernel.cases.employers import Named, ensure_employers, part_of, snapshot
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.recorder import History, Recorder
from laozheng.kernel.datasets.values import ListItem
from laozheng.kernel.parties.models import Party

Values = Mapping[str, Any]
_TITLE_LENGTH = 200


@dataclass(frozen=True)
class Matter:
    """How rows of one data set become cases of one kind.

    ``number`` and ``received`` are the columns of the official number and of the day (or moment)
    of arrival; ``details`` maps columns of ``model`` to columns of the row, ``derived`` adds
    reckoned ones; ``steps`` gives the course and ``more`` further unsaved rows of a new case.
    ``employer`` is False where the case names none. ``intake`` holds where the row tells none.
    ``after`` hears of the steps that a list adds to a case on file.
    """

    kind: str
    model: type[Model]
    number: str
    details: Mapping[str, str]
    steps: Callable[[Values], list[Step]]
    title: Callable[[Values], str]
    received: str = "received_on"
    intake: str = "document"
    employer: bool = True
    role: str = "applicant"
    derived: Callable[[Values], Values] = lambda row: {}
    more: Callable[[Case, Party | None, Values], Iterator[Model]] = lambda case, employer, row: (
        iter(())
    )
    after: Callable[[Case, Sequence[Step]], None] = lambda case, added: None

    def received_on(self, row: Values) -> date:
        """The day on which a row says that the matter came."""
        told = row[self.received]
        day: date = taipei_day(told) if isinstance(told, datetime) else told
        return day


def enter_matters(matter: Matter, rows: Sequence[Values], actor: Reader) -> list[Case]:
    """Record new rows as cases, in order; the twin brings rows of the same form as a file."""
    recorder = Recorder(actor)
    for history in histories(matter, rows, actor):
        recorder.add(history)
    return recorder.flush()


def histories(matter: Matter, rows: Sequence[Values], actor: Reader) -> list[History]:
    """The pasts of new cases, each with its employer on file or new."""
    given = [plain(row) for row in rows]
    employers: Sequence[Party | None] = [None] * len(given)
    if matter.employer:
        employers = ensure_employers([_named(matter, row) for row in given], actor)
    return [_history(matter, row, employer) for row, employer in zip(given, employers, strict=True)]


def _history(matter: Matter, row: Values, employer: Party | None) -> History:
    return History(
        kind=matter.kind,
        received_on=matter.received_on(row),
        intake=row.get("intake") or matter.intake,
        steps=matter.steps(row),
        source_no=row.get(matter.number) or "",
        district=row.get("district") or "",
        title=matter.title(row)[:_TITLE_LENGTH],
        build=partial(_rows, matter, row, employer),
    )


def open_matter(matter: Matter) -> Action:
    """The action of the step that opens such a case by hand; its form has the columns as fields."""

    def run(act: Act) -> Mapping[str, Any]:
        told = {"received_on": act.on, "district": act.case.district}
        row = {**told, **plain(act.given)}
        row.setdefault(matter.received, act.on)
        employer = None
        if matter.employer:
            (employer,) = ensure_employers([_named(matter, row)], act.actor)
        for one in _rows(matter, row, employer, act.case):
            one.save(force_insert=True)
        act.case.title = matter.title(row)[:_TITLE_LENGTH]
        return dict(matter.steps(row)[0].data)

    return run


def _named(matter: Matter, row: Values) -> Named:
    return Named(row["employer_name"], row.get("ubn") or "", matter.received_on(row))


def _rows(matter: Matter, row: Values, employer: Party | None, case: Case) -> Iterator[Model]:
    """The unsaved rows that belong to a new case."""
    own: dict[str, Any] = {"case": case, **details_of(matter, row)}
    if employer is not None:
        yield part_of(case, employer, row["employer_name"], matter.role)
        own["employer"] = employer
    yield matter.model(**own)
    yield from matter.more(case, employer, row)


def details_of(matter: Matter, row: Values) -> dict[str, Any]:
    """The columns of the detail row that a row states; a blank cell states nothing."""
    told = {name: row.get(column) for name, column in matter.details.items()}
    stated = {name: value for name, value in told.items() if value is not None}
    named = snapshot(row["employer_name"], row.get("ubn") or "") if matter.employer else {}
    return {**named, **stated, **matter.derived(row)}


def plain(row: Values) -> dict[str, Any]:
    """A row whose lists hold names alone."""
    return {name: _names(value) for name, value in row.items()}


def _names(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [item.name if isinstance(item, ListItem) else item for item in value]
    return value

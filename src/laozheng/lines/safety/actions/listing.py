"""Rows of the official list become cases: major, known from a list, their deaths unknown."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.db.models import Model

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.models import Case, Signal
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.parties.actions import propose
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.actions.building import enter_firms, party_row, wanted_firm
from laozheng.lines.safety.actions.correcting import correct_by_row, differences
from laozheng.lines.safety.actions.matching import MAJOR, suggest_matches
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.accidents import LISTED, listed_with
from laozheng.lines.safety.queries.kinds import ACCIDENT
from laozheng.lines.safety.queries.listed import ListedAccident, likeness, read_listed
from laozheng.lines.safety.rules.codes.accidents import EMPLOYER

DUPLICATE = "possible_duplicate"
# What another list may say otherwise without saying anything new.
_OF_THE_FILE = ("source_number",)


def record_listed(rows: Sequence[Row], context: ImportContext) -> None:
    """File a batch of rows: new accidents are recorded, known ones corrected with ``--update``."""
    read = [(row, read_listed(row.values)) for row in rows]
    known = _Known([listed for _row, listed in read], context)
    fresh: list[tuple[Row, ListedAccident]] = []
    for row, listed in read:
        accident = known.same(listed)
        if accident is None:
            fresh.append((row, listed))
        else:
            _correct(row, listed, accident, context)
    _flag_twins(fresh, known.stored)
    _record(fresh, context)


class _Known:
    """The accidents on file that rows of a batch may name again, each named by one row at most."""

    def __init__(self, listed: Sequence[ListedAccident], context: ImportContext) -> None:
        days = {one.columns["occurred_on"] for one in listed}
        self.stored = listed_with({one.key for one in listed}, days)
        self._named: set[int] = context.memory.setdefault("named", set())

    def same(self, listed: ListedAccident) -> Accident | None:
        """The accident that a row names: its key, and among twins the same number and address."""
        left = [a for a in self.stored if a.key == listed.key and a.pk not in self._named]
        exact = [a for a in left if not _apart(a, listed)]
        found = exact[:1] or (left if len(left) == 1 else [])
        if not found:
            return None
        self._named.add(found[0].pk)
        return found[0]


def _apart(accident: Accident, listed: ListedAccident) -> bool:
    return bool(set(_differing(accident, listed)) & {"ubn", "address"})


def _differing(accident: Accident, listed: ListedAccident) -> tuple[str, ...]:
    return tuple(n for n in differences(accident, listed.columns) if n not in _OF_THE_FILE)


def _correct(row: Row, listed: ListedAccident, accident: Accident, context: ImportContext) -> None:
    differing = _differing(accident, listed)
    if not differing:
        row.unchanged(accident.case.ref)
    elif context.may_correct(row, dict.fromkeys(differing)):
        kept = [flag for flag in accident.flags if flag == DUPLICATE]
        columns = {**listed.columns, "flags": [*listed.flags, *kept]}
        correct_by_row(row, accident, columns, _facts(listed), context)


def _flag_twins(fresh: Sequence[tuple[Row, ListedAccident]], stored: Iterable[Accident]) -> None:
    """Flag what may be one accident listed twice (W-TWIN); nothing is merged by rule."""
    on_file: dict[object, list[Accident]] = {}
    for accident in stored:
        on_file.setdefault(likeness(vars(accident)), []).append(accident)
        on_file.setdefault(accident.key, []).append(accident)
    seen: dict[object, Row] = {}
    for row, listed in fresh:
        marks = (listed.likeness, listed.key) if listed.is_named else (listed.key,)
        for mark in marks:
            if mark in seen or mark in on_file:
                row.flag(DUPLICATE)
            if mark in seen:
                seen[mark].flag(DUPLICATE)
            for accident in on_file.get(mark, ()):
                _flag(accident)
            seen.setdefault(mark, row)


def _flag(accident: Accident) -> None:
    if DUPLICATE not in accident.flags:
        accident.flags = [*accident.flags, DUPLICATE]
        accident.save(update_fields=["flags"])


def _record(fresh: Sequence[tuple[Row, ListedAccident]], context: ImportContext) -> None:
    named = [(row.number, listed.columns) for row, listed in fresh if _is_firm(listed)]
    wanted = [
        wanted_firm(columns["employer_name"], columns["ubn"], columns["occurred_on"])
        for _number, columns in named
    ]
    entered = enter_firms(wanted, context.actor)
    firms = dict(zip((number for number, _columns in named), entered, strict=True))
    recorder = Recorder(context.actor)
    for row, listed in fresh:
        employer, _proposal = firms.get(row.number, (None, None))
        recorder.add(_history(row, listed, employer))
    cases = recorder.flush()
    for (row, _listed), case in zip(fresh, cases, strict=True):
        row.created(case.ref)
        _employer, proposal = firms.get(row.number, (None, None))
        propose([(case.ref, proposal)] if proposal else [])
    found = Accident.objects.filter(case__in=cases).select_related("case")
    suggest_matches(found, context.today, law())


def _is_firm(listed: ListedAccident) -> bool:
    """Whether the employer may become a party: no hidden name, no natural person, no blank."""
    split = split_name(listed.columns["employer_name"])
    return not split.masked and split.party_kind not in ("none", "person")


def _history(row: Row, listed: ListedAccident, employer: Party | None) -> History:
    day = listed.columns["occurred_on"]
    return History(
        kind=ACCIDENT,
        received_on=day,
        intake="document",
        steps=[Step("enlist", day, data={"facts": {**_facts(listed), "listed": True}})],
        source_no=listed.columns["source_number"],
        district=listed.district,
        title=listed.title,
        build=partial(_rows, row, listed, employer),
    )


def _facts(listed: ListedAccident) -> dict[str, object]:
    return {
        "accident_type": listed.columns["accident_type"],
        "industry": listed.columns["industry_section"],
        "district": listed.district,
        "agency": listed.columns["agency_code"],
    }


def _rows(row: Row, listed: ListedAccident, employer: Party | None, case: Case) -> Iterable[Model]:
    columns = {**listed.columns, "flags": list(row.flags)}
    yield Accident(case=case, source=LISTED, employer=employer, **columns)
    if employer is None:
        return
    day, name = case.received_on, listed.columns["employer_name"]
    yield party_row(case, employer, name, EMPLOYER, day)
    yield Signal(party=employer, code=MAJOR, from_on=day, raised_on=day, source_case=case)

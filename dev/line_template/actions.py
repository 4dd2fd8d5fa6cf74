"""Writes of the line: what each step does, and the import of past applications.

A step's function gets the act and returns what the event remembers; names of people are not in it.
"""

from collections.abc import Sequence
from functools import partial

from django.db.models import Model

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.cases.recorder import History, Recorder, Step, add_steps
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.models import Party
from laozheng.lines.linename.models import Application
from laozheng.lines.linename.queries import KIND
from laozheng.lines.linename.rules import DECISIONS

TITLE_LENGTH = 200


def receive(act: Act) -> None:
    """Open the file of an application: its applicant and what it is about."""
    given, case = act.given, act.case
    wanted = Wanted(
        kind="enterprise",
        name=given["applicant_name"],
        day=act.on,
        ubn=given.get("applicant_ubn", ""),
        subject_ref=case.ref,
    )
    (applicant,) = ensure_parties([wanted], act.actor)
    for row in rows_of(applicant, given["applicant_name"], given["subject"], case):
        row.save(force_insert=True)
    case.title = f"{given['applicant_name']}　{given['subject']}"[:TITLE_LENGTH]


def rows_of(applicant: Party, name: str, subject: str, case: Case) -> tuple[Model, ...]:
    """The unsaved rows that belong to a case."""
    return (
        CaseParty(
            case=case,
            party=applicant,
            name_as_written=name,
            side="employer",
            role="applicant",
            from_on=case.received_on,
        ),
        Application(case=case, subject=subject),
    )


def record_applications(rows: Sequence[Row], context: ImportContext) -> None:
    """Record new rows as cases; a row that an import brings again may bring the decision."""
    fresh = [row for row in rows if row.earlier is None]
    wanted = [
        Wanted(kind="enterprise", name=row["applicant_name"], day=row["received_on"])
        for row in fresh
    ]
    recorder = Recorder(context.actor)
    for row, applicant in zip(fresh, ensure_parties(wanted, context.actor), strict=True):
        recorder.add(_history(row, applicant))
    for row, case in zip(fresh, recorder.flush(), strict=True):
        row.created(case.ref)
    for row in rows:
        if row.earlier is not None:
            _correct(row, row.earlier.object_ref, context.actor)


def _history(row: Row, applicant: Party) -> History:
    name, subject = row["applicant_name"], row["subject"]
    return History(
        kind=KIND,
        received_on=row["received_on"],
        intake=row["intake"],
        steps=[Step("receive", row["received_on"]), *_decision(row)],
        source_no=row["source_no"],
        title=f"{name}　{subject}"[:TITLE_LENGTH],
        build=partial(rows_of, applicant, name, subject),
    )


def _decision(row: Row) -> list[Step]:
    steps = {outcome: step for step, outcome in DECISIONS.items()}
    if row["outcome"] not in steps:
        return []
    return [Step(name, row["decided_on"]) for name in ("check", steps[row["outcome"]])]


def _correct(row: Row, ref: str, actor: Reader) -> None:
    case = Case.objects.get(pk=int(ref.partition(":")[2]))
    if case.closed_on is not None:
        row.refuse("outcome", "本件已結案，請改在案件頁辦理更正")
        return
    Application.objects.filter(case=case).update(subject=row["subject"])
    add_steps(case, _decision(row), actor=actor)
    row.updated(ref)

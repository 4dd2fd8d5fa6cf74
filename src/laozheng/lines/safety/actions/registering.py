"""Rows of ``accident_cases`` become cases: reported accidents with what followed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.models import Case, Signal
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.datasets.scrubbing import scrub
from laozheng.kernel.parties.actions import propose
from laozheng.lines.safety.actions.building import (
    Firms,
    Given,
    announce_year,
    columns_of,
    district_of,
    ensure_firms,
    facts_of,
    rows_of,
)
from laozheng.lines.safety.actions.correcting import correct_by_row, differences
from laozheng.lines.safety.actions.matching import MAJOR, suggest_matches
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.accidents import REPORT, cases_by_number, deaths_of
from laozheng.lines.safety.queries.kinds import ACCIDENT
from laozheng.lines.safety.queries.listed import titled
from laozheng.lines.safety.rules.accidents import Harm, is_major
from laozheng.lines.safety.rules.codes.accidents import EMPLOYER
from laozheng.lines.safety.rules.consistency import When

APPROVED = "record_approval"
_TEXTS = ("employer_name", "owner", "principal", "site", "agent")
MOMENTS = ("occurred_at", "known_at", "reported_at")


def record_cases(rows: Sequence[Row], context: ImportContext) -> None:
    """Record new accidents; correct those on file, when ``--update`` says so."""
    known = cases_by_number({row["accident_number"] for row in rows})
    fresh = []
    for row in rows:
        case = known.get(row["accident_number"])
        if case is None:
            fresh.append(row)
        else:
            _correct(row, case, context)
    _record(fresh, context)


def _given(row: Row) -> dict[str, Any]:
    """The row by the names of the form; one that names no reporter came from the employer."""
    texts = {name: scrub(row[name]) if row[name] else "" for name in _TEXTS}
    return {
        **row.values,
        **texts,
        **{name: When.read(row[name]) if row[name] else None for name in MOMENTS},
        "place": texts["site"],
        "accident_kind": row["kind"],
        "reported_by": row["reported_by"] or EMPLOYER,
        "causes": [scrub(item.name) for item in row["causes"] or ()],
    }


def _record(rows: Sequence[Row], context: ImportContext) -> None:
    given = [_given(row) for row in rows]
    firms = ensure_firms(given, context.actor)
    recorder = Recorder(context.actor)
    for row, one, named in zip(rows, given, firms, strict=True):
        received_on = _received_on(one)
        recorder.add(
            History(
                kind=ACCIDENT,
                received_on=received_on,
                intake="document",
                steps=_steps(one, received_on),
                source_no=row["accident_number"],
                district=district_of(one),
                title=titled(one["employer_name"], one["accident_type"]),
                build=partial(_rows, one, named, received_on),
            )
        )
    cases = recorder.flush()
    for row, case, named in zip(rows, cases, firms, strict=True):
        row.created(case.ref)
        propose([(case.ref, proposal) for proposal in named.proposals])
    made = Accident.objects.filter(case__in=cases).select_related("case")
    suggest_matches(made, context.today, law())
    announce_year(*(accident.occurred_on for accident in made))


def _rows(given: Given, firms: Firms, received_on: date, case: Case) -> Iterator[Model]:
    yield from rows_of(given, firms, received_on, case)
    harm, day = Harm.of(given), given["occurred_at"].on
    if firms.employer is not None and is_major(harm, day, law()).result:
        yield Signal(party=firms.employer, code=MAJOR, from_on=day, raised_on=day, source_case=case)


def _received_on(given: Given) -> date:
    """The day on which the office heard of it: by the report, else when the employer knew."""
    heard: When = given["reported_at"] or given["known_at"] or given["occurred_at"]
    return heard.on


def _steps(given: Given, received_on: date) -> list[Step]:
    name = "report" if given["reported_by"] == EMPLOYER else "learn"
    facts = facts_of(given, district_of(given), law())
    at = given["reported_at"].at if given["reported_at"] else None
    steps = [Step(name, received_on, at=at, data={"facts": facts})]
    if given["approved_on"] is not None:
        steps.append(Step(APPROVED, max(given["approved_on"], received_on)))
    return steps


def _correct(row: Row, case: Case, context: ImportContext) -> None:
    accident = Accident.objects.select_related("case", "employer").get(case=case)
    if accident.source != REPORT:
        row.refuse("accident_number", "這個案號是公告名單案件，請改填通報案件的案號")
        return
    given = _given(row)
    columns = _stated(columns_of(given))
    at_once = deaths_of(case).filter(died_on=accident.occurred_on).count()
    if row["deaths"] != at_once:
        row.refuse("deaths", _about_deaths(row["deaths"], at_once))
        return
    if accident.kind == "death" and columns["kind"] == "hospitalized":
        del columns["kind"]  # a later death made it so
    if columns["employer_key"] != accident.employer_key and context.options.update:
        columns["employer"] = ensure_firms([given], context.actor)[0].employer
    approves = row["approved_on"] is not None and case.closed_on is None
    differing = differences(accident, columns)
    if not (differing or approves):
        row.unchanged(case.ref)
    elif context.may_correct(row, dict.fromkeys(differing)):
        facts = _stated(facts_of(given, district_of(given), law()))
        approval = [Step(APPROVED, row["approved_on"])] if approves else []
        correct_by_row(row, accident, columns, facts, context, approval)


def _stated(columns: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says; a blank cell leaves what is on record."""
    return {name: value for name, value in columns.items() if value not in (None, "", [])}


def _about_deaths(given: int, recorded: int) -> str:
    if given < recorded:
        return f"死亡人數{given}少於已登錄的{recorded}人；請改以「撤回死亡登錄」更正該筆紀錄"
    return f"已登錄災害當日死亡{recorded}人；其餘請以 accident_deaths 登錄"

"""The worked examples of the law, as the legal officer reads them (rules/*.toml)."""

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from laozheng.base.rounding import half_up
from laozheng.kernel.law.calendar import ClosedSpan, office_calendar
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law, NotConfigured
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Happening, Timeline
from laozheng.lines.disputes.rules import (
    aid,
    committee,
    competence,
    completeness,
    deadlines,
    eligibility,
    filings,
    outcome,
    peace,
)
from laozheng.lines.disputes.rules.trace import objections

LINE = Path(__file__).resolve().parent.parent
CITY = LINE.parents[1] / "cities" / "kaohsiung" / "parameters"
EXAMPLES = Path(__file__).parent / "rules"
LAW = Law.load([NATIONAL_FILE, LINE / "parameters.toml", *sorted(CITY.glob("disputes*.toml"))])

Given = dict[str, Any]


def _timeline(given: Given) -> Timeline:
    happenings = []
    for number, event in enumerate(given.get("events", [])):
        data = {key: value for key, value in event.items() if key not in ("kind", "on")}
        happenings.append(Happening(event["kind"], event["on"], None, event["on"], data))
        assert number == len(happenings) - 1
    return Timeline(given["received_on"], tuple(happenings))


def _deadline(given: Given, law: Law) -> Reckoning | None:
    rules = {
        "select_labor_due": deadlines.select_due_of("labor"),
        "select_employer_due": deadlines.select_due_of("employer"),
    }
    rule = rules.get(given["rule"]) or getattr(deadlines, given["rule"])
    calendar = office_calendar().with_closed(
        ClosedSpan(span["start"], span["end"], "颱風") for span in given.get("closed", [])
    )
    found: Reckoning | None = rule(_timeline(given), calendar, law)
    return found


def _competence(given: Given, law: Law) -> Reckoning:
    places = [competence.PlaceOfWork(**place) for place in given["places"]]
    parks = law.supposing({"disputes.park_authority": given.get("parks", {})})
    return competence.competence(places, parks, date(2024, 5, 2), our_city="高雄市")


def _completeness(given: Given, law: Law) -> Reckoning:
    parties = [completeness.StatedParty("applicant", True, frozenset(given["applicant"]))]
    if "opponent_body" in given:
        stated = frozenset(given["opponent_body"])
        parties.append(completeness.StatedParty("opponent", False, stated))
    return completeness.missing_items(
        parties, given["claims"], given["channel"], law, date(2024, 5, 2)
    )


def _mediator(given: Given) -> eligibility.MediatorFacts:
    evaluations = given.get(
        "evaluations",
        [{"evaluated_on": date(2022, 12, 20), "passed": True, "signed_on": date(2022, 12, 30)}],
    )
    return eligibility.MediatorFacts(
        qualification=given.get("qualification", "lawyer"),
        active_from=date(2015, 1, 1),
        active_to=given.get("active_to"),
        trainings=[
            eligibility.Training(on, Decimal(hours))
            for on, hours in given.get("trainings", [[date(2023, 6, 1), 12]])
        ],
        evaluations=[eligibility.Evaluation(**evaluation) for evaluation in evaluations],
        barred=[(span[0], None) for span in given.get("barred", [])],
        conflicts=frozenset(given.get("conflicts", [])),
    )


def _eligibility(given: Given, law: Law) -> Reckoning:
    body = given.get("body")
    if body is None:
        parties = given.get("parties", [])
        return eligibility.mediator_eligible(_mediator(given), given["day"], law, parties=parties)
    facts = eligibility.BodyFacts(
        mediators=[_mediator({})] * body["mediators"],
        staff=body.get("staff", 1),
        is_side_body=body.get("is_side_body", False),
        contract_from=date(2020, 1, 1),
        contract_to=body.get("contract_to"),
        failed_evaluations=body.get("failed_evaluations", []),
    )
    return eligibility.body_eligible(facts, given["day"], law)


def _committee(given: Given, law: Law) -> Reckoning:
    day = date(2024, 5, 2)
    if "meetings" in given:
        meetings = [committee.Attendance(**meeting) for meeting in given["meetings"]]
        return committee.committee_meeting(given["size"], meetings, law, day)
    seats = []
    for written in given["seats"]:
        side = written.rstrip("*")
        by = "authority" if side == "authority" else "party"
        seats.append(
            committee.Seat(
                seat=side,
                selected_by="designated" if side in given.get("designated", []) else by,
                is_chair=written.endswith("*"),
                is_labor_official=side in given.get("officials", []),
                on_roster=side not in given.get("off_roster", []),
            )
        )
    return committee.committee_complete(seats, law, day)


def _outcome(given: Given, law: Law) -> Reckoning:
    answers = []
    for written in given["answers"]:
        side, answer = written.split(":")
        answers.append(outcome.Answer(side.rstrip("*"), answer, is_applicant="*" in side))
    ending = outcome.Ending(
        answers=answers,
        has_proposal=given.get("has_proposal", True),
        by_committee=given.get("by_committee", False),
        committee_failed=given.get("committee_failed", False),
    )
    return outcome.outcome(ending, law, date(2024, 5, 2))


def _fines(given: Given, law: Law) -> Reckoning:
    if "violation" in given:
        return peace.fine_range(given["violation"], law, given["day"])
    absent = given["absent"]
    facts = peace.Absence(
        hearing_on=absent["hearing_on"],
        notice_served_on=absent["served_on"],
        notice_service="送達證書測試第1號",
        right_address=absent.get("right_address", True),
        asked_in_writing_on=absent.get("asked_on"),
        has_good_reason=absent.get("has_good_reason", False),
    )
    return peace.absence_finable(facts, law, given["day"])


def _aid(given: Given, law: Law) -> Reckoning:
    day = given["applied_on"]
    if "amount_of" in given:
        months = given.get("months", 1)
        return aid.aid_amount(given["amount_of"], given["requested"], law, day, months=months)
    if "award" in given:
        return aid.within_yield(given["award"], given["available_yield"], law, day)
    usual = {
        "applicant_kind": "dismissed_worker",
        "ground": "employment_existence",
        "items": ["attorney_fee", "court_fee", "living_allowance"],
        "workplace_in_city": True,
        "mediation_basis": "labor_dispute_act",
        "mediation_failed_on": date(2019, 12, 1),
    }
    return aid.aid_eligible(aid.AidFacts(**(usual | given)), law)


def _filing(given: Given, law: Law) -> Reckoning:
    calendar = office_calendar()
    if given["rule"] == "roster":
        return filings.roster_due(given["elected_on"], calendar, law)
    return filings.agreement_expiry(given["signed_on"], given["agreed_months"], calendar, law)


RULES: dict[str, Callable[[Given, Law], Reckoning | None]] = {
    "aid": _aid,
    "committee": _committee,
    "competence": _competence,
    "completeness": _completeness,
    "deadlines": _deadline,
    "eligibility": _eligibility,
    "filings": _filing,
    "fines": _fines,
    "outcome": _outcome,
    "peace": lambda given, law: peace.peace_period(_timeline(given), law),
    "withdrawal": lambda given, law: outcome.withdrawal(**given, law=law, day=date(2024, 5, 2)),
}


def _examples() -> list[Any]:
    found = []
    for path in sorted(EXAMPLES.glob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        if document["rule"] in RULES:
            for case in document["case"]:
                label = f"{path.stem}: {case['name']}"
                found.append(pytest.param(document["rule"], case, id=label))
    return found


def _check(reckoning: Reckoning, expect: dict[str, Any]) -> None:
    """Compare one by one what the example states; a key that no branch knows is an error."""
    for key, value in expect.items():
        match key:
            case "due":
                assert reckoning.due_on == value
                assert ("noon" in expect) == (reckoning.due_at is not None)
            case "noon":
                assert reckoning.due_at is not None and reckoning.due_at.hour == 12
            case "unconfirmed":
                assert list(reckoning.unconfirmed) == value
            case "against":
                assert any(value in text for text in objections(reckoning)), reckoning.steps
            case "cites":
                assert value in reckoning.citations
            case "result" | "missing" | "complete" | "finable":
                assert reckoning.result == value
            case "eligible" if not isinstance(reckoning.result, dict):
                assert reckoning.result == value
            case _:
                assert reckoning.result[key] == value


@pytest.mark.parametrize(("rule", "case"), _examples())
def test_the_example_holds(rule: str, case: dict[str, Any]) -> None:
    given, expect = dict(case["given"]), case["expect"]
    law = LAW.supposing(given.pop("suppose", {}))
    if "not_configured" in expect:
        with pytest.raises(NotConfigured) as missing:
            RULES[rule](given, law)
        assert missing.value.name == expect["not_configured"]
        return
    reckoning = RULES[rule](given, law)
    if expect.get("begun") is False:
        assert reckoning is None
        return
    assert reckoning is not None
    _check(reckoning, expect)
    assert reckoning.steps and all(step.text for step in reckoning.steps)
    assert Reckoning.from_dict(reckoning.to_dict()) == reckoning


def _document(name: str) -> dict[str, Any]:
    return tomllib.loads((EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in _document("rate")["case"]])
def test_the_rate_is_exact_and_rounds_half_up(case: dict[str, Any]) -> None:
    rate = outcome.settlement_rate(**case["given"])
    if not case["expect"]["fraction"]:
        assert rate is None
        return
    assert rate == Fraction(case["expect"]["fraction"])
    assert half_up(rate * 100) == case["expect"]["percent"]


DATED = [
    pytest.param(row, id=f"{row['name']} {row['from']}") for row in _document("values")["values"]
]


@pytest.mark.parametrize("row", DATED)
def test_a_value_holds_from_its_first_day(row: dict[str, Any]) -> None:
    name, start = "disputes." + row["name"], row["from"]
    if "before" in row:
        assert LAW.get(name, start - timedelta(days=1)) == row["before"]
    else:
        with pytest.raises(NotConfigured):
            LAW.value(name, start - timedelta(days=1))
    for day in (start, start + timedelta(days=1)):
        dated = LAW.value(name, day)
        assert (dated.value, dated.status) == (row["value"], row["status"])
        assert dated.cite


@pytest.mark.parametrize("name", _document("values")["not_configured"])
def test_what_nobody_has_decided_is_refused_by_name(name: str) -> None:
    with pytest.raises(NotConfigured, match=name):
        LAW.value(f"disputes.{name}", date(2024, 5, 2))


def test_the_files_of_values_are_sound() -> None:
    assert [problem for problem in LAW.problems() if problem.startswith("disputes.")] == []


def test_every_value_of_the_line_is_in_the_table() -> None:
    tested = {(f"disputes.{row['name']}", row["from"]) for row in _document("values")["values"]}
    line = Law.load([LINE / "parameters.toml"])
    stated = {(name, v.valid_from) for name in line.names() for v in line.history(name)}
    first_of_changed = {
        (name, line.history(name)[0].valid_from)
        for name in line.names()
        if len(line.history(name)) > 1
    }
    assert stated - tested <= first_of_changed

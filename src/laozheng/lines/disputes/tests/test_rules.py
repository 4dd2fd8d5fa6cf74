"""The worked examples of the law, as the legal officer reads them (rules/*.toml, values.toml).

Below stand only the translations from what an example says to the arguments of its rule; what an
example leaves out is usual: a lawyer trained and evaluated, a body with one member of staff, a
dismissed worker whose mediation has failed.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from laozheng.base.rounding import half_up
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law, NotConfigured
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.testing import (
    RuleCase,
    case_id,
    check,
    deadline_rule,
    rule_cases,
    timeline_from,
)
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
from laozheng.lines.disputes.rules.claims import proposed_issue

LINE = Path(__file__).resolve().parent.parent
CITY = LINE.parents[1] / "cities" / "kaohsiung" / "parameters"
LAW = Law.load([NATIONAL_FILE, LINE / "parameters.toml", *sorted(CITY.glob("disputes*.toml"))])
DAY = date(2024, 5, 2)

Given = Mapping[str, Any]


def _supposing(overlay: Given | None) -> Law:
    return LAW.supposing(overlay or {})


def _issue(claims: Sequence[Sequence[Any]]) -> Reckoning:
    return proposed_issue([(code, amount) for code, amount in claims], LAW, DAY)


def _competence(places: Sequence[Given], parks: Given | None = None) -> Reckoning:
    law = LAW.supposing({"disputes.park_authority": parks or {}})
    stated = [competence.PlaceOfWork(**place) for place in places]
    return competence.competence(stated, law, DAY, our_city="高雄市")


def _completeness(
    applicant: list[str], claims: list[str], channel: str, opponent_body: list[str] | None = None
) -> Reckoning:
    parties = [completeness.StatedParty("applicant", True, frozenset(applicant))]
    if opponent_body is not None:
        parties.append(completeness.StatedParty("opponent", False, frozenset(opponent_body)))
    return completeness.missing_items(parties, claims, channel, LAW, DAY)


PASSED = {"evaluated_on": date(2022, 12, 20), "passed": True, "signed_on": date(2022, 12, 30)}
TRAINED = [[date(2023, 6, 1), 12]]


def _mediator(
    qualification: str = "lawyer",
    active_to: date | None = None,
    trainings: Sequence[Sequence[Any]] = tuple(TRAINED),
    evaluations: Sequence[Given] = (PASSED,),
    barred: Sequence[Sequence[date]] = (),
    conflicts: Sequence[str] = (),
) -> eligibility.MediatorFacts:
    return eligibility.MediatorFacts(
        qualification=qualification,
        active_from=date(2015, 1, 1),
        active_to=active_to,
        trainings=[eligibility.Training(on, Decimal(hours)) for on, hours in trainings],
        evaluations=[eligibility.Evaluation(**evaluation) for evaluation in evaluations],
        barred=[(span[0], None) for span in barred],
        conflicts=frozenset(conflicts),
    )


def _eligibility(
    day: date, parties: Sequence[str] = (), overlay: Given | None = None, **facts: Any
) -> Reckoning:
    law = _supposing(overlay)
    return eligibility.mediator_eligible(_mediator(**facts), day, law, parties=parties)


def _body(day: date, mediators: int, staff: int = 1, **facts: Any) -> Reckoning:
    body = eligibility.BodyFacts(
        mediators=[_mediator()] * mediators,
        staff=staff,
        contract_from=date(2020, 1, 1),
        **facts,
    )
    return eligibility.body_eligible(body, day, LAW)


def _meeting(size: int, meetings: Sequence[Given]) -> Reckoning:
    attended = [committee.Attendance(**meeting) for meeting in meetings]
    return committee.committee_meeting(size, attended, LAW, DAY)


def _seats(
    seats: Sequence[str],
    officials: Sequence[str] = (),
    designated: Sequence[str] = (),
    off_roster: Sequence[str] = (),
) -> Reckoning:
    members = []
    for written in seats:
        side = written.rstrip("*")
        by = "authority" if side == "authority" else "party"
        members.append(
            committee.Seat(
                seat=side,
                selected_by="designated" if side in designated else by,
                is_chair=written.endswith("*"),
                is_labor_official=side in officials,
                on_roster=side not in off_roster,
            )
        )
    return committee.committee_complete(members, LAW, DAY)


def _outcome(
    answers: Sequence[str],
    has_proposal: bool = True,
    overlay: Given | None = None,
    **facts: Any,
) -> Reckoning:
    stated = []
    for written in answers:
        side, answer = written.split(":")
        stated.append(outcome.Answer(side.rstrip("*"), answer, is_applicant="*" in side))
    ending = outcome.Ending(stated, has_proposal, **facts)
    return outcome.outcome(ending, _supposing(overlay), DAY)


def _rate(settled: int, not_settled: int) -> Mapping[str, Any] | None:
    rate = outcome.settlement_rate(settled, not_settled)
    if rate is None:
        return None
    return {
        "fraction": f"{rate.numerator}/{rate.denominator}",
        "percent": half_up(rate * 100),
    }


def _peace(
    received_on: date, happenings: Sequence[Given] = (), overlay: Given | None = None
) -> Reckoning | None:
    return peace.peace_period(timeline_from(received_on, happenings), _supposing(overlay))


def _absence(
    day: date,
    hearing_on: date,
    served_on: date,
    asked_on: date | None = None,
    right_address: bool = True,
    has_good_reason: bool = False,
) -> Reckoning:
    absence = peace.Absence(
        hearing_on, served_on, "送達證書測試第1號", right_address, asked_on, has_good_reason
    )
    return peace.absence_finable(absence, LAW, day)


def _aid(**facts: Any) -> Reckoning:
    usual = {
        "applicant_kind": "dismissed_worker",
        "ground": "employment_existence",
        "items": ["attorney_fee", "court_fee", "living_allowance"],
        "workplace_in_city": True,
        "mediation_basis": "labor_dispute_act",
        "mediation_failed_on": date(2019, 12, 1),
    }
    return aid.aid_eligible(aid.AidFacts(**(usual | facts)), LAW)


CLOCKS = {
    "D1": deadlines.appoint_due,
    "D2": deadlines.begin_due,
    "D3": deadlines.proposal_due,
    "D4.labor": deadlines.select_due_of("labor"),
    "D4.employer": deadlines.select_due_of("employer"),
    "D5": deadlines.convene_due,
    "D6": deadlines.report_due,
    "D7": deadlines.meet_due,
    "D8": deadlines.file_due,
    "D9": deadlines.serve_due,
    "D10": deadlines.recusal_due,
    "D11": deadlines.correction_due,
}
RULES: dict[str, Callable[..., Any]] = {
    **{f"disputes.{name}": deadline_rule(rule, LAW) for name, rule in CLOCKS.items()},
    "disputes.D16": lambda elected_on: filings.roster_due(elected_on, office_calendar(), LAW),
    "disputes.D17": lambda signed_on, agreed_months: filings.agreement_expiry(
        signed_on, agreed_months, office_calendar(), LAW
    ),
    "disputes.issue": _issue,
    "disputes.R1": _competence,
    "disputes.R2": _completeness,
    "disputes.R5": _eligibility,
    "disputes.R5.body": _body,
    "disputes.R6": _meeting,
    "disputes.R6.seats": _seats,
    "disputes.R7": _outcome,
    "disputes.R9": _rate,
    "disputes.R10": _peace,
    "disputes.R11": lambda violation, day: peace.fine_range(violation, LAW, day),
    "disputes.R11.absence": _absence,
    "disputes.R12": lambda **given: outcome.withdrawal(**given, law=LAW, day=DAY),
    "disputes.R13": _aid,
}


@pytest.mark.parametrize(("file", "case"), rule_cases(__file__), ids=case_id)
def test_a_rule_gives_what_the_statute_says(file: str, case: RuleCase) -> None:
    check(case, RULES)


@pytest.mark.parametrize(("file", "case"), rule_cases(__file__), ids=case_id)
def test_a_reckoning_gives_its_reasons_and_can_be_stored(file: str, case: RuleCase) -> None:
    if "error" in case.expected:
        return
    reckoning = RULES[case.rule](**case.given)
    if isinstance(reckoning, Reckoning):
        assert reckoning.rule == case.rule
        assert reckoning.steps and all(step.text for step in reckoning.steps)
        assert Reckoning.from_dict(reckoning.to_dict()) == reckoning


VALUES = tomllib.loads((Path(__file__).parent / "values.toml").read_text(encoding="utf-8"))


def _value_id(row: Given) -> str:
    return f"{row['name']} {row['from']}"


@pytest.mark.parametrize("row", VALUES["values"], ids=_value_id)
def test_a_value_holds_from_its_first_day(row: Given) -> None:
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


@pytest.mark.parametrize("name", VALUES["not_configured"])
def test_what_nobody_has_decided_is_refused_by_name(name: str) -> None:
    with pytest.raises(NotConfigured, match=name):
        LAW.value(f"disputes.{name}", DAY)


def test_the_files_of_values_are_sound() -> None:
    assert [problem for problem in LAW.problems() if problem.startswith("disputes.")] == []


def test_every_change_of_a_value_is_in_the_table() -> None:
    tested = {(f"disputes.{row['name']}", row["from"]) for row in VALUES["values"]}
    line = Law.load([LINE / "parameters.toml"])
    for name in line.names():
        first, *changes = [(name, dated.valid_from) for dated in line.history(name)] or [None]
        assert changes or first is None or first in tested, name
        assert set(changes) <= tested, name

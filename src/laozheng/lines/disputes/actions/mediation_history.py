"""A row of the data set `mediation` as the past of a case: its steps and its rows.

Stages whose days the row does not tell are left out; `carry_over` then leads to the mediation, so
that no term of law is judged by a day that nobody wrote down.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Model

from laozheng.kernel.cases.models import Assignment, Case
from laozheng.kernel.cases.recorder import History, Step
from laozheng.kernel.parties.city import city
from laozheng.lines.disputes.models import Claim, Mediation, Mediator, PrivateBody
from laozheng.lines.disputes.models.codes import ISSUES
from laozheng.lines.disputes.queries.mediation import KIND
from laozheng.lines.disputes.queries.registers import find_body, find_mediator
from laozheng.lines.disputes.rules.timeline import COMMITTEE, PRIVATE_BODY

OWN_NUMBER = re.compile(r"勞調-\d{2,3}-\d{6}")
CLOSING_STEP = {
    "settled": "settle",
    "not_settled": "fail",
    "withdrawn": "withdraw",
    "outside_jurisdiction": "transfer_out",
    "not_accepted": "refuse",
}

Values = Mapping[str, Any]


class Rosters:
    """Mediators and bodies as rows write them, looked up once per name."""

    def __init__(self) -> None:
        self._bodies: dict[str, PrivateBody | None] = {}
        self._mediators: dict[str, Mediator | None] = {}

    def body(self, text: str | None) -> PrivateBody | None:
        """The body that a text names, if exactly one."""
        if text and text not in self._bodies:
            self._bodies[text] = find_body(text)
        return self._bodies.get(text or "")

    def mediator(self, text: str | None) -> Mediator | None:
        """The mediator whom a text names, if exactly one."""
        if text and text not in self._mediators:
            self._mediators[text] = find_mediator(text)
        return self._mediators.get(text or "")


def history_of(values: Values, rosters: Rosters) -> History:
    """The whole past of one row, ready for the recorder."""
    body, mediator = rosters.body(values["private_body"]), rosters.mediator(values["mediator"])
    number = values["case_no"].strip()
    is_own = OWN_NUMBER.fullmatch(number) is not None
    accounts = ((body and body.account, "body"), (mediator and mediator.account, "mediator"))
    return History(
        kind=KIND,
        received_on=values["received_on"],
        intake=values["intake"],
        steps=list(steps_of(values)),
        number=number if is_own else "",
        source_no="" if is_own else number,
        filer_kind=values["filer"] or "worker",
        district=values["workplace_district"] or "",
        title=title_of(values),
        readers=[(account.user_id, role) for account, role in accounts if account],
        build=lambda case: _rows(case, values, body, mediator),
    )


def title_of(values: Values) -> str:
    """Employer and issue; never a worker."""
    return f"{values['employer_name']}　{ISSUES[values['issue']]}"[:200]


def remembered(values: Values) -> dict[str, Any]:
    """What the opening event remembers: the facts that figures count by."""
    return {
        "issue": values["issue"],
        "nature": values["nature"] or "rights",
        "filer": values["filer"] or "worker",
        "district": values["workplace_district"] or "",
        "industry": values["industry"] or "",
        "workers": values["workers"] or 1,
        "workers_female": values["workers_female"],
        "amount_claimed": claimed(values),
    }


def claimed(values: Values) -> int | None:
    """The sum asked for: as stated, else the sum of the claims with amounts."""
    if values["amount_claimed"] is not None:
        return int(values["amount_claimed"])
    amounts = [amount for _, amount in values["claims"] or () if amount is not None]
    return sum(amounts) if amounts else None


def steps_of(values: Values) -> Iterator[Step]:
    """The steps that the row tells, in order."""
    received, outcome = values["received_on"], values["outcome"] or "pending"
    opening = remembered(values)
    if not _taken_up(values):
        yield Step("register", received, data=opening)
    elif values["intake"] == "ex_officio":
        yield Step("refer_ex_officio", received, data={**opening, "channel": values["channel"]})
        yield from _mediation(values, outcome)
    else:
        yield Step("register", received, data=opening)
        yield Step("accept", received, data={"channel": values["channel"]})
        yield from _mediation(values, outcome)
    if outcome != "pending":
        yield _ending(values, outcome)
    for name, column in (("file_record", "record_filed_on"), ("serve_record", "record_served_on")):
        if values[column]:
            yield Step(name, values[column])
    if values["court_refused_on"]:
        order = {"court": "", "reason": "court_refused"}
        yield Step("court_refuses", values["court_refused_on"], data=order)


def _taken_up(values: Values) -> bool:
    """Whether the matter was accepted: a route was chosen, and nobody turned it away."""
    turned_away = values["outcome"] in ("outside_jurisdiction", "not_accepted")
    return bool(values["channel"]) and not turned_away


def _mediation(values: Values, outcome: str) -> Iterator[Step]:
    """Appointment and beginning, as far as their days are known."""
    assigned, begun = values["assigned_on"], values["started_on"] or values["first_hearing_on"]
    if assigned:
        yield from _appointment(values["channel"], assigned, values["mediator"] or "")
    if assigned and begun:
        yield Step("begin", begun)
    elif begun or outcome in ("settled", "not_settled"):
        yield Step("carry_over", begun or assigned or values["received_on"])
    if values["first_hearing_on"]:
        yield Step("hear", values["first_hearing_on"])


def _appointment(channel: str, on: date, mediator: str) -> Iterator[Step]:
    if channel == COMMITTEE:
        yield Step("notify_selection", on)
        yield Step("form", on)
    else:
        name = "body_appoint" if channel == PRIVATE_BODY else "appoint"
        yield Step(name, on, data={"mediator": mediator})


def _ending(values: Values, outcome: str) -> Step:
    data: dict[str, Any] = {"reason": values["outcome_reason"] or ""}
    if outcome == "settled":
        data |= {"partial": bool(values["partial"]), "amount_settled": values["amount_settled"]}
    if outcome == "withdrawn":
        data["via"] = values["withdrawn_via"]
    if outcome == "outside_jurisdiction":
        data["transferred_to"] = values["transferred_to"]
    if outcome in ("settled", "not_settled") and not values["record_filed_on"]:
        # Empty means unknown: the term for filing the record cannot be judged.
        data["record_day_unknown"] = True
    return Step(CLOSING_STEP[outcome], values["closed_on"], data=data)


def _rows(
    case: Case, values: Values, body: PrivateBody | None, mediator: Mediator | None
) -> Iterable[Model]:
    yield Mediation(case=case, **details(values, body, mediator))
    for code, amount in values["claims"] or ():
        yield Claim(case=case, claim_code=code, amount=amount)
    assigned = values["assigned_on"] or values["received_on"]
    for role, who in (("body", body), ("mediator", mediator)):
        if who is not None:
            yield Assignment(
                case=case,
                role=role,
                who_ref=who.ref,
                name=who.name,
                from_on=assigned,
                reason="assigned",
            )


def details(values: Values, body: PrivateBody | None, mediator: Mediator | None) -> dict[str, Any]:
    """The columns of the detail row."""
    outcome, reason = values["outcome"] or "pending", values["outcome_reason"] or ""
    if values["court_refused_on"]:
        outcome, reason = "not_settled", "court_refused"
    return {
        "nature": values["nature"] or "rights",
        "issue": values["issue"],
        "channel": values["channel"] or "",
        "employer_name": values["employer_name"],
        "union_name": values["union_name"] or "",
        "workers": values["workers"] or 1,
        "workers_female": values["workers_female"],
        "workplace_city": values["workplace_city"] or city().label,
        "workplace_zone": values["workplace_zone"] or "",
        "industry": values["industry"] or "",
        "language": values["language"] or "",
        "outcome": outcome,
        "outcome_reason": reason,
        "is_partial": bool(values["partial"]),
        "withdrawn_via": values["withdrawn_via"] or "",
        "transferred_to": values["transferred_to"] or "",
        "amount_claimed": claimed(values),
        "amount_settled": values["amount_settled"],
        "body": body,
        "body_as_written": values["private_body"] or "",
        "mediator": mediator,
        "mediator_as_written": values["mediator"] or "",
        "hearings_held": values["hearings"] or 0,
        "note": values["note"] or "",
    }

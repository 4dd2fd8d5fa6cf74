"""A synthetic line with one short procedure, so that the kernel is tested without any real line."""

import pytest

from laozheng.kernel.cases.declare import (
    PREVIOUS,
    Act,
    CaseKind,
    Deadline,
    Line,
    SignalCode,
    State,
    Transition,
)
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.reckoning import Reckoning

KIND = "example.request"


def decide_due(timeline, calendar, law) -> Reckoning | None:
    """Ten days from receipt."""
    return count(timeline.received_on, 10, "days", calendar, cite="範例辦法第1條")


def remember_reason(act: Act) -> dict[str, str]:
    """The reason given goes into the event."""
    return {"reason": act.given.get("reason", "")}


def refuse_without_reason(act: Act) -> str | None:
    """A rejection says why."""
    return None if act.given.get("reason") else "駁回須敘明理由，請填寫理由"


REQUEST = CaseKind(
    code="request",
    label="範例申請",
    prefix="範申",
    unit="labor_relations",
    level="restricted",
    intakes=("counter", "online"),
    states=(
        State("received", "已收件"),
        State("reviewed", "已審查"),
        State("approved", "核准", final=True),
        State("rejected", "駁回", final=True),
    ),
    transitions=(
        Transition("register", "收件", (), "received"),
        Transition("review", "審查", ("received",), "reviewed"),
        Transition("note", "註記", ("received", "reviewed", "approved"), None, run=remember_reason),
        Transition(
            "approve",
            "核准",
            ("reviewed",),
            "approved",
            roles=("officer", "supervisor"),
            other_person_than=("review",),
        ),
        Transition(
            "reject",
            "駁回",
            ("received", "reviewed"),
            "rejected",
            roles=("officer", "supervisor"),
            run=remember_reason,
            conditions=(refuse_without_reason,),
        ),
        Transition("reopen", "重開", ("approved", "rejected"), PREVIOUS, roles=("supervisor",)),
    ),
    deadlines=(Deadline("E1", "審查期限", decide_due, ("approve", "reject"), "範例辦法第1條"),),
    retain_years=5,
)
LINE = Line(
    code="example",
    label="範例業務",
    label_en="Example",
    unit="labor_relations",
    statutes=("範例辦法",),
    kinds=(REQUEST,),
    raises=(SignalCode("example.open", "範例註記"),),
    refers_to=("disputes.mediation", "later.request"),
)


@pytest.fixture(autouse=True)
def example_line(install):
    """Install the synthetic line for the length of a test."""
    install(LINE, files=())
    return LINE

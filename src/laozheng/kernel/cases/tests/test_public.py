"""Filing and following without an account, and the proofs of what a line opens to the public."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django import forms

from laozheng.conftest import NOON
from laozheng.kernel.accounts.access import may_act
from laozheng.kernel.accounts.codes import code_for, issue_code, living_code
from laozheng.kernel.accounts.models import OneTimeCode
from laozheng.kernel.accounts.reader import holder_of, public_reader
from laozheng.kernel.cases.actions import add_online, file_online, perform
from laozheng.kernel.cases.checks import problems_in_public
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Task
from laozheng.kernel.cases.public import FILER, Addition, BulkFiling, Following, PublicFiling
from laozheng.kernel.cases.queries import followed_case, subject_of
from laozheng.kernel.cases.tests.conftest import LINE, REQUEST

MORE = Addition("more", "補充", "補充", ("received",))
NOTE = Addition("note", "註記", "註記", ("received",), step="note")
FOLLOWING = Following(FILER, "申請", {"received": "已收件"}, additions=(MORE, NOTE))
FILING = PublicFiling(
    "request", "申請", "申請", "anybody", "request", "register", forms.Form, "審查"
)


def opened_to_public(*roles: str, following: Following | None = FOLLOWING):
    """The kind of the synthetic line with steps that let these roles in."""
    steps = tuple(
        replace(step, roles=("officer", *roles)) if step.name in ("register", "note") else step
        for step in REQUEST.transitions
    )
    return replace(REQUEST, transitions=steps, followed=following)


@pytest.fixture
def filed(world, monkeypatch) -> tuple[Case, str]:
    """A case that was filed online."""
    kinds = {"example.request": opened_to_public("public", "applicant")}
    for module in ("actions.opening", "actions.performing", "actions.filing"):
        name = f"laozheng.kernel.cases.{module}.kind_of"
        monkeypatch.setattr(name, kinds.__getitem__)
    monkeypatch.setattr("laozheng.kernel.cases.queries.following.kinds", lambda: kinds)
    receipt = file_online("example", FILING, at=NOON, fields={}, given={})
    return receipt.case, receipt.code


def test_a_filing_opens_a_case_for_its_unit(filed):
    case, code = filed
    assert (case.state, case.intake, case.officer) == ("received", "online", None)
    assert Task.objects.get(case=case).owner == case.unit
    found = code_for(subject_of(case.number), code, at=NOON)
    assert followed_case(found) == (case, FOLLOWING)


def test_the_holder_of_a_code_acts_as_applicant_on_his_case_alone(filed):
    case, _code = filed
    other = file_online("example", FILING, at=NOON, fields={}, given={}).case
    holder = holder_of(OneTimeCode.objects.get(subject_ref=case.ref), NOON)
    assert may_act(holder, ("officer", "applicant"), case, case.unit_id)
    assert not may_act(holder, ("officer", "applicant"), other, other.unit_id)
    assert not may_act(holder, ("officer",), case, case.unit_id)
    assert not may_act(public_reader(NOON), ("officer", "applicant"), case, case.unit_id)
    add_online(case, NOTE, {"reason": "一"}, holder=holder)
    assert case.events.get(kind="note").data == {"reason": "一"}


def test_a_code_of_another_sort_of_holder_opens_nothing(filed):
    case, _code = filed
    issue_code(case.ref, "party", actor=public_reader(NOON), days=1)
    assert followed_case(OneTimeCode.objects.get(purpose="party")) is None


def test_what_may_not_come_in_a_state_is_refused_with_the_state(filed, world):
    case, _code = filed
    holder = holder_of(OneTimeCode.objects.get(subject_ref=case.ref), NOON)
    perform(case, "review", actor=world.reader("system"), on=world.day)
    with pytest.raises(Refused, match="已審查"):
        add_online(case, MORE, {"reason": "一"}, holder=holder)


def test_a_code_lives_until_its_last_moment_and_its_first_use_is_kept(world):
    actor = public_reader(NOON)
    code = issue_code("case:1", FILER, actor=actor, days=1)
    row = OneTimeCode.objects.get()
    assert (len(code), row.used_at) == (11, None)
    last = NOON + timedelta(days=1)
    assert code_for("case:1", code, at=last - timedelta(seconds=1)) == row
    assert code_for("case:1", code, at=last) is None
    row.refresh_from_db()
    assert row.used_at == last - timedelta(seconds=1)
    assert living_code(row.pk, at=NOON) == row
    assert living_code(row.pk, at=last) is None


def test_the_same_code_of_another_record_opens_nothing(world):
    code = issue_code("case:1", FILER, actor=public_reader(NOON), days=1)
    issue_code("case:2", FILER, actor=public_reader(NOON), days=1)
    assert code_for("case:2", code, at=NOON) is None


@pytest.mark.parametrize(
    ("kind", "filing", "told"),
    [
        (opened_to_public("public", "applicant"), FILING, ""),
        (opened_to_public("applicant"), FILING, "nobody from outside may file it"),
        (opened_to_public("public"), FILING, "nobody may hand in 'note'"),
        (opened_to_public("public", following=None), FILING, "cannot follow it"),
        (REQUEST, replace(FILING, step="review"), "no step 'review' opens a case"),
        (opened_to_public("public", "applicant"), replace(FILING, asker="x"), "unknown asker"),
        (
            opened_to_public("public", following=Following(FILER, "一", {"nothing": "一"})),
            FILING,
            "public words for unknown state 'nothing'",
        ),
        (
            opened_to_public("public", following=Following(FILER, "一", {}, deadlines=("E9",))),
            FILING,
            "unknown term 'E9'",
        ),
    ],
)
def test_the_check_names_what_a_line_opens_wrongly(kind, filing, told):
    problems = list(problems_in_public(replace(LINE, kinds=(kind,), filings=(filing,))))
    assert bool(problems) is bool(told)
    assert all(told in problem.msg for problem in problems)


def test_a_sealed_kind_is_opened_to_no_party():
    following = replace(FOLLOWING, parts=("applicant",))
    opened = opened_to_public("public", "applicant", following=following)
    for level, told in (("unit", []), ("sealed", ["a sealed kind is opened to no party"])):
        kind = replace(opened, level=level)
        problems = problems_in_public(replace(LINE, kinds=(kind,)))
        assert [one.msg.partition(": ")[2] for one in problems] == told


def test_whole_files_come_from_parties_and_go_to_a_data_set():
    whole = BulkFiling("rows", "整批", "整批", "nothing", ("mediator",))
    problems = [
        one.msg for one in problems_in_public(replace(LINE, kinds=(), bulk_filings=(whole,)))
    ]
    assert problems == [
        "整批: unknown data set 'nothing'",
        "整批: 'mediator' signs in for no party",
    ]

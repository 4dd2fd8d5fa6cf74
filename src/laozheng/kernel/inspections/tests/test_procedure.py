"""A disposition from the open file to payment, appeal and revocation, step by step."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.actions import check_act, open_case, perform
from laozheng.kernel.cases.checks import problems_of
from laozheng.kernel.cases.declare import CaseKind
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Signal, Task
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.inspections.declare import CASE_KINDS, KERNEL_KINDS
from laozheng.kernel.inspections.models import Disposition, DispositionEvent, Hearing
from laozheng.kernel.inspections.queries import published_entries, removed_entries
from laozheng.kernel.parties.actions import Wanted, ensure_party

pytestmark = pytest.mark.usefixtures("world")
ACTOR = system_reader("test", datetime(2025, 3, 3, 4, 0, tzinfo=UTC))
KIND = "standards.disposition"
OTHER = {"party_name": "測試行號(李測試)"}


def step(case: Case, name: str, on: date, **given: Any) -> DispositionEvent:
    event = perform(case, name, actor=ACTOR, on=on, **given)
    return DispositionEvent.objects.get(pk=event.pk)


def a_file(**given: Any) -> Case:
    facts = {
        "party_name": "範例企業有限公司(王測試)",
        "articles": "勞動基準法第24條",
        "acted_from": date(2024, 1, 2),
        "acted_to": date(2024, 1, 31),
    }
    return open_case(
        KIND, "opened", actor=ACTOR, received_on=date(2024, 2, 1), intake="visit", **facts | given
    )


def a_decision(number: str = "高市勞條字第11399999900號", **given: Any) -> Case:
    """Decided 2024-03-04, not yet served."""
    case = a_file(**given)
    step(case, "hearing_sent", date(2024, 2, 1))
    step(case, "drafted", date(2024, 3, 1), amount_twd=50_000)
    step(case, "approved", date(2024, 3, 4), document_number=number)
    return case


def a_served_one(number: str = "高市勞條字第11399999900號", **given: Any) -> Case:
    case = a_decision(number, **given)
    step(case, "served", date(2024, 3, 5))
    return case


def due_days(case: Case) -> dict[str, date]:
    """The open terms of a case with their last days."""
    return {row.rule: row.due_on for row in case.deadlines.filter(state="open")}


def refusal(case: Case, name: str, on: date, **given: Any) -> str:
    with pytest.raises(Refused) as refused:
        perform(case, name, actor=ACTOR, on=on, **given)
    return refused.value.reason


@pytest.mark.parametrize("code", CASE_KINDS)
def test_the_declared_procedure_holds(code: str) -> None:
    kind: CaseKind = KERNEL_KINDS[code]
    assert list(problems_of(kind)) == []


def test_a_decision_keeps_its_range_and_its_number() -> None:
    disposition = Disposition.objects.get(case=a_decision())
    assert disposition.amount_twd == 50_000
    assert disposition.range_trace[0]["result"]["max_twd"] == 1_000_000
    assert (disposition.repeat_no, disposition.disposed_on) == (1, date(2024, 3, 4))
    assert disposition.case.source_no == disposition.number_canonical
    assert disposition.case.state == "issued"


@pytest.mark.parametrize(("amount", "fits"), [(19_999, False), (20_000, True), (1_500_001, False)])
def test_a_fine_outside_its_range_is_refused(amount: int, fits: bool) -> None:
    case = a_file()
    step(case, "hearing_sent", date(2024, 2, 1))
    if fits:
        step(case, "drafted", date(2024, 3, 1), amount_twd=amount)
    else:
        assert "20,000元至1,500,000元" in refusal(
            case, "drafted", date(2024, 3, 1), amount_twd=amount
        )


def test_nothing_is_decided_unheard() -> None:
    case = a_file()
    assert "陳述意見" in refusal(case, "drafted", date(2024, 3, 1), amount_twd=50_000)
    for reason in ("", "事實明確", "行政程序法第103條第9款"):
        assert "第103條" in refusal(case, "hearing_waived", date(2024, 2, 2), reason=reason)
    step(case, "hearing_waived", date(2024, 2, 2), reason="第103條第5款")
    assert check_act(case, "drafted", actor=ACTOR, on=date(2024, 3, 1), amount_twd=50_000) is None


def test_a_late_statement_is_read_and_marked() -> None:
    case = a_file()
    step(case, "hearing_sent", date(2024, 2, 1))
    assert step(case, "heard", date(2024, 2, 16), summary="測試意見").data["late"] is True
    assert Hearing.objects.get().received_on == date(2024, 2, 16)


def test_an_article_that_asks_for_it_needs_an_improvement_date_that_has_passed() -> None:
    case = a_file(articles="職業安全衛生法第22條第1項")
    step(case, "hearing_sent", date(2024, 2, 1))
    day = date(2024, 3, 1)
    assert "須先限期改善" in refusal(case, "drafted", day, amount_twd=30_000)
    assert "尚未屆滿" in refusal(
        case, "drafted", day, amount_twd=30_000, improvement_due_on=date(2024, 3, 1)
    )
    step(case, "drafted", day, amount_twd=30_000, improvement_due_on=date(2024, 2, 29))


def test_a_fine_after_limitation_is_refused() -> None:
    case = a_file(acted_from=date(2021, 2, 1), acted_to=date(2021, 2, 20))
    step(case, "hearing_sent", date(2024, 2, 1))
    assert "時效" in refusal(case, "drafted", date(2024, 2, 20), amount_twd=50_000)
    step(case, "drafted", date(2024, 2, 19), amount_twd=50_000)


def test_a_file_without_the_days_of_the_act_cannot_be_opened() -> None:
    with pytest.raises(Refused, match="請填違反期間"):
        a_file(acted_from=None)


def test_service_starts_appeal_and_payment() -> None:
    case = a_served_one()
    due = {row.rule: row.due_on for row in case.deadlines.filter(state="open")}
    assert due["payment"] == due["appeal"] == date(2024, 4, 8)
    step(case, "paid", date(2024, 4, 8), amount_twd=50_000)
    assert case.deadlines.get(rule="payment").state == "met"


def test_nothing_is_published_before_service() -> None:
    case = a_decision()
    assert "尚未送達" in refusal(case, "announced", date(2024, 3, 6))
    step(case, "served", date(2024, 3, 8))
    event = step(case, "announced", date(2024, 3, 15))
    assert [entry.entry_id for entry in published_entries(date(2024, 3, 15))] == [
        event.data["entry"]
    ]
    assert not published_entries(date(2024, 3, 14)).exists()


def test_an_appeal_on_the_last_day_opens_the_file_and_one_day_later_it_does_not() -> None:
    in_time, late = a_served_one(), a_served_one("高市勞條字第11399999800號", **OTHER)
    assert step(in_time, "appealed", date(2024, 4, 8)).data["late"] is False
    assert in_time.state == "appealed"
    assert "收到逾期訴願" in refusal(late, "appealed", date(2024, 4, 9))
    assert step(late, "appealed_late", date(2024, 4, 9), reference="訴字第2號").data["late"] is True
    assert late.state == "served"


def test_a_late_appeal_does_not_reopen_finality_and_is_passed_on_all_the_same() -> None:
    case = a_served_one()
    step(case, "final", date(2024, 4, 9))
    step(case, "appealed_late", date(2024, 4, 12))
    assert (case.state, case.closed_on) == ("final", date(2024, 4, 9))
    assert due_days(case)["answer"] == date(2024, 5, 2)
    step(case, "answered", date(2024, 4, 20))
    step(case, "late_appeal_rejected", date(2024, 6, 3))
    assert case.state == "final"
    assert not {"answer", "appeal_decision"} & set(due_days(case))


def test_nothing_is_final_while_the_party_may_still_appeal() -> None:
    case = a_served_one()
    assert "訴願期間至113年4月8日屆滿" in refusal(case, "final", date(2024, 4, 8))
    step(case, "final", date(2024, 4, 9))


def test_there_is_no_answer_without_an_appeal() -> None:
    assert "沒有訴願" in refusal(a_served_one(), "answered", date(2024, 4, 1))


def test_the_clocks_of_an_appeal_run_from_its_receipt_and_stop_with_its_decision() -> None:
    case = a_served_one()
    step(case, "appealed", date(2024, 4, 1))
    assert due_days(case)["answer"] == date(2024, 4, 22)  # the 21st is a Sunday
    assert due_days(case)["appeal_decision"] == date(2024, 7, 1)
    step(case, "appeal_extended", date(2024, 6, 20))
    assert due_days(case)["appeal_decision"] == date(2024, 9, 2)  # the 1st is a Sunday
    step(case, "appeal_dismissed", date(2024, 8, 30), reference="訴字第3號")
    assert not {"answer", "appeal_decision"} & set(due_days(case))
    assert case.deadlines.get(rule="appeal_decision").state == "met"


def test_execution_begins_within_five_years_from_finality() -> None:
    case = a_served_one()
    step(case, "final", date(2024, 5, 2))
    assert due_days(case)["enforcement"] == date(2029, 5, 2)
    step(case, "enforcement_sent", date(2024, 9, 2))
    assert "enforcement" not in due_days(case)


def test_a_revocation_of_what_was_never_published_takes_nothing_from_the_list() -> None:
    case = a_served_one()
    event = step(case, "revoked", date(2024, 11, 15))
    assert (event.data["entries"], case.state) == ([], "revoked")
    assert not removed_entries(date(2024, 1, 1)).exists()


def test_a_revocation_undoes_everything_at_once() -> None:
    case = a_served_one()
    step(case, "announced", date(2024, 3, 15))
    step(case, "paid", date(2024, 4, 1), amount_twd=50_000)
    party = ensure_party(Wanted("enterprise", "範例企業有限公司", date(2024, 1, 1)), ACTOR)
    Signal.objects.create(
        party=party, code="standards.fine", from_on=date(2024, 3, 5), source_case=case,
        raised_on=date(2024, 3, 5),
    )  # fmt: skip
    told: list[Any] = []

    def hear(**facts: Any) -> None:
        told.append(facts["kinds"])

    case_changed.connect(hear)
    try:
        event = step(case, "revoked", date(2024, 11, 15), reference="訴字第1號")
    finally:
        case_changed.disconnect(hear)

    assert (case.state, case.closed_on) == ("revoked", date(2024, 11, 15))
    (tombstone,) = removed_entries(date(2024, 1, 1))
    assert (tombstone.removal_reason, tombstone.removed_on) == ("revoked", ACTOR.day)
    assert not published_entries(ACTOR.day).exists()
    assert Signal.objects.get().withdrawn_on == date(2024, 11, 15)
    assert event.data["refund_twd"] == 50_000
    assert Task.objects.get(rule="inspections.refund").due_on == date(2025, 3, 10)
    assert told == [{KIND}]
    assert not case.deadlines.filter(state="open").exists()


def test_a_revocation_calls_for_review_of_repeat_counts_that_relied_on_it() -> None:
    first = a_served_one()
    second = open_case(
        KIND, "opened", actor=ACTOR, received_on=date(2024, 6, 1), intake="visit",
        party_name="範例企業有限公司(李測試)", articles="勞動基準法第24條",
        acted_from=date(2024, 4, 2),
    )  # fmt: skip
    step(second, "hearing_sent", date(2024, 6, 2))
    assert step(second, "drafted", date(2024, 7, 1), amount_twd=80_000).data["repeat_no"] == 2
    step(second, "approved", date(2024, 7, 2), document_number="高市勞條字第11399999800號")
    step(first, "revoked", date(2024, 8, 1))
    assert Task.objects.get(rule="inspections.repeat_count").case == second


@pytest.mark.parametrize(
    ("fallen", "left", "is_reviewed"),
    [
        ("partly_revoked", {"articles": "勞動基準法第36條"}, True),
        ("partly_revoked", {"articles": "勞動基準法第24條"}, False),
        ("partly_revoked", {"amount_twd": 30_000}, False),
        ("remanded", {}, True),
    ],
)
@pytest.mark.slow
def test_a_draft_that_counted_what_fell_is_reviewed_and_no_other(
    fallen: str, left: dict[str, Any], is_reviewed: bool
) -> None:
    first = a_served_one(articles="勞動基準法第24條;第36條")
    acted_on = date(2024, 4, 2)
    drafts = [a_file(articles=f"勞動基準法第{n}條", acted_from=acted_on, acted_to=acted_on)
              for n in (24, 38)]  # fmt: skip
    for draft in drafts:
        step(draft, "hearing_sent", date(2024, 6, 2))
        step(draft, "drafted", date(2024, 7, 1), amount_twd=80_000)
    event = step(first, fallen, date(2024, 8, 1), **left)
    reviewed = [drafts[0].number] if is_reviewed else []
    assert event.data["repeat_reviews"] == reviewed
    assert list(Task.objects.values_list("case__number", flat=True)) == reviewed


def test_what_was_paid_beyond_the_rest_is_given_back() -> None:
    case = a_served_one(articles="勞動基準法第24條;第36條")
    step(case, "paid", date(2024, 4, 1), amount_twd=50_000)
    event = step(case, "partly_revoked", date(2024, 8, 1), amount_twd=30_000)
    assert event.data["refund_twd"] == 20_000
    (task,) = Task.objects.all()
    assert (task.rule, "20,000元" in task.subject) == ("inspections.refund", True)


def test_a_partial_revocation_leaves_a_part_of_what_was() -> None:
    case = a_served_one(articles="勞動基準法第24條;第36條")
    day = date(2024, 9, 2)
    assert "一部分" in refusal(case, "partly_revoked", day, articles="勞動基準法第39條")
    assert "不高於" in refusal(case, "partly_revoked", day, amount_twd=50_001)
    event = step(case, "partly_revoked", day, articles="勞動基準法第24條", amount_twd=30_000)
    assert (event.amount_twd, [c.article for c in event.citations]) == (30_000, [24])
    assert case.state == "partly_revoked"


def test_a_partial_revocation_tells_the_lower_amount_from_its_day() -> None:
    ensure_party(Wanted("enterprise", "範例企業有限公司", date(2020, 1, 1)), ACTOR)
    case = a_served_one(articles="勞動基準法第24條;第36條")
    step(case, "partly_revoked", date(2024, 9, 2), amount_twd=30_000)
    told = Signal.objects.filter(source_case=case).order_by("id")
    assert [(one.value, one.from_on, one.withdrawn_on) for one in told] == [
        (50_000, date(2024, 3, 5), date(2024, 9, 2)),
        (30_000, date(2024, 9, 2), None),
    ]


def test_a_revocation_before_the_decision_or_in_the_future_is_refused() -> None:
    case = a_served_one()
    assert refusal(case, "revoked", date(2024, 1, 1))
    assert refusal(case, "revoked", date(2025, 3, 4))


def test_the_drafter_does_not_approve(world: Any) -> None:
    transition = KERNEL_KINDS[KIND].transition("approved")
    assert transition.other_person_than == ("drafted",)
    assert "officer" not in transition.roles


def test_a_number_is_given_once() -> None:
    a_decision()
    case = a_file()
    step(case, "hearing_sent", date(2024, 2, 1))
    step(case, "drafted", date(2024, 3, 1), amount_twd=50_000)
    assert "已使用" in refusal(
        case, "approved", date(2024, 3, 4), document_number="高市勞條字第11399999900號"
    )


def test_a_decision_made_elsewhere_is_registered_as_issued() -> None:
    case = open_case(
        KIND, "issued", actor=ACTOR, received_on=date(2024, 3, 4), intake="document",
        document_number="高市勞條字第11399999900號", party_name="範例商店",
        articles="勞動基準法第24條",
    )  # fmt: skip
    assert Disposition.objects.get(case=case).disposed_on == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("given", "is_linked"),
    [
        ({"party_name": "範例企業有限公司(王測試)"}, True),
        ({"party_name": "範例企業股份有限公司", "ubn": "04595257"}, True),
        ({"party_name": "別家企業有限公司"}, False),
        ({"party_name": "王測試"}, False),
    ],
)
def test_a_file_opened_by_hand_is_tied_to_the_enterprise_that_is_surely_meant(
    given: dict[str, Any], is_linked: bool
) -> None:
    wanted = Wanted("enterprise", "範例企業有限公司", date(2020, 1, 1), ubn="04595257")
    party = ensure_party(wanted, ACTOR)
    case = a_file(**given)
    linked = [party] if is_linked else []
    assert [row.party for row in case.parties.all()] == linked
    assert Disposition.objects.get(case=case).party == (party if is_linked else None)


def test_a_decision_that_tells_the_wrong_remedy_may_be_appealed_for_a_year() -> None:
    case = a_decision()
    step(case, "served", date(2024, 3, 4), remedy_notice_wrong=True)
    assert due_days(case)["appeal"] == date(2025, 3, 4)
    step(case, "appealed", date(2025, 3, 3))
    assert case.state == "appealed"

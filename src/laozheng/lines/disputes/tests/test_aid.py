"""Aid from the labor rights fund: applications by hand and by file, money, and the figures."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import reader_for
from laozheng.kernel.budget.actions import enter_line
from laozheng.kernel.budget.models import BudgetLine
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.kernel.datasets.export import export_rows
from laozheng.kernel.grants.models import Award, Payment
from laozheng.lines.disputes.queries.aid import SCHEME
from laozheng.lines.disputes.tests.factories import APPROVED_AID, SETTLED, reasons, value
from laozheng.lines.disputes.tests.procedure import at

pytestmark = pytest.mark.django_db

APPLIED, DECIDED = date(2024, 5, 10), date(2024, 6, 28)
APPLICATION = {
    "applicant_kind": "dismissed_worker",
    "applicant_name": "測試工一",
    "persons": 1,
    "domicile_since": date(2024, 1, 10),
    "works_in_city": True,
    "mediation_basis": "labor_dispute_act",
    "mediation_failed_on": date(2024, 4, 18),
    "ground": "employment_existence",
    "stage": "first_instance",
    "items": ["attorney_fee", "court_fee", "living_allowance"],
}
GRANTED = {
    "persons": 1,
    "amounts": {"attorney_fee": 40000, "living_allowance": 30000},
    "reason": "依管理會審定",
}


@pytest.fixture
def fund(world) -> BudgetLine:
    """The yield of the fund that may be spent in 113."""
    return enter_line(
        113,
        SCHEME.budget_code,
        "涉訟補助",
        100_000,
        actor=world.reader("system"),
        source=SCHEME.budget_source,
        strict=True,
    )


def apply(world, received_on: date = APPLIED, **facts) -> Case:
    return open_case(
        "disputes.litigation_aid",
        "register",
        actor=world.reader("officer", at(received_on)),
        received_on=received_on,
        intake="counter",
        officer=world.officer,
        **{**APPLICATION, **facts},
    )


def do(world, case, name, on, who="officer", **given):
    return perform(case, name, actor=world.reader(who, at(on)), on=on, **given)


def in_committee(world, **facts) -> Case:
    case = apply(world, **facts)
    do(world, case, "review", date(2024, 5, 20))
    do(world, case, "to_committee", date(2024, 6, 3))
    return case


def test_an_application_is_reviewed_granted_paid_and_closed(world, fund):
    case = in_committee(world)
    do(world, case, "approve", DECIDED, who="supervisor", **GRANTED)
    paid = perform(
        case, "pay", actor=world.reader("system", at(date(2024, 7, 8))), on=date(2024, 7, 8),
        amount=70000, kind="initial", item="",
    )  # fmt: skip
    assert paid.data == {"amount": 70000, "item": ""}
    do(world, case, "report", date(2025, 1, 6), judgment="測試地方法院113年度勞訴字第1號")
    do(world, case, "close", date(2025, 1, 7))
    assert case.state == "closed"
    assert value("litigation_aid_applications") == 1
    assert value("litigation_aid_approvals", ground="employment_existence") == 1
    assert value("litigation_aid_persons") == 1
    assert value("litigation_aid_amount") == 70000
    assert value("litigation_aid_amount", item="living_allowance") == 30000
    assert value("litigation_aid_paid_amount") == 70000


def test_money_that_came_back_counts_against_what_was_paid(world, fund):
    case = in_committee(world)
    do(world, case, "approve", DECIDED, who="supervisor", **GRANTED)
    system = world.reader("system", at(date(2024, 9, 2)))
    perform(case, "pay", actor=system, on=date(2024, 7, 8), amount=70000, paid_as="initial")
    perform(case, "recover", actor=system, on=date(2024, 9, 2), amount=20000, reason="相對人返還")
    assert value("litigation_aid_paid_amount") == 50000


def test_a_domicile_a_day_too_short_is_not_brought_to_the_committee(world):
    case = apply(world, date(2024, 5, 9))
    do(world, case, "review", date(2024, 5, 20))
    with pytest.raises(Refused, match="滿4個月"):
        do(world, case, "to_committee", date(2024, 6, 3))


def test_nobody_decides_what_he_reviewed(world, fund):
    unit, actor = Unit.objects.get(code="labor_relations"), world.reader("system")
    both = hire("S009", "測試兼辦", unit, ("officer", "supervisor"), on=APPLIED, actor=actor)
    case = apply(world)
    reviewer = reader_for(both.user, at(date(2024, 5, 20)))
    perform(case, "review", actor=reviewer, on=date(2024, 5, 20))
    do(world, case, "to_committee", date(2024, 6, 3))
    decider = reader_for(both.user, at(DECIDED))
    with pytest.raises(Refused, match="另一位同仁"):
        perform(case, "approve", actor=decider, on=DECIDED, **GRANTED)


def test_no_more_persons_are_aided_than_applied(world, fund):
    case = in_committee(world)
    with pytest.raises(Refused, match="多於申請人數1人"):
        do(world, case, "approve", DECIDED, who="supervisor", **{**GRANTED, "persons": 2})


def test_an_item_that_the_ground_does_not_pay_is_not_granted(world, fund):
    case = in_committee(world, applicant_kind="worker", ground="other_dispute")
    with pytest.raises(Refused, match="生活費用不在得補助之項目內"):
        do(world, case, "approve", DECIDED, who="supervisor", **GRANTED)


def test_without_a_cap_the_committee_gives_its_reason(world, fund):
    case = in_committee(world)
    with pytest.raises(Refused, match="尚未設定"):
        do(world, case, "approve", DECIDED, who="supervisor", **{**GRANTED, "reason": ""})


def test_the_principal_of_the_fund_is_never_spent(world, fund):
    case = in_committee(world)
    beyond = {**GRANTED, "amounts": {"attorney_fee": 100_001}}
    with pytest.raises(Refused):
        do(world, case, "approve", DECIDED, who="supervisor", **beyond)
    assert not Award.objects.exists()


def test_imported_applications_count_like_those_typed_in(brought):
    report = brought(
        "litigation_aid", {**APPROVED_AID, "amount_paid": "45000", "paid_on": "1130708"}
    )
    assert report.created == 1, report.refusals
    assert Award.objects.get().approved_twd == Payment.objects.get().amount_twd == 45000
    figures = {
        "litigation_aid_applications": 1,
        "litigation_aid_approvals": 1,
        "litigation_aid_persons": 1,
        "litigation_aid_amount": 45000,
        "litigation_aid_paid_amount": 45000,
    }
    assert {name: value(name) for name in figures} == figures


@pytest.mark.parametrize(
    ("change", "column", "says"),
    [
        ({"amount_approved": "45001"}, "amount_approved", "三項合計45,000元"),
        ({"persons_approved": "2"}, "persons_approved", "多於申請人數1人"),
        ({"mediation_failed_on": ""}, "mediation_failed_on", "必填"),
        ({"mediation_basis": "none", "mediation_failed_on": ""}, "mediation_basis", "裁決"),
        ({"decided_on": ""}, "decided_on", "必填"),
        ({"decision": ""}, "decision", "沒有結果"),
        ({"items": "attorney_fee"}, "court_fee_amount", "沒有裁判費"),
        ({"amount_paid": "45000"}, "paid_on", "同時填寫"),
        ({"amount_paid": "45001", "paid_on": "2024-07-08"}, "amount_paid", "多於核定金額"),
        ({"decided_on": "2024-05-09"}, "decided_on", "早於收件日"),
        ({"reject_reason": "不符"}, "reject_reason", "只適用於"),
        ({"applicant_kind": "union"}, "union_seat_in_city", "必填"),
        ({"dismissed_for_members": "是"}, "dismissed_for_members", "工會幹部"),
        ({"persons": "0"}, "persons", "不得小於 1"),
    ],
)
def test_an_application_that_cannot_be_true_is_refused(brought, change, column, says):
    report = brought("litigation_aid", {**APPROVED_AID, **change})
    assert report.created == 0
    assert (column, True) in [(c, says in reason) for c, reason in reasons(report)]


def test_a_past_approval_against_the_rule_of_its_day_is_kept_with_a_warning(brought):
    report = brought("litigation_aid", {**APPROVED_AID, "domicile_since": "2024-01-11"})
    assert report.created == 1
    assert [(w.column, "滿4個月" in w.reason) for w in report.warnings] == [("decision", True)]


def test_an_application_follows_our_own_mediation(brought):
    failed = {**SETTLED, "outcome": "not_settled", "case_no": "舊-9"}
    brought("mediation", failed)
    brought("litigation_aid", {**APPROVED_AID, "mediation_case_no": "舊-9"})
    assert CaseLink.objects.get().kind == "follows"


def test_a_pending_application_gets_its_decision_by_a_later_file(brought):
    decided = ("decision", "decided_on", "persons_approved", "attorney_amount")
    blank = dict.fromkeys((*decided, "court_fee_amount", "amount_approved"), "")
    brought("litigation_aid", {**APPROVED_AID, **blank})
    assert brought("litigation_aid", APPROVED_AID, update=True).updated == 1
    assert Case.objects.get().state == "approved"
    again = brought("litigation_aid", {**APPROVED_AID, "persons": "2"}, update=True)
    assert (again.updated, again.refused) == (0, 1)


def test_the_export_gives_the_columns_back(brought, world):
    brought("litigation_aid", APPROVED_AID)
    found = export_rows(
        dataset_named("litigation_aid"), Period.parse("113"), world.reader("system")
    )
    (row,) = found
    assert {name: row[name] for name in APPROVED_AID} == APPROVED_AID

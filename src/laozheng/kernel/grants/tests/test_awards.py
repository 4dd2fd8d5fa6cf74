"""From decision to recovery: the sums hold after every step."""

from datetime import date

import pytest

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.budget.actions import enter_line
from laozheng.kernel.budget.ledger import AppendOnlyError
from laozheng.kernel.budget.models import Commitment
from laozheng.kernel.budget.queries import free, paid
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.grants.actions import ItemDecision, decide, pay, recover
from laozheng.kernel.grants.declare import GrantItem, Scheme
from laozheng.kernel.grants.models import Award, Bar
from laozheng.kernel.grants.queries import paid_total, payments_of, standing_award, to_recover
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.parties.models import Party

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 5)
AID = Scheme(
    "example.aid",
    "範例補助",
    "example",
    "範例自治條例第5條",
    (
        GrantItem("attorney", "律師費", "example.attorney_cap"),
        GrantItem("living", "生活費", "example.living_monthly"),
        GrantItem("court", "裁判費"),
    ),
    budget_code="aid",
)
PARAMETERS = """
prefix = "example"
[attorney_cap]
label = "律師費上限"
unit = "twd"
scope = "city"
[[attorney_cap.values]]
from = 2020-01-01
value = 50000
cite = "範例自治條例第6條"
status = "C"
[living_monthly]
label = "每月生活費"
unit = "twd"
scope = "city"
[[living_monthly.values]]
from = 2020-01-01
value = 27470
cite = "範例自治條例第7條"
status = "C"
"""


@pytest.fixture
def law(tmp_path):
    path = tmp_path / "parameters.toml"
    path.write_text(PARAMETERS, encoding="utf-8")
    return Law.load([path])


@pytest.fixture
def line(world):
    return enter_line(113, "aid", "涉訟補助", 200_000, actor=world.reader("system"))


@pytest.fixture
def case(world):
    return Case.objects.create(
        number="範補-113-000001",
        kind="example.aid",
        line="example",
        state="received",
        unit=Unit.objects.get(code="labor_relations"),
        officer=world.officer,
        received_on=date(2024, 2, 1),
        intake="counter",
        level="unit",
    )


@pytest.fixture
def grant(case, world, law, line):
    """Decides on the case as its supervisor; further words replace the usual ones."""

    def decide_as(*items, who="supervisor", decision="approved", **options):
        given = {"persons": 1, "on": DAY, "law": law, "actor": world.reader(who)}
        return decide(case, AID, decision, items=items, **(given | options))

    return decide_as


ATTORNEY = ItemDecision("attorney", 40_000, 60_000)
COURT = ItemDecision("court", 10_000, reason="依收據核定")


def test_an_approval_is_the_sum_of_its_items_and_is_committed(grant, line, case):
    award = grant(ATTORNEY, COURT)
    assert award.approved_twd == sum(item.approved_twd for item in award.items.all()) == 50_000
    assert free(line) == 150_000
    assert award.commitment.award_ref == f"{case.ref}/example.aid"
    assert Entry.objects.get(object_ref=award.ref).changes["approved_twd"] == 50_000


def test_the_trace_of_each_cap_is_kept(grant):
    award = grant(ItemDecision("living", 82_410, quantity=3), COURT)
    living = Reckoning.from_dict(award.items.get(item="living").cap)
    assert living.result == 3 * 27_470
    assert living.values[0].cite == "範例自治條例第7條"
    assert Reckoning.from_dict(award.items.get(item="court").cap).result is None


def test_an_item_may_reach_its_cap_and_not_pass_it(grant):
    with pytest.raises(Refused, match="超過律師費上限 50,000 元"):
        grant(ItemDecision("attorney", 50_001))
    assert grant(ItemDecision("attorney", 50_000)).approved_twd == 50_000


def test_without_a_cap_the_committee_says_why(grant):
    with pytest.raises(Refused, match="請敘明核定理由"):
        grant(ItemDecision("court", 10_000))


def test_a_cap_that_is_not_configured_on_the_day_asks_for_a_reason(grant, world):
    enter_line(107, "aid", "涉訟補助", 200_000, actor=world.reader("system"))
    early = {"on": date(2018, 3, 5)}
    with pytest.raises(Refused, match="上限尚未設定"):
        grant(ItemDecision("attorney", 60_000), **early)
    award = grant(ItemDecision("attorney", 60_000, reason="委員會決議"), **early)
    assert award.approved_twd == 60_000


def test_the_officer_does_not_approve_the_own_case(grant):
    with pytest.raises(Refused, match="承辦人不得核定"):
        grant(ATTORNEY, who="officer")
    assert grant(ATTORNEY, who="second_officer").pk


def test_a_rejection_commits_nothing(grant, line, world):
    award = grant(decision="rejected", reason="不符資格")
    assert (award.approved_twd, award.commitment, free(line)) == (0, None, 200_000)
    with pytest.raises(Refused, match="未經核准"):
        pay(award, 1, on=DAY, actor=world.reader("second_officer"))


def test_an_approval_without_amount_and_a_rejection_with_one_are_refused(grant):
    with pytest.raises(Refused, match="須有核定金額"):
        grant()
    with pytest.raises(Refused, match="只有核准"):
        grant(ATTORNEY, decision="rejected")
    with pytest.raises(Refused, match="不得為負"):
        grant(ATTORNEY, ItemDecision("court", -1, reason="x"))


def test_beyond_the_budget_the_head_decides_with_a_reason(grant, line, world):
    court = ItemDecision("court", 200_001, reason="依收據核定")
    with pytest.raises(Refused, match="可用餘額 200,000 元"):
        grant(court)
    assert not Award.objects.exists()
    award = grant(court, who="head", override_reason="急難")
    assert award.commitment.override_reason == "急難"


def test_a_barred_applicant_gets_nothing_until_the_bar_ends(grant, case):
    party = Party.objects.create(kind="person", display_name="測試甲", party_key="測試甲")
    CaseParty.objects.create(
        case=case, party=party, name_as_written="測試甲", role="applicant", from_on=DAY
    )
    Bar.objects.create(
        party=party,
        scheme=AID.code,
        reason="文件不實",
        valid_from=date(2023, 3, 6),
        valid_to=date(2024, 3, 6),
    )
    with pytest.raises(Refused, match="文件不實"):
        grant(ATTORNEY)
    assert grant(ATTORNEY, on=date(2024, 3, 6)).pk


def test_payments_and_recoveries_stay_within_the_approval(grant, line, world):
    award, cashier = grant(ATTORNEY, COURT), world.reader("second_officer")
    pay(award, 30_000, on=DAY, actor=cashier)
    with pytest.raises(Refused, match="尚可撥付 20,000 元"):
        pay(award, 20_001, on=DAY, actor=cashier, kind="topup")
    pay(award, 20_000, on=date(2024, 4, 1), actor=cashier, kind="topup")
    # More than any single payment: it is booked back over both.
    recover(award, 45_000, on=date(2024, 5, 1), actor=cashier, reason="對造償還訴訟費用")
    assert paid_total(award) == 5_000
    assert paid_total(award, until=date(2024, 3, 31)) == 30_000
    assert [p.serial for p in payments_of(award)] == [1, 2, 3]
    assert (paid(line), free(line)) == (5_000, 150_000)
    with pytest.raises(Refused, match="實付 5,000 元"):
        recover(award, 5_001, on=DAY, actor=cashier, reason="誤付")
    with pytest.raises(Refused, match="敘明理由"):
        recover(award, 1, on=DAY, actor=cashier, reason="")


@pytest.mark.parametrize("amount", [0, -5])
def test_nothing_but_a_positive_amount_is_paid(grant, world, amount):
    with pytest.raises(Refused):
        pay(grant(ATTORNEY), amount, on=DAY, actor=world.reader("second_officer"))


def test_no_payment_precedes_the_decision(grant, world):
    with pytest.raises(Refused, match="113年3月5日"):
        pay(grant(ATTORNEY), 1, on=date(2024, 3, 4), actor=world.reader("second_officer"))


def test_money_recovered_in_a_later_year_leaves_the_old_line_alone(grant, line, world):
    award, cashier = grant(ATTORNEY), world.reader("second_officer")
    pay(award, 40_000, on=DAY, actor=cashier)
    recover(award, 40_000, on=date(2025, 1, 2), actor=cashier, reason="對造償還")
    assert (paid_total(award), paid(line)) == (0, 40_000)


def test_a_new_decision_supersedes_and_keeps_what_was_paid(grant, line, world, case):
    first, cashier = grant(ATTORNEY), world.reader("second_officer")
    pay(first, 25_000, on=DAY, actor=cashier)
    second = grant(ItemDecision("attorney", 45_000), on=date(2024, 6, 1))
    assert second.supersedes == first
    assert standing_award(case, AID.code) == second
    assert free(line) == 200_000 - 45_000
    with pytest.raises(Refused, match="已重新核定"):
        pay(first, 1, on=date(2024, 6, 2), actor=cashier)
    pay(second, 20_000, on=date(2024, 6, 2), actor=cashier, kind="topup")
    assert paid_total(second) == 45_000


def test_a_revoked_award_leaves_what_must_be_recovered(grant, line, world):
    first, cashier = grant(ATTORNEY), world.reader("second_officer")
    pay(first, 25_000, on=DAY, actor=cashier)
    revoked = grant(decision="rejected", reason="文件不實", on=date(2024, 6, 1))
    assert (to_recover(revoked), free(line)) == (25_000, 175_000)
    recover(revoked, 25_000, on=date(2024, 7, 1), actor=cashier, reason="文件不實")
    assert (to_recover(revoked), free(line)) == (0, 200_000)


def test_records_of_years_without_budget_come_in_by_import_only(grant, world):
    old = {"on": date(2015, 3, 5), "law": Law({})}
    court = ItemDecision("court", 10_000, reason="匯入")
    with pytest.raises(Refused, match="104 年度預算科目「aid」尚未建檔"):
        grant(court, **old)
    award = grant(court, who="system", **old)
    assert award.commitment is None
    with pytest.raises(Refused, match="沒有預算保留"):
        pay(award, 10_000, on=DAY, actor=world.reader("second_officer"))
    assert pay(award, 10_000, on=DAY, actor=world.reader("system")).execution is None


def test_an_import_does_not_slip_past_an_exhausted_line(grant, line):
    with pytest.raises(Refused, match="可用餘額"):
        grant(ItemDecision("court", 200_001, reason="匯入"), who="system")
    assert not Commitment.objects.exists()


def test_awards_and_payments_are_never_changed(grant, world):
    award = grant(ATTORNEY)
    payment = pay(award, 1, on=DAY, actor=world.reader("second_officer"))
    for row in (award, payment):
        with pytest.raises(AppendOnlyError):
            row.save()
        with pytest.raises(AppendOnlyError):
            row.delete()


def test_words_outside_the_closed_lists_are_mistakes(grant, world):
    with pytest.raises(ValueError, match="maybe"):
        grant(decision="maybe")
    award = grant(ATTORNEY)
    with pytest.raises(ValueError, match="recovery"):
        pay(award, 1, on=DAY, actor=world.reader("second_officer"), kind="recovery")

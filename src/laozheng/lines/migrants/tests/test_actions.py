"""The cases of the line as people move them, step by step."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from laozheng.base.moments import TAIPEI
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.checks import problems_of
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import CaseDocument, Signal
from laozheng.kernel.documents.actions import issue
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.lines.migrants.line import LINE
from laozheng.lines.migrants.models import MigrantVisit, Notice, ShelterStay, Verification
from laozheng.lines.migrants.rules.codes import NOTICE_DOCUMENTS
from laozheng.lines.migrants.tests.factories import (
    EMPLOYER,
    an_interpreter,
    officer_of_the_unit,
    shown,
)

MAY = date(2024, 5, 6)


def _opened(world, what, step, **given):
    given = {"employer_name": EMPLOYER, "intake": "document", "received_on": MAY, **given}
    return open_case(f"migrants.{what}", step, actor=world.reader("system"), **given)


def _moved(world, case, step, on=MAY, **given):
    return perform(case, step, actor=world.reader("system"), on=on, **given)


def _due(case):
    return {row.rule: row.due_on for row in case.deadlines.all()}


@pytest.mark.parametrize("kind", LINE.kinds, ids=lambda kind: kind.code)
def test_the_declaration_of_a_kind_holds_together(kind):
    assert list(problems_of(kind)) == []


def test_an_entry_notice_is_checked_receipted_and_visited(world):
    case = _opened(
        world, "notice", "receive", type="entry", event_on=date(2024, 5, 2),
        dormitory_number="範宿-1",
    )  # fmt: skip
    assert Notice.objects.get(case=case).late is False
    assert date(2024, 8, 5) in _due(case).values()
    with pytest.raises(Refused, match="缺少外國人名冊、入國工作費用及工資切結書"):
        _moved(world, case, "check", documents=["form", "care_plan"])
    _moved(world, case, "check", documents=list(NOTICE_DOCUMENTS))
    _moved(world, case, "issue")
    assert Notice.objects.get(case=case).receipt_number == case.number
    with pytest.raises(Refused, match="查無入國後的訪視紀錄"):
        _moved(world, case, "visited")
    _moved(world, case, "plan_visit", planned_on=date(2024, 5, 20))
    visit = MigrantVisit.objects.get(notice_number=case.number).case
    _moved(world, visit, "visited", on=date(2024, 5, 20))
    _moved(world, visit, "recorded", on=date(2024, 5, 20), result="no_violation")
    _moved(world, case, "visited", on=date(2024, 5, 21))
    case.refresh_from_db()
    assert case.state == "closed"
    assert shown("dynamic_management_reports", type="entry") == 1


def test_an_absence_is_enlisted_and_lifted_with_the_reason(world):
    case = _opened(world, "notice", "receive", type="absence", event_on=date(2024, 5, 2))
    _moved(world, case, "check")
    _moved(world, case, "enlist")
    with pytest.raises(Refused, match="請填說明"):
        _moved(world, case, "lift")
    _moved(world, case, "lift", reason="已返回工作")
    case.refresh_from_db()
    assert case.state == "closed"


def test_a_dispute_goes_to_mediation_and_counts_here_once(world):
    case = _opened(world, "dispute", "receive", topics=["wage"], workers=2)
    assert _due(case) != {}
    _moved(world, case, "contact", reason="以印尼語聯繫")
    with pytest.raises(Refused, match="同意轉介"):
        _moved(world, case, "refer_mediation")
    _moved(world, case, "refer_mediation", consent="113/05/06 當面簽署")
    case.refresh_from_db()
    assert case.state == "referred"
    referral = case.referrals_sent.get()
    assert (referral.to_code, referral.consent) == ("disputes.mediation", "113/05/06 當面簽署")
    assert referral.facts["外國人數"] == 2
    assert shown("consultations", type="dispute_handling") == 1


def test_a_verification_needs_the_worker_s_own_yes(world):
    case = _opened(world, "verification", "receive", worker_key="範工1", language="vi")
    with pytest.raises(Refused, match="不得由仲介"):
        _moved(world, case, "appoint", appointment_on=MAY, interpreter="範例仲介有限公司")
    an_interpreter(world, "id", "vi")
    _moved(world, case, "appoint", appointment_on=date(2024, 5, 8), interpreter="測試通譯")
    with pytest.raises(Refused, match="未確認"):
        _moved(world, case, "verify", intention="denied")
    _moved(world, case, "turn_to_dispute", on=date(2024, 5, 8), intention="denied")
    assert Verification.objects.get(case=case).intention == "denied"
    assert shown("consultations", type="contract_termination_verification") == 0
    assert shown("verification_outcomes", result="dispute") == 1


def test_a_stay_in_a_shelter_is_reviewed_and_ends_with_a_moment(world):
    start = datetime(2024, 5, 6, 15, 0, tzinfo=TAIPEI)
    case = open_case(
        "migrants.shelter", "admit", actor=world.reader("system"), received_on=MAY,
        intake="hotline", worker_key="範工1", reason="abuse", from_at=start,
    )  # fmt: skip
    assert date(2024, 6, 5) in _due(case).values()
    # While nobody said more, she was there on the day on which she came.
    assert str(shown("shelter_person_days")) == "0.5"
    _moved(world, case, "review", on=date(2024, 5, 8), reason="仍有必要")
    assert str(shown("shelter_person_days")) == "2.5"
    early = datetime(2024, 5, 6, 14, 0, tzinfo=TAIPEI)
    with pytest.raises(Refused, match="早於入住"):
        _moved(world, case, "leave", on=early.date(), to_at=early, ended_by="left")
    left = datetime(2024, 5, 10, 10, 0, tzinfo=TAIPEI)
    _moved(world, case, "leave", on=left.date(), to_at=left, ended_by="new_employer")
    assert ShelterStay.objects.get(case=case).ended_by == "new_employer"
    assert str(shown("shelter_person_days")) == "4.0"


def test_a_visit_entered_by_hand_counts_like_one_of_a_list(world):
    case = _opened(
        world, "visit", "entered", type="routine", result="no_violation", district="",
        worker_category="professional", employer_kind="household", checks=["dormitory"],
    )  # fmt: skip
    assert MigrantVisit.objects.get(case=case).checks == ["dormitory"]
    assert shown("inspection_visits", worker_category="professional") == 1
    assert shown("dormitory_inspections") == 1


def test_a_planned_visit_counts_once_its_result_is_recorded(world):
    case = _opened(
        world, "visit", "planned", type="assigned", planned_on=MAY, worker_category="blue_collar",
        checks=["dormitory"],
    )  # fmt: skip
    assert not shown("inspection_visits")
    _moved(world, case, "visited")
    _moved(world, case, "recorded", result="no_violation")
    assert shown("inspection_visits", type="assigned", worker_category="blue_collar") == 1
    assert shown("dormitory_inspections") == 1


def test_a_visit_to_an_agency_names_its_license(world, brought):
    with pytest.raises(Refused, match="名冊中沒有"):
        _opened(
            world, "agency_visit", "entered", type="rating", result="no_violation",
            license_number="範仲-1",
        )  # fmt: skip
    brought(
        "employment_agencies",
        {"license_number": "範仲-1", "name": "範例人力仲介有限公司", "licensed_on": "2023-11-02"},
    )
    case = _opened(
        world, "agency_visit", "entered", type="rating", result="no_violation",
        license_number="範仲-1",
    )  # fmt: skip
    assert case.title == "範例人力仲介有限公司"
    assert shown("agency_visits_completed", grade="new_guidance_year") == 1
    facts = {fact.label: fact.value for fact in LINE.kinds[1].facts(case)}
    assert (facts["年度應訪查"], facts["年度已完成"]) == (1, 1)


def test_a_served_fine_for_illegal_employment_is_told(world):
    case = _opened(
        world, "disposition", "issued", party_name=EMPLOYER, articles="就業服務法第57條第1款",
        kind="fine", fine_amount=150_000, disposed_on=MAY, document_number="高市勞就字第11334000號",
    )  # fmt: skip
    wanted = Wanted(kind="enterprise", name=EMPLOYER, day=MAY)
    fined = ensure_party(wanted, world.reader("system"))
    Disposition.objects.filter(case=case).update(party=fined)
    _moved(world, case, "served", on=date(2024, 5, 9), served_on=date(2024, 5, 9),
           method="post")  # fmt: skip
    signals = Signal.objects.filter(party=fined, code="migrants.illegal_employment_fine")
    assert [(one.from_on, one.value) for one in signals] == [(date(2024, 5, 9), 150_000)]
    assert shown("penalty_cases", article="57") == 1
    _moved(world, case, "revoked", on=date(2024, 7, 1), reason="原處分撤銷")
    assert signals.get().withdrawn_on == date(2024, 7, 1)
    assert shown("penalty_cases") == 0


def test_a_dormitory_that_is_to_be_put_right_is_told_until_it_is(world):
    case = _opened(
        world, "visit", "entered", type="routine", result="violation", checks=["dormitory"],
        worker_category="blue_collar", findings="就業服務法第57條第9款", acted_from=MAY,
        remedy_due_on=date(2024, 6, 6),
    )  # fmt: skip
    _moved(world, case, "noticed", on=date(2024, 5, 8))
    told = Signal.objects.get(code="migrants.dormitory_notice_open")
    assert (told.from_on, told.withdrawn_on) == (date(2024, 5, 8), None)
    _moved(world, case, "remedied", on=date(2024, 6, 3))
    told.refresh_from_db()
    assert told.withdrawn_on == date(2024, 6, 3)


def test_what_was_seen_at_a_visit_goes_on_to_who_is_competent(world, brought):
    """A missing building report goes to Public Works; harassment goes on with consent alone."""
    brought(
        "dormitories",
        {"dormitory_number": "範宿-1", "address": "高雄市範例路1號", "district": "左營區",
         "kind": "rented"},
    )  # fmt: skip
    case = _opened(
        world, "visit", "entered", type="routine", result="no_violation", checks=["dormitory"],
        worker_category="blue_collar", dormitory_number="範宿-1",
    )  # fmt: skip
    _moved(world, case, "referred", to="public_works", about="無建築物公共安全檢查申報")
    _moved(world, case, "referred", to="standards.complaint", about="加班費未給付")
    with pytest.raises(Refused, match="未經外國人同意"):
        _moved(world, case, "referred", to="equality.harassment", about="遭管理員騷擾")
    _moved(world, case, "referred", to="equality.harassment", about="遭管理員騷擾", consent=True)
    sent = case.referrals_sent.order_by("id")
    told = [(one.outside_agency, one.to_code, one.consent) for one in sent]
    assert told == [
        ("工務局", "", ""),
        ("", "standards.complaint", ""),
        ("", "equality.harassment", "外國人同意轉介"),
    ]
    assert sent[0].facts["地點"] == "高雄市範例路1號"
    assert sent[0].facts["事項"] == "無建築物公共安全檢查申報"


def test_nobody_goes_alone_onto_a_ship(world, brought):
    brought(
        "dormitories",
        {"dormitory_number": "範宿-船", "address": "高雄市範例漁港", "district": "前鎮區",
         "kind": "ship"},
    )  # fmt: skip
    lead = officer_of_the_unit(world)
    case = _opened(
        world, "visit", "planned", type="routine", planned_on=MAY, worker_category="blue_collar",
        dormitory_number="範宿-船",
    )  # fmt: skip
    with pytest.raises(Refused, match="二人同行"):
        _moved(world, case, "assigned", lead=lead)
    _moved(world, case, "assigned", lead=lead, inspectors=("測試乙",))
    ashore = _opened(
        world, "visit", "planned", type="routine", planned_on=MAY, worker_category="blue_collar"
    )
    _moved(world, ashore, "assigned", lead=lead)


def test_the_employer_gets_the_improvement_notice_of_the_line(world):
    case = _opened(
        world, "visit", "entered", type="routine", result="violation", checks=["dormitory"],
        worker_category="blue_collar", findings="就業服務法第57條第9款", acted_from=MAY,
        remedy_due_on=date(2024, 6, 6),
    )  # fmt: skip
    _moved(world, case, "noticed", on=date(2024, 5, 8), with_letter=True)
    letter = CaseDocument.objects.get(case=case).letter
    assert (letter.form, letter.addressees[0]["name"]) == ("改善通知單", EMPLOYER)
    assert "應改善事項：就業服務法第57條第9款" in str(letter.text)
    assert "改善期限：113年6月6日" in str(letter.text)
    assert "勞動檢查法" not in str(letter.text)
    _moved(world, case, "remedied", on=date(2024, 6, 3))
    with pytest.raises(ValidationError, match="結案"):
        issue(letter, on=world.day, actor=world.reader("system"))


def test_a_visit_that_finds_two_signs_of_trafficking_sends_no_letter(world):
    given = {
        "type": "routine", "result": "violation", "worker_category": "blue_collar",
        "findings": "就業服務法第57條第8款", "acted_from": MAY,
        "indicators": ["documents_kept", "debt"],
    }  # fmt: skip
    with pytest.raises(Refused, match="立即通報"):
        _opened(world, "visit", "entered", **given)
    case = _opened(world, "visit", "entered", **given, told=["police", "immigration"])
    with pytest.raises(Refused, match="不得發函雇主"):
        _moved(world, case, "noticed", on=date(2024, 5, 8), with_letter=True)
    _moved(world, case, "noticed", on=date(2024, 5, 8))

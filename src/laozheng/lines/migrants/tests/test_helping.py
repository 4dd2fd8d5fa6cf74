"""Disputes, verifications and shelter by hand: letters, one story, the screen for trafficking."""

from datetime import date, datetime, time

import pytest
from django.core.exceptions import ValidationError

from laozheng.base.moments import TAIPEI
from laozheng.base.periods import Period
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseDocument, CaseLink, CaseParty
from laozheng.kernel.cases.queries import search_cases
from laozheng.kernel.documents.actions import issue
from laozheng.lines.migrants.actions.letters import LETTERS
from laozheng.lines.migrants.forms.cases import VerificationForm
from laozheng.lines.migrants.models import ShelterStay
from laozheng.lines.migrants.queries.shelters import costs_of
from laozheng.lines.migrants.tests.factories import (
    EMPLOYER,
    an_interpreter,
    officer_of_the_unit,
    shown,
)

MAY = date(2024, 5, 6)
FROM = datetime(2024, 5, 8, 15, 0, tzinfo=TAIPEI)
SIGNS = {"indicators": ["documents_kept", "unpaid"]}
TOLD = {"told": ["police", "immigration"]}


@pytest.fixture
def opened(world):
    """Open a case by hand, with an officer of the unit."""
    officer = officer_of_the_unit(world)

    def take_in(kind, step="receive", **given):
        given = {"employer_name": EMPLOYER, **given} if kind != "shelter" else given
        return open_case(
            f"migrants.{kind}", step, actor=world.reader("system"), officer=officer,
            received_on=MAY, intake="counter", **given,
        )  # fmt: skip

    return take_in


@pytest.fixture
def moved(world):
    """Take a case a step further."""

    def move(case, step, on=date(2024, 5, 8), **given):
        return perform(case, step, actor=world.reader("system"), on=on, **given)

    return move


def _letter(case):
    return CaseDocument.objects.filter(case=case, letter__isnull=False).last().letter


def _verification(opened, **given):
    return opened("verification", worker_key="範工1", language="vi", **given)


def test_the_invitation_says_in_her_language_that_she_may_say_no(opened, moved, world):
    case = _verification(opened)
    an_interpreter(world, "vi")
    moved(case, "appoint", appointment_on=date(2024, 5, 10), appointment_time=time(14, 30),
          place="測試大樓二樓", interpreter="測試通譯", with_letter=True)  # fmt: skip
    letter = _letter(case)
    assert letter.addressees[0]["name"] == "外國人（代碼範工1）"
    text = str(letter.text)
    assert "請於113年5月10日14:30親自到場" in text
    assert "Mời bạn tự mình đến vào 2024-05-10 14:30 tại 測試大樓二樓." in text
    assert "測試通譯 phiên dịch cho bạn." in text
    assert "Bạn có quyền nói không" in text
    assert EMPLOYER not in text


def test_a_confirmed_verification_gives_the_proof_and_nothing_else_after_the_end(
    opened, moved, world
):
    case = _verification(opened, leaving_on=date(2024, 6, 1))
    moved(case, "verify", intention="confirmed", with_letter=True)
    letter = _letter(case)
    assert "預定出國日：113年6月1日" in str(letter.text)
    assert issue(letter, on=world.day, actor=world.reader("system")).number


def test_no_letter_about_a_closed_matter_but_the_one_that_tells_its_end(opened, moved, world):
    case = _verification(opened)
    moved(case, "appoint", appointment_on=date(2024, 5, 10), with_letter=True)
    invitation = _letter(case)
    moved(case, "withdraw")
    with pytest.raises(ValidationError, match="結案"):
        issue(invitation, on=world.day, actor=world.reader("system"))


def test_a_denied_intention_opens_a_dispute_and_each_counts_once(opened, moved):
    case = _verification(opened, worker_name="NGUYỄN THỊ HOA")
    moved(case, "turn_to_dispute", intention="denied")
    dispute = Case.objects.get(kind="migrants.dispute")
    assert CaseLink.objects.get(kind="same_story").b == dispute
    assert CaseParty.objects.get(case=dispute, side="labor").name_as_written == "NGUYỄN THỊ HOA"
    assert shown("consultations", type="dispute_handling") == 1
    assert shown("verification_outcomes", result="dispute") == 1


def test_two_signs_of_trafficking_call_police_and_immigration_at_once(opened, moved):
    case = _verification(opened)
    with pytest.raises(Refused, match="立即通報警察機關、移民機關"):
        moved(case, "refuse", intention="unclear", **SIGNS)
    with pytest.raises(Refused, match="立即通報移民機關"):
        moved(case, "refuse", intention="unclear", **SIGNS, told=["police"])
    with pytest.raises(Refused, match="不得發函雇主"):
        moved(case, "refuse", intention="unclear", **SIGNS, **TOLD, with_letter=True)
    event = moved(case, "refuse", intention="unclear", **SIGNS, **TOLD)
    assert event.data["trafficking"] == "yes"
    assert not CaseDocument.objects.filter(case=case).exists()


def test_one_sign_alone_is_no_suspicion(opened, moved):
    case = _verification(opened)
    event = moved(case, "refuse", intention="unclear", indicators=["unpaid"], with_letter=True)
    assert "trafficking" not in event.data
    assert "不予驗證" in str(_letter(case).text)


def test_an_employer_hears_how_a_dispute_ended(opened, moved, world):
    case = opened("dispute", topics=["wage"], workers=1)
    moved(case, "settle", reason="雇主補發工資", with_letter=True)
    letter = _letter(case)
    assert "協調結果：協調成立" in str(letter.text)
    assert issue(letter, on=world.day, actor=world.reader("system")).number


def test_a_worker_goes_into_shelter_only_with_her_consent_and_sealed(opened, moved, world):
    case = opened("dispute", topics=["wage"], workers=1)
    stay = {"worker_key": "範工1", "reason": "dispute", "from_at": FROM, "shelter": "範例庇護所"}
    with pytest.raises(Refused, match="未經外國人同意"):
        moved(case, "shelter", **stay)
    event = moved(case, "shelter", **stay, consent=True)
    (sheltered,) = Case.objects.filter(kind="migrants.shelter")
    assert sheltered.level == "sealed"
    assert "範例庇護所" not in str(event.data)
    assert list(sheltered.access.values_list("user", flat=True)) == [case.officer.user_id]
    assert shown("consultations", type="dispute_handling") == 1
    assert shown("shelter_placements") == 1


def test_another_line_hears_the_least_and_only_with_consent(opened, moved):
    case = opened("dispute", topics=["injury"], workers=1)
    with pytest.raises(Refused, match="未經外國人同意"):
        moved(case, "refer_on", to="injury.notice")
    moved(case, "refer_on", to="injury.notice", consent=True)
    referral = case.referrals_sent.get()
    assert (referral.to_code, referral.state) == ("injury.notice", "waiting")
    assert referral.facts == {"案號": case.number, "雇主": EMPLOYER}


def test_a_stay_is_claimed_month_by_month_by_the_tenth(opened, moved):
    case = opened("shelter", "admit", worker_key="範工1", reason="abuse",
                  from_at=datetime(2024, 5, 6, 9, 0, tzinfo=TAIPEI))  # fmt: skip
    assert case.deadlines.get(rule="claim").due_on == date(2024, 6, 10)
    moved(case, "claim_cost", on=date(2024, 6, 5), month=Period.parse("113-05"), amount_twd=12_000)
    assert case.deadlines.get(rule="claim").due_on == date(2024, 7, 10)
    with pytest.raises(Refused, match="已申請過"):
        moved(case, "claim_cost", on=date(2024, 6, 5), month=Period.parse("113-05"), amount_twd=1)
    with pytest.raises(Refused, match="沒有安置日"):
        moved(case, "claim_cost", on=date(2024, 6, 5), month=Period.parse("113-04"), amount_twd=1)
    left = datetime(2024, 6, 3, 18, 0, tzinfo=TAIPEI)
    moved(case, "leave", on=date(2024, 6, 3), to_at=left, ended_by="new_employer")
    assert case.deadlines.get(rule="claim").due_on == date(2024, 7, 10)
    moved(case, "claim_cost", on=date(2024, 7, 8), month=Period.parse("113-06"), amount_twd=1_500)
    assert not case.deadlines.filter(rule="claim").exists()
    assert ShelterStay.objects.get(case=case).cost_twd == 13_500


def test_a_month_is_paid_by_the_twenty_fifth_and_settled_with_the_ministry(opened, moved):
    case = opened("shelter", "admit", worker_key="範工1", reason="abuse",
                  from_at=datetime(2024, 5, 6, 9, 0, tzinfo=TAIPEI))  # fmt: skip
    may = Period.parse("113-05")
    for step in ("pay_cost", "settle_cost"):
        with pytest.raises(Refused, match="尚未申請"):
            moved(case, step, on=date(2024, 6, 5), month=may, amount_twd=0)
    moved(case, "claim_cost", on=date(2024, 6, 5), month=may, amount_twd=12_000)
    assert case.deadlines.get(rule="pay").due_on == date(2024, 6, 25)
    with pytest.raises(Refused, match="尚未撥付"):
        moved(case, "settle_cost", on=date(2024, 6, 6), month=may, amount_twd=12_000)
    moved(case, "pay_cost", on=date(2024, 6, 20), month=may)
    assert not case.deadlines.filter(rule="pay").exists()
    assert case.deadlines.get(rule="settle").due_on == date(2024, 9, 30)
    with pytest.raises(Refused, match="已撥付"):
        moved(case, "pay_cost", on=date(2024, 6, 21), month=may)
    told = {"on": date(2024, 9, 10), "month": may}
    with pytest.raises(Refused, match="多於撥付的12,000元"):
        moved(case, "settle_cost", **told, amount_twd=12_001)
    with pytest.raises(Refused, match="須附說明"):
        moved(case, "settle_cost", **told, amount_twd=11_000)
    moved(case, "settle_cost", **told, amount_twd=11_000, reason="伙食費逾標準")
    (cost,) = costs_of(case).values()
    assert (cost.standing, cost.short_twd) == ("short", 1_000)
    assert not case.deadlines.filter(rule="settle").exists()


def test_shelter_is_asked_for_and_decided_within_a_working_day(opened, moved):
    case = opened("shelter", "request", worker_key="範工1", reason="abuse")
    assert (case.state, case.level) == ("requested", "sealed")
    assert case.deadlines.get(rule="answer").due_on == date(2024, 5, 7)
    assert not case.deadlines.filter(rule__in=("review", "claim")).exists()
    with pytest.raises(Refused, match="待決定"):
        opened("shelter", "request", worker_key="範工1", reason="abuse")
    assert not shown("shelter_placements")
    with pytest.raises(Refused, match="入住當日"):
        moved(case, "take_in", on=date(2024, 5, 7), from_at=FROM)
    moved(case, "take_in", from_at=FROM, shelter="範例庇護所")
    assert case.deadlines.get(rule="answer").state == "late"
    assert case.deadlines.get(rule="review").due_on == date(2024, 6, 7)
    assert case.deadlines.get(rule="claim").due_on == date(2024, 6, 10)
    assert (shown("shelter_placements"), str(shown("shelter_person_days"))) == (1, "0.5")
    left = FROM.replace(day=10, hour=10)
    moved(case, "leave", on=left.date(), to_at=left, ended_by="new_employer")
    assert str(shown("shelter_person_days")) == "2.0"
    with pytest.raises(Refused, match="重疊"):
        opened("shelter", "admit", worker_key="範工1", reason="abuse", from_at=FROM)


def test_who_is_not_let_in_is_told_why_and_counts_nowhere(opened, moved):
    case = opened("shelter", "request", worker_key="範工1", reason="dispute")
    with pytest.raises(Refused, match="須附說明"):
        moved(case, "refuse", on=MAY)
    moved(case, "refuse", on=MAY, reason="雇主已提供合格住宿，當事人同意")
    assert (case.state, case.deadlines.get(rule="answer").state) == ("refused", "met")
    assert not shown("shelter_placements") and not shown("shelter_person_days")
    opened("shelter", "request", worker_key="範工1", reason="abuse")


def test_who_is_in_shelter_is_not_asked_for_again(opened):
    opened("shelter", "admit", worker_key="範工1", reason="abuse", from_at=FROM)
    with pytest.raises(Refused, match="已在安置中"):
        opened("shelter", "request", worker_key="範工1", reason="abuse")


def test_two_stays_of_one_worker_never_overlap(opened):
    opened("shelter", "admit", worker_key="範工1", reason="abuse", from_at=FROM)
    later = FROM.replace(day=9)
    with pytest.raises(Refused, match="重疊"):
        opened("shelter", "admit", worker_key="範工1", reason="abuse", from_at=later)
    opened("shelter", "admit", worker_key="範工2", reason="abuse", from_at=later)


def test_the_form_of_a_verification_has_no_field_for_an_agent():
    assert "agency" not in VerificationForm.base_fields


@pytest.mark.parametrize(
    ("number", "received_on", "objection"),
    [
        ("A800000014", "113/05/06", ""),
        ("AC01234567", "113/05/06", ""),
        ("AC01234567", "119/12/31", ""),
        ("AC01234567", "120/01/01", "舊式統一證號"),
        ("AC01234568", "113/05/06", "檢查碼不符"),
        ("A123456789", "113/05/06", "檢查碼不符"),
    ],
)
def test_a_residence_number_has_a_field_of_its_own(world, number, received_on, objection):
    given = {
        "received_on": received_on, "intake": "counter", "employer_name": EMPLOYER,
        "worker_key": "範工1", "worker_name": "SITI", "language": "id",
        "residence_number": number,
    }  # fmt: skip
    form = VerificationForm(given, reader=world.reader("officer"))
    form.fields["intake"].choices = [("counter", "臨櫃")]
    form.is_valid()
    assert objection in str(form.errors.get("residence_number", ""))
    assert bool(form.errors) is bool(objection), form.errors


def test_a_residence_number_is_kept_sealed(opened, world):
    case = _verification(opened, worker_name="SITI", residence_number="A800000014")
    part = CaseParty.objects.get(case=case, side="labor")
    identifier = part.party.identifiers.get()
    assert (identifier.kind, identifier.state, identifier.value) == ("resident_new", "valid", "")
    assert part.name_as_written == "SITI"
    assert Unit.objects.get(code="employment_security") == case.unit


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_the_text_of_a_letter_uses_no_fact_that_it_does_not_declare(letter):
    text = letter.body.read_text(encoding="utf-8")
    used = {part.partition("}}")[0].partition("|")[0].strip() for part in text.split("{{")[1:]}
    assert used <= set(letter.labels)
    assert set(letter.required) <= used


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("NGUYỄN THỊ HOA", "nguyen thi"),
        ("NGUYỄN THỊ HOA", "NGUYỄN"),
        ("Đặng Văn Anh", "dang van"),
        ("SITI", "siti"),
        ("สมหญิง ก้องเกียรติ", "กองเกียรติ"),
    ],
)
def test_a_name_is_kept_as_written_and_found_without_its_marks(opened, world, written, asked):
    case = _verification(opened, worker_name=written)
    other = opened("verification", worker_key="範工2", language="id", worker_name="DEWI")
    assert CaseParty.objects.get(case=case, side="labor").name_as_written == written
    found = search_cases(world.reader("system"), asked)
    assert case in found
    assert other not in found

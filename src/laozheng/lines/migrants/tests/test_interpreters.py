"""Who may interpret: of the language, qualified on the day, of no agency."""

from datetime import date

import pytest

from laozheng.kernel.accounts.models import Qualification
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.migrants.models import Interpreter, Verification
from laozheng.lines.migrants.queries.interpreters import speakers_of
from laozheng.lines.migrants.tests.factories import (
    EMPLOYER,
    an_interpreter,
    browser_of,
    officer_of_the_unit,
    queries_of,
    words_of,
)
from laozheng.lines.migrants.tests.test_imports import VERIFICATION

DESK = "/lines/migrants/interpreters/"
MAY = date(2024, 5, 6)
ROW = {
    "interpreter_number": "範譯-1", "name": "測試通譯甲", "languages": "vi;th",
    "qualified_on": "2024-01-01", "valid_to": "2024-12-31",
}  # fmt: skip
NEW = {"name": "測試通譯乙", "languages": ["id"], "qualified_on": "113/01/01", "valid_to": ""}


@pytest.fixture
def staff(world):
    """Somebody of the unit at her browser."""
    return browser_of(officer_of_the_unit(world))


def test_a_verification_takes_who_is_qualified_in_her_language_on_its_day(world):
    case = open_case(
        "migrants.verification", "receive", actor=world.reader("system"), received_on=MAY,
        intake="counter", employer_name=EMPLOYER, worker_key="範工1", language="vi",
    )  # fmt: skip
    an_interpreter(world, "vi", name="測試越語", valid_to=date(2024, 5, 9))
    an_interpreter(world, "th", name="測試泰語")

    def appoint(name, on):
        perform(
            case, "appoint", actor=world.reader("system"), on=MAY, appointment_on=on,
            interpreter=name,
        )  # fmt: skip

    for name, on in (("測試泰語", 9), ("測試越語", 10), ("測試無名", 9)):
        with pytest.raises(Refused, match=f"「{name}」於驗證日沒有有效的越南語資格"):
            appoint(name, date(2024, 5, on))
    appoint("測試越語", date(2024, 5, 9))
    assert Verification.objects.get(case=case).interpreter == "測試越語"


def test_an_agent_interprets_no_verification_even_with_the_language(world, refused):
    row = {**VERIFICATION, "interpreter": "範例人力仲介有限公司"}
    assert refused("termination_verifications", row) == ["解約驗證不得由仲介擔任通譯，請另派通譯。"]
    case = open_case(
        "migrants.verification", "receive", actor=world.reader("system"), received_on=MAY,
        intake="counter", employer_name=EMPLOYER, worker_key="範工1", language="vi",
    )  # fmt: skip
    with pytest.raises(Refused, match="不得由仲介擔任通譯"):
        perform(
            case, "appoint", actor=world.reader("system"), on=MAY, appointment_on=MAY,
            interpreter="範例人力仲介有限公司",
        )  # fmt: skip


def test_officers_interpret_before_those_from_outside(world):
    officer = officer_of_the_unit(world, "測試查察員")
    Qualification.objects.create(
        staff=officer, kind="language", subject="id", valid_from=date(2024, 1, 1)
    )
    an_interpreter(world, "id", name="測試外聘")
    assert speakers_of("id", MAY) == ["測試查察員", "測試外聘"]
    assert speakers_of("id", date(2023, 12, 31)) == []


def test_a_qualification_holds_through_its_last_day(brought, staff, today):
    brought("interpreters", ROW)
    assert [speakers_of("vi", date(2024, 12, day)) for day in (30, 31)] == [["測試通譯甲"]] * 2
    assert speakers_of("vi", date(2025, 1, 1)) == []
    for day, standing in ((date(2024, 12, 31), "有效"), (date(2025, 1, 1), "已屆滿")):
        today(day)
        assert f"113/12/31 {standing}" in words_of(staff.get(DESK))


def test_an_interpreter_is_entered_and_the_term_changed_by_hand(staff, today):
    today(date(2024, 5, 6))
    staff.post(f"{DESK}new/", NEW)
    record = Interpreter.objects.get()
    assert (record.number, record.languages) == ("通譯-113-000001", ["id"])
    one = f"{DESK}{record.number}/"
    early = staff.post(one, {"prolong": "", "valid_to": "112/12/31"})
    assert (early.status_code, "效期早於合格日" in early.content.decode()) == (400, True)
    staff.post(one, {"prolong": "", "valid_to": "113/05/31"})
    record.refresh_from_db()
    assert record.valid_to == date(2024, 5, 31)
    assert "印尼語" in words_of(staff.get(f"{DESK}?language=id"))
    assert "通譯-113" not in words_of(staff.get(f"{DESK}?language=vi"))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"organization": "範例人力仲介有限公司"}, "仲介人員不得擔任通譯"),
        ({"valid_to": "2023-12-31"}, "效期早於合格日"),
        ({"languages": "xx"}, "xx"),
        ({"name": "A123456789"}, "此欄含有身分證字號或居留證號"),
    ],
)
def test_an_entry_that_cannot_be_right_is_refused_by_list_and_by_hand(refused, changed, reason):
    (told,) = refused("interpreters", {**ROW, **changed})
    assert reason in told


def test_a_page_sent_twice_enters_one_interpreter(staff, today):
    today(date(2024, 5, 6))
    assert staff.post(f"{DESK}new/", NEW).status_code == 302
    again = staff.post(f"{DESK}new/", NEW)
    assert (again.status_code, Interpreter.objects.count()) == (400, 1)
    assert "「測試通譯乙」已登錄為通譯-113-000001" in again.content.decode()


def test_nobody_of_an_agency_is_entered_by_hand(staff, today):
    today(date(2024, 5, 6))
    answer = staff.post(f"{DESK}new/", {**NEW, "organization": "範例人力仲介有限公司"})
    assert (answer.status_code, Interpreter.objects.count()) == (400, 0)
    assert "仲介人員不得擔任通譯" in answer.content.decode()


def test_the_register_is_for_the_unit_alone(brought, world, staff):
    brought("interpreters", ROW)
    assert "測試通譯甲" in words_of(staff.get(DESK))
    stranger = world.client("officer")
    assert "測試通譯甲" not in words_of(stranger.get(DESK))
    assert stranger.get(f"{DESK}範譯-1/").status_code == 404
    assert stranger.get(f"{DESK}new/").status_code == 403


def test_the_register_asks_as_much_for_one_as_for_many(brought, staff):
    brought("interpreters", ROW)
    few = queries_of(staff, DESK)
    rows = ({**ROW, "interpreter_number": f"範譯-{n}"} for n in range(2, 62))
    brought("interpreters", *rows)
    assert queries_of(staff, DESK) == few

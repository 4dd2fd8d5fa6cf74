"""The letters of the line: offered by their steps, filled, and none about a closed matter."""

from datetime import date

import pytest

from laozheng.kernel.cases.models import Referral
from laozheng.kernel.documents.actions import draft_letter
from laozheng.kernel.documents.wording import problems
from laozheng.lines.safety.actions.letters import CERTIFICATE, LETTERS
from laozheng.lines.safety.line import LINE
from laozheng.lines.safety.tests.factories import an_accident, an_inspection, moved, texts
from laozheng.lines.safety.tests.test_orders import ordered

BY_CODE = {letter.code: letter for letter in LETTERS}


def test_every_letter_is_whole_and_offered_by_a_step_or_a_list():
    assert [fault for letter in LETTERS for fault in problems(letter)] == []
    offered = {step.letter for kind in LINE.kinds for step in kind.transitions}
    # Certificates are given at the list of a session, which is no case.
    assert {letter.code for letter in LETTERS} - offered == {CERTIFICATE.code}


def test_an_order_is_told_and_its_end(world):
    case = ordered(world, with_letter=True)
    notice = texts(case)["stop_work_notice"]
    for text in ("範例工地三樓", "勞動檢查法第28條", "工資仍應照給", "113年7月2日", "30日"):
        assert text in notice
    moved(world, case, "applied", "2024-07-08")
    visit = an_inspection(world, "2024-07-09", type="resumption")
    moved(world, case, "reinspected", "2024-07-09", resumption_inspection=visit.number)
    moved(world, case, "resumed", "2024-07-10", "head", with_letter=True)
    approval = texts(case)["resumption"]
    assert "113年7月10日起復工" in approval
    assert visit.number in approval


def test_no_order_is_told_once_work_goes_on(world):
    case = ordered(world)
    moved(world, case, "withdrawn", "2024-07-03", "head", reason="範例")
    case.refresh_from_db()
    for code in ("safety.stop_work_notice", "safety.resumption", "safety.breach_referral"):
        template = BY_CODE[code]
        facts = dict.fromkeys(template.required, "範例")
        with pytest.raises(Exception, match="結案"):
            draft_letter(case.ref, template, facts, unit_mark="", actor=world.reader("head"))


def test_work_that_went_on_goes_to_the_prosecutor(world):
    case = ordered(world)
    moved(world, case, "breached", "2024-07-04", reason="現場仍施工", agency="範例地方檢察署",
          with_letter=True)  # fmt: skip
    assert Referral.objects.get().outside_agency == "範例地方檢察署"
    letter = case.documents.get().letter
    assert "113年7月4日查獲" in letter.text
    assert [one["name"] for one in letter.addressees] == ["範例地方檢察署"]


def test_a_full_stop_is_told_to_the_center_in_a_week(world):
    case = ordered(world)
    term = case.deadlines.get(rule="central")
    assert term.due_on == date(2024, 7, 9)
    moved(world, case, "centrally_approved", "2024-07-08", reference="範例文號")
    term.refresh_from_db()
    assert term.met_on == date(2024, 7, 8)
    assert not ordered(world, scope="partial").deadlines.exists()


def test_an_accident_of_another_area_is_forwarded_by_letter(world):
    case = an_accident(world)
    moved(world, case, "forward", "2024-03-06", agency="13", reason="園區", with_letter=True)
    assert "南部科學園區管理局" in texts(case)["accident_forwarding"]

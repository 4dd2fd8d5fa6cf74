"""An agency from its request to a whole file, on a telephone and with the keyboard alone.

Every page on the way is judged by axe-core and may not be wider than the telephone.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from laozheng.base.moments import taipei_day
from laozheng.interfaces.workspace.tests.browsing import (
    IN_A_BROWSER,
    browser,
    overflowing,
    site,
    violations,
)
from laozheng.kernel.accounts.clock import moment
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.models import Case
from laozheng.kernel.documents.actions import issue
from laozheng.kernel.documents.models import Letter
from laozheng.lines.migrants.models import Notice
from laozheng.lines.migrants.tests.agencies import agency
from laozheng.lines.migrants.tests.factories import bring_in

__all__ = ["browser", "site"]
pytestmark = IN_A_BROWSER
PHONE = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark", "locale": "zh-TW"}
PAPER = {"name": "委任書.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0" + bytes(9)}
PASSWORD = "測試密碼 correct horse"
HEAD = "雇主編號,通報別,入國日或接續聘僱日,外國人代碼,國籍,行政區"


@pytest.fixture
def clerk(world, tmp_path):
    """The officer's part, taken by the operator today; one agency is licensed."""
    assert bring_in(tmp_path, world, "employment_agencies", agency("A")).refused == 0
    return system_reader("story", moment())


def in_order(page) -> list[object]:
    """What is wrong with the page as it is shown now."""
    return violations(page) + overflowing(page)


def file_with_paper(page) -> Case:
    """Go on from the questions to the receipt, with the power of attorney."""
    page.get_by_role("button", name="下一步").click()
    page.get_by_label("附件").set_input_files([PAPER])
    page.get_by_role("button", name="確認送出").click()
    assert in_order(page) == []
    return Case.objects.latest("pk")


def ask_for_an_account(page, site, clerk, last_on) -> tuple[Case, str]:
    """Ask online and be admitted: the case, and the code of the letter that opens the account."""
    page.goto(f"{site}/portal/file/migrants/agency-account/")
    assert in_order(page) == []
    page.get_by_label("許可證號").fill("範仲-A")
    page.get_by_label("受託人（使用帳號的人）姓名").fill("測試甲")
    page.get_by_label("受託人電話或電子郵件").fill("07-000-0000")
    case = file_with_paper(page)
    perform(case, "admit", actor=clerk, on=clerk.day, last_on=last_on, with_letter=True)
    letter = Letter.objects.get(subject_ref=case.ref)
    code = letter.facts["code"]
    issue(letter, on=clerk.day, actor=clerk)
    return case, code


def register_a_mandate(page, site, clerk, last_on) -> Case:
    """Tell of the employer that the agency acts for, and have the paper looked at."""
    page.goto(f"{site}/portal/file/migrants/mandate/")
    page.get_by_label("許可證號").fill("範仲-A")
    page.get_by_label("委任的雇主").fill("範例雇主有限公司")
    page.get_by_label("雇主統一編號").fill("12345675")
    page.get_by_label("委任迄日").fill(last_on.isoformat())
    mandate = file_with_paper(page)
    perform(mandate, "confirm", actor=clerk, on=clerk.day, last_on=last_on)
    return mandate


def sign_in(page, site, case, code) -> None:
    """Choose a password by the code of the letter, then sign in with the keyboard."""
    page.goto(f"{site}/portal/sign-in/password/")
    assert in_order(page) == []
    page.get_by_label("案號或文號").fill(case.number)
    page.get_by_label("開通碼").fill(code)
    page.get_by_label("新密碼").fill(PASSWORD)
    page.get_by_label("再輸入一次").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/portal/sign-in/")
    assert in_order(page) == []
    page.locator("input[name=username]").focus()
    page.keyboard.type(f"agency-{case.pk}")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/portal/own/")
    assert in_order(page) == []


def file_of(folder, day) -> Path:
    """A file of two entries: of the own employer, and of somebody else's."""
    rows = folder / "通報.csv"
    rows.write_text(
        f"{HEAD}\n12345675,入國通報,{day},W-1,印尼,鳳山區\n"
        f"04595257,入國通報,{day},W-2,印尼,鳳山區\n",
        encoding="utf-8",
    )
    return rows


def hand_in(page, rows) -> None:
    """Try the file, see which row is refused, and send the other one."""
    page.get_by_role("link", name="入國及接續通報（整批）").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/own/files/migrants/arrivals/")
    assert in_order(page) == []
    page.get_by_label("檔案").set_input_files(rows)
    page.get_by_role("button", name="上傳並試算").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="試算結果").wait_for()
    assert in_order(page) == []
    assert "不是貴單位" in page.locator("main").inner_text()
    assert Notice.objects.count() == 0
    page.get_by_role("button", name="只送出正確的 1 列").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="整批收件憑證").wait_for()


def test_an_agency_asks_signs_in_and_files_with_the_keyboard(clerk, browser, site, tmp_path):
    page = browser.new_context(bypass_csp=True, **PHONE).new_page()
    last_on = clerk.day + timedelta(days=300)
    case, code = ask_for_an_account(page, site, clerk, last_on)
    mandate = register_a_mandate(page, site, clerk, last_on)
    sign_in(page, site, case, code)
    assert mandate.number in page.locator("main").inner_text()
    hand_in(page, file_of(tmp_path, taipei_day(clerk.at).isoformat()))
    assert in_order(page) == []
    assert Notice.objects.get().case.number in page.locator("main").inner_text()

"""What tests of filing share: somebody in a browser of nobody's, and the letter with his code."""

import re
from dataclasses import dataclass
from typing import Any

from django.test.client import Client

from laozheng.conftest import NOON
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.documents.actions import issue
from laozheng.kernel.documents.models import Letter


@dataclass
class Filer:
    """Somebody without an account, in one browser."""

    browser: Client

    def look(self, line: str, code: str, answers: dict[str, Any]) -> Any:
        """The page on which the answers are looked at once more."""
        return self.browser.post(f"/portal/file/{line}/{code}/", {**answers, "step": "review"})

    def send(self, line: str, code: str, answers: dict[str, Any], **more: Any) -> Any:
        """Fill in a form, look at it once more, and send it."""
        review = self.look(line, code, answers)
        assert review.status_code == 200, review.context["form"].errors
        token = review.context["send"]["token"].initial
        sent = {**answers, "token": token, "website": "", "step": "send", **more}
        return self.browser.post(f"/portal/file/{line}/{code}/", sent)

    def filed(self, line: str, code: str, answers: dict[str, Any], **more: Any) -> tuple[Case, str]:
        """The case that came of it, and its code."""
        receipt = self.send(line, code, answers, **more)
        assert receipt.status_code == 200, receipt.content.decode()
        assert receipt.templates[0].name == "portal/receipt.html", receipt.context["form"].errors
        return receipt.context["case"], receipt.context["code"]

    def follow(self, number: str, code: str) -> Any:
        """Ask for a case by its number and code; the page that comes."""
        given = {"number": number, "code": code}
        return self.browser.post("/portal/follow/", given, follow=True)

    def add(self, code: str, text: str, **more: Any) -> Any:
        """Hand in something more on the case that is open."""
        address = f"/portal/follow/case/{code}/"
        send = self.browser.get(address).context["send"]
        sent = {"account": text, "token": send["token"].value(), "website": "", **more}
        return self.browser.post(address, sent)


def issued_letter(case: Case) -> tuple[str, str]:
    """The number of the one letter of a case, once it is issued, and the code in its text."""
    draft = Letter.objects.get(subject_ref=case.ref)
    letter = issue(draft, on=NOON.date(), actor=system_reader("test", NOON))
    found = re.search(r"查詢碼([0-9A-Z]{5}-[0-9A-Z]{5})", letter.text)
    assert found is not None, letter.text
    return str(letter.number), found[1]

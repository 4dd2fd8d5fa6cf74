"""What the tests of filing share: a browser of nobody, a form that is sent whole, the receipt."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.test.client import Client as Browser

from laozheng.kernel.cases.models import Case


@dataclass
class Filer:
    """Somebody without an account, in one browser."""

    browser: Browser

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
        form = self.browser.get(address).context["form"]
        sent = {"text": text, "token": form["token"].value(), "website": "", **more}
        return self.browser.post(address, sent)


@pytest.fixture
def filer(world) -> Filer:
    """Somebody without an account."""
    return Filer(Client())

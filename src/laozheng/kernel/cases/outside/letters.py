"""The letter that opens an account: it goes to the party's address, and not to whoever asked."""

from datetime import date
from pathlib import Path

from laozheng.kernel.accounts.codes import issue_code
from laozheng.kernel.cases.actions import offer_letter
from laozheng.kernel.cases.actions.offering import WITH_LETTER
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.documents.declare import LetterFolder
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.queries import snapshot_of

# The purpose of the code that lets somebody choose a password, and how long it does.
PASSWORD, PASSWORD_DAYS = "password", 30
_letter = LetterFolder("cases", Path(__file__).parent).letter

OPENED = _letter(
    "account_opened",
    "帳號開通通知",
    {
        "case_no": "案號", "username": "帳號", "last_on": "迄日", "code": "開通碼",
        "code_days": "開通碼有效日數",
    },
    after=("admitted",),
)  # fmt: skip
LETTERS = (OPENED,)


def send_opening(act: Act, party: Party, username: str, last_on: date) -> None:
    """Draft the letter with a new code, if it was asked for."""
    if not act.given.get(WITH_LETTER):
        return
    facts = {
        "case_no": act.case.number,
        "username": username,
        "last_on": last_on,
        "code": issue_code(act.case.ref, PASSWORD, actor=act.actor, days=PASSWORD_DAYS),
        "code_days": PASSWORD_DAYS,
    }
    offer_letter(act, {OPENED.code: OPENED}, facts, [snapshot_of(party, act.on)])

"""Two templates and a city's day for the tests of letters."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.documents.actions import draft_letter, issue
from laozheng.kernel.documents.declare import LetterTemplate
from laozheng.kernel.parties.snapshot import Snapshot

DAY = date(2024, 3, 5)
LETTERS = Path(__file__).parent / "letters"
MARK = "高市勞關字"

ACCEPTANCE = LetterTemplate(
    "acceptance",
    "受理通知",
    "disputes",
    version=1,
    body=LETTERS / "acceptance.txt",
    required={
        "applicant": "申請人",
        "opponent": "對造人",
        "received_on": "收件日",
        "claims": "請求事項",
    },
    optional={"note": "附記"},
)
FACTS = {
    "applicant": "王測試",
    "opponent": "範例有限公司",
    "received_on": date(2024, 2, 5),
    "claims": [{"label": "積欠工資", "amount": 32000}, {"label": "資遣費", "amount": None}],
}
WORKER = Snapshot(name="王測試", on=DAY, address="高雄市左營區測試路1號")
EMPLOYER = Snapshot(name="範例有限公司", on=DAY, ubn="22099131")


@pytest.fixture
def clerk():
    """An officer of labor relations on the day."""
    return Actor("staff:S001", datetime(2024, 3, 5, 1, 30, tzinfo=UTC))


@pytest.fixture
def draft(db, clerk):
    """The draft of an acceptance to both sides."""
    return draft_letter(
        "case:7", ACCEPTANCE, FACTS, unit_mark=MARK, actor=clerk, addressees=[WORKER, EMPLOYER]
    )


@pytest.fixture
def letter(draft, clerk):
    """The same letter, issued."""
    return issue(draft, on=DAY, actor=clerk)

"""Disposition files of the division of the cast, taken from step to step by its people."""

from datetime import UTC, date, datetime

from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.actions import open_case, perform

KIND = "example.disposition"
ACTOR = system_reader("test", datetime(2025, 3, 3, 4, 0, tzinfo=UTC))
NUMBER = "高市勞關字第1139999{:04d}號"


def a_file(place=0, **given):
    """Opened on 2024-02-01 for overtime that was not paid in January."""
    facts = {
        "party_name": f"範例{place:04d}企業有限公司(王測試)",
        "articles": "勞動基準法第24條",
        "acted_from": date(2024, 1, 2),
        "acted_to": date(2024, 1, 31),
    }
    return open_case(
        KIND, "opened", actor=ACTOR, received_on=date(2024, 2, 1), intake="visit", **facts | given
    )


def a_decision(place=0, amount_twd=50_000, **given):
    """Decided on 2024-03-04, not yet served."""
    case = a_file(place, **given)
    step(case, "hearing_sent", date(2024, 2, 1))
    step(case, "drafted", date(2024, 3, 1), amount_twd=amount_twd)
    number = given.pop("number", place)
    return step(case, "approved", date(2024, 3, 4), document_number=NUMBER.format(number))


def a_served_one(place=0, **given):
    """Served on 2024-03-05: the appeal and the payment run to 2024-04-08."""
    return step(a_decision(place, **given), "served", date(2024, 3, 5))


def step(case, name, on, **given):
    """Take a file one step further and give it back."""
    perform(case, name, actor=ACTOR, on=on, **given)
    return case

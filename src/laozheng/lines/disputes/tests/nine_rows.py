"""The nine rows of the worked example of what counts, and what became of them."""

from datetime import date

from laozheng.conftest import World
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.models import Case
from laozheng.lines.disputes.tests.factories import SETTLED

YEAR_END, FEBRUARY = date(2024, 12, 31), date(2025, 2, 28)
BODY = {"channel": "private_mediation_body", "private_body": "測試勞資協會"}
AUTHORITY, COMMITTEE = {"channel": "authority_mediator"}, {"channel": "mediation_committee"}


def _row(letter: str, issue: str, intake: str, received: str, route: dict, **outcome: str) -> dict:
    blank = {"channel": "", "private_body": "", "outcome": "", "closed_on": ""}
    return {
        **SETTLED,
        **blank,
        "case_no": f"舊-{letter}",
        "issue": issue,
        "intake": intake,
        "received_on": received,
        **route,
        **outcome,
    }


def _ended(outcome: str, on: str, **more: str) -> dict:
    return {"outcome": outcome, "closed_on": on, **more}


EXAMPLE = [
    _row("a", "wage", "counter", "2024-01-05", BODY, **_ended("settled", "2024-01-20")),
    _row("b", "wage", "post", "2024-03-01", BODY, **_ended("not_settled", "2024-03-20")),
    _row(
        "c",
        "contract",
        "counter",
        "2024-06-03",
        AUTHORITY,
        **_ended("settled", "2024-06-20", partial="是"),
    ),
    _row("d", "retirement", "counter", "2024-12-20", COMMITTEE, **_ended("settled", "2025-01-15")),
    _row(
        "e",
        "wage",
        "online",
        "2024-05-02",
        {},
        **_ended("withdrawn", "2024-05-06", withdrawn_via="online"),
    ),
    _row(
        "f",
        "other",
        "counter",
        "2024-07-01",
        {},
        **_ended("outside_jurisdiction", "2024-07-02", transferred_to="屏東縣政府"),
    ),
    _row("g", "wage", "counter", "2023-12-28", BODY, **_ended("settled", "2024-01-10")),
    _row(
        "h",
        "contract",
        "online",
        "2024-11-30",
        BODY,
        **_ended("withdrawn", "2025-01-03", withdrawn_via="online"),
    ),
    _row(
        "i",
        "labor_insurance",
        "counter",
        "2024-09-02",
        COMMITTEE,
        **_ended("settled", "2024-09-30"),
    ),
]


def undo_the_last(world: World) -> None:
    """A court undid the settlement of the last row in February 2025."""
    perform(
        Case.objects.get(source_no="舊-i"),
        "court_refuses",
        actor=world.reader("system"),
        on=date(2025, 2, 10),
        court="測試地方法院114年度測字第1號",
        ground="unlawful",
    )

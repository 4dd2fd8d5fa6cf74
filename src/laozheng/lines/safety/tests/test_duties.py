"""What an employer owes by a day besides the terms of its cases: machines to be inspected."""

from datetime import date

from laozheng.conftest import NOON
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.lines.safety.line import LINE
from laozheng.lines.safety.models import Machine

DAY = date(2025, 3, 3)
UBN = "12345675"


def machine(number: int, valid_to: date, **owner: str) -> None:
    """A crane with its certificate."""
    Machine.objects.create(
        certificate_number=f"範機-{number}", machine_class="crane", valid_to=valid_to,
        known_on=date(2024, 1, 2),
        **{"employer_name": "範例企業有限公司", "ubn": UBN, **owner},
    )  # fmt: skip


def owed(name: str, ubn: str = "") -> list[tuple[date, str]]:
    """The duties that the line tells of an enterprise."""
    wanted = Wanted("enterprise", name, DAY, ubn=ubn)
    party = ensure_party(wanted, system_reader("test", NOON))
    return [(one.due_on, one.about) for one in LINE.duties(party.pk, DAY)]


def test_machines_whose_certificate_ends_are_duties_by_day(world):
    machine(1, date(2025, 3, 20))
    machine(2, date(2025, 2, 1))
    machine(3, date(2027, 1, 1))
    machine(9, DAY, employer_name="範例別家有限公司", ubn="04595257")
    assert owed("範例企業有限公司", UBN) == [
        (date(2025, 2, 1), "起重升降機具 範機-2"),
        (date(2025, 3, 20), "起重升降機具 範機-1"),
    ]


def test_without_a_number_the_name_tells_whose_it_is(world):
    machine(1, date(2025, 3, 20), ubn="")
    machine(2, date(2025, 3, 21))
    assert owed("範例企業有限公司") == [(date(2025, 3, 20), "起重升降機具 範機-1")]

"""The synthetic office gives the published figures of 113 and 2025 out of records.

Contradiction 3 of the print: its sentence lists the 31 fines as a seventh part of 145, which would
make 176. The records keep complaints and fines apart: 145 is the six grounds alone.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.conftest import NOON
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import reader_for, system_reader
from laozheng.kernel.cases.drawn import chance
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.verification import cases_that_differ
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.measures.figures import dims_of
from laozheng.kernel.parties.models import Party
from laozheng.lines.equality import twin
from laozheng.lines.equality.models import SealedPerson
from laozheng.lines.equality.twin.complaints import COMPLAINTS, histories
from laozheng.lines.equality.twin.fines import FINES, KINDS, REVOKED
from laozheng.lines.equality.twin.office import TRADES, Office

YEAR = Period.parse("113")
SHARED = Path(__file__).resolve().parents[6] / "shared"
PUBLISHED = SHARED / "published" / "113.csv"
PRINTED = {
    "equality.discrimination_cases": 145,
    "equality.penalty_cases": 31,
    "equality.promotion_sessions": 11,
    "equality.promotion_attendance": 690,
    "equality.job_seeking_complaints": 32,
    "equality.committee_meetings": 4,
    "equality.committee_external_experts": 10,
}


def shown(code: str, as_of: date, **dims: str) -> object:
    request = Request.of(code, YEAR, **dims)
    return compute([request], cut_off=None, as_of=as_of)[request].shown


@pytest.fixture
def city(world):
    """The twin of 113."""
    return twin.make(YEAR, actor=world.reader("system"), seed=113)


@pytest.mark.parametrize("as_of", [date(2025, 2, 28), date(2030, 1, 1)])
@pytest.mark.slow
def test_the_records_give_the_printed_figures(city, as_of):
    assert {code: shown(code, as_of) for code in PRINTED} == PRINTED


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published figures are not here")
@pytest.mark.slow
def test_the_records_give_every_published_row_of_the_line(city):
    with PUBLISHED.open(encoding="utf-8-sig", newline="") as file:
        ours = [row for row in csv.DictReader(file) if row["line"] == "equality"]
    assert len(ours) == 15
    assert {row["measure"] for row in ours} <= set(measures())
    for row in ours:
        told = shown(row["measure"], date(2025, 3, 3), **dims_of(row["dims"]))
        assert told == int(row["value"]), row


def test_the_six_grounds_alone_make_the_total(city):
    grounds = {ground: shown("equality.discrimination_cases", date(2025, 3, 3), ground=ground)
               for ground in COMPLAINTS}  # fmt: skip
    assert grounds == COMPLAINTS
    assert sum(grounds.values()) == 145 != 145 + FINES


def test_some_fines_fell_on_appeal_and_one_unit_more_issued_some(city):
    fines = Case.objects.filter(kind__endswith=".disposition")
    assert fines.filter(state="revoked").count() == REVOKED
    assert set(fines.values_list("kind", "unit__code")) == {
        ("equality.disposition", "employment_security"),
        ("standards.disposition", "labor_conditions"),
    }
    for mark, kind in KINDS.items():
        numbers = fines.filter(kind=kind).values_list("source_no", flat=True)
        assert {number[:5] for number in numbers} == {mark}


def test_one_officer_of_the_unit_handles_the_cases_and_sees_the_sealed_ones(city, world):
    (handler,) = {case.officer for case in Case.objects.filter(line="equality")}
    reader = reader_for(handler.user, NOON)
    sealed = Case.objects.filter(kind="equality.harassment")
    assert visible(sealed, reader).count() == COMPLAINTS["sexual_harassment"]
    assert not visible(sealed, world.reader("head")).exists()


def test_the_twin_is_the_same_for_the_same_seed_and_grows_with_scale():
    firms = [Party(display_name=f"範例{trade}平等第01號有限公司") for trade in TRADES]

    def office(seed: int) -> Office:
        return Office(YEAR, system_reader("test", NOON), chance(seed, 3), firms)

    drawn = [
        [(h.title, tuple(h.steps)) for h in histories(office(seed), scale)]
        for seed, scale in ((7, 1), (7, 1), (8, 1), (7, 3))
    ]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(drawn[3]) == 3 * len(drawn[0])


def test_the_twin_holds_invented_names_and_lawful_histories_alone(city):
    assert not Party.objects.exclude(display_name__startswith="範例").exists()
    assert list(cases_that_differ()) == []
    assert not SealedPerson.objects.exists()

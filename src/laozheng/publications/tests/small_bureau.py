"""A bureau in which little happened: the twins of the four inspection lines with small numbers.

The totals of a twin are the printed ones; here they are a few dozen, so that a book is compiled in
seconds and its tables can be counted again one record at a time.
"""

import random
from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.drawn import DrawnYear
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.lines.equality import twin as equality
from laozheng.lines.migrants.twin import agencies, helping
from laozheng.lines.migrants.twin import visits as migrant_visits
from laozheng.lines.migrants.twin.printed import Printed
from laozheng.lines.safety import twin as safety
from laozheng.lines.safety.twin import breaches
from laozheng.lines.safety.twin import office as safety_office
from laozheng.lines.safety.twin.printed import Printed as SafetyPrinted
from laozheng.lines.standards.twin import fines, visits
from laozheng.lines.standards.twin import printed as standards
from laozheng.lines.standards.twin import promotion as briefings
from laozheng.lines.standards.twin.office import Office

SEED = 113
MIGRANTS = Printed(
    visits=60,
    dormitory_checks=12,
    dengue_places=5,
    illegal=6,
    consultations=480,
    disputes=9,
    verifications=11,
    briefings=(2, 30),
    hotspots=(3, 90),
    caregivers=8,
    agencies={"score_90_up": 3, "score_80_89": 2},
)
STANDARDS = standards.Printed(
    complained=8, projected=30, advised=12, fines=40, fines_twd=2_000_000, briefings=4
)
SAFETY = SafetyPrinted(
    visits=110,
    heat=6,
    fines=30,
    orders=7,
    deaths=5,
    briefings=4,
    team_visits=6,
    onsite_visits=5,
    family_events=3,
    family_heads=150,
)
SMALL = {
    fines: {"REVOKED": 4},
    visits: {"NOT_MET": 3},
    briefings: {"POSTS": 2},
    breaches: {"REVOKED": 3},
    safety_office: {"FIRMS": 130, "INSPECTORS": 10},
    safety: {"printed_of": lambda period: SAFETY},
}
NOTICES = (
    ("entry", "2024-01-30"),
    ("transfer", "2024-02-29"),
    ("departure", "2024-06-03"),
    ("absence", "2024-08-01"),
)


def make_small_bureau(year: Period, actor: Reader) -> None:
    """Make the year of the four lines."""
    with pytest.MonkeyPatch.context() as patch:
        for module, constants in SMALL.items():
            for name, value in constants.items():
                patch.setattr(module, name, value)
        equality.make(year, actor=actor, seed=SEED)
        _standards(year, actor)
        safety.make(year, actor=actor, seed=SEED)


def _standards(year: Period, actor: Reader) -> None:
    office = Office.of(year, actor, seed=SEED, firms=60)
    visits.make(office, STANDARDS, 1)
    fines.make(office, STANDARDS, 1)
    briefings.make(office, STANDARDS, 1)


def make_migrants(year: Period, actor: Reader, folder) -> None:
    """Make what migrant workers bring in a year, with a few notices and one fine."""
    office = DrawnYear(year, actor, random.Random(SEED))
    migrant_visits.make(office, MIGRANTS)
    agencies.make(office, MIGRANTS)
    helping.make(office, MIGRANTS)
    path = folder / "notices.csv"
    head = "report_number,type,event_on,received_on,employer_name,worker_key"
    rows = (
        f"範通-{number},{type_},{day},{day},範例移工雇主有限公司,範工{number}"
        for number, (type_, day) in enumerate(NOTICES)
    )
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    report = import_file(datasets()["migrant_reports"], path, actor=actor)
    assert report.refused == 0, report.refusals
    open_case(
        "migrants.disposition", "issued", actor=actor,
        received_on=date(2024, 3, 4), intake="ex_officio", party_name="範例移工雇主有限公司",
        articles="就業服務法第57條第1款", kind="fine", amount_twd=150_000,
        disposed_on=date(2024, 3, 4), document_number="高市勞就字第11330000100號",
    )  # fmt: skip

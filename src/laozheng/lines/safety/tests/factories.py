"""Accidents that have come to a state by real steps of the cast, and official lists to import."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

from laozheng.base.moments import TAIPEI, taipei_day
from laozheng.base.periods import Period
from laozheng.conftest import World
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.measures.engine import Request, compute
from laozheng.lines.safety.line.data_sets import DATA_SETS, MAJOR_ACCIDENTS
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.kinds import ACCIDENT

EXTRACT = Path(__file__).parent / "major_accidents.csv"
SHARED = Path(__file__).resolve().parents[6] / "shared"
SETS = {one.name: one for one in DATA_SETS}
YEAR = Period.parse("113")
EMPLOYER = "範例營造股份有限公司"
PLACE = "高雄市小港區範例路1號"
# What one injured worker in hospital looks like; a test states what differs.
FACTS = {
    "employer_name": EMPLOYER,
    "place": PLACE,
    "accident_type": "fall",
    "accident_kind": "hospitalized",
    "deaths": 0,
    "injured": 1,
    "hospitalized": 1,
}


def moment(text: str) -> datetime:
    """A moment in Taipei; a bare day is its noon."""
    read = datetime.fromisoformat(text)
    at = read.time() if len(text) > len("2024-01-01") else time(12)
    return datetime.combine(read.date(), at, TAIPEI)


def acting(world: World, who: str, text: str) -> Reader:
    """A member of the cast at a moment."""
    return world.reader(who, at=moment(text))


def an_accident(
    world: World,
    occurred: str = "2024-03-05 13:10",
    *,
    reported: str = "",
    step: str = "report",
    officer=None,
    **facts,
) -> Case:
    """An accident as it is reported, an hour later unless said otherwise."""
    occurred_at = moment(occurred)
    reported_at = moment(reported) if reported else occurred_at + timedelta(hours=1)
    return open_case(
        ACCIDENT,
        step,
        actor=world.reader("safety_officer", at=reported_at),
        received_on=taipei_day(reported_at),
        intake="phone",
        officer=officer or world.safety_officer,
        at=reported_at,
        **{**FACTS, "occurred_at": occurred_at, "known_at": occurred_at, **facts},
    )


def moved(world: World, case: Case, name: str, on: str, who: str = "safety_officer", **given):
    """A step of a case, taken by somebody at noon of its day."""
    actor = acting(world, who, on)
    return perform(case, name, actor=actor, on=actor.day, **given)


def a_late_death(world: World, case: Case, died_on: str, recorded_on: str, deaths: int = 1):
    """A death that the office learns of on a later day."""
    died = date.fromisoformat(died_on)
    return moved(world, case, "record_death", recorded_on, died_on=died, deaths=deaths)


def accident_of(case: Case) -> Accident:
    """The line's row of a case, as it stands."""
    return Accident.objects.select_related("case").get(case=case)


def listed_rows() -> list[dict[str, str]]:
    """The rows of the invented extract, by printed title."""
    with EXTRACT.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def a_list(folder: Path, *rows: dict[str, str], name: str = "list.csv") -> Path:
    """An official list of the first row of the extract, each with the cells that differ."""
    clean = listed_rows()[0]
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, clean)
        writer.writeheader()
        writer.writerows({**clean, **row} for row in rows)
    return path


def load(world: World, path: Path, **options) -> ImportReport:
    """Import an official list as the operator does."""
    options = {"rejected_dir": path.parent, **options}
    return import_file(MAJOR_ACCIDENTS, path, actor=world.reader("system"), **options)


def load_extract(world: World, folder: Path, **options) -> ImportReport:
    """Import the invented extract."""
    copy = folder / EXTRACT.name
    copy.write_bytes(EXTRACT.read_bytes())
    return load(world, copy, **options)


def shown(code: str, *, period: Period = YEAR, cut_off=None, as_of=date(2026, 1, 1), **dims: str):
    """A figure of 113 as it is printed."""
    request = Request.of(code, period, **dims)
    return compute([request], cut_off=cut_off, as_of=as_of)[request].shown


def texts(case: Case) -> dict[str, str]:
    """The letters among the documents of a case, by the name of their template."""
    rows = case.documents.filter(letter__isnull=False).order_by("id").select_related("letter")
    return {row.letter.template.partition(".")[2]: row.letter.text for row in rows}


def a_file(
    world: World,
    articles: str = "職業安全衛生法第6條第1項第5款",
    *,
    acted: str = "2024-03-05",
    opened: str = "2024-04-01",
    party: str = EMPLOYER,
) -> Case:
    """A disposition file whose party may do without a hearing."""
    case = open_case(
        "safety.disposition",
        "opened",
        actor=acting(world, "safety_officer", opened),
        received_on=date.fromisoformat(opened),
        intake="ex_officio",
        officer=world.safety_officer,
        party_name=party,
        articles=articles,
        acted_from=date.fromisoformat(acted),
        acted_to=date.fromisoformat(acted),
    )
    moved(world, case, "hearing_waived", opened, reason="行政程序法第103條第5款")
    return case


def an_inspection(world: World, visited: str = "2024-07-02", **given) -> Case:
    """An inspection that was made and typed in on its day."""
    return open_case(
        "safety.inspection",
        "entered",
        actor=acting(world, "safety_officer", visited),
        received_on=date.fromisoformat(visited),
        intake="ex_officio",
        officer=world.safety_officer,
        **{"type": "general", "employer_name": EMPLOYER, "result": "no_violation", **given},
    )

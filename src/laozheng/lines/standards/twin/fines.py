"""Fines that stand, whose amounts add up to the published sum, and some that fell on appeal."""

from collections.abc import Mapping
from datetime import timedelta
from random import Random

from laozheng.base.roc import roc_year
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.inspections.issued import Issued
from laozheng.kernel.inspections.offices import Offices
from laozheng.kernel.inspections.queries import offices
from laozheng.lines.standards.queries.kinds import DISPOSITION
from laozheng.lines.standards.twin.office import Office
from laozheng.lines.standards.twin.printed import Printed

REVOKED = 14
UNIT_TWD, LEAST_TWD = 5_000, 20_000
# Articles of which the fine is at least this (勞動基準法第79條第2項).
HIGH_TWD, HIGH = 90_000, "勞動基準法第30條第5項"
# What is violated, and how often among a hundred.
VIOLATIONS: Mapping[str, int] = {
    "勞動基準法第24條第1項": 30,
    "勞動基準法第36條第1項": 13,
    "勞動基準法第30條第6項": 15,
    "勞動基準法第32條第2項": 13,
    "勞動基準法第38條第4項": 8,
    "勞動基準法第22條第2項": 10,
    "勞動基準法第39條": 6,
    "勞動基準法第23條第2項": 3,
    "勞動基準法第49條第1項": 1,
    "勞動基準法第59條": 1,
}
# Serial numbers of documents, apart from those of real ones of the year.
_FIRST_SERIAL = 8_000_000


def make(office: Office, printed: Printed, scale: int) -> int:
    """Make the fines of a year; how many, those that fell included."""
    known = offices()
    recorder = Recorder(office.actor)
    standing = amounts(office.draw, printed.fines * scale, printed.fines_twd * scale)
    fallen = [LEAST_TWD + UNIT_TWD * office.draw.randrange(12) for _ in range(REVOKED * scale)]
    for serial, amount in enumerate([*standing, *fallen], start=1):
        recorder.add(_fine(office, known, serial, amount, revoked=serial > len(standing)))
    return len(recorder.flush())


def amounts(draw: Random, number: int, total: int) -> list[int]:
    """So many fines that add up to a sum, each a multiple of the unit and none below the least."""
    units = [LEAST_TWD // UNIT_TWD] * number
    left = total // UNIT_TWD - sum(units)
    while left > 0:
        step = min(left, draw.choice((1, 2, 2, 4, 6, 16)))
        units[draw.randrange(number)] += step
        left -= step
    return [unit * UNIT_TWD for unit in units]


def _fine(office: Office, known: Offices, serial: int, amount: int, *, revoked: bool) -> History:
    # A fine that falls on appeal falls within the year, so that every later as-of day agrees.
    day = office.day(but_last=120 if revoked else 10)
    served_on = day + timedelta(days=office.draw.randrange(2, 9))
    steps = [Step("issued", day), Step("served", served_on)]
    if revoked:
        steps.append(Step("revoked", served_on + timedelta(days=office.draw.randrange(20, 100))))
    elif served_on + timedelta(days=25) <= office.period.end:
        announced_on = served_on + timedelta(days=office.draw.randrange(5, 25))
        steps.append(Step("announced", announced_on))
    firm = office.firm()
    number = f"高市勞條字第{roc_year(day)}{_FIRST_SERIAL + serial:07d}0號"
    fine = Issued(number, firm, ";".join(_articles(office, amount)), amount, steps)
    return fine.history(DISPOSITION, known)


def _articles(office: Office, amount: int) -> list[str]:
    """One or two articles; the one that costs more only where the amount reaches it."""
    if amount >= HIGH_TWD and office.draw.random() < 0.5:
        return [HIGH]
    wanted = 2 if amount >= 2 * LEAST_TWD and office.draw.random() < 0.4 else 1
    drawn = office.draw.choices(list(VIOLATIONS), list(VIOLATIONS.values()), k=wanted)
    return list(dict.fromkeys(drawn))

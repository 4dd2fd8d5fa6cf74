"""Fines that stand and some that fell on appeal, of this line and of labor conditions."""

from dataclasses import replace
from datetime import timedelta

from laozheng.base.roc import roc_year
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.inspections.declare import kind_of_line
from laozheng.kernel.inspections.issued import Issued
from laozheng.kernel.inspections.offices import Offices
from laozheng.kernel.inspections.queries import offices
from laozheng.lines.equality.queries.kinds import DISPOSITION
from laozheng.lines.equality.twin.office import Office

# Published for 113.
FINES = 31
REVOKED = 2
# What is fined, by the mark of the unit that issues it, and how often among a hundred.
VIOLATIONS = {
    ("高市勞就字", "就業服務法第5條第1項"): 25,
    ("高市勞就字", "性別平等工作法第7條"): 15,
    ("高市勞就字", "性別平等工作法第11條第1項"): 20,
    ("高市勞就字", "性別平等工作法第13條第2項"): 20,
    ("高市勞條字", "性別平等工作法第21條第1項"): 20,
}
# A fine belongs to the line of the unit that issues it, and counts here by its act.
KINDS = {"高市勞就字": DISPOSITION, "高市勞條字": kind_of_line("standards")}
AMOUNTS = {"就": 300_000, "條": 20_000}
_FIRST_SERIAL = 7_500_000


def make(office: Office, scale: int) -> int:
    """Make the fines of a year; how many, those that fell included."""
    known, standing = offices(), FINES * scale
    recorder = Recorder(office.actor)
    for serial in range(1, standing + REVOKED * scale + 1):
        recorder.add(_fine(office, known, serial, revoked=serial > standing))
    return len(recorder.flush())


def _fine(office: Office, known: Offices, serial: int, *, revoked: bool) -> History:
    """A fine that stands, or one that fell on appeal within the year."""
    day = office.weekday(but_last=215 if revoked else 15)
    served_on = day + timedelta(days=office.draw.randrange(2, 9))
    steps = [Step("issued", day), Step("served", served_on)]
    if revoked:
        steps.append(Step("revoked", served_on + timedelta(days=office.draw.randrange(20, 180))))
    else:
        steps.append(Step("announced", served_on + timedelta(days=office.draw.randrange(5, 25))))
    firm = office.firm()
    mark, articles = office.weighted(VIOLATIONS)
    number = f"{mark}第{roc_year(day)}{_FIRST_SERIAL + serial:07d}0號"
    fine = Issued(number, firm, articles, AMOUNTS[mark[3]], steps)
    officer = office.handler if KINDS[mark] == DISPOSITION else None
    return replace(fine.history(KINDS[mark], known), officer=officer)

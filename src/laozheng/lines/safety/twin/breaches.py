"""Violations that visits found: put right in time, or handed over for a fine.

Where the law asks for an improvement date first, a second visit finds the same before the fine.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from laozheng.kernel.cases.course import Step
from laozheng.kernel.inspections.penalties import needs_prior_notice
from laozheng.kernel.inspections.visits.reports import Found, found_in
from laozheng.lines.safety.twin.office import Office
from laozheng.lines.safety.twin.printed import Printed
from laozheng.lines.safety.twin.visits import Planned, first_type, noticed, reported

# So many in a hundred visits find what is put right without a fine.
PUT_RIGHT = 6
REVOKED = 9
# What is violated, and how often among a hundred.
VIOLATIONS = {
    "職業安全衛生法第6條第1項第5款": 30,
    "職業安全衛生法第6條第1項第1款": 18,
    "職業安全衛生法第6條第1項第3款": 12,
    "職業安全衛生法第6條第1項第7款": 8,
    "職業安全衛生法第26條第1項": 7,
    "職業安全衛生法第27條第1項第3款": 7,
    "職業安全衛生法第32條第1項": 5,
    "職業安全衛生法第23條第1項": 5,
    "職業安全衛生法第20條第1項": 4,
    "職業安全衛生法第37條第2項第1款": 2,
    "職業安全衛生法第34條第1項": 2,
}


@dataclass(frozen=True, eq=False)
class Breach:
    """What one visit found, with the visit that looked again, if any.

    ``sanctioned_on`` is the day on which it was handed over for a fine, None if it was put right;
    ``falls`` says that the fine falls on appeal.
    """

    articles: str
    first: Planned
    again: Planned | None = None
    sanctioned_on: date | None = None
    falls: bool = False

    @property
    def visited_on(self) -> date:
        """The day on which it was found."""
        day = self.first.report.visited_on
        assert day is not None
        return day


def drawn(office: Office, printed: Printed, scale: int) -> list[Breach]:
    """The breaches of a year: those fined, those whose fine falls, those put right."""
    put_right = printed.visits * scale * PUT_RIGHT // 100
    return [
        *(_fined(office, falls=False) for _ in range(printed.fines * scale)),
        *(_fined(office, falls=True) for _ in range(REVOKED * scale)),
        *(_put_right(office) for _ in range(put_right)),
    ]


def _fined(office: Office, *, falls: bool) -> Breach:
    # A fine that falls on appeal falls within the year, so that every later as-of day agrees.
    day = office.day(but_last=160 if falls else 25)
    articles = office.weighted(VIOLATIONS)
    if needs_prior_notice(found_in(articles, day)[0].citation, day):
        return _fined_after_notice(office, articles, day, falls=falls)
    noticed_on = office.later(day, 1, 6)
    sanctioned_on = office.later(noticed_on, 0, 5)
    later = (noticed(noticed_on), Step("sanctioned", sanctioned_on))
    return Breach(articles, _first(office, articles, day, None, later), None, sanctioned_on, falls)


def _fined_after_notice(office: Office, articles: str, day: date, *, falls: bool) -> Breach:
    noticed_on = office.later(day, 1, 5)
    due_on = office.later(noticed_on, 7, 14)
    again_on = office.later(due_on, 1, 4)
    sanctioned_on = office.later(again_on, 0, 3)
    steps = (Step("not_remedied", again_on), Step("sanctioned", sanctioned_on))
    first = _first(office, articles, day, due_on, (noticed(noticed_on, due_on), *steps))
    told_on = office.later(again_on, 1, 6)
    until = office.later(told_on, 7, 20)
    again = _again(first, again_on, found_in(articles, again_on, remedy_due_on=until))
    told = replace(again, later=(noticed(told_on, until), Step("remedied", until)))
    return Breach(articles, first, told, sanctioned_on, falls)


def _put_right(office: Office) -> Breach:
    """What is found in the last weeks of a year is still to be looked at again."""
    articles = office.weighted(VIOLATIONS)
    day = office.day()
    noticed_on = office.later(day, 1, 8)
    due_on = noticed_on + timedelta(days=office.draw.randrange(10, 22))
    notice = noticed(noticed_on, due_on)
    if due_on > office.days[-5]:
        return Breach(articles, _first(office, articles, day, due_on, (notice,)))
    again_on = office.later(due_on, 1, 6)
    first = _first(office, articles, day, due_on, (notice, Step("remedied", again_on)))
    return Breach(articles, first, _again(first, again_on))


def _first(
    office: Office, articles: str, day: date, due_on: date | None, later: tuple[Step, ...]
) -> Planned:
    """The visit that found a breach; ``due_on`` is the day by which to put it right."""
    type_ = first_type(office)
    report = reported(
        office,
        day,
        type_="general" if type_ in ("investigation", "resumption") else type_,
        firm=office.offender(),
        division=office.division(),
        district=office.district(),
        result="violation",
        findings=found_in(articles, day, remedy_due_on=due_on),
    )
    return Planned(report, later)


def _again(first: Planned, day: date, findings: tuple[Found, ...] = ()) -> Planned:
    """The visit that looks whether a breach was put right, and finds it or not."""
    report = replace(
        first.report,
        type="investigation",
        visited_on=day,
        result="violation" if findings else "no_violation",
        findings=findings,
    )
    return Planned(report, () if findings else (Step("closed", day),), first)

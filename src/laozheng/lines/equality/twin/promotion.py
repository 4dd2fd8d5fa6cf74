"""Briefings, trainings, investigators, and the meetings of the council with its experts."""

from datetime import date, timedelta

from laozheng.base.periods import Period
from laozheng.base.roc import roc_year
from laozheng.base.rounding import evenly
from laozheng.kernel.activities.actions import Heads, enter
from laozheng.lines.equality.models import CouncilMember, Investigator
from laozheng.lines.equality.rules.codes import COUNCILS, MEETING
from laozheng.lines.equality.twin.office import Office

# Published for 113.
EVENTS, ATTENDANCE = 11, 690
# Published for 2025.
MEETINGS, EXPERTS = 4, 10
# Not published: a roster from which teams can be drawn.
INVESTIGATORS = 12
PROFESSIONS = ("律師", "諮商心理師", "社會工作師", "學者")


def make(office: Office, scale: int) -> int:
    """Hold the events and meetings of a year; how many."""
    list_investigators(office)
    return _hold_events(office, scale) + _hold_meetings(office, scale)


def list_investigators(office: Office) -> None:
    """The roster of investigators; each has come to a training within the year before."""
    first = office.period.start
    for number in range(1, INVESTIGATORS + 1):
        trained_on = first - timedelta(days=20 * number)
        told = {
            "name": f"範例調查{number:02d}",
            "sex": "male" if number % 3 == 0 else "female",
            "profession": PROFESSIONS[number % len(PROFESSIONS)],
            "trained_on": trained_on,
            "from_on": trained_on,
            "listed": number % 2 == 1,
        }
        Investigator.objects.get_or_create(number=f"調查-{number:02d}", defaults=told)


def _spread(period: Period, number: int, parts: int) -> date:
    """The day of one of several events spread over a period."""
    days = (period.end - period.start).days
    return period.start + timedelta(days=days * (number + 1) // (parts + 1))


def _hold_events(office: Office, scale: int) -> int:
    """Briefings and trainings of investigators; the print has one number for both."""
    for number, attended in enumerate(evenly(ATTENDANCE * scale, EVENTS * scale)):
        kind = "investigator_training" if number % 4 == 3 else "prevention_briefing"
        held_on = _spread(office.period, number, EVENTS * scale)
        enter(
            "equality", kind, f"範例防制就業歧視活動第{number + 1}場", held_on,
            actor=office.actor, known_on=held_on,
            heads=(Heads(attended, count_unit="person_times"),),
            activity_no=f"EQ-{roc_year(held_on)}-{number + 1:03d}",
        )  # fmt: skip
    return EVENTS * scale


def _hold_meetings(office: Office, scale: int) -> int:
    """The meetings of the discrimination council, and the experts appointed to it."""
    council, year = "discrimination", office.period.start.year
    term = max(roc_year(office.period.start) - 100, 1)
    for number in range(1, MEETINGS * scale + 1):
        held_on = _spread(office.period, number - 1, MEETINGS * scale)
        enter(
            "equality", MEETING, f"{COUNCILS[council]}第{term}屆第{number}次會議", held_on,
            actor=office.actor, known_on=held_on, activity_no=f"{council}-{term}-{number}",
            body=council, topic=council,
            tags=[f"term={term}", f"number={number}", "motions=6"],
        )  # fmt: skip
    CouncilMember.objects.bulk_create(
        CouncilMember(
            council=council,
            term=term,
            member_key=f"範例委員{number + 1:02d}",
            outside=number < EXPERTS * scale,
            sex="female" if number % 2 else "male",
            from_on=date(year, 1, 1),
            to_on=date(year, 12, 31),
            known_on=date(year, 1, 1),
        )
        for number in range((EXPERTS + 5) * scale)
    )
    return MEETINGS * scale

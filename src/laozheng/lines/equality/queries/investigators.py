"""The roster of investigators: who may be named on a day, and whose turn it is."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from laozheng.base.months import months_before
from laozheng.base.text import squeeze
from laozheng.kernel.cases.models import Case
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.parties.names import split_name
from laozheng.lines.equality.models import Complaint, Investigator, TeamMember
from laozheng.lines.equality.rules.teams import training_holds

# Over how many months the teams of an investigator are counted for the turn.
TURN_MONTHS = 12


@dataclass(frozen=True)
class Standing:
    """An investigator on the roster, until when the training holds, and whether it does."""

    investigator: Investigator
    trained_to: date
    is_trained: bool


def on_roster(day: date) -> "QuerySet[Investigator]":
    """Who is on the roster on a day, by number."""
    begun = Investigator.objects.filter(from_on__lte=day)
    return begun.exclude(to_on__lt=day)


def standing_on(day: date, law: Law, *, listed: bool = False) -> list[Standing]:
    """The roster of a day; with ``listed`` those alone who agreed to be named to everybody."""
    rows = on_roster(day).filter(listed=True) if listed else on_roster(day)
    return [_standing(row, day, law) for row in rows]


def _standing(row: Investigator, day: date, law: Law) -> Standing:
    judged = training_holds(row.trained_on, day, law)
    assert judged.due_on is not None
    return Standing(row, judged.due_on, judged.result)


def in_turn(case: Case, day: date, law: Law) -> list[Investigator]:
    """Who may be named for a case, in turn: fewest teams of a year first, then the longest idle.

    Whoever is of the employer, and whose training has lapsed, is not among them.
    """
    since = months_before(day, TURN_MONTHS)
    recent = Q(teams__named_on__gte=since, teams__named_on__lte=day) & ~Q(teams__case=case)
    rows = on_roster(day).annotate(
        load=Count("teams__case", filter=recent, distinct=True),
        last=Max("teams__named_on", filter=recent),
    )
    firm = _key(Complaint.objects.get(case=case).employer_name)
    free = [
        row
        for row in rows
        if training_holds(row.trained_on, day, law).result
        and not (row.organization and _key(row.organization) == firm)
    ]
    return sorted(free, key=lambda row: (row.load, row.last or date.min, row.number))


def _key(name: str) -> str:
    return split_name(squeeze(name)).key


def team_now(case: Case) -> list[Investigator]:
    """The investigators from the roster on the team of a case, as they were named."""
    members = TeamMember.objects.filter(case=case, left_on__isnull=True)
    return [member.investigator for member in members.select_related("investigator")]

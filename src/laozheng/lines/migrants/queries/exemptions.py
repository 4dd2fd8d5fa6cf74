"""What speaks against the exemption of an excellent agency: its letters, fines, prosecutions."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Min, Q, QuerySet

from laozheng.kernel.cases.models import Event
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.queries import unrevoked
from laozheng.kernel.inspections.rules import PROSECUTION_SENT
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.parties.names import party_key
from laozheng.lines.migrants.models import AgencyGrade, EmploymentAgency
from laozheng.lines.migrants.queries.agencies import lives_of
from laozheng.lines.migrants.queries.kinds import ESA
from laozheng.lines.migrants.rules.agencies import EXEMPT, grade_for, mol_letter
from laozheng.lines.migrants.rules.licensing import YEARS_BEFORE, exempt_excellent


def exemption_of(number: str, evaluation_year: int, law: Law) -> Reckoning:
    """Whether an agency may be exempt for an evaluation, by all that is on file about it."""
    since = date(evaluation_year - max(YEARS_BEFORE), 1, 1)
    files = _against(EmploymentAgency.objects.filter(number=number))
    fined = unrevoked(files.filter(kind="fine", disposed_on__gte=since))
    charged = Event.objects.filter(
        case__in=files.values("case"),
        kind=PROSECUTION_SENT,
        on__gte=since,
        superseded_by__isnull=True,
    )
    return exempt_excellent(
        evaluation_year,
        _letters(number),
        law,
        fined_on=fined.aggregate(Min("disposed_on"))["disposed_on__min"],
        charged_on=charged.aggregate(Min("on"))["on__min"],
    )


def _letters(number: str) -> dict[int, str]:
    grades = AgencyGrade.objects.filter(license_number=number)
    return {one.evaluation_year: mol_letter(one.grade, one.score) for one in grades}


def _against(agencies: Iterable[EmploymentAgency]) -> "QuerySet[Disposition]":
    """The files under the act against some agencies, by register or by name."""
    known = list(agencies)
    same = Q(party__in=[one.party_id for one in known if one.party_id is not None])
    same |= Q(party_key__in=[party_key(one.name) for one in known])
    return Disposition.objects.filter(same, articles__act=ESA).distinct()


def exemptions_at_risk(day: date, law: Law) -> set[str]:
    """Exempt agencies by number against which a fine under the act is open or stands this year.

    Their grade of the year does not say yet that the exemption is lost; somebody has to look.
    """
    fined = _fined(day)
    parties = {party for party, _name in fined}
    names = {name for _party, name in fined}
    same = Q(party__in=parties - {None}) | Q(name__in=names)
    lives = lives_of(EmploymentAgency.objects.filter(same))
    held = {one.number: grade_for(agency, day.year, law) for one, agency in lives}
    return {
        number
        for number, grade in held.items()
        if grade is not None and grade.code == EXEMPT and grade.exempt_lost_on is None
    }


def _fined(day: date) -> set[tuple[int | None, str]]:
    """Whom files of fines under the act name: those not yet decided, and those of this year."""
    files = Disposition.objects.filter(
        Q(disposed_on__isnull=True) | Q(disposed_on__range=(date(day.year, 1, 1), day)),
        kind="fine",
        articles__act=ESA,
    )
    return set(unrevoked(files).values_list("party_id", "party_name"))

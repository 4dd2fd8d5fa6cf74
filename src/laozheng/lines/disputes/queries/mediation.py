"""What a case page, a calendar and an enterprise page tell of mediations."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from laozheng.base.moments import TAIPEI
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.declare import Appointment
from laozheng.kernel.cases.facts import Fact
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.cases.timeline import standing_events, timeline_of
from laozheng.kernel.law.timeline import Timeline
from laozheng.kernel.parties.models import Party
from laozheng.lines.disputes.models import CommitteeSeat, Hearing, Mediation, codes
from laozheng.lines.disputes.rules.committee import Seat

KIND = "disputes.mediation"


def timeline(case: Case) -> Timeline:
    """What happened in a case, corrections applied, as the rules see it."""
    return timeline_of(case, standing_events(case))


def parties_of(case: Case) -> "list[CaseParty]":
    """The parties that are in the case now."""
    rows = CaseParty.objects.filter(case=case, to_on__isnull=True)
    return list(rows.select_related("party").order_by("id"))


def applicants_of(case: Case) -> "list[CaseParty]":
    """Those who filed, and are still in."""
    return [row for row in parties_of(case) if row.role in ("applicant", "co_applicant")]


def seats_of(case: Case) -> list[Seat]:
    """The filled seats of the committee, as the rule sees them."""
    rows = CommitteeSeat.objects.filter(case=case, replaced_on__isnull=True)
    return [
        Seat(
            seat="authority" if row.seat.startswith("authority") else row.seat,
            selected_by=row.selected_by,
            is_chair=row.is_chair,
            is_labor_official=row.is_labor_official,
            on_roster=row.member_id is not None,
        )
        for row in rows
    ]


def facts_panel(case: Case) -> list[Fact]:
    """The lines of the facts panel of a mediation."""
    mediation = Mediation.objects.select_related("body", "mediator").get(case=case)
    facts = [
        Fact("爭議類別", codes.ISSUES[mediation.issue]),
        Fact("爭議性質", codes.NATURES[mediation.nature]),
        Fact("處理方式", codes.CHANNELS.get(mediation.channel)),
        Fact("事業單位", mediation.employer_name),
        Fact("爭議勞工人數", mediation.workers, "number"),
        Fact("請求金額", mediation.amount_claimed, "money"),
        Fact("調解結果", codes.OUTCOMES[mediation.outcome]),
    ]
    peace = mediation.peace
    optional = [
        Fact("結果原因", codes.ALL_REASONS.get(mediation.outcome_reason)),
        Fact("成立金額", mediation.amount_settled, "money"),
        Fact("受託團體", mediation.body or mediation.body_as_written),
        Fact("調解人", mediation.mediator or mediation.mediator_as_written),
        Fact("冷卻期間起日", peace.get("from"), "day"),
        Fact("冷卻期間迄日", peace.get("to"), "day"),
    ]
    return facts + [fact for fact in optional if fact.value]


def diary(reader: Reader, start: date, end: date) -> list[Appointment]:
    """The hearings between two days, both included, that a reader may see."""
    begin = datetime.combine(start, time.min, tzinfo=TAIPEI)
    finish = datetime.combine(end + timedelta(days=1), time.min, tzinfo=TAIPEI)
    hearings = Hearing.objects.filter(starts_at__gte=begin, starts_at__lt=finish)
    rows = visible(hearings.select_related("case"), reader).order_by("starts_at", "id")
    return [
        Appointment(
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            title=f"調解會議 {row.case.number}",
            place=row.place,
            case=row.case,
            state=row.state,
        )
        for row in rows
    ]


def cases_of_party(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
    """The mediations of a party that a reader may see: number, received, issue, state."""
    named = CaseParty.objects.filter(party=party).values("case_id")
    cases = visible(Case.objects.filter(kind=KIND, pk__in=named), reader)
    kind = kind_of(KIND)
    return [
        (
            case.number,
            case.received_on,
            codes.ISSUES[case.mediation.issue],
            _(kind.state(case.state).label),
        )
        for case in cases.select_related("mediation").order_by("-received_on", "-id")
    ]


def filed_again(worker: Party, employer: Party, on: date, days: int, besides: Case) -> Case | None:
    """Another case of the same worker against the same employer within the days before."""
    since = on - timedelta(days=days)
    cases = Case.objects.filter(kind=KIND, received_on__range=(since, on)).exclude(pk=besides.pk)
    for party in (worker, employer):
        named = CaseParty.objects.filter(party=party).values("case_id")
        cases = cases.filter(pk__in=named)
    return cases.order_by("-received_on", "-id").first()

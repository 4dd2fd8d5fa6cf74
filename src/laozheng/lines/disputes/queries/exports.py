"""Cases and registers as rows of their data sets, through the access filter of the reader."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, CaseParty, Event
from laozheng.kernel.grants.models import Award
from laozheng.kernel.grants.queries import paid_total, payments_of, standing_award
from laozheng.kernel.parties.models import Identifier
from laozheng.lines.disputes.models import Claim
from laozheng.lines.disputes.queries.aid import SCHEME
from laozheng.lines.disputes.queries.mediation import KIND

AID_KIND = "disputes.litigation_aid"
BATCH = 500
# Columns that bear the name of the detail row.
SAME_COLUMNS = (
    *("workers", "workers_female", "union_name", "employer_name", "industry"),
    *("workplace_city", "workplace_zone", "nature", "issue", "channel", "language", "note"),
    *("outcome", "outcome_reason", "withdrawn_via", "transferred_to"),
    *("amount_claimed", "amount_settled"),
)
# The column of a day, and the steps whose last event tells it.
DAYS = {
    "settled_on": ("settle",),
    "court_refused_on": ("court_refuses",),
    "assigned_on": ("appoint", "body_appoint", "form"),
    "started_on": ("begin",),
    "first_hearing_on": ("hear",),
    "record_filed_on": ("file_record",),
    "record_served_on": ("serve_record",),
}


def export_mediations(period: Period, reader: Reader) -> Iterator[Mapping[str, Any]]:
    """The mediations received in a period, with the columns that the import reads."""
    cases = Case.objects.filter(kind=KIND, received_on__range=(period.start, period.end))
    related = cases.select_related("mediation__body", "mediation__mediator")
    rows = visible(related, reader, "export").order_by("id")
    found = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        ids = [case.pk for case in batch]
        days, parties, claims = days_of(ids), _parties_of(ids), _claims_of(ids)
        ubns = _ubns_of(ids)
        for case in batch:
            row = _mediation_row(case, days[case.pk], parties[case.pk], claims[case.pk])
            yield {**row, "employer_ubn": ubns.get(case.pk)}


def days_of(ids: Iterable[int]) -> dict[int, dict[str, date]]:
    """Per case the days of its stages, corrections applied; of hearings the first."""
    column_of = {kind: column for column, kinds in DAYS.items() for kind in kinds}
    found: dict[int, dict[str, date]] = defaultdict(dict)
    events = Event.objects.filter(
        case_id__in=list(ids), kind__in=list(column_of), superseded_by__isnull=True
    )
    for case_id, kind, on in events.order_by("id").values_list("case_id", "kind", "on"):
        column = column_of[kind]
        if column != "first_hearing_on" or column not in found[case_id]:
            found[case_id][column] = on
    return found


def _parties_of(ids: Iterable[int]) -> dict[int, list[CaseParty]]:
    found: dict[int, list[CaseParty]] = defaultdict(list)
    for row in CaseParty.objects.filter(case_id__in=list(ids), to_on__isnull=True).order_by("id"):
        found[row.case_id].append(row)
    return found


def _ubns_of(ids: Iterable[int]) -> dict[int, str]:
    """The valid 統一編號 of the employer per case."""
    employers = CaseParty.objects.filter(case_id__in=list(ids), side="employer", to_on__isnull=True)
    of_party: dict[int, list[int]] = defaultdict(list)
    for party_id, case_id in employers.values_list("party_id", "case_id"):
        of_party[party_id].append(case_id)
    numbers = Identifier.objects.filter(party_id__in=list(of_party), kind="ubn").exclude(value="")
    return {
        case_id: value
        for party_id, value in numbers.values_list("party_id", "value")
        for case_id in of_party[party_id]
    }


def _claims_of(ids: Iterable[int]) -> dict[int, list[tuple[str, int | None]]]:
    found: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
    rows = Claim.objects.filter(case_id__in=list(ids)).order_by("id")
    for case_id, code, amount in rows.values_list("case_id", "claim_code", "amount"):
        found[case_id].append((code, amount))
    return found


def _mediation_row(
    case: Case,
    days: Mapping[str, date],
    parties: Iterable[CaseParty],
    claims: list[tuple[str, int | None]],
) -> dict[str, Any]:
    mediation = case.mediation
    workers = [row.name_as_written for row in parties if row.side == "labor"]
    named = [name for name in workers if name != mediation.union_name]
    stated = {name: getattr(mediation, name) for name in SAME_COLUMNS}
    days = dict(days)
    ended: dict[str, Any] = {"closed_on": case.closed_on}
    if settled_on := days.pop("settled_on", None):
        # A settlement that a court undid is told as the settlement and the day of the order.
        ended = {"closed_on": settled_on, "outcome": "settled", "outcome_reason": None}
    return {
        **{name: None if value == "" else value for name, value in stated.items()},
        "case_no": case.known_number,
        "received_on": case.received_on,
        "intake": case.intake,
        "filer": case.filer_kind or "worker",
        "worker_name": named[0] if named else None,
        "workplace_district": case.district or None,
        "claims": claims or None,
        "private_body": mediation.body_as_written or _name(mediation.body),
        "mediator": mediation.mediator_as_written or _name(mediation.mediator),
        "hearings": mediation.hearings_held,
        "partial": mediation.is_partial if settled_on else None,
        **ended,
        **days,
    }


def _name(row: Any) -> str | None:
    return row.name if row is not None else None


def export_aid(period: Period, reader: Reader) -> Iterator[Mapping[str, Any]]:
    """The applications for aid received in a period, with the columns that the import reads."""
    cases = Case.objects.filter(kind=AID_KIND, received_on__range=(period.start, period.end))
    rows = visible(cases.select_related("litigation_aid"), reader, "export").order_by("id")
    for case in rows.prefetch_related("parties").iterator(chunk_size=BATCH):
        yield _aid_row(case)


def _aid_row(case: Case) -> dict[str, Any]:
    aid, award = case.litigation_aid, standing_award(case, SCHEME.code)
    applicant = next((row.name_as_written for row in case.parties.all()), None)
    stated = {
        "case_no": case.known_number,
        "received_on": case.received_on,
        "intake": case.intake,
        "applicant_name": applicant,
        "workplace_in_city": aid.works_in_city,
        "union_seat_in_city": aid.union_in_city if aid.applicant_kind == "union" else None,
        "items": [(item, None) for item in aid.items],
    }
    same = (
        *("applicant_kind", "persons", "domicile_since", "mediation_case_no", "mediation_basis"),
        *("mediation_failed_on", "ground", "stage", "amount_requested", "note"),
    )
    stated |= {name: getattr(aid, name) or None for name in same}
    if aid.applicant_kind == "union_cadre":
        stated["dismissed_for_members"] = aid.dismissed_for_members
    return stated | (_award_columns(award) if award else {"decision": "pending"})


def _award_columns(award: Award) -> dict[str, Any]:
    columns: dict[str, Any] = {"decision": award.decision, "decided_on": award.decided_on}
    if award.decision != "approved":
        return columns | {"reject_reason": award.reason or None}
    amounts = dict(award.items.values_list("item", "approved_twd"))
    last = payments_of(award).last()
    return columns | {
        "persons_approved": award.persons,
        "attorney_amount": amounts.get("attorney_fee"),
        "court_fee_amount": amounts.get("court_fee"),
        "living_amount": amounts.get("living_allowance"),
        "amount_approved": award.approved_twd,
        "amount_paid": paid_total(award) if last else None,
        "paid_on": last.paid_on if last else None,
    }

"""What the line's cases tell the statistics: versions by day of truth and of knowledge.

Cases are told by what their events remember under ``facts``, never by their row of today.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from laozheng.base.moments import TAIPEI, taipei_day
from laozheng.kernel.activities.facts import activity_matters, valued
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.dated import FactChange, Value
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.timeline import history_of, with_history
from laozheng.kernel.inspections.facts import MIXED, disposition_matters
from laozheng.kernel.inspections.models import DispositionArticle
from laozheng.kernel.inspections.visit_codes import UNSUCCESSFUL
from laozheng.kernel.inspections.visits.facts import visit_matters
from laozheng.kernel.measures.declare import FactRow, Years
from laozheng.kernel.measures.versions import fact_rows, matter_rows
from laozheng.kernel.parties.fields import firm_code
from laozheng.kernel.tallies.facts import tally_matters
from laozheng.lines.migrants.models import ShelterStay
from laozheng.lines.migrants.queries.kinds import (
    DISPUTE,
    ESA,
    NOTICE,
    SHELTER,
    VERIFICATION,
    VISIT,
)
from laozheng.lines.migrants.rules.codes import ADMITTING, notice_group
from laozheng.lines.migrants.rules.shelter import shelter_days

LINE = "migrants"
HOTSPOT = "local_hotspot"
# Articles of the act on foreign workers and on agencies (第34條 to 第75條).
FIRST_FOREIGN, LAST_FOREIGN = 34, 75
BATCH = 2000
# Who has not left stays through the last day that an event tells.
LATE = time(23)


def visit_versions(years: Years) -> Iterator[FactRow]:
    """The versions of visits to employers, with what they looked into."""
    return matter_rows(visit_matters((VISIT,), years, own=_of_visit))


def _of_visit(facts: Mapping[str, Any]) -> Mapping[str, Value]:
    checks = facts.get("checks") or ()
    met = facts.get("result") not in UNSUCCESSFUL
    return {
        "worker_category": facts.get("worker_category") or None,
        "employer_kind": facts.get("employer_kind") or None,
        "dormitory": facts.get("dormitory") or None,
        "dormitory_kind": facts.get("dormitory_kind") or None,
        "trip": facts.get("trip") or None,
        "dormitory_check": _yes(met and "dormitory" in checks),
        "dengue_check": _yes(met and "dengue" in checks),
    }


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def histories(kind: str, years: Years = None) -> Iterator[tuple[Case, list[Event]]]:
    """The cases of a kind, received in some years if given, each with its standing events."""
    cases = Case.objects.filter(kind=kind).prefetch_related(with_history())
    if years is not None:
        cases = cases.filter(received_on__year__in=list(years))
    for case in cases.order_by("pk").iterator(chunk_size=BATCH):
        yield case, history_of(case)


def _facts(event: Event) -> Mapping[str, Any]:
    facts: Mapping[str, Any] = event.data.get("facts", {})
    return facts


def notice_versions(years: Years) -> Iterator[FactRow]:
    """The versions of notices by the day of receipt; duplicates are told apart."""
    for case, events in histories(NOTICE, years):
        changes = [
            FactChange(
                case.received_on,
                event.known_on,
                {
                    "received_on": case.received_on,
                    "month": f"{case.received_on:%Y-%m}",
                    "type": facts["type"],
                    "group": notice_group(facts["type"]),
                    "late": facts["late"],
                    "duplicate": facts["duplicate"],
                },
            )
            for event in events
            if "type" in (facts := _facts(event))
        ]
        yield from fact_rows(case.pk, case.number, changes)


def case_consultations() -> Iterator[FactRow]:
    """Disputes by the day of receipt and verifications by the day of completion, one each."""
    for case, events in histories(DISPUTE):
        values = _advice("dispute_handling", case.received_on, None)
        change = FactChange(case.received_on, events[0].known_on, values)
        yield from fact_rows(case.pk, case.number, [change])
    for case, events in histories(VERIFICATION):
        language = _facts(events[0]).get("language") or None
        for event in events:
            if event.kind == "verify":
                values = _advice("contract_termination_verification", event.on, language)
                change = FactChange(event.on, event.known_on, values)
                yield from fact_rows(case.pk, case.number, [change])


def _advice(type_: str, day: date, language: str | None) -> dict[str, Value]:
    return {
        "on": day,
        "month": f"{day:%Y-%m}",
        "type": type_,
        "language": language,
        "value": 1,
    }


def outcome_versions(years: Years) -> Iterator[FactRow]:
    """The versions of verifications that ended, by the day of their end."""
    wanted = None if years is None else set(years)
    ends = {"verify", "refuse", "turn_to_dispute", "withdraw"}
    for case, events in histories(VERIFICATION):
        for event in events:
            if event.kind in ends and (wanted is None or event.on.year in wanted):
                facts = _facts(event)
                values: dict[str, Value] = {
                    "ended_on": event.on,
                    "result": facts.get("result"),
                    "intention": facts.get("intention") or None,
                }
                change = FactChange(event.on, event.known_on, values)
                yield from fact_rows(case.pk, case.number, [change])


def shelter_day_versions(years: Years) -> Iterator[FactRow]:
    """The versions of the days of stays, one matter each, through the last day that is told."""
    wanted = None if years is None else set(years)
    known_law = law()
    for case, events in histories(SHELTER):
        admitted = _admitted(events)
        if admitted is None:
            continue
        first, last = _facts(admitted), events[-1]
        since = events[events.index(admitted) :]
        start = datetime.fromisoformat(first["from_at"])
        left = next((_facts(event)["to_at"] for event in events if event.kind == "leave"), None)
        end = datetime.fromisoformat(left) if left else datetime.combine(last.on, LATE, TAIPEI)
        for day in shelter_days(start, max(start, end), known_law):
            if wanted is None or day.on.year in wanted:
                known_on = next(event.known_on for event in since if event.on >= day.on)
                values: dict[str, Value] = {
                    "on": day.on,
                    "half_days": day.half_days,
                    "reason": first["reason"],
                }
                change = FactChange(day.on, max(known_on, day.on), values)
                yield from fact_rows(case.pk, f"{case.number}#{day.on}", [change])


def placement_versions(years: Years) -> Iterator[FactRow]:
    """The versions of stays by the day of admission, with a code that tells workers apart."""
    wanted = None if years is None else set(years)
    keys = dict(ShelterStay.objects.values_list("case_id", "worker_key"))
    for case, events in histories(SHELTER):
        admitted = _admitted(events)
        if admitted is None:
            continue
        facts = _facts(admitted)
        from_on = taipei_day(datetime.fromisoformat(facts["from_at"]))
        if wanted is not None and from_on.year not in wanted:
            continue
        values: dict[str, Value] = {
            "from_on": from_on,
            "worker": firm_code(f"worker:{keys[case.pk]}"),
            "reason": facts["reason"],
        }
        change = FactChange(from_on, admitted.known_on, values)
        yield from fact_rows(case.pk, case.number, [change])


def _admitted(events: list[Event]) -> Event | None:
    """The event that let a worker in; none for a request alone."""
    return next((event for event in events if event.kind in ADMITTING), None)


def fine_versions(years: Years) -> Iterator[FactRow]:
    """The versions of dispositions that cite the act on foreign workers or agencies."""
    chosen = None if years is None else list(years)
    cited = _articles(chosen)
    for matter in disposition_matters(chosen, grain="disposition", acts=(ESA,)):
        articles = cited.get(matter.case_id or 0)
        if articles is None:
            continue
        article = str(min(articles)) if len(articles) == 1 else MIXED
        month = f"{matter.changes[0].values['disposed_on']:%Y-%m}"
        yield from matter_rows([matter.beginning_with(article=article, month=month)])


def _articles(years: list[int] | None) -> dict[int, set[int]]:
    """Per disposition the articles on foreign workers and agencies that it cites."""
    cited = DispositionArticle.objects.filter(act=ESA, article__range=(FIRST_FOREIGN, LAST_FOREIGN))
    if years is not None:
        cited = cited.filter(disposition__disposed_on__year__in=years)
    found: dict[int, set[int]] = defaultdict(set)
    for key, article in cited.values_list("disposition_id", "article"):
        found[key].add(article)
    return found


def activity_versions(years: Years) -> Iterator[FactRow]:
    """The versions of what was held for employers and workers."""
    return matter_rows(activity_matters(LINE, years, own=_tagged))


def _tagged(facts: Mapping[str, Any]) -> Mapping[str, Value]:
    tags = valued(facts.get("tags", ()))
    # What one kind counts is fixed: a stall counts visits of people, a briefing people.
    counted = facts["person_times" if facts["kind"] == HOTSPOT else "persons"]
    return {
        "event": tags.get("event"),
        "audience": tags.get("audience"),
        "type": facts["kind"],
        "participants": counted,
    }


def tally_versions(years: Years) -> Iterator[FactRow]:
    """The versions of counts without a case."""
    return matter_rows(tally_matters(LINE, years, dims=("medium", "tag")))

"""What accidents and dispositions tell the statistics: versions by day of truth and of knowledge.

Accidents are told by what their events remember under ``facts``, never by their row of today, so
that a figure of an earlier day stays what it was.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.dated import CountedMatter, FactChange, Value
from laozheng.kernel.cases.models import CaseLink
from laozheng.kernel.cases.timeline import history_of, timeline_of, with_history
from laozheng.kernel.inspections.facts import MIXED, Grain, disposition_matters
from laozheng.kernel.inspections.models import Disposition, DispositionArticle
from laozheng.kernel.inspections.sanctioning import FROM_VISIT
from laozheng.kernel.inspections.visits.same_week import divisions_of
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.measures.declare import FactRow, Years
from laozheng.kernel.measures.versions import fact_rows, matter_rows, versions_of
from laozheng.kernel.parties.fields import firm_code
from laozheng.lines.safety.models import Accident, AccidentDeath
from laozheng.lines.safety.queries.kinds import INSPECTION
from laozheng.lines.safety.rules.accidents import counts_as_fatality, reported_late
from laozheng.lines.safety.rules.codes.accidents import OWN_AGENCY, nationality_group

# Acts whose fines this line reports, whichever unit decided them.
OSH_ACTS = ("osh", "labor_inspection")
# Columns that events tell by their own names.
TOLD = ("accident_type", "industry", "district", "main_workplace")
STANDING, MERGED, WITHDRAWN = "standing", "merged", "withdrawn"
_GROUND = "major by "
_BATCH = 2000


def accident_versions(years: Years) -> Iterator[FactRow]:
    """The versions of accidents that occurred in some years (all, when none are named)."""
    for accident in _accidents(years):
        case = accident.case
        for version in versions_of([*_told(accident), *_grounds(accident)]):
            values = dict(version.values)
            grounds = [values.pop(name) for name in list(values) if name.startswith(_GROUND)]
            values["major"] = "yes" if any(grounds) else "no"
            yield FactRow(case.pk, case.number, **{**vars(version), "values": values})


def death_versions(years: Years) -> Iterator[FactRow]:
    """The versions of deaths: one matter each, from the day on which it happened and was known.

    Deaths count in the period of their accident (safety rule 8). The official list counts
    casualties, so an accident that is known from it alone has none.
    """
    known_law = law()
    for accident in _accidents(years):
        case = accident.case
        told = list(_told(accident, with_report=False))
        for death in case.deaths:  # type: ignore[attr-defined]
            if not counts_as_fatality(accident.occurred_on, death.died_on, known_law):
                continue
            values: dict[str, Value] = {"nationality": nationality_group(death.nationality)}
            first = FactChange(death.died_on, death.known_on, values)
            changes = [first, *told, *_withdrawal(death)]
            yield from fact_rows(case.pk, f"{case.number}#{death.pk}", changes)


def _accidents(years: Years) -> Iterator[Accident]:
    deaths = Prefetch(
        "case__safety_deaths", queryset=AccidentDeath.objects.order_by("id"), to_attr="deaths"
    )
    found = Accident.objects.select_related("case").prefetch_related(with_history("case__"), deaths)
    if years is not None:
        found = found.filter(occurred_on__year__in=list(years))
    return found.order_by("pk").iterator(chunk_size=_BATCH)


def _told(accident: Accident, *, with_report: bool = True) -> Iterator[FactChange]:
    """What the events of an accident say about it; all of it holds from the day it occurred."""
    day = accident.occurred_on
    opening, *later = history_of(accident.case)
    fixed: dict[str, Value] = {
        "occurred_on": day,
        "month": f"{day:%Y-%m}",
        "source": accident.source,
        "firm": firm_code(accident.employer_key),
        "standing": STANDING,
        "own": "yes",
    }
    yield FactChange(day, opening.known_on, fixed | _columns(opening.data))
    for event in later:
        if columns := _columns(event.data):
            yield FactChange(day, event.known_on, columns)
    if with_report:
        yield from _lateness(accident)


def _columns(remembered: dict[str, Any]) -> dict[str, Value]:
    facts = remembered.get("facts", {})
    columns: dict[str, Value] = {name: facts[name] or None for name in TOLD if name in facts}
    if "agency" in facts:
        columns["own"] = "yes" if facts["agency"] == OWN_AGENCY else "no"
    if "merged" in facts:
        columns["standing"] = MERGED if facts["merged"] else STANDING
    return columns


def _lateness(accident: Accident) -> Iterator[FactChange]:
    """Whether the employer was late, as of the events that tell it: openings and reports."""
    events = history_of(accident.case)
    for position, event in enumerate(events, start=1):
        if event.kind in ("report", "learn", "enlist", "correct", "employer_report"):
            timeline = timeline_of(accident.case, events[:position])
            late = reported_late(timeline, office_calendar(), law())
            yield FactChange(accident.occurred_on, event.known_on, {"late": late or None})


def _grounds(accident: Accident) -> Iterator[FactChange]:
    """Why an accident is major: as judged, as listed, and by each death that stands."""
    day = accident.occurred_on
    for event in history_of(accident.case):
        facts = event.data.get("facts", {})
        for name in ("judged", "listed"):
            if name in facts:
                yield FactChange(day, event.known_on, {f"{_GROUND}{name}": bool(facts[name])})
    for death in accident.case.deaths:  # type: ignore[attr-defined]
        name = f"{_GROUND}death {death.pk}"
        yield FactChange(death.died_on, death.known_on, {name: True})
        if death.withdrawn_on is not None:
            yield FactChange(death.died_on, death.withdrawn_on, {name: False})


def _withdrawal(death: AccidentDeath) -> Iterator[FactChange]:
    if death.withdrawn_on is not None:
        yield FactChange(death.died_on, death.withdrawn_on, {"standing": WITHDRAWN})


def disposition_versions(years: Years) -> Iterator[FactRow]:
    """The versions of all dispositions of the city, one matter each.

    ``osh`` says whether it cites an act whose fines this line reports; the kernel's ``act`` is
    mixed when it cites others besides.
    """
    chosen = None if years is None else list(years)
    cited = DispositionArticle.objects.filter(act__in=OSH_ACTS)
    if chosen is not None:
        cited = cited.filter(disposition__disposed_on__year__in=chosen)
    articles = _articles(cited)
    divisions = _divisions(articles)
    for matter in _matters(chosen, "disposition"):
        key = matter.case_id or 0
        own: dict[str, Value] = {
            "osh": "yes" if key in articles else "no",
            "article": articles.get(key),
            "division": divisions.get(key),
        }
        yield from matter_rows([matter.beginning_with(**own)])


def _articles(cited: "QuerySet[DispositionArticle]") -> dict[int, str]:
    """The article that each disposition cites; mixed where there are several."""
    told: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for row in cited.only("disposition_id", "act", "article", "suffix"):
        told[row.disposition_id].add((row.act, row.citation.number))
    return {key: next(iter(found))[1] if len(found) == 1 else MIXED for key, found in told.items()}


def _divisions(dispositions: Collection[int]) -> dict[int, str]:
    """The division whose inspection led to each disposition, where one did."""
    links = CaseLink.objects.filter(kind=FROM_VISIT, a__kind=INSPECTION)
    found = [(b, a) for a, b in links.values_list("a_id", "b_id") if b in dispositions]
    told = divisions_of(visit for _disposition, visit in found)
    return {disposition: told[visit] for disposition, visit in found if visit in told}


def violation_versions(years: Years) -> Iterator[FactRow]:
    """The versions of violations: one matter for each article that a disposition cites."""
    cited = _matters(years, "article")
    return matter_rows(one for one in cited if one.changes[0].values["act"] != MIXED)


def _matters(years: Years, grain: Grain) -> Iterator[CountedMatter]:
    """The matters of dispositions, each with the month and the firm that this line adds."""
    chosen = None if years is None else list(years)
    firms = _firms(chosen)
    for matter in disposition_matters(chosen, grain=grain):
        month = f"{matter.changes[0].values['disposed_on']:%Y-%m}"
        yield matter.beginning_with(month=month, firm=firms[matter.case_id or 0])


def _firms(years: list[int] | None) -> dict[int, str | None]:
    decided = Disposition.objects.filter(disposed_on__isnull=False)
    if years is not None:
        decided = decided.filter(disposed_on__year__in=years)
    return {key: firm_code(name) for key, name in decided.values_list("pk", "party_key")}

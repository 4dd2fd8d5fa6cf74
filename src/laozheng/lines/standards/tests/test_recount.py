"""Every figure of the line, recounted in plain Python from the records of the twin and of files."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Any

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.models import Event
from laozheng.kernel.inspections.models import Disposition, Visit
from laozheng.kernel.measures.engine import figures_of
from laozheng.kernel.tallies.models import Tally
from laozheng.lines.standards import twin
from laozheng.lines.standards.measures import MEASURES
from laozheng.lines.standards.models import (
    Agreement,
    PensionCase,
    PensionReminder,
    WorkRules,
    WrittenReply,
)
from laozheng.lines.standards.rules.codes import GROUP_OF, LAWS, SESSIONS
from laozheng.lines.standards.tests.factories import AGREEMENT, REMINDER
from laozheng.lines.standards.twin.office import INSPECTORS
from laozheng.lines.standards.twin.printed import Printed

AS_OF = date(2025, 6, 30)
PERIODS = [Period.parse(text) for text in ("113", "113H1", "113-05")]
FEW = Printed(
    complained=6, projected=30, advised=13, fines=40, fines_twd=2_000_000, briefings=6,
    underfunded=6, unpaid=33, closed=5, suspended=3, committee=13, work_rules=12, agreed=27,
)  # fmt: skip
# What the twin has none of.
FILES = {
    "written_replies": [
        {"reply_number": "函1", "replied_on": "2024-05-02", "asker": "worker"},
        {"reply_number": "函2", "replied_on": "2024-05-03", "asker": "employer"},
        {"reply_number": "函3", "replied_on": "2024-10-03", "asker": "worker"},
    ],
    "pension_reminders": [
        {**REMINDER, "reminder_number": f"催{n}", "reason": "not_opened", "reminded_on": day}
        for n, day in enumerate(("2024-05-06", "2024-05-20", "2024-11-04"))
    ],
    "art84_1": [{**AGREEMENT, "decided_on": "2024-05-21"}],
}
# A day, the codes that tell what it is, and what it counts: an amount, or a key that counts once.
Counted = tuple[date, Mapping[str, Any], Any]


def visits(met: bool = True) -> Iterator[Counted]:
    for one in Visit.objects.filter(visited_on__isnull=False).select_related("program"):
        if (one.result not in ("not_met", "closed")) is met:
            told = {
                "type": GROUP_OF[one.type],
                "manner": "advice" if one.type == "compliance_visit" else "inspection",
                "program": one.program.code if one.program else "",
                "district": one.district,
                "industry": one.industry,
                "result": one.result,
                "picked_by": one.picked_by,
                "month": f"{one.visited_on:%Y-%m}",
                "visit": one,
            }
            yield one.visited_on, told, 1


def firms_visited() -> Iterator[Counted]:
    return ((on, told, told["visit"].employer_key) for on, told, _ in visits())


def acts_looked_into() -> Iterator[Counted]:
    for on, told, _ in visits():
        if told["manner"] == "inspection":
            for scope in told["visit"].scopes.all():
                yield on, {**told, "scope": scope.act}, 1


def projects() -> Iterator[Counted]:
    for on, told, _ in visits():
        program = told["visit"].program
        if told["type"] == "project_and_joint" and program is not None:
            yield on, told, program.pk


def hits() -> Iterator[Counted]:
    return ((on, told, told["result"] == "violation") for on, told, _ in visits())


def fines(amount: Callable[[Disposition], Any], standing: bool | None) -> Iterator[Counted]:
    """Fines of one act each; ``standing`` None takes those that fell as well."""
    for one in Disposition.objects.select_related("case"):
        if standing is None or (one.case.state != "revoked") is standing:
            (act,) = {cited.act for cited in one.citations}
            told = {"law": LAWS[act], "month": f"{one.disposed_on:%Y-%m}"}
            yield one.disposed_on, told, amount(one)


def violations() -> Iterator[Counted]:
    for on, told, one in fines(lambda one: one, standing=True):
        for article in {cited.number for cited in one.citations}:
            yield on, {**told, "article": article}, 1


def revoked() -> Iterator[Counted]:
    for _, told, one in fines(lambda one: one, standing=False):
        yield Event.objects.get(case=one.case, kind="revoked").on, told, 1


def reminded(*reasons: str) -> Iterator[Counted]:
    for one in PensionReminder.objects.filter(reason__in=reasons).select_related("case"):
        yield one.case.received_on, {}, one.employer_key


def approved(model: Any, **where: Any) -> Iterator[tuple[date, Any]]:
    for one in model.objects.filter(**where):
        event = Event.objects.filter(case=one.case_id, kind="approve").first()
        if event is not None:
            yield event.on, one


def pension(*types: str) -> Iterator[Counted]:
    return ((on, {"type": one.type}, 1) for on, one in approved(PensionCase, type__in=types))


def checks() -> Iterator[Counted]:
    yield from ((on, {}, 1) for on, _, _ in reminded("no_monthly_contribution"))
    yield from pension("no_old_system", "settled_and_closed", "resumption")


def work_rules() -> Iterator[Counted]:
    for on, one in approved(WorkRules, employees__gte=30):
        yield on, {"type": one.kind}, 1


def agreements(amount: Callable[[Agreement], int]) -> Iterator[Counted]:
    for on, one in approved(Agreement):
        yield on, {"job_title": one.job_title}, amount(one)


def held(amount: str, kinds: tuple[str, ...] = (*SESSIONS, "post")) -> Iterator[Counted]:
    for one in Activity.objects.filter(line="standards", kind__in=kinds, state="held"):
        told = {"kind": one.kind, "topic": one.topic, "channel": one.channel}
        amounts = {
            "sessions": one.sessions,
            "heads": sum(head.n for head in one.heads.all()),
            "reach": sum(reach.n for reach in one.reached.all()),
        }
        yield one.held_on, told, amounts[amount]


def tallies(kind: str) -> Iterator[Counted]:
    for one in Tally.objects.filter(line="standards", kind=kind):
        yield one.end, {}, int(one.value)


def replies() -> Iterator[Counted]:
    return ((one.replied_on, {"asker": one.asker}, 1) for one in WrittenReply.objects.all())


def days_between(first: str, last: str) -> Iterator[Counted]:
    """Days from one kind of event to the next of its case, told on the day of the later one."""
    for event in Event.objects.filter(kind=last).order_by("on"):
        earlier = Event.objects.filter(case=event.case_id, kind=first).first()
        if earlier is not None:
            visit = Visit.objects.filter(case=event.case_id).first()
            told = {"type": GROUP_OF[visit.type]} if visit else {"law": LAWS["lsa"]}
            yield event.on, told, (event.on - earlier.on).days


SUMS: Mapping[str, Callable[[], Iterator[Counted]]] = {
    "labor_inspections": visits,
    "inspection_items": acts_looked_into,
    "unsuccessful_visits": lambda: visits(met=False),
    "penalty_firm_times": lambda: fines(lambda one: 1, standing=True),
    "penalty_amount": lambda: fines(lambda one: one.amount_twd, standing=True),
    "penalty_amount_reduced": lambda: fines(lambda one: 0, standing=True),
    "penalties_issued": lambda: fines(lambda one: 1, standing=None),
    "penalties_canceled": lambda: fines(lambda one: 1, standing=False),
    "penalty_amount_canceled": lambda: fines(lambda one: one.amount_twd, standing=False),
    "penalties_revoked_in_period": revoked,
    "violations": violations,
    "pension_account_exemptions": lambda: pension("exemption"),
    "pension_account_closures": lambda: pension("no_old_system", "settled_and_closed"),
    "pension_underfunding_cleared": lambda: pension("fully_funded_cleared"),
    "pension_contribution_suspensions": lambda: pension("suspension"),
    "pension_committee_affairs": lambda: pension("committee_change", "payment", "claimant_meeting"),
    "pension_contribution_checks": checks,
    "work_rules_filed": work_rules,
    "article_84_1_approvals": lambda: agreements(lambda one: 1),
    "article_84_1_workers": lambda: agreements(lambda one: one.workers),
    "promotion_sessions": lambda: held("sessions", SESSIONS),
    "promotion_attendance": lambda: held("heads"),
    "promotion_reach": lambda: held("reach"),
    "leaflets_printed": lambda: tallies("leaflets"),
    "social_posts": lambda: tallies("posts"),
    "written_replies": replies,
}
DISTINCT: Mapping[str, Callable[[], Iterator[Counted]]] = {
    "labor_inspection_firms": firms_visited,
    "project_inspection_types": projects,
    "pension_underfunded_firms_reminded": lambda: reminded("underfunded"),
    "pension_monthly_contribution_reminders": lambda: reminded("no_monthly_contribution"),
    "pension_unopened_firms_checked": lambda: reminded("not_opened"),
}
SHARES: Mapping[str, Callable[[], Iterator[Counted]]] = {
    "hit_rate": hits,
    "cancel_rate": lambda: fines(lambda one: one.case.state == "revoked", standing=None),
}
RANKS: Mapping[str, Callable[[], Iterator[Counted]]] = {
    "days_visit_to_notice": lambda: days_between("entered", "noticed"),
    "days_service_to_publication": lambda: days_between("served", "announced"),
    "social_readers_per_post": lambda: tallies("readers_per_post"),
}
# Compared each on its own below; decisions on acts of the twin tell no span, and families are
# tested where they are founded.
APART = {
    "violation_share", "violation_rank", "inspector_months", "visits_per_inspector",
    "social_followers", "days_finding_to_disposition", "days_finding_to_disposition_p90",
    "workplace_families", "workplace_family_firms",
}  # fmt: skip


@pytest.fixture
def city(world, brought, monkeypatch):
    """A small twin of 113, and what the twin has none of."""
    monkeypatch.setattr(twin, "printed_of", lambda period: FEW)
    twin.make(PERIODS[0], actor=world.reader("system"), seed=113)
    for dataset, rows in FILES.items():
        assert brought(dataset, *rows).created == len(rows)


def told(code: str, period: Period) -> dict[tuple[tuple[str, str], ...], Any]:
    """The figures of a measure of a period, by their dims."""
    figures = figures_of(measure=f"standards.{code}", period=period, cut_off=None, as_of=AS_OF)
    return {tuple(sorted(figure.dims)): figure.value for figure in figures}


def cells(counted: Iterator[Counted], code: str, period: Period) -> dict[Any, list[Hashable]]:
    """What is counted in a period, by the dims in which the measure is broken down."""
    (measure,) = (one for one in MEASURES if one.code == f"standards.{code}")
    found: dict[Any, list[Hashable]] = defaultdict(list)
    for on, dims, amount in counted:
        if period.start <= on <= period.end:
            for names in ((), *measure.breakdowns):
                found[tuple(sorted((name, dims[name]) for name in names))].append(amount)
    return found


def without_zeros(values: Mapping[Any, Any]) -> dict[Any, Any]:
    """Nothing told and zero are the same but for the whole."""
    return {(): 0} | {dims: value or 0 for dims, value in values.items() if value or not dims}


def test_every_measure_of_the_line_is_recounted():
    codes = {measure.code.partition(".")[2] for measure in MEASURES}
    ranked = {*RANKS, *(f"{code}_p90" for code in RANKS if code.startswith("days_"))}
    assert codes == {*SUMS, *DISTINCT, *SHARES, *ranked, *APART}


@pytest.mark.slow
def test_the_figures_are_those_of_a_recount(city):
    for period in PERIODS:
        sums_and_keys(period)
        shares_and_ranks(period)
    articles(PERIODS[0])
    visits_for_each_inspector(PERIODS[0])
    (followers,) = tallies("followers")
    assert told("social_followers", PERIODS[0])[()] == followers[2]


def sums_and_keys(period: Period) -> None:
    for code, counted in SUMS.items():
        sums = {dims: sum(found) for dims, found in cells(counted(), code, period).items()}
        assert without_zeros(told(code, period)) == without_zeros(sums), (code, period)
    for code, counted in DISTINCT.items():
        keys = {dims: len(set(all_)) for dims, all_ in cells(counted(), code, period).items()}
        assert without_zeros(told(code, period)) == without_zeros(keys), (code, period)


def shares_and_ranks(period: Period) -> None:
    for code, counted in SHARES.items():
        shown = told(code, period)
        for dims, found in cells(counted(), code, period).items():
            assert shown[dims] == Fraction(sum(found), len(found)), (code, dims)
    for code, counted in RANKS.items():
        shown = told(code, period)
        late = told(f"{code}_p90", period) if code.startswith("days_") else {}
        for dims, found in cells(counted(), code, period).items():
            assert shown[dims] == median(found), (code, dims)
            assert not late or late[dims] == _p90(sorted(found)), (code, dims)


def articles(period: Period) -> None:
    counts = Counter(dims["article"] for _, dims, _ in violations())
    shares, ranks = told("violation_share", period), told("violation_rank", period)
    for article, count in counts.items():
        key = (("article", article), ("law", LAWS["lsa"]))
        assert shares[key] == Fraction(count, counts.total()), article
        assert ranks[key] == 1 + sum(other > count for other in counts.values()), article


def visits_for_each_inspector(period: Period) -> None:
    months = {dims["month"] for met in (True, False) for _, dims, _ in visits(met)}
    assert told("inspector_months", period)[()] == INSPECTORS * len(months)
    shared = Fraction(len(list(visits())), INSPECTORS * len(months))
    assert told("visits_per_inspector", period)[()] == shared


def _p90(days: list[Any]) -> Any:
    """The 90th percentile: the least value that nine tenths do not exceed."""
    return next(day for n, day in enumerate(days, start=1) if 10 * n >= 9 * len(days))

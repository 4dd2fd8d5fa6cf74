"""Every figure of the line, recounted in plain Python from the records of the twin and of files."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Any

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.models import Event
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.measures.engine import figures_of
from laozheng.kernel.tallies.models import Tally
from laozheng.lines.equality import twin
from laozheng.lines.equality.line import data_sets as sets
from laozheng.lines.equality.measures import MEASURES
from laozheng.lines.equality.models import (
    Complaint,
    CouncilMember,
    HarassmentNotice,
    JobSeekingComplaint,
)
from laozheng.lines.equality.tests.factories import EMPLOYER, a_file, load

AS_OF = date(2025, 3, 3)
PERIODS = [Period.parse(text) for text in ("113", "113H1", "113-05")]
ESTABLISHED, MERITS = {"established", "partly"}, {"established", "partly", "not_established"}
# What counts (its codes and its amount), by day.
Counted = tuple[date, Mapping[str, Any], int]

FILES = (
    (sets.ACTIVITIES, [
        {"activity_no": "活-1", "kind": "job_scam_briefing", "title": "範例防騙",
         "held_on": "2024-05-02", "sessions": "2", "attendees": "60"},
        {"activity_no": "活-2", "kind": "job_scam_briefing", "title": "範例防騙",
         "held_on": "2024-09-02", "attendees": "35"},
        {"activity_no": "活-3", "kind": "friendly_workplace_award", "title": "範例評選",
         "held_on": "2024-05-20", "firms": "12"},
    ]),
    (sets.TALLIES, [
        {"kind": kind, "on": on, "medium": medium, "value": value}
        for kind, on, medium, value in (
            ("leaflets", "2024-05-02", "outdoor", "3000"),
            ("leaflets", "2024-08-02", "outdoor", "500"),
            ("film_airings", "2024-05-02", "local_tv", "120"),
            ("film_airings", "2024-05-02", "online", "40"),
            ("film_airing_days", "2024-05-02", "local_tv", "14"),
            ("film_airing_days", "2024-06-02", "online", "30"),
            ("film_seconds", "2024-05-02", "local_tv", "30"),
            ("film_seconds", "2024-05-02", "online", "30"),
        )
    ]),
    (sets.JOB_SEEKING_CONSULTATIONS, [
        {"kind": "陷阱", "on": "2024-05-02", "mode": "電話", "value": "7"},
        {"kind": "陷阱", "on": "2024-05-02", "mode": "臨櫃", "value": "2"},
        {"kind": "扣證件", "on": "2024-11-04", "mode": "電話", "value": "5"},
    ]),
    (sets.PAY_DISCLOSURE_CONTACTS, [
        {"contact_number": "薪-1", "on": "2024-05-02", "channel": "seminars", "firms": "40"},
        {"contact_number": "薪-2", "on": "2024-05-03", "channel": "large_job_fair", "firms": "80"},
        {"contact_number": "薪-3", "on": "2024-10-03", "channel": "seminars", "firms": "15"},
    ]),
    (sets.HARASSMENT_NOTICES, [
        {"notice_number": f"通-{number}", "employer_name": EMPLOYER, "complaint_on": complaint,
         "notified_on": complaint, "result": result, "result_notified_on": told}
        for number, complaint, result, told in (
            (1, "2024-03-11", "established", "2024-05-06"),
            (2, "2024-03-20", "not_established", "2024-06-20"),
            (3, "2024-05-02", "", ""),
            (4, "2024-11-20", "", ""),
        )
    ]),
)  # fmt: skip


def complaints() -> Iterator[Counted]:
    for one in Complaint.objects.select_related("case"):
        received = one.case.received_on
        yield received, {"ground": one.ground, "law": one.law, "month": f"{received:%Y-%m}"}, 1


def decisions(of: set[str]) -> Iterator[Counted]:
    complaint = {one.pk: one for one in Complaint.objects.select_related("case")}
    for event in Event.objects.filter(kind__in=("decide", "record_decision")):
        if event.case_id in complaint and event.data["decision"] in of:
            one = complaint[event.case_id]
            told = {"ground": one.ground, "law": one.law, "decision": event.data["decision"]}
            yield event.on, told, (event.on - one.case.received_on).days


def decided(of: set[str] = MERITS) -> Iterator[Counted]:
    return ((on, dims, 1) for on, dims, _days in decisions(of))


def in_time() -> Iterator[Counted]:
    """Months by the calendar month, and on to the next working day."""
    for on, dims, days in decisions(MERITS):
        received = date.fromordinal(on.toordinal() - days)
        harassed = dims["ground"] == "sexual_harassment" and received >= date(2024, 3, 8)
        month = received.month - 1 + (2 if harassed else 3)
        year, month = received.year + month // 12, month % 12 + 1
        last = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
        due = date(year, month, min(received.day, last))
        while not office_calendar().is_workday(due):
            due = date.fromordinal(due.toordinal() + 1)
        yield on, dims, int(on <= due)


def fines(own: bool) -> Iterator[Counted]:
    """Fines that stand: those of the line's own articles, or those for false advertisements."""
    for one in Disposition.objects.filter(kind="fine").exclude(case__state="revoked"):
        cited = {(c.act, c.article, c.paragraph, tuple(c.subparagraphs)) for c in one.citations}
        ours = {
            (act, article)
            for act, article, paragraph, _ in cited
            if act == "gender_equality" or (act, article, paragraph) == ("employment_service", 5, 1)
        }
        false_ad = any(c[:3] == ("employment_service", 5, 2) and 1 in c[3] for c in cited)
        if (own and ours) or (not own and false_ad):
            act, article = ours.pop() if ours else ("", 0)
            told = {"law": "employment_discrimination_and_gender_equality", "own_act": act,
                    "own_article": str(article)}  # fmt: skip
            yield one.disposed_on, told, 1


def job_seekers() -> Iterator[Counted]:
    for one in JobSeekingComplaint.objects.select_related("case"):
        received = one.case.received_on
        yield received, {"type": one.type, "month": f"{received:%Y-%m}"}, 1


def notices() -> Iterator[Counted]:
    for one in HarassmentNotice.objects.select_related("case"):
        told = Event.objects.filter(case=one.case, kind="tell_result").first()
        result = told.data["facts"]["result"] if told and told.on <= AS_OF else ""
        yield one.case.received_on, {"result": result, "month": ""}, 1


def tallies(kind: str) -> Iterator[Counted]:
    for one in Tally.objects.filter(line="equality", kind=kind):
        yield one.start, one.dims, int(one.value)


def held(kinds: set[str], amount: str) -> Iterator[Counted]:
    for one in Activity.objects.filter(line="equality", kind__in=kinds, state="held"):
        heads = sum(head.n for head in one.heads.filter(count_unit="person_times"))
        tags = dict(tag.split("=") for tag in one.tags)
        amounts = {"sessions": one.sessions, "heads": heads, "firms": one.firms or 0, "one": 1,
                   "motions": int(tags.get("motions", 0))}  # fmt: skip
        told = {"kind": one.kind, "channel": one.channel, "council": one.body}
        yield one.held_on, told, amounts[amount]


PROMOTION, SCAM = {"prevention_briefing", "investigator_training"}, {"job_scam_briefing"}
MEETING = {"council_meeting"}
SUMS = {
    "discrimination_cases": complaints,
    "cases_decided": decided,
    "cases_established": lambda: decided(ESTABLISHED),
    "penalty_cases": lambda: fines(own=True),
    "false_ad_penalties": lambda: fines(own=False),
    "job_seeking_complaints": job_seekers,
    "job_seeking_consultations": lambda: tallies("job_seeking_consultation"),
    "harassment_notices": notices,
    "promotion_sessions": lambda: held(PROMOTION, "sessions"),
    "promotion_attendance": lambda: held(PROMOTION, "heads"),
    "job_scam_prevention_sessions": lambda: held(SCAM, "sessions"),
    "job_scam_prevention_participants": lambda: held(SCAM, "heads"),
    "pay_disclosure_promotion_firm_times": lambda: held({"pay_disclosure"}, "firms"),
    "friendly_workplace_award_winners": lambda: held({"friendly_workplace_award"}, "firms"),
    "committee_meetings": lambda: held(MEETING, "one"),
    "committee_motions": lambda: held(MEETING, "motions"),
    "leaflets_printed": lambda: tallies("leaflets"),
    "promotion_film_airings": lambda: tallies("film_airings"),
}
RANKS = {
    "days_to_decision": (lambda: decisions(MERITS), median),
    "days_to_decision_p90": (lambda: decisions(MERITS), lambda days: _p90(sorted(days))),
    "promotion_film_airing_days": (lambda: tallies("film_airing_days"), median),
    "promotion_film_length": (lambda: tallies("film_seconds"), median),
}
RATES = {
    "established_rate": lambda: (
        (on, dims, int(dims["decision"] in ESTABLISHED)) for on, dims, _ in decided()
    ),
    "decided_in_time_rate": in_time,
}
# Of the notices above, whose terms end on 05-13, 05-20, 07-02 and in 2025.
OVERDUE = {"113-03": 0, "113-05": 1, "113H1": 0, "113": 1}
STOCKS = {"committee_external_experts", "notices_overdue"}


def _p90(days: list[int]) -> int:
    """The 90th percentile: the least value that nine tenths do not exceed."""
    return next(day for n, day in enumerate(days, start=1) if 10 * n >= 9 * len(days))


@pytest.fixture
def city(world, tmp_path):
    """The twin of 113, and what the twin has none of."""
    twin.make(PERIODS[0], actor=world.reader("system"), seed=113)
    for dataset, rows in FILES:
        report = load(world, dataset, a_file(tmp_path, *rows, name=f"{dataset.name}.csv"))
        assert report.created == len(rows), report.refusals


def told(code: str, period: Period) -> dict[tuple[tuple[str, str], ...], Any]:
    """The figures of a measure of a period, by their dims."""
    figures = figures_of(measure=f"equality.{code}", period=period, cut_off=None, as_of=AS_OF)
    return {tuple(figure.dims): figure.value for figure in figures}


def cells(counted: Iterator[Counted], code: str, period: Period) -> dict[Any, list[int]]:
    """The amounts of a period by the dims in which the measure is broken down."""
    (measure,) = (one for one in MEASURES if one.code == f"equality.{code}")
    found: dict[Any, list[int]] = defaultdict(list)
    for on, dims, amount in counted:
        if period.start <= on <= period.end:
            for names in ((), *measure.breakdowns):
                found[tuple((name, dims[name]) for name in names)].append(amount)
    return found


def test_every_measure_of_the_line_is_recounted():
    codes = {measure.code.partition(".")[2] for measure in MEASURES}
    assert codes == {*SUMS, *RANKS, *RATES, *STOCKS}


@pytest.mark.slow
def test_the_figures_of_a_period_are_those_of_a_recount(city):
    for period in PERIODS:
        for code, counted in SUMS.items():
            assert _told_sums(code, period) == _sums(cells(counted(), code, period)), code
        for code, (counted, ranked) in RANKS.items():
            amounts = cells(counted(), code, period)
            for dims, value in told(code, period).items():
                assert value == (ranked(amounts[dims]) if amounts[dims] else None), (code, dims)
        for code, counted in RATES.items():
            met = cells(counted(), code, period)[()]
            assert told(code, period)[()] == Fraction(sum(met), len(met)), code


def _told_sums(code: str, period: Period) -> dict[Any, int]:
    return {dims: value or 0 for dims, value in told(code, period).items() if value or not dims}


def _sums(amounts: Mapping[Any, list[int]]) -> dict[Any, int]:
    sums = {dims: sum(found) for dims, found in amounts.items()}
    return {(): 0} | {dims: total for dims, total in sums.items() if total or not dims}


@pytest.mark.slow
def test_stocks_are_those_of_the_last_day_or_of_the_year(city):
    overdue = {text: told("notices_overdue", Period.parse(text))[()] for text in OVERDUE}
    assert overdue == OVERDUE
    seats = CouncilMember.objects.filter(outside=True)
    keys = {seat.member_key for seat in seats if seat.from_on.year == 2024}
    assert told("committee_external_experts", PERIODS[0])[()] == len(keys) == 10

"""The synthetic office gives the published figures of a year out of records tied together."""

from datetime import date

import pytest

from laozheng.kernel.cases.models import Case, CaseLink, Deadline, Event
from laozheng.kernel.cases.verification import cases_that_differ
from laozheng.kernel.inspections.complaints.actions import FROM_COMPLAINT
from laozheng.kernel.inspections.lists.dataset import DISPOSITIONS
from laozheng.kernel.inspections.models import Disposition, Finding, Visit
from laozheng.kernel.inspections.penalties import needs_prior_notice
from laozheng.kernel.inspections.sanctioning import FROM_VISIT
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety import twin
from laozheng.lines.safety.models import Accident, AccidentDeath, StopWork
from laozheng.lines.safety.rules.codes.supervision import DIVISIONS
from laozheng.lines.safety.tests.city import ACTOR, FEW, YEAR, City, small_city, source_of_facts
from laozheng.lines.safety.twin import breaches
from laozheng.lines.safety.twin.accidents import deaths_by_accident
from laozheng.lines.safety.twin.breaches import REVOKED
from laozheng.lines.safety.twin.office import Office
from laozheng.lines.safety.twin.printed import Printed, printed_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# What a small year must add up to: the same numbers, by the names of the figures.
ADDS_UP = {
    "safety.osh_inspections": 190,
    "safety.heat_inspections": 11,
    "safety.osh_fines": 36,
    "safety.work_stoppages": 24,
    "safety.occupational_fatalities": 12,
    "safety.osh_promotion_sessions": 5,
    "safety.guidance_visits": 8,
    "safety.onsite_guidance_visits": 9,
    "safety.guidance_team_volunteers": 4,
    "safety.safety_families": 7,
    "safety.safety_family_sessions": 3,
    "safety.safety_family_attendance": 151,
}


@pytest.fixture(scope="module")
def city(django_db_setup, django_db_blocker):
    """The twin of a year of which little was printed, made once and rolled back in the end."""
    with small_city(django_db_blocker) as words:
        yield City(words, source_of_facts())


@pytest.mark.parametrize("as_of", [date(2025, 2, 28), date(2030, 1, 1)])
def test_the_records_give_the_printed_figures(city, as_of):
    assert {code: city.shown(code, as_of) for code in ADDS_UP} == ADDS_UP


def test_the_families_that_the_report_names_are_the_new_ones(city):
    assert city.shown("safety.safety_families", status="new") == 5
    assert len(set(printed_of(YEAR).new_families)) == 5


def test_every_fine_comes_from_a_visit_of_a_division(city):
    fines = Disposition.objects.select_related("case").prefetch_related("findings")
    visited = dict(CaseLink.objects.filter(kind=FROM_VISIT).values_list("b_id", "a_id"))
    assert len(visited) == fines.count() == FEW.fines + REVOKED
    for fine in fines:
        visit = Visit.objects.get(case=visited[fine.pk])
        assert visit.employer_name == fine.party_name
        assert visit.visited_on < fine.disposed_on
        (finding,) = fine.findings.all()
        assert (finding.case_id, finding.state) == (visit.pk, "sanctioned")
        assert finding.citation in fine.citations
    by_division = [city.shown("safety.osh_fines", division=division) for division in DIVISIONS]
    assert sum(by_division) == FEW.fines
    assert sum(1 for number in by_division if number) > 2


def test_a_fine_that_needs_an_improvement_date_came_after_one_that_passed(city):
    needed = [
        fine
        for fine in Disposition.objects.all()
        if needs_prior_notice(fine.citations[0], fine.disposed_on)
    ]
    assert needed
    for fine in needed:
        (finding,) = fine.findings.all()
        unmet = Event.objects.get(case=finding.case, kind="not_remedied")
        again = Visit.objects.get(follows_id=finding.case_id, type="investigation")
        assert finding.remedy_due_on < again.visited_on == unmet.on < fine.disposed_on
        assert again.result == "violation"


def test_what_was_put_right_was_looked_at_again(city):
    put_right = Finding.objects.filter(state="remedied", case__visit__follows__isnull=True)
    assert put_right.exists()
    for finding in put_right:
        again = Visit.objects.get(follows_id=finding.case_id, type="investigation")
        assert (again.result, again.employer_name) == (
            "no_violation", finding.case.visit.employer_name,
        )  # fmt: skip


def test_every_order_comes_from_a_visit_and_is_lifted_after_another(city):
    orders = StopWork.objects.select_related("inspection__visit", "resumption_inspection__visit")
    for order in orders:
        found = order.inspection.visit
        assert (found.visited_on, found.result) == (order.ordered_on, "violation")
        assert found.employer_name == order.employer_name
        if order.resumed_on:
            again = order.resumption_inspection.visit
            assert again.type == "resumption"
            assert order.ordered_on <= order.resume_applied_on <= again.visited_on
            assert again.visited_on <= order.resumed_on
    assert orders.count() == FEW.orders
    assert orders.filter(resumed_on__isnull=False).exists()


def test_every_visit_after_a_complaint_has_the_complaint_on_file(city):
    visits = Visit.objects.filter(type="complaint").select_related(
        "complaint__inspections_complaint"
    )
    assert 0 < visits.count() == Case.objects.filter(kind="safety.complaint").count()
    links = dict(CaseLink.objects.filter(kind=FROM_COMPLAINT).values_list("b_id", "a_id"))
    for visit in visits:
        told = visit.complaint.inspections_complaint
        assert links[visit.pk] == visit.complaint_id
        assert (told.employer_name, visit.complaint.district) == (
            visit.employer_name, visit.district,
        )  # fmt: skip
        assert visit.complaint.received_on < visit.visited_on
        found = {"substantiated": "violation", "unsubstantiated": "no_violation",
                 "partly": "guidance", "": "not_met"}  # fmt: skip
        assert visit.result == found[told.outcome]
    terms = Deadline.objects.filter(case__kind="safety.complaint", rule="reply")
    assert len(terms) == len(visits)
    assert all(term.met_on <= term.due_on for term in terms)


def test_some_fines_fell_on_appeal_and_are_not_counted(city):
    assert Event.objects.filter(kind="revoked").count() == REVOKED
    assert f"裁處{FEW.fines + REVOKED}件" in city.words


def test_the_twin_is_the_same_for_the_same_seed_and_grows_with_scale(city):
    def drawn(seed: int, scale: int = 1) -> list:
        office = Office.of(YEAR, ACTOR, seed=seed)
        return [(one.first.report, one.sanctioned_on) for one in breaches.drawn(office, FEW, scale)]

    assert drawn(7) == drawn(7) != drawn(8)
    assert len(drawn(7, scale=3)) >= 3 * (FEW.fines + REVOKED)
    assert sum(deaths_by_accident(3 * FEW.deaths)) == 3 * FEW.deaths


def test_a_year_with_more_violations_than_visits_is_refused(city, monkeypatch):
    monkeypatch.setattr(twin, "printed_of", lambda period: Printed(visits=20, heat=1, fines=30))
    with pytest.raises(ValueError, match="more than there are"):
        twin.make(YEAR, actor=ACTOR, seed=113)


def test_the_twin_holds_invented_names_and_lawful_histories_alone(city):
    assert not Party.objects.exclude(display_name__startswith="範例").exists()
    assert list(cases_that_differ()) == []
    assert AccidentDeath.objects.count() == FEW.deaths
    reported = Accident.objects.select_related("case")
    assert all(accident.case.deadlines.exists() for accident in reported)


def test_what_the_twin_made_can_be_exported(city):
    rows = list(DISPOSITIONS.export(YEAR, ACTOR))
    assert len(rows) == FEW.fines + REVOKED
    assert any(row["announced_on"] for row in rows)

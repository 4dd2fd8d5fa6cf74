"""The rosters by file: who is entered, what history is kept, who counts."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.kernel.datasets.export import export_rows
from laozheng.kernel.law.trace import objections
from laozheng.kernel.measures.models import StalePartition
from laozheng.lines.disputes.models import Mediator, MediatorEvaluation, PrivateBody
from laozheng.lines.disputes.queries.registers import may_be_entrusted, may_mediate
from laozheng.lines.disputes.tests.factories import reasons, value

pytestmark = pytest.mark.django_db

BODY = {
    "body_no": "團01",
    "name": "測試勞資協會",
    "staff": "2",
    "contract_from": "2023-01-01",
    "contract_to": "2025-01-01",
    "evaluated_on": "2023-12-15",
    "evaluation": "passed",
}
MEDIATOR = {
    "roster_no": "調001",
    "name": "測試調解一",
    "qualification": "certified",
    "body": "團01",
    "active_from": "2022-01-01",
    "trainings": "2023-05-10:6;2024-02-01:4",
    "evaluated_on": "2023-12-20",
    "evaluation": "passed",
    "signed_on": "2023-12-29",
    "languages": "zh;vi",
}
DAY = date(2024, 2, 1)


@pytest.fixture
def rosters(brought):
    """A body with four mediators."""
    assert brought("private_bodies", BODY).created == 1
    people = [{**MEDIATOR, "roster_no": f"調00{n}", "name": f"測試調解{n}"} for n in range(1, 5)]
    report = brought("mediators", *people)
    assert report.created == 4, report.refusals


def test_a_mediator_of_the_file_is_judged_by_the_rules(rosters):
    mediator = Mediator.objects.get(roster_no="調001")
    assert may_mediate(mediator, [], DAY, law()).result
    assert not may_mediate(mediator, [], date(2025, 5, 10), law()).result


def test_a_body_of_the_file_is_judged_with_its_people(rosters, brought):
    body = PrivateBody.objects.get()
    assert may_be_entrusted(body, DAY, law()).result
    leaving = {**MEDIATOR, "name": "測試調解1", "active_to": "2024-02-01"}
    assert brought("mediators", leaving, update=True).updated == 1
    assert objections(may_be_entrusted(body, DAY, law())) == ("合格調解人3人，應有4人以上",)


def test_a_failed_evaluation_bars_a_body_for_two_years(rosters, brought):
    failed = {**BODY, "evaluated_on": "2024-01-31", "evaluation": "failed"}
    assert brought("private_bodies", failed, update=True).updated == 1
    body = PrivateBody.objects.get()
    assert body.evaluations.count() == 2
    assert not may_be_entrusted(body, DAY, law()).result


def test_a_new_evaluation_is_added_and_the_old_one_stays(rosters, brought):
    again = {**MEDIATOR, "name": "測試調解1", "evaluated_on": "2024-12-20", "signed_on": ""}
    assert brought("mediators", again, update=True).updated == 1
    rows = MediatorEvaluation.objects.filter(mediator__roster_no="調001")
    assert rows.count() == 2


def test_mediators_are_counted_on_the_day_and_evaluations_in_the_year(rosters):
    assert value("mediators", "112") == 4
    assert value("mediators", "110") in (0, None)
    assert value("mediators_evaluated", "112", channel="private_mediation_body") == 4


def test_an_import_of_mediators_marks_their_figures(rosters):
    assert StalePartition.objects.filter(fact="disputes_roster", year=2022).exists()


@pytest.mark.parametrize(
    ("change", "column", "says"),
    [
        ({"body": "沒有的團體"}, "body", "找不到"),
        ({"trainings": "2023-05-10"}, "trainings", "日期:時數"),
        ({"active_to": "2022-01-01"}, "active_to", "起日之後"),
        ({"evaluation": ""}, "evaluation", "同時填寫"),
        ({"evaluation": "failed"}, "signed_on", "合格"),
        ({"qualification": "實務"}, "qualification", "不是可用的代碼"),
    ],
)
def test_a_mediator_that_cannot_be_entered_is_refused(brought, change, column, says):
    brought("private_bodies", BODY)
    report = brought("mediators", {**MEDIATOR, **change})
    assert report.created == 0
    assert (column, True) in [(c, says in reason) for c, reason in reasons(report)]


def test_overlapping_terms_are_refused(rosters, brought):
    report = brought(
        "mediators", {**MEDIATOR, "name": "測試調解1", "active_from": "2023-01-01"}, update=True
    )
    assert [column for column, _ in reasons(report)] == ["active_from"]


def test_the_exports_give_the_columns_back(rosters, world):
    reader, period = world.reader("system"), Period.parse("113")
    (body,) = export_rows(dataset_named("private_bodies"), period, reader)
    assert {name: body[name] for name in BODY} == BODY
    first = next(iter(export_rows(dataset_named("mediators"), period, reader)))
    assert {name: first[name] for name in MEDIATOR} == {
        **MEDIATOR,
        "name": "測試調解1",
        "body": "測試勞資協會",
    }


def test_the_roster_of_bodies_is_open_to_everybody_and_that_of_people_is_not(rosters, world):
    stranger, period = world.reader("stranger"), Period.parse("113")
    assert len(list(export_rows(dataset_named("private_bodies"), period, stranger))) == 1
    assert list(export_rows(dataset_named("mediators"), period, stranger)) == []

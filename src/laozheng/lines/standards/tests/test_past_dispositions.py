"""A paper file found later: the decision is entered whole, what followed it by the usual steps."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.standards.tests.factories import value

OPEN = reverse("workspace:open", args=["standards", "disposition", "issued"])
PAPER = {
    "received_on": "112/03/06", "intake": "document", "kind": "fine",
    "document_number": "高市勞條字第11231234500號", "party_name": "範例甲企業有限公司(測試甲)",
    "ubn": "12345675", "articles": "勞動基準法第24條第1項；勞動基準法第36條",
    "descriptions": "未依規定給付延長工時工資；未給例假", "fine_amount": "40,000",
}  # fmt: skip
FOLLOWED = [
    ("served", "112/03/10", {"method": "post"}, "served"),
    ("appealed", "112/04/06", {}, "appealed"),
    ("appeal_dismissed", "112/07/03", {}, "upheld"),
    ("paid", "112/07/31", {"amount_twd": "40,000"}, "upheld"),
]


@pytest.fixture
def officer(division, client):
    client.force_login(division.people["officer"].user)
    return client


def test_an_officer_enters_a_decision_and_what_followed_it(officer):
    assert officer.post(OPEN, PAPER).status_code == 302
    case = Case.objects.get()
    found = Disposition.objects.get()
    assert (case.state, found.disposed_on, found.responsible_person) == (
        "issued", date(2023, 3, 6), "測試甲",
    )  # fmt: skip
    assert [row.description for row in found.articles.order_by("pk")] == [
        "未依規定給付延長工時工資", "未給例假",
    ]  # fmt: skip
    for step, day, given, state in FOLLOWED:
        address = reverse("workspace:step", args=[case.number, step])
        response = officer.post(address, {"on": day, **given})
        assert response.status_code == 302, (step, response.content.decode())
        case.refresh_from_db()
        assert case.state == state
    known_on = max(event.known_on for event in case.events.all())
    year = Period.parse("112")
    assert value("penalty_firm_times", year, as_of=known_on, cut_off=known_on) == 1
    # The year as it was known before the paper file turned up stays as it was printed.
    assert value("penalty_firm_times", year) == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "已在檔"),
        ({"document_number": "高市勞檢字第11231234500號"}, "屬於職業安全衛生"),
        ({"party_name": ""}, "error-summary"),
    ],
)
def test_what_is_on_file_or_belongs_to_another_line_is_refused(officer, given, told):
    assert officer.post(OPEN, PAPER).status_code == 302
    refused = officer.post(OPEN, PAPER | given)
    assert refused.status_code == 400
    assert told in refused.content.decode()
    assert Disposition.objects.count() == 1


def test_one_number_with_another_party_is_flagged_on_both(officer):
    officer.post(OPEN, PAPER)
    officer.post(OPEN, PAPER | {"party_name": "範例乙企業有限公司", "ubn": ""})
    assert [row.flags for row in Disposition.objects.all()] == [["number_shared"]] * 2


def test_a_published_list_finds_the_decision_that_was_typed(officer, brought):
    officer.post(OPEN, PAPER)
    row = {
        "document_number": PAPER["document_number"], "party_name": PAPER["party_name"],
        "disposed_on": "112/03/06", "articles": PAPER["articles"], "fine_amount": "40000",
        "descriptions": PAPER["descriptions"], "announced_on": "112/04/01",
    }  # fmt: skip
    report = brought("dispositions", row)
    assert (report.created, report.merged, report.refused) == (0, 1, 0)
    assert Disposition.objects.get().publications.count() == 1

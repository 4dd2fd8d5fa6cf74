"""The screens of the line through their addresses: every form shows, and a case goes its way."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.interfaces.workspace.step_forms import OpeningForm
from laozheng.kernel.cases.models import Case
from laozheng.lines.disputes.forms import OpenMediation
from laozheng.lines.disputes.line import LINE
from laozheng.lines.disputes.models import Mediation
from laozheng.lines.disputes.tests.procedure import (
    MONDAY,
    a_mediation,
    do,
    found_rosters,
    in_mediation,
)

pytestmark = pytest.mark.django_db

MEDIATION = LINE.kinds[0]
WITH_FORM = [t for kind in LINE.kinds for t in kind.transitions if t.form]
FILED = {
    "received_on": "113/03/25",
    "intake": "counter",
    "filer_kind": "worker",
    "worker_name": "測試工一",
    "workers": "1",
    "employer_name": "範例第一有限公司",
    "district": "64000030",
    "nature": "rights",
    "claims": "資遣費 58,000\n積欠工資 32000",
}


@pytest.mark.parametrize("transition", WITH_FORM, ids=lambda transition: transition.name)
@pytest.mark.slow
def test_every_form_shows_its_fields(world, transition):
    reader, case = world.reader("officer"), a_mediation(world)
    if issubclass(transition.form, OpeningForm):
        form = transition.form(kind=MEDIATION, reader=reader)
    else:
        form = transition.form(case=case, transition=transition, reader=reader)
    assert all(str(field) for field in form)


def test_an_officer_files_accepts_and_appoints(world):
    mediators, client = found_rosters(world), world.client("officer")
    opening = reverse("workspace:open", args=["disputes", "mediation", "register"])
    assert client.get(opening).status_code == 200
    assert client.post(opening, FILED).status_code == 302
    case = Case.objects.get()
    assert (case.received_on, case.title) == (MONDAY, "範例第一有限公司　契約")
    steps = (
        ("accept", {"on": "113/03/26", "channel": "authority_mediator"}),
        ("appoint", {"on": "113/03/28", "mediator": str(mediators.own.pk)}),
    )
    for name, data in steps:
        address = reverse("workspace:step", args=[case.number, name])
        answer = client.post(address, data)
        assert answer.status_code == 302, answer.content.decode()
    case.refresh_from_db()
    assert case.state == "assigned"
    page = client.get(reverse("workspace:case", args=[case.number])).content.decode()
    assert "範例第一有限公司" in page and "測試局調1" in page


def test_a_refusal_is_shown_on_the_form(world):
    case = a_mediation(world)
    address = reverse("workspace:step", args=[case.number, "accept"])
    answer = world.client("officer").post(address, {"on": "113/03/26"})
    assert answer.status_code == 400
    assert "沒有預設方式" in answer.content.decode()


def test_a_settlement_gathers_the_answers_of_the_parties(world):
    case = in_mediation(world, found_rosters(world))
    do(world, case, "propose", date(2024, 4, 16), proposal="資方給付32,000元")
    given = {f"party_{row.pk}": "agreed" for row in case.parties.all()}
    given |= {
        "on": "113/04/18",
        "amount_settled": "3萬2,000",
        "obligation": "一次給付",
        "obligation_due_on": "113/05/20",
    }
    address = reverse("workspace:step", args=[case.number, "settle"])
    answer = world.client("officer").post(address, given)
    assert answer.status_code == 302, answer.content.decode()
    assert Mediation.objects.get().amount_settled == 32000
    assert case.performances.get().due_on == date(2024, 5, 20)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"worker_name": ""}, "worker_name"),
        ({"workers_female": "2"}, "workers_female"),
        ({"claims": "不存在的請求 100"}, "claims"),
        ({"claims": "積欠工資 三萬"}, "claims"),
        ({"claims": ""}, "issue"),
    ],
)
def test_a_filing_that_cannot_be_is_told_at_its_field(world, change, field):
    form = OpenMediation({**FILED, **change}, kind=MEDIATION, reader=world.reader("officer"))
    assert not form.is_valid()
    assert field in form.errors


def test_a_mediator_does_not_reach_the_case_of_another(world):
    case = a_mediation(world)
    page = world.client("mediator").get(reverse("workspace:case", args=[case.number]))
    assert page.status_code == 404

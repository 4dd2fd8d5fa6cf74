"""The panel that says why this amount: on the file, at the draft, at its approval, nowhere else."""

from datetime import date
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from laozheng.interfaces.workspace.tests.inspecting import inspecting
from laozheng.interfaces.workspace.tests.sanctioning import (
    NUMBER,
    a_decision,
    a_file,
    a_served_one,
    step,
)
from laozheng.kernel.accounts.models import RoleGrant, Unit
from laozheng.kernel.inspections.models import Disposition

__all__ = ["inspecting"]
pytestmark = pytest.mark.usefixtures("world", "inspecting")
LATER = {"acted_from": date(2024, 6, 3), "acted_to": date(2024, 6, 28)}


def text_of(part):
    return part.get_text(" ", strip=True)


def test_an_undecided_file_tells_range_times_schedule_and_limitation(page):
    case = step(a_file(), "hearing_sent", date(2024, 2, 1))
    panel = page("officer", f"/cases/{case.number}/").select_one("#weighing")
    for said in (
        "20,000元至1,000,000元",
        "得加重至1,500,000元",
        "第1次",
        "116/01/30",
        "統一裁罰基準",
    ):
        assert said in text_of(panel), said
    assert panel.select("details.reckoning")
    assert not panel.select("tbody tr a")


def test_the_draft_asks_for_a_large_employer_where_that_raises_the_least_fine(page):
    case = step(a_file(), "hearing_sent", date(2024, 2, 1))
    assert "股票上市或上櫃" in text_of(page("officer", f"/cases/{case.number}/#weighing"))
    form = page("officer", f"/cases/{case.number}/steps/drafted/")
    chosen = [option["value"] for option in form.select("select[name=standing] option")]
    assert chosen == ["", "listed", "capital"]
    other = step(a_file(1, articles="勞動基準法第30條第5項"), "hearing_sent", date(2024, 2, 1))
    form = page("officer", f"/cases/{other.number}/steps/drafted/")
    assert not form.select("select[name=standing]")


def test_the_counted_documents_lead_to_their_files(page):
    earlier = a_served_one()
    case = step(a_file(**LATER), "hearing_sent", date(2024, 7, 1))
    panel = page("officer", f"/cases/{case.number}/").select_one("#weighing")
    (link,) = panel.select("tbody tr a")
    assert (unquote(link["href"]), text_of(link)) == (f"/cases/{earlier.number}/", NUMBER.format(0))
    assert "第2次" in text_of(panel)


def test_what_stands_against_the_fine_is_told_first(page):
    case = a_file()
    other = a_file()
    a_served_one(7, party_name="範例0000企業有限公司")
    warnings = page("officer", f"/cases/{case.number}/").select("#weighing .callout")
    assert "不得再罰" in text_of(warnings[0])
    assert other.number in text_of(warnings[1])


@pytest.mark.slow
def test_the_draft_is_written_beside_the_panel_and_refused_by_it(world, page):
    case = step(a_file(), "hearing_sent", date(2024, 2, 1))
    address = f"/cases/{case.number}/steps/drafted/"
    form = page("officer", address)
    assert form.select_one("#weighing") and not form.select("[name=conditions]")
    response = world.client("officer").post(address, {"on": "114/03/03", "amount_twd": "1200000"})
    refused = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 400
    reason = refused.select_one("[name=deviation_reason]").find_parent(class_="field")
    assert "逾法定最高額1,000,000元" in text_of(reason)
    given = {"on": "114/03/03", "amount_twd": "30000"}
    assert world.client("officer").post(address, given).status_code == 302
    panel = page("supervisor", f"/cases/{case.number}/").select_one("#weighing")
    assert "30,000" in text_of(panel)


def test_who_drafted_does_not_approve(world, page):
    case = step(a_file(), "hearing_sent", date(2024, 2, 1))
    draft = {"on": "114/03/03", "amount_twd": "30000"}
    approve = {"on": "114/03/03", "document_number": NUMBER.format(1)}
    steps = f"/cases/{case.number}/steps"
    RoleGrant.objects.create(
        staff=world.supervisor, role="officer", unit=Unit.objects.get(code="labor_relations")
    )
    assert world.client("supervisor").post(f"{steps}/drafted/", draft).status_code == 302
    refused = world.client("supervisor").post(f"{steps}/approved/", approve)
    assert refused.status_code == 400 and "另一位同仁" in refused.content.decode()
    assert world.client("head").post(f"{steps}/approved/", approve).status_code == 302


def test_a_range_that_depends_on_what_happened_asks_for_it(page):
    case = a_file(articles="職業安全衛生法第6條第2項")
    step(case, "hearing_sent", date(2024, 2, 1))
    form = page("officer", f"/cases/{case.number}/steps/drafted/")
    assert [box["value"] for box in form.select("[name=conditions]")] == ["disease"]


def test_there_is_no_panel_once_it_is_decided_or_where_no_fine_is_meant(page):
    for case in (a_decision(), a_file(1, kind="warning")):
        assert not page("officer", f"/cases/{case.number}/").select("#weighing")
    assert Disposition.objects.count() == 2

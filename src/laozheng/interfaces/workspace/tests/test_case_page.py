"""The page of one case: what it tells, to whom, and what it gives away to nobody."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from laozheng.interfaces.workspace.tests.example import (
    OPEN_REQUEST,
    REQUEST,
    SEALED_REQUEST,
    opened,
)
from laozheng.interfaces.workspace.tests.inspecting import inspecting
from laozheng.interfaces.workspace.tests.sanctioning import a_served_one
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.actions import assign, give_access, perform, refer
from laozheng.kernel.cases.models import Case, CaseAccess, CaseLink, Event
from laozheng.kernel.cases.recorder import History, Recorder, Step

__all__ = ["inspecting"]


def address(case):
    return reverse("workspace:case", args=[case.number])


def facts_of(shown):
    return {
        fact.dt.get_text(strip=True): fact.dd.get_text(" ", strip=True)
        for fact in shown.select("#facts .fact")
    }


def steps_of(shown):
    return [link.get_text(strip=True) for link in shown.select("#next a")]


def test_the_page_tells_facts_parties_terms_and_what_happened(world, page):
    case = opened(world)
    shown = page("officer", address(case))
    assert shown.h1.get_text(strip=True) == "範例企業有限公司　工資"
    facts = facts_of(shown)
    assert facts["收件日"] == "114/02/03" and facts["收件方式"] == "臨櫃"
    assert facts["承辦人"] == "測試承辦甲" and facts["請求金額"] == "32,000 元"
    names = [link.get_text(strip=True) for link in shown.select("#parties a.row-link")]
    assert names == ["王測試", "範例企業有限公司"]
    assert "收件" in shown.select_one("#timeline").get_text()


def test_a_term_explains_itself_with_its_article(world, page):
    case = opened(world, received_on=date(2025, 2, 24))
    terms = page("officer", address(case)).select_one("#deadlines")
    told = terms.get_text(" ", strip=True)
    assert "審查期限" in told and "範例辦法第1條" in told
    assert "114/03/06" in told and "剩 3 日" in told
    steps = [item.get_text(strip=True) for item in terms.select(".reckoning-steps li")]
    assert steps[0].startswith("起算日") and len(steps) > 1


def test_a_term_of_the_party_that_has_run_out_is_no_delay_of_the_bureau(world, page):
    case = opened(world, OPEN_REQUEST)
    terms = page("officer", address(case)).select("#deadlines li")
    told = {
        term.select_one(".term-label").get_text(" ", strip=True): term.select_one(
            ".deadline"
        ).get_text(" ", strip=True)
        for term in terms
        if term.select_one(".term-label")
    }
    assert "逾期" in told["審查期限"]
    assert "逾期" not in told["陳述意見 當事人的期限"]


def test_a_fact_that_was_reckoned_shows_how(world, page):
    shown = page("officer", address(opened(world)))
    summary = shown.select_one("#facts .reckoning summary")
    assert "為何是這一天" in summary.get_text()
    assert "為何是這一天" not in facts_of(shown)


def test_an_event_is_told_in_the_words_of_its_form_and_nothing_else_of_it(world, page):
    told = page("officer", address(opened(world, topic="contract"))).select_one("#timeline")
    assert "請求類別：契約" in told.get_text()
    assert "xyz" not in told.get_text()


def test_what_a_program_recorded_names_no_account(world, page):
    recorder = Recorder(world.reader("system"))
    day = date(2025, 1, 2)
    recorder.add(History(REQUEST, day, "counter", [Step("register", day)], officer=world.officer))
    (case,) = recorder.flush()
    who = page("officer", address(case)).select_one(".happening-who").get_text(strip=True)
    assert who.startswith("系統") and "system" not in who


@pytest.mark.parametrize(
    ("who", "state", "steps"),
    [
        ("officer", "received", ["審查", "駁回", "註記"]),
        ("officer", "reviewed", ["核准", "駁回", "註記"]),
        ("officer", "approved", []),
        ("supervisor", "received", ["駁回"]),
        ("supervisor", "approved", ["重開"]),
        ("safety_officer", "received", None),
    ],
)
@pytest.mark.slow
def test_the_next_steps_are_those_of_the_state_and_the_role(world, page, who, state, steps):
    case = opened(world, OPEN_REQUEST)
    Case.objects.filter(pk=case.pk).update(state=state)
    if steps is None:
        page(who, address(case), status=404)
    else:
        assert steps_of(page(who, address(case))) == steps


def test_a_handler_from_outside_gets_no_links_to_pages_of_staff(world, page):
    case = opened(world)
    give_access(case, world.mediator.user_id, "mediator", case.received_on)
    shown = page("mediator", address(case))
    assert shown.select("#parties a") == [] and steps_of(shown) == []


@pytest.mark.parametrize("kind", [REQUEST, SEALED_REQUEST])
def test_a_hidden_case_looks_the_same_as_none(world, kind):
    case = opened(world, kind)
    client = world.client("second_officer")
    hidden = client.get(address(case))
    absent = client.get(reverse("workspace:case", args=["範申-114-999999"]))
    assert hidden.status_code == absent.status_code == 404
    strip = ("範申-114-999999", case.number)
    bodies = [
        response.content.decode().replace(number, "").partition("<main")[2].partition("</main")[0]
        for response, number in ((absent, strip[0]), (hidden, strip[1]))
    ]
    addresses = [reverse("workspace:break_glass", args=[number]) for number in strip]
    plain = [
        _without_token(body.replace(address, ""))
        for body, address in zip(bodies, addresses, strict=True)
    ]
    assert plain[0] == plain[1]


def _without_token(body):
    head, _sign, tail = body.partition('name="csrfmiddlewaretoken" value="')
    return head + tail.partition('"')[2]


def test_a_handler_from_outside_is_not_offered_to_break_the_glass(world, page):
    shown = page("mediator", address(opened(world)), status=404)
    assert shown.select("form[action$='glass/']") == []


def test_a_broken_glass_opens_the_case_and_leaves_a_trace(world, page):
    case = opened(world)
    client = world.client("safety_officer")
    glass = reverse("workspace:break_glass", args=[case.number])
    assert client.get(glass).status_code == 405
    response = client.post(glass, {"reason": "重大職災緊急查證"})
    assert response.status_code == 302 and response.url == address(case)
    assert client.get(address(case)).status_code == 200
    entry = Entry.objects.get(verb="break_glass")
    assert (entry.object_ref, entry.reason) == (case.ref, "重大職災緊急查證")
    assert entry.actor_ref == "staff:S005"


def test_without_a_reason_the_glass_stays_whole_and_what_was_typed_stays(world):
    case = opened(world)
    glass = reverse("workspace:break_glass", args=[case.number])
    response = world.client("safety_officer").post(glass, {"reason": "急"})
    assert response.status_code == 400 and 'value="急"' in response.content.decode()
    assert not Entry.objects.filter(verb="break_glass").exists()


def test_a_sealed_case_cannot_be_opened_by_breaking_the_glass(world):
    case = opened(world, SEALED_REQUEST)
    glass = reverse("workspace:break_glass", args=[case.number])
    response = world.client("supervisor").post(glass, {"reason": "重大事件緊急查證"})
    assert response.status_code == 404
    assert not CaseAccess.objects.filter(role="break_glass").exists()
    tried = Entry.objects.get(verb="break_glass")
    assert tried.object_ref == f"case_number:{case.number}"


@pytest.mark.parametrize(("kind", "reads"), [(OPEN_REQUEST, 0), (REQUEST, 1), (SEALED_REQUEST, 1)])
def test_reading_a_restricted_case_is_recorded(world, page, kind, reads):
    case = opened(world, kind)
    page("officer", address(case))
    assert Entry.objects.filter(verb="read", object_ref=case.ref).count() == reads


def test_a_corrected_event_stays_struck_through_with_its_reason(world, page):
    case = opened(world)
    perform(case, "note", actor=world.reader("officer"), on=world.day, reason="寫錯了")
    wrong = Event.objects.get(kind="note")
    perform(case, "note", actor=world.reader("officer"), on=world.day, reason="日期有誤")
    Event.objects.filter(kind="note").exclude(pk=wrong.pk).update(supersedes=wrong)
    struck = page("officer", address(case)).select("#timeline .is-superseded")
    assert len(struck) == 1 and "日期有誤" in struck[0].get_text()


def test_a_referral_to_a_sealed_kind_tells_no_answer(world, page):
    case = opened(world)
    referral = refer(case, SEALED_REQUEST, actor=world.reader("officer"), on=world.day, facts={})
    referral.state, referral.result = "answered", "accepted"
    referral.save()
    told = page("officer", address(case)).select_one("#referrals").get_text(" ", strip=True)
    assert "密封範例" in told and "已受理" not in told and "已回覆" in told


def test_linked_cases_show_only_as_far_as_they_may_be_seen(world, page):
    case, hidden = opened(world), opened(world, who="second_officer")
    seen = opened(world, OPEN_REQUEST, "second_officer")
    for other in (hidden, seen):
        CaseLink.objects.create(a=case, b=other, kind="same_matter", on=world.day)
    told = page("officer", address(case)).select_one("#links").get_text(" ", strip=True)
    assert seen.number in told and hidden.number not in told and "同一事件" in told


def test_who_was_in_charge_is_told_newest_first(world, page):
    case = opened(world, OPEN_REQUEST)
    actor = world.reader("officer")
    for name, day in (("測試調解人", case.received_on), ("測試調解人乙", world.day)):
        assign(case, "mediator", "external:1", name, on=day, reason="appointed", actor=actor)
    told = page("officer", address(case)).select("#assignments .happening-title")
    assert [one.get_text(strip=True) for one in told][:2] == [
        "調解人 測試調解人乙",
        "調解人 測試調解人",
    ]


def test_the_page_asks_no_more_queries_when_more_has_happened(world):
    case = opened(world)
    client = world.client("officer")

    def asked():
        with CaptureQueriesContext(connection) as caught:
            client.get(address(case))
        return len(caught)

    asked()
    before = asked()
    for day in range(8):
        perform(
            case, "note", actor=world.reader("officer"), on=world.day - timedelta(days=day),
            reason=f"第{day}次",
        )  # fmt: skip
    assert asked() == before


def main_buttons(shown):
    return [link.get_text(strip=True) for link in shown.select("#next .button-primary")]


def test_what_the_next_deadline_waits_for_is_the_main_button(world, page, inspecting):
    shown = page("officer", address(a_served_one()))
    assert main_buttons(shown) == steps_of(shown)[:1] == ["公布"]


@pytest.mark.parametrize("state", ["received", "reviewed"])
def test_a_choice_that_a_deadline_leaves_open_is_not_made_by_the_page(world, page, state):
    case = opened(world, OPEN_REQUEST)
    Case.objects.filter(pk=case.pk).update(state=state)
    assert main_buttons(page("officer", address(case))) == []

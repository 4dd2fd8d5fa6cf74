"""The section editor without script: write, preview, bind, ask, step; nothing typed is lost."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.interfaces.workspace.studio.entering import put_in, replaced
from laozheng.interfaces.workspace.tests.example import BOOK, OPEN_REQUEST, opened
from laozheng.kernel.reports.actions import review_text, send_text, write_text
from laozheng.kernel.reports.models import SectionMark, SectionNote, SectionText
from laozheng.kernel.reports.volumes import open_volume

YEAR = Period.parse("113")
ARGS = ["example_book", "113", "requests"]
SECTION = reverse("workspace:section", args=ARGS)
FIGURES = reverse("workspace:section_figures", args=ARGS)
HISTORY = reverse("workspace:section_history", args=ARGS)
TEXT = "本年度受理{{example.requests}}件。"


@pytest.fixture
def year(world):
    for day in (date(2023, 3, 1), date(2024, 1, 5), date(2024, 6, 1)):
        opened(world, OPEN_REQUEST, received_on=day)


@pytest.fixture
def volume(world, year):
    return open_volume(BOOK, YEAR, actor=world.reader("head"), due_on=date(2025, 3, 31))


@pytest.fixture
def draft(world, volume):
    return write_text(BOOK, YEAR, "requests", TEXT, actor=world.reader("officer"))


@pytest.fixture
def send(world):
    """Send a form of the section's page; gives the response."""

    def post(who, follow=False, **given):
        return world.client(who).post(SECTION, given, follow=follow)

    return post


def latest():
    return SectionText.objects.order_by("-version").first()


def test_the_owner_finds_text_preview_and_last_years_print(volume, page):
    shown = page("officer", SECTION)
    assert shown.select_one("#section-text").get_text() == TEXT
    assert "受理2件" in shown.select_one("#preview").get_text()
    assert "受理1件" in shown.select_one("#earlier").get_text()
    assert shown.select_one("#changes ins").get_text() == "2"


def test_a_figure_in_the_preview_opens_to_its_page(volume, page):
    link = page("officer", SECTION).select_one("#preview a.figure")
    assert len(page("officer", link["href"]).select("#rows a.row-link")) == 2


def test_another_unit_reads_but_finds_no_editor(volume, page):
    shown = page("safety_officer", SECTION)
    assert shown.select_one("textarea[name=text]") is None
    assert "受理2件" in shown.select_one("#preview").get_text()


def test_before_the_book_is_opened_nobody_writes(year, page, send):
    shown = page("officer", SECTION)
    assert "還沒有開編" in shown.select_one(".callout").get_text()
    assert send("officer", action="save", base="0", text="新的文字。").status_code == 400
    assert not SectionText.objects.exists()


def test_saving_adds_a_version(volume, send, page):
    response = send("officer", action="save", base="0", text="改寫的文字{{example.requests}}。\r\n")
    assert response.url == SECTION
    assert latest().text == "改寫的文字{{example.requests}}。\n"
    assert page("officer", SECTION).select_one("input[name=base]")["value"] == "1"


def test_a_text_that_cannot_be_read_comes_back_with_the_reason(volume, send):
    response = send("officer", action="save", base="0", text="受理{{example.requests 件。")
    body = response.content.decode()
    assert response.status_code == 400
    assert "受理{{example.requests 件。" in body
    assert "缺少結尾" in body


def test_who_saves_later_sees_both_texts_and_loses_nothing(world, draft, send):
    other = world.reader("second_officer")
    write_text(BOOK, YEAR, "requests", "別人的文字。", actor=other, base=1)
    response = send("officer", action="save", base="1", text="我的文字。")
    body = response.content.decode()
    assert response.status_code == 409
    assert "測試承辦乙" in body
    assert "別人的" in body
    assert "我的文字。</textarea>" in body
    assert latest().text == "別人的文字。"
    assert send("officer", action="save", base="2", text="我的文字。").status_code == 302
    assert latest().version == 3


def test_the_preview_button_keeps_the_text_and_saves_nothing(volume, send):
    body = send("officer", action="preview", text="共{{example.requests | counter}}。").content
    assert "共{{example.requests | counter}}。</textarea>" in body.decode()
    assert "2件" in body.decode()
    assert not SectionText.objects.exists()


def test_a_script_gets_only_the_parts_that_follow_the_text(world, volume):
    response = world.client("officer").post(
        SECTION, {"action": "preview", "text": TEXT}, headers={"HX-Request": "true"}
    )
    body = response.content.decode()
    assert response["X-Studio-Part"] == "live"
    assert 'id="live"' in body
    assert "<textarea" not in body


def test_a_typed_number_is_offered_the_binding_that_equals_it(volume, send):
    text = "受理範例申請2件。"
    response = send("officer", action="preview", text=text)
    offer = BeautifulSoup(response.content, "html.parser").select_one("[data-replace]")
    assert (offer["data-number"], offer["data-replace"]) == (
        "2件",
        "{{example.requests | counter}}",
    )
    bound = send("officer", text=text, replace=offer["value"])
    assert "受理範例申請{{example.requests | counter}}。</textarea>" in bound.content.decode()


def test_figures_are_found_by_their_chinese_name(volume, page):
    shown = page("officer", FIGURES, find="申請件數")
    choice = shown.select_one("[data-insert]")
    assert "example.requests" in choice["value"]
    assert "範例申請件數" in choice.get_text()
    assert "2" in choice.select_one(".value").get_text()


def test_words_that_find_nothing_are_told(volume, page):
    assert "找不到" in page("officer", FIGURES, find="捷運").get_text()


def test_a_choice_without_script_goes_to_the_end_of_the_text(volume, send):
    response = send("officer", text="共", insert="{{example.requests}}")
    assert "共{{example.requests}}" in response.content.decode()


def test_bindings_are_put_in_without_script():
    assert put_in("共\n", "{{a.b}}") == "共{{a.b}}\n"
    assert replaced("共12件", "1:3:{{a.b}}") == "共{{a.b}}件"


@pytest.mark.parametrize("wish", ["", "1:9:{{a.b}}", "x:2:{{a.b}}", "2:1:{{a.b}}", "1:2:"])
def test_a_wish_that_does_not_fit_changes_nothing(wish):
    assert replaced("共12件", wish) == "共12件"


def test_from_draft_to_signature(draft, send):
    for who, action, state in (
        ("officer", "send", "drafted"),
        ("supervisor", "review", "reviewed"),
        ("head", "sign", "signed"),
    ):
        assert send(who, action=action, version="1").url == SECTION
        draft.refresh_from_db()
        assert draft.state == state
    assert draft.signed_values[0]["measure"] == "example.requests"


def test_nobody_reviews_his_own_text(draft, send):
    response = send("officer", action="review", version="1", follow=True)
    assert "不能審核自己的文字" in response.content.decode()
    draft.refresh_from_db()
    assert draft.state == "drafted"


def test_a_step_on_a_version_that_is_not_the_newest_is_refused(world, draft, send):
    write_text(BOOK, YEAR, "requests", "新的文字。", actor=world.reader("officer"), base=1)
    response = send("supervisor", action="review", version="1", follow=True)
    assert "已有新的版本" in response.content.decode()


def test_a_step_that_is_not_mine_is_shown_with_the_reason(draft, page):
    shown = page("officer", SECTION)
    reasons = [one.get_text(strip=True) for one in shown.select("#steps .blocked-reason")]
    assert any("審核" in reason or "職務" in reason for reason in reasons)
    assert shown.select_one("#steps button[value=send]")


def test_a_text_goes_back_with_a_reason_and_the_owner_reads_it(draft, send, page):
    assert send("supervisor", action="return", version="1", reason="").status_code == 400
    send("supervisor", action="return", version="1", reason="請補上比較。")
    shown = page("officer", SECTION)
    assert "請補上比較。" in shown.select_one(".callout-bad").get_text()
    assert "退回" in shown.select_one(".page-meta .state").get_text()


def test_a_unit_with_nothing_to_report_says_why(volume, send, page):
    assert send("officer", action="nothing", reason=" ").status_code == 400
    send("officer", action="nothing", reason="本年度沒有辦理。")
    assert latest().nil_reason == "本年度沒有辦理。"


def test_a_question_blocks_the_signature_until_it_is_answered(world, draft, send, page):
    review_text(send_text(draft, actor=world.reader("officer")), actor=world.reader("supervisor"))
    binding = page("head", SECTION).select("#note-binding option")[1]["value"]
    send("head", action="note", note_kind="question", binding=binding, note_text="為何只有2件？")
    assert "待答覆" in page("head", SECTION).select_one("#steps .blocked-reason").get_text()
    note = SectionNote.objects.get()
    assert (note.kind, note.measure) == ("question", "example.requests")
    send("officer", action="answer", note=note.pk, note_text="其餘為他機關受理。")
    assert page("head", SECTION).select_one("#steps button[value=sign]")


def test_a_comment_is_taken_back_by_who_wrote_it(draft, send):
    send("supervisor", action="note", note_kind="comment", note_text="用語請一致。")
    note = SectionNote.objects.get()
    send("safety_officer", action="resolve", note=note.pk)
    note.refresh_from_db()
    assert note.is_open
    send("supervisor", action="resolve", note=note.pk)
    note.refresh_from_db()
    assert not note.is_open


@pytest.mark.parametrize("given", [{"action": "answer"}, {"action": "resolve"}, {"action": "keep"}])
def test_what_is_not_there_is_not_found(draft, send, given):
    assert send("officer", note="99", mark="99", **given).status_code == 404


def test_an_unknown_step_is_not_found(draft, send):
    assert send("officer", action="shred").status_code == 404


def test_marks_of_carried_texts_are_shown_and_settled(world, year, send, page):
    write_text_of_last_year(world)
    carry = Period.parse("112")
    open_volume(BOOK, YEAR, actor=world.reader("head"), carry_from=carry)
    shown = page("officer", SECTION)
    assert "受理" in shown.select_one("#marks .mark-sentence").get_text()
    assert shown.select_one("#marks [data-mark]")["data-mark"] in latest().text
    sentence = shown.select_one("#marks form")
    assert "範例申請件數" in shown.select_one("#marks .mark-sentence").get_text()
    keys = [one["value"] for one in sentence.select("[name=mark]")]
    send("officer", action="keep", mark=keys)
    assert not SectionMark.objects.filter(pk__in=keys, resolved_at=None).exists()


def write_text_of_last_year(world):
    earlier = Period.parse("112")
    open_volume(BOOK, earlier, actor=world.reader("head"))
    text = "受理{{example.requests}}件，為歷年最高。"
    write_text(BOOK, earlier, "requests", text, actor=world.reader("officer"))


def test_two_versions_stand_side_by_side(world, draft, page):
    write_text(BOOK, YEAR, "requests", "共計受理{{example.requests}}件。",
               actor=world.reader("officer"))  # fmt: skip
    shown = page("supervisor", HISTORY)
    assert shown.select_one("#changes del").get_text() == "本年度"
    assert shown.select_one("#changes ins").get_text() == "共計"
    assert len(shown.select("#versions .happening")) == 2


def test_a_section_that_there_is_not_is_not_found(volume, page):
    absent = reverse("workspace:section", args=[*ARGS[:2], "nothing"])
    assert page("officer", absent, status=404).select_one("main h1")


@pytest.mark.parametrize("who", ["mediator", "body", "applicant"])
@pytest.mark.slow
def test_drafts_are_for_staff(world, draft, who):
    for address in (SECTION, FIGURES, HISTORY):
        assert world.client(who).get(address).status_code == 403


def test_the_page_asks_a_fixed_number_of_queries(world, draft, django_assert_max_num_queries):
    client = world.client("officer")
    client.get(SECTION)
    with django_assert_max_num_queries(60):
        client.get(SECTION)


def test_a_carried_text_is_confirmed_once_its_marks_are_settled(world, year, send, page):
    write_text_of_last_year(world)
    open_volume(BOOK, YEAR, actor=world.reader("head"), carry_from=Period.parse("112"))
    assert page("officer", SECTION).select_one("#steps button[value=save]") is None
    keys = list(SectionMark.objects.filter(section="requests").values_list("pk", flat=True))
    send("officer", action="keep", mark=keys)
    assert page("officer", SECTION).select_one("#steps button[value=save]")
    send("officer", action="save", version="1")
    assert (latest().version, latest().state) == (2, "drafted")

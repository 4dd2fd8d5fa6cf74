"""Blocks of a page carry their names, states and reasons for every reader."""

from datetime import date

import pytest

from laozheng.interfaces.ui.elements import (
    Action,
    Emptiness,
    Fact,
    Happening,
    Link,
    Stage,
    Tab,
    Tile,
)


def test_a_blocked_button_says_why_and_cannot_send_the_form(render):
    page = render('{% button "核定" reason="不得核定自己的案件" %}')
    assert page.button["aria-disabled"] == "true"
    assert page.button["type"] == "button"
    assert "不得核定自己的案件" in page.get_text()


def test_a_button_with_an_address_is_a_link(render):
    page = render('{% button "匯出" url="/x?a=1&b=2" kind="primary" %}')
    assert page.a["href"] == "/x?a=1&b=2"
    assert page.find("button") is None


def test_an_unknown_kind_of_button_is_refused(render):
    with pytest.raises(ValueError, match="primary"):
        render('{% button "x" kind="huge" %}')


def test_blocked_actions_stand_behind_the_allowed_ones(render):
    items = [Action("核定", reason="須由股長辦理"), Action("改期", "/move")]
    shown = [item.get_text(" ", strip=True) for item in render("{% actions a %}", a=items)("li")]
    assert shown == ["改期", "核定 須由股長辦理"]


def test_a_panel_is_named_by_its_heading(render):
    page = render('{% panel "案件" id="facts" count=3 %}<p>內容</p>{% endpanel %}')
    assert page.section["aria-labelledby"] == page.h2["id"]
    assert page.section.p.get_text() == "內容"


def test_blocks_escape_titles_and_keep_their_content(render):
    page = render(
        "{% panel t %}<i>ok</i>{% endpanel %}{% page_head t lead=t %}{% endpage_head %}"
        "{% callout title=t %}<i>ok</i>{% endcallout %}",
        t="<script>",
    )
    assert page.find("script") is None
    assert len(page("i")) == 2


def test_facts_are_shown_by_their_kind_of_cell(render):
    rows = [
        ("申請人", "王測試"),
        Fact("金額", 12000, "money"),
        Fact("對造人", Link("範例公司", "/p/1"), "link"),
        Fact("滿意度", Emptiness("unknown"), "number"),
        Fact("前案", None),
    ]
    page = render("{% facts rows %}", rows=rows)
    shown = {dt.get_text(): dt.find_next("dd").get_text() for dt in page("dt")}
    assert shown == {
        "申請人": "王測試",
        "金額": "12,000元",
        "對造人": "範例公司",
        "滿意度": "…不詳",
        "前案": "－不適用",
    }


def test_the_current_tab_and_crumb_are_marked(render):
    tabs = [Tab("案件", "/a", is_current=True), Tab("文件", "/b", count=0)]
    page = render('{% tabs tabs label="內容" %}', tabs=tabs)
    assert [a.get_text(strip=True) for a in page("a", attrs={"aria-current": "page"})] == ["案件"]
    assert page.nav["aria-label"] == "內容"
    crumbs = render("{% breadcrumbs items %}", items=[("爭議", "/d"), ("勞調-113-000001", "/x")])
    assert crumbs.find(attrs={"aria-current": "page"}).name == "span"


def test_a_tile_leads_to_its_list_and_never_invents_a_zero(render):
    page = render(
        "{% tiles items %}", items=[Tile("逾期", 2, "/late", unit="件"), Tile("分數", None)]
    )
    assert page.a["href"] == "/late"
    assert "不詳" in page("li")[1].get_text()


def test_the_timeline_tells_when_the_bureau_knew(render):
    entries = [
        Happening(date(2024, 3, 4), "死亡", known_on=date(2024, 4, 2), actor="承辦"),
        Happening(date(2024, 3, 1), "收件", known_on=date(2024, 3, 1)),
    ]
    late, prompt = render("{% timeline e %}", e=entries)("li")
    assert "本局知悉 113/04/02" in late.get_text(" ", strip=True)
    assert "本局知悉" not in prompt.get_text()


def test_a_corrected_entry_is_struck_through_with_its_reason(render):
    entry = Happening(date(2024, 3, 1), "金額 1", superseded=True, reason="補正")
    page = render("{% timeline e %}", e=[entry])
    assert page.find("del").get_text() == "金額 1"
    assert "補正" in page.get_text()


def test_the_stepper_says_the_standing_of_each_stage_in_words(render):
    stages = [Stage("收件", "done"), Stage("會議", "current"), Stage("結果")]
    items = render('{% stepper s "程序" %}', s=stages)("li")
    assert [item.get("aria-current") for item in items] == [None, "step", None]
    assert [
        word in item.get_text()
        for item, word in zip(items, ("已完成", "目前", "尚未"), strict=True)
    ]
    assert "已完成" in items[0].get_text()


def test_a_meter_shows_more_than_the_whole_as_it_is(render):
    page = render('{% meter 2414 1200 "檢查" unit="件" %}')
    assert "201%" in page.get_text()
    assert page("rect")[1]["width"] == page("rect")[0]["width"]


def test_a_meter_without_a_whole_does_not_fail(render):
    assert "0%" in render('{% meter 3 0 "檢查" %}').get_text()

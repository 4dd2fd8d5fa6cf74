"""News of the law: written by the unit, read in one's own language, subscribed to, withdrawn."""

from datetime import date
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.kernel.cases.drawn import DrawnYear, chance
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.migrants.actions.news import publish_news, withdraw_news
from laozheng.lines.migrants.models import LawNews
from laozheng.lines.migrants.rules.codes import NEWS_LANGUAGES
from laozheng.lines.migrants.tests.factories import (
    browser_of,
    officer_of_the_unit,
    queries_of,
    words_of,
)
from laozheng.lines.migrants.twin import news

PUBLIC = "/portal/lines/migrants/news/"
NEW = "workspace:migrants:law_news_new"
TYPED = {
    "audiences": ["migrant_worker"],
    "source": "就業服務法第52條",
    "title_zh": "測試新訊",
    "body_zh": "測試內容",
    "title_vi": "Tin thử",
    "body_vi": "Nội dung thử",
}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def on_the_day(world, today):
    """Everybody asks on the day of the tests."""
    today(world.day)


@pytest.fixture
def staff(world):
    """Somebody of the unit at her browser."""
    return browser_of(officer_of_the_unit(world))


@pytest.fixture
def told(world):
    """Publish a piece of news in some languages."""

    def publish(title, *languages, on=None):
        texts = {one: {"title": f"{title}-{one}", "body": "測試內容"} for one in languages}
        return publish_news(
            texts=texts, audiences=["employment_agency"], source="測試依據",
            published_on=on or world.day, actor=world.reader("system"),
        )  # fmt: skip

    return publish


def page(language):
    return words_of(Client().get(PUBLIC, {"lang": language}))


def test_an_officer_publishes_in_the_languages_that_she_has(staff, world):
    answer = staff.post(reverse(NEW), TYPED)
    news = LawNews.objects.get()
    assert (answer.status_code, news.published_on, sorted(news.texts)) == (
        302,
        world.day,
        ["vi", "zh"],
    )
    shown = words_of(staff.get(answer.url))
    assert "已登錄" in shown
    assert "測試新訊" in shown and "Nội dung thử" in shown
    assert news.number in words_of(staff.get(reverse("workspace:migrants:law_news_index")))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title_zh": ""}, "title_zh"),
        ({"body_vi": ""}, "body_vi"),
        ({"title_th": "ทดสอบ"}, "body_th"),
        ({"audiences": []}, "audiences"),
        ({"source": ""}, "source"),
    ],
)
def test_half_a_text_is_not_published(staff, change, field):
    answer = staff.post(reverse(NEW), {**TYPED, **change})
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, [field])
    above, here = answer.context["crumbs"]
    assert above.url == reverse("workspace:migrants:law_news_index") and not here.url
    assert not LawNews.objects.exists()


def test_who_reads_vietnamese_finds_what_stands_in_vietnamese_and_nothing_else(told):
    told("甲", "zh", "vi")
    told("乙", "zh")
    assert ("甲-vi" in page("vi"), "乙" in page("vi")) == (True, False)
    assert ("甲-zh" in page("zh-hant"), "乙-zh" in page("zh-hant")) == (True, True)
    assert "甲" not in page("th")


def test_news_are_told_from_their_day_on_until_they_are_withdrawn(told, world, today):
    news = told("甲", "zh")
    today(date(world.day.year - 1, 1, 2))
    assert "甲-zh" not in page("zh-hant")
    today(world.day)
    assert "甲-zh" in page("zh-hant")
    withdraw_news(news, actor=world.reader("system"))
    assert "甲-zh" not in page("zh-hant")
    with pytest.raises(Refused, match="已撤回"):
        withdraw_news(news, actor=world.reader("system"))


def test_an_agency_subscribes_to_the_feed_of_a_language(told):
    told("甲", "zh", "id")
    told("乙", "zh")
    answer = Client().get(PUBLIC, {"feed": "1", "lang": "id"})
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    assert [one.text for one in feed.iterfind(f"{ATOM}entry/{ATOM}title")] == ["甲-id"]
    link = feed.find(f"{ATOM}entry/{ATOM}link").get("href")
    assert unquote(link).endswith(f"{PUBLIC}#{LawNews.objects.first().number}")


def test_the_page_asks_as_often_for_many_as_for_one(told):
    told("甲", "zh")
    once = queries_of(Client(), PUBLIC)
    for place in range(4):
        told(f"乙{place}", "zh")
    assert queries_of(Client(), PUBLIC) == once


def test_chinese_is_what_the_others_are_judged_by(told):
    with pytest.raises(Refused, match="請填中文"):
        told("甲", "vi")


def test_a_unit_next_door_publishes_nothing(world):
    other = browser_of(world.safety_officer)
    assert other.post(reverse(NEW), TYPED).status_code in (403, 404)
    assert not LawNews.objects.exists()


def test_a_synthetic_year_begins_with_its_minimum_wage_in_every_language(world):
    news.make(DrawnYear(Period.parse("113"), world.reader("system"), chance(113, 4)))
    (told,) = LawNews.objects.all()
    assert (told.published_on, set(told.texts)) == (date(2024, 1, 1), set(NEWS_LANGUAGES))
    for text in told.texts.values():
        assert "27,470" in text["body"] and "183" in text["body"]

"""Pages of ui: style page, demos, preferences, errors; and nothing inline that the CSP forbids."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as project
from django.template.loader import get_template, render_to_string
from django.test import Client

from laozheng.interfaces.ui.style.catalogue import GROUPS
from laozheng.interfaces.ui.style.demos import PAGES
from laozheng.interfaces.ui.templatetags.ui import register

UI = Path(__file__).parent.parent
TEMPLATES = sorted((UI / "templates").rglob("*.html"))
SAMPLES = [sample.name for group in GROUPS for sample in group.samples]
ADDRESSES = ["/ui/style/", "/ui/shortcuts/", *(f"/ui/style/{name}/" for name in PAGES)]
FORBIDDEN = {
    "inline style": re.compile(r"\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.I),
    "event attribute": re.compile(r"\son[a-z]+\s*=", re.I),
    "script address": re.compile(r"javascript:", re.I),
    "other host": re.compile(r"(?:href|src|action)=[\"']?(?:https?:)?//", re.I),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_nothing_that_a_strict_policy_forbids(path):
    source = path.read_text(encoding="utf-8")
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(source)] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_answer_and_hold_nothing_that_a_strict_policy_forbids(ui_alone, client, address):
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 200
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(html)] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_have_unique_ids_and_one_main_heading(ui_alone, client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    ids = [element["id"] for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert len(page("h1")) == 1
    assert page.find(id="main").name == "main"
    assert page.a["href"] == "#main"


def test_the_style_page_shows_every_sample_with_its_usage_in_both_themes(ui_alone, client):
    page = BeautifulSoup(client.get("/ui/style/").content, "html.parser")
    for name in SAMPLES:
        sample = page.find(id=name)
        panes = [pane["data-theme"] for pane in sample("div", class_="style-pane")]
        assert panes == ["light", "dark"], name
        assert "{% load ui %}" in sample.pre.get_text()


def test_every_tag_is_shown_on_the_style_page_or_used_by_a_template():
    usages = "".join(get_template(f"ui/samples/{name}.html").template.source for name in SAMPLES)
    usages += "".join(
        path.read_text(encoding="utf-8") for path in (UI / "templates").rglob("*.html")
    )
    missing = [name for name in register.tags if f"{{% {name}" not in usages]
    assert missing == []


def test_an_unknown_demo_is_not_found(ui_alone, client):
    assert client.get("/ui/style/nothing/").status_code == 404


def test_the_chosen_theme_comes_with_the_page_so_that_nothing_flashes(ui_alone, client):
    response = client.post("/ui/preferences/", {"theme": "dark", "next": "/ui/shortcuts/"})
    assert response["Location"] == "/ui/shortcuts/"
    assert (
        '<html lang="zh-hant" data-theme="dark">' in client.get("/ui/shortcuts/").content.decode()
    )


def test_the_theme_of_the_system_is_no_attribute(ui_alone, client):
    client.post("/ui/preferences/", {"theme": "dark"})
    client.post("/ui/preferences/", {"theme": "auto"})
    assert "data-theme" not in client.get("/ui/shortcuts/").content.decode().split(">")[1]


def test_shortcut_keys_can_be_switched_off(ui_alone, client):
    client.post("/ui/preferences/", {"shortcuts": "off"})
    assert 'data-shortcuts="off"' in client.get("/ui/shortcuts/").content.decode()


def test_an_unknown_theme_is_ignored(ui_alone, client):
    assert client.post("/ui/preferences/", {"theme": '"><script>'}).cookies == {}
    client.cookies["laozheng_theme"] = "x y"
    assert "x y" not in client.get("/ui/shortcuts/").content.decode()


@pytest.mark.parametrize("following", ["https://example.org/", "//example.org/", ""])
def test_preferences_never_lead_to_another_host(ui_alone, client, following):
    assert client.post("/ui/preferences/", {"next": following})["Location"] == "/"


def test_preferences_need_the_token_of_the_form(ui_alone):
    response = Client(enforce_csrf_checks=True).post("/ui/preferences/", {"theme": "dark"})
    assert response.status_code == 403
    assert "這份表單已經失效" in response.content.decode()


def test_a_missing_page_says_what_why_and_what_next(ui_alone, client):
    response = client.get("/nothing/")
    assert response.status_code == 404
    for sentence in ("找不到這一頁", "網址可能有誤", "請檢查網址"):
        assert sentence in response.content.decode()


def test_a_failure_is_told_in_words_even_without_any_context(ui_alone):
    response = Client(raise_request_exception=False).get("/failing/")
    assert response.status_code == 500
    assert "沒有存入" in response.content.decode()


@pytest.mark.parametrize("code", ["400", "403", "404", "500", "403_csrf"])
def test_error_pages_render_without_a_request(code):
    page = BeautifulSoup(render_to_string(f"{code}.html"), "html.parser")
    assert page.h1.get_text()
    assert len(page.main("p")) >= 3


def test_the_language_can_be_switched_by_post(ui_alone, client):
    page = BeautifulSoup(client.get("/ui/shortcuts/").content, "html.parser")
    form = page.find("form", action="/i18n/setlang/")
    assert form["method"] == "post"
    assert [b["value"] for b in form("button")] == list(project.LAOZHENG_STAFF_LANGUAGES)


def test_a_confirm_page_names_the_consequences_and_a_way_out():
    html = render_to_string(
        "ui/confirm.html",
        {
            "question": "要撤回嗎？",
            "consequences": ["案件即告結束。"],
            "confirm_label": "撤回",
            "cancel_url": "/back/",
            "is_danger": True,
        },
    )
    page = BeautifulSoup(html, "html.parser")
    form = page.main.form
    assert (form["method"], form.button["type"]) == ("post", "submit")
    assert form.find("a", href="/back/")
    assert "案件即告結束。" in page.main.get_text()

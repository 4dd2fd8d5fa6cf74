"""The public list: found by firm, shown by the law of the day, followed by its corrections."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from laozheng.conftest import NOON
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Publication
from laozheng.kernel.inspections.tests import files

pytestmark = pytest.mark.usefixtures("world")
ACTOR = system_reader("test", NOON)
LIST = "/portal/violators/"


def a_published_one(
    number: str = "高市勞條字第11399999900號",
    disposed_on: date = date(2024, 3, 4),
    **given: Any,
) -> Case:
    """Decided, served the day after, announced a week later."""
    facts = {
        "party_name": "範例企業有限公司(王測試)",
        "articles": "勞動基準法第24條",
        "document_number": number,
        "fine_amount": 50_000,
    }
    case = open_case(
        "standards.disposition",
        "issued",
        actor=ACTOR,
        received_on=disposed_on,
        intake="document",
        **facts | given,
    )
    week = disposed_on.replace(day=disposed_on.day + 7)
    perform(case, "served", actor=ACTOR, on=disposed_on.replace(day=disposed_on.day + 1))
    perform(case, "announced", actor=ACTOR, on=week)
    return case


def entry_id(case: Case) -> str:
    return Publication.objects.get(disposition_id=case.pk).entry_id


def names(**query: str) -> list[str]:
    """The names on the page of a search."""
    reply = Client().get(LIST, query)
    assert reply.status_code == 200
    return [entry.name for entry in reply.context["table"].rows]


def records(name: str = "violators_json", **query: str) -> list[dict[str, Any]]:
    reply = Client().get(reverse(f"portal:{name}"), query)
    found: list[dict[str, Any]] = json.loads(b"".join(reply))
    return found


def page(case: Case) -> Any:
    return Client().get(reverse("portal:violator", args=[entry_id(case)]))


def test_everybody_reads_what_the_law_orders_and_no_search_engine_does():
    case = a_published_one()
    reply = page(case)
    text = reply.content.decode()
    assert reply.status_code == 200
    assert "範例企業有限公司" in text and "王測試" in text
    assert "勞動基準法第24條" in text and "50,000" in text
    assert "noindex" in reply["X-Robots-Tag"] and 'name="robots"' in text
    assert "高市勞條字" not in text


@pytest.mark.parametrize(
    ("disposed_on", "articles", "shown"),
    [
        (date(2020, 6, 11), "勞動基準法第24條", False),
        (date(2020, 6, 12), "勞動基準法第24條", True),
        (date(2024, 3, 4), "職業安全衛生法第6條第1項第5款", False),
        (date(2024, 3, 7), "性別平等工作法第21條", False),
        (date(2024, 3, 8), "性別平等工作法第21條", True),
    ],
)
@pytest.mark.slow
def test_day_article_and_amount_are_shown_only_where_the_law_orders_them(
    disposed_on, articles, shown
):
    case = a_published_one(disposed_on=disposed_on, articles=articles)
    text = page(case).content.decode()
    assert "範例企業有限公司" in text
    assert ("50,000" in text, articles in text) == (shown, shown)
    assert "不詳" not in text
    (record,) = records()
    assert bool(record["citations"]) is bool(record["disposed_on"]) is shown
    # A search by article tells nothing that the entry does not.
    article = {"勞": "24", "職": "6", "性": "21"}[articles[0]]
    assert bool(names(article=article)) is shown


def test_a_decision_before_there_was_a_list_is_not_shown():
    case = a_published_one(disposed_on=date(2011, 6, 20))
    assert names() == [] and records() == []
    assert page(case).status_code == 404


@pytest.mark.parametrize("articles", ["就業服務法第57條第1款", "性別平等工作法第38條之2第1項"])
def test_a_fine_that_no_law_has_published_cannot_be_put_on_the_list(articles):
    with pytest.raises(Refused, match="不得公布"):
        a_published_one(articles=articles)


def test_of_an_imported_list_only_what_the_law_has_published_is_shown(tmp_path):
    rows = [
        files.lsa("高市勞就字第11399999900號", articles="就業服務法第57條第1款"),
        files.lsa("高市勞就字第11399999800號", "測試食品行", articles="就業服務法第5條第1項"),
    ]
    files.load(tmp_path, rows)
    assert Publication.objects.count() == 2
    assert names() == ["測試食品行"]
    assert names(act="employment_service") == ["測試食品行"]
    assert [record["name"] for record in records()] == ["測試食品行"]


def test_of_two_acts_the_articles_are_those_whose_act_orders_them():
    a_published_one(articles="勞動基準法第24條;性別平等工作法第21條")
    (record,) = records()
    assert record["acts"] == ["lsa", "gender_equality"]
    assert record["articles"] == ["勞動基準法第24條"]
    assert record["amount_twd"] == 50_000


def test_the_list_is_searched_by_firm_number_act_article_and_year():
    a_published_one(ubn="04595257")
    a_published_one("高市勞條字第11199999900號", date(2022, 5, 3), party_name="測試食品行(陳測試)")
    assert names() == ["範例企業有限公司", "測試食品行"]
    assert names(name="食品") == ["測試食品行"]
    assert names(ubn="04595257") == ["範例企業有限公司"]
    assert names(act="osh") == [] and len(names(act="lsa")) == 2
    assert len(names(article="第24條")) == 2 and names(article="24-1") == []
    assert names(year="111") == ["測試食品行"]


def test_nobody_is_found_by_the_name_of_a_person():
    a_published_one()
    a_published_one("高市勞條字第11399999910號", party_name="王測試")
    a_published_one("高市勞條字第11399999920號", party_name="王測試即範例工程行")
    assert len(names()) == 3
    assert names(name="王測試") == []
    assert names(name="範例工程") == ["範例工程行"]


def test_a_revocation_leaves_a_tombstone_without_a_name():
    case = a_published_one()
    perform(case, "revoked", actor=ACTOR, on=date(2024, 9, 2))
    assert names() == [] and records() == []
    reply = page(case)
    assert reply.status_code == 410
    assert "原處分已撤銷" in reply.content.decode()
    assert "範例企業" not in reply.content.decode() and "王測試" not in reply.content.decode()
    told = {"id": entry_id(case), "change": "removed", "reason": "revoked", "on": "2025-03-03"}
    assert records("corrections_json") == [told]
    assert records("corrections_json", since="2025-03-04") == []


def test_a_partial_revocation_changes_the_entry_and_is_told():
    case = a_published_one(articles="勞動基準法第24條;第36條", fine_amount=80_000)
    perform(
        case, "partly_revoked", actor=ACTOR, on=date(2024, 9, 2), known_on=date(2024, 9, 9),
        amount_twd=50_000, articles="勞動基準法第24條",
    )  # fmt: skip
    (record,) = records()
    assert record["amount_twd"] == 50_000
    assert record["citations"] == ["lsa:24:0::0"]
    assert record["appeal"] == "partly_revoked"
    assert "部分撤銷" in page(case).content.decode()
    (told,) = records("corrections_json")
    assert (told["change"], told["reason"], told["on"]) == (
        "corrected", "partly_revoked", "2024-09-09",
    )  # fmt: skip


def test_a_corrected_text_is_a_new_version_of_the_same_entry():
    case = a_published_one()
    perform(case, "corrected", actor=ACTOR, on=date(2024, 4, 1))
    (record,) = records()
    assert (record["version"], record["corrected_on"]) == (2, ["2024-04-01"])
    assert [row["reason"] for row in records("corrections_json")] == ["text"]


@pytest.mark.slow
def test_an_appeal_is_noted_as_long_as_it_runs():
    case = a_published_one()
    perform(case, "appealed", actor=ACTOR, on=date(2024, 4, 1))
    assert "救濟中" in page(case).content.decode()
    perform(case, "appeal_dismissed", actor=ACTOR, on=date(2024, 6, 3))
    assert "維持原處分" in page(case).content.decode()


def test_csv_and_json_tell_the_same():
    a_published_one(articles="勞動基準法第24條;第36條")
    reply = Client().get(reverse("portal:violators_csv"))
    text = b"".join(reply).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    (record,) = records()
    for name, value in record.items():
        shown = ";".join(value) if isinstance(value, list) else value
        assert row[name] == ("" if shown is None else str(shown))


def test_a_page_leads_to_the_next(monkeypatch):
    monkeypatch.setattr("laozheng.interfaces.portal.paging.page_of.__defaults__", (2,))
    for day in (1, 4, 5):
        a_published_one(f"高市勞條字第1139999990{day}號", date(2024, 3, day))
    first = Client().get(LIST)
    assert len(first.context["table"].rows) == 2
    second = Client().get(LIST + first.context["pages"].next_url)
    assert len(second.context["table"].rows) == 1
    assert second.context["pages"].next_url == ""


def test_a_personal_number_finds_nothing_and_says_why():
    a_published_one()
    reply = Client().get(LIST, {"name": "A123456789"})
    assert "不提供以個人查詢" in reply.content.decode()


def test_the_portal_has_a_frame_of_its_own():
    text = Client().get(LIST).content.decode()
    assert "shell-public" in text and reverse("portal:open_data") in text
    assert "/portal/sign-in/" in text
    assert 'href="/login/' not in text
    assert Client().get(reverse("portal:open_data")).status_code == 200
    assert Client().get("/portal/nothing/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_list(django_assert_max_num_queries):
    for day in range(1, 9):
        a_published_one(f"高市勞條字第1139999990{day}號", date(2024, 3, day))
    with django_assert_max_num_queries(6):
        assert len(names()) == 8

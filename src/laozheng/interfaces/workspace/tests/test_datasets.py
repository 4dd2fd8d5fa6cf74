"""Files in and out: tried before anything is saved, confirmed by a person, reviewed afterwards."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from laozheng.interfaces.workspace.tests.example import REQUEST, REQUESTS, SEALED_REQUEST, opened
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.models import SourceFile

INDEX = reverse("workspace:datasets")
SET = reverse("workspace:dataset", args=["example_requests"])
IMPORT = reverse("workspace:import", args=["example_requests"])
EXPORT = reverse("workspace:export", args=["example_requests"])
HEADER = "case_no,received_on,employer,topic\n"
GOOD = HEADER + "甲-1,113/03/05,範例企業有限公司,wage\n甲-2,2024-04-01,,contract\n"
MIXED = GOOD + "甲-3,120/01/01,範例企業有限公司,wage\n甲-4,113/13/45,範例企業有限公司,color\n"


def brought(client, text, **given):
    file = SimpleUploadedFile("清冊.csv", text.encode(), "text/csv")
    return client.post(IMPORT, {"file": file, **given})


def incoming():
    return sorted((Path(settings.LAOZHENG_HOME) / "incoming").glob("*/*/*"))


def tiles_of(response):
    from bs4 import BeautifulSoup

    shown = BeautifulSoup(response.content, "html.parser")
    return {
        tile.select_one(".tile-label").get_text(strip=True): tile.select_one(".number").get_text(
            strip=True
        )
        for tile in shown.select(".tile")
    }


def test_a_data_set_shows_its_columns_with_types_and_codes(page):
    rows = page("officer", SET).select("tbody tr")
    told = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in rows]
    assert told[0][:3] == ["案號", "case_no", "文字，最多 40 字"]
    assert told[3][4] == "wage 工資、contract 契約"


def test_the_index_leads_to_every_data_set(page):
    links = {link["href"] for link in page("officer", INDEX).select("a.row-link")}
    assert SET in links


def test_an_unknown_data_set_is_not_found(world):
    for name in ("dataset", "import", "export"):
        address = reverse(f"workspace:{name}", args=["nothing"])
        assert world.client("officer").get(address).status_code == 404


def test_a_trial_counts_everything_and_saves_nothing(world):
    client = world.client("officer")
    trial = client.get(brought(client, GOOD).url)
    assert tiles_of(trial) == {
        "讀入": "2", "新增": "2", "更正": "0", "併入": "0", "無異動": "0", "退回": "0"
    }  # fmt: skip
    assert not Case.objects.exists() and not SourceFile.objects.exists()


def test_a_confirmed_file_becomes_cases_and_can_be_reviewed(world, page):
    client = world.client("officer")
    response = client.post(brought(client, GOOD).url, {"action": "confirm"}, follow=True)
    assert sorted(Case.objects.values_list("source_no", flat=True)) == ["甲-1", "甲-2"]
    source = SourceFile.objects.get()
    assert response.redirect_chain[-1][0] == reverse("workspace:import_file", args=[source.pk])
    assert "異動 2 筆" in response.content.decode()
    assert incoming() == []
    assert Entry.objects.filter(verb="import", object_ref=source.ref).count() == 1


def test_refused_rows_hold_the_whole_file_and_say_line_column_and_reason(world):
    client = world.client("officer")
    trial = client.get(brought(client, MIXED).url)
    told = trial.content.decode()
    assert tiles_of(trial)["退回"] == "2" and tiles_of(trial)["正確但未匯入"] == "2"
    assert "收件日不得在未來" in told and "請求類別" in told
    assert 'value="confirm"' not in told and "只匯入正確的 2 列" in told


def test_the_refused_rows_come_back_as_a_file(world):
    client = world.client("officer")
    trial = brought(client, MIXED).url
    response = client.get(f"{trial}rejected/")
    text = response.content.decode("utf-8-sig")
    assert "甲-3" in text and "甲-1" not in text and "收件日不得在未來" in text


def test_the_good_rows_alone_are_taken_when_asked_for(world):
    client = world.client("officer")
    client.post(brought(client, MIXED).url, {"action": "keep_good"})
    assert Case.objects.count() == 2
    assert SourceFile.objects.get().refused == 2


def test_a_withdrawn_file_is_gone_and_nothing_was_saved(world):
    client = world.client("officer")
    trial = brought(client, GOOD).url
    client.post(trial, {"action": "withdraw"})
    assert incoming() == [] and not Case.objects.exists()
    assert client.get(trial, follow=True).redirect_chain[-1][0] == IMPORT


def test_the_same_file_twice_changes_nothing(world):
    client = world.client("officer")
    for _ in range(2):
        response = client.post(brought(client, GOOD).url, {"action": "confirm"}, follow=True)
    assert "沒有異動" in response.content.decode()
    assert Case.objects.count() == 2 and SourceFile.objects.count() == 1


def test_rows_that_differ_are_refused_unless_they_correct(world):
    client = world.client("officer")
    client.post(brought(client, GOOD).url, {"action": "confirm"})
    changed = GOOD.replace("113/03/05", "113/03/06")
    assert tiles_of(client.get(brought(client, changed).url))["退回"] == "1"


@pytest.mark.parametrize("text", ["", "完全,不同,的\n1,2,3\n"])
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(world, text):
    response = brought(world.client("officer"), text)
    assert response.status_code == 400
    assert 'id="id_file_error"' in response.content.decode()
    assert incoming() == []


def test_a_flagged_row_is_counted_before_and_marked_after_the_import(world, page):
    client = world.client("officer")
    trial = brought(client, GOOD).url
    assert "employer_missing" in client.get(trial).content.decode()
    client.post(trial, {"action": "confirm"})
    review = reverse("workspace:import_file", args=[SourceFile.objects.get().pk])
    rows = page("officer", review, marked="on").select("tbody tr")
    assert [row.td.get_text(strip=True) for row in rows] == ["3"]


@pytest.mark.parametrize(
    ("query", "lines"),
    [({}, ["2", "3"]), ({"line": "3"}, ["3"]), ({"result": "created"}, ["2", "3"]),
     ({"result": "refused"}, []), ({"line": "no number"}, ["2", "3"])],
)  # fmt: skip
@pytest.mark.slow
def test_a_review_filters_the_rows_of_a_file(world, page, query, lines):
    client = world.client("officer")
    client.post(brought(client, GOOD).url, {"action": "confirm"})
    review = reverse("workspace:import_file", args=[SourceFile.objects.get().pk])
    rows = page("officer", review, **query).select("tbody tr")
    assert [row.td.get_text(strip=True) for row in rows] == lines


def test_cells_of_cases_that_may_not_be_seen_stay_hidden_in_a_review(world, page):
    client = world.client("officer")
    client.post(brought(client, GOOD).url, {"action": "confirm"})
    first = Case.objects.get(source_no="甲-1")
    Case.objects.filter(pk=first.pk).update(officer=world.second_officer)
    review = reverse("workspace:import_file", args=[SourceFile.objects.get().pk])
    assert "甲-1" in page("supervisor", review).get_text()
    shown = page("officer", review)
    assert "甲-1" not in shown.get_text() and "＊" in shown.get_text()


def test_looking_at_the_rows_of_a_file_is_recorded(world, page):
    client = world.client("officer")
    client.post(brought(client, GOOD).url, {"action": "confirm"})
    source = SourceFile.objects.get()
    Entry.objects.all()
    page("supervisor", reverse("workspace:import_file", args=[source.pk]))
    reads = Entry.objects.filter(verb="read", object_ref=source.ref, actor_ref="staff:S003")
    assert reads.count() == 1


def test_a_case_leads_back_to_the_row_that_it_came_from(world, page):
    client = world.client("officer")
    client.post(brought(client, GOOD).url, {"action": "confirm"})
    case = Case.objects.get(source_no="甲-1")
    link = page("supervisor", reverse("workspace:case", args=[case.number])).select_one(
        ".sources a"
    )
    assert link.get_text(strip=True) == "清冊.csv 第2列"
    assert len(page("supervisor", link["href"]).select("tbody tr")) == 1


@pytest.mark.parametrize("who", ["safety_officer"])
def test_another_unit_imports_nothing_and_reviews_nothing(world, who):
    officer = world.client("officer")
    officer.post(brought(officer, GOOD).url, {"action": "confirm"})
    client = world.client(who)
    assert brought(client, GOOD.replace("甲", "乙")).status_code == 200
    assert incoming() == []
    review = reverse("workspace:import_file", args=[SourceFile.objects.get().pk])
    assert client.get(review).status_code == 403


def test_an_upload_is_confirmed_by_the_one_who_brought_it(world):
    trial = brought(world.client("officer"), GOOD).url
    response = world.client("second_officer").post(trial, {"action": "confirm"})
    assert response.url == IMPORT and not Case.objects.exists()


@pytest.mark.parametrize("token", ["0" * 32, "..", "nonsense"])
def test_a_token_that_nobody_holds_leads_back(world, token):
    address = reverse("workspace:import_trial", args=["example_requests", token])
    assert world.client("officer").get(address).url == IMPORT


def test_a_name_that_points_elsewhere_stays_in_its_folder(world):
    file = SimpleUploadedFile("x.csv", GOOD.encode(), "text/csv")
    file.name = "..%2f..%2fetc.csv"
    world.client("officer").post(IMPORT, {"file": file})
    folder = Path(settings.LAOZHENG_HOME) / "incoming"
    assert all(path.is_relative_to(folder) for path in incoming()) and len(incoming()) == 2


def test_files_that_nobody_confirmed_are_deleted_after_a_day(world, monkeypatch):
    client = world.client("officer")
    brought(client, GOOD)
    (card,) = [path for path in incoming() if path.name == "upload.json"]
    import os

    old = world.reader("officer").at.timestamp() - 25 * 3600
    os.utime(card, (old, old))
    brought(client, GOOD)
    cards = [path for path in incoming() if path.name == "upload.json"]
    assert card not in cards and len(cards) == 1


def exported(client, **query):
    given = {"period": "113", "format": "csv", **query}
    response = client.get(EXPORT, given)
    assert response.status_code == 200
    return response.content.decode("utf-8-sig").splitlines()


def test_an_export_has_the_columns_of_the_import_and_what_the_reader_may_export(world):
    mine = opened(world, REQUEST, received_on=date(2024, 3, 5))
    opened(world, REQUEST, "second_officer", received_on=date(2024, 3, 6))
    opened(world, SEALED_REQUEST, received_on=date(2024, 3, 7))
    lines = exported(world.client("officer"))
    assert lines[0] == "case_no,received_on,employer,topic"
    assert [line.split(",")[:2] for line in lines[1:]] == [[mine.number, "2024-03-05"]]
    assert Entry.objects.filter(verb="export").count() == 1


def test_an_export_as_a_workbook(world):
    opened(world, REQUEST, received_on=date(2024, 3, 5))
    response = world.client("officer").get(EXPORT, {"period": "113", "format": "xlsx"})
    assert response.content[:2] == b"PK"
    assert response["Content-Disposition"] == 'attachment; filename="example_requests-113.xlsx"'


@pytest.mark.parametrize("query", [{"period": "someday", "format": "csv"}, {"period": "113"}])
def test_an_export_that_cannot_be_understood_says_so(world, query):
    assert world.client("officer").get(EXPORT, query).status_code == 400
    assert not Entry.objects.filter(verb="export").exists()


ENTER = reverse("workspace:enter_row", args=["example_requests"])
TYPED = {"case_no": "甲-9", "received_on": "113/03/05", "employer": "範例企業有限公司"}


def test_a_row_is_typed_by_hand_and_held_to_what_a_file_is_held_to(world, page):
    fields = page("officer", ENTER).select_one("form.form-sheet")
    assert [one.get_text() for one in fields.select("[name=topic] option")][1:] == ["工資", "契約"]
    client = world.client("officer")
    assert client.post(ENTER, {**TYPED, "topic": "wage"}).status_code == 302
    assert Case.objects.get().source_no == "甲-9"
    assert SourceFile.objects.get().name == "手動登錄.csv"
    future = client.post(ENTER, {**TYPED, "case_no": "甲-10", "received_on": "120/01/01"})
    assert future.status_code == 400 and "收件日不得在未來" in future.content.decode()
    missing = client.post(ENTER, {"case_no": "甲-11"})
    assert missing.status_code == 400
    assert Case.objects.count() == 1 and not incoming()


def test_a_row_typed_twice_is_one_and_a_differing_one_must_be_said_to_correct(world):
    client = world.client("officer")
    for _ in range(2):
        assert client.post(ENTER, {**TYPED, "topic": "wage"}).status_code == 302
    held = client.post(ENTER, {**TYPED, "topic": "contract"})
    assert held.status_code == 400 and "與既有資料不同" in held.content.decode()
    assert Case.objects.count() == 1


def test_others_type_no_rows(world):
    response = world.client("safety_officer").post(ENTER, {**TYPED, "topic": "wage"})
    assert "由主管業務的單位匯入" in response.content.decode()
    assert not Case.objects.exists()


@pytest.fixture
def one_way(monkeypatch):
    """The data set of the example without one of its two ways."""

    def without(function: str) -> None:
        workspace = apps.get_app_config("workspace")
        monkeypatch.setattr(workspace, "datasets", (replace(REQUESTS, **{function: None}),))

    return without


def tabs_of(shown):
    return [tab.get_text(strip=True) for tab in shown.select(".tabs a")]


def test_a_data_set_that_is_only_imported_offers_no_export(world, page, one_way):
    assert tabs_of(page("officer", SET)) == ["欄位", "登錄一筆", "匯入", "匯出"]
    one_way("export")
    assert tabs_of(page("officer", SET)) == ["欄位", "登錄一筆", "匯入"]
    rows = page("officer", INDEX).select("tbody tr")
    (row,) = (row for row in rows if row.select_one(f"a[href='{SET}']"))
    assert "匯入" in row.get_text() and "匯出" not in row.get_text()
    shown = page("officer", EXPORT, period="113", format="csv")
    assert "只供匯入，不能匯出" in shown.select_one(".callout").get_text()
    assert not shown.select("form.form-sheet")
    assert not Entry.objects.filter(verb="export").exists()


def test_a_data_set_that_is_only_exported_takes_no_file_and_no_row(world, page, one_way):
    one_way("record")
    assert tabs_of(page("officer", SET)) == ["欄位", "匯出"]
    assert exported(world.client("officer"))
    client = world.client("officer")
    for response in (brought(client, GOOD), client.post(ENTER, {**TYPED, "topic": "wage"})):
        assert "只供匯出，不能匯入" in response.content.decode()
    assert not SourceFile.objects.exists() and not incoming()

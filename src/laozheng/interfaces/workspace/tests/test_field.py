"""The field: the list of the day, the form of a visit, and hand-ins with and without script."""

from base64 import b64decode
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from laozheng.interfaces.workspace.tests.inspecting import KIND, inspecting, program
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.documents.media import media_type_of
from laozheng.kernel.inspections.models import Target, Visit

__all__ = ["inspecting", "program"]
pytestmark = pytest.mark.usefixtures("inspecting")
DAY = "/field/"
FORM = "/field/example/inspection/"
KEY = "0123456789abcdef0123456789abcdef"
TOLD = {
    "hand_in_key": KEY, "received_on": "114/03/03", "intake": "visit", "type": "own",
    "employer_name": "範例01企業有限公司", "scopes": ["lsa"], "result": "violation",
    "findings": "勞動基準法第24條第1項", "acted_from": "114/01/01", "met": "人事主管",
}  # fmt: skip
# The smallest PNG there is: one transparent pixel.
PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
JSON = {"HTTP_ACCEPT": "application/json"}


def handed_in(world, who="officer", told=TOLD, **more):
    return world.client(who).post(FORM, {**told, **more}, **JSON)


def test_an_inspector_sees_his_own_places_by_day(page, program):
    found = page("officer", DAY)
    names = [one.get_text() for one in found.select("a.errand .errand-name")]
    assert names == ["範例01企業有限公司", "範例03企業有限公司", "範例檢查"]
    assert "僱用120人" in found.select_one(".errand-reasons").get_text()
    assert [one.get_text() for one in page("supervisor", DAY).select("a.errand")] != names


def test_the_list_of_the_day_takes_few_queries(world, program, django_assert_max_num_queries):
    client = world.client("officer")
    client.get(DAY)
    with django_assert_max_num_queries(16):
        client.get(DAY)


def test_a_planned_visit_stands_on_the_list_and_its_form_begins_with_the_plan(page, world):
    case = open_case(
        KIND, "planned", actor=world.reader("officer"), received_on=world.day,
        intake="ex_officio", officer=world.officer, type="own", lead="S001",
        employer_name="範例企業有限公司", workplace="範例路9號", planned_on=world.day,
    )  # fmt: skip
    (link,) = page("officer", DAY).select("ol.errands a")
    form = page("officer", link["href"])
    assert form.select_one("#id_planned")["value"] == case.number
    assert form.select_one("#id_workplace")["value"] == "範例路9號"


def test_the_form_of_a_place_on_a_list_begins_with_what_is_known_of_it(page, program):
    target = program.targets.get(rank=1)
    form = page("officer", FORM, target=target.pk)
    assert form.select_one("#id_employer_name")["value"] == "範例01企業有限公司"
    assert form.select_one("#id_district option[selected]")["value"] == "64000010"
    assert form.select_one("#id_program option[selected]")["value"] == str(program.pk)
    assert len(form.select_one("#id_hand_in_key")["value"]) == 32
    assert form.select_one("#id_lead") is None


def test_a_place_of_another_unit_is_not_told(page, world, program):
    target = program.targets.get(rank=1)
    program.unit = world.safety_officer.employments.get().unit
    program.save()
    form = page("officer", FORM, target=target.pk)
    assert form.select_one("#id_employer_name").get("value") is None


def test_without_script_the_form_leads_to_the_case(world, program):
    target = program.targets.get(rank=1)
    response = world.client("officer").post(FORM, {**TOLD, "target": target.pk})
    visit = Visit.objects.get()
    assert response.status_code == 302
    assert response.url == reverse("workspace:case", args=[visit.case.number])
    assert Target.objects.get(rank=1).case == visit.case
    assert (visit.lead, visit.met, visit.hand_in_key) == (world.officer, "人事主管", KEY)


def test_handed_in_twice_gives_the_same_answer_and_one_visit(world, program):
    target = program.targets.get(rank=1)
    first, again = (handed_in(world, target=target.pk) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert (first.json()["state"], again.json()["state"]) == ("taken", "known")
    assert first.json()["number"] == again.json()["number"]
    assert Visit.objects.count() == 1


def test_a_device_is_told_what_is_wrong_by_field(world):
    response = handed_in(world, findings="", employer_name="")
    assert response.status_code == 400
    told = response.json()
    assert told["state"] == "refused"
    assert [one["field"] for one in told["errors"]] == ["id_employer_name"]
    refused = handed_in(world, findings="").json()
    assert refused["errors"][0]["text"] == "結果為違反時，請填違反條文"
    assert not Visit.objects.exists()


def test_a_conflict_names_the_file_and_loses_nothing(world, program):
    target = program.targets.get(rank=1)
    number = handed_in(world, target=target.pk).json()["number"]
    told = handed_in(world, who="second_officer", target=target.pk, hand_in_key="f" * 32)
    assert told.status_code == 409
    assert (told.json()["state"], told.json()["number"]) == ("conflict", number)
    response = world.client("second_officer").post(
        FORM, {**TOLD, "target": target.pk, "hand_in_key": "f" * 32, "minutes": "我的紀錄"}
    )
    found = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 409
    assert found.select_one("#id_minutes").get_text().strip() == "我的紀錄"
    link = found.select_one(".error-summary a")
    assert (link["href"], link.get_text()) == (told.json()["url"], number)


def test_the_same_key_with_other_contents_is_told_as_changed(world):
    handed_in(world)
    told = handed_in(world, result="guidance", findings="").json()
    assert told["state"] == "changed" and "結果" in told["reason"]


def test_a_key_that_no_device_made_is_refused(world):
    assert handed_in(world, hand_in_key="1").status_code == 400


@pytest.mark.parametrize("who", ["mediator", "body", "applicant"])
def test_the_field_is_for_staff(world, who):
    for address in (DAY, FORM, "/field/worker.js"):
        assert world.client(who).get(address).status_code == 403


def test_only_those_who_may_enter_a_visit_get_its_form(world):
    assert world.client("safety_officer").get(FORM).status_code == 403
    assert world.client("officer").get("/field/example/nothing/").status_code == 404


def test_the_worker_is_script_and_reaches_the_field_alone(world):
    response = world.client("officer").get("/field/worker.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert b'addEventListener("fetch"' in response.content


def test_what_the_checklist_finds_wanting_becomes_a_finding_once(world):
    answers = {"check-lsa.overtime_pay": "violated", "check-lsa.pay_roll": "violated",
               "check-osh.training": "kept"}  # fmt: skip
    assert handed_in(world, **answers).json()["state"] == "taken"
    case = Visit.objects.get().case
    cited = [str(one.citation) for one in case.findings.order_by("id")]
    assert cited == ["勞動基準法第24條第1項", "勞動基準法第23條第2項"]
    assert sorted(case.visit.scopes.values_list("act", flat=True)) == ["lsa", "osh"]
    told = case.events.get(kind="entered").data["facts"]["checklist"]
    assert told["osh.training"] == "kept"
    assert handed_in(world, **answers).json()["state"] == "known"


def test_advice_is_no_finding_even_when_an_item_is_wanting(world):
    answers = {"check-lsa.pay_roll": "violated", "result": "guidance", "findings": ""}
    assert handed_in(world, **answers).json()["state"] == "taken"
    assert not Visit.objects.get().case.findings.exists()


def test_a_result_that_contradicts_the_checklist_is_refused(world):
    answers = {"check-lsa.pay_roll": "violated", "result": "no_violation", "findings": ""}
    told = handed_in(world, **answers).json()
    assert [one["field"] for one in told["errors"]] == ["id_result"]


@pytest.mark.slow
def test_the_form_shows_the_items_of_each_act_that_are_asked_today(page):
    acts = page("officer", FORM).select("[data-checklist]")
    assert len(acts) == 5
    assert "最低工資法第5條" in " ".join(act.get_text() for act in acts)


def test_the_acts_of_the_line_come_first(page, inspecting, install):
    install(replace(inspecting, statutes=("職業安全衛生法",)))
    shown = page("officer", FORM)
    acts = [act.select_one("summary").get_text() for act in shown.select("[data-checklist]")]
    scopes = [scope.get_text(strip=True) for scope in shown.select("#id_scopes label")]
    assert acts[0].startswith("職業安全衛生法") and scopes[:2] == ["職業安全衛生法", "勞動基準法"]


def picture(name="一.png", content=PIXEL):
    return SimpleUploadedFile(name, content)


def test_photographs_and_the_signature_become_documents_of_the_case_once(world):
    for state in ("taken", "known"):
        pictures = {"photos": [picture(), picture("二.png")], "signature": picture()}
        assert handed_in(world, **pictures).json()["state"] == state
    visit = Visit.objects.get()
    rows = visit.case.documents.order_by("pk")
    assert [(row.label, row.role, row.file.media_type) for row in rows] == [
        ("現場照片1", "photo", "image/png"),
        ("現場照片2", "photo", "image/png"),
        ("會晤人員簽名", "signature", "image/png"),
    ]
    assert visit.is_signed
    address = reverse("workspace:document", args=[visit.case.number, rows[0].pk])
    assert world.client("officer").get(address).content == PIXEL


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<script>alert(1)</script>", "「一.png」的格式不收，請附 JPEG、PNG、WebP、HEIC 檔"),
        (PIXEL + bytes(10 * 1024 * 1024), "「一.png」超過10 MB，請縮小後再附上"),
    ],
)
def test_what_is_no_photograph_or_too_large_is_refused_by_name(world, content, sentence):
    told = handed_in(world, photos=[picture(content=content)]).json()
    assert [(one["field"], one["text"]) for one in told["errors"]] == [("id_photos", sentence)]
    assert not Visit.objects.exists()


def test_more_photographs_than_a_record_needs_are_refused(world):
    told = handed_in(world, photos=[picture(f"{n}.png") for n in range(21)]).json()
    assert [one["text"] for one in told["errors"]] == ["一次最多附20個檔案，請留下必要的檔案"]


@pytest.mark.parametrize(
    ("beginning", "media_type"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (b"\x00\x00\x00\x18ftypisom", "video/mp4"),
        (b"", ""),
    ],
)
def test_a_file_is_told_by_its_contents(beginning, media_type):
    assert media_type_of(beginning) == media_type

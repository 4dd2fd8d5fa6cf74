"""Documents of a case: only through the case, out as downloads, letters issued once."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from laozheng.interfaces.workspace.tests.example import OPEN_REQUEST, REQUEST, opened
from laozheng.interfaces.workspace.views import documents
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.models import CaseDocument
from laozheng.kernel.documents.models import File, Letter

CONTRACT = "勞動契約".encode()


def attach(client, case, name="合約.txt", content=CONTRACT, **given):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("workspace:attach", args=[case.number]), {"file": file, **given})


def address(row):
    return reverse("workspace:document", args=[row.case.number, row.pk])


def attachment(case):
    return CaseDocument.objects.get(case=case, role="attachment")


def letter(case):
    return CaseDocument.objects.get(case=case, role="letter")


def test_a_file_is_attached_listed_and_handed_out_again(world, page):
    case = opened(world)
    client = world.client("officer")
    assert attach(client, case).status_code == 302
    links = {one["href"] for one in page("officer", reverse("workspace:case", args=[case.number]))
             .select("#documents a.row-link")}  # fmt: skip
    assert address(attachment(case)) in links
    response = client.get(address(attachment(case)))
    assert response.content.decode() == "勞動契約"
    assert response["Content-Disposition"].startswith("attachment; ")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_label_gets_the_ending_that_a_computer_needs(world):
    case = opened(world)
    client = world.client("officer")
    attach(client, case, name="scan.pdf", content=b"%PDF-1.7", label="薪資單")
    disposition = client.get(address(attachment(case)))["Content-Disposition"]
    assert disposition.endswith(".pdf")


@pytest.mark.parametrize(("kind", "sealed"), [(OPEN_REQUEST, False), (REQUEST, True)])
def test_contents_of_restricted_cases_are_encrypted_on_disk(world, kind, sealed):
    case = opened(world, kind)
    attach(world.client("officer"), case)
    assert File.objects.get().is_sealed is sealed
    (stored,) = (path for path in (Path(settings.LAOZHENG_HOME) / "uploads").rglob("*")
                 if path.is_file())  # fmt: skip
    assert (CONTRACT in stored.read_bytes()) is not sealed


def test_a_file_that_is_too_large_is_refused(world, monkeypatch):
    monkeypatch.setattr(documents, "LARGEST_MB", 0)
    case = opened(world)
    response = attach(world.client("officer"), case)
    assert response.status_code == 400 and "檔案超過" in response.content.decode()
    assert not File.objects.exists()


@pytest.mark.parametrize("who", ["second_officer", "safety_officer", "mediator"])
def test_documents_are_reached_through_a_case_that_may_be_seen(world, who):
    case = opened(world)
    attach(world.client("officer"), case)
    client = world.client(who)
    assert client.get(address(attachment(case))).status_code == 404
    assert client.get(address(letter(case))).status_code == 404
    assert attach(client, case).status_code == 404


def test_a_document_of_another_case_is_not_found_under_this_one(world):
    case, other = opened(world), opened(world)
    mixed = reverse("workspace:document", args=[case.number, letter(other).pk])
    assert world.client("officer").get(mixed).status_code == 404


def test_reading_a_document_of_a_restricted_case_is_recorded(world):
    case = opened(world)
    world.client("officer").get(address(letter(case)))
    assert Entry.objects.filter(verb="read", object_ref=case.ref).count() == 1


def test_a_file_that_is_damaged_is_said_and_not_handed_out(world):
    case = opened(world)
    client = world.client("officer")
    attach(client, case)
    for path in (Path(settings.LAOZHENG_HOME) / "uploads").rglob("*"):
        if path.is_file():
            path.unlink()
    response = client.get(address(attachment(case)), follow=True)
    assert "請由備份還原" in response.content.decode()


def test_a_draft_reads_as_the_letter_will(world, page):
    case = opened(world)
    shown = page("officer", address(letter(case)))
    text = shown.select_one("article.letter").get_text(" ", strip=True)
    assert "主旨：台端之申請業於114年2月3日收件" in text and "受文者：王測試" in text
    assert shown.select_one("#issue") is not None


def test_a_draft_is_issued_once_with_number_day_and_signer(world, page):
    case = opened(world)
    client = world.client("officer")
    given = {"on": "114/03/03", "signer_title": "局長", "signer_name": "測試局長"}
    assert client.post(address(letter(case)), given).status_code == 302
    issued = Letter.objects.get()
    assert issued.issued_on == date(2025, 3, 3) and issued.number
    assert issued.signers == [{"title": "局長", "name": "測試局長"}]
    assert page("officer", address(letter(case))).select_one("#issue") is None
    client.post(address(letter(case)), {**given, "number": "高市勞關字第11400000001號"})
    assert Letter.objects.get().number == issued.number


def test_a_letter_is_not_issued_in_the_future(world):
    case = opened(world)
    response = world.client("officer").post(address(letter(case)), {"on": "114/03/04"})
    assert response.status_code == 400
    assert "發文日期不能晚於今天" in response.content.decode()


@pytest.mark.slow
def test_a_letter_is_printed_as_odt(world):
    pytest.importorskip("pypandoc")
    case = opened(world)
    response = world.client("officer").get(address(letter(case)), {"format": "odt", "copy": "9"})
    assert response["Content-Type"] == documents.ODT and response.content[:2] == b"PK"

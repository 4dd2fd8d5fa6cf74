"""Advertisements: preserved with their hash, listed in pages, checked without being kept."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from laozheng.base.moments import TAIPEI
from laozheng.kernel.audit.models import Entry
from laozheng.lines.equality.models import AdSnapshot
from laozheng.lines.equality.queries.panels import job_seeking_facts
from laozheng.lines.equality.tests.factories import (
    a_job_seeker,
    address,
    moved,
    page,
    signed_in,
)


def test_preserved_advertisements_keep_text_picture_time_and_hash(handler, desk, world):
    case = a_job_seeker(desk, "2024-05-02")
    typed = {
        "on": "113/05/03", "source_url": "https://example.invalid/1",
        "text": "限女性，30歲以下，薪資面議",
        "picture": SimpleUploadedFile("ad.png", b"\x89PNG\r\n\x1a\n picture", "image/png"),
    }  # fmt: skip
    step = reverse("workspace:step", args=[case.number, "preserve"])
    assert handler.post(step, typed).status_code == 302
    shown = page(handler, "snapshots", case.number)
    kept = AdSnapshot.objects.get()
    assert kept.sha256 in shown and "與存證時相同" in shown
    for found in ("限制性別", "限制年齡", "未載明薪資"):
        assert found in shown
    assert step in shown and step not in page(signed_in(world.head), "snapshots", case.number)
    AdSnapshot.objects.update(text="薪資50,000元")
    assert "與存證時不同" in page(handler, "snapshots", case.number)


def test_evidence_is_a_picture_or_a_text(handler, desk):
    case = a_job_seeker(desk, "2024-05-02")
    step = reverse("workspace:step", args=[case.number, "preserve"])
    typed = {"on": "113/05/03", "source_url": "現場"}
    assert "請貼上廣告全文或附上畫面圖檔" in handler.post(step, typed).content.decode()
    for media_type in ("application/x-msdownload", "image/png"):
        program = SimpleUploadedFile("ad.exe", b"MZ", media_type)
        answer = handler.post(step, {**typed, "picture": program})
        assert "「ad.exe」的格式不收" in answer.content.decode()
    assert not AdSnapshot.objects.exists()


def test_evidence_bears_the_day_of_taipei_and_is_judged_by_its_law(handler, desk):
    case = a_job_seeker(desk, "2024-05-02")
    early = datetime(2024, 5, 3, 7, 30, tzinfo=TAIPEI)
    moved(desk, case, "preserve", "2024-05-03", source_url="現場", text="薪資面議")
    AdSnapshot.objects.update(taken_at=early)
    (evidence,) = next(fact.value for fact in job_seeking_facts(case) if fact.label == "存證")
    assert evidence.startswith("113/05/03")


def test_the_desk_of_advertisements_comes_in_pages(handler, desk):
    for day in range(1, 52):
        a_job_seeker(desk, "2024-05-02", employer_name=f"範例第{day:03d}號有限公司")
    shown = page(handler, "advertisements")
    assert "範例第050號" in shown and "範例第051號" not in shown
    assert "範例第051號" in page(handler, "advertisements", page="2")


@pytest.mark.parametrize(
    ("name", "face"), [("ad_check", "workspace"), ("public_ad_check", "portal")]
)
def test_an_advertisement_is_judged_and_nothing_of_it_is_kept(handler, name, face):
    client = handler if face == "workspace" else Client()
    entries = Entry.objects.count()
    answer = client.post(address(name, face=face), {"text": "限女性，30歲以下，薪資面議"})
    shown = answer.content.decode()
    for words in ("限女性", "30歲以下", "面議", "性別平等工作法第7條", "就業服務法第5條第1項",
                  "就業服務法第5條第2項第6款"):  # fmt: skip
        assert words in shown
    assert Entry.objects.count() == entries
    assert client.post(address(name, face=face), {"text": ""}).status_code == 400

"""A complaint of an advertisement filed online: what was brought, and what an officer must see."""

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from laozheng.base.roc import roc_slash
from laozheng.conftest import NOON
from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import CaseDocument, CaseParty
from laozheng.kernel.documents.actions import read_file
from laozheng.lines.equality.models import AdSnapshot, JobSeekingComplaint, SealedPerson
from laozheng.lines.equality.queries.advertisements import open_complaints, preserved_of
from laozheng.lines.equality.queries.panels import job_seeking_facts
from laozheng.lines.equality.rules.advertisements import digest_of

ACTOR, DAY = system_reader("test", NOON), date(2025, 3, 3)
ADVERTISEMENT = {
    "type": "false_advertising",
    "employer_name": "範例徵才有限公司",
    "district": "64000090",
    "medium": "online",
    "source_url": "https://example.invalid/jobs/1",
    "text": "限女性，30歲以下，薪資面議",
    "account": "面試時說法與廣告不同",
}


@pytest.fixture(autouse=True)
def noon(today):
    """Everybody asks at noon."""
    today(DAY)


@pytest.fixture
def filer(world) -> Filer:
    """Somebody without an account."""
    return Filer(Client())


def filed(filer: Filer, **more):
    return filer.filed("equality", "advertisement", {**ADVERTISEMENT, **more})


def test_it_becomes_a_case_with_what_was_copied_and_the_hash_of_it(filer):
    case, _code = filed(filer)
    assert (case.kind, case.state, case.intake) == ("equality.job_seeking", "received", "online")
    assert JobSeekingComplaint.objects.get(case=case).medium == "online"
    kept = AdSnapshot.objects.get(case=case)
    told = ADVERTISEMENT["source_url"], ADVERTISEMENT["text"]
    assert (kept.taken_at, kept.is_handed_in) == (NOON, True)
    assert kept.sha256 == digest_of(*told, b"")
    (document,) = CaseDocument.objects.filter(case=case)
    assert read_file(document.file).decode() == ADVERTISEMENT["account"]


def test_the_checker_judges_what_was_brought(filer):
    case, _code = filed(filer)
    (brought,) = preserved_of(case, law())
    assert {one.what for one in brought.findings} == {"sex", "age", "undisclosed_pay"}
    assert brought.is_whole


def test_it_is_judged_by_the_law_of_its_day_in_taipei(filer):
    """Pay has had to be shown since 2018-11-30, also in the first hours of that day."""
    case, _code = filed(filer, text="薪資面議")
    for at, findings in (("2018-11-29T23:00", 0), ("2018-11-30T07:00", 1)):
        moment = datetime.fromisoformat(f"{at}+08:00")
        AdSnapshot.objects.filter(case=case).update(taken_at=moment)
        (brought,) = preserved_of(case, law())
        assert len(brought.findings) == findings, at
        told = {fact.label: fact.value for fact in job_seeking_facts(case)}
        assert told["存證"][0].startswith(roc_slash(moment.date()))


def test_a_picture_joins_the_case(filer):
    picture = SimpleUploadedFile("廣告.jpg", b"\xff\xd8\xff\xe0" + bytes(20))
    case, _code = filer.filed(
        "equality", "advertisement", {**ADVERTISEMENT, "text": "", "account": ""}, files=[picture]
    )
    assert CaseDocument.objects.get(case=case).label == "廣告.jpg"
    assert not AdSnapshot.objects.exists()


def test_what_was_brought_does_not_take_the_place_of_what_an_officer_saw(filer):
    case, _code = filed(filer)
    assert open_complaints(ACTOR).get().snapshots == 0
    perform(case, "hear", actor=ACTOR, on=DAY)
    with pytest.raises(Refused, match="存證"):
        perform(case, "decide", actor=ACTOR, on=DAY, decision="established", reason="測試")
    seen = {name: ADVERTISEMENT[name] for name in ("source_url", "text")}
    perform(case, "preserve", actor=ACTOR, on=DAY, **seen)
    perform(case, "decide", actor=ACTOR, on=DAY, decision="established", reason="測試")
    assert open_complaints(ACTOR).get().snapshots == 1


def test_who_complains_stays_sealed_and_is_answered_only_where_he_can_be(filer):
    named = {"complainant_name": "王測試", "complainant_contact": "0900-000-000"}
    page = filer.send("equality", "advertisement", {**ADVERTISEMENT, **named})
    case, code = page.context["case"], page.context["code"]
    assert SealedPerson.objects.get(case=case).contact == "0900-000-000"
    assert [term.rule for term in page.context["terms"]] == ["reply"]
    shown = filer.follow(case.number, code).content.decode()
    for secret in ("王測試", "0900-000-000", "範例徵才"):
        assert secret not in shown
    assert not CaseParty.objects.filter(name_as_written="王測試").exists()
    nobody = filer.send("equality", "advertisement", ADVERTISEMENT)
    assert nobody.context["terms"] == []


def test_the_server_opens_no_address(filer, monkeypatch):
    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("the address of an advertisement was fetched")

    monkeypatch.setattr("socket.socket.connect", refuse)
    case, _code = filed(filer)
    assert case.state == "received"


def test_it_may_be_withdrawn_with_the_code(filer):
    case, code = filed(filer)
    filer.follow(case.number, code)
    filer.add("withdraw", "已下架")
    case.refresh_from_db()
    assert case.state == "withdrawn"


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"source_url": "", "text": "", "account": ""}, "source_url", "至少一項"),
        ({"complainant_name": "王測試"}, "complainant_contact", "一併填寫"),
        ({"complainant_contact": "0900-000-000"}, "complainant_name", "一併填寫"),
        ({"district": "elsewhere"}, "district", "本局沒有管轄權"),
        ({"type": ""}, "type", "請填寫這一欄"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(filer, wrong, field, sentence):
    page = filer.look("equality", "advertisement", {**ADVERTISEMENT, **wrong})
    assert page.status_code == 400
    assert sentence in " ".join(page.context["form"].errors[field])


def test_the_checker_for_everybody_leads_to_the_complaint_when_it_finds_something(filer):
    address, complaint = (
        "/portal/lines/equality/advertisement/",
        "/portal/file/equality/advertisement/",
    )
    found = filer.browser.post(address, {"text": "限女性"}).content.decode()
    nothing = filer.browser.post(address, {"text": "月薪38,000元"}).content.decode()
    assert complaint in found
    assert complaint not in nothing

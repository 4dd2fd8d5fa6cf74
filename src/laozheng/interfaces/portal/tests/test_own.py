"""What an enterprise that signed in sees: what it filed, what it was told, what it owes."""

from datetime import date

import pytest
from django.test import Client

from laozheng.conftest import NOON
from laozheng.interfaces.portal.tests import test_party
from laozheng.interfaces.portal.tests.filers import Filer, issued_letter
from laozheng.kernel.accounts.access import FOLLOW, visible
from laozheng.kernel.accounts.actions import admit
from laozheng.kernel.accounts.reader import Reader, reader_for, system_reader
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.models import Case, CaseParty, Event
from laozheng.kernel.cases.queries import opened_cases
from laozheng.kernel.documents.models import Letter, Service
from laozheng.kernel.parties.actions import Wanted, ensure_party, merge
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.snapshot import Snapshot

ACTOR = system_reader("test", NOON)
DAY = date(2025, 3, 3)
UBN = "12345675"


@pytest.fixture(autouse=True)
def noon(today):
    """Everybody asks at noon."""
    today(DAY)


def signed_in(party: Party, role: str = "employer") -> tuple[Reader, Filer]:
    """Somebody who has signed in for a party."""
    number = f"{role}-{party.pk}"
    account = admit(number, "測試帳號", role, party.ref, on=date(2025, 1, 2), actor=ACTOR)
    browser = Client()
    browser.force_login(account.user, backend="django.contrib.auth.backends.ModelBackend")
    return reader_for(account.user, NOON), Filer(browser)


def a_file() -> Case:
    """A file against the enterprise, which was asked to be heard."""
    wanted = Wanted("enterprise", "範例企業有限公司", DAY, ubn=UBN)
    return test_party.a_file(party=ensure_party(wanted, ACTOR))


def party_of(case: Case) -> Party:
    return CaseParty.objects.get(case=case, role="addressee").party


def numbers(filer: Filer) -> list[str]:
    """The numbers of the matters on the own page."""
    page = filer.browser.get("/portal/own/")
    return [case.number for case in page.context["matters"].rows]


@pytest.mark.slow
def test_a_file_is_opened_once_its_letter_went_out(world):
    case = a_file()
    _reader, filer = signed_in(party_of(case))
    assert numbers(filer) == []
    assert filer.browser.get(f"/portal/own/cases/{case.number}/").status_code == 404
    issued_letter(case)
    assert numbers(filer) == [case.number]


def test_a_letter_that_waits_for_its_service_opens_nothing_yet(world):
    case = a_file()
    issued_letter(case)
    letter = Letter.objects.get(subject_ref=case.ref)
    to = Snapshot(name="範例企業有限公司", on=DAY).to_json()
    service = Service.objects.create(
        letter=letter, subject_ref=case.ref, addressee=to, method="post"
    )
    _reader, filer = signed_in(party_of(case))
    assert numbers(filer) == []
    service.served_on = DAY
    service.save()
    assert numbers(filer) == [case.number]


@pytest.mark.slow
def test_its_terms_are_duties_and_it_answers_without_a_code(world):
    case = a_file()
    issued_letter(case)
    _reader, filer = signed_in(party_of(case))
    (duty,) = filer.browser.get("/portal/own/").context["duties"].rows
    assert (duty.label, duty.about) == ("陳述意見", case.number)
    assert duty.due_on == case.deadlines.get(rule="hearing").due_on
    opened = filer.browser.get(f"/portal/own/cases/{case.number}/", follow=True)
    assert "勞動基準法第24條第1項" in opened.content.decode()
    filer.add("statement", "已補發加班費")
    heard = Event.objects.get(case=case, kind="heard")
    assert heard.actor_name == "測試帳號"
    assert filer.browser.get("/portal/own/").context["duties"].rows == []


def test_who_signs_in_at_the_door_of_staff_is_shown_his_own_page(world):
    _reader, filer = signed_in(party_of(a_file()))
    answer = filer.browser.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/portal/own/")


def test_an_account_is_not_offered_to_who_has_one(world):
    _reader, filer = signed_in(party_of(a_file()))
    offered = [link.label for link in filer.browser.get("/portal/own/").context["filings"]]
    assert "工作規則核備" in offered
    assert not [label for label in offered if "帳號" in label]


def test_a_letter_is_read_again_from_the_own_page(world):
    case = a_file()
    number, _code = issued_letter(case)
    _reader, filer = signed_in(party_of(case))
    ((link, _day),) = filer.browser.get("/portal/own/").context["letters"]
    assert link.label == number
    assert number in filer.browser.get(link.url, follow=True).content.decode()


def test_a_matter_of_somebody_else_is_not_told_from_none(world):
    case = a_file()
    issued_letter(case)
    other = Party.objects.create(
        kind="enterprise", display_name="範例別家有限公司", party_key="範例別家"
    )
    _reader, filer = signed_in(other)
    assert numbers(filer) == []
    for number in (case.number, "移通-113-999999"):
        assert filer.browser.get(f"/portal/own/cases/{number}/").status_code == 404


def test_who_is_complained_of_learns_nothing(world):
    answers = {
        "district": "64000090", "employer_name": "範例企業有限公司", "ubn": UBN,
        "subjects": ["wage"], "facts": "沒有給加班費", "identity": "anonymous",
    }  # fmt: skip
    case, _code = Filer(Client()).filed("standards", "complaint", answers)
    party = CaseParty.objects.get(case=case, role="opponent").party
    reader, filer = signed_in(party)
    assert list(visible(Case.objects.all(), reader, FOLLOW)) == [case]
    assert not opened_cases(reader).exists()
    assert numbers(filer) == []


def test_a_planned_visit_is_never_seen(world):
    case = open_case(
        "standards.inspection", "planned", actor=ACTOR, received_on=DAY, intake="ex_officio",
        type="own", employer_name="範例企業有限公司", ubn=UBN, planned_on=date(2025, 3, 10),
    )  # fmt: skip
    _reader, filer = signed_in(CaseParty.objects.get(case=case).party)
    assert numbers(filer) == []


@pytest.mark.parametrize("purpose", ["list", "detail", "search", "export", "rows"])
def test_for_every_other_purpose_an_account_sees_what_is_public(world, purpose):
    case = a_file()
    issued_letter(case)
    reader, _filer = signed_in(party_of(case))
    assert not visible(Case.objects.all(), reader, purpose).exists()
    assert list(visible(Case.objects.all(), reader, FOLLOW)) == [case]


@pytest.mark.parametrize("who", ["officer", "head", "mediator", "applicant", "stranger", "system"])
def test_nobody_else_follows_as_a_party(world, who):
    a_file()
    assert not visible(Case.objects.all(), world.reader(who), FOLLOW).exists()


def test_what_is_sealed_is_opened_to_no_party(world):
    case = a_file()
    issued_letter(case)
    reader, _filer = signed_in(party_of(case))
    Case.objects.update(level="sealed")
    assert not visible(Case.objects.all(), reader, FOLLOW).exists()


def test_events_and_papers_of_a_case_are_opened_to_no_party(world):
    case = a_file()
    reader, _filer = signed_in(party_of(case))
    assert not visible(Event.objects.all(), reader, FOLLOW).exists()


def test_merged_parties_are_one(world):
    case = a_file()
    issued_letter(case)
    kept = Party.objects.create(kind="enterprise", display_name="範例企業", party_key="範例")
    merge(kept, party_of(case), reason="同一事業單位", actor=ACTOR)
    for party in (kept, party_of(case)):
        reader, _filer = signed_in(party)
        assert list(opened_cases(reader)) == [case]


@pytest.mark.slow
def test_the_own_page_takes_the_same_queries_for_many_matters(world, django_assert_max_num_queries):
    cases = [a_file() for _ in range(6)]
    for case in cases:
        issued_letter(case)
    party = party_of(cases[0])
    CaseParty.objects.filter(role="addressee").update(party=party)
    _reader, filer = signed_in(party)
    with django_assert_max_num_queries(30):
        assert len(numbers(filer)) == 6

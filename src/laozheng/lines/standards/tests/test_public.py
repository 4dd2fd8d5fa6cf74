"""Employers file work rules, agreements and applications online, and follow them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.kernel.cases.models import CaseDocument
from laozheng.lines.standards.models import Agreement, PensionCase, WorkRules

EMPLOYER = {
    "employer_name": "範例企業有限公司",
    "ubn": "99999901",
    "district": "64000090",
    "telephone": "人資 07-000-0000",
}


@pytest.fixture(autouse=True)
def noon(today):
    """Everybody asks at noon."""
    today(date(2025, 3, 3))


@pytest.fixture
def filer(world) -> Filer:
    """Somebody without an account."""
    return Filer(Client())


def test_work_rules_are_filed_with_their_text_by_an_employer_of_29_too(filer):
    rules = SimpleUploadedFile("工作規則.pdf", b"%PDF-1.7 test")
    answers = {**EMPLOYER, "kind": "new", "employees": "29"}
    case, _code = filer.filed("standards", "work-rules", answers, files=[rules])
    filed = WorkRules.objects.get(case=case)
    assert (filed.kind, filed.employees, filed.ubn) == ("new", 29, "99999901")
    labels = list(CaseDocument.objects.filter(case=case).values_list("label", flat=True))
    assert labels == ["聯絡人", "工作規則.pdf"]


def test_an_agreement_is_filed_and_withdrawn_by_its_employer(filer):
    answers = {**EMPLOYER, "job_title": "保全人員", "workers": "12"}
    case, code = filer.filed("standards", "agreement", answers)
    assert Agreement.objects.get(case=case).workers == 12
    filer.follow(case.number, code)
    filer.add("withdraw", "改用一般工時")
    case.refresh_from_db()
    assert case.state == "withdrawn"


def test_an_application_about_the_reserve_shows_its_term_on_the_receipt(filer):
    receipt = filer.send("standards", "pension", {**EMPLOYER, "type": "suspension"})
    case = receipt.context["case"]
    assert PensionCase.objects.get(case=case).type == "suspension"
    (term,) = receipt.context["terms"]
    assert term.reckoning.due_on == case.deadlines.get(rule="decision").due_on


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"employees": "0"}, "employees"),
        ({"ubn": ""}, "ubn"),
        ({"district": "elsewhere"}, "district"),
        ({"telephone": "測試甲 A123456789"}, "telephone"),
    ],
)
def test_bad_input_is_refused_at_its_field(filer, wrong, field):
    answers = {**EMPLOYER, "kind": "new", "employees": "29", **wrong}
    page = filer.look("standards", "work-rules", answers)
    assert (page.status_code, list(page.context["form"].errors)) == (400, [field])

"""Bad input and edge cases that no other test of the line shows."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.datasets.export import ExportRefused, export_rows
from laozheng.kernel.inspections.lists.dataset import DISPOSITIONS
from laozheng.kernel.inspections.models import Disposition, Publication
from laozheng.kernel.measures.engine import Request, compute
from laozheng.lines.equality.line.data_sets import DISCRIMINATION_CASES
from laozheng.lines.equality.models import Complaint, EmployerDuty, HarassmentNotice
from laozheng.lines.equality.queries.panels import harassment_facts
from laozheng.lines.equality.tests.factories import (
    EMPLOYER,
    a_complaint,
    a_file,
    a_fine,
    a_harassment,
    a_job_seeker,
    a_notice,
    decided,
    load,
    moved,
    signed_in,
)

ESA, GENDER = "employment_service", "gender_equality"
YEAR = Period.parse("113")


def test_a_head_gets_rows_without_sealed_columns_and_of_few_cases_the_total_alone(desk):
    supervisor = desk.reader("supervisor")
    given = {"complainant_sex": "female", "complainant_status": "seeker"}
    for _ in range(2):
        a_complaint(desk, "2024-03-05", "age", ESA, **given)
    with pytest.raises(ExportRefused, match="只提供總數：2件"):
        list(export_rows(DISCRIMINATION_CASES, YEAR, supervisor))
    assert len(list(export_rows(DISCRIMINATION_CASES, YEAR, desk.reader("handler")))) == 2
    a_complaint(desk, "2024-03-05", "age", ESA, **given)
    rows = list(export_rows(DISCRIMINATION_CASES, YEAR, supervisor))
    assert len(rows) == 3
    for row in rows:
        assert row["complainant_sex"] == row["complainant_status"] == ""


def test_the_page_of_the_export_says_the_total_in_a_sentence(desk):
    a_complaint(desk, "2024-03-05", "age", ESA)
    address = reverse("workspace:export", args=["discrimination_cases"])
    client = signed_in(desk.supervisor)
    answer = client.get(address, {"period": "113", "format": "csv"}, follow=True)
    assert "只提供總數：1件" in answer.content.decode()


def test_two_complainants_of_one_act_are_two_cases_and_may_share_a_file(desk):
    first = a_complaint(desk, "2024-03-11", "age", ESA, act_on=date(2024, 3, 1))
    second = a_complaint(desk, "2024-03-12", "age", ESA, same_act_case=first.number)
    assert CaseLink.objects.get().kind == "same_act"
    for case in (first, second):
        decided(desk, case, "2024-05-02", "established")
    moved(desk, first, "sanction", "2024-05-06", articles="就業服務法第5條第1項")
    file = Disposition.objects.get().case
    told = {"articles": "就業服務法第5條第1項", "file_number": file.number}
    moved(desk, second, "sanction", "2024-05-07", **told)
    assert Disposition.objects.count() == 1
    cited = CaseLink.objects.filter(kind="from_complaint", b=file)
    assert {link.a for link in cited} == {first, second}


def test_a_file_of_another_employer_is_not_joined(desk):
    first = a_complaint(desk, "2024-03-11", "age", ESA, act_on=date(2024, 3, 1))
    decided(desk, first, "2024-05-02", "established")
    moved(desk, first, "sanction", "2024-05-06", articles="就業服務法第5條第1項")
    file = Disposition.objects.get().case
    other = a_complaint(desk, "2024-03-12", "age", ESA, employer_name="範例電子股份有限公司")
    decided(desk, other, "2024-05-02", "established")
    told = {"articles": "就業服務法第5條第1項"}
    with pytest.raises(Refused, match="不是本案的被申訴單位"):
        moved(desk, other, "sanction", "2024-05-07", file_number=file.number, **told)
    with pytest.raises(Refused, match="查無這件進行中的裁處案"):
        moved(desk, other, "sanction", "2024-05-07", file_number="就平裁-113-999999", **told)


def test_a_case_under_both_laws_is_one_case_of_the_law_of_its_main_ground(desk):
    case = a_complaint(desk, "2024-03-05", "age", ESA, other_grounds=["pregnancy"])
    assert (case.kind, Complaint.objects.get().law) == ("equality.discrimination", ESA)
    request = Request.of("equality.discrimination_cases", YEAR)
    figures = compute([request], cut_off=None, as_of=date(2025, 3, 3))
    assert figures[request].value == 1


def test_an_anonymous_complaint_is_taken_in_about_ads_and_unequal_treatment(desk):
    a_complaint(desk, "2024-03-05", "age", ESA, anonymous=True, complainant_name="")
    a_job_seeker(desk, "2024-03-05", complainant_name="")
    assert Case.objects.count() == 2
    assert Complaint.objects.get().anonymous


def test_a_result_that_came_before_the_first_notice_is_taken_in_and_flagged(desk):
    case = a_notice(desk, "2024-06-10", "2024-04-10", result_first=True)
    moved(desk, case, "tell_result", "2024-06-10", result="established")
    assert HarassmentNotice.objects.get().flags == ["late_first_notice"]


def test_a_fine_of_labor_conditions_under_the_gender_act_is_theirs_and_counts_here(world, tmp_path):
    row = {
        "document_number": "高市勞條字第11399999900號", "disposed_on": "2024-07-01",
        "party_name": EMPLOYER, "articles": "性別平等工作法第21條", "fine_amount": "20000",
    }  # fmt: skip
    assert load(world, DISPOSITIONS, a_file(tmp_path, row)).created == 1
    assert Case.objects.get().kind == "standards.disposition"
    request = Request.of("equality.penalty_cases", YEAR, own_act=GENDER)
    assert compute([request], cut_off=None, as_of=date(2025, 3, 3))[request].value == 1


@pytest.mark.parametrize(
    ("articles", "firm", "is_published"),
    [
        ("性別平等工作法第38條之2第1項", "王測試", False),
        ("性別平等工作法第13條第2項", "王測試", False),
        ("性別平等工作法第13條第2項", EMPLOYER, True),
        ("性別平等工作法第7條", "王測試", True),
    ],
)
def test_an_entry_about_harassment_names_no_person(desk, articles, firm, is_published):
    fine = a_fine(desk, "2024-06-20", articles, firm=firm)
    moved(desk, fine, "served", "2024-06-25", method="handed")
    if is_published:
        moved(desk, fine, "announced", "2024-07-01")
    else:
        with pytest.raises(Refused, match="不得公布"):
            moved(desk, fine, "announced", "2024-07-01")
    assert Publication.objects.exists() is is_published


def test_a_second_fine_for_the_same_article_is_the_second_time_and_another_article_is_not(desk):
    first = a_fine(desk, "2024-03-04", "性別平等工作法第7條")
    moved(desk, first, "served", "2024-03-08", method="handed")
    for articles, times in (("性別平等工作法第7條", 2), ("性別平等工作法第11條第1項", 1)):
        case = a_complaint(desk, "2024-05-02", "sex", GENDER, act_on=date(2024, 4, 1))
        decided(desk, case, "2024-06-03", "established")
        moved(desk, case, "sanction", "2024-06-04", articles=articles)
        file = Disposition.objects.latest("pk").case
        moved(desk, file, "hearing_waived", "2024-06-05", reason="行政程序法第103條第5款")
        moved(desk, file, "drafted", "2024-06-06", amount_twd=300_000, deviation_reason="測試")
        assert Disposition.objects.get(case=file).repeat_no == times


def test_harassment_keeps_its_file_apart_also_where_it_joins_one(desk):
    cases = [a_harassment(desk, "2024-03-11") for _ in range(2)]
    for case in cases:
        decided(desk, case, "2024-05-02", "established")
    told = {"articles": "性別平等工作法第13條第2項"}
    moved(desk, cases[0], "sanction", "2024-05-06", **told)
    file = Disposition.objects.get().case
    moved(desk, cases[1], "sanction", "2024-05-07", file_number=file.number, **told)
    assert not CaseLink.objects.exists()
    assert cases[1].events.get(kind="sanction").data["file"] == file.number


@pytest.mark.parametrize(
    ("act_on", "owed"),
    [("2024-03-07", ()), ("2024-03-08", ("申訴管道",)), ("2024-03-09", ("申訴管道",))],
)
def test_what_an_employer_owed_goes_by_the_day_of_the_act_and_not_by_what_it_became(
    desk, act_on, owed
):
    told = {"act_on": date.fromisoformat(act_on), "learned_on": date.fromisoformat(act_on)}
    case = a_harassment(desk, "2024-06-03", employees=15, ubn="04595257", **told)
    EmployerDuty.objects.create(
        ubn="04595257", employer_name=EMPLOYER, employees=120, checked_on="2024-07-01"
    )
    shown = {fact.label: fact.value for fact in harassment_facts(case)}
    assert shown.get("雇主於行為日應設", ()) == owed


@pytest.mark.parametrize("ground", ["", "zodiac"])
def test_the_form_takes_no_complaint_without_a_ground_that_its_law_knows(desk, ground):
    given = {"law": ESA, "ground": ground, "act_on": "107/11/29", "received_on": "113/03/05",
             "intake": "post", "employer_name": EMPLOYER}  # fmt: skip
    address = reverse("workspace:open", args=["equality", "discrimination", "receive"])
    answer = signed_in(desk.handler).post(address, given)
    assert answer.status_code == 400
    (said,) = answer.context["form"].errors["ground"]
    assert said and ("107年11月30日" in said) is bool(ground)
    assert not Case.objects.exists()


def test_a_notice_without_the_day_of_the_complaint_is_not_taken_in(desk):
    given = {"received_on": "113/04/12", "intake": "post", "employer_name": EMPLOYER}
    address = reverse("workspace:open", args=["equality", "notice", "notify"])
    answer = signed_in(desk.handler).post(address, given)
    assert answer.status_code == 400 and not Case.objects.exists()

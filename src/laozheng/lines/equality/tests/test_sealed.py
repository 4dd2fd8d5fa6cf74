"""Harassment is for its handlers alone: by list, search, export, rows, figures, audit, pages."""

import json
from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import may_see, visible
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.actions import check_act, hand_over
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseParty, Deadline, Event, Signal, Task
from laozheng.kernel.cases.queries import case_for, list_cases, search_cases
from laozheng.kernel.datasets.export import export_rows
from laozheng.kernel.datasets.models import SourceRow
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.measures.catalogue import facts
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.parties.models import Party
from laozheng.lines.equality.line.data_sets import (
    DATA_SETS,
    DISCRIMINATION_CASES,
    HARASSMENT_COMPLAINTS,
)
from laozheng.lines.equality.models import AgendaItem, Complaint, SealedPerson
from laozheng.lines.equality.queries.kinds import DISPOSITION, HARASSED
from laozheng.lines.equality.queries.panels import complaint_rows
from laozheng.lines.equality.queries.sealed import persons_of
from laozheng.lines.equality.tests.factories import (
    COMPLAINANT,
    EMPLOYER,
    RESPONDENT,
    a_complaint,
    a_file,
    a_harassment,
    decided,
    load,
    moved,
    signed_in,
)

ESA, GENDER = "employment_service", "gender_equality"
YEAR = Period.parse("113")
UNIT = ("colleague", "supervisor")
CAST = (
    *("officer", "second_officer", "head", "safety_officer", "mediator", "body"),
    *("applicant", "stranger"),
)
OTHERS = (*(f"unit:{who}" for who in UNIT), *CAST)
# What no page, log or file may say of the case.
SECRETS = (COMPLAINANT, RESPONDENT, "測試電話甲", EMPLOYER, "權勢理由")


@pytest.fixture
def case(desk) -> Case:
    """A harassment case that went some way."""
    case = a_harassment(desk, "2024-03-11", power_relation=True)
    moved(desk, case, "protect", "2024-03-12", reason="權勢理由")
    return moved(desk, case, "investigate", "2024-03-15")


def reader_of(who: str, world, desk):
    """A reader by name: one of the unit, or one of the cast."""
    unit, _, name = who.rpartition(":")
    return desk.reader(name) if unit else world.reader(who)


def client_of(who: str, world, desk, client):
    unit, _, name = who.rpartition(":")
    if not unit:
        return world.client(who)
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(getattr(desk, name).user, backend=backend)
    return client


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("purpose", ["list", "detail", "search", "export", "rows"])
@pytest.mark.slow
def test_nobody_but_the_handler_finds_the_case(case, world, desk, who, purpose):
    reader = reader_of(who, world, desk)
    for queryset in (
        Case.objects.all(),
        Complaint.objects.all(),
        Event.objects.all(),
        Deadline.objects.all(),
        AgendaItem.objects.all(),
    ):
        assert not visible(queryset, reader, purpose).exists()
    assert not may_see(case, reader)


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.slow
def test_nobody_but_the_handler_gets_a_row_a_hit_or_a_hint(case, world, desk, who):
    reader = reader_of(who, world, desk)
    assert not list_cases(reader, {"kind": HARASSED}).exists()
    for text in (case.number, EMPLOYER, COMPLAINANT, "性騷擾", "性騷"):
        assert search_cases(reader, text) == []
        assert not list_cases(reader, {"text": text}).exists()
    assert case_for(reader, case.number) is None
    assert persons_of(case, reader) == []
    assert check_act(case, "hear", actor=reader, on=reader.day, side="employer")
    for dataset in DATA_SETS:
        assert list(export_rows(dataset, YEAR, reader)) == []


@pytest.mark.parametrize("who", [*(f"unit:{who}" for who in UNIT), "officer", "head"])
@pytest.mark.slow
def test_no_page_tells_anything_of_the_case(case, world, desk, client, who):
    client = client_of(who, world, desk, client)
    pages = (
        ("kind", ["equality", "harassment"], {}),
        ("case", [case.number], {}),
        ("figure", ["equality.discrimination_cases"], {"period": "113"}),
        ("parties", [], {"q": EMPLOYER[:4]}),
    )
    for name, args, query in pages:
        answer = client.get(reverse(f"workspace:{name}", args=args), query)
        shown = answer.content.decode()
        for secret in (*SECRETS[:3], SECRETS[4]):
            assert secret not in shown
        if name != "case":
            assert case.number not in shown
        else:
            assert answer.status_code == 404


def test_the_handler_sees_lists_and_persons_but_neither_search_export_nor_rows(case, desk):
    handler = desk.reader("handler")
    assert list(list_cases(handler, {"kind": HARASSED})) == [case]
    assert {p.name for p in persons_of(case, handler)} == {COMPLAINANT, RESPONDENT}
    assert search_cases(handler, case.number) == []
    for purpose in ("search", "export", "rows"):
        assert not visible(Complaint.objects.all(), handler, purpose).exists()
    assert list(export_rows(HARASSMENT_COMPLAINTS, YEAR, handler)) == []
    assert list(export_rows(DISCRIMINATION_CASES, YEAR, handler)) == []


def test_the_handler_finds_the_case_on_his_page(case, desk, world, client):
    client = client_of("unit:handler", world, desk, client)
    shown = client.get(reverse("workspace:case", args=[case.number])).content.decode()
    for text in ("主管", "申訴期限", "審定期限"):
        assert text in shown


def test_figures_count_the_case_and_open_to_nothing(case, world, desk, client):
    request = Request.of("equality.discrimination_cases", YEAR, ground="sexual_harassment")
    figures = compute([request], cut_off=None, as_of=world.day)
    assert figures[request].value == 1
    for who in ("handler", *UNIT):
        seen = client_of(f"unit:{who}", world, desk, client)
        address = reverse("workspace:figure", args=["equality.discrimination_cases"])
        assert case.number not in seen.get(address, {"period": "113"}).content.decode()


def test_the_tables_of_figures_hold_codes_and_no_words(case, desk):
    moved(desk, case, "form_team", "2024-04-02", women=2, men=1, outside_experts=1)
    moved(desk, case, "report", "2024-04-12", reason="權勢理由")
    moved(desk, case, "decide", "2024-05-02", decision="established", decision_text="成立")
    for name in ("equality_complaints", "equality_decisions"):
        rows = list(facts()[name].versions(None))
        assert {row.case_id for row in rows} == {case.pk}
        for row in rows:
            told = json.dumps(list(row.values.values()), default=str, ensure_ascii=False)
            assert not any(secret in told for secret in SECRETS)


def test_the_log_names_no_person_no_employer_and_no_reason(case, desk):
    moved(desk, case, "extend", "2024-04-20", reason="權勢理由")
    assert any(entry.changes.get("step") == "extend" for entry in Entry.objects.all())
    for entry in Entry.objects.all():
        told = json.dumps({n: v for n, v in vars(entry).items() if n != "_state"}, default=str,
                          ensure_ascii=False)  # fmt: skip
        assert not any(secret in told for secret in SECRETS), told


def test_nothing_of_the_case_stands_in_a_table_that_other_pages_read(case):
    assert not Party.objects.exists()
    assert not CaseParty.objects.exists()
    assert not Signal.objects.exists()
    assert EMPLOYER not in case.title
    assert {letter.is_sealed for letter in Letter.objects.all()} == {True}
    assert not any(secret in letter.text for letter in Letter.objects.all() for secret in SECRETS)


def test_names_are_encrypted_at_rest(case):
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, contact FROM equality_sealedperson")
        stored = str(cursor.fetchall())
    assert COMPLAINANT not in stored and "測試電話甲" not in stored
    assert SealedPerson.objects.filter(case=case).count() == 2


@pytest.mark.parametrize("who", OTHERS)
def test_persons_of_other_complaints_are_for_handlers_too(world, desk, who):
    case = a_complaint(desk, "2024-03-05", "age", "employment_service")
    assert persons_of(case, reader_of(who, world, desk)) == []
    assert [p.name for p in persons_of(case, desk.reader("handler"))] == [COMPLAINANT]
    assert COMPLAINANT not in str(vars(case))


def test_complaints_stay_off_the_enterprise_page_of_other_units(world, desk):
    case = a_complaint(desk, "2024-03-05", "age", "employment_service")
    employer = Party.objects.get()
    for who in ("officer", "head", "safety_officer", "stranger"):
        rows = complaint_rows(employer, world.reader(who))
        assert rows == [] or who == "head", who
    assert complaint_rows(employer, desk.reader("colleague")) == []
    assert [row[0] for row in complaint_rows(employer, desk.reader("supervisor"))] == [case.number]


def test_a_file_of_sealed_rows_leaves_no_person_behind(world, tmp_path):
    row = {
        "case_no": "甲-1", "received_on": "2024-03-11", "kind": "direct", "employer_name": EMPLOYER,
        "act_on": "2024-02-01", "respondent_role": "supervisor", "complainant_sex": "female",
    }  # fmt: skip
    report = load(world, HARASSMENT_COMPLAINTS, a_file(tmp_path, row)).as_dict()
    assert (report["created"], report["refused"]) == (1, 0)
    stored = json.dumps([vars(one) for one in SourceRow.objects.all()], default=str)
    assert "supervisor" not in stored and "female" not in stored


def test_a_name_in_a_statistical_column_is_refused_and_not_repeated(world, tmp_path):
    row = {
        "case_no": "甲-1", "received_on": "2024-03-11", "kind": "direct", "employer_name": EMPLOYER,
        "act_on": "2024-02-01", "complainant_status": COMPLAINANT,
    }  # fmt: skip
    report = load(world, HARASSMENT_COMPLAINTS, a_file(tmp_path, row)).as_dict()
    assert (report["created"], report["refused"]) == (0, 1)
    assert COMPLAINANT not in json.dumps(report, default=str, ensure_ascii=False)
    assert not Case.objects.exists()


def test_a_broken_glass_opens_the_case_for_a_day_and_the_heads_are_told(case, desk, client, world):
    client.force_login(desk.colleague.user, backend="django.contrib.auth.backends.ModelBackend")
    glass = reverse("workspace:break_glass", args=[case.number])
    assert client.post(glass, {"reason": "急"}).status_code == 400
    assert client.post(glass, {"reason": "承辦人急診，期限今日屆滿"}).status_code == 302
    shown = client.get(reverse("workspace:equality:persons", args=[case.number]))
    assert COMPLAINANT in shown.content.decode()
    assert Entry.objects.get(verb="break_glass").reason == "承辦人急診，期限今日屆滿"
    told = "測試平等同仁緊急調閱"
    home = reverse("workspace:desk")
    assert told not in client.get(home).content.decode()
    assert told not in world.client("officer").get(home).content.decode()
    head = signed_in(desk.supervisor)
    assert told in head.get(home).content.decode()
    task = Task.objects.get()
    client.post(reverse("workspace:acknowledge"), {"selected": task.pk})
    assert told in head.get(home).content.decode()
    head.post(reverse("workspace:acknowledge"), {"selected": task.pk})
    assert told not in head.get(home).content.decode()


def test_a_hidden_case_looks_like_one_that_there_is_not(case, desk):
    client = signed_in(desk.colleague)

    def said(number: str) -> str:
        answer = client.get(reverse("workspace:case", args=[number]))
        assert answer.status_code == 404
        page = answer.content.decode().partition("<main")[2].replace(number, "")
        kept = [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]
        return "\n".join(line for line in kept if quote(number) not in line)

    there, absent = said(case.number), said("性騷-113-999999")
    assert there == absent != ""


def a_file_about_harassment(desk) -> Case:
    """The file of a fine that an established complaint of harassment leads to."""
    case = decided(desk, a_harassment(desk, "2024-03-11"), "2024-05-02", "established")
    moved(desk, case, "sanction", "2024-05-06", articles="性別平等工作法第13條第2項")
    return Case.objects.get(kind=DISPOSITION)


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.slow
def test_nobody_but_the_handler_finds_a_file_about_harassment_before_it_is_drafted(
    world, desk, who
):
    file = a_file_about_harassment(desk)
    for purpose in ("list", "detail", "search", "export", "rows"):
        assert not visible(Case.objects.all(), reader_of(who, world, desk), purpose).exists()
        assert not visible(Disposition.objects.all(), reader_of(who, world, desk)).exists()
    assert may_see(file, desk.reader("handler"))


def test_the_draft_shows_the_file_to_the_head_of_the_unit_and_the_issue_unseals_it(desk):
    file = a_file_about_harassment(desk)
    moved(desk, file, "hearing_waived", "2024-05-07", reason="行政程序法第103條第5款")
    moved(desk, file, "drafted", "2024-05-08", amount_twd=300_000, deviation_reason="測試")
    assert file.level == "sealed"
    assert search_cases(desk.reader("supervisor"), file.number) == []
    number = "高市勞就字第11399999900號"
    moved(desk, file, "approved", "2024-05-09", "supervisor", document_number=number)
    assert (file.state, file.level) == ("issued", "restricted")
    assert search_cases(desk.reader("supervisor"), file.number) == [file]
    assert not may_see(file, desk.reader("colleague"))


def test_a_file_of_another_complaint_is_for_its_handlers_and_the_head_alone(world, desk):
    case = a_complaint(desk, "2024-03-05", "age", ESA, act_on=date(2024, 3, 1))
    decided(desk, case, "2024-05-02", "established")
    moved(desk, case, "sanction", "2024-05-06", articles="就業服務法第5條第1項")
    file = Case.objects.get(kind=DISPOSITION)
    assert file.level == "restricted"
    seen = {who for who in OTHERS if may_see(file, reader_of(who, world, desk))}
    assert seen == {"unit:supervisor", "head"}


def test_a_file_that_its_reader_may_not_see_is_not_joined(desk):
    file = a_file_about_harassment(desk)
    case = a_complaint(desk, "2024-03-05", "sex", GENDER, act_on=date(2024, 3, 1))
    hand_over(case, desk.colleague, actor=desk.reader("supervisor", "2024-05-03"), reason="測試")
    moved(desk, case, "investigate", "2024-05-06", "colleague")
    moved(desk, case, "decide", "2024-05-07", "colleague", decision="established",
          decision_text="審定")  # fmt: skip
    with pytest.raises(Refused, match="無權閱覽"):
        moved(desk, case, "sanction", "2024-05-08", "colleague", file_number=file.number,
              articles="性別平等工作法第7條")  # fmt: skip

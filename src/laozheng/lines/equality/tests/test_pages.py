"""The pages of the line: names for handlers alone, boards of what is near, papers without names."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from laozheng.base.moments import TAIPEI
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.models import CaseDocument
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.kernel.inspections.models import Visit
from laozheng.lines.equality.line import LINE
from laozheng.lines.equality.models import CouncilMember, EmployerDuty
from laozheng.lines.equality.queries.notices import AGAIN, board_of
from laozheng.lines.equality.queries.sealed import kept_of
from laozheng.lines.equality.tests.factories import (
    COMPLAINANT,
    EMPLOYER,
    RESPONDENT,
    a_complaint,
    a_file,
    a_harassment,
    a_job_seeker,
    a_meeting,
    a_notice,
    address,
    before_council,
    decided,
    load,
    moved,
    page,
    signed_in,
)

ESA = "employment_service"
NUMBERED = ("persons", "envelope", "agenda", "snapshots")


@pytest.mark.parametrize("one", [p for p in LINE.pages if "<" not in p.path], ids=lambda p: p.name)
def test_every_page_opens_with_nothing_on_it(handler, one):
    face = "portal" if one.public else "workspace"
    assert handler.get(address(one.name, face=face)).status_code == 200


@pytest.mark.parametrize("one", [p for p in LINE.pages if not p.public], ids=lambda p: p.name)
def test_pages_of_the_staff_are_for_the_staff(world, one):
    args = {"persons": ["x"], "envelope": ["x", 1], "agenda": [1], "snapshots": ["x"]}
    path = address(one.name, *args.get(one.name, []))
    assert world.client("stranger").get(path).status_code == 302
    for who in ("applicant", "mediator", "body"):
        assert world.client(who).get(path).status_code == 403


def test_the_desk_shows_clocks_orders_and_interviews_of_ones_own_cases(handler, desk):
    running = a_harassment(desk, "2024-03-11")
    a_complaint(desk, "2024-01-15", "sex", "gender_equality")
    done = decided(desk, a_harassment(desk, "2024-03-12"), "2024-05-02", "established")
    given = {"reason": "調整座位", "due_on": desk.day("2024-06-03")}
    moved(desk, done, "order", "2024-05-06", **given)
    shown = page(handler, "desk")
    assert reverse("workspace:step", args=[running.number, "extend"]) in shown
    assert reverse("workspace:step", args=[done.number, "check_order"]) in shown
    moved(desk, running, "extend", "2024-05-07", reason="待證人說明")
    moved(desk, done, "check_order", "2024-06-04", reason="已改善")
    shown = page(handler, "desk")
    assert reverse("workspace:step", args=[running.number, "extend"]) not in shown
    assert "沒有待查核的改善命令" in shown


@pytest.mark.parametrize("who", ["colleague", "supervisor"])
def test_the_desk_of_others_is_empty_and_hints_at_nothing(desk, who):
    case = a_harassment(desk, "2024-03-11")
    shown = page(signed_in(getattr(desk, who)), "desk")
    assert "沒有由您承辦" in shown
    assert case.number not in shown and EMPLOYER not in shown


def test_names_stand_on_a_page_for_handlers_and_every_look_is_kept(handler, desk, world):
    case = a_harassment(desk, "2024-03-11", complainant_address="高雄市範例路一號")
    shown = page(handler, "persons", case.number)
    assert COMPLAINANT in shown and RESPONDENT in shown
    before = Entry.objects.filter(verb="read", object_ref=case.ref).count()
    shown = page(handler, "persons", case.number)
    assert Entry.objects.filter(verb="read", object_ref=case.ref).count() == before + 1
    assert "測試平等承辦" in shown
    person = case.equality_persons.get(role="complainant")
    for who in (desk.colleague, desk.supervisor, world.head, world.officer):
        other = signed_in(who)
        for path in (
            address("persons", case.number),
            address("envelope", case.number, person.pk),
        ):
            answer = other.get(path)
            assert answer.status_code == 404
            assert COMPLAINANT not in answer.content.decode()
    assert Entry.objects.filter(verb="read", object_ref=case.ref).count() == before + 1


def test_evidence_is_kept_sealed_and_every_opening_of_it_is_counted(handler, desk):
    case = a_harassment(desk, "2024-03-11")
    picture = SimpleUploadedFile("chat.png", b"png", content_type="image/png")
    told = {"file": picture, "label": "對話截圖"}
    assert handler.post(reverse("workspace:attach", args=[case.number]), told).status_code == 302
    kept = CaseDocument.objects.get(case=case, label="對話截圖")
    assert kept.file.is_sealed
    for opened in (0, 1, 2):
        (row,) = kept_of(case, desk.reader("handler"))
        assert (row.document, row.reads) == (kept, opened)
        handler.get(reverse("workspace:document", args=[case.number, kept.pk]))
    assert "對話截圖" in page(handler, "persons", case.number)
    assert kept_of(case, desk.reader("supervisor")) == []


def test_the_names_of_a_restricted_case_are_for_its_handlers_too(handler, desk):
    case = a_complaint(desk, "2024-03-05", "age", ESA)
    assert COMPLAINANT in page(handler, "persons", case.number)
    supervisor = signed_in(desk.supervisor)
    assert supervisor.get(reverse("workspace:case", args=[case.number])).status_code == 200
    assert supervisor.get(address("persons", case.number)).status_code == 404


def test_an_envelope_names_the_addressee_and_no_matter(handler, desk):
    case = a_harassment(desk, "2024-03-11", complainant_address="高雄市範例路一號")
    person = case.equality_persons.get(role="complainant")
    answer = handler.get(address("envelope", case.number, person.pk))
    letter = answer.content.decode().partition("<article")[2].partition("</article>")[0]
    assert COMPLAINANT in letter and "高雄市範例路一號" in letter
    for word in ("性騷", "申訴", case.number, "就業安全", EMPLOYER):
        assert word not in letter.replace(COMPLAINANT, "")
    without = case.equality_persons.get(role="respondent")
    assert handler.get(address("envelope", case.number, without.pk)).status_code == 404


def test_the_board_names_employers_near_their_end_over_it_and_telling_again(desk, the_day):
    near, over = (
        a_notice(desk, "2025-01-13", "2025-01-10"),
        a_notice(desk, "2024-12-02", "2024-12-01"),
    )
    fresh = a_notice(desk, "2025-03-01", "2025-02-28", employer_name="範例電子股份有限公司")
    client = signed_in(desk.supervisor)
    shown = {
        view: page(client, "notices", view=view) for view in ("awaited", "near", "overdue", "again")
    }
    listed = {
        view: {case for case in (near, over, fresh) if case.number in text}
        for view, text in shown.items()
    }
    assert listed == {
        "awaited": {near, over, fresh},
        "near": {near},
        "overdue": {over},
        "again": {near, over},
    }


def test_an_employer_leaves_the_board_with_his_result(desk, the_day):
    case = a_notice(desk, "2024-12-02", "2024-12-01")
    assert case.number in page(signed_in(desk.supervisor), "notices")
    moved(desk, case, "tell_result", "2025-01-20", result="established")
    assert case.number not in page(signed_in(desk.supervisor), "notices")


def a_look(**given) -> EmployerDuty:
    told = {
        "ubn": "04595257", "employer_name": EMPLOYER, "employees": 35, "channel": True,
        "rules": False, "unit": None, "checked_on": "2024-05-02", "source": "visit",
    }  # fmt: skip
    return EmployerDuty.objects.create(**{**told, **given})


def test_an_employer_who_tells_again_is_known_by_his_number_whatever_his_name(desk):
    for day, name in (("2025-01-10", EMPLOYER), ("2025-02-10", "範例零售公司")):
        a_notice(desk, day, day, employer_name=name, ubn="04595257")
    a_notice(desk, "2025-02-11", "2025-02-11", employer_name="範例電子股份有限公司")
    lines = board_of(desk.reader("supervisor"), AGAIN)
    assert [line.notices for line in lines] == [2, 2]
    assert {line.notice.employer_name for line in lines} == {EMPLOYER, "範例零售公司"}


def test_employers_of_thirty_without_rules_stand_on_the_list_until_they_have_them(handler):
    a_look()
    a_look(ubn="22099131", employer_name="範例小店", employees=29)
    shown = page(handler, "duties")
    assert EMPLOYER in shown and "範例小店" not in shown
    a_look(rules=True, unit=True, checked_on="2024-08-02")
    assert EMPLOYER not in page(handler, "duties")


def test_what_visits_of_other_lines_found_stands_on_the_list_until_it_is_remedied(
    handler, world, tmp_path
):
    row = {
        "inspection_number": "檢-1", "type": "own", "visited_on": "2024-05-02",
        "employer_name": EMPLOYER, "ubn": "04595257", "employees": "35",
        "scopes": "gender_equality", "result": "violation",
        "findings": "性別平等工作法第13條第1項第2款",
    }  # fmt: skip
    visits = dataset_named("labor_inspections")
    assert load(world, visits, a_file(tmp_path, row)).created == 1
    visit = Visit.objects.select_related("case").get().case
    shown = page(handler, "duties")
    assert EMPLOYER in shown and "防治措施、申訴及懲戒規範" in shown
    assert reverse("workspace:case", args=[visit.number]) in shown
    a_look(rules=True, unit=True, checked_on="2024-08-02")
    assert EMPLOYER not in page(handler, "duties")


def test_a_long_list_comes_in_pages(handler):
    EmployerDuty.objects.bulk_create(
        EmployerDuty(
            ubn=f"{number:08d}", employer_name=f"範例第{number:03d}號有限公司", employees=40,
            rules=False, checked_on="2024-05-02",
        )
        for number in range(51)
    )  # fmt: skip
    shown = page(handler, "duties")
    assert "範例第049號" in shown and "範例第050號" not in shown
    assert "範例第050號" in page(handler, "duties", page="2")


def test_the_law_of_the_day_of_the_look_says_what_was_owed(handler):
    a_look(employees=15, channel=False, rules=None, checked_on="2024-03-07")
    assert EMPLOYER not in page(handler, "duties")
    a_look(employees=15, channel=False, rules=None, checked_on="2024-03-08")
    assert EMPLOYER in page(handler, "duties")


def test_the_papers_of_a_council_name_nobody_and_leave_out_what_a_member_steps_out_for(
    handler, desk, world
):
    meeting = a_meeting(world, "2024-05-20")
    for key in ("委01", "委02"):
        CouncilMember.objects.create(
            council="discrimination", term=5, member_key=key, outside=True,
            from_on="2024-01-01", known_on="2024-01-01",
        )  # fmt: skip
    case = before_council(desk, a_complaint(desk, "2024-03-11", "age", ESA), "2024-03-20")
    given = {"meeting": meeting.activity_no, "stepped_out": ["委01"], "conflict": "曾任職"}
    moved(desk, case, "put_on_agenda", "2024-05-01", **given)
    whole = page(handler, "agenda", meeting.pk)
    assert "○○○股份有限公司" in whole and "年齡" in whole and "113/05/13" in whole
    for word in (EMPLOYER, COMPLAINANT, case.number):
        assert word not in whole
    assert "○○○" not in page(handler, "agenda", meeting.pk, member="委01")
    assert "○○○" in page(handler, "agenda", meeting.pk, member="委02")
    colleague = signed_in(desk.colleague)
    assert "○○○" not in page(colleague, "agenda", meeting.pk)
    assert "<td" in page(colleague, "councils")


def test_an_interview_early_in_the_day_stands_on_its_day(handler, desk, the_day):
    case = moved(desk, a_harassment(desk, "2024-03-11"), "investigate", "2024-03-15")
    begins = datetime(2025, 4, 8, 7, 30, tzinfo=TAIPEI)
    given = {"side": "complainant", "starts_at": begins, "minutes": 60, "place": "第一會議室"}
    moved(desk, case, "plan_interview", "2024-04-01", **given)
    shown = page(handler, "desk")
    assert "114/04/08" in shown and "114/04/07" not in shown


def test_the_portal_says_what_an_employer_owes_and_until_when_one_may_complain(world):
    answer = Client().get(
        address("public_duties", face="portal"), {"employees": "30", "on": "113/03/08"}
    )
    shown = answer.content.decode()
    assert "防治措施、申訴及懲戒規範" in shown and "性別平等工作法第13條第1項" in shown
    given = {"act_on": "113/05/20", "known_on": "113/06/01"}
    answer = Client().get(address("public_limit", face="portal"), given)
    assert "115/06/01" in answer.content.decode()
    answer = Client().get(
        address("public_limit", face="portal"), {**given, "known_on": "113/05/19"}
    )
    assert "這一天早於行為日" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "asked", "words"),
    [
        ("public_duties", {"employees": "30", "on": "50/03/08"}, "沒有可用的數值"),
        ("public_limit", {"act_on": "9999-12-31"}, "民國1年至299年"),
    ],
)
def test_a_day_that_no_law_here_knows_is_told_in_a_sentence(world, name, asked, words):
    answer = Client().get(address(name, face="portal"), asked)
    assert answer.status_code == 400
    assert words in answer.content.decode()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"respondent": "top_responsible"}, "得逕向地方主管機關申訴"),
        ({"respondent": "colleague"}, "先向雇主申訴"),
        ({"respondent": "colleague", "told_employer": "yes"}, "得向地方主管機關申訴"),
        ({"respondent": "colleague", "in_city": "no"}, "移送勞務提供地的主管機關"),
        ({"respondent": "colleague", "status": "student"}, "請向學校申訴"),
    ],
)
def test_the_portal_says_which_door_is_the_right_one(world, told, words):
    given = {"in_city": "yes", "status": "worker", "told_employer": "no", **told}
    answer = Client().get(address("public_door", face="portal"), given)
    assert words in answer.content.decode()


@pytest.mark.parametrize("name", ["desk", "notices", "advertisements", "councils"])
@pytest.mark.slow
def test_a_board_asks_as_many_queries_for_one_case_as_for_many(handler, desk, world, name):
    def some(day: str) -> None:
        a_harassment(desk, day)
        a_notice(desk, day, day)
        a_job_seeker(desk, day)
        a_meeting(world, day)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(handler, name)
        return len(captured)

    some("2024-03-04")
    asked()  # the first page of a session also writes it
    one = asked()
    for day in ("2024-03-05", "2024-03-06", "2024-03-07"):
        some(day)
    assert asked() == one
    assert Activity.objects.count() == 4

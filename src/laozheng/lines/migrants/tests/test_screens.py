"""The pages of the workspace as the line fills them: lists, cases, and a shelter nobody sees."""

from datetime import date

from django.urls import reverse

from laozheng.kernel.cases.models import Case
from laozheng.lines.migrants.tests.agencies import agency, grade
from laozheng.lines.migrants.tests.factories import (
    EMPLOYER,
    words_of,
)
from laozheng.lines.migrants.tests.test_imports import DISPUTE, NOTICE, STAY, VERIFICATION, VISIT


def test_imported_cases_are_listed_and_have_pages(brought, world):
    brought("migrant_visits", VISIT)
    brought("migrant_reports", NOTICE)
    brought("migrant_disputes", DISPUTE)
    brought("termination_verifications", VERIFICATION)
    head = world.client("head")
    for case in Case.objects.all():
        code = case.kind.partition(".")[2]
        listed = head.get(reverse("workspace:kind", args=["migrants", code]))
        assert case.number in listed.content.decode()
        page = head.get(reverse("workspace:case", args=[case.number]))
        assert page.status_code == 200
        assert EMPLOYER in page.content.decode()


def test_a_stay_in_a_shelter_is_on_no_list_and_its_page_is_absent(brought, world):
    brought("shelter_stays", STAY)
    (case,) = Case.objects.all()
    for who in ("head", "officer", "supervisor", "mediator"):
        client = world.client(who)
        listed = client.get(reverse("workspace:kind", args=["migrants", "shelter"]))
        assert case.number not in listed.content.decode()
        page = client.get(reverse("workspace:case", args=[case.number]))
        assert STAY["worker_key"] not in page.content.decode()


def test_the_board_of_agencies_reproduces_the_worked_example(agencies, world, today):
    today(date(2025, 3, 3))
    page = words_of(world.client("officer").get("/lines/migrants/agencies/?year=113"))
    told = "應訪查 8 次 已完成 6 次 計入應訪查者5次 訪查完成率 62.5% 足額訪查 2 家 共5家 落後 0 家"
    assert told in page


def test_who_is_behind_heads_the_board(agencies, brought, world, today):
    brought("employment_agencies", agency("F"))
    brought("agency_grades", grade("F", "score_below_70", "55.00"))
    client = world.client("officer")
    today(date(2024, 3, 31))
    assert "落後 0 家" in words_of(client.get("/lines/migrants/agencies/"))
    # A quarter is over: F had to be visited, and D has closed.
    today(date(2024, 4, 1))
    assert "落後 1 家" in words_of(client.get("/lines/migrants/agencies/"))
    behind = words_of(client.get("/lines/migrants/agencies/?standing=behind"))
    assert "範仲-F 範例仲介F有限公司 未滿70分 C 4 0 113/03/31 落後1次" in behind
    assert "範仲-A" not in behind
    one = words_of(client.get("/lines/migrants/agencies/範仲-F/"))
    assert "1 113/03/31 逾期 2 113/06/30 未到期" in one


def test_the_page_of_an_agency_tells_grades_visits_and_a_lost_exemption(agencies, world, today):
    today(date(2024, 12, 31))
    client = world.client("officer")
    page = words_of(client.get("/lines/migrants/agencies/範仲-B/"))
    assert "113/08/05 分級訪查 未違反" in page
    assert "2022 112/09/30 績優免評 78.40 A 113/06/10" in page
    assert "年度應訪查 3 次 年度已完成 2 次" in page
    assert client.get("/lines/migrants/agencies/無/").status_code == 404

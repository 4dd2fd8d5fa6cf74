"""The pages of the workspace as the line fills them: lists, cases, and a shelter nobody sees."""

from datetime import date, datetime

from django.urls import reverse

from laozheng.base.moments import TAIPEI
from laozheng.base.periods import Period
from laozheng.conftest import NOON
from laozheng.kernel.accounts.reader import reader_for
from laozheng.kernel.cases.actions import give_access, open_case, perform
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.kernel.datasets.export import export_rows
from laozheng.lines.migrants.queries.exemptions import exemptions_at_risk
from laozheng.lines.migrants.tests.agencies import agency, grade
from laozheng.lines.migrants.tests.factories import (
    EMPLOYER,
    browser_of,
    officer_of_the_unit,
    queries_of,
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
        assert page.status_code == 404
    handler = officer_of_the_unit(world)
    give_access(case, handler.user_id, "officer", date(2024, 5, 1))
    listed = browser_of(handler).get(reverse("workspace:kind", args=["migrants", "shelter"]))
    assert case.number in listed.content.decode()


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


def test_an_exemption_of_earlier_years_is_not_at_risk(brought, world, today):
    """Only the grade that holds in the year may be lost: the agency was rated anew since."""
    brought("employment_agencies", agency("A"), agency("B"))
    earlier = {"evaluation_year": "2021", "published_on": "2022-09-30"}
    brought(
        "agency_grades",
        grade("A", "exempt_excellent", **earlier),
        grade("A", "score_80_89", "85.00"),
        grade("B", "exempt_excellent"),
    )
    for letter in "AB":
        open_case(
            "migrants.disposition", "issued", actor=world.reader("system"),
            received_on=date(2024, 3, 4), intake="document", kind="fine", fine_amount=60_000,
            party_name=agency(letter)["name"], articles="就業服務法第40條第1項第6款",
            disposed_on=date(2024, 3, 4), document_number=f"高市勞就字第1133400{letter}號",
        )  # fmt: skip
    assert exemptions_at_risk(date(2024, 6, 3), law()) == {"範仲-B"}


def test_a_fine_that_was_revoked_puts_no_exemption_at_risk(brought, world):
    brought("employment_agencies", agency("A"))
    brought("agency_grades", grade("A", "exempt_excellent"))
    actor = world.reader("system")
    case = open_case(
        "migrants.disposition", "issued", actor=actor, received_on=date(2024, 3, 4),
        intake="document", kind="fine", fine_amount=60_000, party_name=agency("A")["name"],
        articles="就業服務法第40條第1項第6款", disposed_on=date(2024, 3, 4),
        document_number="高市勞就字第11334000100號",
    )  # fmt: skip
    day = date(2024, 6, 3)
    assert exemptions_at_risk(day, law()) == {"範仲-A"}
    perform(case, "served", actor=actor, on=date(2024, 3, 8), method="handed")
    perform(case, "appealed", actor=actor, on=date(2024, 3, 20))
    perform(case, "revoked", actor=actor, on=date(2024, 5, 6))
    assert not exemptions_at_risk(day, law())


def test_the_board_finds_who_renews_and_whose_form_is_missing(brought, world, today):
    brought(
        "employment_agencies",
        agency("A", license_to="2024-06-30", reported_to="2024-03-31"),
        agency("B", license_to="2025-06-30", reported_to="2023-12-31"),
        agency("C"),
    )
    client = world.client("officer")
    found = {}
    for day in (date(2024, 4, 10), date(2024, 4, 11), date(2024, 5, 30), date(2024, 5, 31)):
        today(day)
        for standing in ("renewing", "form"):
            page = words_of(client.get(f"/lines/migrants/agencies/?standing={standing}"))
            found[day, standing] = [one for one in "ABC" if f"範仲-{one}" in page]
    assert found == {
        (date(2024, 4, 10), "renewing"): [],
        (date(2024, 4, 10), "form"): [],
        (date(2024, 4, 11), "renewing"): [],
        (date(2024, 4, 11), "form"): ["B"],
        (date(2024, 5, 30), "renewing"): [],
        (date(2024, 5, 30), "form"): ["B"],
        (date(2024, 5, 31), "renewing"): ["A"],
        (date(2024, 5, 31), "form"): ["B"],
    }
    one = words_of(client.get("/lines/migrants/agencies/範仲-B/"))
    assert "113/04/10前填報" in one
    assert "許可證效期 114/06/30 114/05/31起可申請換證" in one


ENTRY = {**NOTICE, "dormitory_number": "範宿-1", "event_on": "2024-05-02",
         "received_on": "2024-05-03"}  # fmt: skip


def test_the_desk_of_entries_proposes_a_visit_or_spares_it(brought, world, today):
    brought("migrant_visits", {**VISIT, "visited_on": "2024-01-10", "checks": "dormitory"})
    brought(
        "migrant_reports",
        ENTRY,
        {**ENTRY, "report_number": "範通-2", "worker_key": "範工2", "dormitory_number": "範宿-2"},
        {**ENTRY, "report_number": "範通-3", "worker_key": "範工3", "received_on": "2024-05-10",
         "dormitory_number": "範宿-3"},
        {**ENTRY, "report_number": "範通-4", "worker_key": "範工4", "type": "transfer"},
    )  # fmt: skip
    brought(
        "migrant_visits",
        {**VISIT, "visit_number": "範訪-9", "visited_on": "2024-05-20",
         "dormitory_number": "範宿-3", "type": "entry_notification"},
    )  # fmt: skip
    today(date(2024, 7, 30))
    page = words_of(browser_of(officer_of_the_unit(world)).get("/lines/migrants/arrivals/"))
    assert "辦理中 3 件 十四日內到期 3 件 逾期未訪查 0 件" in page
    assert "範宿-1 已收件 免訪查 檢查合格後6個月至" in page
    assert "範宿-2 已收件 應訪查 入國前沒有合格的宿舍檢查。" in page
    assert "逾期通報 範宿-3 已收件 已訪視，可結案" in page
    today(date(2024, 8, 2))
    late = words_of(browser_of(officer_of_the_unit(world, number="M002")).get(
        "/lines/migrants/arrivals/?state=receipted"))  # fmt: skip
    assert "逾期未訪查 2 件" in late
    assert "沒有等候辦理的入國通報" in late


def test_the_desk_of_entries_asks_as_much_for_one_as_for_many(brought, world):
    client, address = browser_of(officer_of_the_unit(world)), "/lines/migrants/arrivals/"
    brought("migrant_reports", ENTRY)
    few = queries_of(client, address)
    brought(
        "migrant_reports",
        *({**ENTRY, "report_number": f"範通-{n}", "worker_key": f"範工{n}"} for n in range(2, 62)),
    )
    assert queries_of(client, address) == few
    assert "第 1–50 列，共 61 列" in words_of(client.get(address))


def test_the_board_of_shelter_shows_a_reader_only_her_own_stays(brought, world, today):
    handler = officer_of_the_unit(world)
    brought("shelter_stays", STAY)
    (case,) = Case.objects.filter(kind="migrants.shelter")
    address = "/lines/migrants/shelters/?month=113-05"
    today(date(2024, 6, 20))
    assert "沒有您承辦的安置案" in words_of(browser_of(handler).get(address))
    give_access(case, handler.user_id, "officer", date(2024, 5, 1))
    page = words_of(browser_of(handler).get(address))
    assert "安置中 0 人 本月人日 4.0 人日 待申請費用 1 件" in page
    assert "範工1 侵害" in page
    for who in ("head", "supervisor", "officer"):
        assert "範工1" not in words_of(world.client(who).get(address))
    other = officer_of_the_unit(world, number="M002")
    assert "範工1" not in words_of(browser_of(other).get(address))


def test_a_month_that_cannot_be_is_this_one(world, today):
    today(date(2024, 6, 20))
    board, browser = "/lines/migrants/shelters/", browser_of(officer_of_the_unit(world))
    for month in ("0001-01", "9999-12", "113", "五月"):
        assert words_of(browser.get(board, {"month": month})) == words_of(browser.get(board))
    page = browser.get(board, {"month": "113-12"}).content.decode()
    assert "?month=113-11" in page and "?month=114-01" in page


def test_the_boards_of_shelter_show_requests_and_costs_to_the_handler_alone(world, today):
    handler, other = officer_of_the_unit(world), officer_of_the_unit(world, number="M002")

    def opened(step, **given):
        return open_case(
            "migrants.shelter", step, actor=world.reader("system"), officer=handler,
            received_on=date(2024, 5, 6), intake="counter", reason="abuse", **given,
        )  # fmt: skip

    opened("request", worker_key="範工2")
    stay = opened("admit", worker_key="範工1", from_at=datetime(2024, 5, 6, 9, tzinfo=TAIPEI))
    may = Period.parse("113-05")
    given = {"actor": world.reader("system"), "on": date(2024, 6, 5), "month": may}
    perform(stay, "claim_cost", **given, amount_twd=12_000)
    today(date(2024, 6, 20))
    board, costs = "/lines/migrants/shelters/?month=113-05", "/lines/migrants/shelters/costs/"
    mine = words_of(browser_of(handler).get(board))
    assert "待決定 1 件 安置中 1 人" in mine and "範工2" in mine and "113/05/07" in mine
    listed = words_of(browser_of(handler).get(costs))
    assert "待撥付金額 12,000元" in listed and stay.number in listed and "113/06/25" in listed
    perform(stay, "pay_cost", **given)
    perform(stay, "settle_cost", **given, amount_twd=11_500, reason="伙食費逾標準")
    short = words_of(browser_of(handler).get(f"{costs}?view=short"))
    assert "核銷短少金額 500元" in short and stay.number in short
    for client in (browser_of(other), world.client("head")):
        assert "範工2" not in words_of(client.get(board))
        assert stay.number not in words_of(client.get(f"{costs}?view=short"))


def test_the_export_of_stays_holds_those_of_the_handler_and_no_name(brought, world):
    handler = officer_of_the_unit(world)
    brought("shelter_stays", STAY, {**STAY, "stay_number": "範安-2", "worker_key": "範工2"})
    case = Case.objects.get(source_no="範安-1")
    give_access(case, handler.user_id, "officer", date(2024, 5, 1))
    year = Period.parse("113")
    stays = dataset_named("shelter_stays")
    rows = list(export_rows(stays, year, reader_for(handler.user, NOON)))
    assert [row["stay_number"] for row in rows] == ["範安-1"]
    assert (rows[0]["worker_key"], rows[0]["shelter"]) == ("", "")
    assert len(list(export_rows(stays, year, world.reader("system")))) == 2
    for who in ("head", "supervisor", "officer"):
        assert list(export_rows(stays, year, world.reader(who))) == []


def test_the_room_of_a_verification_asks_in_two_languages_and_names_no_agent(brought, world):
    brought("termination_verifications", {**VERIFICATION, "result": "pending", "intention": "",
                                          "verified_on": ""})  # fmt: skip
    (case,) = Case.objects.all()
    client = browser_of(officer_of_the_unit(world))
    page = words_of(client.get(f"/lines/migrants/verifications/{case.number}/"))
    assert "終止契約是您自己的決定嗎" in page
    assert "Apakah mengakhiri kontrak ini keputusan Anda sendiri?" in page
    assert "完成驗證 轉爭議處理 不予驗證" in page
    assert "仲介許可證號" not in page
    assert "固定問題與結果" in words_of(client.get(f"/cases/{case.number}/"))
    looking_on = words_of(world.client("head").get(f"/lines/migrants/verifications/{case.number}/"))
    assert "終止契約是您自己的決定嗎" in looking_on and "不予驗證" not in looking_on
    stranger = world.client("safety_officer")
    assert stranger.get(f"/lines/migrants/verifications/{case.number}/").status_code == 404

"""Machines by the day on which their certificate ends: the list, the notice, and what follows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laozheng.kernel.cases.actions import keep_watch
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.lines.safety.models import StopWork
from laozheng.lines.safety.queries.kinds import MACHINE_NOTICE
from laozheng.lines.safety.tests.factories import EMPLOYER, moment, moved, texts

ROW = {"machine_class": "crane", "employer_name": EMPLOYER, "place": "高雄市小港區範例路1號"}


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """The pages are looked at on 3 March 2025, the day of the cast."""
    today(date(2025, 3, 3))


@pytest.fixture
def machines(bring):
    """Machines whose certificates end on some days."""

    def run(**ends):
        bring("machines", *(
            {**ROW, "certificate_number": number, "valid_to": end} for number, end in ends.items()
        ), update=True)  # fmt: skip

    return run


def watched(world, day: str = "2025-03-03") -> int:
    return keep_watch(world.reader("system", moment(day)))["safety"]


def notice() -> Case:
    return Case.objects.get(kind=MACHINE_NOTICE)


def page(world, **query) -> str:
    answer = world.client("safety_officer").get("/lines/safety/machines/", query)
    return answer.content.decode().split("<table")[-1]


def test_machines_are_overdue_the_day_after_and_listed_by_month(world, machines):
    machines(證舊="2025-03-02", 證今="2025-03-03", 證近="2025-04-02", 證遠="2025-04-03")
    listed = {
        state: [name for name in ("證舊", "證今", "證近", "證遠") if name in page(world, **query)]
        for state, query in (
            ("overdue", {}), ("soon", {"state": "soon"}), ("april", {"state": "114-04"}),
        )
    }  # fmt: skip
    assert listed == {"overdue": ["證舊"], "soon": ["證今", "證近"], "april": ["證近", "證遠"]}
    client = world.client("safety_officer")
    assert "114年4月" in client.get("/lines/safety/machines/").content.decode()
    assert client.get("/lines/safety/machines/?state=nothing").status_code == 404


def test_the_list_asks_as_much_for_one_machine_as_for_many(world, machines):
    client = world.client("safety_officer")

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/lines/safety/machines/?state=soon").status_code == 200
        return len(captured)

    machines(證1="2025-03-10")
    watched(world)
    asked()  # the first page of a session also writes it
    one = asked()
    machines(**{f"證{n}": "2025-03-11" for n in range(2, 9)})
    assert asked() == one <= 14


def test_an_owner_is_told_once_of_all_that_falls_due_in_thirty_days(world, machines):
    machines(證1="2025-04-02", 證2="2025-03-20", 證3="2025-04-03", 證4="2025-03-02")
    assert watched(world) == 1
    assert watched(world) == 0
    case = notice()
    told = [one.certificate_number for one in case.noticed_machines.all()]
    assert (case.state, told) == ("found", ["證2", "證1"])
    term = case.deadlines.get(rule="renewal")
    assert (term.due_on, term.kind) == (date(2025, 3, 20), "outside_party")
    moved(world, case, "notified", "2025-03-03", with_letter=True)
    letter = texts(case)["machine_notice"]
    for text in ("證2", "證1", "114年3月20日"):
        assert text in letter
    # The next day one more falls due: a notice of its own.
    assert watched(world, "2025-03-04") == 1
    assert "已通知" in page(world, state="soon")


def test_a_new_certificate_closes_the_notice(world, machines):
    machines(證1="2025-03-20")
    watched(world)
    with pytest.raises(Refused, match="證1尚無新的檢查合格證"):
        moved(world, notice(), "renewed", "2025-03-05")
    machines(證1="2027-03-20")
    assert watched(world, "2025-03-10") == 0
    case = notice()
    assert (case.state, case.closed_on) == ("renewed", date(2025, 3, 10))
    assert case.deadlines.get(rule="renewal").state == "met"


def test_what_is_overdue_is_stopped_by_an_order_for_each_place(world, machines):
    machines(證1="2025-03-03", 證2="2025-04-01")
    watched(world)
    with pytest.raises(Refused, match="114年3月4日起逾期者"):
        moved(world, notice(), "stopped", "2025-03-03")
    moved(world, notice(), "stopped", "2025-03-04")
    order = StopWork.objects.select_related("case").get()
    assert (order.scope, order.ground, order.ordered_on) == (
        "partial", "machine_overdue", date(2025, 3, 4),
    )  # fmt: skip
    assert "證1" in order.place
    assert "證2" not in order.place
    assert CaseLink.objects.get().b == order.case
    assert order.place in texts(order.case)["stop_work_notice"]


def test_a_machine_that_was_scrapped_needs_a_reason(world, machines):
    machines(證1="2025-03-20")
    watched(world)
    with pytest.raises(Refused, match="須附說明"):
        moved(world, notice(), "dropped", "2025-03-05")
    moved(world, notice(), "dropped", "2025-03-05", reason="已拆除")
    assert watched(world, "2025-03-06") == 0


def test_nobody_opens_a_notice_by_hand(world, machines):
    machines(證1="2025-03-20")
    watched(world)
    client = world.client("safety_officer")
    assert client.get("/cases/kinds/safety/machine_notice/found/").status_code == 404
    shown = client.get(f"/cases/{notice().number}/").content.decode()
    for text in ("機械設備到期通知", "證1", "通知雇主"):
        assert text in shown

"""The file of an accident: tree of causes, similar sites, victims that only handlers see."""

import pytest
from django.db import connection

from laozheng.kernel.audit.queries import history_of
from laozheng.lines.safety.models import AccidentDeath
from laozheng.lines.safety.tests.factories import a_late_death, an_accident, an_inspection, moved

VICTIM = {"name": "測試罹災甲", "sex": "male", "age": "45", "nationality": "測試國",
          "seniority_months": "18", "trained": "no"}  # fmt: skip


@pytest.fixture
def deadly(world):
    """An accident with one death, whose report was approved; a site of another firm is like it."""
    an_inspection(world, "2024-01-10", employer_name="範例二號營造有限公司",
                  workplace="範例二號工地", industry="F")  # fmt: skip
    case = an_accident(world, accident_kind="death", deaths=1, industry="F")
    for name, on, who, given in (
        ("take", "2024-03-05", "safety_officer", {}),
        ("investigate", "2024-03-20", "safety_officer", {"reason": "完成"}),
        ("draft_report", "2024-04-01", "safety_officer",
         {"causes": "直接原因：自開口墜落\n間接原因：未設護欄"}),
        ("approve", "2024-04-10", "head", {}),
    ):  # fmt: skip
        moved(world, case, name, on, who, **given)
    return case


def address(case, *more: str) -> str:
    return "/lines/safety/accidents/" + "/".join((case.number, *more)) + "/"


def shown(world, case, who="safety_officer") -> str:
    return world.client(who).get(address(case)).content.decode()


def described(world, case) -> None:
    answer = world.client("safety_officer").post(address(case, "1"), VICTIM)
    assert answer.status_code == 302, answer.content.decode()


def test_the_file_shows_causes_sites_firms_and_course(world, deadly):
    text = shown(world, deadly)
    for words in (
        "直接原因",
        "自開口墜落",
        "未設護欄",
        "範例二號營造有限公司",
        "同行業",
        "核定檢查報告",
    ):
        assert words in text
    case_page = world.client("safety_officer").get(f"/cases/{deadly.number}/").content.decode()
    assert "原因樹、相似場所及罹災者" in case_page


def test_a_victim_is_described_by_handlers_and_seen_by_them_alone(world, deadly):
    described(world, deadly)
    assert "測試罹災甲" in shown(world, deadly)
    # The head sees the case, but is not named on it.
    assert "測試罹災甲" not in shown(world, deadly, "head")
    assert world.client("head").get(address(deadly, "1")).status_code == 403
    for who in ("officer", "supervisor"):
        assert world.client(who).get(address(deadly)).status_code == 404


def test_every_look_at_victims_leaves_a_trace_that_names_nobody(world, deadly):
    described(world, deadly)
    shown(world, deadly)
    reads = history_of(deadly.ref).filter(verb="read")
    assert {(one.actor_ref, str(one.changes)) for one in reads} == {
        ("staff:S005", "{'victims': 1}")
    }
    assert world.client("safety_officer").get(address(deadly, "1")).status_code == 200
    assert reads.all().count() == 2
    death = AccidentDeath.objects.get()
    (told,) = history_of(f"safety.death:{death.pk}")
    assert told.changes == {"fields": sorted(VICTIM)}


def test_the_name_of_a_victim_is_not_readable_in_the_database(world, deadly):
    described(world, deadly)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM safety_accidentdeath")
        (stored,) = cursor.fetchone()
    assert "測試" not in str(stored)
    assert AccidentDeath.objects.get().name == "測試罹災甲"


def test_what_cannot_be_is_refused_and_a_death_that_is_not_there_has_no_page(world, deadly):
    client = world.client("safety_officer")
    assert client.post(address(deadly, "1"), {**VICTIM, "age": "450"}).status_code == 400
    assert client.post(address(deadly, "1"), {**VICTIM, "name": "A123456789"}).status_code == 400
    assert client.get(address(deadly, "2")).status_code == 404


def test_victims_of_a_withdrawn_death_are_gone_from_the_file(world):
    case = an_accident(world)
    a_late_death(world, case, "2024-03-07", "2024-03-08")
    described(world, case)
    moved(world, case, "withdraw_death", "2024-03-10", "head", serial=1, reason="登錄錯誤")
    assert "測試罹災甲" not in shown(world, case)

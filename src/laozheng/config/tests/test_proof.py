"""``verify``: silent about what is whole, and a sentence for each row that is not."""

from laozheng.config.tests.conftest import Laozheng
from laozheng.kernel.cases.models import Case


def test_a_city_as_it_was_recorded_is_whole(filled: Laozheng):
    ran = filled("verify", "--json")
    assert (ran.code, ran.json, ran.err) == (0, {"ok": True, "problems": []}, "")
    assert "稽核鏈完整" in filled("verify").out


def test_what_does_not_hold_is_named(filled: Laozheng):
    case = Case.objects.order_by("pk").first()
    assert case is not None
    Case.objects.filter(pk=case.pk).update(state="final")
    ran = filled("verify", "--json")
    assert ran.code == 1
    assert ran.json["ok"] is False
    assert any(problem.startswith(f"{case.number}：") for problem in ran.json["problems"])
    assert ran.err.startswith("laozheng verify: 有")
    people = filled("verify")
    assert people.code == 1
    assert people.out.splitlines() == ran.json["problems"]

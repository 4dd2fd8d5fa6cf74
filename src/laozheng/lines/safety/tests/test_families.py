"""Safety families by hand: who joins and leaves, and two spellings that prove to be one family."""

from datetime import date

import pytest

from laozheng.kernel.cases.errors import Refused
from laozheng.lines.safety.actions.families import (
    dissolve_family,
    found_family,
    join_family,
    leave_family,
)
from laozheng.lines.safety.actions.merging import merge_families, undo_merge
from laozheng.lines.safety.models import FamilyMerge, SafetyFamily
from laozheng.lines.safety.queries.families import alike, members_now, members_of
from laozheng.lines.safety.queries.words import families
from laozheng.lines.safety.tests.factories import YEAR, acting, shown

LEAD = "範例鋼鐵股份有限公司"


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """The pages are looked at on 3 March 2025, the day of the cast."""
    today(date(2025, 3, 3))


def founded(world, name: str, on: str) -> SafetyFamily:
    actor = acting(world, "safety_officer", on)
    return found_family(name, LEAD, on=actor.day, actor=actor)


def joined(world, family: SafetyFamily, member: str, on: str, kind: str = "contractor") -> None:
    actor = acting(world, "safety_officer", on)
    join_family(family, member, kind, on=actor.day, actor=actor)


def standing(name: str) -> SafetyFamily:
    return SafetyFamily.standing().get(family_name=name)


@pytest.fixture
def doubled(world) -> tuple[SafetyFamily, SafetyFamily]:
    """One family of 112, entered again in 113 under another spelling."""
    first, again = founded(world, "臺灣範例家族", "2023-05-01"), founded(
        world, "台灣 範例家族", "2024-04-01"
    )  # fmt: skip
    joined(world, first, "範例工程行", "2023-05-02")
    joined(world, again, "範例工程行", "2024-04-02")
    joined(world, again, "範例起重行", "2024-04-03")
    return first, again


def test_families_of_two_spellings_are_suggested_for_merging(doubled):
    first, again = doubled
    assert alike() == {first.family_name: (again,), again.family_name: (first,)}


def test_after_merging_the_count_of_families_and_of_new_ones_follows(world, doubled):
    first, again = doubled
    counts = ("safety.safety_families", "safety.safety_family_members")
    assert [shown(code) for code in counts] == [2, 2]
    assert shown("safety.safety_families", status="new") == 1
    actor = acting(world, "safety_officer", "2024-06-03")
    kept = merge_families(again, first, reason="同一核心單位", actor=actor)
    assert (kept.family_name, alike()) == (first.family_name, {})
    assert [shown(code) for code in counts] == [1, 2]
    assert shown("safety.safety_families", status="new") == 0
    assert shown("safety.safety_families", status="new", as_of=date(2024, 6, 2)) == 1
    names = families({}, YEAR, date(2024, 12, 31), date(2024, 12, 31))
    assert [one["name"] for one in names] == [first.family_name]
    now = members_now(first.family_name, date(2024, 12, 31)).values_list("member", flat=True)
    assert list(now) == ["範例工程行", "範例起重行"]


def test_a_merged_spelling_takes_no_more_members(world, doubled, bring):
    first, again = doubled
    actor = acting(world, "safety_officer", "2024-06-03")
    merge_families(first, again, reason="同一核心單位", actor=actor)
    with pytest.raises(Refused, match="已併入「臺灣範例家族」"):
        joined(world, standing(again.family_name), "他工程行", "2024-07-01")
    with pytest.raises(Refused, match="尚未合併"):
        merge_families(first, standing(again.family_name), reason="再次", actor=actor)
    row = {"family_name": again.family_name, "member": "他工程行", "joined_on": "2024-07-01"}
    (refusal,) = bring("safety_family_members", row)["refusals"]
    assert "臺灣範例家族" in refusal["reason"]


def merged(world, doubled, on: str = "2024-06-03") -> FamilyMerge:
    actor = acting(world, "safety_officer", on)
    merge_families(*doubled, reason="同一核心單位", actor=actor)
    return FamilyMerge.objects.get(undone_on=None)


def parted(world, merge: FamilyMerge, on: str) -> SafetyFamily:
    return undo_merge(merge, reason="核心單位不同", actor=acting(world, "safety_officer", on))


def spans(family: SafetyFamily) -> list[tuple[str, str, str]]:
    rows = members_of(family.family_name).values_list("member", "joined_on", "left_on")
    return [(member, f"{joined}", f"{left or ''}") for member, joined, left in rows]


def test_a_merge_that_is_undone_leaves_both_families_as_they_were(world, doubled):
    first, again = doubled
    before = spans(first), spans(again)
    merge = merged(world, doubled)
    assert spans(standing(again.family_name)) == []
    parted(world, merge, "2024-07-01")
    assert (spans(standing(first.family_name)), spans(standing(again.family_name))) == before
    merge.refresh_from_db()
    assert (merge.undone_on, merge.undone_reason) == (date(2024, 7, 1), "核心單位不同")


def test_each_day_tells_the_count_that_was_known_on_it(world, doubled):
    parted(world, merged(world, doubled), "2024-07-01")
    days = (date(2024, 6, 2), date(2024, 6, 3), date(2024, 6, 30), date(2024, 7, 1))
    counts = {
        code: [shown(code, as_of=day) for day in days]
        for code in ("safety.safety_families", "safety.safety_family_members")
    }
    # A firm that belongs to both is one member all the time.
    assert counts == {
        "safety.safety_families": [2, 1, 1, 2],
        "safety.safety_family_members": [2, 2, 2, 2],
    }
    assert [shown("safety.safety_families", as_of=day, status="new") for day in days] == [
        1,
        0,
        0,
        1,
    ]


def test_families_that_were_parted_are_not_suggested_again_and_may_still_be_merged(world, doubled):
    merge = merged(world, doubled)
    parted(world, merge, "2024-07-01")
    assert alike() == {}
    again = [standing(one.family_name) for one in doubled]
    merge_families(
        *again, reason="仍為同一家族", actor=acting(world, "safety_officer", "2024-07-02")
    )
    assert shown("safety.safety_families") == 1
    with pytest.raises(Refused, match="已經撤銷"):
        parted(world, merge, "2024-07-03")


def test_who_came_or_left_while_they_were_one_stays_so(world, doubled):
    first, again = doubled
    merge = merged(world, doubled)
    joined(world, first, "新進工程行", "2024-06-10")
    crane = members_of(first.family_name).get(member="範例起重行")
    actor = acting(world, "safety_officer", "2024-06-20")
    leave_family(first, crane, on=actor.day, actor=actor)
    parted(world, merge, "2024-07-01")
    assert spans(first) == [("範例工程行", "2023-05-02", ""), ("新進工程行", "2024-06-10", "")]
    assert ("範例起重行", "2024-04-03", "2024-06-20") in spans(again)


def test_a_member_that_had_left_one_spelling_belongs_by_the_other_until_they_part(world, doubled):
    first, _again = doubled
    actor = acting(world, "safety_officer", "2024-05-02")
    leave_family(first, members_of(first.family_name).get(), on=actor.day, actor=actor)
    merge = merged(world, doubled)
    assert ("範例工程行", "2023-05-02", "") in spans(first)
    parted(world, merge, "2024-07-01")
    assert spans(first) == [("範例工程行", "2023-05-02", "2024-05-02")]


def test_nothing_is_merged_into_a_family_that_was_dissolved(world, doubled):
    first, again = doubled
    actor = acting(world, "safety_officer", "2024-05-02")
    dissolve_family(first, on=actor.day, actor=actor)
    with pytest.raises(Refused, match="113年5月2日解散"):
        merged(world, (standing(first.family_name), again))
    assert standing(again.family_name).merged_into == ""
    assert not FamilyMerge.objects.exists()


def test_a_family_is_not_dissolved_before_its_last_member_joined(world):
    family = founded(world, "範例家族", "2024-04-01")
    joined(world, family, "範例工程行", "2024-06-03")
    later = acting(world, "safety_officer", "2024-07-01")
    with pytest.raises(Refused, match="「範例工程行」加入的113年6月3日之後"):
        dissolve_family(family, on=date(2024, 5, 2), actor=later)
    dissolve_family(standing("範例家族"), on=date(2024, 6, 4), actor=later)
    assert not members_of("範例家族").filter(left_on__isnull=True).exists()


def test_merges_are_undone_from_the_last_one_back(world, doubled):
    first, _again = doubled
    earlier = merged(world, doubled)
    third = founded(world, "臺灣範例 家族", "2024-06-05")
    later = acting(world, "safety_officer", "2024-06-06")
    merge_families(standing(first.family_name), third, reason="同一核心單位", actor=later)
    with pytest.raises(Refused, match="請先撤銷其後併入的「臺灣範例 家族」"):
        parted(world, earlier, "2024-07-01")


def test_members_join_leave_and_come_back(world):
    family = founded(world, "範例家族", "2024-04-01")
    joined(world, family, "範例工程行", "2024-04-02")
    with pytest.raises(Refused, match="已是這個家族的成員"):
        joined(world, family, "範例工程行", "2024-04-03")
    actor = acting(world, "safety_officer", "2024-05-01")
    with pytest.raises(Refused, match="加入的113年4月2日之後"):
        leave_family(family, members_of("範例家族").get(), on=date(2024, 4, 2), actor=actor)
    leave_family(family, members_of("範例家族").get(), on=date(2024, 5, 1), actor=actor)
    assert not members_now("範例家族", date(2024, 5, 1)).exists()
    joined(world, family, "範例工程行", "2024-06-01")
    assert members_now("範例家族", date(2024, 6, 1)).count() == 1


def test_a_family_ends_with_its_memberships(world):
    family = founded(world, "範例家族", "2024-04-01")
    joined(world, family, "範例工程行", "2024-04-02")
    actor = acting(world, "safety_officer", "2024-08-01")
    dissolve_family(family, on=actor.day, actor=actor)
    assert not members_now("範例家族", actor.day).exists()
    with pytest.raises(Refused, match="113年8月1日解散"):
        joined(world, standing("範例家族"), "他工程行", "2024-09-02")


def test_pages_found_show_and_merge_a_family(world, doubled):
    first, again = doubled
    client = world.client("safety_officer")
    listed = client.get("/lines/safety/families/").content.decode()
    assert "可能與「台灣 範例家族」相同" in listed
    made = client.post(
        "/lines/safety/families/new/", {"name": "新家族", "lead": LEAD, "on": "114/03/03"}
    )
    assert made.status_code == 302
    assert "新家族" in client.get(made.url).content.decode()
    address = f"/lines/safety/families/{first.pk}/"
    refused = client.post(address, {"merge": "1", "same-other": "", "same-reason": "同一單位"})
    assert refused.status_code == 400
    typed = {"merge": "1", "same-other": again.pk, "same-reason": "同一核心單位"}
    assert client.post(address, typed).status_code == 302
    assert standing(again.family_name).merged_into == first.family_name
    # The address of the spelling that is gone leads to the family that stands.
    assert client.get(f"/lines/safety/families/{again.pk}/").url == address
    assert "同一核心單位" in client.get(address).content.decode()
    typed = {"undo": "1", "undone-merge": FamilyMerge.objects.get().pk, "undone-reason": ""}
    assert client.post(address, typed).status_code == 400
    assert client.post(address, {**typed, "undone-reason": "核心單位不同"}).status_code == 302
    assert standing(again.family_name).merged_into == ""
    shown_again = client.get(address).content.decode()
    assert "核心單位不同" in shown_again
    assert 'name="undo"' not in shown_again


def test_a_refused_join_stays_on_the_form(world, doubled):
    address = f"/lines/safety/families/{doubled[0].pk}/"
    typed = {"join": "1", "member-member": "範例工程行", "member-kind": "contractor",
             "member-on": "114/03/03"}  # fmt: skip
    answer = world.client("safety_officer").post(address, typed)
    assert answer.status_code == 400
    assert "已是這個家族的成員" in answer.content.decode()


def test_who_does_not_keep_the_register_reads_it_only(world, doubled):
    address = f"/lines/safety/families/{doubled[0].pk}/"
    client = world.client("officer")
    assert '<form method="post" novalidate>' not in client.get(address).content.decode()
    assert client.post(address, {"join": "1"}).status_code == 403
    assert client.get("/lines/safety/families/new/").status_code == 403

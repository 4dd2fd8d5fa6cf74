"""Families of workplaces: founded, joined, left and ended; figures of any day and as of any day."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.employers import Named, ensure_employers
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.standards.actions import families
from laozheng.lines.standards.models import WorkplaceFamily
from laozheng.lines.standards.tests.conftest import noon
from laozheng.lines.standards.tests.factories import AS_OF, value

pytestmark = pytest.mark.django_db


def on(day):
    return system_reader("test", noon(day))


def firm(number):
    (found,) = ensure_employers(
        [Named(f"範例第{number}號有限公司", "", date(2024, 1, 2))], on("2024-01-02")
    )
    return found


@pytest.fixture
def family(world):
    """Founded on 1 February with one further firm since 1 March."""
    made = families.found_family("範例家族", firm(1), on=date(2024, 2, 1), actor=on("2024-02-05"))
    families.join_family(made, firm(2), on=date(2024, 3, 1), actor=on("2024-03-04"))
    return made


def counted(period, as_of=AS_OF):
    span = Period.parse(period)
    return (
        value("workplace_families", period=span, as_of=as_of),
        value("workplace_family_firms", period=span, as_of=as_of),
    )


def test_families_and_their_firms_are_counted_on_the_last_day(family):
    assert [counted(f"113-0{month}") for month in (1, 2, 3)] == [(0, 0), (1, 1), (1, 2)]


def test_who_left_no_longer_counts_but_did_as_far_as_was_known(family):
    member = family.members.get(firm=firm(2))
    families.leave_family(member, on=date(2024, 5, 10), actor=on("2024-07-01"))
    assert counted("113-04") == (1, 2)
    assert counted("113-05") == (1, 1)
    assert counted("113-05", as_of=date(2024, 6, 1)) == (1, 2)


def test_a_family_ends_with_all_its_memberships(family):
    families.end_family(family, on=date(2025, 1, 15), actor=on("2025-01-20"))
    assert counted("113") == (1, 2)
    assert counted("114-01") == (0, 0)
    with pytest.raises(Refused, match="已於114年1月15日解散"):
        families.join_family(family, firm(3), on=date(2025, 2, 1), actor=on("2025-02-01"))


@pytest.mark.parametrize(
    ("day", "told"),
    [("2024-01-31", "早於家族成立的113年2月1日"), ("2026-01-01", "在今天之後")],
)
def test_a_day_that_cannot_be_is_refused(family, day, told):
    with pytest.raises(Refused, match=told):
        families.join_family(family, firm(3), on=date.fromisoformat(day), actor=on("2025-02-01"))


def test_the_core_firm_does_not_leave_and_nobody_joins_twice(family):
    core = family.members.get(firm=family.core)
    with pytest.raises(Refused, match="核心單位不能退出"):
        families.leave_family(core, on=date(2024, 5, 10), actor=on("2024-05-10"))
    with pytest.raises(Refused, match="已是這個家族的參與單位"):
        families.join_family(family, firm(2), on=date(2024, 6, 1), actor=on("2024-06-01"))
    with pytest.raises(Refused, match="已有名為"):
        families.found_family("範例家族", firm(3), on=date(2024, 6, 1), actor=on("2024-06-01"))


@pytest.fixture
def signed_in(division, client):
    def run(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return run


def test_the_division_keeps_the_register_by_its_pages(division, signed_in):
    client = signed_in(division.people["officer"].user)
    listed = reverse("workspace:standards:families")
    assert "還沒有登錄" in client.get(listed).content.decode()
    given = {"name": "範例家族", "employer_name": "範例第1號有限公司", "ubn": "", "on": "113/02/01"}
    made = client.post(reverse("workspace:standards:family_new"), given)
    family = WorkplaceFamily.objects.get()
    page = reverse("workspace:standards:family", args=[family.pk])
    assert made.headers["Location"] == page
    again = client.post(reverse("workspace:standards:family_new"), given)
    assert (again.status_code, "已有名為" in again.content.decode()) == (400, True)
    joined = {"firm-employer_name": "範例第2號有限公司", "firm-ubn": "", "firm-on": "113/03/01"}
    assert client.post(page, {**joined, "join": ""}).status_code == 302
    member = family.members.exclude(firm=family.core).get()
    left = {"end_of-member": str(member.pk), "end_of-on": "113/03/01", "end": ""}
    too_soon = client.post(page, left)
    assert (too_soon.status_code, "之後" in too_soon.content.decode()) == (400, True)
    assert client.post(page, {**left, "end_of-on": "113/04/01"}).status_code == 302
    assert family.members.get(pk=member.pk).valid_to == date(2024, 4, 1)
    assert "範例家族" in client.get(listed).content.decode()


def test_others_may_look_but_not_write(family, world):
    client = world.client("safety_officer")
    page = reverse("workspace:standards:family", args=[family.pk])
    shown = client.get(page)
    assert shown.status_code == 200
    assert "新增參與單位" not in shown.content.decode()
    assert client.post(page, {"end": "", "end_of-on": "113/04/01"}).status_code == 403
    assert client.get(reverse("workspace:standards:family_new")).status_code == 403


@pytest.mark.slow
def test_the_list_takes_the_same_queries_for_many(family, division, signed_in,
                                                  django_assert_max_num_queries):  # fmt: skip
    for number in range(3, 60):
        families.found_family(
            f"範例家族{number}", firm(number), on=date(2024, 2, 1), actor=on("2024-02-05")
        )
    client = signed_in(division.people["officer"].user)
    with django_assert_max_num_queries(14):
        client.get(reverse("workspace:standards:families"))

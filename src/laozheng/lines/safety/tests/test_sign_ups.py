"""An officer announces an activity, sees who signed up, ticks who came."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from laozheng.conftest import NOON
from laozheng.kernel.activities.models import Activity, Announcement
from laozheng.kernel.activities.sign_ups import sign_up
from laozheng.kernel.audit.actor import TAIPEI
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.catalogue import lines

STARTS = datetime(2025, 3, 20, 13, 30, tzinfo=TAIPEI)
ANNOUNCED = {
    "title": "測試安全講習",
    "starts_at": "114/03/20 13:30",
    "place": "測試會議室",
    "closes_on": "114/03/18",
    "places": "2",
    "count_unit": "persons",
}


@pytest.fixture
def at(monkeypatch):
    """Set the moment of every request."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr("laozheng.kernel.accounts.middleware.moment", lambda: moment)

    set_to(NOON)
    return set_to


@pytest.fixture
def desk(world, at):
    """The browser of an officer of the inspection office."""
    return world.client("safety_officer")


def kind() -> str:
    """The first kind of activity that the line knows."""
    (file,) = [one for one in lines()["safety"].data_sets if one.name == "safety_activities"]
    (column,) = [one for one in file.columns if one.name == "kind"]
    return f"safety.{next(iter(column.codes))}"


@pytest.fixture
def seminar(desk) -> Announcement:
    """A seminar that the officer announced."""
    page = desk.post(reverse("workspace:new_event"), {**ANNOUNCED, "kind": kind()})
    assert page.status_code == 302, page.context["form"].errors
    return Announcement.objects.get()


def join(seminar: Announcement, *names: str) -> None:
    for name in names:
        sign_up(seminar, name=name, contact="07-000-0000", token=name, at=NOON)


def address(seminar: Announcement) -> str:
    return reverse("workspace:event", args=[seminar.pk])


def test_the_officer_announces_what_his_line_holds(desk, seminar):
    activity = Activity.objects.get()
    assert (activity.line, activity.state, activity.held_on) == ("safety", "planned", STARTS.date())
    assert seminar.starts_at == STARTS
    assert "測試安全講習" in desk.get(reverse("workspace:events")).content.decode()


def test_the_list_asks_the_same_however_many_signed_up(
    desk, seminar, django_assert_max_num_queries
):
    join(seminar, "測試甲", "測試乙", "測試丙")
    page = desk.get(reverse("workspace:events"))
    (row,) = page.context["table"].rows
    assert (row.placed, row.waiting) == (2, 1)
    with django_assert_max_num_queries(20):
        desk.get(address(seminar))


def test_who_signed_up_is_read_and_the_reading_is_logged(desk, seminar):
    join(seminar, "測試甲")
    assert "測試甲" in desk.get(address(seminar)).content.decode()
    assert Entry.objects.filter(verb="read", object_ref=seminar.ref).count() == 1


def test_who_came_is_ticked_from_the_day_on(desk, seminar, at):
    join(seminar, "測試甲", "測試乙")
    assert "登錄出席" not in desk.get(address(seminar)).content.decode()
    at(STARTS + timedelta(hours=3))
    came = seminar.sign_ups.get(number=seminar.sign_ups.first().number)
    page = desk.post(address(seminar), {"attend": "1", "came": [str(came.pk)]})
    assert page.status_code == 302
    assert list(seminar.sign_ups.values_list("attended", flat=True)) == [True, False]
    assert Activity.objects.get().state == "held"
    assert "未出席" in desk.get(address(seminar)).content.decode()


def test_it_is_called_off_with_a_reason(desk, seminar):
    page = desk.post(address(seminar), {"call_off": "1", "reason": ""})
    assert page.status_code == 400
    desk.post(address(seminar), {"call_off": "1", "reason": "颱風"})
    assert Activity.objects.get().state == "canceled"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"closes_on": "114/03/21"}, "報名截止日在活動日之後"),
        ({"places": "0"}, "places"),
        ({"starts_at": ""}, "starts_at"),
        ({"kind": "disputes.lecture"}, "kind"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_planned(desk, wrong, sentence):
    page = desk.post(reverse("workspace:new_event"), {**ANNOUNCED, "kind": kind(), **wrong})
    assert page.status_code == 400
    assert sentence in str(dict(page.context["form"].errors))
    assert not Activity.objects.exists()


def test_another_unit_sees_nothing_of_it(world, seminar):
    stranger = world.client("officer")
    assert stranger.get(address(seminar)).status_code == 404
    assert "測試安全講習" not in stranger.get(reverse("workspace:events")).content.decode()

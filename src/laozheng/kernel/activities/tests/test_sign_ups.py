"""Places go in order, the last one once; who came is counted; what is past its term is gone."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from laozheng.kernel.accounts.models import OneTimeCode
from laozheng.kernel.accounts.reader import public_reader, system_reader
from laozheng.kernel.activities.actions import cancel, enter
from laozheng.kernel.activities.models import Activity, Announcement, HeadCount, SignUp
from laozheng.kernel.activities.sign_ups import (
    announce,
    cancel_sign_up,
    certify,
    forget_sign_ups,
    free_places,
    note_attendance,
    open_announcements,
    sign_up,
    sign_up_of,
)
from laozheng.kernel.audit.actor import TAIPEI
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.errors import Refused

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 3, 3, 12, 0, tzinfo=TAIPEI)
STARTS = datetime(2025, 3, 20, 13, 30, tzinfo=TAIPEI)
AFTER = STARTS + timedelta(hours=4)
SYSTEM = system_reader("test", NOW)


def planned(**facts) -> Activity:
    """A seminar that is planned."""
    return enter(
        "example", "seminar", "測試講習", STARTS.date(), actor=SYSTEM, state="planned", **facts
    )


@pytest.fixture
def seminar() -> Announcement:
    """A seminar with two places, open until two days before."""
    return announced(planned(activity_no="測講114-01"))


def announced(activity: Activity, **more) -> Announcement:
    told = {
        "starts_at": STARTS, "closes_on": date(2025, 3, 18), "places": 2, "count_unit": "persons",
    }  # fmt: skip
    return announce(activity, actor=SYSTEM, **{**told, **more})


def joined(seminar: Announcement, *names: str, at: datetime = NOW) -> list[SignUp]:
    return [
        sign_up(seminar, name=name, contact="07-000-0000", token=f"{name}", at=at).sign_up
        for name in names
    ]


def states(seminar: Announcement) -> list[str]:
    return list(seminar.sign_ups.values_list("state", flat=True))


def test_places_go_in_order_and_who_comes_later_waits(seminar):
    joined(seminar, "測試甲", "測試乙", "測試丙", "測試丁")
    assert states(seminar) == ["placed", "placed", "waiting", "waiting"]
    assert free_places(seminar) == 0


def test_a_place_that_is_given_back_goes_to_who_waited_longest(seminar):
    first, _second, third, _fourth = joined(seminar, "測試甲", "測試乙", "測試丙", "測試丁")
    cancel_sign_up(first, actor=public_reader(NOW))
    assert states(seminar) == ["canceled", "placed", "placed", "waiting"]
    third.refresh_from_db()
    with pytest.raises(Refused, match="已取消"):
        cancel_sign_up(first, actor=public_reader(NOW))


def test_who_waits_and_gives_up_moves_nobody(seminar):
    *_placed, third, _fourth = joined(seminar, "測試甲", "測試乙", "測試丙", "測試丁")
    cancel_sign_up(third, actor=public_reader(NOW))
    assert states(seminar) == ["placed", "placed", "canceled", "waiting"]


def test_the_same_page_counts_once(seminar):
    told = {"name": "測試甲", "contact": "07-000-0000", "token": "a" * 32, "at": NOW}
    first, second = sign_up(seminar, **told), sign_up(seminar, **told)
    assert (second.sign_up, second.code) == (first.sign_up, "")
    assert OneTimeCode.objects.count() == 1


@pytest.mark.parametrize(("day", "is_open"), [(17, True), (18, True), (19, False)])
def test_it_is_open_until_its_last_day(seminar, day, is_open):
    at = datetime(2025, 3, day, 23, 59, tzinfo=TAIPEI)
    assert open_announcements(at.date()).exists() == is_open
    if is_open:
        assert joined(seminar, "測試甲", at=at)[0].state == "placed"
    else:
        with pytest.raises(Refused, match="已截止報名"):
            joined(seminar, "測試甲", at=at)


def test_nobody_signs_up_for_what_was_called_off(seminar):
    cancel(seminar.activity, actor=SYSTEM, reason="颱風")
    with pytest.raises(Refused, match="已截止報名"):
        joined(seminar, "測試甲")


def test_a_place_is_given_back_until_the_activity_begins(seminar):
    first, second = joined(seminar, "測試甲", "測試乙")
    cancel_sign_up(first, actor=public_reader(STARTS - timedelta(seconds=1)))
    with pytest.raises(Refused, match="已開始"):
        cancel_sign_up(second, actor=public_reader(STARTS))


def test_who_came_is_counted_and_the_activity_is_held(seminar):
    rows = joined(seminar, "測試甲", "測試乙", "測試丙")
    came = [rows[0].pk, rows[2].pk]
    note_attendance(seminar, came, actor=system_reader("test", AFTER))
    seminar.activity.refresh_from_db()
    assert seminar.activity.state == "held"
    count = HeadCount.objects.get(activity=seminar.activity)
    assert (count.n, count.count_unit) == (2, "persons")
    told = list(SignUp.objects.values_list("attended", flat=True))
    assert told == [True, False, True]
    with pytest.raises(Refused, match="已登錄"):
        note_attendance(seminar, came, actor=system_reader("test", AFTER))


def test_nobody_comes_before_the_day(seminar):
    with pytest.raises(Refused, match="還沒有到"):
        note_attendance(seminar, [], actor=system_reader("test", STARTS - timedelta(days=1)))


def test_who_came_gets_one_number_of_a_certificate_and_who_did_not_gets_none(seminar):
    rows = joined(seminar, "測試甲", "測試乙")
    with pytest.raises(Refused, match="沒有出席紀錄"):
        certify(rows[0], actor=public_reader(NOW))
    note_attendance(seminar, [rows[0].pk], actor=system_reader("test", AFTER))
    for _ in range(2):
        certified = certify(rows[0], actor=public_reader(AFTER))
        assert certified.certificate_number == "測講114-01-001"
        assert certified.certified_on == AFTER.date()
    with pytest.raises(Refused, match="沒有出席紀錄"):
        certify(rows[1], actor=public_reader(AFTER))


def test_number_and_code_open_one_sign_up_and_no_other(seminar):
    told = {"name": "測試甲", "contact": "07-000-0000", "at": NOW}
    one, other = (sign_up(seminar, token=token, **told) for token in ("a", "b"))
    assert sign_up_of(one.sign_up.number, one.code, at=NOW) == one.sign_up
    assert sign_up_of(one.sign_up.number, other.code, at=NOW) is None
    assert sign_up_of("報-AAAAAAAA", one.code, at=NOW) is None


def test_names_stand_nowhere_in_the_clear(seminar):
    joined(seminar, "測試甲")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, contact FROM activities_signup")
        stored = str(cursor.fetchall())
    assert "測試甲" not in stored
    assert "07-000-0000" not in stored
    assert "測試甲" not in str(list(Entry.objects.values_list("changes", "reason")))


@pytest.mark.parametrize(("more", "left"), [(0, 1), (1, 0)])
def test_who_signed_up_is_forgotten_when_the_term_is_over(seminar, more, left):
    joined(seminar, "測試甲")
    days = law().get("activities.sign_up_days", STARTS.date()) + more
    assert forget_sign_ups(STARTS + timedelta(days=days)) == 1 - left
    assert SignUp.objects.count() == OneTimeCode.objects.count() == left


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"places": 0}, "名額至少一名"),
        ({"closes_on": date(2025, 3, 21)}, "報名截止日在活動日之後"),
        ({"starts_at": STARTS + timedelta(days=1)}, "開始時間與活動日期不同"),
    ],
)
def test_an_announcement_holds_together(wrong, sentence):
    with pytest.raises(Refused, match=sentence):
        announced(planned(), **wrong)


def test_what_was_held_is_not_announced():
    held = enter("example", "seminar", "測試講習", date(2025, 3, 3), actor=SYSTEM)
    with pytest.raises(Refused, match="不能開放報名"):
        announced(held)

"""What counts, what does not, and what nobody counted."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from laozheng.base.periods import Period
from laozheng.kernel.activities.actions import Heads, appoint, cancel, correct, enter, hold
from laozheng.kernel.activities.models import Activity, HeadCount
from laozheng.kernel.activities.queries import HeadSum, heads, held_in, outside_experts, sessions
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.parties.models import Party

pytestmark = pytest.mark.django_db

YEAR = Period.parse("113")
DAY = date(2024, 3, 5)


@pytest.fixture
def system(world):
    return world.reader("system")


@pytest.fixture
def lecture(system):
    """Enters a lecture; further words replace the usual ones."""

    def make(title="測試講座", held_on=DAY, *counts, **facts):
        return enter("example", "lecture", title, held_on, actor=system, heads=counts, **facts)

    return make


def test_only_what_was_held_in_the_period_counts(lecture, system):
    lecture("一", DAY, sessions=2)
    lecture("二", date(2024, 12, 31))
    lecture("三", date(2025, 1, 1))
    lecture("四", DAY, state="planned")
    cancel(lecture("五", DAY, Heads(30)), actor=system, reason="颱風")
    assert sessions(held_in(YEAR, "example")) == 3
    assert sessions(held_in(YEAR, "example", ["visit"])) == 0
    assert heads(held_in(YEAR, "example"), "persons") == HeadSum(None, 0)


def test_unknown_heads_are_not_zero(lecture):
    lecture("一", DAY, Heads(12), Heads(None, group="union"))
    lecture("二", DAY, Heads(0))
    held = held_in(YEAR, "example")
    assert heads(held, "persons") == HeadSum(12, 1)
    assert heads(held, "persons", group="union") == HeadSum(None, 1)


def test_persons_and_person_times_are_never_added(lecture):
    lecture("一", DAY, Heads(12), Heads(40, "person_times"))
    held = held_in(YEAR, "example")
    assert heads(held, "persons").n == 12
    assert heads(held, "person_times").n == 40
    with pytest.raises(ValueError, match="heads"):
        heads(held, "heads")


def test_a_planned_activity_is_held_on_its_day_or_another(lecture, system):
    planned = lecture(state="planned", held_on=date(2025, 4, 1))
    with pytest.raises(Refused, match="114年4月1日在今天之後"):
        hold(planned, actor=system)
    planned.refresh_from_db()
    hold(planned, actor=system, on=date(2025, 2, 3), heads=[Heads(20)], sessions=2)
    planned.refresh_from_db()
    assert (planned.state, planned.held_on, planned.sessions) == ("held", date(2025, 2, 3), 2)
    with pytest.raises(Refused, match="不得重複登錄"):
        hold(planned, actor=system)


def test_what_has_not_happened_yet_is_not_held(lecture):
    with pytest.raises(Refused, match="請改登錄為已排定"):
        lecture(held_on=date(2025, 12, 1))
    assert not Activity.objects.exists()


def test_an_activity_does_not_end_before_it_begins(lecture):
    with pytest.raises(Refused, match="末日早於首日"):
        lecture(to_on=date(2024, 3, 4))


def test_a_correction_logs_old_and_new_and_nothing_when_nothing_differs(lecture, system):
    activity = lecture("測試講座", DAY, Heads(12))
    changed = correct(
        activity, actor=system, reason="誤植", title="更正講座", heads=[Heads(13)], cost_twd=500
    )
    entry = Entry.objects.get(verb="change")
    assert changed
    assert entry.changes == {
        "title": ["測試講座", "更正講座"],
        "cost_twd": [None, 500],
        "heads/persons": [12, 13],
    }
    assert not correct(activity, actor=system, reason="再", title="更正講座", heads=[Heads(13)])
    assert Entry.objects.filter(verb="change").count() == 1
    assert HeadCount.objects.get().n == 13


def test_a_cancellation_says_why_and_happens_once(lecture, system):
    activity = lecture()
    with pytest.raises(Refused, match="敘明理由"):
        cancel(activity, actor=system, reason="")
    cancel(activity, actor=system, reason="颱風")
    with pytest.raises(Refused, match="已取消"):
        cancel(activity, actor=system, reason="颱風")


def test_a_number_is_used_once_in_a_line(lecture, system):
    lecture(activity_no="L-1")
    with pytest.raises(IntegrityError), transaction.atomic():
        lecture(activity_no="L-1")
    enter("other", "lecture", "他線講座", DAY, actor=system, activity_no="L-1")
    lecture()
    lecture()


def test_words_outside_the_closed_lists_are_mistakes(lecture):
    with pytest.raises(ValueError, match="people"):
        Heads(3, "people")
    with pytest.raises(ValueError, match="over"):
        lecture(state="over")
    with pytest.raises(TypeError, match="venue"):
        lecture(venue="禮堂")


def test_outside_experts_are_distinct_people_seated_on_some_day_of_the_year(system):
    party = Party.objects.create(kind="person", display_name="測試專家", party_key="測試專家")

    def seat(name, start, end=None, **facts):
        appoint(
            "example",
            "fund",
            name,
            actor=system,
            valid_from=start,
            valid_to=end,
            **({"outside_expert": True} | facts),
        )

    seat("測試甲", date(2022, 1, 1), date(2024, 1, 1))
    seat("測試乙", date(2022, 1, 1), date(2024, 1, 2))
    seat("測試乙", date(2024, 1, 2))
    seat("測試專家", date(2024, 1, 2), date(2024, 6, 1), party=party)
    seat("測試專家（續聘）", date(2024, 12, 31), party=party)
    seat("測試丙", date(2025, 1, 1))
    seat("測試局長", date(2022, 1, 1), outside_expert=False)
    assert outside_experts(YEAR, "example", "fund") == 2
    with pytest.raises(Refused, match="任期迄日"):
        seat("測試丁", DAY, DAY)

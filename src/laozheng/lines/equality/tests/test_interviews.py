"""Interviews keep the parties apart, and both sides are heard before a council."""

from datetime import datetime

import pytest

from laozheng.base.moments import TAIPEI
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.lines.equality.models import Interview
from laozheng.lines.equality.queries.diary import diary
from laozheng.lines.equality.tests.factories import a_harassment, moved

ROOM, OTHER_ROOM = "第一會議室", "第二會議室"


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 4, 8, hour, minute, tzinfo=TAIPEI)


@pytest.fixture
def case(desk) -> Case:
    """A case under investigation."""
    return moved(desk, a_harassment(desk, "2024-03-11"), "investigate", "2024-03-15")


def planned(desk, case, side: str, begins: datetime, place: str = ROOM) -> Interview:
    given = {"side": side, "starts_at": begins, "minutes": 60, "place": place}
    moved(desk, case, "plan_interview", "2024-04-01", **given)
    return Interview.objects.latest("pk")


def test_two_sides_do_not_meet_at_one_place(desk, case):
    planned(desk, case, "complainant", at(9))
    with pytest.raises(Refused, match="申訴人的訪談在113年4月8日09:00至10:00"):
        planned(desk, case, "respondent", at(10, 30))
    with pytest.raises(Refused, match="相隔60分鐘"):
        planned(desk, case, "respondent", at(10, 59), place="第一 會議室")
    planned(desk, case, "respondent", at(11))
    assert Interview.objects.count() == 2


def test_elsewhere_they_are_only_not_heard_at_the_same_time(desk, case):
    planned(desk, case, "complainant", at(9))
    with pytest.raises(Refused):
        planned(desk, case, "respondent", at(9, 30), place=OTHER_ROOM)
    planned(desk, case, "respondent", at(10), place=OTHER_ROOM)


def test_an_interview_that_was_called_off_stands_in_no_way(desk, case):
    first = planned(desk, case, "complainant", at(9))
    given = {"interview": first.pk, "reason": "申訴人請假"}
    moved(desk, case, "call_off_interview", "2024-04-02", **given)
    planned(desk, case, "respondent", at(9))
    with pytest.raises(Refused, match="查無這場訪談"):
        moved(desk, case, "call_off_interview", "2024-04-02", **given)


def test_an_interview_lies_ahead(desk, case):
    with pytest.raises(Refused, match="時間已過"):
        given = {"side": "witness", "starts_at": at(9), "minutes": 60, "place": ROOM}
        moved(desk, case, "plan_interview", "2024-04-09", **given)


def test_the_diary_shows_it_to_the_handler_alone_and_says_nothing_of_the_matter(desk, case):
    planned(desk, case, "complainant", at(9))
    span = (at(9).date(), at(9).date())
    (entry,) = diary(desk.reader("handler"), *span)
    assert (entry.title, entry.place) == (f"訪談 {case.number}", ROOM)
    for who in ("colleague", "supervisor"):
        assert diary(desk.reader(who), *span) == []


def test_both_sides_are_heard_before_the_council(desk, case):
    with pytest.raises(Refused, match="尚未訪談申訴人"):
        moved(desk, case, "to_council", "2024-04-10")
    moved(desk, case, "hear", "2024-04-10", side="complainant")
    moved(desk, case, "hear", "2024-04-10", side="witness")
    with pytest.raises(Refused, match="尚未聽取"):
        moved(desk, case, "to_council", "2024-04-10")
    moved(desk, case, "hear", "2024-04-11", side="respondent")
    moved(desk, case, "to_council", "2024-04-12")
    assert case.state == "council"

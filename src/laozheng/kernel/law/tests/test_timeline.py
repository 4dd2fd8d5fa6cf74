"""Happenings in order, and what was true or known by a day."""

from datetime import date

from laozheng.kernel.law.testing import timeline_from
from laozheng.kernel.law.timeline import Timeline

RECEIVED = date(2024, 1, 5)
TIMELINE = timeline_from(
    RECEIVED,
    [
        {"kind": "heard", "on": date(2024, 3, 1), "data": {"number": 2}},
        {"kind": "assigned", "on": date(2024, 1, 8)},
        {"kind": "heard", "on": date(2024, 2, 1), "data": {"number": 1}},
        {"kind": "settled", "on": date(2024, 3, 1), "known_on": date(2024, 3, 20)},
    ],
)


def _kinds(timeline: Timeline) -> list[str]:
    return [happening.kind for happening in timeline.all()]


def test_happenings_stand_by_day_and_on_one_day_as_recorded() -> None:
    assert _kinds(TIMELINE) == ["assigned", "heard", "heard", "settled"]


def test_the_first_and_the_last_of_one_or_several_kinds() -> None:
    first, last = TIMELINE.first("heard"), TIMELINE.last("heard", "assigned")
    assert first is not None
    assert last is not None
    assert (first.data["number"], last.data["number"]) == (1, 2)
    assert TIMELINE.first("withdrawn") is None
    assert TIMELINE.last("withdrawn", "refused") is None
    assert len(TIMELINE.all("heard", "settled")) == 3


def test_a_cut_off_keeps_what_had_become_true() -> None:
    assert _kinds(TIMELINE.until(date(2024, 2, 29))) == ["assigned", "heard"]
    assert TIMELINE.until(date(2024, 2, 29)).received_on == RECEIVED


def test_an_as_of_day_drops_what_was_not_yet_known() -> None:
    cut_off = date(2024, 12, 31)
    assert _kinds(TIMELINE.until(cut_off, date(2024, 3, 19)))[-1] == "heard"
    assert _kinds(TIMELINE.until(cut_off, date(2024, 3, 20)))[-1] == "settled"
    assert TIMELINE.until(cut_off) == TIMELINE

"""Versions cover the plane of cut-off and as-of days as a naive fold of the changes does."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from laozheng.kernel.cases.dated import CountedMatter, FactChange
from laozheng.kernel.measures.versions import Version, matter_rows, versions_of

START = date(2024, 1, 1)
DAYS = st.integers(0, 12).map(lambda days: START + timedelta(days=days))
CHANGES = st.lists(
    st.builds(
        FactChange,
        on=DAYS,
        known_on=DAYS,
        values=st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), max_size=2),
    ),
    min_size=1,
    max_size=7,
)


def covers(version: Version, cut_off: date, as_of: date) -> bool:
    """Whether a version holds at a pair of days."""
    within = version.on_from <= cut_off and version.known_from <= as_of
    open_on = version.on_to is None or cut_off < version.on_to
    open_known = version.known_to is None or as_of < version.known_to
    return within and open_on and open_known


@given(CHANGES)
def test_every_point_after_the_first_change_has_one_version_with_the_folded_state(
    changes: list[FactChange],
) -> None:
    versions = list(versions_of(changes))
    first = changes[0]
    plane = [START + timedelta(days=days) for days in range(-1, 15)]
    for cut_off in plane:
        for as_of in plane:
            found = [version for version in versions if covers(version, cut_off, as_of)]
            if cut_off < first.on or as_of < first.known_on:
                assert found == []
                continue
            state: dict[str, object] = {}
            for change in changes:
                if change.on <= cut_off and change.known_on <= as_of:
                    state.update(change.values)
            assert [version.values for version in found] == [state]


def test_a_matter_closed_on_the_day_it_was_known_has_three_rectangles() -> None:
    opened, closed = date(2024, 1, 5), date(2024, 2, 5)
    changes = [
        FactChange(opened, opened, {"outcome": "pending"}),
        FactChange(closed, closed, {"outcome": "settled"}),
    ]
    assert {
        (v.values["outcome"], v.on_from, v.on_to, v.known_from, v.known_to)
        for v in versions_of(changes)
    } == {
        ("pending", opened, None, opened, closed),
        ("pending", opened, closed, closed, None),
        ("settled", closed, None, closed, None),
    }


def test_a_change_that_changes_nothing_makes_no_version() -> None:
    changes = [FactChange(START, START, {"a": 1}), FactChange(date(2024, 3, 1), START, {"a": 1})]
    assert len(list(versions_of(changes))) == 1


def test_a_correction_known_later_leaves_the_earlier_knowledge_as_it_was() -> None:
    day, known = date(2024, 1, 5), date(2024, 6, 1)
    changes = [FactChange(day, day, {"issue": "wage"}), FactChange(day, known, {"issue": "other"})]
    before, after = sorted(versions_of(changes), key=lambda version: version.known_from)
    assert (before.values, before.known_to) == ({"issue": "wage"}, known)
    assert (after.values, after.known_from) == ({"issue": "other"}, known)


def test_no_change_gives_no_version() -> None:
    assert list(versions_of([])) == []


def test_a_line_adds_columns_to_every_change_or_from_the_beginning() -> None:
    later = START + timedelta(days=3)
    changes = (FactChange(START, START, {"n": 1}), FactChange(later, later, {"n": 2}))
    matter = CountedMatter("M-1", changes, case_id=7).beginning_with(law="x", n=5)
    rows = list(matter_rows([matter], lambda told: {"double": int(str(told["n"])) * 2}))
    assert {(row.case_id, row.ref) for row in rows} == {(7, "M-1")}
    now = [row.values for row in rows if row.known_to is None]
    assert now == [{"n": 5, "law": "x", "double": 10}, {"n": 2, "law": "x", "double": 4}]
    assert [row.values for row in matter_rows([CountedMatter("M-2", changes[:1])])] == [{"n": 1}]

"""No hidden count can be worked out from what is shown: proved by trying every possible table."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laozheng.kernel.reports.freezing.suppression import (
    TOTAL,
    Cell,
    Release,
    completed,
    exposed,
    hidden_cells,
    shown,
)

BELOW = 5


def table(*rows: tuple[int, ...]) -> dict[Cell, int]:
    """A table with its sums; rows a, b, … and columns 1, 2, …"""
    return completed(
        {
            (chr(97 + at), str(place)): count
            for at, row in enumerate(rows)
            for place, count in enumerate(row, start=1)
        }
    )


def possible(release: Release, cells: dict[Cell, int], most: int) -> dict[Cell, set[int]]:
    """What each hidden cell can be, by trying all inner counts from 1 on that fit what is shown."""
    inner = sorted(cell for cell in release.hidden if TOTAL not in cell)
    fixed = {c: n for c, n in release.shown.items() if TOTAL not in c}
    found: dict[Cell, set[int]] = {cell: set() for cell in release.hidden}
    for guess in product(range(1, most + 1), repeat=len(inner)):
        whole = completed({**fixed, **dict(zip(inner, guess, strict=True))})
        if all(whole[cell] == count for cell, count in release.shown.items()):
            for cell in release.hidden:
                found[cell].add(whole[cell])
    return found


def test_a_small_count_takes_others_with_it():
    cells = table((3, 40, 20), (30, 50, 60), (25, 35, 45))
    hidden = hidden_cells(cells, BELOW)
    assert ("a", "1") in hidden
    assert hidden == {("a", "1"), ("a", "3"), ("c", "1"), ("c", "3")}
    assert not exposed(cells, hidden)


def test_a_table_without_small_counts_is_shown_whole():
    assert hidden_cells(table((5, 0), (9, 12)), BELOW) == frozenset()


def test_alone_in_its_row_and_column_it_is_given_away():
    cells = table((3, 40), (30, 50))
    assert exposed(cells, {("a", "1")}) == {("a", "1")}
    assert exposed(cells, {("a", "1"), ("a", "2")}) == {("a", "1"), ("a", "2")}


def test_two_ones_that_must_be_ones_are_given_away():
    square = {("a", "1"), ("a", "2"), ("b", "1"), ("b", "2")}
    assert exposed(table((1, 1), (9, 9)), square) == square
    assert exposed(table((2, 1), (9, 9)), square) == set()


def test_a_list_with_one_small_count_hides_the_next_smallest():
    cells = table((2, 8, 30))
    assert {("a", "1"), ("a", "2")} <= hidden_cells(cells, BELOW)


def test_the_difference_between_two_releases_is_a_count_too():
    first = table((20, 30), (40, 50))
    second = table((22, 30), (40, 50))
    earlier = shown(first, hidden_cells(first, BELOW))
    hidden = hidden_cells(second, BELOW, [earlier])
    moved = {cell for cell in second if 0 < abs(second[cell] - first[cell]) < BELOW}
    assert moved <= hidden
    assert not exposed(second, hidden)


def test_a_cell_that_grew_by_enough_is_shown_again():
    first, second = table((3, 40), (30, 50)), table((13, 40), (30, 50))
    earlier = shown(first, hidden_cells(first, BELOW))
    assert hidden_cells(second, BELOW, [earlier]) == frozenset()


COUNTS = st.integers(min_value=0, max_value=7)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(COUNTS, COUNTS, COUNTS), min_size=2, max_size=2))
def test_no_hidden_count_can_be_reckoned_from_what_is_shown(rows):
    cells = table(*rows)
    hidden = hidden_cells(cells, BELOW)
    assert {cell for cell, count in cells.items() if 0 < count < BELOW} <= hidden
    assert all(cells[cell] for cell in hidden)
    inner = [cell for cell in hidden if TOTAL not in cell]
    if len(inner) <= 5:
        for cell, values in possible(shown(cells, hidden), cells, 9).items():
            assert cells[cell] in values
            assert len(values) > 1


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(COUNTS, COUNTS), min_size=2, max_size=2),
    st.sets(st.sampled_from([(r, c) for r in ("a", "b", "") for c in ("1", "2", "")])),
)
def test_what_is_said_to_be_exposed_is_exactly_what_has_one_possible_value(rows, chosen):
    cells = table(*rows)
    hidden = frozenset(cell for cell in chosen if cells.get(cell, 0) > 0)
    found = possible(shown(cells, hidden), cells, 16)
    assert exposed(cells, hidden) == {cell for cell, values in found.items() if len(values) == 1}


@pytest.mark.parametrize("rows", [((1,),), ((2,), (3,)), ((4, 4), (4, 4)), ((1, 0), (0, 1))])
def test_even_a_tiny_table_can_be_protected(rows):
    cells = table(*rows)
    assert not exposed(cells, hidden_cells(cells, BELOW))

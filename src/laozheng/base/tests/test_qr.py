"""Codes for cameras, against a code that another program drew and against the standard."""

import pytest

from laozheng.base.qr import qr_code

# Of "https://a.example/" with correction M and mask 2, as the package qrcode 8.2 draws it.
DRAWN = """
#######..###.#....#######
#.....#....#.####.#.....#
#.###.#.#..##.###.#.###.#
#.###.#.#...#..#..#.###.#
#.###.#.##..##..#.#.###.#
#.....#.#.#..###..#.....#
#######.#.#.#.#.#.#######
........##.###.##........
#.#####..##.#.#...#####..
.#..##..#.##....#......#.
##..###.#.#....#.#.#.#.##
..#..#..#...#.##........#
##.#######.....####.#.###
##..##.#....###.#..#.#.#.
#.#..##...#..#########.##
#.##.#..#...##.######...#
#.....####..#.#.#####.#..
........###....##...##...
#######...###...#.#.#.###
#.....#.#.##..#.#...##...
#.###.#.##.#...######.#.#
#.###.#.##..###..##.#####
#.###.#.#.#..###.#...##.#
#.....#.....##.##..###..#
#######.#.#.#.#...#######
"""


def lines(text: str) -> list[str]:
    """A code as lines of points."""
    return ["".join("#" if dark else "." for dark in row) for row in qr_code(text)]


def test_a_code_is_the_one_that_another_program_draws():
    assert lines("https://a.example/") == DRAWN.split()


@pytest.mark.parametrize(
    ("length", "side"),
    [(14, 21), (15, 25), (26, 25), (27, 29), (42, 29), (43, 33), (62, 33), (63, 37), (84, 37),
     (85, 41), (106, 41)],
)  # fmt: skip
def test_a_code_is_as_small_as_its_text_allows(length, side):
    assert len(qr_code("x" * length)) == side


def test_a_text_that_is_too_long_is_refused():
    with pytest.raises(ValueError, match="網址過長"):
        qr_code("x" * 107)


def test_letters_beyond_ascii_count_by_their_bytes():
    assert len(qr_code("勞" * 35)) == 41
    with pytest.raises(ValueError, match="網址過長"):
        qr_code("勞" * 36)

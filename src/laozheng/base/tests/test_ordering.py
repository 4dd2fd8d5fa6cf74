"""A drawn order depends on the seed and the items, on nothing else."""

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from laozheng.base.ordering import seeded_order

CASES = [f"抽籤-113-{number:06d}" for number in range(1, 41)]
_PRINT_ORDER = """
from laozheng.base.ordering import seeded_order
print(seeded_order("甲乙丙丁戊己庚辛", "seed"))
"""


@given(st.permutations(CASES), st.integers())
def test_the_order_of_arrival_does_not_matter(arrived: list[str], seed: int) -> None:
    drawn = seeded_order(arrived, seed)
    assert drawn == seeded_order(CASES, seed)
    assert sorted(drawn) == CASES


def test_another_seed_gives_another_order() -> None:
    assert seeded_order(CASES, 1) != seeded_order(CASES, 2)


def test_an_item_that_leaves_moves_nobody_else() -> None:
    drawn = seeded_order(CASES, "113年度第1次")
    without = seeded_order(CASES[1:], "113年度第1次")
    assert without == [case for case in drawn if case != CASES[0]]


def test_items_that_are_equal_are_all_kept() -> None:
    assert sorted(seeded_order(["甲", "甲", "乙"], 0)) == ["乙", "甲", "甲"]


def test_a_key_names_the_items() -> None:
    rows = [{"no": "b"}, {"no": "a"}]
    assert seeded_order(rows, 7, key=lambda row: row["no"]) == seeded_order(
        rows[::-1], 7, key=lambda row: row["no"]
    )


def test_the_order_is_the_same_in_every_process() -> None:
    orders = {
        subprocess.run(
            [sys.executable, "-c", _PRINT_ORDER],
            env={
                **os.environ,
                "PYTHONHASHSEED": hash_seed,
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert orders == {f"{seeded_order('甲乙丙丁戊己庚辛', 'seed')}\n"}

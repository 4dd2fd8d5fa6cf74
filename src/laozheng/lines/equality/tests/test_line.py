"""What the line declares holds together: states, letters, referral codes, tables."""

import pytest

from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.checks import problems_of
from laozheng.kernel.documents.wording import problems
from laozheng.lines.equality.actions.letters import LETTERS
from laozheng.lines.equality.line import LINE
from laozheng.lines.equality.report_tables import TABLES

PREFIXES = {
    "discrimination": "就歧",
    "gender": "性平",
    "harassment": "性騷",
    "job_seeking": "求職申",
    "notice": "雇通",
    "disposition": "就平裁",
    "council": "評會",
}


@pytest.mark.parametrize("kind", LINE.kinds, ids=lambda kind: kind.code)
def test_every_state_can_be_reached_and_every_term_is_cited(kind):
    assert list(problems_of(kind)) == []


def test_numbers_and_levels_are_those_of_the_line():
    assert {kind.code: kind.prefix for kind in LINE.kinds} == PREFIXES
    levels = {kind.code: kind.level for kind in LINE.kinds}
    assert levels["harassment"] == "sealed"
    assert {levels[code] for code in ("discrimination", "gender", "notice")} == {"restricted"}


def test_what_others_may_refer_here_is_a_kind_of_this_line():
    assert set(LINE.receives) <= set(kinds())


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_every_letter_has_its_text(letter):
    assert problems(letter) == []


def test_every_letter_that_a_step_offers_exists_open_and_sealed():
    known = {letter.code: letter.is_sealed for letter in LETTERS}
    offered = {
        (kind.level, step.letter)
        for kind in LINE.kinds
        for step in kind.transitions
        if step.letter.startswith("equality.")
    }
    assert offered and all(known[code] is False for _level, code in offered)
    assert all(known[f"{code}_sealed"] for level, code in offered if level == "sealed")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_every_row_of_a_table_fills_its_columns(table):
    assert {len(row) for row in table.body} == {len(table.widths)}

"""The written reasoning of a rule: which values it used, what failed, in what order it cites."""

from datetime import date

import pytest

from laozheng.kernel.law.parameters import Law, NotConfigured
from laozheng.kernel.law.trace import Trace, objections

DAY = date(2024, 3, 5)
FILE = """
prefix = "games"

[days]
label = "期限"
unit = "days"
[[days.values]]
from = 2024-01-01
value = 14
cite = "遊戲法第1條"
status = "U"
"""


@pytest.fixture
def law(tmp_path):
    path = tmp_path / "games.toml"
    path.write_text(FILE, encoding="utf-8")
    return Law.load([path])


def test_a_value_without_a_point_belongs_to_the_line_of_the_rule(law):
    trace = Trace("games.reply_due", law, DAY)
    assert (trace.value("days"), trace.value("games.days")) == (14, 14)
    assert trace.cite_of("days") == "遊戲法第1條"
    reckoning = trace.done(True)
    assert [dated.name for dated in reckoning.values] == ["games.days"]
    assert reckoning.unconfirmed == ("games.days",)
    assert reckoning.rule == "games.reply_due"


def test_a_value_that_was_not_in_force_is_not_guessed(law):
    with pytest.raises(NotConfigured):
        Trace("games.reply_due", law, date(2023, 12, 31)).value("days")


def test_conditions_that_failed_are_told_and_articles_cited_once(law):
    trace = Trace("games.may_play", law, DAY)
    assert trace.require(True, "已報名", "遊戲法第2條")
    assert trace.clear
    assert not trace.require(False, "未滿十二歲", "遊戲法第3條")
    trace.say("請補正。", "遊戲法第2條")
    assert not trace.clear
    reckoning = trace.done(trace.clear)
    assert objections(reckoning) == ("未滿十二歲",)
    assert reckoning.citations == ("遊戲法第2條", "遊戲法第3條")

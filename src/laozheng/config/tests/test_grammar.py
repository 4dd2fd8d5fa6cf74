"""Every subcommand explains itself, and every mistake is one sentence."""

import argparse
from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.config.command import grammar
from laozheng.config.command.run import parser
from laozheng.config.tests.conftest import Laozheng

SUBCOMMANDS = (
    "demo", "serve", "schema", "import", "export", "figures", "rows", "compile", "freeze",
    "publish", "restatements", "vintages", "proofread", "explain", "watch", "twin", "verify",
    "bench",
)  # fmt: skip


def test_these_are_the_subcommands():
    (choices,) = (
        action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    assert sorted(choices.choices) == sorted(SUBCOMMANDS)


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_each_explains_itself_and_speaks_json(laozheng: Laozheng, subcommand: str):
    ran = laozheng(subcommand, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"laozheng {subcommand}" in ran.out
    assert "--json" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "laozheng: 缺少 COMMAND；用法請看 laozheng --help\n"),
        (("figures",), "laozheng figures: 缺少 --period；用法請看 laozheng figures --help\n"),
        (("figures", "--period"), "laozheng figures: --period 後面要接一個值；"),
        (("figures", "--period", "十三年"), "laozheng figures: --period：看不懂這個期間"),
        (("figures", "--period", "113", "--as-of", "昨天"), "laozheng figures: --as-of："),
        (("figures", "--period", "113", "--line", "x", "--pdf"), "laozheng: 不認得 --pdf；"),
        (("figures", "--per", "113"), "laozheng figures: 缺少 --period；"),
        (("fly",), "laozheng: COMMAND 沒有 'fly'，可用：'demo', 'serve'"),
        (("rows", "a.b", "--period", "113", "--dims", "osh"), "「osh」要寫成 維度=值;維度=值"),
        (("twin", "--period", "113", "--scale", "0"), "「0」要寫大於零的整數"),
        (("twin", "--period", "113", "--seed", "x"), "--seed 要寫整數，不是「x」"),
        (("serve", "--port", "70000"), "「70000」不是連接埠"),
        (("bench", "--sizes", "100000,10"), "至少10000"),
        (("bench", "--fines", "99"), "「99」要寫不小於100的整數"),
    ],
)
def test_a_wrong_word_is_told_in_one_sentence(laozheng: Laozheng, words: tuple, said: str):
    ran = laozheng(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_an_unknown_complaint_stays_as_it_is():
    assert grammar.in_chinese("something else") == "something else"


@pytest.mark.parametrize(
    ("text", "code"), [("113", "113"), ("109H1", "109H1"), ("2024-06", "113-06")]
)
def test_periods_are_written_as_officials_do(text: str, code: str):
    assert grammar.period(text) == Period.parse(code)


@pytest.mark.parametrize("text", ["2024-03-05", "113/03/05", "113年3月5日", "1130305"])
def test_days_are_roc_or_iso(text: str):
    assert grammar.day(text) == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("text", "dims"),
    [
        ("act=osh", {"act": "osh"}),
        ("act=osh; month=2024-03", {"act": "osh", "month": "2024-03"}),
        ("district=", {"district": ""}),
        ("", {}),
    ],
)
def test_dims_are_pairs(text: str, dims: dict[str, str]):
    assert grammar.dims(text) == dims

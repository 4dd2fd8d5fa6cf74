"""How the command is spelled: shared arguments, and mistakes told in one sentence."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from typing import NoReturn

from laozheng.base.periods import Period
from laozheng.base.roc import parse_day

# What argparse says, and the same for the people who use the command.
_MISTAKES = (
    (r"the following arguments are required: (.+)", "缺少 {}"),
    (r"argument (.+?): expected one argument", "{} 後面要接一個值"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", "{0} 沒有 {1}，可用：{2}"),
    (r"argument (.+?): invalid int value: '(.*)'", "{} 要寫整數，不是「{}」"),
    (r"unrecognized arguments: (.+)", "不認得 {}"),
    (r"argument (.+?): (.+)", "{}：{}"),
)

# With fewer rows some figure of the benchmark would rest on none.
FEWEST_ROWS = 10_000


class Grammar(argparse.ArgumentParser):
    """A parser whose mistakes are one sentence with the way to help; nothing is abbreviated."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **{"allow_abbrev": False, **options})  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words and end with exit code 2."""
        sentence = in_chinese(message).rstrip("。")
        self.exit(2, f"{self.prog}: {sentence}；用法請看 {self.prog} --help\n")


def in_chinese(message: str) -> str:
    """A complaint of argparse in the language of the users; an unknown one stays as it is."""
    for pattern, sentence in _MISTAKES:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return sentence.format(*match.groups())
    return message


def with_json(parser: argparse.ArgumentParser) -> None:
    """Let a subcommand speak to programs."""
    parser.add_argument("--json", action="store_true", help="輸出 JSON")


def with_period(parser: argparse.ArgumentParser) -> None:
    """Ask for the period."""
    parser.add_argument(
        "--period",
        type=period,
        required=True,
        metavar="期間",
        help="113、113H1、113Q2、113-06、2024-06 或 起日..迄日",
    )


def with_days(parser: argparse.ArgumentParser, cut_off: str) -> None:
    """Let a subcommand take the two days of a figure; ``cut_off`` tells the first one's default."""
    parser.add_argument(
        "--cut-off", type=day, metavar="日", help=f"發生日算到這一天（預設：{cut_off}）"
    )
    parser.add_argument(
        "--as-of", type=day, metavar="日", help="機關知悉日算到這一天（預設：今天）"
    )


def period(text: str) -> Period:
    """An argument that names a period (113, 109H1, 113Q2, 113-06, 2024-06)."""
    try:
        return Period.parse(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None


def day(text: str) -> date:
    """An argument that names a day, ROC or ISO."""
    try:
        return parse_day(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None


def dims(text: str) -> dict[str, str]:
    """An argument of the form ``key=value;key=value``; an empty value asks for the unknown."""
    pairs = [part.partition("=") for part in text.split(";") if part.strip()]
    if any(not key.strip() or not sign for key, sign, _value in pairs):
        raise argparse.ArgumentTypeError(f"「{text}」要寫成 維度=值;維度=值")
    return {key.strip(): value.strip() for key, _sign, value in pairs}


def positive(text: str) -> int:
    """An argument that is a whole number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"「{text}」要寫大於零的整數")
    return int(text)


def at_least(fewest: int) -> Callable[[str], int]:
    """An argument that is a whole number from some number on."""

    def number(text: str) -> int:
        if not text.isdecimal() or int(text) < fewest:
            raise argparse.ArgumentTypeError(f"「{text}」要寫不小於{fewest}的整數")
        return int(text)

    return number


def port(text: str) -> int:
    """An argument that is a port of this machine."""
    number = positive(text)
    if number > 65535:
        raise argparse.ArgumentTypeError(f"「{text}」不是連接埠，請用 1 至 65535")
    return number


def sizes(text: str) -> list[int]:
    """An argument that lists numbers of rows, ``100000,1000000``."""
    numbers = [positive(part.strip()) for part in text.split(",")]
    if min(numbers) < FEWEST_ROWS:
        raise argparse.ArgumentTypeError(f"「{text}」太少，有些數字會沒有案件；至少{FEWEST_ROWS}")
    return numbers

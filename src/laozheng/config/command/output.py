"""Printing for people and for programs, and arguments that several subcommands share."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from laozheng.base.periods import Period
from laozheng.base.roc import parse_day
from laozheng.kernel.accounts.clock import moment
from laozheng.kernel.accounts.reader import Reader, system_reader


class CommandError(Exception):
    """What was asked cannot be done; the text says what, why and what to do next."""


def operator() -> Reader:
    """The reader as whom the command acts: the operator of this installation, at this moment."""
    return system_reader("command", now())


def now() -> datetime:
    """The moment at which the command runs: its request edge."""
    return moment()


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
    """An argument of the form ``key=value;key=value``."""
    pairs = [part.partition("=") for part in text.split(";") if part]
    if any(not key or not value for key, _sign, value in pairs):
        raise argparse.ArgumentTypeError(f"「{text}」不是 維度=值;維度=值 的寫法")
    return {key.strip(): value.strip() for key, _sign, value in pairs}


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)
    sys.stdout.write("\n")


def print_table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Tab-separated lines under a head, easy to read and to cut."""
    print("\t".join(head))
    for row in rows:
        print("\t".join("" if cell is None else str(cell) for cell in row))

"""Commands that the docs show must be commands that exist: ``laozheng …`` and ``make …``."""

import argparse
import contextlib
import io
import re
import shlex
from collections.abc import Iterator

from dev.docs.links import pages
from dev.docs.markdown import ROOT
from laozheng.config.command.run import parser

_FENCE = re.compile(r"^( *)```sh\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
_SETTING = re.compile(r"[A-Z_]+=\S*$")
_TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
_REDIRECTIONS = (">", "|")


def problems() -> Iterator[str]:
    """One sentence for each command in a fenced block that would not be understood."""
    for page in pages():
        for words in shown(page.read_text(encoding="utf-8")):
            reason = _refusal(words)
            if reason:
                yield f"{page.relative_to(ROOT)}: `{' '.join(words)}`: {reason}"


def shown(text: str) -> Iterator[list[str]]:
    """The commands in the shell blocks of a page, without settings in front and what follows."""
    for fence in _FENCE.finditer(text):
        for line in fence[2].splitlines():
            words = shlex.split(line, comments=True)
            while words and _SETTING.match(words[0]):
                words = words[1:]
            ends = [words.index(mark) for mark in _REDIRECTIONS if mark in words]
            words = words[: min(ends, default=len(words))]
            if words:
                yield words


def _refusal(words: list[str]) -> str:
    if words[0] == "laozheng":
        return _argument_error(words[1:])
    if words[0] == "make":
        targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
        unknown = [word for word in words[1:] if "=" not in word and word not in targets]
        return f"the Makefile has no {unknown[0]}" if unknown else ""
    return ""


def _argument_error(arguments: list[str]) -> str:
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            parser().parse_args(arguments)
    except (SystemExit, argparse.ArgumentError):
        return said.getvalue().strip().splitlines()[-1]
    return ""

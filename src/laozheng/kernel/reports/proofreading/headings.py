"""The chain of headings above every line, told by their numbers and by their looks.

A list of contents (many headings in a row without text between) is no chain: what follows it
starts without headings.
"""

import re
from collections.abc import Sequence

from laozheng.kernel.reports.proofreading.numbers import folded
from laozheng.kernel.reports.proofreading.text import Line

_SCHEMES = (
    re.compile(r"(?:Chapter\s*[0-9]+|第\s*[一二三四五六七八九十0-9]+\s*[章篇編])"),
    re.compile(r"[壹貳參叁肆伍陸柒捌玖拾]{1,3}\s*、"),
    re.compile(r"[一二三四五六七八九十]{1,3}\s*、"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"[0-9]{1,2}[.、](?![0-9])"),
    re.compile(r"\([0-9]{1,2}\)"),
)
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+)+(?=\s)")
_TITLE_LEVEL = 3.5
_LONGEST = 42
_CONTENTS = 6
_PROSE = re.compile(r"[。；，]|[:：]$")


def level_of(text: str) -> float | None:
    """The level of a numbered line, 0 the highest; None for a line without a number."""
    bare = folded(text).strip(" -▶◆●•*")
    for level, scheme in enumerate(_SCHEMES):
        if scheme.match(bare):
            return level
    dotted = _DOTTED.match(bare)
    return 0.5 + 0.1 * dotted[0].count(".") if dotted else None


def is_heading(text: str) -> bool:
    """A short line that ends no sentence and holds no cells."""
    bare = text.strip()
    return bool(bare) and len(bare) <= _LONGEST and "\t" not in bare and not _PROSE.search(bare)


def heading_chains(lines: Sequence[Line], titles: frozenset[int]) -> tuple[tuple[str, ...], ...]:
    """For each line the headings above it, the highest first.

    ``titles`` are the numbers of short lines without a number that stand over prose.
    """
    chain: list[tuple[float, str]] = []
    chains: list[tuple[str, ...]] = []
    run: list[float] = []
    for line in lines:
        level = float(line.level) / 10 if line.level else level_of(line.text)
        heads = is_heading(line.text) and (level is not None or line.number in titles)
        if heads:
            own = level if level is not None else _TITLE_LEVEL
            chain = [kept for kept in chain if kept[0] < own]
            chains.append(tuple(text for _, text in chain))
            chain.append((own, line.text.strip()))
            run += [own] if level is not None else []
            continue
        if line.text.strip():
            if _is_contents(run):
                chain = []
            run = []
            if level is not None:
                chain = [kept for kept in chain if kept[0] < level or kept[0] == _TITLE_LEVEL]
        chains.append(tuple(text for _, text in chain))
    return tuple(chains)


def _is_contents(run: Sequence[float]) -> bool:
    """Many headings in a row that go deep and come back up again list what a book contains."""
    return len(run) >= _CONTENTS and run[-1] > min(run) - 1 and run[-1] < max(run)

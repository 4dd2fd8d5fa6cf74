"""The tree of the causes of an accident: direct, indirect, basic, as the report writes them.

A line of the report names its branch before a colon; one that names none stands apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

# What a report calls the branches, from the harm back to the management.
BRANCHES = ("直接原因", "間接原因", "基本原因")
UNSORTED = "未分類"


@dataclass(frozen=True)
class Branch:
    """One branch with its causes, in the order in which they were written."""

    label: str
    causes: tuple[str, ...]


def cause_tree(causes: Iterable[str]) -> tuple[Branch, ...]:
    """The branches that have causes, in the order of the tree; what names no branch comes last."""
    found: dict[str, list[str]] = {label: [] for label in (*BRANCHES, UNSORTED)}
    for text in causes:
        label, colon, rest = text.replace(":", "：").partition("：")
        if colon and label.strip() in BRANCHES:
            found[label.strip()].append(rest.strip())
        else:
            found[UNSORTED].append(text)
    return tuple(Branch(label, tuple(told)) for label, told in found.items() if told)

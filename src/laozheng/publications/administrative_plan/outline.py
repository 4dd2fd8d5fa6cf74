"""The three parts of the plan; its headings and goals come from the city's files, year by year.

``plans/NNN.csv`` of the city holds the tree of ROC year NNN: classes, items, subjects and goals.
A year without a file takes the tree of the year before, to be rewritten.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from laozheng.kernel.reports.declare import Edition, Section
from laozheng.publications.shipping import texts_in

# The bureau's chapter in the volume of the whole city.
CHAPTER = 24
EDITOR, EDITORS_LINE = "secretariat", "planning"
PLAN_COLUMNS = ("計畫名稱", "計畫目標", "實施要領", "預算來源及金額（單位：千元）", "備註")
PLAN_WIDTHS = (20, 24, 34, 12, 10)
CROSSWALK_COLUMNS = ("類", "項", "預算來源及金額（主要預算，單位：千元）", "備考")
CROSSWALK_WIDTHS = (28, 40, 22, 10)


@dataclass
class _Node:
    """One heading of the tree with its goals while the file is read."""

    row: Mapping[str, str]
    children: list["_Node"] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)


def editions() -> tuple[Edition, ...]:
    """One edition per plan file of the city, the latest still in force."""
    files = sorted(
        (int(path.stem), path)
        for path in (settings.LAOZHENG_CITY_DIR / "plans").glob("*.csv")
        if path.stem.isdigit()
    )
    ends = [year - 1 for year, _ in files[1:]] + [None]
    return tuple(_edition(year, last, path) for (year, path), last in zip(files, ends, strict=True))


def _edition(year: int, last: int | None, path: Path) -> Edition:
    roots, nodes = _tree(path)
    return Edition(
        valid_from=year,
        valid_to=last,
        code=str(year),
        sections=_parts(tuple(_section(node) for node in roots)),
        text=_texts(nodes),
    )


def _tree(path: Path) -> tuple[list[_Node], dict[str, _Node]]:
    roots: list[_Node] = []
    nodes: dict[str, _Node] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = row["path"]
            if row["level"] == "goal":
                nodes[place].goals.append(row["heading"])
                continue
            nodes[place] = node = _Node(row)
            above, _, _ = place.rpartition("-")
            (nodes[above].children if above else roots).append(node)
    return roots, nodes


def _key(path: str) -> str:
    return f"plan_{path.replace('-', '_')}"


def _section(node: _Node) -> Section:
    row = node.row
    return Section(
        key=_key(row["path"]),
        heading=row["heading"],
        owner=row["owner"],
        line=row["line"],
        children=tuple(_section(child) for child in node.children),
        lead=bool(node.children),
    )


def _parts(classes: tuple[Section, ...]) -> tuple[Section, ...]:
    return (
        Section(
            "plan_summary",
            "施政計畫提要",
            EDITOR,
            EDITORS_LINE,
            mark="",
            items=("ordinal", "bracketed_ordinal"),
            layout="running",
        ),
        Section(
            "plan_crosswalk",
            "施政計畫與預算配合對照表",
            EDITOR,
            EDITORS_LINE,
            mark="",
            layout="running",
            column_heads=CROSSWALK_COLUMNS,
            column_widths=CROSSWALK_WIDTHS,
        ),
        Section(
            "plan_items",
            "施政計畫",
            mark="",
            column_heads=PLAN_COLUMNS,
            column_widths=PLAN_WIDTHS,
            children=classes,
        ),
    )


def _texts(nodes: Mapping[str, _Node]) -> Callable[[str], str | None]:
    """The amount of a heading, then its goals; the other parts have files of their own."""
    written = {_key(path): _text(path, node.goals) for path, node in nodes.items()}
    shipped = texts_in("laozheng.publications.administrative_plan", "texts")

    def text(key: str) -> str | None:
        return written.get(key) or shipped(key)

    return text


def _text(path: str, goals: Sequence[str]) -> str:
    amount = f"{{{{planning.budget path={path} | style=thousand}}}}\n"
    return "\n".join([amount, *(f"- {goal}。" for goal in goals)])

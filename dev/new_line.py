"""Make the folder of a new business line from ``dev/line_template``; no other file changes.

    python dev/new_line.py apprentices --label 技術生 --prefix 技生 [--into src/laozheng/lines]

The skeleton is real, tested code. The words that stand for the new line's own are replaced, also in
the names of files and folders.
"""

import argparse
import keyword
import pkgutil
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import django.contrib

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "dev" / "line_template"
LINES = ROOT / "src" / "laozheng" / "lines"

# What stands in the template for the words of the new line.
CODE, CLASS, LABEL, LABEL_EN, PREFIX = "linename", "Linename", "範例業務", "Line name", "範申"
UNIT = "labor_relations"
CACHE = "__pycache__"


class Refused(Exception):
    """The line cannot be made; the text says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the line that the arguments name; 0 when its folder is there."""
    asked = _parser().parse_args(arguments)
    try:
        folder = make_line(
            asked.name,
            label=asked.label,
            prefix=asked.prefix,
            label_en=asked.label_en,
            unit=asked.unit,
            into=asked.into,
        )
    except Refused as problem:
        print(f"new_line: {problem}", file=sys.stderr)
        return 1
    print(f"{folder}: read line.py first, then docs/how-to/add-a-line.md")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="new_line", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("name", help="code of the line: one English word in lower case")
    parser.add_argument("--label", required=True, help="Chinese name of the business")
    parser.add_argument("--prefix", required=True, help="beginning of its case numbers")
    parser.add_argument("--label-en", default="", help="English name (default: the code)")
    parser.add_argument("--unit", default=UNIT, help=f"unit in charge (default: {UNIT})")
    parser.add_argument("--into", type=Path, default=LINES, help="folder of the lines")
    return parser


def make_line(
    name: str, *, label: str, prefix: str, label_en: str = "", unit: str = UNIT, into: Path = LINES
) -> Path:
    """Write the folder of a line and return it.

    Raises Refused for a name that is no code or that another app has, a prefix that another line
    has, a folder that exists.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*", name) or keyword.iskeyword(name):
        raise Refused(f"'{name}' is no code of a line: take one English word in lower case")
    if name in _apps():
        raise Refused(f"'{name}' is the name of another app: take another word")
    target = into / name
    if target.exists():
        raise Refused(f"{target} exists: choose another name or edit that line")
    _refuse_taken(prefix, into)
    words = {
        CODE: name,
        CLASS: name.capitalize(),
        LABEL: label,
        LABEL_EN: label_en or name.capitalize(),
        PREFIX: prefix,
        UNIT: unit,
    }
    for source in sorted(TEMPLATE.rglob("*")):
        if source.is_file() and CACHE not in source.parts:
            _copy(source, target / replaced(str(source.relative_to(TEMPLATE)), words), words)
    _format(target)
    return target


def _apps() -> set[str]:
    """Names that an app label may not repeat: the product's own apps and those of Django."""
    groups = (LINES.parent, LINES.parent / "kernel", LINES.parent / "interfaces")
    own = {path.name for group in groups for path in group.iterdir() if path.is_dir()}
    return own | {module.name for module in pkgutil.iter_modules(django.contrib.__path__)}


def _refuse_taken(prefix: str, into: Path) -> None:
    if not re.fullmatch(r"\w{1,6}", prefix):
        raise Refused(f"'{prefix}' is no prefix: take one to six characters without blanks")
    for path in sorted(into.glob("*/**/*.py")):
        if f'prefix="{prefix}"' in path.read_text(encoding="utf-8"):
            raise Refused(f"prefix {prefix} is used in {path}: choose another")


def replaced(text: str, words: Mapping[str, str]) -> str:
    """The text with every word of the template replaced, all at once."""
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.sub(pattern, lambda found: words[found.group()], text)


def _copy(source: Path, target: Path, words: Mapping[str, str]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text(encoding="utf-8")
    target.write_text(replaced(text, words), encoding="utf-8")


def _format(folder: Path) -> None:
    """Break lines anew: the words have another length than those of the template."""
    ruff = shutil.which("ruff", path=str(Path(sys.executable).parent)) or shutil.which("ruff")
    if ruff:
        subprocess.run([ruff, "format", "--quiet", "--no-cache", str(folder)], check=True, cwd=ROOT)


if __name__ == "__main__":
    raise SystemExit(main())

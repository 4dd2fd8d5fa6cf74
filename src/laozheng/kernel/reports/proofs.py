"""What must hold in the text and the tables of a book before anyone may freeze it."""

import re
from collections.abc import Iterator, Sequence

from laozheng.base.numerals import plain
from laozheng.kernel.reports.bindings import Binding, Bound, Target, Token
from laozheng.kernel.reports.declare import Footing
from laozheng.kernel.reports.document import ShownCell, ShownTable, Value
from laozheng.kernel.reports.grid import Grid, Slot, lay_out

_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，.．]*")
# Numbers that are no figures: days and years, ordinals, articles of law, names in quotes.
_NO_FIGURE = re.compile(
    r"「[^」]*」|《[^》]*》"
    r"|[0-9]{2,4}年度?(?![內以間期滿])(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}日|份|底|初)?"
    r"|第[0-9]+(?:條之[0-9]+|[條項款目次屆期名類]?)"
    r"|條之[0-9]+"
    r"|[A-Za-z][A-Za-z-]*[0-9]+[A-Za-z0-9-]*"
)
_TYPED_NUMBER = re.compile(
    r"\s*(?:[(（][0-9一二三四五六七八九十]+[)）]|[0-9]+[.、]|[一二三四五六七八九十]+、)"
)
_STATEMENT_WORDS = {
    "estimate": ("預計", "預估", "估計", "預期"),
    "target": ("目標",),
}


def typed_figures(tokens: Sequence[Token]) -> Iterator[str]:
    """The numbers typed outside braces that must be bound, each with the words around it."""
    for token in tokens:
        if not isinstance(token, str):
            continue
        rest = _NO_FIGURE.sub(lambda match: "·" * len(match[0]), token)
        for match in _NUMBER.finditer(rest):
            yield token[max(0, match.start() - 6) : match.end() + 6]


def typed_number(tokens: Sequence[Token]) -> str:
    """The list number typed at the beginning of a text, or ""."""
    if tokens and isinstance(tokens[0], str) and (match := _TYPED_NUMBER.match(tokens[0])):
        return match[0].strip()
    return ""


def unstated(tokens: Sequence[Token]) -> Iterator[str]:
    """What the wording must say of its figures: an estimate is called one, a target too."""
    text = "".join(token for token in tokens if isinstance(token, str))
    statements = {_statement(token) for token in tokens if not isinstance(token, str)}
    for statement, words in _STATEMENT_WORDS.items():
        if statement in statements and not any(word in text for word in words):
            yield f"文字沒有說明這是{words[0]}值，請寫上「{'」或「'.join(words)}」。"


def _statement(binding: Binding) -> str:
    if isinstance(binding, Target):
        return "target"
    return binding.statement if isinstance(binding, Bound) else ""


def footing_faults(table: ShownTable, footings: Sequence[Footing]) -> Iterator[str]:
    """The sums of a table that do not hold; lines with an empty figure are passed over."""
    grid = lay_out(table.body, table.id)
    for footing in footings:
        for number, line in enumerate(_lines(grid, footing.across), start=1):
            values = [_count(line[position]) for position in footing.parts]
            total = _count(line[footing.total])
            if total is None or any(value is None for value in values):
                continue
            parts = [value for value in values if value is not None]
            if sum(parts) != total:
                which = f"第{number}{'列' if footing.across == 'columns' else '欄'}"
                added = "＋".join(plain(part) for part in parts)
                yield (
                    f"表「{table.caption}」{which}的{added}＝{plain(sum(parts))}，"
                    f"與合計{plain(total)}不符，請查核紀錄。"
                )


def _lines(grid: Grid[ShownCell], across: str) -> Sequence[Sequence[Slot[ShownCell]]]:
    return grid if across == "columns" else list(zip(*grid, strict=True))


def _count(slot: Slot[ShownCell]) -> int | None:
    """The whole number that a cell shows first; None for text, a share, or an empty figure.

    A merged cell counts once, where it begins.
    """
    for run in slot.cell.runs if slot.is_origin else ():
        if isinstance(run, Value):
            return run.figure.value if isinstance(run.figure.value, int) else None
    return None

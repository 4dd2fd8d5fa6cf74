"""What must hold in the text and the tables of a book before anyone may freeze it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from laozheng.base.numerals import plain, read_number
from laozheng.base.periods import Period
from laozheng.base.roc import parse_day
from laozheng.kernel.reports.bindings import (
    PERIOD_END,
    Binding,
    Bound,
    LawValue,
    PeriodWord,
    Target,
    Token,
)
from laozheng.kernel.reports.declare import Footing
from laozheng.kernel.reports.document import Run, ShownCell, ShownTable, Value, Words
from laozheng.kernel.reports.grid import Grid, Slot, lay_out
from laozheng.kernel.reports.terms import old_terms

_NUMBER = re.compile(
    r"[0-9０-９][0-9０-９,，.．]*(?:\s*[億萬仟](?:\s*[0-9０-９][0-9０-９,，.．]*)?)*"
)
_BINDING = re.compile(r"\{\{.*?\}\}", re.DOTALL)
# Numbers that are no figures: days and years, ordinals, articles of law, names in quotes.
_NO_FIGURE = re.compile(
    r"「[^」]*」|《[^》]*》"
    r"|[0-9]{2,4}年度?(?![內以間期滿])(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}日|份|底|初)?"
    r"|第[0-9]+(?:條之[0-9]+|[條項款目次屆期名類]?)"
    r"|條之[0-9]+"
    r"|[A-Za-z][A-Za-z-]*[0-9]+[A-Za-z0-9-]*"
)
_SENTENCE_END = re.compile(r"[。；]")
_TYPED_NUMBER = re.compile(
    r"\s*(?:[(（][0-9一二三四五六七八九十]+[)）]|[0-9]+[.、]|[一二三四五六七八九十]+、)"
)
_STATEMENT_WORDS = {
    "estimate": ("預計", "預估", "估計", "預期"),
    "target": ("目標",),
    "outside": ("期後", "之後", "以後", "以前", "期外", "另"),
}
_DAY_WORDS = re.compile(r"截至|迄|目前|現有|現行|期末|年底|月底|底止|日止|為止|[0-9]日")


def typed_figures(tokens: Sequence[Token]) -> Iterator[str]:
    """The numbers typed outside braces that must be bound, each with the words around it."""
    for token in tokens:
        if not isinstance(token, str):
            continue
        for match in _NUMBER.finditer(_bare(token)):
            yield token[max(0, match.start() - 6) : match.end() + 6]


@dataclass(frozen=True)
class TypedSpan:
    """A typed figure and where it stands in the source of a section."""

    start: int
    end: int
    value: Decimal


def typed_spans(source: str) -> Iterator[TypedSpan]:
    """The figures typed into the source text of a section, in order, with their values."""
    hidden = _BINDING.sub(lambda match: "·" * len(match[0]), source)
    for match in _NUMBER.finditer(_bare(hidden)):
        text = match[0].rstrip(",，.．")
        try:
            yield TypedSpan(match.start(), match.start() + len(text), read_number(text))
        except ValueError:
            continue  # The check names it all the same; only its value cannot be looked up.


def _bare(text: str) -> str:
    """The text with everything hidden that has digits and is no figure."""
    return _NO_FIGURE.sub(lambda match: "·" * len(match[0]), text)


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


def undated(tokens: Sequence[Token], stocks: frozenset[str]) -> bool:
    """Whether a text tells a stock without its day; ``stocks`` are the codes of such measures."""
    bound = [token for token in tokens if isinstance(token, Bound) and token.measure in stocks]
    if not bound:
        return False
    text = "".join(token for token in tokens if isinstance(token, str))
    has_day = any(isinstance(token, PeriodWord) and token.form == "end" for token in tokens)
    return not has_day and _DAY_WORDS.search(text) is None


def mistaken_terms(tokens: Sequence[Token]) -> Iterator[str]:
    """The terms of a text that were replaced since."""
    for old, new in old_terms("".join(token for token in tokens if isinstance(token, str))):
        yield f"「{old}」已改稱「{new}」，請改用新名稱。"


def wrong_points(tokens: Sequence[Token], rates: frozenset[str]) -> Iterator[str]:
    """Differences of rates that are told as if they were counts; ``rates`` are their codes."""
    for token in tokens:
        if isinstance(token, Bound) and token.measure in rates and token.compare == "change":
            yield f"「{token.measure}」是比率，增減請用 points（個百分點），不要用 change。"


def outdated_law(tokens: Sequence[Token], period: Period) -> Iterator[str]:
    """Amounts and terms of law that are taken from a day before the period."""
    for token in tokens:
        if isinstance(token, LawValue) and token.on != PERIOD_END:
            if parse_day(token.on) < period.start:
                yield f"「{token.name}」取自{token.on}的法規，請改用本期期末有效的規定。"


def subset_faults(runs: Sequence[Run]) -> Iterator[str]:
    """Parts told after 其中 that are greater than the whole before it, in the same unit."""
    whole: Value | None = None
    is_part = False
    for run in runs:
        if isinstance(run, Words):
            if _SENTENCE_END.search(run.text):
                whole, is_part = None, False
            is_part = is_part or "其中" in run.text
        elif isinstance(run, Value) and is_part and whole is not None:
            if _exceeds(run, whole):
                yield f"「其中」之後的{run.text}大於總數{whole.text}，請查核紀錄或文字。"
        elif isinstance(run, Value):
            whole = run


def _exceeds(part: Value, whole: Value) -> bool:
    if part.figure.unit != whole.figure.unit or part.figure.unit == "percent":
        return False
    values = part.figure.value, whole.figure.value
    return None not in values and values[0] > values[1]  # type: ignore[operator]


def footing_faults(table: ShownTable, footings: Sequence[Footing]) -> Iterator[str]:
    """The sums of a table that do not hold; lines with an empty figure are passed over."""
    grid = lay_out(table.body, table.id)
    for footing in footings:
        for number, line in enumerate(_lines(grid, footing.across), start=1):
            units = {unit for place in footing.parts if (unit := _unit(line[place]))}
            if len(units) > 1:
                yield f"表「{table.caption}」第{number}行相加的單位不同，請分開計算。"
                continue
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


def _unit(slot: Slot[ShownCell]) -> str:
    """The unit of the figure that a cell shows first; "" for text."""
    runs = slot.cell.runs if slot.is_origin else ()
    return next((run.figure.unit for run in runs if isinstance(run, Value)), "")

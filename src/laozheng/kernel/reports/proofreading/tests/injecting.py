"""Put one error into a copy of a text, and know without the checks whether it can be shown.

Two oracles. An invented report is generated with the identities it holds: whoever writes the
sentence knows which figures stand in a sum, a rate or a change. A published report is judged by its
table of figures: parts that add up to their total, pairs that give a rate, figures printed twice.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, pairwise

_PRINTED = re.compile(r"\[src L(?P<line>\d+): (?P<text>[^\]]+)\]")
_UNIT_SWAPS = (("人次", "人"), ("家次", "家"))
_DIRECTIONS = (("增加", "減少"), ("提升至", "降至"), ("減少", "增加"), ("降至", "提升至"))


@dataclass(frozen=True)
class Bound:
    """A figure that stands in an identity: its line, its printed form, what may be done to it."""

    line: int
    printed: str
    errors: tuple[str, ...] = ("digit", "value")


@dataclass(frozen=True)
class Injected:
    """A text with one error in it."""

    text: str
    line: int
    error: str
    was: str
    now: str


def inject(text: str, bound: Bound, chance: random.Random) -> Injected | None:
    """The text with an error of a kind chosen by chance; None when it cannot be placed."""
    lines = text.split("\n")
    line = lines[bound.line - 1]
    place = re.search(rf"(?<![\d,.]){re.escape(bound.printed)}(?![\d,]|\.\d)", line)
    error = chance.choice(bound.errors)
    if place is None:
        return None
    now = _ERRORS[error](bound.printed, chance)
    start, end = place.span()
    if error == "direction":
        changed = _reversed(line, start)
        if changed is None:
            return None
        lines[bound.line - 1], now = changed, "…"
    elif now is None or now == bound.printed:
        return None
    else:
        lines[bound.line - 1] = line[:start] + now + line[end:]
    return Injected("\n".join(lines), bound.line, error, bound.printed, now or "")


def _digit(printed: str, chance: random.Random) -> str | None:
    """Change one digit; the first never becomes 0."""
    places = [n for n, mark in enumerate(printed) if mark.isdigit()]
    place = chance.choice(places)
    low = 1 if place == places[0] else 0
    digit = chance.choice([d for d in range(low, 10) if str(d) != printed[place]])
    return printed[:place] + str(digit) + printed[place + 1 :]


def _value(printed: str, chance: random.Random) -> str | None:
    """Replace a whole number by one that is 3 to 40 percent away."""
    match = re.match(r"[\d,]+(?![\d.萬億])", printed)
    if match is None:
        return None
    value = int(match[0].replace(",", ""))
    step = max(1, round(value * chance.uniform(0.03, 0.4)))
    other = value + step * chance.choice((-1, 1) if value > step else (1,))
    shown = f"{other:,}" if "," in match[0] or other < 1000 else str(other)
    return shown + printed[match.end() :]


def _rounding(printed: str, chance: random.Random) -> str | None:
    """Move the last printed place of a rate by one."""
    match = re.match(r"\d+(?:\.\d+)?", printed)
    if match is None:
        return None
    value = Decimal(match[0])
    unit = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return str(value + chance.choice((-1, 1)) * unit) + printed[match.end() :]


def _unit(printed: str, chance: random.Random) -> str | None:
    for long, short in _UNIT_SWAPS:
        if printed.endswith(long):
            return printed.removesuffix(long) + short
    return None


def _reversed(line: str, position: int) -> str | None:
    """Turn round the word of direction right before a place."""
    before = line[:position]
    for word, other in _DIRECTIONS:
        if before.endswith(word):
            return before.removesuffix(word) + other + line[position:]
    return None


_ERRORS: Mapping[str, Callable[[str, random.Random], str | None]] = {
    "digit": _digit,
    "value": _value,
    "rounding": _rounding,
    "unit": _unit,
    "direction": lambda printed, chance: printed,
}


def percent(part: int, whole: int, places: int = 1) -> str:
    """A rate as it should be printed, half up."""
    exact = Decimal(part) * 100 / Decimal(whole)
    return f"{exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)}%"


class InventedReport:
    """A report of invented sentences, with every figure that stands in an identity."""

    def __init__(self, chance: random.Random, rounds: int = 4) -> None:
        self._lines: list[str] = []
        self.bounds: list[Bound] = []
        self._chance = chance
        for number in range(1, rounds + 1):
            for write in (
                self._sum, self._list, self._subset, self._rate, self._change, self._moved,
                self._product, self._table, self._years,
            ):  # fmt: skip
                write(number)

    @property
    def text(self) -> str:
        """The whole report."""
        return "\n".join(self._lines)

    def _say(self, line: str, *figures: str, errors: Sequence[str] = ("digit", "value")) -> None:
        self._lines.append(line)
        self.bounds += [Bound(len(self._lines), figure, tuple(errors)) for figure in figures]

    def _counts(self, number: int, low: int = 20, high: int = 4000) -> list[int]:
        """Different counts, so that each can be found again on its line."""
        while True:
            values = [self._chance.randint(low, high) for _ in range(number)]
            if len({*values, sum(values)}) == number + 1:
                return values

    def _sum(self, number: int) -> None:
        a, b, c = self._counts(3)
        figures = [f"{value:,}人次" for value in (a, b, c, a + b + c)]
        self._say(
            f"{number}.本年甲類服務提供諮詢{figures[0]}、轉介{figures[1]}、追蹤{figures[2]}，"
            f"合計{figures[3]}。",
            *figures[:3],
            errors=("digit", "value", "unit"),
        )
        self.bounds.append(Bound(len(self._lines), figures[3]))

    def _list(self, number: int) -> None:
        a, b, c = self._counts(3, 10, 900)
        figures = [f"{value}件" for value in (a + b + c, a, b, c)]
        self._say(
            f"{number}.受理乙類申訴{figures[0]}，分別為薪資{figures[1]}、工時{figures[2]}"
            f"及休假{figures[3]}。",
            *figures,
        )

    def _subset(self, number: int) -> None:
        a, b, c = self._counts(3, 30, 900)
        figures = [f"{value:,}家" for value in (a + b + c, a, b, c)]
        self._say(
            f"{number}.列管單位{figures[0]}，其中超額進用{figures[1]}、足額進用{figures[2]}、"
            f"未足額進用{figures[3]}。",
            *figures,
            errors=("digit",),
        )

    def _rate(self, number: int) -> None:
        graduated = self._chance.randint(80, 990)
        employed = self._chance.randint(graduated // 2, graduated - 1)
        rate = percent(employed, graduated)
        line = f"{number}.丙班結訓{graduated}人，訓後輔導就業{employed}人，就業率{rate}。"
        self._say(line, rate, errors=("rounding", "digit"))
        self.bounds += [Bound(len(self._lines), f"{value}人") for value in (graduated, employed)]

    def _change(self, number: int) -> None:
        old, more = self._counts(2, 100, 800)
        figures = [f"{old + more:,}件", f"{old}件", f"{more}件"]
        self._say(
            f"{number}.丁類案件受理{figures[0]}，較去年{figures[1]}增加{figures[2]}。", *figures
        )
        self.bounds.append(Bound(len(self._lines), figures[2], ("direction",)))

    def _moved(self, number: int) -> None:
        low, more = self._counts(2, 1000, 4000)
        figures = [f"{low:,}張", f"{low + more:,}張"]
        self._say(f"{number}.戊類用紙由{figures[0]}提升至{figures[1]}。")
        self.bounds.append(Bound(len(self._lines), figures[1], ("direction",)))

    def _product(self, number: int) -> None:
        count = self._chance.randint(11, 90)
        figures = [f"{count}人", f"{count * 25000:,}元"]
        self._say(f"{number}.每人補助2萬5,000元，共補助{figures[0]}，計{figures[1]}。", *figures)

    def _table(self, number: int) -> None:
        """A table flattened to one cell a line, with totals of rows and columns."""
        self._lines += [f"{number}. 案件統計表", "類別", "成立", "不成立", "合計"]
        rows = [[self._chance.randint(20, 900) for _ in range(2)] for _ in range(3)]
        rows.append([sum(column) for column in zip(*rows, strict=True)])
        for name, row in zip(("東區", "西區", "中區", "總計"), rows, strict=True):
            self._lines.append(name)
            for value in (*row, sum(row)):
                self._say(f"{value:,}", f"{value:,}")
        self._lines.append("以上統計均依受理日期計算，並以本年底之紀錄為準。")

    def _years(self, number: int) -> None:
        """Amounts of three years in cells divided by tabs, and the rate of saving."""
        first = self._chance.randint(300_000, 900_000)
        values = [first, first * self._chance.randint(80, 97) // 100]
        values.append(values[1] * self._chance.randint(80, 97) // 100 + number)
        rates = [percent(old - new, old, 2) for old, new in pairwise(values)]
        self._lines += ["", "項目\t2021 年\t2022 年\t2023 年"]
        self._say("\t".join(("電力使用量", *(f"{value:,}" for value in values))))
        amounts = len(self._lines)
        self._lines += ["", "項目\t2021 年\t2022 年\t2023 年"]
        self._say("\t".join(("節電 %", "-", *rates)), *rates, errors=("rounding",))
        self._lines.append("")
        self._amounts = amounts


def bounds_of_record(rows: Iterable[Mapping[str, str]], lines: Sequence[str]) -> list[Bound]:
    """The figures of a published table that stand in an identity, with where they are printed."""
    figures = [figure for row in rows if (figure := _figure(row)) is not None]
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for figure in _in_sums(figures):
        found[figure.line, figure.printed].update(("digit", "value"))
    for rate, above, below in _in_rates(figures):
        found[rate.line, rate.printed].add("rounding")
        for part in (above, below):
            found[part.line, part.printed].add("digit")
    for figure in _repeated(figures):
        found[figure.line, figure.printed].add("digit")
    return [
        Bound(line, printed, tuple(sorted(errors)))
        for (line, printed), errors in sorted(found.items())
        if _once(lines[line - 1], printed)
    ]


@dataclass(frozen=True)
class _Figure:
    line: int
    printed: str
    measure: str
    dims: frozenset[tuple[str, str]]
    value: Decimal
    unit: str
    repeat: bool


def _figure(row: Mapping[str, str]) -> _Figure | None:
    match = _PRINTED.search(row["note"])
    if match is None:
        return None
    dims = frozenset(
        (key, value) for key, _, value in (d.partition("=") for d in row["dims"].split(";") if d)
    )
    return _Figure(
        int(match["line"]),
        match["text"],
        row["measure"],
        dims,
        Decimal(row["value"]),
        row["unit"],
        "REPEAT" in row["note"],
    )


def _once(line: str, printed: str) -> bool:
    return len(re.findall(rf"(?<![\d,.]){re.escape(printed)}(?![\d,]|\.\d)", line)) == 1


def _in_sums(figures: Sequence[_Figure]) -> Iterator[_Figure]:
    """The parts of one measure, told apart by one more dimension, that add up to a total."""
    for total in figures:
        by_key: dict[str, list[_Figure]] = defaultdict(list)
        for figure in figures:
            more = figure.dims - total.dims
            near = abs(figure.line - total.line) <= _NEAR
            if figure.measure == total.measure and total.dims < figure.dims and near:
                if len(more) == 1 and figure.unit == total.unit:
                    by_key[next(iter(more))[0]].append(figure)
        for parts in by_key.values():
            if len(parts) > 1 and sum(part.value for part in parts) == total.value:
                yield total
                yield from parts


_NEAR = 60


def _in_rates(figures: Sequence[_Figure]) -> Iterator[tuple[_Figure, _Figure, _Figure]]:
    """The rates that exactly one pair of counts on the same line gives."""
    by_line: dict[int, list[_Figure]] = defaultdict(list)
    for figure in figures:
        by_line[figure.line].append(figure)
    for found in by_line.values():
        for rate in (figure for figure in found if figure.unit == "percent"):
            printed = re.fullmatch(r"\d+\.(?P<places>\d+)%", rate.printed)
            places = len(printed["places"]) if printed else 0
            pairs = [
                (min(pair, key=_by_value), max(pair, key=_by_value))
                for pair in combinations([f for f in found if f.unit != "percent"], 2)
                if min(f.value for f in pair) > 0
            ]
            fitting = [
                (above, below)
                for above, below in pairs
                if percent(int(above.value), int(below.value), places) == rate.printed
            ]
            if places and len(fitting) == 1:
                yield (rate, *fitting[0])


def _by_value(figure: _Figure) -> Decimal:
    return figure.value


def _repeated(figures: Sequence[_Figure]) -> Iterator[_Figure]:
    """Large figures that the report prints a second time within the same paragraph or table."""
    for figure in figures:
        for other in figures:
            same = (figure.measure, figure.dims, figure.value) == (
                other.measure,
                other.dims,
                other.value,
            )
            if same and other.repeat and not figure.repeat and figure.value >= 100:
                if 0 < other.line - figure.line <= _NEAR:
                    yield figure

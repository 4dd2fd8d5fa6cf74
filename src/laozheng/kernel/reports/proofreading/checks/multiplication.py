"""Products: unit amount by count, visits by frequency, formulas under a table, factors in notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from laozheng.base.numerals import read_number
from laozheng.base.text import squeeze
from laozheng.kernel.reports.proofreading.checks.closeness import (
    one_slip_apart,
    rounds_to,
    show,
    total_of,
)
from laozheng.kernel.reports.proofreading.checks.declare import (
    AGREES,
    CONTRADICTS,
    DOUBTFUL,
    Check,
)
from laozheng.kernel.reports.proofreading.checks.passages import (
    Mention,
    Passage,
    Reading,
    indexes_of,
    words,
)
from laozheng.kernel.reports.proofreading.checks.tables import cells_check
from laozheng.kernel.reports.proofreading.layout import FoundTable, TableCell

_UNIT_AMOUNT = re.compile(
    r"[(](?P<cap>最高|上限|至多)?每?[人名件案戶]?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[萬千仟]?)元?[)]"
)
_COUNT = re.compile(r"件數|人數|案數|人次|戶數|件$|人$|名$")
_AMOUNT = re.compile(r"金額|經費|補助額|^元$|金$")
_EACH = re.compile(
    r"每[一]?(?P<counter>[人名位件案戶場班家])(?P<between>[^，。；\d]{0,8})"
    r"(?P<number>\d[\d,.]*(?:[萬千仟][\d,]*)?)元"
)
_FREQUENCY = re.compile(
    r"(?<![\d,.])(?P<times>\d{1,2})\s*次[^，。；\d]{0,8}(?P<count>\d[\d,]*)\s*(?P<counter>[家人件戶處])"
)
_CEILING = re.compile(r"最高|上限|至多|以內|不超過")
_SCALES = {"": 1, "千": 1000, "仟": 1000, "萬": 10000}
_LETTER = re.compile(r"[(（]([A-Z])[)）]")
_FACTOR = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?)\s*k?gCO|為\s*(?:約\s*)?(\d+(?:\.\d+)?)\s*k?g")


def products(reading: Reading) -> Iterator[Check]:
    """All products of the text and its tables."""
    for table in reading.tables:
        yield from _unit_amounts(table)
        yield from _formulas(table, reading)
        yield from _factors(table, reading)
    for passage in reading.passages:
        yield from _each(passage)
        yield from _frequencies(passage)


@dataclass(frozen=True)
class _Product:
    """A unit amount from a head, with the count and the amount that stand under it."""

    each: Decimal
    ceiling: bool
    count: TableCell
    amount: TableCell

    def due(self, scale: int) -> Decimal:
        return self.each * (self.count.value or 0) / scale


def _unit_amounts(table: FoundTable) -> Iterator[Check]:
    """件數 × (2萬) = 金額, the amount in 元, 千元 or 萬元 as most columns show."""
    found = list(_by_column(table)) or list(_by_row(table))
    exact = [product for product in found if not product.ceiling]

    def fitting(scale: int) -> int:
        return sum(product.due(scale) == product.amount.value for product in exact)

    scale = max((1, 1000, 10000), key=fitting)
    if fitting(scale) < 2:
        return
    for product in found:
        due, printed = product.due(scale), product.amount.value or Decimal(0)
        fits = printed <= due if product.ceiling else printed == due
        sign = "至多" if product.ceiling else ""
        reason = f"{product.count.text}×{show(product.each)}元{sign}為{show(due * scale)}元，"
        reason += "與金額相符。" if fits else f"表中金額為{product.amount.text}。"
        yield cells_check(
            "product",
            (product.count, product.amount),
            f"{'≤' if product.ceiling else ''}{show(due)}",
            show(printed),
            AGREES if fits else CONTRADICTS,
            reason,
        )


def _unit_amount(label: str) -> tuple[Decimal, bool] | None:
    match = _UNIT_AMOUNT.search(words(label))
    if match is None or not (match["scale"] or "元" in match[0]):
        return None
    return read_number(match["number"]) * _SCALES[match["scale"]], bool(match["cap"])


def _by_column(table: FoundTable) -> Iterator[_Product]:
    """The heads of the columns bear the unit amounts; counts and amounts are two rows."""
    counts = next((row for row in table.rows if _COUNT.search(words(row.label))), None)
    amounts = next((row for row in table.rows if _AMOUNT.search(words(row.label))), None)
    if counts is None or amounts is None or counts is amounts:
        return
    for label, count, amount in zip(table.head, counts.cells, amounts.cells, strict=False):
        each = _unit_amount(label)
        if each and count.value is not None and amount.value is not None:
            yield _Product(*each, count, amount)


def _by_row(table: FoundTable) -> Iterator[_Product]:
    """The labels of the rows bear the unit amounts; counts and amounts are two columns."""
    counts = [n for n, label in enumerate(table.head) if _COUNT.search(words(label))]
    amounts = [n for n, label in enumerate(table.head) if _AMOUNT.search(words(label))]
    for row in table.rows:
        each = _unit_amount(row.label)
        if each is None or not counts or not amounts or row.by_group:
            continue
        count, amount = row.cells[counts[0]], row.cells[amounts[0]]
        if count.value is not None and amount.value is not None:
            yield _Product(*each, count, amount)


def _each(passage: Passage) -> Iterator[Check]:
    """每人補助3萬元，共補助41人，計123萬元."""
    for match in _EACH.finditer(passage.text):
        each = read_number(match["number"])
        after = [m for m in passage.mentions if m.start >= match.end()]
        end = re.search(r"[。；]", passage.text[match.end() :])
        if end:
            after = [m for m in after if m.start < match.end() + end.start()]
        counts = [m for m in after if m.finding.counter.startswith(match["counter"])]
        amounts = [m for m in after if m.finding.unit == "twd"]
        if len(counts) != 1 or len(amounts) != 1:
            continue
        count, amount = counts[0], amounts[0]
        due = each * count.value
        ceiling = _CEILING.search(match["between"])
        fits = amount.value <= due if ceiling else amount.value == due
        slip = one_slip_apart(due, amount.value)
        yield Check(
            "product",
            (passage.line,),
            f"{'≤' if ceiling else ''}{show(due)}",
            amount.finding.text,
            AGREES if fits else CONTRADICTS if slip or ceiling else DOUBTFUL,
            f"{count.finding.text}×{show(each)}元為{show(due)}元"
            + ("，與金額相符。" if fits else f"，文中為{amount.finding.text}。"),
            indexes_of((count, amount)),
        )


def _frequencies(passage: Passage) -> Iterator[Check]:
    """訪查2次者25家、3次者11家，完成訪視36家次: visits are frequency by bodies."""
    pairs = list(_FREQUENCY.finditer(passage.text))
    if len(pairs) < 2 or len({pair["counter"] for pair in pairs}) > 1:
        return
    counter = pairs[0]["counter"]
    after = [m for m in passage.mentions if m.start >= pairs[-1].end()]
    total = next((m for m in after if m.finding.counter in (f"{counter}次", "次")), None)
    counts = [Decimal(read_number(pair["count"])) for pair in pairs]
    visits = total_of(int(pair["times"]) * count for pair, count in zip(pairs, counts, strict=True))
    if total is None or (
        total.value not in (visits, total_of(counts)) and not _close(total, visits)
    ):
        return
    spans = [(pair.start("count"), pair.end("count")) for pair in pairs]
    parts = [m for m in passage.mentions if any(start <= m.start < end for start, end in spans)]
    fits = total.value == visits
    reason = f"依所列次數與{counter}數計算應為{show(visits)}次，"
    if fits:
        reason += "與合計相符。"
    elif total.value == total_of(counts):
        reason += f"文中的{total.finding.text}只是{counter}數相加。"
    else:
        reason += f"文中為{total.finding.text}。"
    yield Check(
        "frequency",
        (passage.line,),
        show(visits),
        total.finding.text,
        AGREES if fits else CONTRADICTS,
        reason,
        indexes_of((*parts, total)),
    )


def _close(total: Mention, visits: Decimal) -> bool:
    return total.value == visits or one_slip_apart(total.value, visits)


def _formulas(table: FoundTable, reading: Reading) -> Iterator[Check]:
    """A note that adds up the lettered rows: (A)=(B)+(C)=(D)+(E)."""
    rows = {match[1]: row for row in table.rows if (match := _LETTER.search(row.own or row.label))}
    if len(rows) < 3:
        return
    for number, text in reading.text_lines:
        if not table.last_line < number <= table.last_line + _NOTE_REACH:
            continue
        sides = re.split(r"[=＝]", text)
        letters = [_LETTER.findall(side) for side in sides]
        if (
            len(sides) < 2
            or not all(letters)
            or not {x for side in letters for x in side} <= set(rows)
        ):
            continue
        whole = rows[letters[0][0]]
        for side in letters[1:]:
            yield _formula(number, whole.cells, [rows[letter].cells for letter in side], side)


_NOTE_REACH = 14


def _formula(
    number: int,
    whole: Sequence[TableCell],
    parts: Sequence[Sequence[TableCell]],
    letters: Sequence[str],
) -> Check:
    sums = [total_of(row[n].value or Decimal(0) for row in parts) for n in range(len(whole))]
    printed = [cell.value or Decimal(0) for cell in whole]
    fits = sums == printed
    name = "＋".join(letters)
    lines = (number, *sorted({cell.line for cell in whole}))
    figures = tuple(
        f for cell in (*whole, *(c for row in parts for c in row)) for f in cell.figures
    )
    return Check(
        "formula",
        lines,
        "、".join(show(value) for value in sums),
        "、".join(show(value) for value in printed),
        AGREES if fits else CONTRADICTS,
        f"註中的{name}在表中為{show(sums[-1])}，"
        + ("與所述相符。" if fits else f"不是{show(printed[-1])}。"),
        figures,
    )


def _factors(table: FoundTable, reading: Reading) -> Iterator[Check]:
    """A column made of another by factors from the notes; its total adds rounded parts."""
    factors = [
        read_number(next(filter(None, match.groups())))
        for number, text in reading.text_lines
        if table.last_line < number <= table.last_line + _NOTE_REACH
        for match in _FACTOR.finditer(squeeze(text).replace("₂", "2"))
    ]
    total = next((row for row in table.rows if row.is_total and not row.by_group), None)
    if not factors or total is None or table.width < 2:
        return
    for base, made in ((a, b) for b in range(1, table.width) for a in range(b)):
        rows = [row for row in table.rows if row is not total and not row.by_group]
        found = [_scaled(row.cells[base], row.cells[made], factors) for row in rows]
        cell = total.cells[made]
        if len(found) < 2 or None in found or cell.value is None:
            continue
        exact = sum((value for value in found if value is not None), Fraction(0))
        parts = [row.cells[made] for row in rows]
        rounded = total_of(part.value or Decimal(0) for part in parts)
        if rounded == cell.value and not rounds_to(exact, cell.value, cell.decimals):
            shown = show(round(Decimal(float(exact)), cell.decimals))
            reason = f"合計{cell.text}是各項四捨五入後相加；未捨入的合計為{shown}。"
            cells = (*parts, cell)
            yield cells_check("rounded_parts", cells, shown, cell.text, DOUBTFUL, reason)


def _scaled(base: TableCell, made: TableCell, factors: Sequence[Decimal]) -> Fraction | None:
    """The exact product that rounds to what is printed, with some power of ten as the unit."""
    if base.value is None or made.value is None:
        return None
    for factor in factors:
        for power in (0, 3, 6):
            exact = Fraction(base.value) * Fraction(factor) / 10**power
            if rounds_to(exact, made.value, made.decimals):
                return exact
    return None

"""Changes against the years of a table: rates of change in text and table, points or %, flows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from laozheng.kernel.reports.proofreading.checks.changes import direction_of, is_change
from laozheng.kernel.reports.proofreading.checks.closeness import rounds_to, show
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
    words,
)
from laozheng.kernel.reports.proofreading.checks.tables import cells_check
from laozheng.kernel.reports.proofreading.layout import FoundTable, TableCell
from laozheng.kernel.reports.proofreading.layout.grid import year_in

_RATE = re.compile(r"[率%％]")
_SAVING = re.compile(r"減|節|降")
_GROWTH = re.compile(r"增|成長|提升")
_ACTION = re.compile(r"[減節降增提升成長少加率%％量使用比例]")
_UNCHANGED = re.compile(r"(?:無|未|沒有)[^，。]{0,6}(?:變化|差異|變動)|持平|大致相同")
_YEAR = re.compile(r"((?:19|20)\d\d|1[0-4]\d|[6-9]\d)\s*年")
_IN = re.compile(r"新進|新增|進用|受理|加入|遷入")
_OUT = re.compile(r"離職|退出|解散|結案|遷出|減少人")
_STOCK = re.compile(r"總人數|總數|在職|現有|期末")
_EFFICIENCY = re.compile(r"效率[^，。；]{0,4}(?:提升|提高|改善|增進)")
_AMOUNT = re.compile(r"度數|用量|使用量|消耗量|總量")
_NEAR = Fraction(1, 2)
_NOTICEABLE = Fraction(1, 10)
_CE_OFFSET = 1911


@dataclass(frozen=True)
class Series:
    """A row of a table by years."""

    table: FoundTable
    label: str
    cells: dict[int, TableCell]

    def value(self, year: int) -> Decimal | None:
        """The number of a year."""
        cell = self.cells.get(year)
        return cell.value if cell else None

    def change(self, year: int) -> Fraction | None:
        """The change to the year before in percent."""
        new, old = self.value(year), self.value(year - 1)
        if new is None or not old:
            return None
        return (Fraction(new) - Fraction(old)) * 100 / Fraction(old)


def trends(reading: Reading) -> Iterator[Check]:
    """All that the years of the tables show."""
    series = list(series_of(reading))
    rates = [row for row in series if _RATE.search(row.label)]
    amounts = [row for row in series if not _RATE.search(row.label)]
    for rate in rates:
        if _SAVING.search(rate.label) or _GROWTH.search(rate.label):
            yield from _rate_row(rate, amounts)
    for passage in reading.passages:
        for sentence in passage.sentences():
            yield from _in_text(passage, sentence, amounts, rates)
        yield from _amount_for_efficiency(passage)
    yield from _flows(amounts)


def series_of(reading: Reading) -> Iterator[Series]:
    """The rows of the tables whose columns, or groups of columns, are years."""
    for table in reading.tables:
        years = table.years()
        groups = {n: year_in(label) for n, (label, _, _) in enumerate(table.groups)}
        for row in table.rows:
            columns = {n: y for n, y in groups.items() if y} if row.by_group else years
            one_each = len(set(columns.values())) == len(columns)
            if len(columns) > 1 and one_each:
                cells = {year: row.cells[n] for n, year in columns.items()}
                yield Series(table, words(row.label), cells)


def _rate_row(rate: Series, amounts: Sequence[Series]) -> Iterator[Check]:
    """用水減量% over the years against the amounts over the same years."""
    sign = -1 if _SAVING.search(rate.label) else 1
    years = [year for year, cell in rate.cells.items() if cell.value is not None]
    candidates = []
    for amount in amounts:
        common = [year for year in years if amount.change(year) is not None]
        if common and _about_the_same(rate.label, amount.label):
            fits = [year for year in common if _fits(rate, amount, year, sign)]
            near = [year for year in common if _near(rate, amount, year, sign)]
            if len(near) == len(common):
                candidates.append((len(fits), amount, common))
    if not candidates:
        return
    _, amount, common = max(candidates, key=lambda found: found[0])
    for year in common:
        yield _rate_check(rate, amount, year, sign)
    yield from _part_of_whole(rate, amount, common, amounts, sign)


def _about_the_same(rate: str, amount: str) -> bool:
    """Whether two labels share a word that is not merely 減, 量, 使用."""
    return bool(set(_ACTION.sub("", rate)) & set(amount))


def _exact(amount: Series, year: int, sign: int) -> Fraction:
    return (amount.change(year) or Fraction(0)) * sign


def _fits(rate: Series, amount: Series, year: int, sign: int) -> bool:
    cell = rate.cells[year]
    printed = cell.value if cell.value is not None else Decimal(0)
    exact = _exact(amount, year, sign)
    rounded = rounds_to(abs(exact), abs(printed), cell.decimals)
    return rounded and (exact < 0) == (printed < 0)


def _near(rate: Series, amount: Series, year: int, sign: int) -> bool:
    printed = rate.value(year) or Decimal(0)
    return abs(_exact(amount, year, sign) - Fraction(printed)) < _NEAR


def _rate_check(rate: Series, amount: Series, year: int, sign: int) -> Check:
    cell, exact = rate.cells[year], _exact(amount, year, sign)
    shown = f"{show(round(Decimal(float(exact)), cell.decimals))}%"
    fits = _fits(rate, amount, year, sign)
    old, new = amount.cells[year - 1], amount.cells[year]
    return cells_check(
        "trend",
        (cell, old, new),
        shown,
        f"{show(cell.value or Decimal(0))}%",
        AGREES if fits else CONTRADICTS,
        f"「{amount.label}」由{old.text}到{new.text}，變動率為{shown}，"
        + ("與所印相符。" if fits else f"所印「{rate.label}」為{cell.text}。"),
    )


def _part_of_whole(
    rate: Series, part: Series, years: Sequence[int], amounts: Sequence[Series], sign: int
) -> Iterator[Check]:
    """The rate fits one part of a whole, but the whole gives another rate."""
    beside = [row for row in amounts if row.table is part.table and row is not part]
    for whole, rest in ((a, b) for a in beside for b in beside if a is not b):
        if not all(_adds_up(whole, part, rest, year) for year in part.cells):
            continue
        off = [year for year in years if not _fits(rate, whole, year, sign)]
        if off:
            cells = [rate.cells[year] for year in off]
            cells += [whole.cells[y] for year in off for y in (year - 1, year)]
            shown = "、".join(
                f"{show(round(Decimal(float(_exact(whole, y, sign))), 2))}%" for y in off
            )
            yield cells_check(
                "trend",
                cells,
                shown,
                "、".join(rate.cells[year].text for year in off),
                DOUBTFUL,
                f"「{rate.label}」只合於「{part.label}」；以總量「{whole.label}」計為{shown}。",
            )
        return


def _adds_up(whole: Series, part: Series, rest: Series, year: int) -> bool:
    values = [row.value(year) for row in (whole, part, rest)]
    return None not in values and values[0] == (values[1] or 0) + (values[2] or 0) != 0


def _in_text(
    passage: Passage,
    sentence: Sequence[Mention],
    amounts: Sequence[Series],
    rates: Sequence[Series],
) -> Iterator[Check]:
    for position, mention in enumerate(sentence):
        if not mention.is_percent or not mention.decimals:
            continue
        if is_change(mention):
            before = sentence[position - 1] if position else None
            if before is not None and before.is_percent and not is_change(before):
                yield from _points(before, mention, rates)
            else:
                yield from _change_in_text(passage, mention, amounts)
        else:
            yield from _no_change(passage, sentence, position, rates)


def _years_before(passage: Passage, mention: Mention) -> list[int]:
    found = [int(year) for year in _YEAR.findall(passage.text[: mention.start])]
    return [year if year > _CE_OFFSET else year + _CE_OFFSET for year in found]


def _change_in_text(
    passage: Passage, change: Mention, amounts: Sequence[Series]
) -> Iterator[Check]:
    """2023年較2022年減少12.50%: the amounts of a table over these years."""
    sign = direction_of(words(change.lead)) or 1
    years = set(_years_before(passage, change))
    for year in sorted({*years, *(year + 1 for year in years)}, reverse=True):
        for amount in amounts:
            exact = amount.change(year)
            label = words(passage.text[max(0, change.start - 40) : change.start])
            if exact is None or not _about_the_same(label, amount.label):
                continue
            if rounds_to(abs(exact), change.value, change.decimals):
                right = (exact > 0) == (sign > 0)
                yield _text_check(change, amount, year, exact, right=right)
                return


def _text_check(
    change: Mention, amount: Series, year: int, exact: Fraction, *, right: bool
) -> Check:
    old, new = amount.cells[year - 1], amount.cells[year]
    word = "增加" if exact > 0 else "減少"
    shown = f"{word}{show(round(Decimal(float(abs(exact))), change.decimals))}%"
    return Check(
        "trend",
        tuple(sorted({change.line, old.line, new.line})),
        shown,
        change.finding.text,
        AGREES if right else CONTRADICTS,
        f"表中「{amount.label}」由{old.text}到{new.text}為{shown}，"
        + ("與文字相符。" if right else "與文字的方向相反。"),
        (change.index, *old.figures, *new.figures),
    )


def _prior(rate: Mention, rates: Sequence[Series]) -> tuple[TableCell, TableCell] | None:
    """The cell of a table that prints a rate, and the one of the year before."""
    for row in rates:
        for year, cell in row.cells.items():
            before = row.cells.get(year - 1)
            if cell.value == rate.value and before is not None and before.value is not None:
                return before, cell
    return None


def _points(rate: Mention, change: Mention, rates: Sequence[Series]) -> Iterator[Check]:
    """新進率為8.30%，較去年下降1.2%: a difference of two rates is in percentage points."""
    found = _prior(rate, rates)
    if found is None:
        return
    old = found[0].value or Decimal(0)
    difference = abs(rate.value - old)
    relative = difference * 100 / old if old else Decimal(0)
    lines = tuple(sorted({rate.line, change.line, found[0].line}))
    figures = (rate.index, change.index, *found[0].figures)
    if rounds_to(Fraction(difference), change.value, change.decimals):
        reason = f"由{show(old)}%到{rate.finding.text}相差{show(difference)}個百分點，不是百分比。"
        expected = f"{show(difference)}個百分點"
        yield Check("points", lines, expected, change.finding.text, CONTRADICTS, reason, figures)
    elif not rounds_to(Fraction(relative), change.value, change.decimals):
        expected = f"{show(difference)}個百分點"
        reason = f"表中由{show(old)}%到{rate.finding.text}，相差{expected}，"
        reason += f"文中為{change.finding.text}。"
        yield Check("points", lines, expected, change.finding.text, CONTRADICTS, reason, figures)


def _no_change(
    passage: Passage, sentence: Sequence[Mention], position: int, rates: Sequence[Series]
) -> Iterator[Check]:
    """離職率為8.30%，與去年相比無明顯變化 – the table says what changed."""
    rate = sentence[position]
    following = sentence[position + 1].start if position + 1 < len(sentence) else len(passage.text)
    rest = re.split(r"[。；;]", passage.text[rate.end : following])[0]
    found = _prior(rate, rates)
    if found is None or not _UNCHANGED.search(rest):
        return
    old = found[0].value or Decimal(0)
    difference = abs(rate.value - old)
    if old and Fraction(difference) / Fraction(old) > _NOTICEABLE:
        yield Check(
            "wording_of_change",
            tuple(sorted({rate.line, found[0].line})),
            f"{show(difference)}個百分點",
            _UNCHANGED.search(rest)[0],  # type: ignore[index]
            DOUBTFUL,
            f"文中說沒有變化，表中由{show(old)}%到{rate.finding.text}，相差{show(difference)}個百分點。",
            (rate.index, *found[0].figures),
        )


def _amount_for_efficiency(passage: Passage) -> Iterator[Check]:
    """用電效率已提升，度數減少12%: an amount may fall for other reasons than efficiency."""
    for mention in passage.mentions:
        sentence = words(re.split(r"[。；;]", passage.text[: mention.start])[-1])
        said = _EFFICIENCY.search(sentence)
        if said and mention.is_percent and _AMOUNT.search(words(mention.lead)):
            reason = f"文中說{said[0]}，所舉的{mention.finding.text}卻是用量的變化，"
            reason += "效率應以單位用量（如每人、每面積）表示。"
            found = mention.finding.text
            yield Check(
                "amount_for_efficiency", (mention.line,), "", found, DOUBTFUL, reason,
                (mention.index,),
            )  # fmt: skip


def _flows(amounts: Sequence[Series]) -> Iterator[Check]:
    """The stock of last year, with what came and what went, gives the stock of this year."""
    stocks = [row for row in amounts if _STOCK.search(row.label)]
    ins = [row for row in amounts if _IN.search(row.label)]
    outs = [row for row in amounts if _OUT.search(row.label)]
    for came in ins[:1]:
        for gone in outs[:1]:
            for stock in stocks[:1]:
                yield from _roll(stock, came, gone)


def _roll(stock: Series, came: Series, gone: Series) -> Iterator[Check]:
    for year, cell in stock.cells.items():
        values = [stock.value(year - 1), came.value(year), gone.value(year), cell.value]
        if None in values:
            continue
        old, inflow, outflow, new = (value or Decimal(0) for value in values)
        rolled = old + inflow - outflow
        fits = rolled == new
        cells = (stock.cells[year - 1], came.cells[year], gone.cells[year], cell)
        reason = f"{show(old)}＋{show(inflow)}－{show(outflow)}＝{show(rolled)}，"
        reason += "與期末數相符。" if fits else f"與所印的{show(new)}不符。"
        verdict = AGREES if fits else DOUBTFUL
        yield cells_check("flow", cells, show(rolled), show(new), verdict, reason)

"""One figure printed more than once: with other values, other labels, another period."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from laozheng.kernel.reports.proofreading.checks.changes import is_change
from laozheng.kernel.reports.proofreading.checks.closeness import one_slip_apart, show
from laozheng.kernel.reports.proofreading.checks.declare import (
    AGREES,
    CONTRADICTS,
    DOUBTFUL,
    Check,
)
from laozheng.kernel.reports.proofreading.checks.labels import likeness, naming, nouns, subject_of
from laozheng.kernel.reports.proofreading.checks.passages import (
    Mention,
    Reading,
    indexes_of,
    lines_of,
    words,
)
from laozheng.kernel.reports.proofreading.checks.targets import in_targets
from laozheng.kernel.reports.proofreading.layout import TableCell

_DISTINCT = 1000
_NEARLY_A_YEAR = 300
_LARGE = 100
_SMALLEST = 10
_TABLE_REACH = 6
_TOTAL = re.compile(r"[共計總]")
_SUBJECT_LENGTH = 3
_SEVERAL = re.compile(r"[兩二三四五各多]項(?:計畫|方案|活動)")
_PROGRAM = re.compile(r"[「『]([^「」『』]{4,20}(?:計畫|方案))[」』]")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*月(?!\s*\d{1,2}\s*日)")
_OTHER_BASES = ("subset", "change", "per")


def repeats(reading: Reading) -> Iterator[Check]:
    """All that is printed twice and does not fit, or fits."""
    mentions = [m for m in reading.mentions() if not is_change(m)]
    yield from _same_subject(reading, mentions)
    yield from _same_value(mentions)
    yield from _same_set(reading)
    yield from _one_or_several(reading)


def _year(mention: Mention) -> int | None:
    """The year that a number is for; None when no period is known, or a shorter one."""
    period = mention.finding.period
    if period is None or (period.end - period.start).days < _NEARLY_A_YEAR:
        return None
    return period.start.year


def _same_subject(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Check]:
    """One subject in one unit and one year with different values."""
    by_subject: dict[tuple[str, str, bool], list[Mention]] = defaultdict(list)
    for mention in mentions:
        subject, basis = subject_of(mention), mention.finding.basis
        if len(subject) >= _SUBJECT_LENGTH and basis not in _OTHER_BASES:
            unit = mention.counter or mention.finding.unit
            by_subject[subject, unit, basis == "cumulative"].append(mention)
    for (subject, _, _), found in by_subject.items():
        found = [m for m in found if m.is_exact and not in_targets(reading, m.line)]
        years = {year for m in found if (year := _year(m)) is not None}
        if len(lines_of(found)) < 2 or len(years) > 1 or _all_percent(found):
            continue
        counts = Counter(m.value for m in found)
        shown = "、".join(dict.fromkeys(m.finding.text for m in found))
        if len(counts) == 1:
            verdict, reason = AGREES, f"「{subject}」各處都印為{shown}。"
        elif _one_slip(counts) or all(_TOTAL.search(words(m.lead)) for m in found):
            verdict = CONTRADICTS if _one_slip(counts) else DOUBTFUL
            reason = f"「{subject}」在不同地方印為{shown}，請確認是否為同一項統計。"
        else:
            continue
        expected = show(counts.most_common(1)[0][0])
        figures = indexes_of(found)
        yield Check("repeat", lines_of(found), expected, shown, verdict, reason, figures)


def _all_percent(found: Sequence[Mention]) -> bool:
    return all(mention.is_percent for mention in found)


def _one_slip(counts: Counter[Decimal]) -> bool:
    """Whether two values differ by one slip: large ones, or one against several equal ones."""
    if len(counts) != 2:
        return False
    (first, most), (second, least) = counts.most_common()
    large = min(first, second) >= _LARGE or (most > 1 == least and min(first, second) >= _SMALLEST)
    return large and one_slip_apart(first, second)


def _same_value(mentions: Sequence[Mention]) -> Iterator[Check]:
    """One large value in one unit under labels of which each names something of its own."""
    by_value: dict[tuple[Decimal, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.value >= _DISTINCT and mention.value % 100:
            by_value[mention.value, mention.counter].append(mention)
    for (_, counter), found in by_value.items():
        named = [(name, m) for m in found if (name := naming(m))]
        labels = list(dict.fromkeys(name for name, _ in named))
        if not counter or len(lines_of(m for _, m in named)) < 2:
            continue
        if any(_names_apart(first, second) for first, second in combinations(labels, 2)):
            names = "、".join(f"「{label}」" for label in labels)
            reason = f"{found[0].finding.text}在不同地方稱為{names}，請用同一名稱。"
            figures = indexes_of(m for _, m in named)
            lines = lines_of(m for _, m in named)
            yield Check("label_variant", lines, labels[0], names, DOUBTFUL, reason, figures)


def _names_apart(first: str, second: str) -> bool:
    """Whether each of two labels has words that the other lacks: no mere abbreviation."""
    return min(len(set(first) - set(second)), len(set(second) - set(first))) >= 2


def _same_set(reading: Reading) -> Iterator[Check]:
    """Three figures of a sentence printed again in a row elsewhere, for another period."""
    runs: dict[tuple[tuple[object, str], ...], list[tuple[Mention, ...]]] = defaultdict(list)
    for passage in reading.passages:
        for sentence in passage.sentences():
            plain = [m for m in sentence if m.counter]
            for start in range(len(plain) - 2):
                run = tuple(plain[start : start + 3])
                runs[tuple((m.value, m.counter) for m in run)].append(run)
    for found in runs.values():
        places = [
            run for n, run in enumerate(found) if n == 0 or run[0].line != found[n - 1][0].line
        ]
        if len(places) < 2 or len({m.value for m in places[0]}) < 3:
            continue
        months = [_months(reading, run[0]) for run in places]
        if len(set(months)) > 1:
            figures = [m for run in places for m in run]
            texts = "、".join(m.finding.text for m in places[0])
            yield Check(
                "repeated_for_other_period",
                lines_of(figures),
                months[0] or "全年",
                next((month for month in months if month != months[0]), ""),
                DOUBTFUL,
                f"{texts}在兩處重複，但所述期間不同，請確認期間。",
                indexes_of(figures),
            )


def _one_or_several(reading: Reading) -> Iterator[Check]:
    """Two numbers of a sentence told of several programs, and of one of these in a table."""
    pairs: dict[tuple[object, ...], list[tuple[Mention, Mention]]] = defaultdict(list)
    for passage in reading.passages:
        for sentence in passage.sentences():
            for first, second in pairwise(m for m in sentence if m.counter and m.is_exact):
                key = (first.value, first.counter, second.value, second.counter)
                pairs[key].append((first, second))
    for found in pairs.values():
        several = [pair for pair in found if _SEVERAL.search(_text_before(reading, pair[0]))]
        for pair in several:
            programs = _PROGRAM.findall(_text_before(reading, pair[0]))
            other = next((p for p in found if _is_row_of(reading, p[0], programs)), None)
            if other is not None:
                texts = "、".join(m.finding.text for m in pair)
                figures = [*pair, *other]
                reason = f"{texts}一處說是數項計畫的合計，一處只列在其中一項之下，請確認範圍。"
                yield Check(
                    "one_or_several", lines_of(figures), "", texts, DOUBTFUL, reason,
                    indexes_of(figures),
                )  # fmt: skip


def _text_before(reading: Reading, mention: Mention) -> str:
    return words(reading.source.line(mention.line).text[: mention.start])


def _is_row_of(reading: Reading, mention: Mention, programs: Sequence[str]) -> bool:
    """Whether a number stands in a line of cells that is headed by one of some programs."""
    head, *cells = reading.source.line(mention.line).text.split("\t")
    names = [name.removesuffix("計畫").removesuffix("方案") for name in programs]
    return bool(cells) and any(words(name) in words(head) for name in names)


def _months(reading: Reading, mention: Mention) -> str:
    """The month named in the clause of a number, or ""."""
    text = reading.source.line(mention.line).text[: mention.start]
    clause = re.split(r"[，。；]", text)[-1]
    match = _MONTH.search(words(clause))
    return match[0] if match else ""


def table_repeats(reading: Reading) -> Iterator[Check]:
    """A figure of a sentence that the table below prints as a total, or nearly prints."""
    for table in reading.tables:
        totals = [cell for row in table.rows if row.is_total for cell in row.cells]
        totals += [row.cells[-1] for row in table.rows if row.cells]
        totals = [cell for cell in totals if cell.value is not None]
        names = nouns("".join((*table.heads, *table.head, *(row.label for row in table.rows))))
        for passage in reading.passages:
            if not 0 < table.first_line - passage.line <= _TABLE_REACH:
                continue
            for mention in passage.mentions:
                named = likeness(subject_of(mention), names) > 0
                yield from _in_table(mention, totals, named=named)


def _in_table(mention: Mention, totals: Sequence[TableCell], *, named: bool) -> Iterator[Check]:
    finding = mention.finding
    if mention.value < _SMALLEST or is_change(mention) or not (finding.counter or finding.unit):
        return
    scales = (1, 1000, 10000) if finding.unit == "twd" else (1,)
    scaled = [(cell, (cell.value or Decimal(0)) * scale) for cell in totals for scale in scales]
    same = next((cell for cell, value in scaled if value == mention.value), None)
    if same is not None and (named or mention.value >= _LARGE):
        reason = f"文字的{finding.text}與表中的{same.text}相符。"
        yield _beside_table(mention, same, AGREES, reason)
    elif same is None and (named or mention.value >= _DISTINCT):
        near = next((c for c, value in scaled if _a_slip_from(c, value, mention)), None)
        if near is not None:
            reason = f"文字的{finding.text}與表中的{near.text}只差一個數字。"
            yield _beside_table(mention, near, CONTRADICTS, reason)


def _a_slip_from(cell: TableCell, value: Decimal, mention: Mention) -> bool:
    return (cell.value or 0) >= _LARGE and one_slip_apart(value, mention.value)


def _beside_table(mention: Mention, cell: TableCell, verdict: str, reason: str) -> Check:
    return Check(
        "text_and_table",
        tuple(sorted({mention.line, cell.line})),
        cell.text,
        mention.finding.text,
        verdict,
        reason,
        (mention.index, *cell.figures),
    )

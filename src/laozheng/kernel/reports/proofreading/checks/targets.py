"""Targets and forecasts: printed where a result is expected, or already passed by the result."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from laozheng.base.text import squeeze
from laozheng.kernel.reports.proofreading.checks.declare import DOUBTFUL, Check
from laozheng.kernel.reports.proofreading.checks.passages import (
    Mention,
    Passage,
    Reading,
    alike,
    indexes_of,
    lines_of,
    words,
)
from laozheng.kernel.reports.proofreading.checks.tables import cells_check
from laozheng.kernel.reports.proofreading.checks.trends import Series, series_of
from laozheng.kernel.reports.proofreading.layout import TableCell

_TARGETS = re.compile(r"目標|短期|中期|長期|規劃|未來|計畫重點|預期")
_RESULTS = re.compile(r"績效|成果|成效|效益|執行情形|辦理情形")
_RESULT_RATE = re.compile(r"就業率|成立率|達成率|合格率|及格率|結訓率|媒合率|滿意")
_FORECAST = re.compile(r"預計|預期|預估|可望|可達")
_BOUND = re.compile(r"達$|至少$|逾$|超過$")
_STOP = re.compile(
    r"辦理|每年|至少|持續|執行|實施|開設|共計|以上|年度|達成|提供|推動|完成|年|共|計|達|約|並|及|、|的"
)
_EACH_YEAR = re.compile(r"每年(?:至少|約)?新增")
_IN_ALL = re.compile(r"累[積計]達?")
_SAYS_WHICH = re.compile(r"新增|累[積計]|年底|現有")
_NAME_LENGTH = 4
_LIST_ITEM = re.compile(r"^(?:[-–•▶◆●○]|[(（]?(?:\d{1,2}|[一二三四五六七八九十])[.、)）])")
_TITLE_LENGTH = 16
_LOOK_BACK = 30
_REACH = 50


def targets(reading: Reading) -> Iterator[Check]:
    """All forecasts in the place of results, and targets that are passed already."""
    planned = [p for p in reading.passages if in_targets(reading, p.line)]
    lines = {passage.line for passage in planned}
    done = [p for p in reading.passages if p.line not in lines]
    for passage in done:
        for mention in passage.mentions:
            if _is_forecast(passage, mention):
                yield _forecast(mention)
    yield from _passed(planned, done)
    yield from _new_or_in_all(reading)


def in_targets(reading: Reading, line: int) -> bool:
    """Whether the nearest title above a line announces targets, not results."""
    for above in reversed(reading.source.lines[max(0, line - _LOOK_BACK) : line - 1]):
        text = squeeze(above.text)
        if any(t.first_line <= above.number <= t.last_line for t in reading.tables):
            return False
        if not text or _LIST_ITEM.match(text):
            continue
        if len(text) > _TITLE_LENGTH:
            return False
        if _RESULTS.search(text):
            return False
        if _TARGETS.search(text):
            return True
    return False


def _is_forecast(passage: Passage, mention: Mention) -> bool:
    before = words(passage.text[max(0, mention.start - 16) : mention.start])
    if not mention.is_percent or not _RESULT_RATE.search(before) or "目標" in before:
        return False
    bound = words(mention.tail).startswith("以上") or mention.finding.qualifier == "at_least"
    return bool(_FORECAST.search(before)) or (bound and bool(_BOUND.search(before)))


def _forecast(mention: Mention) -> Check:
    guess = bool(_FORECAST.search(words(mention.lead)))
    what = "預計值" if guess else "下限"
    return Check(
        "forecast",
        (mention.line,),
        "",
        mention.finding.text,
        DOUBTFUL,
        f"{mention.finding.text}是{what}，不是實際結果，請改印已屆追蹤期的實際比率。",
        (mention.index,),
    )


def _passed(planned: list[Passage], done: list[Passage]) -> Iterator[Check]:
    """每年至少開設80班 under targets, 開設85班 under results of the same chapter."""
    found: dict[int, list[Mention]] = {}
    for passage in planned:
        for target in passage.mentions:
            near = [p for p in done if 0 < p.line - passage.line < _REACH]
            results = [m for p in near for m in p.mentions]
            result = _result_of(target, results)
            if result is not None and result.value > target.value:
                found.setdefault(result.line, []).extend((target, result))
    for figures in found.values():
        pairs = list(zip(figures[::2], figures[1::2], strict=True))
        texts = "、".join(f"{t.finding.text}（已達{r.finding.text}）" for t, r in pairs)
        yield Check(
            "target_passed",
            lines_of(figures),
            "",
            "、".join(target.finding.text for target, _ in pairs),
            DOUBTFUL,
            f"目標低於已有的成果：{texts}。",
            indexes_of(figures),
        )


def _result_of(target: Mention, results: list[Mention]) -> Mention | None:
    """The first result in the same unit that shares its noun with a target."""
    wanted = _pairs_of(target)
    for result in results:
        shared = wanted & _pairs_of(result)
        if target.is_percent:
            shared = {pair for pair in shared if pair.endswith("率")}
        same_unit = alike(target, result) and target.counter == result.counter
        if same_unit and len(shared) >= (1 if target.is_percent else 2):
            if target.is_percent or target.counter:
                return result
    return None


def _pairs_of(mention: Mention) -> set[str]:
    """The pairs of characters in the words around a number, without common verbs."""
    parts = _STOP.sub(" ", f"{words(mention.lead)[-12:]} {words(mention.tail)[:8]}").split()
    return {part[n : n + 2] for part in parts for n in range(len(part) - 1)}


def _new_or_in_all(reading: Reading) -> Iterator[Check]:
    """每年新增1家、累積達5家 is the aim; the table has a number a year and does not say which."""
    told = [words(text) for _, text in reading.text_lines]
    aims = [text for text in told if _EACH_YEAR.search(text) and _IN_ALL.search(text)]
    unsaid: dict[str, list[TableCell]] = defaultdict(list)
    for row in series_of(reading):
        numbers = [cell for cell in row.cells.values() if cell.value]
        if len(numbers) < 2 or _SAYS_WHICH.search(row.label) or _grows(row):
            continue
        if any(_names(row.label, aim) for aim in aims):
            unsaid[row.label] += numbers
    for label, cells in unsaid.items():
        reason = f"目標分別訂有每年新增數與累計數，「{label}」沒有說明各年是新增還是累計。"
        texts = "、".join(dict.fromkeys(cell.text for cell in cells))
        yield cells_check("new_or_in_all", cells, "", texts, DOUBTFUL, reason)


def _grows(row: Series) -> bool:
    """Whether the numbers rise from year to year, as only a running total must."""
    values = [cell.value for _, cell in sorted(row.cells.items()) if cell.value]
    return all(a < b for a, b in pairwise(values))


def _names(label: str, aim: str) -> bool:
    """Whether a label and the sentence of an aim share a name."""
    sentence = next(s for s in re.split(r"[。；;]", aim) if _EACH_YEAR.search(s))
    pieces = (label[n : n + _NAME_LENGTH] for n in range(len(label) - _NAME_LENGTH + 1))
    return any(piece in sentence for piece in pieces)

"""Figures of one name that stand for different populations: a wider and a narrower name."""

import re
from collections.abc import Iterator

from laozheng.kernel.reports.proofreading.checks.closeness import show, total_of
from laozheng.kernel.reports.proofreading.checks.declare import DOUBTFUL, Check
from laozheng.kernel.reports.proofreading.checks.labels import nouns
from laozheng.kernel.reports.proofreading.checks.passages import (
    Mention,
    Reading,
    alike,
    indexes_of,
    lines_of,
    words,
)

_BY_MEANS_OF = re.compile(
    r"(?:運用|透過|利用|依)(?P<term>[\u4e00-\u9fff]{5,14}?)(?:成功|推介|協助|辦理|補助)"
)
_QUOTED = re.compile(r"[「『《]([^「」『』《》]+)[」』》]")
_CLASS = re.compile(r"(?P<stem>[\u4e00-\u9fff]{4,10}?)(?:職業訓練|職訓|培訓|訓練)?班$")
_BRACKETED = re.compile(r"[(（].*?[)）]")
_NAME_LENGTH = 4


def populations(reading: Reading) -> Iterator[Check]:
    """All names under which different things seem to be counted."""
    yield from _text_and_table(reading)
    yield from _plans_of_a_kind(reading)
    yield from _counted_elsewhere(reading)


def _text_and_table(reading: Reading) -> Iterator[Check]:
    """重大火災死亡12人 in the text, 火災死亡 20 in a table."""
    for table in reading.tables:
        columns = {
            nouns(_BRACKETED.sub("", label)): [c for c in table.column(n) if c.value is not None]
            for n, label in enumerate(table.head)
            if not any(row.by_group for row in table.rows)
        }
        for name, cells in columns.items():
            for mention in reading.mentions() if len(name) >= _NAME_LENGTH and cells else ():
                subject = nouns(mention.lead)
                narrower = subject != name and subject.endswith(name)
                if narrower and all(cell.value != mention.value for cell in cells):
                    cell = cells[0]
                    reason = f"文字的「{subject}」{mention.finding.text}與表中的「{name}」"
                    reason += f"{cell.text}不是同一範圍，文中沒有說明差別。"
                    yield Check(
                        "other_population",
                        tuple(sorted({mention.line, cell.line})),
                        cell.text,
                        mention.finding.text,
                        DOUBTFUL,
                        reason,
                        (mention.index, *cell.figures),
                    )


def _plans_of_a_kind(reading: Reading) -> Iterator[Check]:
    """運用某津貼推介90人, while plans named after that 津貼 count 110."""
    for passage in reading.passages:
        for match in _BY_MEANS_OF.finditer(passage.text):
            whole = next((m for m in passage.mentions if m.start >= match.end()), None)
            if whole is None:
                continue
            parts = _of_plans(reading, match["term"], whole)
            added = total_of(part.value for part in parts)
            if parts and added > whole.value:
                shown = "、".join(part.finding.text for part in parts)
                yield Check(
                    "other_population",
                    lines_of((whole, *parts)),
                    f"≥{show(added)}",
                    whole.finding.text,
                    DOUBTFUL,
                    f"「{match['term']}」{whole.finding.text}少於同類計畫的{shown}，"
                    "文中沒有說明是否包含。",
                    indexes_of((whole, *parts)),
                )


def _of_plans(reading: Reading, term: str, whole: Mention) -> list[Mention]:
    """The numbers that count like the whole in sentences that quote a plan named after the term."""
    found = []
    for passage in reading.passages:
        for sentence in passage.sentences():
            start = 0 if sentence[0] is passage.mentions[0] else _before(passage.mentions, sentence)
            said = passage.text[start : sentence[-1].end]
            if passage.line != whole.line and any(term in q for q in _QUOTED.findall(said)):
                found += [m for m in sentence if alike(m, whole) and m.counter and words(m.lead)]
    return found


def _before(mentions: tuple[Mention, ...], sentence: tuple[Mention, ...]) -> int:
    return max(m.end for m in mentions if m.start < sentence[0].start)


def _counted_elsewhere(reading: Reading) -> Iterator[Check]:
    """A class named among those of one count, while a program of that name has a count of its own.

    如「甲班、乙人員職訓班」…計33人, and elsewhere 辦理乙人員職業訓練 with 39 班 and 1,156 人.
    """
    for passage in reading.passages:
        for match in _QUOTED.finditer(passage.text):
            counted = next((m for m in passage.mentions if m.start >= match.end()), None)
            if counted is None or counted.counter not in ("人", "人次"):
                continue
            for name in re.split(r"[、,，]", match[1]):
                stem = _CLASS.search(words(name))
                other = _program_named(reading, stem["stem"], passage.line) if stem else None
                if other is not None:
                    reason = f"「{name}」列在{counted.finding.text}的班別中，"
                    reason += f"另一處「{other.label}」又有{other.finding.text}，"
                    reason += "請說明是否重複計算。"
                    yield Check(
                        "counted_elsewhere",
                        lines_of((counted, other)),
                        other.finding.text,
                        counted.finding.text,
                        DOUBTFUL,
                        reason,
                        indexes_of((counted, other)),
                    )


def _program_named(reading: Reading, stem: str, line: int) -> Mention | None:
    """The first count of heads in a sentence elsewhere that says 辦理 with the name of a class."""
    told = re.compile(rf"辦理{re.escape(stem)}(?:職業)?訓練")
    for passage in reading.passages:
        if passage.line == line or not told.search(passage.text):
            continue
        for mention in passage.mentions:
            if mention.counter in ("人", "人次") and told.search(passage.text[: mention.start]):
                return mention
    return None

"""What stands against freezing a book: everything that is open, with what may be let pass.

A ``stop`` must be mended. A ``warning`` may be accepted with a reason, which is frozen with the
book. A ``choice`` stands in nobody's way: with a reason the book is made otherwise, and the reason
is frozen as well. An ``info`` is told and no more.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from laozheng.base.periods import Period
from laozheng.kernel.measures.history import exact_of
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.document import Chapter, Document
from laozheng.kernel.reports.freezing.agreement import disagreements
from laozheng.kernel.reports.freezing.swings import swings
from laozheng.kernel.reports.freezing.wording import label_of, printed_value
from laozheng.kernel.reports.models import Acceptance, SectionText, Volume
from laozheng.kernel.reports.queries import latest_versions

_STATE_WORDS = {
    "empty": "沿用上期，尚未撰寫",
    "drafted": "尚待審核",
    "reviewed": "尚待簽署",
}
UNSIGNED, NOT_CLEARED = "unsigned", "not_cleared"
DISAGREES, PRINTED, SWING = "disagreement", "printed_before", "swing"
SMALL_CELLS = "small_cells"
# What a section may lack that its unit signed as having nothing to report.
_NOTHING_TO_REPORT = {"text_missing", "binding_missing", "line_not_installed"}


@dataclass(frozen=True)
class Hurdle:
    """One thing that stands against freezing.

    ``key`` tells it from others of its ``kind``; ``section`` and ``place`` are those of the
    outline, empty for the book as a whole. ``cause`` suggests why two books disagree, ``reason``
    is set once somebody accepted it.
    """

    kind: str
    key: str
    weight: str
    text: str
    section: str = ""
    place: str = ""
    cause: str = ""
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still stands against freezing."""
        return self.weight == "stop" or (self.weight == "warning" and not self.reason)

    def as_dict(self) -> dict[str, str]:
        """The hurdle as plain text fields."""
        return {name: str(getattr(self, name)) for name in self.__dataclass_fields__}


def gate(
    kind: BookKind,
    period: Period,
    document: Document,
    own: Iterable[Vintage],
    accept: Mapping[str, str] | None = None,
) -> tuple[Hurdle, ...]:
    """All hurdles in the order of the book; ``own`` are the figures as they would be frozen.

    ``accept`` maps a kind, or a kind and key joined by ``:``, to the reason of accepting it;
    reasons given earlier for the same difference between two books hold as well.
    """
    figures = list(own)
    volume = Volume.objects.filter(book=kind.code, period=period.code).first()
    latest = latest_versions(kind.code, period)
    found = [
        *_problems(document, latest),
        *_unsigned(document, latest, is_open=volume is not None),
        *_uncleared(volume),
        *disagreement_hurdles(kind.code, period, figures),
        *_swings(kind, document),
        *_printed_otherwise(figures),
    ]
    return tuple(accepted(hurdle, accept or {}) for hurdle in found)


def disagreement_hurdles(book: str, period: Period, own: Iterable[Vintage]) -> list[Hurdle]:
    """The differences from other books, as hurdles with the reasons that were given."""
    found = disagreements(book, period, own)
    given = {
        row.key: row
        for row in Acceptance.objects.filter(
            kind=DISAGREES, key__in=[one.key for one in found]
        ).order_by("id")
    }
    return [
        Hurdle(
            DISAGREES,
            one.key,
            "warning",
            f"{one.text}；請更正，或說明原因後接受。",
            cause=given[one.key].cause if one.key in given else one.cause,
            reason=given[one.key].reason if one.key in given else "",
        )
        for one in found
    ]


def _problems(document: Document, latest: Mapping[str, SectionText]) -> Iterator[Hurdle]:
    """What the compiled book lists; problems of one section and kind are told apart by number."""
    numbers: dict[tuple[str, str], int] = {}
    for problem in document.problems:
        version = latest.get(problem.section)
        is_nil = version is not None and version.state == "signed" and version.nil_reason
        if is_nil and problem.kind in _NOTHING_TO_REPORT:
            continue
        place = (problem.kind, problem.section)
        numbers[place] = numbers.get(place, 0) + 1
        key = f"{problem.section}#{numbers[place]}"
        yield Hurdle(
            problem.kind, key, problem.weight, problem.text, problem.section, problem.place
        )


def _unsigned(
    document: Document, latest: Mapping[str, SectionText], *, is_open: bool
) -> Iterator[Hurdle]:
    """Sections that nobody signed.

    In a volume that was opened every section must be signed. A book that was never handed out
    stands on its shipped texts, and may go out so with a reason.
    """
    for chapter in document.walk():
        if chapter.state in ("group", "line_not_installed"):
            continue
        version = latest.get(chapter.key)
        if version is None or version.state != "signed":
            yield _unsigned_hurdle(chapter, version, is_open=is_open)


def _unsigned_hurdle(chapter: Chapter, version: SectionText | None, *, is_open: bool) -> Hurdle:
    where = f"{chapter.place}「{chapter.heading}」"
    if version is None and not is_open:
        text, weight = f"{where}：沿用範本文字，尚未撰寫及簽署。", "warning"
    else:
        state = "尚未撰寫"
        if version is not None:
            returned = "已退回" if version.is_returned else ""
            state = returned or _STATE_WORDS.get(version.state, version.state)
        text, weight = f"{where}：文字{state}，請完成簽署。", "stop"
    return Hurdle(UNSIGNED, chapter.key, weight, text, chapter.key, chapter.place)


def _uncleared(volume: Volume | None) -> Iterator[Hurdle]:
    if volume is not None and volume.state != "cleared":
        yield Hurdle(NOT_CLEARED, volume.state, "stop", "全書尚未核閱，請先完成核閱。")


def _swings(kind: BookKind, document: Document) -> Iterator[Hurdle]:
    for swing in swings(kind, document):
        text = f"{swing.text}；請說明原因。"
        yield Hurdle(SWING, swing.key, "warning", text, swing.section, swing.place)


def _printed_otherwise(own: list[Vintage]) -> Iterator[Hurdle]:
    """Values of documents from before the system: the records win, the difference is listed."""
    told = Vintage.objects.filter(measure__in={v.measure for v in own}).exclude(source_document="")
    names = {(v.measure, v.dims, v.period_start, v.period_end): v for v in own if v.value}
    for vintage in told.exclude(value="").order_by("id"):
        place = (vintage.measure, vintage.dims, vintage.period_start, vintage.period_end)
        mine = names.get(place)
        if mine is None or "target" in vintage.flags.split() or _same(mine, vintage):
            continue
        text = (
            f"{label_of(mine.measure, mine.dims)}：《{vintage.source_document}》印為"
            f"{printed_value(vintage)}，本書依紀錄為{printed_value(mine)}。"
        )
        yield Hurdle(PRINTED, f"{mine.measure};{mine.dims};{vintage.pk}", "info", text)


def printing_small_cells(hidden: int, accept: Mapping[str, str]) -> tuple[Hurdle, ...]:
    """The choice of the head to print the counts that are hidden otherwise; none, none to make."""
    if not hidden:
        return ()
    text = f"全書：{hidden}個數字為保護當事人以符號代替；首長決定照實刊印者，請敘明理由。"
    return (accepted(Hurdle(SMALL_CELLS, "book", "choice", text), accept),)


def _same(mine: Vintage, other: Vintage) -> bool:
    """Equal as exactly as the other one was printed."""
    return exact_of(mine) == exact_of(other) or printed_value(mine) == printed_value(other)


def accepted(hurdle: Hurdle, accept: Mapping[str, str]) -> Hurdle:
    """The hurdle with the reason for which it is let pass, where one is given."""
    if hurdle.weight not in ("warning", "choice"):
        return hurdle
    reason = accept.get(f"{hurdle.kind}:{hurdle.key}") or accept.get(hurdle.kind) or hurdle.reason
    return replace(hurdle, reason=reason.strip())

"""What several rows say of one disposition, put together: union of articles, every announcement."""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from laozheng.base.text import squeeze
from laozheng.kernel.inspections.lists.reading import DispositionRow
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.queries import history_of
from laozheng.kernel.law.citations import Cited, parse_citations

ParagraphKey = tuple[str, int, int, int]
Meaning = tuple[str, tuple[str, ...], str]


@dataclass
class Gathered:
    """The facts of one disposition as rows add to them; what is new is told apart.

    A fact that is known stays; another value for it is a difference, and only ``correct`` takes it.
    """

    articles: dict[ParagraphKey, Cited] = field(default_factory=dict)
    descriptions: dict[ParagraphKey, str] = field(default_factory=dict)
    announcements: list[date] = field(default_factory=list)
    wordings: list[dict[str, str]] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    remark: str = ""
    kind: str = ""
    amount_twd: int | None = None
    served_on: date | None = None
    new_articles: set[ParagraphKey] = field(default_factory=set)
    new_announcements: list[date] = field(default_factory=list)
    new_service: date | None = None

    @classmethod
    def of(cls, stored: Disposition) -> "Gathered":
        """What is on file about a disposition."""
        served = [event.on for event in history_of(stored) if event.kind == "served"]
        known = cls(
            announcements=[entry.announced_on for entry in stored.publications.all()],
            wordings=list(stored.wordings),
            unreadable=list(stored.unreadable),
            flags=list(stored.flags),
            remark=stored.remark,
            kind=stored.kind,
            amount_twd=stored.amount_twd,
            served_on=served[-1] if served else None,
        )
        for row in stored.articles.all():
            cited = Cited(row.citation, row.raw_text, row.consequence)
            known.articles[row.citation.paragraph_key] = cited
        return known

    def add(self, row: DispositionRow) -> bool:
        """Take in what a row says; tell whether it said anything new."""
        news = [self._add_articles(row), self._add_wording(row), self._add_days(row)]
        if self.amount_twd is None and row.amount_twd is not None:
            self.amount_twd = row.amount_twd
            news.append(True)
        if row.remark and row.remark not in self.remark:
            self.remark = "；".join(text for text in (self.remark, row.remark) if text)
            news.append(True)
        self.kind = self.kind or row.kind
        self.flags = list(dict.fromkeys([*self.flags, *row.flags]))
        return any(news)

    def differing(self, row: DispositionRow) -> tuple[str, ...]:
        """The columns in which a row contradicts what is known."""
        pairs = (
            ("fine_amount", self.amount_twd, row.amount_twd),
            ("kind", self.kind or None, row.kind or None),
            ("served_on", self.served_on, row.served_on),
        )
        return tuple(
            name
            for name, known, said in pairs
            if known is not None and said is not None and known != said
        )

    def correct(self, row: DispositionRow) -> None:
        """Let a row correct amount and kind. A service is an event and is corrected as such."""
        if row.amount_twd is not None:
            self.amount_twd = row.amount_twd
        self.kind = row.kind or self.kind

    def write_to(self, disposition: Disposition) -> None:
        """Set the facts that rows may add on the detail row."""
        disposition.amount_twd = self.amount_twd
        disposition.kind = self.kind or disposition.kind
        disposition.wordings = self.wordings
        disposition.unreadable = self.unreadable
        disposition.remark = self.remark
        disposition.flag(*self.flags)

    def _add_articles(self, row: DispositionRow) -> bool:
        before = len(self.new_articles)
        for cited, description in zip_longest(row.articles.cited, row.descriptions, fillvalue=""):
            assert isinstance(cited, Cited) and isinstance(description, str)
            key = cited.citation.paragraph_key
            known = self.articles.get(key)
            self.descriptions.setdefault(key, description)
            if known is None:
                self.articles[key] = cited
                self.new_articles.add(key)
            elif extra := set(cited.citation.subparagraphs) - set(known.citation.subparagraphs):
                union = tuple(sorted({*known.citation.subparagraphs, *extra}))
                citation = replace(known.citation, subparagraphs=union)
                text = f"{known.text};{cited.text}"
                self.articles[key] = replace(known, citation=citation, text=text)
                self.new_articles.add(key)
        unread = [piece for piece in row.articles.unreadable if piece not in self.unreadable]
        self.unreadable += unread
        return bool(unread) or len(self.new_articles) > before

    def _add_wording(self, row: DispositionRow) -> bool:
        if _meaning(row.wording) in map(_meaning, self.wordings):
            return False
        self.wordings = [*self.wordings, row.wording]
        return True

    def _add_days(self, row: DispositionRow) -> bool:
        is_new = False
        if row.announced_on is not None and row.announced_on not in self.announcements:
            self.announcements.append(row.announced_on)
            self.new_announcements.append(row.announced_on)
            is_new = True
        if self.served_on is None and row.served_on is not None:
            self.served_on = self.new_service = row.served_on
            is_new = True
        return is_new


def _meaning(wording: dict[str, str]) -> Meaning:
    """What makes two published wordings the same: day, provisions, text without blanks."""
    articles = parse_citations(wording["articles"])
    provisions = (*map(str, articles.citations), *articles.unreadable)
    return wording["announced_on"], provisions, squeeze(wording["descriptions"])

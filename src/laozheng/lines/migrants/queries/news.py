"""News of the law as a reader of one language finds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from laozheng.lines.migrants.models import LawNews


@dataclass(frozen=True)
class News:
    """A piece of news in one language."""

    number: str
    published_on: date
    title: str
    body: str
    audiences: tuple[str, ...]
    source: str


def standing_news(day: date) -> "QuerySet[LawNews]":
    """What is told on a day, the newest first."""
    standing = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    told = LawNews.objects.filter(standing, published_on__lte=day)
    return told.order_by("-published_on", "-pk")


def news_in(language: str, day: date) -> "QuerySet[LawNews]":
    """What is told on a day in a language; what was not translated is left out."""
    return standing_news(day).filter(texts__has_key=language)


def as_read(rows: "QuerySet[LawNews] | list[LawNews]", language: str) -> Iterator[News]:
    """Rows that have a text in a language, in that language."""
    for row in rows:
        text = row.texts[language]
        yield News(
            number=row.number,
            published_on=row.published_on,
            title=text["title"],
            body=text["body"],
            audiences=tuple(row.audiences),
            source=row.source,
        )

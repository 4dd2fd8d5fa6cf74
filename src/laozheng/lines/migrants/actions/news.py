"""News of the law: published in Chinese and in as many languages as there are, or withdrawn."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.numbers import next_numbers
from laozheng.lines.migrants.models import LawNews
from laozheng.lines.migrants.queries.kinds import UNIT

PREFIX = "移訊"
CHINESE = "zh"
Texts = Mapping[str, Mapping[str, str]]


@transaction.atomic
def publish_news(
    *, texts: Texts, audiences: Sequence[str], source: str, published_on: date, actor: Reader
) -> LawNews:
    """Publish what was written: by language a title and a body.

    Raises Refused without the Chinese text, by which all others are judged.
    """
    if CHINESE not in texts:
        raise Refused("請填中文的標題及內容，其他語言以中文為準", "title_zh")
    (number,) = next_numbers(PREFIX, published_on)
    news: LawNews = LawNews.objects.create(
        number=number,
        unit=Unit.objects.get(code=UNIT),
        published_on=published_on,
        audiences=list(audiences),
        source=source,
        texts={language: dict(text) for language, text in texts.items()},
    )
    record(actor, "create", news.ref, changes={"languages": sorted(texts)})
    return news


@transaction.atomic
def withdraw_news(news: LawNews, *, actor: Reader) -> None:
    """Tell it no more from today on; it stays on record."""
    if news.withdrawn_on is not None:
        raise Refused("這則訊息已撤回，請重新整理頁面確認")
    news.withdrawn_on = actor.day
    news.save(update_fields=["withdrawn_on"])
    record(actor, "change", news.ref, changes={"withdrawn_on": actor.day})

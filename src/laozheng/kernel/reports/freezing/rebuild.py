"""A frozen book made again: the tree from its snapshot, each file byte for byte."""

import hmac
import json
from hashlib import sha256

from django.conf import settings

from laozheng.base.periods import Period
from laozheng.kernel.documents.files import read_content
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.freezing.errors import FreezeRefused
from laozheng.kernel.reports.models import Freeze
from laozheng.kernel.reports.render import SUFFIXES, render_book


def suffixes() -> tuple[str, ...]:
    """The files of a frozen book."""
    return SUFFIXES


def freeze_of(book: str, period: Period) -> Freeze | None:
    """The frozen book of a kind for a period, or None."""
    rows = Freeze.objects.filter(book=book, period=period.code)
    return rows.order_by("-version").first()


def frozen_document(book: str, period: Period) -> Document:
    """The tree of a frozen book, exactly as it was given out."""
    return document_of(_held(book, period))


def document_of(held: Freeze) -> Document:
    """The tree of a freeze; FreezeRefused when its snapshot was changed."""
    if sha256(held.snapshot.encode()).hexdigest() != held.snapshot_sha256:
        raise FreezeRefused(f"{held} 的存檔與定稿時不符，曾遭更動；請由備份還原")
    return Document.from_dict(json.loads(held.snapshot))


def frozen_file(book: str, period: Period, suffix: str) -> bytes:
    """A file of a frozen book, rendered again from its snapshot and proved by its digest.

    When a later version of this program renders otherwise, the file that was kept is given.
    """
    held = _held(book, period)
    kept = held.files.filter(suffix=suffix.lower()).first()
    if kept is None:
        known = "、".join(held.files.values_list("suffix", flat=True))
        raise FreezeRefused(f"{held} 定稿時沒有「{suffix}」檔，可用的有：{known}")
    content = render_book(document_of(held), kept.suffix)
    if sha256(content).hexdigest() == kept.sha256:
        return content
    return read_content(kept.sha256, sealed=False)


def seal_of(held: Freeze) -> str:
    """The keyed seal over all that belongs to a frozen book: tree, files, figures, acceptances."""
    content = json.dumps(
        [
            *(str(getattr(held, name)) for name in ("book", "period", "version", "cut_off")),
            *(str(getattr(held, name)) for name in ("as_of", "snapshot_sha256", "law_hash")),
            [[file.suffix, file.sha256] for file in held.files.order_by("suffix")],
            list(held.figures.order_by("position").values_list("vintage__seal", flat=True)),
            [
                [row.kind, row.key, row.reason]
                for row in held.acceptances.filter(accepted_at=held.frozen_at).order_by("id")
            ],
        ],
        ensure_ascii=False,
    )
    key = settings.LAOZHENG_INDEX_KEY.encode()
    return hmac.new(key, content.encode(), sha256).hexdigest()


def _held(book: str, period: Period) -> Freeze:
    held = freeze_of(book, period)
    if held is None:
        raise FreezeRefused(f"「{book}」{period.label}尚未定稿，請先定稿，或改以目前的紀錄編製")
    return held

"""The versions of a section's text: what happened to each, and which two are compared."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from laozheng.base.moments import taipei_day
from laozheng.interfaces.ui.elements import Happening
from laozheng.interfaces.ui.languages import period_words
from laozheng.interfaces.workspace.studio.section_desk import SectionDesk
from laozheng.kernel.reports.models import SectionText

EARLIER, SHIPPED = "earlier", "shipped"


@dataclass(frozen=True)
class ComparedText:
    """A text that can be compared: how the address names it, its label, its words."""

    key: str
    label: str
    text: str


def happenings(desk: SectionDesk) -> list[Happening]:
    """Everything that happened to the text, newest first."""
    told = [one for row in reversed(desk.versions) for one in _of(row, desk)]
    told.sort(key=lambda one: one.at or desk.reader.at)
    return told[::-1]


def _of(row: SectionText, desk: SectionDesk) -> Iterator[Happening]:
    name = {"version": row.version}
    steps = (
        (row.written_at, _written(row) % name, row.author_ref, row.nil_reason, "neutral"),
        (row.sent_at, _("送審第 %(version)s 版") % name, row.author_ref, "", "neutral"),
        (row.reviewed_at, _("審核第 %(version)s 版") % name, row.reviewer_ref, "", "accent"),
        (row.signed_at, _("簽署第 %(version)s 版") % name, row.signer_ref, "", "good"),
        (row.returned_at, _("退回第 %(version)s 版") % name, row.returned_by_ref,
         row.return_reason, "bad"),
    )  # fmt: skip
    for at, title, ref, text, tone in steps:
        if at is not None:
            yield Happening(
                taipei_day(at), title, text=text, actor=desk.names.of(ref), at=at, tone=tone
            )


def _written(row: SectionText) -> str:
    if row.nil_reason:
        return _("第 %(version)s 版：無事可報")
    if row.version == 1 and row.state == "empty":
        return _("沿用上年文字為第 %(version)s 版")
    return _("寫成第 %(version)s 版")


def texts_to_compare(desk: SectionDesk) -> list[ComparedText]:
    """The texts that may be compared: every version, the shipped text, the one a year before."""
    found = [
        ComparedText(
            str(row.version),
            _("第 %(version)s 版（%(who)s）")
            % {"version": row.version, "who": desk.names.of(row.author_ref)},
            row.text or row.nil_reason,
        )
        for row in desk.versions
    ]
    if shipped := desk.shipped(desk.period):
        found.append(ComparedText(SHIPPED, _("隨附的文字"), shipped))
    if desk.earlier:
        label = _("%(period)s的文字") % {"period": period_words(desk.earlier.period)}
        found.append(ComparedText(EARLIER, label, desk.earlier.text))
    return found


def chosen(texts: list[ComparedText], left: str, right: str) -> tuple[ComparedText, ComparedText]:
    """The two texts asked for; by default the newest on the right, the one before on the left."""
    by_key = {one.key: one for one in texts}
    return by_key.get(left, texts[min(1, len(texts) - 1)]), by_key.get(right, texts[0])

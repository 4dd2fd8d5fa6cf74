"""The page of one section, put together from its parts."""

from typing import Any

from django.utils.translation import gettext as _

from laozheng.interfaces.ui.elements import Action, Link
from laozheng.interfaces.ui.languages import named, period_words
from laozheng.interfaces.workspace.studio import previewing
from laozheng.interfaces.workspace.studio.asking import book_url, crumbs_of, has_text, outline_of
from laozheng.interfaces.workspace.studio.entering import Entered
from laozheng.interfaces.workspace.studio.history import happenings
from laozheng.interfaces.workspace.studio.margin import (
    marked_sentences,
    open_questions,
    shown_notes,
)
from laozheng.interfaces.workspace.studio.outline import due_of
from laozheng.interfaces.workspace.studio.section_desk import SectionDesk
from laozheng.interfaces.workspace.studio.section_steps import possible_forms, possible_steps
from laozheng.interfaces.workspace.studio.words import section_state
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.reports.differences import compare
from laozheng.kernel.reports.models import SectionText, Volume
from laozheng.kernel.reports.queries import sections_of
from laozheng.kernel.reports.refusals import Overtaken, TextRefused


def context(
    desk: SectionDesk,
    entered: Entered,
    *,
    text_error: str = "",
    conflict: dict[str, Any] | None = None,
    refused_step: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Everything that the page shows."""
    return {
        **_head(desk),
        "may_write": bool(desk.may("write")),
        "text": entered.text,
        "saved_text": desk.text,
        "base": conflict["version"] if conflict else entered.base,
        "text_error": text_error,
        "conflict": conflict,
        "find": entered.find,
        "choices": choices(desk, entered.find),
        "steps": possible_steps(desk),
        "step_forms": possible_forms(desk, **(refused_step or {})),
        **_margin(desk),
        **live(desk, entered.text),
    }


def _head(desk: SectionDesk) -> dict[str, Any]:
    """Which section this is, whose, how far, and what has to be known first."""
    heading = f"{desk.place.text}　{desk.section.heading}"
    handed = sections_of(desk.volume).get(desk.key) if desk.volume else None
    owner = Unit.objects.filter(code=handed.owner if handed else desk.section.owner).first()
    return {
        "title": heading,
        "lead": f"{desk.kind.title_for(desk.period)}　{named(owner) if owner else ''}",
        "crumbs": crumbs_of(desk.kind, desk.period, Link(heading, "")),
        "kind": desk.kind,
        "period": desk.period,
        "section": desk.section,
        "volume": desk.volume,
        "row": desk.row,
        "here": desk.url,
        "state": section_state(desk.state),
        "due": due_of(handed.due_on if handed else None, desk.row),
        "around": _around(desk),
        "notices": _notices(desk),
    }


def _margin(desk: SectionDesk) -> dict[str, Any]:
    """What stands beside the text: marks, notes, versions, and the way to last year's."""
    marks = marked_sentences(desk)
    return {
        "marks": marks,
        "open_marks": sum(not mark.settled for mark in marks),
        "notes": shown_notes(desk),
        "open_questions": open_questions(desk),
        "may_note": desk.volume is not None and bool(desk.may("note")),
        "versions": happenings(desk),
        "history_url": book_url("section_history", desk.kind, desk.period, desk.key),
        **_earlier(desk),
    }


def live(desk: SectionDesk, text: str) -> dict[str, Any]:
    """The parts that follow the text while it is written."""
    preview, earlier = previewing.preview_of(desk, text), previewing.earlier_preview(desk)
    return {
        "preview": preview,
        "earlier": previewing.lines_of(earlier),
        "figures": previewing.figures_in(preview),
        "typed": previewing.typed_numbers(desk, text) if desk.may("write") else [],
        "difference": previewing.difference(earlier, preview),
        "left_label": _("上年文字"),
        "right_label": _("本期文字"),
    }


def choices(desk: SectionDesk, words: str) -> list[previewing.Choice]:
    """The figures that fit the words typed."""
    return previewing.choices(desk, words) if words.strip() else []


def conflict(desk: SectionDesk, entered: Entered) -> dict[str, Any]:
    """What somebody else has saved meanwhile, beside what was typed here."""
    assert desk.row is not None
    return {
        "version": desk.row.version,
        "who": desk.names.of(desk.row.author_ref),
        "rows": compare(desk.row.text, entered.text),
    }


def asked_version(desk: SectionDesk, version: str | None) -> SectionText:
    """The version that the reader has seen; Overtaken when it is not the newest any more."""
    if desk.row is None:
        raise TextRefused(_("這一節還沒有人寫過，請先存草稿。"))
    if version != str(desk.row.version):
        raise Overtaken(_("這一節已有新的版本，請看過現在的文字再辦理。"))
    return desk.row


def volume_of(desk: SectionDesk) -> Volume:
    """The volume; TextRefused while nobody has opened it."""
    if desk.volume is None:
        raise TextRefused(_("本書還沒有開編，請洽書刊編輯。"))
    return desk.volume


def _earlier(desk: SectionDesk) -> dict[str, Any]:
    if desk.earlier is None:
        return {}
    return {
        "earlier_period": period_words(desk.earlier.period),
        "earlier_url": book_url("section", desk.kind, desk.earlier.period, desk.key),
    }


def _around(desk: SectionDesk) -> list[Action]:
    """The sections before and after this one."""
    keys = [one.key for one, _place in outline_of(desk.kind, desk.period) if has_text(one)]
    at = keys.index(desk.key)
    found = []
    if at:
        url = book_url("section", desk.kind, desk.period, keys[at - 1])
        found.append(Action(_("上一節"), url, "quiet", "left", shortcut="["))
    if at + 1 < len(keys):
        url = book_url("section", desk.kind, desk.period, keys[at + 1])
        found.append(Action(_("下一節"), url, "quiet", "right", shortcut="]"))
    return found


def _notices(desk: SectionDesk) -> list[dict[str, str]]:
    """What a reader of the page has to know first."""
    row, told = desk.row, []
    if desk.volume is None:
        text = _("開編之後，主辦單位才能撰寫；下面是書中目前的文字。")
        told.append({"tone": "accent", "title": _("本書還沒有開編"), "text": text})
    if row is not None and row.return_reason:
        title = _("%(who)s退回") % {"who": desk.names.of(row.returned_by_ref)}
        told.append({"tone": "bad", "title": title, "text": row.return_reason})
    if row is not None and row.nil_reason:
        told.append({"tone": "accent", "title": _("無事可報"), "text": row.nil_reason})
    return told

"""The section editor: write, look, bind, ask, and take the steps from draft to signature.

One address serves the whole page; each button of its forms sends its ``action``. Nothing that was
typed is lost when a step is refused: the page comes back with it.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.workspace.requests import reader_of, staff_only
from laozheng.interfaces.workspace.studio import section_page
from laozheng.interfaces.workspace.studio.asking import asked_book, crumbs_of
from laozheng.interfaces.workspace.studio.entering import Entered, put_in, replaced
from laozheng.interfaces.workspace.studio.history import chosen, happenings, texts_to_compare
from laozheng.interfaces.workspace.studio.section_desk import SectionDesk
from laozheng.kernel.reports import actions
from laozheng.kernel.reports.carrying import resolve_mark
from laozheng.kernel.reports.comments import answer_note, resolve_note, write_note
from laozheng.kernel.reports.differences import compare
from laozheng.kernel.reports.markup import MarkupError
from laozheng.kernel.reports.models import SectionNote
from laozheng.kernel.reports.refusals import Overtaken, TextRefused
from laozheng.kernel.reports.signatures import sign

PAGE = "workspace/studio/section.html"
# The parts of a page that a script asks for by themselves carry this header.
PART = "X-Studio-Part"


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, book: str, period: str, section: str) -> HttpResponse:
    """Show a section, or do what a button of its page asks for."""
    desk = _desk(request, book, period, section)
    if request.method != "POST":
        return _page(request, desk, Entered.of(desk))
    entered = Entered.posted(request.POST, desk)
    if binding := request.POST.get("insert"):
        return _page(request, desk, entered.with_text(put_in(entered.text, binding)))
    if wish := request.POST.get("replace"):
        return _page(request, desk, entered.with_text(replaced(entered.text, wish)))
    action = request.POST.get("action", "preview")
    if action not in ACTIONS:
        raise Http404(_("沒有這個步驟"))
    return ACTIONS[action](request, desk, entered)


def _desk(request: HttpRequest, book: str, period: str, key: str) -> SectionDesk:
    kind, span = asked_book(book, period)
    return SectionDesk(kind, span, key, reader_of(request))


def _page(
    request: HttpRequest, desk: SectionDesk, entered: Entered, status: int = 200, **more: Any
) -> HttpResponse:
    context = section_page.context(desk, entered, **more)
    return render(request, PAGE, context, status=status)


def _preview(request: HttpRequest, desk: SectionDesk, entered: Entered) -> HttpResponse:
    """The text as it would be printed, not saved; for a script only the parts that change."""
    if not request.headers.get("HX-Request"):
        return _page(request, desk, entered)
    context = {**section_page.live(desk, entered.text), "is_part": True}
    response = render(request, "workspace/studio/part.html", context)
    response[PART] = "live"
    return response


def _save(request: HttpRequest, desk: SectionDesk, entered: Entered) -> HttpResponse:
    """Add a version, unless somebody else has added one meanwhile."""
    try:
        row = actions.write_text(
            desk.kind, desk.period, desk.key, entered.text, actor=desk.reader, base=entered.base
        )
    except Overtaken:
        fresh = _desk(request, desk.kind.code, desk.period.code, desk.key)
        return _page(request, fresh, entered, 409, conflict=section_page.conflict(fresh, entered))
    except (TextRefused, MarkupError) as refusal:
        return _page(request, desk, entered, 400, text_error=str(refusal))
    messages.success(request, _("已存為第 %(version)s 版。") % {"version": row.version})
    return redirect(desk.url)


def _step(request: HttpRequest, desk: SectionDesk, entered: Entered) -> HttpResponse:
    """Send, review or sign the version that the reader has before him."""
    action = request.POST["action"]
    try:
        row = section_page.asked_version(desk, request.POST.get("version"))
        STEPS[action](row, actor=desk.reader)
    except TextRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, DONE[action]())
    return redirect(desk.url)


def _step_with_reason(request: HttpRequest, desk: SectionDesk, entered: Entered) -> HttpResponse:
    """Send back, or state that there is nothing to report; both say why."""
    action, reason = request.POST["action"], request.POST.get("reason", "")
    try:
        if action == "return":
            row = section_page.asked_version(desk, request.POST.get("version"))
            actions.return_text(row, reason, actor=desk.reader)
        else:
            base = desk.row.version if desk.row else 0
            actions.write_nothing(
                desk.kind, desk.period, desk.key, reason, actor=desk.reader, base=base
            )
    except TextRefused as refusal:
        refused = {"action": action, "given": reason, "error": str(refusal)}
        return _page(request, desk, Entered.of(desk), 400, refused_step=refused)
    messages.success(request, DONE[action]())
    return redirect(desk.url)


def _note(request: HttpRequest, desk: SectionDesk, entered: Entered) -> HttpResponse:
    """Add a comment or a question."""
    return _in_margin(
        request,
        desk,
        lambda: write_note(
            section_page.volume_of(desk),
            desk.key,
            request.POST.get("note_text", ""),
            actor=desk.reader,
            kind="question" if request.POST.get("note_kind") == "question" else "comment",
            binding=request.POST.get("binding", ""),
        ),
        _("已加上。"),
    )


def _answer(request: HttpRequest, desk: SectionDesk, entered: Entered) -> HttpResponse:
    """Answer a question."""
    text = request.POST.get("note_text", "")
    note = _asked_note(request, desk)
    return _in_margin(
        request, desk, lambda: answer_note(note, text, actor=desk.reader), _("已答覆。")
    )


def _resolve(request: HttpRequest, desk: SectionDesk, entered: Entered) -> HttpResponse:
    """Close a note."""
    note = _asked_note(request, desk)
    return _in_margin(request, desk, lambda: resolve_note(note, actor=desk.reader), _("已處理。"))


def _keep(request: HttpRequest, desk: SectionDesk, entered: Entered) -> HttpResponse:
    """Let a marked sentence stand; one that is rewritten settles its marks when it is saved."""
    keys = set(request.POST.getlist("mark"))
    marks = [one for one in desk.marks if str(one.pk) in keys]
    if not marks:
        raise Http404(_("沒有這一句，或已經處理過"))
    return _in_margin(
        request,
        desk,
        lambda: [resolve_mark(mark, actor=desk.reader, decision="keep") for mark in marks],
        _("已確認這一句。"),
    )


def _in_margin(
    request: HttpRequest, desk: SectionDesk, write: Callable[[], object], done: str
) -> HttpResponse:
    try:
        write()
    except TextRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(desk.url)


def _asked_note(request: HttpRequest, desk: SectionDesk) -> SectionNote:
    key = request.POST.get("note", "")
    note = next((one for one in desk.notes if str(one.pk) == key), None)
    if note is None:
        raise Http404(_("沒有這則提問或意見"))
    return note


Action = Callable[[HttpRequest, SectionDesk, Entered], HttpResponse]
STEPS: dict[str, Callable[..., object]] = {
    "send": actions.send_text,
    "review": actions.review_text,
    "sign": sign,
}
DONE: dict[str, Callable[[], str]] = {
    "send": lambda: _("已送審。"),
    "review": lambda: _("已審核通過。"),
    "sign": lambda: _("已簽署。"),
    "return": lambda: _("已退回。"),
    "nothing": lambda: _("已填報無事可報，請送審。"),
}
ACTIONS: dict[str, Action] = {
    "preview": _preview,
    "find": _preview,
    "save": _save,
    "send": _step,
    "review": _step,
    "sign": _step,
    "return": _step_with_reason,
    "nothing": _step_with_reason,
    "note": _note,
    "answer": _answer,
    "resolve": _resolve,
    "keep": _keep,
}


@staff_only
@require_safe
def figures(request: HttpRequest, book: str, period: str, section: str) -> HttpResponse:
    """The figures that fit the words typed, each with the binding to put into the text."""
    desk = _desk(request, book, period, section)
    words = request.GET.get("find", "")
    context = {"find": words, "choices": section_page.choices(desk, words)}
    response = render(request, "workspace/studio/choices.html", context)
    response[PART] = "choices"
    return response


@staff_only
@require_safe
def history(request: HttpRequest, book: str, period: str, section: str) -> HttpResponse:
    """The versions of a text, two of them side by side."""
    desk = _desk(request, book, period, section)
    texts = texts_to_compare(desk)
    left = right = None
    if texts:
        left, right = chosen(texts, request.GET.get("left", ""), request.GET.get("right", ""))
    rows = compare(left.text, right.text) if left and right else ()
    context = {
        "title": _("版本與差異"),
        "lead": f"{desk.place.text}　{desk.section.heading}",
        "crumbs": crumbs_of(
            desk.kind,
            desk.period,
            Link(desk.section.heading, desk.url),
            Link(_("版本與差異"), ""),
        ),
        "here": request.path,
        "texts": texts,
        "left": left,
        "right": right,
        "difference": rows,
        "is_same": all(row.kind == "same" for row in rows),
        "versions": happenings(desk),
    }
    return render(request, "workspace/studio/history.html", context)

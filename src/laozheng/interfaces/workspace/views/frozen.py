"""From the checks before freezing to the frozen book: what is open, the steps, what was kept."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.workspace.requests import reader_of, staff_only
from laozheng.interfaces.workspace.studio.asking import (
    CHECKS,
    OVERVIEW,
    asked_book,
    book_url,
    crumbs_of,
    tabs_of,
)
from laozheng.interfaces.workspace.studio.book_steps import possible_book_steps, stages_of
from laozheng.interfaces.workspace.studio.frozen_books import (
    accepted_groups,
    facts_of,
    faults_of,
    file_actions,
    file_list,
)
from laozheng.interfaces.workspace.studio.hurdles import hurdles_table, warned
from laozheng.interfaces.workspace.studio.people import Names
from laozheng.kernel.audit.actions import record
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.freezing.agreement import current_vintages
from laozheng.kernel.reports.freezing.errors import FreezeRefused
from laozheng.kernel.reports.freezing.freeze import freeze, prepare, publish
from laozheng.kernel.reports.freezing.gate import Hurdle, disagreement_hurdles
from laozheng.kernel.reports.freezing.rebuild import document_of, freeze_of, frozen_file
from laozheng.kernel.reports.models import Freeze
from laozheng.kernel.reports.queries import volume_of
from laozheng.kernel.reports.refusals import TextRefused
from laozheng.kernel.reports.render import MEDIA_TYPES
from laozheng.kernel.reports.render.html import fragment
from laozheng.kernel.reports.signatures import moved, reopen_moved
from laozheng.kernel.reports.volumes import advance, check_step


@staff_only
@require_safe
def checks(request: HttpRequest, book: str, period: str) -> HttpResponse:
    """Everything that stands against freezing or publishing the book, and its next steps."""
    kind, span = asked_book(book, period)
    return _checks_page(request, kind, span)


def _checks_page(
    request: HttpRequest, kind: BookKind, span: Period, error: str = "", status: int = 200
) -> HttpResponse:
    reader, volume = reader_of(request), volume_of(kind.code, span)
    held = freeze_of(kind.code, span)
    given = _reasons(request)
    if held is None:
        hurdles = list(prepare(kind, span, actor=reader, accept=given).hurdles)
    else:
        hurdles = disagreement_hurdles(kind.code, span, current_vintages(kind.code, span))
    is_open = any(one.is_open for one in hurdles)
    context = {
        "title": kind.title_for(span),
        "crumbs": crumbs_of(kind, span, Link(_("核閱與定稿"), "")),
        "tabs": tabs_of(kind, span, CHECKS, is_frozen=held is not None),
        "stages": stages_of(volume),
        "volume": volume,
        "held": held,
        "held_url": book_url("frozen_book", kind, span, held.version) if held else "",
        # The refusal repeats what the page lists.
        "error": _("還不能辦理，請先處理下列事項。") if error and is_open else error,
        "stops": sum(one.weight == "stop" for one in hurdles),
        "waiting": sum(one.weight == "warning" and one.is_open for one in hurdles),
        "stops_table": hurdles_table(_("須排除"), _of("stop", hurdles), kind, span),
        "moved": moved(volume, as_of=reader.day) if volume and held is None else (),
        "told": hurdles_table(_("知悉"), _of("info", hurdles), kind, span),
        "warnings": warned(hurdles, kind, span),
        "steps": possible_book_steps(volume, reader),
        "step_url": book_url("book_step", kind, span),
    }
    return render(request, "workspace/studio/checks.html", context, status=status)


def _of(weight: str, hurdles: Iterable[Hurdle]) -> list[Hurdle]:
    return [one for one in hurdles if one.weight == weight]


def _reasons(request: HttpRequest) -> dict[str, str]:
    """The reasons given for warnings, by kind and key."""
    keys, reasons = request.POST.getlist("key"), request.POST.getlist("why")
    return {key: why.strip() for key, why in zip(keys, reasons, strict=False) if why.strip()}


@staff_only
@require_POST
def step(request: HttpRequest, book: str, period: str) -> HttpResponse:
    """Bring the book to its next state; a refusal comes back with the reasons that were typed."""
    kind, span = asked_book(book, period)
    reader, volume = reader_of(request), volume_of(kind.code, span)
    state = request.POST.get("state", "")
    if volume is None:
        messages.warning(request, _("本書還沒有開編，請洽書刊編輯。"))
        return redirect(book_url(OVERVIEW, kind, span))
    if state not in {one.state for one in possible_book_steps(volume, reader)}:
        raise Http404(_("沒有這個步驟"))
    try:
        check_step(volume, state, actor=reader)
        if state == "frozen":
            freeze(kind, span, actor=reader, accept=_reasons(request))
        elif state == "published":
            publish(kind, span, actor=reader, accept=_reasons(request))
        elif state != "open" and reopen_moved(volume, actor=reader):
            return _checks_page(request, kind, span, _("有章節簽署後數字變動，已退回重簽。"), 400)
        else:
            advance(volume, state, actor=reader, reason=request.POST.get("reason", ""))
    except (TextRefused, FreezeRefused) as refusal:
        return _checks_page(request, kind, span, str(refusal), 400)
    messages.success(request, _("已完成。"))
    return redirect(book_url(CHECKS, kind, span))


@staff_only
@require_safe
def frozen(request: HttpRequest, book: str, period: str, version: int) -> HttpResponse:
    """A frozen book as it was given out, proved against its seal."""
    kind, span = asked_book(book, period)
    held = _held(kind, span, version)
    faults = list(faults_of(held))
    files = file_list(kind, span, held)
    accepted = list(held.acceptances.order_by("id"))
    names = Names([held.frozen_by_ref, *(row.accepted_by_ref for row in accepted)])
    name = _("定稿第 %(version)s 版") % {"version": version}
    context: dict[str, Any] = {
        "title": kind.title_for(span),
        "lead": name,
        "crumbs": crumbs_of(kind, span, Link(name, "")),
        "tabs": tabs_of(kind, span, "", is_frozen=True),
        "verified": not faults,
        "faults": faults,
        "body": _body(held),
        "facts": facts_of(held, names),
        "files": file_actions(files),
        "file_list": files,
        "acceptances": accepted_groups(accepted, names),
    }
    return render(request, "workspace/studio/frozen.html", context)


def _body(held: Freeze) -> SafeString:
    try:
        return SafeString(fragment(document_of(held)))
    except FreezeRefused:
        return SafeString("")


@staff_only
@require_safe
def file(request: HttpRequest, book: str, period: str, version: int, suffix: str) -> HttpResponse:
    """A file of a frozen book, byte for byte; handing it out is recorded as an export."""
    kind, span = asked_book(book, period)
    held = _held(kind, span, version)
    if suffix not in MEDIA_TYPES or not held.files.filter(suffix=suffix).exists():
        raise Http404(_("定稿時沒有這種檔案"))
    try:
        content = frozen_file(kind.code, span, suffix)
    except FreezeRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(book_url("frozen_book", kind, span, version))
    record(reader_of(request), "export", held.ref, changes={"format": suffix})
    response = HttpResponse(content, content_type=MEDIA_TYPES[suffix])
    name = f"{kind.code}-{span.code}-v{version}{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _held(kind: BookKind, span: Period, version: int) -> Freeze:
    held = Freeze.objects.filter(book=kind.code, period=span.code, version=version).first()
    if held is None:
        raise Http404(_("沒有這個定稿版本"))
    return held

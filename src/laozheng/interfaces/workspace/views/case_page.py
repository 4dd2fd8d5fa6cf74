"""The page of one case: facts, parties, what may happen next, deadlines, timeline, documents."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from laozheng.interfaces.ui.elements import Action, Link
from laozheng.interfaces.workspace import case_panels
from laozheng.interfaces.workspace.requests import reader_of, signed_in
from laozheng.interfaces.workspace.tables import kind_label, state_of, title_of
from laozheng.interfaces.workspace.views.codes import may_give_code
from laozheng.interfaces.workspace.weighing_panel import weighing_panel
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.actions import break_glass, may_break, note_read, refuse_vague_reason
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.declare import CaseKind, Transition
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.queries import case_for, possible_steps


@signed_in
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """One case; staff who may not see it are offered to break the glass."""
    reader = reader_of(request)
    found = case_for(reader, number)
    if found is None:
        return _not_visible(request, reader, number)
    note_read(found, reader)
    kind = kinds().get(found.kind)
    if kind is None:
        raise Http404(_("這種案件的業務沒有安裝"))
    facts, reckonings = case_panels.facts(found, kind)
    deadlines = case_panels.deadlines(found, reader.day)
    next_steps, other_steps = _steps(found, kind, reader, deadlines)
    assignments = case_panels.assignments(found)
    context = {
        "case": found,
        "title": title_of(found),
        "kind_label": kind_label(found),
        "state": state_of(found),
        "crumbs": _crumbs(found, kind),
        "next_steps": next_steps,
        "other_steps": other_steps,
        "deadlines": deadlines,
        "facts": facts,
        "reckonings": reckonings,
        "weighing": weighing_panel(found, reader),
        "parties": case_panels.parties(found, with_links=reader.is_staff),
        "documents": case_panels.documents(found, reader),
        "referrals": case_panels.referrals(found),
        "assignments": assignments,
        "has_aside": bool(next_steps or other_steps or deadlines or assignments),
        "links": case_panels.linked_cases(found, reader),
        "sources": case_panels.sources(found) if reader.is_staff else [],
        "timeline": case_panels.timeline(found, kind),
        "may_attach": any(reader.holds(role, found.unit_id) for role in ("officer", "supervisor")),
    }
    return render(request, "workspace/case.html", context)


def _crumbs(case: Case, kind: CaseKind) -> list[Link]:
    return [
        Link(_("所有案件"), reverse("workspace:cases")),
        Link(_(kind.label), reverse("workspace:kind", args=[case.line, kind.code])),
        Link(case.number, ""),
    ]


def _steps(
    case: Case, kind: CaseKind, reader: Reader, deadlines: list[dict[str, Any]]
) -> tuple[list[Action], list[Action]]:
    """What leads on, and what is only noted; what the next deadline waits for comes first.

    The main button is the step that is waited for, else the only one that leads on.
    """
    possible = possible_steps(case, reader)
    names = {one.transition.name for one in possible}
    awaited = case_panels.awaited_steps(kind, deadlines, names)
    first = [one.transition for one in possible if one.transition.name in awaited]
    rest = [one for one in possible if one.transition not in first]
    leading = first + [one.transition for one in rest if one.advances]
    main = next((some[0] for some in (first, leading) if len(some) == 1), None)
    return (
        [_action(case, step, "primary" if step is main else "secondary") for step in leading],
        [
            *(_action(case, one.transition, "quiet") for one in rest if not one.advances),
            *_new_code(case, reader),
        ],
    )


def _new_code(case: Case, reader: Reader) -> list[Action]:
    if not (reader.is_staff and may_give_code(case, reader)):
        return []
    return [
        Action(_("補發查詢碼"), reverse("workspace:new_code", args=[case.number]), kind="quiet")
    ]


def _action(case: Case, step: Transition, kind: str) -> Action:
    url = reverse("workspace:step", args=[case.number, step.name])
    return Action(_(step.label), url, kind=kind)


def _not_visible(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """The same page whether the case is hidden or absent, so that nothing is given away."""
    if not reader.is_staff:
        raise Http404(_("沒有這件案件，或您無權閱覽"))
    return _glass_page(request, number, status=404)


def _glass_page(request: HttpRequest, number: str, **options: Any) -> HttpResponse:
    status, error = options.get("status", 200), options.get("error", "")
    context = {
        "number": number,
        "error": error,
        "reason": request.POST.get("reason", ""),
        "crumbs": [Link(_("所有案件"), reverse("workspace:cases")), Link(number, "")],
    }
    return render(request, "workspace/case_hidden.html", context, status=status)


@signed_in
@require_POST
def open_glass(request: HttpRequest, number: str) -> HttpResponse:
    """Break the glass for a case: a reason is needed, the read is logged, a day is given."""
    reader, reason = reader_of(request), request.POST.get("reason", "")
    if not reader.is_staff:
        raise Http404(_("沒有這件案件，或您無權閱覽"))
    try:
        # Judged first and alike for every number, so that nothing tells which numbers exist.
        refuse_vague_reason(reason)
        hidden = Case.objects.select_related("unit").filter(number=number).first()
        if hidden is None or not may_break(hidden):
            record(reader, "break_glass", f"case_number:{number[:40]}", reason=reason)
            error = _("沒有這件案件，或本件不得緊急調閱；請核對案號，或洽承辦單位主管。")
            return _glass_page(request, number, status=404, error=error)
        break_glass(hidden, reader, reason)
    except Refused as refusal:
        return _glass_page(request, number, status=400, error=refusal.reason)
    return redirect("workspace:case", number=number)

"""A drawn list: take a place off it, and see how other weights would have ranked it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.ui.tables import paged
from laozheng.interfaces.workspace.programs import list_panels as lists
from laozheng.interfaces.workspace.programs import panels
from laozheng.interfaces.workspace.programs.forms import ReplaceForm, WeightsForm
from laozheng.interfaces.workspace.programs.steps import complaint_kinds_of
from laozheng.interfaces.workspace.requests import reader_of, sent, staff_only
from laozheng.interfaces.workspace.views.programs import program_for
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Program
from laozheng.kernel.inspections.planning.rescoring import FACTORS, rescore
from laozheng.kernel.inspections.programs.outcomes import places_of
from laozheng.kernel.inspections.programs.population import population_of
from laozheng.kernel.inspections.programs.replacing import (
    REPLACEABLE,
    Reserve,
    replace_target,
    reserves,
)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, key: int, target: int) -> HttpResponse:
    """The form that takes a place off a list, with the reason; the next ones may come in."""
    reader = reader_of(request)
    program = program_for(reader, key)
    if program.unit.pk not in reader.supervised:
        raise PermissionDenied(_("受檢對象由單位主管替換。"))
    found = program.targets.filter(pk=target, state__in=REPLACEABLE).first()
    if found is None:
        raise Http404(_("清單上沒有這個受檢對象，或已不能替換"))
    form = ReplaceForm(**sent(request), reserves=_reserves(program, reader))
    if form.is_bound and form.is_valid():
        try:
            replace_target(found, form.cleaned_data["reason"], actor=reader, reserve=form.reserve())
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, _("已替換，原順位與理由留存於清單。"))
            return redirect(panels.program_url(program))
    title = _("替換受檢對象")
    context = {
        "title": title,
        "lead": panels.name_of(found),
        "form": form,
        "back_url": panels.program_url(program),
        "crumbs": panels.crumbs(Link(program.title, panels.program_url(program)), Link(title, "")),
    }
    status = 400 if form.errors else 200
    return render(request, "workspace/programs/step.html", context, status=status)


def _reserves(program: Program, reader: Any) -> Sequence[Reserve]:
    return reserves(
        program,
        population_of(program, reader.day).places,
        reader.day,
        complaint_kinds=complaint_kinds_of(program),
    )


@staff_only
@require_safe
def what_if(request: HttpRequest, key: int) -> HttpResponse:
    """The list of a program under other weights; nothing is written."""
    program = program_for(reader_of(request), key)
    places = places_of(program)
    names = dict.fromkeys(name for place in places for name in place.points)
    form = WeightsForm(
        request.GET or None, factors={name: _(FACTORS.get(name, name)) for name in names}
    )
    rescored = rescore(places, form.weights())
    rows, pages = paged(rescored, request.GET)
    title = _("試算其他權重")
    context = {
        "title": title,
        "crumbs": panels.crumbs(Link(program.title, panels.program_url(program)), Link(title, "")),
        "program": program,
        "filter": form,
        "facts": lists.shares(rescored),
        "table": lists.rescored_table(rows, program),
        "pages": pages,
    }
    return render(request, "workspace/programs/what_if.html", context)

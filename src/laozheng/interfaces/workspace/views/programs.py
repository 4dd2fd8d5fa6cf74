"""Programs of inspection: the list, one with its places, its steps, the week, absences."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.base.roc import roc_day
from laozheng.interfaces.ui.calendars import Turning
from laozheng.interfaces.ui.elements import Link, Tab
from laozheng.interfaces.ui.languages import named
from laozheng.interfaces.ui.tables import paged
from laozheng.interfaces.workspace.programs import list_panels as lists
from laozheng.interfaces.workspace.programs import panels
from laozheng.interfaces.workspace.programs.forms import (
    AbsenceForm,
    ProgramChangeForm,
    ProgramForm,
    TargetFilter,
)
from laozheng.interfaces.workspace.programs.steps import STEPS, moves_of
from laozheng.interfaces.workspace.requests import reader_of, sent, staff_only
from laozheng.kernel.accounts.models import Absence, Staff, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import calendar, lines
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Program, Target, Visit
from laozheng.kernel.inspections.programs.absences import cancel_absence, enter_absence
from laozheng.kernel.inspections.programs.actions import change_program, enter_program
from laozheng.kernel.inspections.programs.inspectors import working_days
from laozheng.kernel.inspections.programs.loads import inspecting_units, loads
from laozheng.kernel.inspections.programs.outcomes import hit_rates
from laozheng.kernel.law.parameters import NotConfigured

WEEK = timedelta(days=7)
# What of a visit that belongs to a program says that it was made.
MADE = {"visited_on__isnull": False}
REFUSALS = (Refused, NotConfigured)


def programs_of(reader: Reader) -> "QuerySet[Program]":
    """The programs of the units in which the reader works."""
    return Program.objects.filter(unit__in=reader.units).select_related("unit")


@staff_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The programs of a year, ``?year=113``; this year's when none is given."""
    reader = reader_of(request)
    text = request.GET.get("year", "")
    year = int(text) + 1911 if text.isdecimal() and len(text) < 4 else reader.day.year
    rows = programs_of(reader).filter(year=year).order_by("line", "starts_on", "code")
    years = sorted({*programs_of(reader).values_list("year", flat=True), reader.day.year, year})
    context = {
        "title": _("檢查計畫"),
        "tabs": [
            Tab(_("%(year)s年") % {"year": one - 1911}, f"?year={one - 1911}", one == year)
            for one in years
        ],
        "table": panels.programs_table(
            list(rows.annotate(listed=_count_of(Target), visited=_count_of(Visit, **MADE)))
        ),
        "may_enter": bool(reader.supervised),
    }
    return render(request, "workspace/programs/index.html", context)


def _count_of(model: type[Model], **given: Any) -> Coalesce:
    """How many rows of a model belong to each program, in the same query."""
    rows = model._default_manager.filter(program=OuterRef("pk"), **given).order_by()
    counted = rows.values("program").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The form of a new program, for those who supervise a unit."""
    reader = reader_of(request)
    if not reader.supervised:
        raise PermissionDenied(_("檢查計畫由單位主管登錄。"))
    form = ProgramForm(**sent(request))
    if form.is_bound and form.is_valid():
        made = _entered(form, reader)
        if made is not None:
            messages.success(request, _("已登錄檢查計畫「%(title)s」。") % {"title": made.title})
            return redirect(panels.program_url(made))
    return _form_page(request, form, _("登錄檢查計畫"), reverse("workspace:programs"))


def _entered(form: ProgramForm, reader: Reader) -> Program | None:
    data = form.cleaned_data
    unit = Unit.objects.get(code=lines()[data["line"]].unit)
    if unit.pk not in reader.supervised:
        form.add_error("line", _("這項業務的檢查計畫由該業務單位的主管登錄"))
        return None
    try:
        return enter_program(
            data["line"], data["code"], data["title"], unit=unit, actor=reader, **form.given()
        )
    except REFUSALS as refusal:
        _show(form, refusal)
        return None


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, key: int) -> HttpResponse:
    """The form that changes a draft."""
    reader = reader_of(request)
    found = program_for(reader, key)
    if found.unit.pk not in reader.supervised:
        raise PermissionDenied(_("檢查計畫由單位主管修改。"))
    address = panels.program_url(found)
    if found.state != "draft":
        messages.warning(request, _("專案核定後不得再改，請先退回修正。"))
        return redirect(address)
    form = ProgramChangeForm(**sent(request), program=found)
    if form.is_bound and form.is_valid():
        try:
            change_program(found, actor=reader, **form.given())
            messages.success(request, _("已修改。"))
            return redirect(address)
        except REFUSALS as refusal:
            _show(form, refusal)
    return _form_page(request, form, _("修改檢查計畫"), address, {"lead": found.title})


@staff_only
@require_safe
def program(request: HttpRequest, key: int) -> HttpResponse:
    """One program: what was decided, its places with their reasons, what may happen next."""
    reader = reader_of(request)
    found = program_for(reader, key)
    form = TargetFilter(request.GET or None, program=found)
    rows, pages = paged(form.targets(), request.GET)
    context = {
        "title": found.title,
        "program": found,
        "state": panels.state_of(found),
        "crumbs": panels.crumbs(Link(found.title, "")),
        "actions": panels.actions(found, reader),
        "tiles": panels.tiles(found),
        "facts": panels.facts(found),
        "filter": form,
        "what_if_url": reverse("workspace:what_if", args=[found.pk]),
        "what_if_label": _("試算其他權重"),
        "hits": lists.hits_table(hit_rates(found)),
        "table": panels.targets_table(rows, reader),
        "pages": pages,
    }
    return render(request, "workspace/programs/program.html", context)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """A step of a program; planning again shows what it would move before it is done."""
    reader = reader_of(request)
    found = program_for(reader, key)
    if name not in STEPS:
        raise Http404(_("沒有這個步驟"))
    if found.unit.pk not in reader.supervised:
        raise PermissionDenied(_("檢查計畫由單位主管核定、抽案及排定。"))
    declared, address = STEPS[name], panels.program_url(found)
    if found.state != declared.state:
        messages.warning(request, _("這個計畫目前不能辦理這一步，請看計畫的現況。"))
        return redirect(address)
    form = declared.form(**sent(request), program=found, reader=reader)
    moves = None
    if form.is_bound and form.is_valid():
        try:
            if request.POST.get("action") == "preview":
                moves = moves_of(found, form.cleaned_data)
            else:
                messages.success(request, declared.take(found, form.cleaned_data, reader))
                return redirect(address)
        except REFUSALS as refusal:
            _show(form, refusal)
    more = {"moves": _moves_table(found, moves) if moves is not None else None,
            "count": len(moves or ()), "can_preview": name == "plan-again",
            "lead": found.title}  # fmt: skip
    return _form_page(request, form, panels.step_label(name), address, more)


def _moves_table(found: Program, moves: Any) -> Any:
    targets = found.targets.select_related("employer")
    names = {target.key: panels.name_of(target) for target in targets}
    numbers = {key for move in moves for v in move if v for key in (v.lead, *v.partners)}
    staff = {one.number: one for one in Staff.objects.filter(number__in=numbers)}
    return panels.moves_table(moves, names, staff)


@staff_only
@require_safe
def load(request: HttpRequest) -> HttpResponse:
    """The week around ``?day=2025-03-05``: who has how much to do, who cannot be sent out.

    ``?unit=labor_conditions`` shows the inspectors of one of the reader's units alone.
    """
    reader = reader_of(request)
    units, chosen = list(inspecting_units(reader)), request.GET.get("unit", "")
    shown = [unit.pk for unit in units if unit.code == chosen] or [unit.pk for unit in units]
    on = _day(request.GET.get("day", "")) or reader.day
    monday = on - timedelta(days=on.weekday())
    days = working_days(calendar(), monday, monday + timedelta(days=6))
    address, kept = reverse("workspace:inspector_load"), urlencode({"unit": chosen})
    context = {
        "title": _("檢查員負荷"),
        "lead": _("%(first)s起一週") % {"first": roc_day(monday)},
        "crumbs": panels.crumbs(Link(_("檢查員負荷"), "")),
        "turning": Turning(
            f"{address}?day={monday - WEEK}&{kept}",
            f"{address}?day={monday + WEEK}&{kept}",
            f"{address}?{kept}",
        ),
        "tabs": _unit_tabs(units, chosen, monday) if len(units) > 1 else (),
        "table": panels.load_table(loads(shown, days, reader) if days else [], days),
    }
    return render(request, "workspace/programs/load.html", context)


def _unit_tabs(units: Sequence[Unit], chosen: str, monday: date) -> list[Tab]:
    """All inspecting units together, and each of them."""
    choices = [("", _("全部")), *((unit.code, named(unit)) for unit in units)]
    return [
        Tab(label, f"?{urlencode({'day': monday, 'unit': code})}", code == chosen)
        for code, label in choices
    ]


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def absences(request: HttpRequest) -> HttpResponse:
    """Who cannot be sent out from today on; supervisors enter and cancel."""
    reader = reader_of(request)
    rows = Absence.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=reader.day))
    rows = rows.filter(staff__employments__unit__in=reader.units).select_related("staff")
    rows = rows.distinct().order_by("valid_from", "staff__number")
    may_enter = bool(reader.supervised)
    if request.method == "POST" and not may_enter:
        raise PermissionDenied(_("不能派案的日子由單位主管登錄。"))
    if request.POST.get("action") == "cancel":
        chosen = [int(one) for one in request.POST.getlist("selected") if one.isdecimal()]
        mine = rows.filter(pk__in=chosen, staff__employments__unit__in=reader.supervised)
        for row in mine:
            cancel_absence(row, actor=reader)
        messages.success(request, _("已取消。"))
        return redirect("workspace:absences")
    form = AbsenceForm(**sent(request), reader=reader)
    if form.is_bound and form.is_valid():
        try:
            enter_absence(**form.cleaned_data, actor=reader)
            messages.success(request, _("已登錄。排定的檢查請到各計畫重新排定。"))
            return redirect("workspace:absences")
        except Refused as refusal:
            _show(form, refusal)
    context = {
        "title": _("不能派案的日子"),
        "crumbs": panels.crumbs(Link(_("不能派案的日子"), "")),
        "table": panels.absences_table(list(rows), may_enter),
        "form": form if may_enter else None,
    }
    status = 400 if form.errors else 200
    return render(request, "workspace/programs/absences.html", context, status=status)


def program_for(reader: Reader, key: int) -> Program:
    """The program of a key in a unit in which the reader works; Http404 for another."""
    found = programs_of(reader).filter(pk=key).first()
    if found is None:
        raise Http404(_("沒有這個檢查計畫，或您無權閱覽"))
    return found


def _form_page(
    request: HttpRequest, form: Any, title: str, back_url: str, more: Any = None
) -> HttpResponse:
    context = {
        "title": title,
        "form": form,
        "back_url": back_url,
        "crumbs": panels.crumbs(Link(title, "")),
        **(more or {}),
    }
    status = 400 if form.errors else 200
    return render(request, "workspace/programs/step.html", context, status=status)


def _show(form: Any, refusal: Exception) -> None:
    field = getattr(refusal, "field", "")
    form.add_error(field if field in form.fields else None, str(refusal))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

"""The forms by which a case is opened and moved."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from laozheng.interfaces.ui.elements import Fact, Link
from laozheng.interfaces.workspace.requests import reader_of, sent, signed_in
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.interfaces.workspace.tables import as_deadline, deadline_label, state_of, title_of
from laozheng.interfaces.workspace.weighing_panel import weighing_panel
from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.catalogue import kind_of, kinds
from laozheng.kernel.cases.declare import PREVIOUS, CaseKind, Transition
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.queries import case_for, may_open, possible_steps
from laozheng.kernel.law.parameters import NotConfigured

# What a step may say no with; each carries a sentence for people.
REFUSALS = (Refused, ValidationError, NotConfigured)
# More inputs than this stand in two columns on a wide screen.
LONG_FORM = 8
# Steps that settle the amount of a fine.
WEIGHED = ("drafted", "approved")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Show the form of a step, or take it; a refusal is shown on the form and loses no input."""
    reader = reader_of(request)
    case = case_for(reader, number)
    if case is None:
        raise Http404(_("沒有這件案件，或您無權閱覽"))
    transition = _transition(kind_of(case.kind), name)
    form_class = cast(type[StepForm], transition.form or StepForm)
    options: dict[str, Any] = {"case": case, "transition": transition, "reader": reader}
    label = {"step": _(transition.label)}
    form = form_class(**sent(request), **options)
    if form.is_bound and form.is_valid() and _performed(form, case, name, reader):
        messages.success(request, _("已完成「%(step)s」。") % label)
        return redirect("workspace:case", number=number)
    if not form.is_bound and not _is_possible(case, name, reader):
        messages.warning(request, _("目前不能辦理「%(step)s」，請看案件的現況。") % label)
        return redirect("workspace:case", number=number)
    context = {
        "form": form,
        "is_long": len(form.fields) > LONG_FORM,
        "title": label["step"],
        "case": case,
        "case_title": title_of(case),
        "state": state_of(case),
        "crumbs": [
            Link(_("所有案件"), reverse("workspace:cases")),
            Link(number, reverse("workspace:case", args=[number])),
            Link(label["step"], ""),
        ],
        "consequences": _consequences(case, transition),
        "deadlines": _deadlines_met(case, transition),
        "weighing": weighing_panel(case, reader) if name in WEIGHED else None,
        "back_url": reverse("workspace:case", args=[number]),
    }
    status = 400 if form.errors else 200
    return render(request, "workspace/step.html", context, status=status)


def _is_possible(case: Case, name: str, reader: Reader) -> bool:
    return any(one.transition.name == name for one in possible_steps(case, reader))


def _performed(form: StepForm, case: Case, name: str, reader: Reader) -> bool:
    on = form.cleaned_data.get("on") or reader.day
    try:
        perform(case, name, actor=reader, on=on, **form.given())
    except REFUSALS as refusal:
        _show(form, refusal)
        return False
    return True


def _consequences(case: Case, transition: Transition) -> list[str]:
    """What the step will do to the case, in sentences."""
    told = []
    if transition.target and transition.target != PREVIOUS:
        state = kind_of(case.kind).state(transition.target)
        if state.code != case.state:
            told.append(_("案件狀態將改為「%(state)s」。") % {"state": _(state.label)})
        if state.final:
            told.append(_("案件即告結案，其餘進行中的期限不再計算。"))
    if transition.other_person_than:
        told.append(_("這一步須由前一步驟以外的另一位同仁辦理。"))
    return told


def _deadlines_met(case: Case, transition: Transition) -> list[Fact]:
    """The running terms that this step meets."""
    rules = {rule.id for rule in kind_of(case.kind).deadlines if transition.name in rule.met_by}
    rows = case.deadlines.filter(state="open", rule__in=rules).order_by("due_on")
    for row in rows:
        row.case = case
    return [Fact(deadline_label(row), as_deadline(row), "deadline") for row in rows]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, line: str, kind: str, name: str) -> HttpResponse:
    """Show the form that opens a case of a kind, or open it for the reader as its officer."""
    reader = reader_of(request)
    code = f"{line}.{kind}"
    declared = kinds().get(code)
    if declared is None:
        raise Http404(_("沒有這種案件"))
    transition = _transition(declared, name)
    if not may_open(declared, transition, reader):
        raise Http404(_("您的職務不能收這種案件"))
    form_class = cast(type[OpeningForm], transition.form or OpeningForm)
    options: dict[str, Any] = {"transition": transition, "reader": reader, "kind": declared}
    form = form_class(**sent(request), **options)
    if form.is_bound and form.is_valid():
        case = _opened(form, code, name, reader)
        if case is not None:
            messages.success(request, _("已收件，案號 %(number)s。") % {"number": case.number})
            return redirect("workspace:case", number=case.number)
    of_kind = reverse("workspace:kind", args=[line, kind])
    context = {
        "form": form,
        "is_long": len(form.fields) > LONG_FORM,
        "title": _(transition.label),
        "lead": _(declared.label),
        "crumbs": [Link(_(declared.label), of_kind), Link(_(transition.label), "")],
        "back_url": of_kind,
    }
    status = 400 if form.errors else 200
    return render(request, "workspace/step.html", context, status=status)


def _opened(form: OpeningForm, code: str, name: str, reader: Reader) -> Case | None:
    officer = Staff.objects.filter(user_id=reader.user_id or 0).first()
    fields, given = form.case_fields(), form.given()
    try:
        return open_case(code, name, actor=reader, officer=officer, **fields, **given)
    except REFUSALS as refusal:
        _show(form, refusal)
        return None


def _transition(kind: CaseKind, name: str) -> Transition:
    try:
        return kind.transition(name)
    except KeyError:
        raise Http404(_("沒有這個步驟")) from None


def _show(form: StepForm, refusal: Exception) -> None:
    """A refusal on the form: at the field at fault, if one is named."""
    if isinstance(refusal, ValidationError):
        form.add_error(None, refusal.messages)
        return
    field = getattr(refusal, "field", "")
    form.add_error(field if field in form.fields else None, str(refusal))

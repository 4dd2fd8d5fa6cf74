"""The file of an accident: course, causes, similar sites; the victims for its handlers alone."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace import case_panels
from laozheng.interfaces.workspace.requests import reader_of, sent
from laozheng.interfaces.workspace.tables import case_url, state_of, title_of
from laozheng.interfaces.workspace.words import district_label
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.queries import case_for, handles
from laozheng.lines.safety.actions.deaths import describe_victim
from laozheng.lines.safety.forms.registers import SEXES
from laozheng.lines.safety.forms.victims import VictimForm
from laozheng.lines.safety.models import Accident, AccidentDeath, SimilarSite
from laozheng.lines.safety.queries.accidents import deaths_of
from laozheng.lines.safety.queries.files import sites_like, victims_of
from laozheng.lines.safety.queries.kinds import ACCIDENT
from laozheng.lines.safety.queries.lessons import effect_of
from laozheng.lines.safety.rules.causes import cause_tree


@require_safe
def file(request: HttpRequest, number: str) -> HttpResponse:
    """The file of an accident; every look at its victims is written down."""
    reader = reader_of(request)
    case = _case(reader, number)
    is_handler = handles(reader, case)
    if is_handler:
        record(reader, "read", case.ref, changes={"victims": deaths_of(case).count()})
    context = {
        "title": title_of(case),
        "case": case,
        "state": state_of(case),
        "crumbs": [Link(case.number, case_url(case)), Link(_("職災檔案"), "")],
        "tree": cause_tree(Accident.objects.get(case=case).causes),
        "timeline": case_panels.timeline(case, kind_of(ACCIDENT)),
        "firms": case_panels.parties(case, with_links=reader.is_staff),
        "victims": _victims_table(case, victims_of(case, reader)) if is_handler else None,
        "sites": _sites_table(sites_like(case, reader)),
        "effect": _effect(case, reader),
    }
    return render(request, "safety/accident.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def victim(request: HttpRequest, number: str, serial: int) -> HttpResponse:
    """What is known of one victim, for the handlers of the accident alone."""
    reader = reader_of(request)
    case = _case(reader, number)
    if not handles(reader, case):
        raise PermissionDenied(_("罹災者資料密封，僅本件承辦人可以登錄。"))
    death = deaths_of(case).filter(serial=serial).first()
    if death is None:
        raise Http404(_("沒有這一筆死亡登錄，請回職災檔案重新選擇"))
    form = VictimForm(**sent(request), initial=_known(death))
    if form.is_bound and form.is_valid():
        describe_victim(death, form.cleaned_data, actor=reader)
        return redirect("workspace:safety:accident", number=number)
    record(reader, "read", case.ref, changes={"victims": 1})
    context = {
        "title": _("罹災者資料（第%(serial)s筆）") % {"serial": serial},
        "form": form,
        "crumbs": [
            Link(_("職災檔案"), reverse("workspace:safety:accident", args=[number])),
            Link(_("罹災者資料"), ""),
        ],
    }
    return render(request, "workspace/entry.html", context, status=400 if form.errors else 200)


def _known(death: AccidentDeath) -> dict[str, object]:
    return {name: getattr(death, name) for name in VictimForm.base_fields}


def _case(reader: Reader, number: str) -> Case:
    case = case_for(reader, number)
    if case is None or case.kind != ACCIDENT:
        raise Http404(_("沒有這件職業災害，或您無權閱覽"))
    return case


def _victims_table(case: Case, rows: list[AccidentDeath]) -> Table:
    trained = {True: _("是"), False: _("否"), None: ""}
    return Table(
        caption=_("罹災者"),
        columns=(
            Column("serial", _("序號"), cell="number", main=True),
            Column("name", _("姓名")),
            Column("died_on", _("死亡日"), cell="day"),
            Column("sex", _("性別"), value=lambda row: _(SEXES.get(row.sex, ""))),
            Column("age", _("年齡"), cell="number"),
            Column("nationality", _("國籍")),
            Column("seniority_months", _("年資（月）"), cell="number"),
            Column("trained", _("曾受訓練"), value=lambda row: trained[row.trained]),
        ),
        rows=rows,
        row_url=lambda row: reverse("workspace:safety:victim", args=[case.number, row.serial]),
        row_label=lambda row: str(row.serial),
        empty_text=_("沒有登錄死亡。"),
    )


def _effect(case: Case, reader: Reader) -> str:
    found = effect_of(case, reader.day)
    if found is None:
        return ""
    told = {"days": found.days, "before": found.before, "after": found.after}
    return _("列入後%(days)s日內同類災害%(after)s件，列入前同期%(before)s件。") % told


def _sites_table(rows: list[SimilarSite]) -> Table:
    return Table(
        caption=_("相似場所"),
        columns=(
            Column("employer_name", _("事業單位"), main=True, width="wide"),
            Column("place", _("場所"), width="wide"),
            Column("district", _("行政區"), value=lambda row: district_label(row.district)),
            Column(
                "reasons", _("列入理由"), width="wide", value=lambda row: "；".join(row.reasons)
            ),
            Column("listed_on", _("列入日"), cell="day"),
        ),
        rows=rows,
        row_url=lambda row: reverse("workspace:party", args=[row.employer_id]),
        empty_text=_("檢查報告核定後，列出同行業、同類災害或設有同類機械的場所。"),
    )

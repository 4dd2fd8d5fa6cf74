"""What those alone see who handle a complaint: persons, interviews, evidence, who has looked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.moments import roc_moment
from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.case_panels import step_actions
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url, state_of
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import note_read
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.queries import case_for, handles
from laozheng.kernel.parties.city import city
from laozheng.lines.equality.models import Interview, SealedPerson
from laozheng.lines.equality.queries.sealed import kept_of, persons_of, reads_of
from laozheng.lines.equality.rules.codes import PERSON_ROLES, SIDES


def _case(reader: Reader, number: str) -> Case:
    """The case, for who handles it; to anybody else it is not there."""
    case = case_for(reader, number)
    if case is None or case.line != "equality" or not handles(reader, case):
        raise Http404(_("沒有這件案件，或您不是本件的承辦人員"))
    note_read(case, reader)
    return case


@require_safe
def persons(request: HttpRequest, number: str) -> HttpResponse:
    """Who complains, of whom, who saw it; when they are heard; the evidence; who has read it."""
    reader = reader_of(request)
    case = _case(reader, number)
    context = {
        "title": _("當事人及訪談"),
        "case": case,
        "state": state_of(case),
        "crumbs": [Link(case.number, case_url(case)), Link(_("當事人及訪談"), "")],
        "persons": _persons_table(persons_of(case, reader), case),
        "interviews": _interviews_table(case),
        "actions": step_actions(case, reader, "plan_interview"),
        "evidence": _evidence_table(case, reader),
        "reads": _reads_table(case, reader),
    }
    return render(request, "equality/persons.html", context)


def _persons_table(rows: list[SealedPerson], case: Case) -> Table:
    return Table(
        caption=_("當事人"),
        columns=(
            Column("role", _("身分"), value=lambda row: _(PERSON_ROLES[row.role])),
            Column("name", _("姓名"), main=True),
            Column("address", _("送達地址"), width="wide"),
            Column("contact", _("安全聯絡方式"), width="wide"),
            Column("envelope", _("信封"), cell="link", value=lambda row: _envelope(row, case)),
        ),
        rows=rows,
        empty_text=_("沒有登錄當事人姓名。"),
    )


def _envelope(person: SealedPerson, case: Case) -> Link | None:
    if not person.address:
        return None
    args = [case.number, person.pk]
    return Link(_("列印"), reverse("workspace:equality:envelope", args=args))


def _interviews_table(case: Case) -> Table:
    return Table(
        caption=_("訪談"),
        columns=(
            Column("starts_at", _("時間"), main=True, value=lambda row: roc_moment(row.starts_at)),
            Column("side", _("對象"), value=lambda row: _(SIDES[row.side])),
            Column("place", _("地點"), width="wide"),
            Column("called_off_on", _("取消日"), cell="day"),
        ),
        rows=list(Interview.objects.filter(case=case)),
        empty_text=_("沒有排定訪談。"),
    )


def _evidence_table(case: Case, reader: Reader) -> Table:
    return Table(
        caption=_("證據"),
        columns=(
            Column("document.label", _("文件"), main=True, width="wide"),
            Column("document.added_on", _("加入日"), cell="day"),
            Column("reads", _("開啟次數"), cell="number"),
        ),
        rows=kept_of(case, reader),
        row_url=lambda row: reverse("workspace:document", args=[case.number, row.document.pk]),
        row_label=lambda row: row.document.label,
        empty_text=_("沒有附上的證據。"),
    )


def _reads_table(case: Case, reader: Reader) -> Table:
    return Table(
        caption=_("調閱紀錄"),
        columns=(
            Column("at", _("時間"), main=True, value=lambda row: roc_moment(row.at)),
            Column("who", _("調閱人")),
            Column("how", _("方式"), value=lambda row: _(row.how)),
            Column("document", _("文件"), width="wide"),
            Column("reason", _("理由"), width="wide"),
        ),
        rows=reads_of(case, reader),
        empty_text=_("沒有調閱紀錄。"),
    )


@require_safe
def envelope(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """An envelope for one person: name and address, the bureau as sender, and no subject."""
    reader = reader_of(request)
    case = _case(reader, number)
    person = next((one for one in persons_of(case, reader) if one.pk == key), None)
    if person is None or not person.address:
        raise Http404(_("沒有這位當事人，或未登錄送達地址"))
    context = {"title": _("信封"), "person": person, "sender": city().bureau}
    return render(request, "equality/envelope.html", context)

"""Agencies: what each is due in a year, what was done, who is behind; one with its grades."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.numerals import plain
from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.elements import Fact, Link, State, Tile
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import calendar, law
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visit_codes import RESULTS
from laozheng.lines.migrants.forms.agencies import DutyFilter
from laozheng.lines.migrants.models import AgencyGrade, EmploymentAgency
from laozheng.lines.migrants.queries.agencies import (
    Duty,
    Progress,
    behind_first,
    duties,
    grades_of,
    progress,
    visits_to,
)
from laozheng.lines.migrants.queries.exemptions import exemptions_at_risk
from laozheng.lines.migrants.queries.intentions import Asked, asked_by_agency
from laozheng.lines.migrants.rules.agencies import EXEMPT, mol_letter, visit_due_days
from laozheng.lines.migrants.rules.codes import AGENCY_KINDS, AGENCY_VISIT_PURPOSES, GRADES
from laozheng.lines.migrants.rules.licensing import (
    bond_due,
    misses_form,
    quarter_end,
    quarterly_form_due,
    renewal_span,
)

VISITS_SHOWN = 50


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The agencies of a year, ``?year=113`` or this one, those furthest behind first."""
    form = DutyFilter(request.GET or None, day=reader_of(request).day)
    day = form.last_day()
    found = behind_first(duties(day, law()))
    rows, pages = paged([duty for duty in found if form.leaves(duty)], request.GET)
    context = {
        "title": _("仲介訪查進度"),
        "lead": _("績優與高分者每年一次，分數越低次數越多；落後者排在最前。"),
        "tiles": _tiles(progress(found), day),
        "filter": form,
        "table": _duties_table(rows, exemptions_at_risk(day, law()), day),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _tiles(made: Progress, day: date) -> list[Tile]:
    here = f"?year={day.year - 1911}"
    return [
        Tile(_("應訪查"), made.due, unit=_("次")),
        Tile(_("已完成"), made.done, unit=_("次"), note=_counted(made)),
        Tile(_("訪查完成率"), f"{made.rate}%" if made.rate is not None else None),
        Tile(_("足額訪查"), made.fully, f"{here}&standing=met", unit=_("家"), note=_of(made)),
        Tile(
            _("落後"), made.behind, f"{here}&standing=behind", unit=_("家"),
            tone="bad" if made.behind else "good",
        ),
    ]  # fmt: skip


def _counted(made: Progress) -> str:
    if made.counted == made.done:
        return ""
    return _("計入應訪查者%(count)s次") % {"count": plain(made.counted)}


def _of(made: Progress) -> str:
    return _("共%(count)s家") % {"count": plain(made.agencies)}


def _duties_table(rows: list[Duty], at_risk: set[str], day: date) -> Table:
    asked = asked_by_agency([duty.number for duty in rows], day)
    return Table(
        caption=_("仲介機構"),
        columns=(
            Column("number", _("許可證號"), cell="reference", main=True),
            Column("name", _("名稱"), width="wide"),
            Column("grade", _("級別"), value=lambda duty: _(GRADES[duty.grade])),
            Column("letter", _("勞動部等第"), width="narrow", minor=True),
            Column("required", _("應訪查"), cell="number"),
            Column("done", _("已完成"), cell="number"),
            Column("next_due_on", _("下次期限"), cell="day"),
            Column("behind", _("落後"), cell="badge", value=_behind),
            Column("risk", _("免評"), cell="badge", value=lambda duty: _risk(duty, at_risk)),
            Column(
                "denied",
                _("否認真意"),
                cell="badge",
                value=lambda duty: _denials(asked.get(duty.number), day),
            ),
            Column("license_to", _("許可效期"), cell="day", minor=True),
        ),
        rows=rows,
        row_url=lambda duty: agency_url(duty.number),
        row_tone=lambda duty: "bad" if duty.behind else "",
        empty_text=_("沒有符合條件的仲介機構。"),
    )


def agency_url(number: str) -> str:
    """The page of an agency."""
    return reverse("workspace:migrants:agency", args=[number])


def _behind(duty: Duty) -> State | None:
    if duty.behind:
        return State(_("落後%(count)s次") % {"count": duty.behind}, "bad")
    return State(_("足額"), "good") if duty.is_met else None


def _denials(told: Asked | None, day: date) -> State | None:
    """How many workers of an agency said no in a year, once there are enough of them."""
    if told is None or not told.is_conspicuous(day, law()):
        return None
    return State(_("%(denied)s／%(asked)s人，應訪查") % vars(told), "warn")


def _risk(duty: Duty, at_risk: set[str]) -> State | None:
    return State(_("有裁罰，應檢視"), "warn") if duty.number in at_risk else None


@require_safe
def agency(request: HttpRequest, number: str) -> HttpResponse:
    """One agency: its license, the duty of the year with its due days, grades and visits."""
    reader = reader_of(request)
    found = visible(EmploymentAgency.objects.filter(number=number), reader).first()
    if found is None:
        raise Http404(_("名冊中沒有這張許可證"))
    duty = next(duties(reader.day, law(), [number]), None)
    grades = list(grades_of(number))
    context = {
        "title": found.name,
        "lead": number,
        "crumbs": [
            Link(_("仲介訪查進度"), reverse("workspace:migrants:agencies")),
            Link(number, ""),
        ],
        "facts": _facts(found, grades, reader),
        "duty": _duty_facts(duty) if duty else [],
        "days": _days_table(duty, reader.day) if duty else None,
        "grades": _grades_table(grades),
        "visits": _visits_table(list(visits_to(number, reader)[:VISITS_SHOWN])),
        "is_at_risk": number in exemptions_at_risk(reader.day, law()),
        "denials": _denials(asked_by_agency([number], reader.day).get(number), reader.day),
    }
    return render(request, "migrants/agency.html", context)


def _facts(found: EmploymentAgency, grades: list[AgencyGrade], reader: Reader) -> list[Fact]:
    letters = [mol_letter(one.grade, one.score) for one in reversed(grades)]
    bond = bond_due([letter for letter in letters if letter], reader.day, law())
    facts = [
        Fact(_("營利別"), _(AGENCY_KINDS.get(found.kind, ""))),
        Fact(_("許可日"), found.licensed_on, "day"),
        Fact(_("許可證效期"), found.license_to, "day", note=_renewal(found.license_to)),
        Fact(
            _("季報表已報至"), found.reported_to, "day", note=_form(found.reported_to, reader.day)
        ),
        Fact(_("歇業日"), found.closed_on, "day"),
        Fact(_("從業人員"), found.staff, "number", unit=_("人")),
        Fact(_("保證金"), found.bond_twd, "money", note=_at_least(bond, found.bond_twd)),
    ]
    if found.party_id is not None:
        page = reverse("workspace:party", args=[found.party_id])
        facts.append(Fact(_("事業單位"), Link(found.name, page), "link"))
    return [fact for fact in facts if fact.value not in (None, "")]


def _renewal(license_to: date | None) -> str:
    if license_to is None:
        return ""
    first = renewal_span(license_to, calendar(), law()).starts_on
    return _("%(day)s起可申請換證") % {"day": roc_slash(first)} if first else ""


def _form(reported_to: date | None, day: date) -> str:
    if not misses_form(reported_to, day, calendar(), law()):
        return ""
    due_on = quarterly_form_due(quarter_end(day), calendar(), law()).due_on
    return _("最近一季應於%(day)s前填報") % {"day": roc_slash(due_on)} if due_on else ""


def _at_least(bond: int, held: int | None) -> str:
    if held is None or held >= bond:
        return ""
    return _("應為%(amount)s元") % {"amount": plain(bond)}


def _duty_facts(duty: Duty) -> list[Fact]:
    return [
        Fact(_("級別"), _(GRADES[duty.grade])),
        Fact(_("勞動部等第"), duty.letter),
        Fact(_("年度應訪查"), duty.required, "number", unit=_("次")),
        Fact(_("年度已完成"), duty.done, "number", unit=_("次")),
        Fact(_("下次期限"), duty.next_due_on, "day"),
        Fact(_("進度"), _behind(duty) or State(_("尚未足額")), "badge"),
    ]


def _days_table(duty: Duty, day: date) -> Table:
    """The day by which each visit of the year is due, and whether it was made."""

    def standing(row: tuple[int, date]) -> State:
        number, due_on = row
        if number <= duty.done:
            return State(_("已訪查"), "good")
        return State(_("逾期"), "bad") if due_on < day else State(_("未到期"))

    return Table(
        caption=_("年度訪查期限"),
        columns=(
            Column("number", _("次別"), value=lambda row: row[0], cell="number"),
            Column("due_on", _("期限"), value=lambda row: row[1], cell="day"),
            Column("standing", _("狀態"), value=standing, cell="badge"),
        ),
        rows=list(enumerate(visit_due_days(duty.required, day.year), start=1)),
        empty_text=_("本年度沒有應訪查次數。"),
    )


def _grades_table(rows: list[AgencyGrade]) -> Table:
    return Table(
        caption=_("評鑑級別"),
        columns=(
            Column("evaluation_year", _("評鑑年度"), main=True),
            Column("published_on", _("公告日"), cell="day"),
            Column("grade", _("級別"), value=lambda row: _(GRADES[row.grade])),
            Column("score", _("分數")),
            Column("letter", _("勞動部等第"), value=lambda row: mol_letter(row.grade, row.score)),
            Column("exempt_lost_on", _("喪失免評日"), cell="day"),
        ),
        rows=rows,
        row_tone=lambda row: "warn" if row.grade == EXEMPT and row.exempt_lost_on else "",
        empty_text=_("尚未評鑑，列為新設立輔導。"),
    )


def _visits_table(rows: list[Visit]) -> Table:
    return Table(
        caption=_("訪查紀錄"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("visited_on", _("訪查日"), cell="day"),
            Column(
                "type", _("訪查目的"),
                value=lambda row: _(AGENCY_VISIT_PURPOSES.get(row.type, row.type)),
            ),
            Column("result", _("結果"), value=lambda row: _(RESULTS.get(row.result, ""))),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        empty_text=_("沒有訪查紀錄。"),
    )  # fmt: skip

"""Dormitories: the list with what wants doing, and one address as one file; for the unit alone."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.elements import Fact, Link, State
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url
from laozheng.interfaces.workspace.words import district_label
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visit_codes import RESULTS
from laozheng.lines.migrants.forms.dormitories import DormitoryFilter
from laozheng.lines.migrants.models import Dormitory, Notice, PlanChange
from laozheng.lines.migrants.queries.dormitories import (
    SOON,
    Employer,
    agency_names,
    employers_at,
    last_check,
    last_visits,
    notices_at,
    plan_changes_at,
    visits_at,
)
from laozheng.lines.migrants.rules.codes import (
    CHECKS,
    DORMITORY_KINDS,
    NOTICE_TYPES,
    PLAN_CHANGES,
    VISIT_TYPES,
)

ROWS_SHOWN = 100


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The places in use that the reader may see, with their reports and the last visit."""
    reader = reader_of(request)
    form = DormitoryFilter(request.GET or None, reader=reader)
    rows, pages = paged(form.places(), request.GET)
    context = {
        "title": _("移工住宿地點"),
        "lead": _("地址只供本單位使用，不公開、不上圖。"),
        "filter": form,
        "table": _places_table(rows, last_visits([row.number for row in rows]), reader.day),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _places_table(rows: Sequence[Dormitory], visited: Mapping[str, date], day: date) -> Table:
    return Table(
        caption=_("住宿地點"),
        columns=(
            Column("number", _("住宿地點號"), cell="reference", main=True),
            Column("address", _("地址"), width="wide"),
            Column("district", _("行政區"), minor=True,
                   value=lambda row: district_label(row.district)),
            Column("kind", _("類別"), value=_kind),
            Column("occupants", _("居住人數"), cell="number"),
            Column("fire", _("消防申報"), cell="state",
                   value=lambda row: standing_of(row.fire_report_to, day)),
            Column("building", _("公安申報"), cell="state",
                   value=lambda row: standing_of(row.building_report_to, day)),
            Column("visited", _("最近訪視"), cell="day", value=lambda row: visited.get(row.number)),
        ),
        rows=rows,
        row_url=lambda row: dormitory_url(row.number),
        empty_text=_("沒有符合條件的住宿地點，或您無權閱覽。"),
    )  # fmt: skip


def dormitory_url(number: str) -> str:
    """The page of a place."""
    return reverse("workspace:migrants:dormitory", args=[number])


def standing_of(ends_on: date | None, day: date) -> State:
    """How a report stands that is good until a day."""
    if ends_on is None:
        return State(_("未登錄"), "muted")
    shown = {"day": roc_slash(ends_on)}
    if ends_on < day:
        return State(_("%(day)s 屆滿") % shown, "bad")
    return State(_("至 %(day)s") % shown, "warn" if ends_on <= day + SOON else "good")


def _kind(row: Dormitory) -> str:
    return _(DORMITORY_KINDS.get(row.kind, row.kind))


@require_safe
def dormitory(request: HttpRequest, number: str) -> HttpResponse:
    """One address: its reports, who employs whom there, by which agency, and all visits."""
    reader = reader_of(request)
    place = visible(Dormitory.objects.filter(number=number), reader).first()
    if place is None:
        raise Http404(_("沒有這個住宿地點，或您無權閱覽"))
    visits = list(visits_at(number, reader)[:ROWS_SHOWN])
    context = {
        "title": place.address,
        "lead": number,
        "crumbs": [
            Link(_("移工住宿地點"), reverse("workspace:migrants:dormitories")),
            Link(number, ""),
        ],
        "facts": _facts(place),
        "reports": _reports(place, visits, reader.day),
        "employers": _employers_table(employers_at(number, reader)),
        "visits": _visits_table(visits),
        "notices": _notices_table(list(notices_at(number, reader)[:ROWS_SHOWN])),
        "changes": _changes_table(list(plan_changes_at(number, reader)[:ROWS_SHOWN])),
    }
    return render(request, "migrants/dormitory.html", context)


def _facts(place: Dormitory) -> list[Fact]:
    facts = [
        Fact(_("地址"), place.address, wide=True),
        Fact(_("行政區"), district_label(place.district)),
        Fact(_("類別"), _kind(place)),
        Fact(_("可住人數"), place.capacity, "number", unit=_("人")),
        Fact(_("居住人數"), place.occupants, "number", unit=_("人"), note=_crowded(place)),
        Fact(_("啟用日"), place.opened_on, "day"),
        Fact(_("停用日"), place.closed_on, "day"),
    ]
    return [fact for fact in facts if fact.value not in (None, "")]


def _crowded(place: Dormitory) -> str:
    if place.capacity is None or place.occupants is None or place.occupants <= place.capacity:
        return ""
    return _("超過可住人數")


def _reports(place: Dormitory, visits: Sequence[Visit], day: date) -> list[Fact]:
    return [
        Fact(_("消防申報"), standing_of(place.fire_report_to, day), "state"),
        Fact(_("公安申報"), standing_of(place.building_report_to, day), "state"),
        Fact(_("最近宿舍檢查"), last_check(visits, "dormitory"), "day"),
        Fact(_("最近消防檢查"), last_check(visits, "fire"), "day"),
        Fact(_("最近登革熱檢查"), last_check(visits, "dengue"), "day"),
    ]


def _employers_table(rows: list[Employer]) -> Table:
    names = agency_names({number for row in rows for number in row.agencies})
    return Table(
        caption=_("雇主與仲介"),
        columns=(
            Column("name", _("雇主"), main=True, width="wide"),
            Column("agencies", _("仲介"), value=lambda row: _agents(row, names)),
            Column("visits", _("訪視"), cell="number"),
            Column("notices", _("通報"), cell="number"),
            Column("last_visited_on", _("最近訪視"), cell="day"),
        ),
        rows=rows,
        row_url=lambda row: (
            reverse("workspace:party", args=[row.party]) if row.party is not None else ""
        ),
        empty_text=_("還沒有訪視或通報提到這個住宿地點。"),
    )


def _agents(row: Employer, names: Mapping[str, str]) -> str:
    return listed(names.get(number, number) for number in sorted(row.agencies))


def _visits_table(rows: Sequence[Visit]) -> Table:
    return Table(
        caption=_("訪視紀錄"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("visited_on", _("訪查日"), cell="day"),
            Column("employer_name", _("雇主"), width="wide"),
            Column("type", _("訪查別"), value=lambda row: _(VISIT_TYPES.get(row.type, row.type))),
            Column("checks", _("檢查內容"), minor=True, value=_checks),
            Column("result", _("結果"), value=lambda row: _(RESULTS.get(row.result, ""))),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        empty_text=_("還沒有訪視過這個住宿地點。"),
    )


def _checks(row: Visit) -> str:
    own = row.case.migrants_visit  # type: ignore[attr-defined]
    return listed(_(CHECKS.get(check, check)) for check in own.checks)


def _notices_table(rows: Sequence[Notice]) -> Table:
    return Table(
        caption=_("通報"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("event_on", _("事由日"), cell="day"),
            Column("employer_name", _("雇主"), width="wide"),
            Column("type", _("通報別"), value=lambda row: _(NOTICE_TYPES.get(row.type, row.type))),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        empty_text=_("沒有提到這個住宿地點的通報。"),
    )


def _changes_table(rows: Sequence[PlanChange]) -> Table:
    return Table(
        caption=_("生活照顧服務計畫書變更"),
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("changed_on", _("變更日"), cell="day"),
            Column("employer_name", _("雇主"), width="wide"),
            Column("changes", _("變更事項"), value=_changed),
            Column("workers", _("外國人數"), cell="number"),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        empty_text=_("沒有提到這個住宿地點的計畫書變更。"),
    )


def _changed(row: PlanChange) -> str:
    return listed(_(PLAN_CHANGES[change]) for change in row.changes)

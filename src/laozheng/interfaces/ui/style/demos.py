"""Whole pages made of components with made-up values: desk, list, case, confirmation."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui import elements as e
from laozheng.interfaces.ui.calendars import Turning, week_grid
from laozheng.interfaces.ui.navigation import NavGroup, NavItem, Shell, mark_current
from laozheng.interfaces.ui.style import cases
from laozheng.interfaces.ui.style.context import SampleFilter, sample_context
from laozheng.interfaces.ui.tables import Pages


def _at(name: str) -> str:
    return reverse("ui:demo", args=[name])


def _navigation() -> tuple[NavGroup, ...]:
    return (
        NavGroup(
            "",
            (
                NavItem(_("我的桌面"), _at("desk"), "desk", "g d", 7),
                NavItem(_("案件"), _at("list"), "cases", "g c"),
                NavItem(_("行事曆"), _at("case"), "calendar", "g k"),
                NavItem(_("事業單位"), "#enterprises", "building", "g e"),
            ),
        ),
        NavGroup(
            _("勞資爭議"),
            (
                NavItem(_("調解"), _at("confirm")),
                NavItem(_("訴訟扶助"), "#aid"),
            ),
            folds=True,
        ),
        NavGroup(_("職業安全衛生"), (NavItem(_("裁處"), "#fines"),), folds=True),
        NavGroup(
            _("統計與報告"),
            (
                NavItem(_("指標"), "#figures", "figures", "g f"),
                NavItem(_("書刊"), "#books", "books", "g b"),
                NavItem(_("資料匯入"), "#import", "import"),
            ),
        ),
    )


def _shell(request: HttpRequest, title: Any) -> dict[str, Any]:
    """What every demo page shares: a frame with navigation and breadcrumbs."""
    return {
        "shell": Shell(
            organization="範例市政府勞工局",
            home_url=_at("desk"),
            search_url=_at("list"),
            search_label=_("案號、姓名、事業單位、統一編號"),
            user_name="承辦測試",
            user_note="勞資關係科 承辦人",
            logout_url="#",
        ),
        "navigation": mark_current(_navigation(), request.path),
        "day": cases.DAY,
        "title": title,
    }


def _desk(request: HttpRequest) -> dict[str, Any]:
    return {**_shell(request, _("我的桌面")), "tiles": cases.tiles(), "cases": cases.case_table()}


def _list(request: HttpRequest) -> dict[str, Any]:
    return {
        **_shell(request, _("勞資爭議調解案件")),
        "crumbs": [(_("業務"), "#"), ("勞資爭議", "#"), (_("調解案件"), "")],
        "cases": cases.case_table(),
        "filter_form": SampleFilter(request.GET or None),
        "pages": Pages(previous_url="?page=1", next_url="?page=3", first=51, last=100, total=3935),
    }


def _case(request: HttpRequest) -> dict[str, Any]:
    sample = sample_context("case", "")
    return {
        **_shell(request, "王測試、示例精密工業股份有限公司高雄分公司"),
        "crumbs": [("勞資爭議", "#"), (_("調解案件"), "#"), ("勞調-113-000184", "")],
        "state": e.State(_("已排會議"), "accent"),
        **{name: sample[name] for name in ("tabs", "stages", "facts", "actions", "happenings")},
        "reckoning": sample["reckoning"],
        "week": week_grid(
            date(2024, 2, 20),
            cases.appointments(),
            day=date(2024, 2, 20),
            turning=Turning("#", "#", "#"),
        ),
    }


def _confirm(request: HttpRequest) -> dict[str, Any]:
    return {
        **_shell(request, ""),
        "question": _("要撤回 勞調-113-000184 嗎？"),
        "consequences": [
            _("案件即告結束，進行中的期限不再計算。"),
            _("調解人與對造人會收到撤回通知。"),
            _("撤回後如再申請，須另立新案。"),
        ],
        "confirm_label": _("撤回這個案件"),
        "cancel_url": "#",
        "is_danger": True,
    }


PAGES: Mapping[str, Callable[[HttpRequest], dict[str, Any]]] = MappingProxyType(
    {"desk": _desk, "list": _list, "case": _case, "confirm": _confirm}
)

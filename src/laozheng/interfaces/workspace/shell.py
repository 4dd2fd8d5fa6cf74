"""The frame of the workspace: what a reader finds in the navigation."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.languages import in_chinese, listed
from laozheng.interfaces.ui.line_pages import line_items
from laozheng.interfaces.ui.navigation import NavGroup, NavItem, Shell
from laozheng.interfaces.workspace.field.kinds import visit_kinds, visit_kinds_for
from laozheng.interfaces.workspace.requests import works_here
from laozheng.interfaces.workspace.tracking_panels import lines_that_decide
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.accounts.roles import EXTERNAL_ROLES, STAFF_ROLES
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.parties.city import city

# More lines than this are not read at a glance.
MOST_OPEN = 2


def shell(request: HttpRequest) -> Shell:
    """The shell for whoever asks; a stranger gets the frame without navigation."""
    if not request.user.is_authenticated:
        return Shell(organization=_organization(), login_url=reverse("workspace:login"))
    reader: Reader = request.reader  # type: ignore[attr-defined]
    is_known = works_here(reader)
    return Shell(
        organization=_organization(),
        home_url=reverse("workspace:desk"),
        navigation=_navigation(reader) if is_known else (),
        search_url=reverse("workspace:search") if is_known else "",
        search_label=_search_label(reader),
        user_name=reader.name or request.user.get_username(),
        user_note=role_note(reader),
        logout_url=reverse("workspace:logout"),
    )


def _organization() -> str:
    here = city()
    return here.bureau if in_chinese() else here.bureau_en


def _search_label(reader: Reader) -> str:
    if reader.is_staff:
        return _("搜尋案號、當事人、案由或統一編號")
    return _("搜尋案號、當事人或案由")


def _navigation(reader: Reader) -> tuple[NavGroup, ...]:
    work = [
        NavItem(_("我的桌面"), reverse("workspace:desk"), "desk", "g d"),
        NavItem(_("所有案件"), reverse("workspace:cases"), "cases", "g c"),
        NavItem(_("行事曆"), reverse("workspace:calendar"), "calendar", "g k"),
    ]
    if not reader.is_staff:
        return (NavGroup("", tuple(work)),)
    if visit_kinds_for(reader):
        work.append(NavItem(_("外勤檢查"), reverse("workspace:field"), "place", "g v"))
    if visit_kinds():
        work.append(NavItem(_("檢查計畫"), reverse("workspace:programs"), "list", "g r"))
    if lines_that_decide():
        work.append(NavItem(_("裁處追蹤"), reverse("workspace:trackers"), "list", "g s"))
    work.append(NavItem(_("事業單位"), reverse("workspace:parties"), "building", "g e"))
    work.append(NavItem(_("活動報名"), reverse("workspace:events"), "people"))
    told = (
        NavItem(_("統計數字"), reverse("workspace:figures"), "figures", "g f"),
        NavItem(_("書刊"), reverse("workspace:books"), "books", "g b"),
        NavItem(_("校對"), reverse("workspace:proofread"), "check", "g p"),
        NavItem(_("匯入匯出"), reverse("workspace:datasets"), "import", "g i"),
        NavItem(_("名稱比對"), reverse("workspace:matches"), "people", "g m"),
    )
    return (NavGroup("", tuple(work)), *_line_groups(reader), NavGroup(_("統計與資料"), told))


def _line_groups(reader: Reader) -> list[NavGroup]:
    """The lines of the reader's own units first and open; what is too much to read folds."""
    units = Unit.objects.filter(pk__in=reader.units)
    own = set(units.values_list("code", flat=True))
    codes = sorted(lines(), key=lambda code: lines()[code].unit not in own)
    mine = [code for code in codes if lines()[code].unit in own]
    opened = mine if len(mine) <= MOST_OPEN else ()
    return [_line_group(code, folds=code not in opened) for code in codes]


def _line_group(code: str, *, folds: bool) -> NavGroup:
    line = lines()[code]
    items = tuple(
        NavItem(_(kind.label), reverse("workspace:kind", args=[code, kind.code]))
        for kind in line.kinds
    )
    pages = line_items("workspace", line, public=False)
    return NavGroup(_(line.label), (*items, *pages), folds=folds)


def role_note(reader: Reader) -> str:
    """The roles of a reader in words."""
    labels = [str(STAFF_ROLES[role]) for role in STAFF_ROLES if role in reader.roles]
    if reader.external_role:
        labels.append(str(EXTERNAL_ROLES[reader.external_role]))
    return listed(labels)

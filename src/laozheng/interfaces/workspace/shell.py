"""The frame of the workspace: what a reader finds in the navigation."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.navigation import NavGroup, NavItem, Shell
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.accounts.roles import EXTERNAL_ROLES, STAFF_ROLES
from laozheng.kernel.cases.catalogue import lines


def shell(request: HttpRequest) -> Shell:
    """The shell for whoever asks; a stranger gets the frame without navigation."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    if not request.user.is_authenticated:
        return Shell(
            organization=_("高雄市政府勞工局"), login_url=reverse("workspace:login"), look="public"
        )
    return Shell(
        organization=_("高雄市政府勞工局"),
        home_url=reverse("workspace:desk"),
        navigation=_navigation(reader),
        search_url=reverse("workspace:search"),
        search_label=_("搜尋案號、當事人或標題"),
        user_name=reader.name or request.user.get_username(),
        user_note=_role_note(reader),
        logout_url=reverse("workspace:logout"),
    )


def _navigation(reader: Reader) -> tuple[NavGroup, ...]:
    work = [
        NavItem(_("我的桌面"), reverse("workspace:desk"), "desk", "g d"),
        NavItem(_("所有案件"), reverse("workspace:cases"), "cases", "g c"),
        NavItem(_("行事曆"), reverse("workspace:calendar"), "calendar", "g k"),
    ]
    groups = [NavGroup("", tuple(work))]
    if not reader.is_staff:
        return tuple(groups)
    for line in lines().values():
        items = tuple(
            NavItem(str(_(kind.label)), reverse("workspace:kind", args=[line.code, kind.code]))
            for kind in line.kinds
        )
        groups.append(NavGroup(str(_(line.label)), items))
    told = (
        NavItem(_("統計數字"), reverse("workspace:figures"), "figures", "g f"),
        NavItem(_("書刊"), reverse("workspace:books"), "books", "g b"),
        NavItem(_("匯入匯出"), reverse("workspace:datasets"), "import", "g i"),
    )
    groups.append(NavGroup(_("統計與書刊"), told))
    return tuple(groups)


def _role_note(reader: Reader) -> str:
    labels = [str(STAFF_ROLES[role]) for role in STAFF_ROLES if role in reader.roles]
    if reader.external_role:
        labels.append(str(EXTERNAL_ROLES[reader.external_role]))
    return "、".join(labels)

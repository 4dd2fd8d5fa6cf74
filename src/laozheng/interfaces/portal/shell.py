"""The frame of the portal: the bureau and its public pages; nobody signs in here."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.languages import in_english
from laozheng.interfaces.ui.line_pages import line_items
from laozheng.interfaces.ui.navigation import NavGroup, NavItem, Shell
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.parties.city import city


def shell(request: HttpRequest) -> Shell:
    """The same shell for everybody."""
    here = city()
    pages = (
        NavItem(_("線上申辦"), reverse("portal:filings")),
        NavItem(_("查詢進度"), reverse("portal:follow")),
        NavItem(_("違反勞動法令公布專區"), reverse("portal:violators")),
        NavItem(_("開放資料"), reverse("portal:open_data")),
        *(item for line in lines().values() for item in line_items("portal", line, public=True)),
    )
    return Shell(
        organization=here.bureau_en if in_english() else here.bureau,
        home_url=reverse("portal:violators"),
        navigation=(NavGroup("", pages),),
        look="public",
    )

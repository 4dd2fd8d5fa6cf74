"""The frame of the portal; nobody signs in here, and the first page leads to those of the lines."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.languages import in_chinese, of_staff
from laozheng.interfaces.ui.navigation import NavGroup, NavItem, Shell
from laozheng.kernel.parties.city import city


def shell(request: HttpRequest) -> Shell:
    """The same shell for everybody; in the languages of workers with the pages that have them."""
    here = city()
    pages = [
        NavItem(_("線上申辦"), reverse("portal:filings")),
        NavItem(_("查詢進度"), reverse("portal:follow")),
    ]
    if of_staff():
        pages += [
            NavItem(_("違反勞動法令公布專區"), reverse("portal:violators")),
            NavItem(_("開放資料"), reverse("portal:open_data")),
        ]
    return Shell(
        organization=here.bureau if in_chinese() else here.bureau_en,
        home_url=reverse("portal:filings"),
        navigation=(NavGroup("", tuple(pages)),),
        look="public",
    )

"""The frame of the portal; who signed in for an enterprise finds its own page beside the others."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.languages import in_chinese, of_staff
from laozheng.interfaces.ui.navigation import NavGroup, NavItem, Shell
from laozheng.interfaces.ui.readers import reader_of
from laozheng.kernel.parties.city import city


def shell(request: HttpRequest) -> Shell:
    """The frame: in the languages of workers with the pages that have them.

    Whoever signed in for a party finds its own page first.
    """
    here, reader = city(), reader_of(request)
    own = [NavItem(_("我的事業"), reverse("portal:own"))] if reader.party_ref else []
    pages = [
        *own,
        NavItem(_("線上申辦"), reverse("portal:filings")),
        NavItem(_("查詢進度"), reverse("portal:follow")),
    ]
    if of_staff():
        pages += [
            NavItem(_("活動報名"), reverse("portal:events")),
            NavItem(_("違反勞動法令公布專區"), reverse("portal:violators")),
            NavItem(_("開放資料"), reverse("portal:open_data")),
        ]
    return Shell(
        organization=here.bureau if in_chinese() else here.bureau_en,
        home_url=reverse("portal:filings"),
        navigation=(NavGroup("", tuple(pages)),),
        user_name=reader.name if reader.party_ref else "",
        login_url="" if reader.party_ref or not of_staff() else reverse("portal:sign_in"),
        logout_url=reverse("portal:sign_out") if reader.party_ref else "",
        look="public",
    )

"""Every page that the lines add, in a real browser: axe-core finds nothing, nothing sticks out.

Lists and forms of every kind, the pages that lines declare for staff and for everybody, the forms
of the field. Wide and light, and as narrow and dark as a telephone at night.
"""

from collections.abc import Iterator

import pytest
from django.urls import NoReverseMatch, reverse

from laozheng.conftest import HIRED
from laozheng.interfaces.workspace.field.kinds import visit_kinds
from laozheng.interfaces.workspace.tests.browsing import (
    IN_A_BROWSER,
    browser,
    overflowing,
    signed_in,
    site,
    violations,
)
from laozheng.kernel.accounts.actions import admit, hire
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.parties.actions import Wanted, ensure_party

__all__ = ["browser", "site"]
pytestmark = IN_A_BROWSER
LOOKS = {"wide": (1440, "light"), "narrow": (360, "dark")}


@pytest.fixture
def everywhere(world):
    """The cast, an officer of the whole bureau, who may open every form, and an enterprise."""
    bureau, actor = Unit.objects.get(code="bureau"), world.reader("system")
    roles = ("officer", "supervisor")
    world.everywhere = hire("S777", "測試全局承辦", bureau, roles, on=HIRED, actor=actor)
    party = ensure_party(Wanted("enterprise", "範例企業有限公司", HIRED, ubn="12345675"), actor)
    world.enterprise = admit("party", "測試帳號", "employer", party.ref, on=HIRED, actor=actor)
    return world


def staff_pages(line: str) -> Iterator[str]:
    """The lists, the opening forms, the forms of the field and the own pages of a line."""
    for kind in lines()[line].kinds:
        yield reverse("workspace:kind", args=[line, kind.code])
        for step in kind.transitions:
            if step.opens:
                yield reverse("workspace:open", args=[line, kind.code, step.name])
        if f"{line}.{kind.code}" in visit_kinds():
            yield reverse("workspace:field_visit", args=[line, kind.code])
    yield from own_pages(line, "workspace")


def own_pages(line: str, face: str, *, for_parties: bool = False) -> Iterator[str]:
    """The pages that a line declares for a face, as far as they need no argument."""
    for page in lines()[line].pages:
        if page.public is (face == "portal") and page.for_parties is for_parties:
            try:
                yield reverse(f"{face}:{line}:{page.name}")
            except NoReverseMatch:
                continue


def filings(line: str) -> Iterator[str]:
    """What anybody files online with a line."""
    for filing in lines()[line].filings:
        yield reverse("portal:filing", args=[line, filing.code])


def pages_of_parties(line: str) -> Iterator[str]:
    """What whoever signed in for an enterprise finds of a line, besides what anybody finds."""
    yield reverse("portal:own")
    for one in lines()[line].bulk_filings:
        yield reverse("portal:bulk", args=[line, one.code])
    yield from own_pages(line, "portal", for_parties=True)


def faults(page, site, addresses) -> list[tuple[str, object]]:
    """What axe finds and what sticks out on the pages that may be opened."""
    found = []
    for address in addresses:
        response = page.goto(site + address)
        if response.status == 200:
            found += [(address, one) for one in violations(page) + overflowing(page)]
        elif response.status != 404:
            found.append((address, response.status))
    return found


def options(look: str) -> dict[str, object]:
    """How the browser is set for a look."""
    width, scheme = LOOKS[look]
    return {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("line", sorted(lines()))
def test_the_pages_of_a_line_are_in_order_for_everybody(everywhere, site, browser, line, look):
    page = signed_in(browser, everywhere, "everywhere", site, bypass_csp=True, **options(look))
    addresses = [*staff_pages(line), *own_pages(line, "portal"), *filings(line)]
    assert len(addresses) > len(lines()[line].kinds)
    assert faults(page, site, addresses) == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("line", sorted(lines()))
def test_the_pages_of_an_enterprise_are_in_order(everywhere, site, browser, line, look):
    page = signed_in(browser, everywhere, "enterprise", site, bypass_csp=True, **options(look))
    assert faults(page, site, pages_of_parties(line)) == []

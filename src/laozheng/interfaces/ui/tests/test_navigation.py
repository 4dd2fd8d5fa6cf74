"""The shell marks where one is, and shows nothing that a face did not declare."""

from django.test import RequestFactory

from laozheng.interfaces.ui import context_processors
from laozheng.interfaces.ui.navigation import NavGroup, NavItem, Shell, mark_current

GROUPS = (
    NavGroup("", (NavItem("首頁", "/"), NavItem("案件", "/cases/"))),
    NavGroup("爭議", (NavItem("調解", "/cases/mediation/?state=open"),), folds=True),
)


def _current(path: str) -> list[str]:
    marked = mark_current(GROUPS, path)
    return [str(item.label) for group in marked for item in group.items if item.is_current]


def test_the_longest_matching_address_is_the_current_one():
    assert _current("/cases/") == ["案件"]
    assert _current("/cases/mediation/7/") == ["調解"]
    assert _current("/casesfoo/") == []


def test_the_root_is_current_only_at_the_root():
    assert _current("/") == ["首頁"]
    assert _current("/figures/") == []


def test_a_folding_group_knows_that_it_holds_the_current_page():
    assert mark_current(GROUPS, "/cases/mediation/")[1].is_current
    assert not mark_current(GROUPS, "/cases/")[1].is_current


def declared_shell(request):
    """A face's shell, named by its dotted path in the settings."""
    return Shell(organization="範例局", navigation=GROUPS)


def test_the_shell_comes_from_the_function_that_the_settings_name(settings):
    settings.LAOZHENG_SHELL = f"{__name__}.declared_shell"
    variables = context_processors.shell(RequestFactory().get("/cases/"))
    assert variables["shell"].organization == "範例局"
    assert variables["navigation"][0].items[1].is_current


def test_without_a_face_and_a_moment_the_shell_is_empty(settings):
    settings.LAOZHENG_SHELL = ""
    variables = context_processors.shell(RequestFactory().get("/"))
    assert variables["navigation"] == ()
    assert variables["day"] is None

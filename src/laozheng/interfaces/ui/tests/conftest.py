"""Pages of ui are tested without any face: own addresses, empty shell."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template


@pytest.fixture
def ui_alone(settings):
    """Settings of a site that consists of ui only."""
    settings.ROOT_URLCONF = "laozheng.interfaces.ui.tests.urls"
    settings.LAOZHENG_SHELL = ""
    return settings


@pytest.fixture
def render():
    """Render a template that has loaded ``ui``; gives the parsed HTML."""

    def rendered(source: str, **context: object) -> BeautifulSoup:
        html = Template("{% load ui %}" + source).render(Context(context))
        return BeautifulSoup(html, "html.parser")

    return rendered

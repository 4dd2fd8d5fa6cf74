"""The docs are true: generated pages are fresh, names are told, links lead somewhere."""

import re
import tomllib

import pytest

from dev.docs import commands, links, operations, pages
from dev.docs.diagrams import state_diagram
from dev.docs.markdown import DOCS, ROOT
from laozheng import __version__
from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.cases.declare import PREVIOUS, CaseKind, State, Transition


def test_the_generated_pages_say_what_is_declared():
    assert not list(pages.problems())


def test_the_operator_finds_every_subcommand_and_every_setting():
    assert "serve" in operations.subcommands()
    assert "LAOZHENG_HOME" in operations.settings()
    assert not list(operations.problems())


@pytest.mark.slow
def test_every_command_that_a_page_shows_is_understood():
    assert not list(commands.problems())


def test_commands_are_found_behind_settings_and_before_redirections():
    text = "```sh\nA=b laozheng verify --json > c  # d\nmake test\n```\n\n```\nlaozheng fly\n```\n"
    assert list(commands.shown(text)) == [["laozheng", "verify", "--json"], ["make", "test"]]


@pytest.mark.django_db
def test_the_program_that_hires_the_first_people_runs():
    text = (DOCS / "operations" / "install.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    exec(compile(program, "install.md", "exec"), {})
    assert Staff.objects.get().number == "S001"


def test_one_version_is_told_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_link_of_a_page_leads_nowhere():
    assert not list(links.problems())


def test_links_are_found_in_all_their_forms():
    text = "[a](b.md) ![c](d.png) [e](f.md#g) [h](https://example.org) [i](#j)"
    assert list(links.targets(text)) == ["b.md", "d.png", "f.md"]


def test_a_diagram_draws_the_steps_that_lead_to_another_state():
    kind = CaseKind(
        code="request",
        label="範例",
        prefix="範",
        unit="bureau",
        level="unit",
        intakes=(),
        states=(State("open", "進行中"), State("closed", "已結", final=True)),
        transitions=(
            Transition("receive", "收件", (), "open"),
            Transition("note", "註記", ("open",), None),
            Transition("close", "結案", ("open",), "closed"),
            Transition("settle", "和解", ("open",), "closed"),
            Transition("reopen", "重開", ("closed",), PREVIOUS),
        ),
    )
    assert state_diagram(kind).splitlines() == [
        "```mermaid",
        "stateDiagram-v2",
        "    open : 進行中",
        "    closed : 已結",
        "    [*] --> open : 收件",
        "    open --> closed : 結案／和解",
        "    closed --> [*]",
        "```",
    ]

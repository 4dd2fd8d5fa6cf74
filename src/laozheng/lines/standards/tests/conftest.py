"""A folder of its own for the statistics of every test, and the people of the division."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from laozheng.conftest import HIRED, NOON
from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import reader_for, system_reader
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.lines.standards.tests.factories import bring_in


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """An empty home folder."""
    settings.LAOZHENG_HOME = tmp_path / "home"
    settings.LAOZHENG_HOME.mkdir()
    return settings.LAOZHENG_HOME


@pytest.fixture
def division(world):
    """An officer and a supervisor of labor conditions, and what reads as one of them."""
    unit, actor = Unit.objects.get(code="labor_conditions"), system_reader("test", NOON)
    people = {
        "officer": hire("S101", "測試勞條承辦", unit, ("officer",), on=HIRED, actor=actor),
        "supervisor": hire("S102", "測試勞條科長", unit, ("supervisor",), on=HIRED, actor=actor),
    }

    def reader(who, at=NOON):
        if who in people:
            return reader_for(people[who].user, at)
        return world.reader(who, at)

    return SimpleNamespace(world=world, reader=reader, people=people)


@pytest.fixture
def brought(world, tmp_path):
    """Import rows of a data set as the operator."""

    def run(dataset, *rows, **options):
        return bring_in(tmp_path, dataset, *rows, **options)

    return run


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T04:00:00+00:00").astimezone(UTC)


@pytest.fixture
def opened(division):
    """Open a case on a day as the officer."""

    def run(kind, step, day, /, **given):
        return open_case(
            kind, step, actor=division.reader("officer", noon(day)),
            received_on=date.fromisoformat(day), intake=given.pop("intake", "counter"),
            officer=division.people["officer"], **given,
        )  # fmt: skip

    return run


@pytest.fixture
def moved(division):
    """Take a step on a day."""

    def run(case, step, day, who="officer", **given):
        actor = division.reader(who, noon(day))
        return perform(case, step, actor=actor, on=actor.day, **given)

    return run

"""The cast of all tests: one small bureau in which everybody's part is known.

An officer and a supervisor of labor relations, an officer of safety inspection, a mediator, a
private body, an applicant, and a stranger who has not signed in.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db.models import Model
from django.test import Client
from hypothesis import settings as settings_of_hypothesis

from laozheng.base.moments import TAIPEI
from laozheng.kernel.accounts.actions import admit, hire, load_units
from laozheng.kernel.accounts.models import Employment, ExternalAccount, RoleGrant, Staff, Unit
from laozheng.kernel.accounts.reader import Reader, public_reader, reader_for, system_reader
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases import catalogue
from laozheng.kernel.cases.declare import Line

# Two busy cores make time limits of single examples a lottery; a build that is green once is green
# again. Who looks for more takes other examples, and as many as wanted:
# ``pytest --hypothesis-profile=explore``.
settings_of_hypothesis.register_profile("laozheng", deadline=None, derandomize=True)
settings_of_hypothesis.register_profile("explore", deadline=None, derandomize=False)
settings_of_hypothesis.load_profile("laozheng")

OF_THE_LINES = (catalogue.lines, catalogue.kinds, catalogue.law)
NOON = datetime(2025, 3, 3, 4, 0, tzinfo=UTC)
# A working day after all that the tests tell of, within the years of the office calendar.
PRESENT = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
HIRED = date(2010, 12, 25)

# What the cast wrote when it first entered. To write the same rows again takes a tenth of the time.
OF_THE_CAST = (Unit, get_user_model(), Staff, Employment, RoleGrant, ExternalAccount, Entry)
ENTERED: dict[type[Model], list[dict[str, Any]]] = {}


@dataclass
class World:
    """The cast. ``reader(who)`` is that person at a moment; ``client(who)`` his browser."""

    officer: Staff
    second_officer: Staff
    supervisor: Staff
    head: Staff
    safety_officer: Staff
    mediator: ExternalAccount
    body: ExternalAccount
    applicant: ExternalAccount

    def reader(self, who: str, at: datetime = NOON) -> Reader:
        """A member of the cast by name; ``system`` and ``stranger`` are always there."""
        if who == "system":
            return system_reader("test", at)
        if who == "stranger":
            return public_reader(at)
        return reader_for(getattr(self, who).user, at)

    def client(self, who: str) -> Client:
        """A test client signed in as a member of the cast (nobody for the stranger)."""
        client = Client()
        if who != "stranger":
            user = getattr(self, who).user
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    @property
    def day(self) -> date:
        """The day on which the cast acts."""
        return NOON.date()


CAST = (
    "officer",
    "second_officer",
    "supervisor",
    "head",
    "safety_officer",
    "mediator",
    "body",
    "applicant",
    "stranger",
)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """A data folder of its own for each test: files outlive a transaction that is rolled back."""
    settings.LAOZHENG_HOME = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def clock(monkeypatch) -> None:
    """Let no test hang on the hour at which it runs; who asks again is a thousandth later."""
    asked = count()

    def now() -> datetime:
        return PRESENT + timedelta(milliseconds=next(asked))

    monkeypatch.setattr("laozheng.kernel.accounts.clock.timezone.now", now)


@pytest.fixture
def world(db) -> World:
    """The cast, in a city with its real units."""
    cache.clear()
    _enter()
    staff = {one.number: one for one in Staff.objects.select_related("user")}
    external = {one.user.username: one for one in ExternalAccount.objects.select_related("user")}
    return World(
        officer=staff["S001"],
        second_officer=staff["S002"],
        supervisor=staff["S003"],
        head=staff["S004"],
        safety_officer=staff["S005"],
        mediator=external["m-001"],
        body=external["b-001"],
        applicant=external["a-001"],
    )


def _enter() -> None:
    """Let the cast enter an empty house: by the actions at first, as the same rows ever after."""
    if get_user_model().objects.exists() or Entry.objects.exists():
        _found()
    elif not ENTERED:
        _found()
        ENTERED.update({table: list(table.objects.values()) for table in OF_THE_CAST})
    else:
        for table, rows in ENTERED.items():
            table.objects.bulk_create(table(**row) for row in rows)


def _found() -> None:
    """Found the city and hire its people."""
    actor = system_reader("test", NOON)
    load_units(django_settings.LAOZHENG_CITY_DIR / "units.toml", actor)
    units = {unit.code: unit for unit in Unit.objects.all()}

    def staff(number: str, name: str, unit: str, *roles: str) -> None:
        hire(number, name, units[unit], roles, on=HIRED, actor=actor)

    def external(username: str, name: str, role: str) -> None:
        admit(username, name, role, f"test.{role}:1", on=HIRED, actor=actor)

    staff("S001", "測試承辦甲", "labor_relations", "officer")
    staff("S002", "測試承辦乙", "labor_relations", "officer")
    staff("S003", "測試科長", "labor_relations", "supervisor")
    staff("S004", "測試局長", "bureau", "head", "editor")
    staff("S005", "測試檢查員", "inspection_office", "officer")
    external("m-001", "測試調解人", "mediator")
    external("b-001", "測試勞資協會", "body")
    external("a-001", "測試申請人", "applicant")


@pytest.fixture
def today(monkeypatch) -> Callable[[date], None]:
    """Let the pages be asked for at noon of a day."""

    def ask_on(day: date) -> None:
        noon = datetime.combine(day, time(12), TAIPEI)
        monkeypatch.setattr("laozheng.kernel.accounts.middleware.moment", lambda: noon)

    return ask_on


@pytest.fixture
def install() -> Iterator[Callable[..., None]]:
    """Install other lines, and no others, for the length of a test.

    ``files`` are their dated values where those of the installed lines will not do. What was
    remembered of other lines is forgotten, last of all when everything stands as it was: what one
    test remembers would otherwise be the law of the next.
    """

    def forget() -> None:
        for remembered in OF_THE_LINES:
            remembered.cache_clear()

    with pytest.MonkeyPatch.context() as patch:

        def installed(*lines: Line, files: tuple[Path, ...] | None = None) -> None:
            patch.setattr(catalogue, "installed_lines", lambda: lines)
            if files is not None:
                patch.setattr(catalogue, "parameter_files", lambda: files)
            forget()

        yield installed
    forget()

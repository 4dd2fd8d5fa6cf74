"""What a city needs before its first case, and the synthetic people of the demo."""

from datetime import date
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Count

from laozheng.base.periods import Period
from laozheng.config.history import load_folder
from laozheng.kernel.accounts.actions import admit, ensure_hired, load_units
from laozheng.kernel.accounts.models import Staff, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import deliver_waiting
from laozheng.kernel.cases.line_config import LineConfig
from laozheng.kernel.cases.models import CaseParty
from laozheng.kernel.parties.models import Party

DEMO_PASSWORD = "laozheng-demo"
DEMO_SINCE = date(2010, 12, 25)
# number, name, unit, roles: all recognisable as synthetic
DEMO_PEOPLE = (
    ("D001", "測試承辦甲", "labor_relations", ("officer",)),
    ("D002", "測試承辦乙", "labor_relations", ("officer",)),
    ("D003", "測試科長", "labor_relations", ("supervisor",)),
    ("D004", "測試檢查員", "inspection_office", ("officer",)),
    ("D005", "測試處長", "inspection_office", ("supervisor",)),
    ("D006", "測試局長", "bureau", ("head", "editor")),
    ("D007", "測試條件承辦", "labor_conditions", ("officer",)),
    ("D008", "測試條件科長", "labor_conditions", ("supervisor",)),
    ("D009", "測試安全承辦", "employment_security", ("officer",)),
    ("D010", "測試安全科長", "employment_security", ("supervisor",)),
)
# Who signs in at the portal: for the enterprise with the most applications of its own.
DEMO_ENTERPRISE = "employer"
LOGINS = {
    "D001": "officer",
    "D002": "officer2",
    "D003": "supervisor",
    "D004": "inspector",
    "D005": "inspection-head",
    "D006": "head",
    "D007": "conditions",
    "D008": "conditions-head",
    "D009": "security",
    "D010": "security-head",
}


def prepare_city(actor: Reader) -> None:
    """Units of the city, and referrals that waited for a line which is installed now."""
    load_units(settings.LAOZHENG_CITY_DIR / "units.toml", actor)
    deliver_waiting()


def hire_demo_people(actor: Reader) -> None:
    """The staff of the demo, each with the demo password; nothing changes on a second call."""
    with transaction.atomic():
        for number, name, unit, roles in DEMO_PEOPLE:
            ensure_hired(
                number,
                name,
                Unit.objects.get(code=unit),
                roles,
                on=DEMO_SINCE,
                actor=actor,
                username=LOGINS[number],
                password=DEMO_PASSWORD,
            )


def admit_demo_enterprise(actor: Reader) -> None:
    """A sign-in for the enterprise that filed most by itself; nothing changes on a second call."""
    users = get_user_model().objects
    if users.filter(username=DEMO_ENTERPRISE).exists():
        return
    filed = CaseParty.objects.filter(role="applicant", party__kind="enterprise")
    most = filed.values("party").annotate(cases=Count("pk")).order_by("-cases", "party").first()
    if most is not None:
        party = Party.objects.get(pk=most["party"])
        admit(
            DEMO_ENTERPRISE, "測試人資", "employer", party.ref,
            on=DEMO_SINCE, actor=actor, password=DEMO_PASSWORD,
        )  # fmt: skip


def has_demo_people() -> bool:
    """Whether this is a demo city: no real one has the staff of the demo."""
    return Staff.objects.filter(number=DEMO_PEOPLE[0][0]).exists()


def make_twins(period: Period, actor: Reader, *, seed: int, scale: int = 1) -> dict[str, Any]:
    """Let each installed line make its synthetic cases of a period; what each says it made.

    All lines or none, so that an interrupted run leaves no half city.
    """
    made = {}
    with transaction.atomic():
        for config in apps.get_app_configs():
            if isinstance(config, LineConfig):
                twin = import_module(f"{config.name}.twin")
                made[config.line.label] = twin.make(period, actor=actor, seed=seed, scale=scale)
    return made


def load_history(actor: Reader) -> int:
    """The published history of the city, as vintages with their document; how many."""
    return load_folder(settings.LAOZHENG_CITY_DIR / "history", actor)


def demo_accounts() -> list[str]:
    """The names with which one may sign in to the demo."""
    names = [*LOGINS.values(), DEMO_ENTERPRISE]
    users = get_user_model().objects.filter(username__in=names)
    return sorted(user.get_username() for user in users)

"""Setting up units, people and what they may do."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q

from laozheng.kernel.accounts.models import (
    Employment,
    ExternalAccount,
    RoleGrant,
    Staff,
    Unit,
)
from laozheng.kernel.accounts.roles import EXTERNAL_ROLES, STAFF_ROLES
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import Actor


def load_units(path: Path, actor: Actor) -> int:
    """Bring the units of a city's ``units.toml`` into the database; returns how many are new.

    A unit stands after its parent in the file. Known units get their labels and spans anew.
    """
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["unit"]
    known = {unit.code: unit for unit in Unit.objects.all()}
    new = 0
    with transaction.atomic():
        for row in rows:
            unit = known.get(row["code"]) or Unit(code=row["code"])
            new += unit.pk is None
            unit.label, unit.label_en = row["label"], row.get("label_en", "")
            unit.parent = known[row["parent"]] if row.get("parent") else None
            unit.letter_mark = row.get("letter_mark", "")
            unit.valid_from, unit.valid_to = row["valid_from"], row.get("valid_to")
            unit.save()
            known[unit.code] = unit
        if new:
            record(actor, "create", "units", changes={"new": new})
    return new


def ensure_hired(
    number: str,
    name: str,
    unit: Unit,
    roles: tuple[str, ...],
    *,
    on: date,
    actor: Actor,
    **account: str,
) -> Staff:
    """The member of staff of a number; hired when nobody has it yet."""
    known = Staff.objects.filter(number=number).first()
    return known or hire(number, name, unit, roles, on=on, actor=actor, **account)


def hire(
    number: str,
    name: str,
    unit: Unit,
    roles: tuple[str, ...],
    *,
    on: date,
    actor: Actor,
    username: str = "",
    password: str | None = None,
) -> Staff:
    """Make a member of staff with a sign-in and roles for a unit from a day on.

    Without a password the sign-in cannot be used until one is set.
    """
    unknown = set(roles) - set(STAFF_ROLES)
    if unknown:
        raise ValueError(f"unknown roles: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        user = _account(username or number, password)
        staff = Staff.objects.create(number=number, name=name, user=user)
        Employment.objects.create(staff=staff, unit=unit, valid_from=on)
        for role in roles:
            RoleGrant.objects.create(staff=staff, role=role, unit=unit, valid_from=on)
        record(actor, "create", f"staff:{number}", changes={"unit": unit.code, "roles": roles})
    return staff


def admit(
    username: str,
    name: str,
    role: str,
    party_ref: str,
    *,
    on: date,
    actor: Actor,
    until: date | None = None,
    password: str | None = None,
) -> ExternalAccount:
    """Make a sign-in for somebody outside the bureau, tied to the register row behind it.

    It ends by itself on the day ``until``. Without a password it waits for one.
    """
    if role not in EXTERNAL_ROLES:
        raise ValueError(f"unknown external role: {role}")
    with transaction.atomic():
        account = ExternalAccount.objects.create(
            user=_account(username, password),
            name=name,
            role=role,
            party_ref=party_ref,
            valid_from=on,
            valid_to=until,
        )
        record(actor, "create", f"external:{account.pk}", changes={"role": role, "of": party_ref})
    return account


def dismiss(party_ref: str, *, on: date, actor: Actor) -> int:
    """End the sign-ins behind a register row when that row ends; how many."""
    running = ExternalAccount.objects.filter(party_ref=party_ref, valid_to__isnull=True)
    ended = running.update(valid_to=on)
    if ended:
        record(actor, "change", party_ref, changes={"accounts_ended_on": on})
    return ended


def end_account(username: str, *, on: date, actor: Actor) -> bool:
    """End one sign-in that has not ended by a day; whether there was one."""
    running = ExternalAccount.objects.filter(user__username=username)
    running = running.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on))
    for account in running:
        # A span holds at least a day: one that ends on its first never was.
        account.valid_to = max(on, account.valid_from + timedelta(days=1))
        account.save(update_fields=["valid_to"])
        account.user.set_unusable_password()
        account.user.save(update_fields=["password"])
        record(actor, "change", f"external:{account.pk}", changes={"ended_on": on})
        return True
    return False


def choose_password(user: Any, password: str, *, actor: Actor) -> None:
    """Give a sign-in the password that its holder chose; the caller has validated it."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record(actor, "change", f"account:{user.pk}", changes={"password": "chosen"})


def _account(username: str, password: str | None) -> Any:
    return get_user_model().objects.create_user(username=username, password=password)

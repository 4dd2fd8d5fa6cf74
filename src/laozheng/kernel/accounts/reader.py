"""The reader: an actor together with what he may see and do on that day."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.models import ExternalAccount, OneTimeCode, RoleGrant, Staff, Unit
from laozheng.kernel.accounts.roles import PARTY_ROLES, SUPERVISING
from laozheng.kernel.audit.actor import TAIPEI, Actor


@dataclass(frozen=True)
class Reader(Actor):
    """An actor with his roles; ``roles`` maps a role to the ids of all units it covers.

    ``subject_ref`` names the one record that a code opens to somebody without an account,
    ``party_ref`` the enterprise or agency for which somebody has signed in.
    """

    kind: str = "public"
    name: str = ""
    user_id: int | None = None
    roles: dict[str, frozenset[int]] = field(default_factory=dict)
    external_role: str = ""
    subject_ref: str = ""
    party_ref: str = ""

    @property
    def is_system(self) -> bool:
        """The command line and scheduled jobs of the operator."""
        return self.kind == "system"

    @property
    def is_staff(self) -> bool:
        """Signed in as a member of staff with at least one role today."""
        return self.kind == "staff"

    @property
    def is_of_bureau(self) -> bool:
        """Whoever may read what the bureau keeps for itself: its staff and its own programs."""
        return self.is_staff or self.is_system

    @property
    def units(self) -> frozenset[int]:
        """Units in which the reader works in any role."""
        return frozenset().union(*self.roles.values())

    @property
    def supervised(self) -> frozenset[int]:
        """Units whose restricted matters the reader supervises."""
        return frozenset().union(*(self.roles.get(r, frozenset()) for r in SUPERVISING))

    def holds(self, role: str, unit_id: int | None = None) -> bool:
        """Whether the reader holds a role, for a unit when one is given."""
        if role == self.external_role and self.external_role:
            return True
        covered = self.roles.get(role)
        return covered is not None and (unit_id is None or unit_id in covered)


def system_reader(name: str, at: datetime) -> Reader:
    """The operator's own programs: they see everything and are named in the log."""
    return Reader(ref=f"system:{name}", at=at, kind="system", name=name)


def public_reader(at: datetime) -> Reader:
    """Somebody who has not signed in."""
    return Reader(ref="public", at=at)


def holder_of(code: OneTimeCode, at: datetime) -> Reader:
    """Whoever holds a code: an applicant in the one record that it opens, and nobody elsewhere."""
    return Reader(
        ref=f"code:{code.pk}",
        at=at,
        kind="holder",
        name="持查詢碼者",
        external_role="applicant",
        subject_ref=code.subject_ref,
    )


def in_own_matter(reader: Reader, subject_ref: str) -> Reader:
    """Whoever signed in for a party, in one record that is opened to it: an applicant there."""
    return replace(reader, external_role="applicant", subject_ref=subject_ref)


def reader_for(user: AbstractBaseUser | AnonymousUser, at: datetime) -> Reader:
    """The reader behind a signed-in user at a moment; the public one when there is none.

    A user without a role in force on that day sees what the public sees.
    """
    if not user.is_authenticated:
        return public_reader(at)
    day = at.astimezone(TAIPEI).date()
    staff = Staff.objects.filter(user_id=user.pk).first()
    if staff is not None:
        roles = roles_on(staff, day)
        if not roles:
            return public_reader(at)
        return Reader(
            ref=f"staff:{staff.number}",
            at=at,
            kind="staff",
            name=staff.name,
            user_id=user.pk,
            roles=roles,
        )
    external = ExternalAccount.objects.filter(holding(day), user_id=user.pk).first()
    if external is not None:
        return Reader(
            ref=f"external:{external.pk}",
            at=at,
            kind="external",
            name=external.name,
            user_id=user.pk,
            external_role=external.role,
            party_ref=external.party_ref if external.role in PARTY_ROLES else "",
        )
    return public_reader(at)


def roles_on(staff: Staff, day: date) -> dict[str, frozenset[int]]:
    """The roles of a person on a day, each with its units and all units below them."""
    grants = RoleGrant.objects.filter(holding(day), staff=staff).values_list("role", "unit_id")
    below = units_below()
    roles: dict[str, set[int]] = {}
    for role, unit_id in grants:
        roles.setdefault(role, set()).update(below.get(unit_id, {unit_id}))
    return {role: frozenset(units) for role, units in roles.items()}


def units_below() -> dict[int, set[int]]:
    """For each unit: itself and every unit under it."""
    rows = list(Unit.objects.values_list("id", "parent_id"))
    return _closure(rows)


def _closure(rows: Iterable[tuple[int, int | None]]) -> dict[int, set[int]]:
    parent = dict(rows)
    below: dict[int, set[int]] = {unit: {unit} for unit in parent}
    for unit in parent:
        above = parent[unit]
        while above is not None:
            below[above].add(unit)
            above = parent[above]
    return below

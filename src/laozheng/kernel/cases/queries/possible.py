"""What may happen next to a case, for one reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from laozheng.kernel.accounts.access import may_see
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.declare import CaseKind, Transition
from laozheng.kernel.cases.models import Case


@dataclass(frozen=True)
class Possible:
    """A step that the state allows; ``advances`` when it changes the state."""

    transition: Transition
    advances: bool


def may_open(kind: CaseKind, transition: Transition, reader: Reader) -> bool:
    """Whether a reader may open a case of a kind by a step: in a role of the unit that owns it."""
    return may_open_each([(kind, transition)], reader)[0]


def may_open_each(asked: Sequence[tuple[CaseKind, Transition]], reader: Reader) -> list[bool]:
    """The same for several kinds in turn, by one query for all."""
    if reader.is_system:
        return [transition.opens for _, transition in asked]
    owners = Unit.objects.filter(code__in={kind.unit for kind, _ in asked})
    units = dict(owners.values_list("code", "pk"))
    return [
        transition.opens
        and any(reader.holds(role, units.get(kind.unit)) for role in transition.roles)
        for kind, transition in asked
    ]


def possible_steps(case: Case, reader: Reader) -> list[Possible]:
    """The steps that state and role allow; conditions speak when the step is tried."""
    if not reader.is_system and not may_see(case, reader):
        return []
    steps = []
    for transition in kind_of(case.kind).transitions:
        if case.state not in transition.source:
            continue
        roles = transition.roles
        if reader.is_system or any(reader.holds(role, case.unit_id) for role in roles):
            steps.append(Possible(transition, advances=transition.target is not None))
    return steps

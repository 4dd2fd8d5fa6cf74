"""``manage.py check`` proves the declarations: reachable states, known steps, cited deadlines."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from laozheng.kernel.accounts.roles import PARTY_ROLES
from laozheng.kernel.cases.catalogue import law, lines
from laozheng.kernel.cases.declare import INTAKES, PREVIOUS, CaseKind, Line, Transition
from laozheng.kernel.cases.public import ASKERS, FILER, Following

# Data of a step are keywords beside these arguments of ``open_case`` and ``perform``. A form may
# well ask for ``at``, the clock time of its step, which is just what the kernel takes it for.
_RESERVED = frozenset({"actor", "on", "known_on", "officer", "unit"})


@register("cases")
def declarations_hold(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:
    """All problems in the declarations of the installed lines."""
    problems = [p for line in lines().values() for kind in line.kinds for p in problems_of(kind)]
    problems += [p for line in lines().values() for p in problems_in_public(line)]
    problems += _prefixes()
    problems += [Error(text, id="cases.E008") for text in law().problems()]
    return list(problems)


def problems_of(kind: CaseKind) -> Iterator[Error]:
    """The problems of one kind's declaration."""
    states = {state.code for state in kind.states}
    names = {transition.name for transition in kind.transitions}
    yield from _unknown_states(kind, states)
    for state in sorted(states - _reachable(kind)):
        yield Error(
            f"{kind.label}: state '{state}' can never be reached",
            hint="add a transition that leads to it or delete the state",
            id="cases.E001",
        )
    for deadline in kind.deadlines:
        if not deadline.citation:
            yield Error(f"{kind.label}: deadline {deadline.id} cites no article", id="cases.E003")
        for name in deadline.met_by:
            if name not in names:
                yield Error(
                    f"{kind.label}: deadline {deadline.id} is met by unknown step '{name}'",
                    id="cases.E004",
                )
    for intake in kind.intakes:
        if intake not in INTAKES:
            yield Error(f"{kind.label}: unknown intake '{intake}'", id="cases.E005")
    for transition in kind.transitions:
        for name in sorted(_RESERVED & set(_fields(transition))):
            yield Error(
                f"{kind.label}: the form of '{transition.name}' has a field '{name}', which is an "
                "argument of the kernel",
                hint="give the field a name of its own",
                id="cases.E009",
            )
    if len(names) != len(kind.transitions):
        yield Error(f"{kind.label}: two transitions share a name", id="cases.E006")


def problems_in_public(line: Line) -> Iterator[Error]:
    """The problems of what a line opens to people without an account."""
    kinds = {kind.code: kind for kind in line.kinds}
    for filing in line.filings:
        kind = kinds.get(filing.kind)
        steps = {step.name: step for step in kind.transitions if step.opens} if kind else {}
        step = steps.get(filing.step)
        if kind is None or step is None:
            yield Error(f"{filing.label}: no step '{filing.step}' opens a case", id="cases.E010")
        elif "public" not in step.roles or "online" not in kind.intakes:
            yield Error(f"{filing.label}: nobody from outside may file it", id="cases.E010")
        elif kind.followed is None or kind.followed.holder != FILER:
            yield Error(f"{filing.label}: who files it cannot follow it", id="cases.E010")
        if filing.asker not in ASKERS:
            yield Error(f"{filing.label}: unknown asker '{filing.asker}'", id="cases.E010")
    for whole in line.bulk_filings:
        if whole.data_set not in {data_set.name for data_set in line.data_sets}:
            yield Error(f"{whole.label}: unknown data set '{whole.data_set}'", id="cases.E012")
        for role in sorted(set(whole.roles) - PARTY_ROLES):
            yield Error(f"{whole.label}: '{role}' signs in for no party", id="cases.E012")
    for kind in line.kinds:
        if kind.followed is not None:
            yield from _problems_of_following(kind, kind.followed)


def _problems_of_following(kind: CaseKind, following: Following) -> Iterator[Error]:
    states, steps = {s.code for s in kind.states}, {t.name: t for t in kind.transitions}
    terms = {deadline.id for deadline in kind.deadlines}
    for state in sorted(set(following.states) - states):
        yield Error(f"{kind.label}: public words for unknown state '{state}'", id="cases.E011")
    for term in sorted(set(following.deadlines) - terms):
        yield Error(f"{kind.label}: unknown term '{term}' is to be shown", id="cases.E011")
    if following.parts and kind.level == "sealed":
        yield Error(f"{kind.label}: a sealed kind is opened to no party", id="cases.E011")
    for addition in following.additions:
        step = steps.get(addition.step)
        if addition.step and (step is None or "applicant" not in step.roles):
            yield Error(f"{kind.label}: nobody may hand in '{addition.code}'", id="cases.E011")
        for state in sorted(set(addition.states) - states):
            yield Error(f"{kind.label}: '{addition.code}' in unknown '{state}'", id="cases.E011")


def _fields(transition: Transition) -> Iterator[str]:
    """The fields that a step's form adds to those which every form of a case has."""
    if transition.form is None:
        return
    arrival = {"received_on", "intake", "district", "filer_kind", "source_no", "title"}
    shared = arrival if transition.opens else {"on"}
    yield from set(transition.form.base_fields) - shared


def _unknown_states(kind: CaseKind, states: set[str]) -> Iterator[Error]:
    for transition in kind.transitions:
        named = set(transition.source)
        if transition.target not in (None, PREVIOUS):
            named.add(transition.target or "")
        for state in sorted(named - states):
            yield Error(
                f"{kind.label}: step '{transition.name}' names unknown state '{state}'",
                id="cases.E002",
            )


def _reachable(kind: CaseKind) -> set[str]:
    reached = {t.target for t in kind.transitions if t.opens and t.target}
    while True:
        further = {
            t.target
            for t in kind.transitions
            if t.target and t.target != PREVIOUS and set(t.source) & reached
        }
        if further <= reached:
            return reached
        reached |= further


def _prefixes() -> Iterator[Error]:
    seen: dict[str, str] = {}
    for line in lines().values():
        for kind in line.kinds:
            if kind.prefix in seen:
                yield Error(
                    f"prefix {kind.prefix} is used by {seen[kind.prefix]} and {kind.label}",
                    id="cases.E007",
                )
            seen[kind.prefix] = kind.label

"""No letter about a closed matter: every kind of the four inspection lines, whatever happened.

Histories wander at random through the declared steps of a kind. Then each letter that the kind may
send is drafted anew, and one that was drafted at the start is issued: both are allowed exactly
where the story, told again from its steps alone, allows them.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.declare import CaseKind, Line
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.outside.letters import LETTERS as ACCOUNTS
from laozheng.kernel.cases.recorder import History, Recorder, Step, add_steps
from laozheng.kernel.documents.actions import draft_letter, issue
from laozheng.kernel.documents.declare import LetterTemplate
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.inspections.letters import LETTERS

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("world")]
INSPECTING = ("standards", "safety", "equality", "migrants")
FIRST_DAY = date(2024, 3, 4)
LONGEST = 8
EXAMPLES = 12
# What terms begin with, as the steps of a kind, or a step of the chain, remember it.
REMEMBERED: dict[str, dict[str, object]] = {
    "equality.council": {"meets_on": "2024-04-08"},
    "safety.hazard_review": {"facts": {"site_class": "甲"}},
    "safety.machine_notice": {"facts": {"ends_on": "2024-04-03"}},
    "standards.pension_reminder": {"due_on": "2024-04-08"},
    "installment": {"amount_twd": 1_000},
    "installments_granted": {"parts": [{"due_on": "2024-04-08", "amount_twd": 50_000}]},
}


def kinds_with_letters() -> list[tuple[Line, CaseKind]]:
    """Every kind of the four lines of which a step offers a letter."""
    return [
        (lines()[code], kind)
        for code in INSPECTING
        for kind in lines()[code].kinds
        if any(step.letter for step in kind.transitions)
    ]


KINDS = kinds_with_letters()


def letters_of(line: Line, kind: CaseKind) -> list[LetterTemplate]:
    """The templates that the steps of a kind offer, the sealed twin of each included."""
    offered = {step.letter for step in kind.transitions if step.letter}
    offered |= {f"{code}_sealed" for code in offered}
    return [
        template for template in (*line.letters, *LETTERS, *ACCOUNTS) if template.code in offered
    ]


@st.composite
def histories(draw: st.DrawFn, kind: CaseKind) -> list[str]:
    """Names of steps, each leading on from the state in which the ones before leave a case."""
    opening = [step for step in kind.transitions if step.opens]
    step = draw(st.sampled_from(opening))
    names, state = [step.name], step.target or ""
    for _ in range(draw(st.integers(0, LONGEST))):
        leading = [one for one in kind.transitions if state in one.source]
        # Where a step leads back depends on the whole course: kept out of the story told anew.
        leading = [one for one in leading if one.target is None or not one.target.startswith("<")]
        if not leading:
            break
        step = draw(st.sampled_from(leading))
        names.append(step.name)
        state = step.target or state
    return names


def may_be_written(kind: CaseKind, template: LetterTemplate, names: Sequence[str]) -> bool:
    """The rule told anew, from the names of the steps and the declarations alone."""
    state = ""
    for name in names:
        state = next(s.target for s in kind.transitions if s.name == name) or state
    is_final = next(one.final for one in kind.states if one.code == state)
    if is_final and state not in template.after:
        return False
    return not set(template.until) & set(names)


def remembered(kind: str, step: str) -> dict[str, object]:
    """What a step of a kind leaves behind for the terms that begin with it."""
    return REMEMBERED.get(kind, {}) | REMEMBERED.get(step, {})


class Undone(Exception):
    """Ends a story, so that nothing of it stays."""


@contextmanager
def undone() -> Iterator[None]:
    """Undo whatever is written inside."""
    with suppress(Undone), transaction.atomic():
        yield
        raise Undone


def drafted(case: Case, template: LetterTemplate, actor: Reader) -> Letter:
    """A draft with facts of no meaning: what it says is told elsewhere."""
    facts = {name: _fact(name) for name in template.required}
    return draft_letter(case.ref, template, facts, unit_mark="高市勞範字", actor=actor)


def _fact(name: str) -> object:
    if name.endswith("_on") or name in ("acted_from", "acted_to"):
        return FIRST_DAY
    return 1 if name.endswith(("_twd", "_days", "_months", "_no")) else "範例"


def is_written(write: Callable[[], object]) -> bool:
    """Whether a letter can be written now; it is not kept."""
    done = False
    with suppress(ValidationError), undone():
        write()
        done = True
    return done


def test_the_four_lines_send_letters():
    assert {line.code for line, _ in KINDS} == set(INSPECTING)
    assert all(letters_of(line, kind) for line, kind in KINDS)


@pytest.mark.parametrize(("line", "kind"), KINDS, ids=[kind.code for _, kind in KINDS])
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_happens_no_letter_is_written_about_a_closed_matter(world, line, kind, data):
    actor = world.reader("system")
    names = data.draw(histories(kind), label="steps")
    with undone():
        recorder = Recorder(actor)
        code = f"{line.code}.{kind.code}"
        opening, *later = [
            Step(name, FIRST_DAY + timedelta(days=place), data=remembered(code, name))
            for place, name in enumerate(names)
        ]
        recorder.add(History(code, FIRST_DAY, kind.intakes[0], steps=[opening]))
        (case,) = recorder.flush()
        templates = letters_of(line, kind)
        kept = {}
        for template in templates:
            with suppress(ValidationError):
                kept[template.code] = drafted(case, template, actor)
        if later:
            add_steps(case, later, actor=actor)
        for template in templates:
            allowed = may_be_written(kind, template, names)
            said = (kind.code, template.code, names)
            assert is_written(partial(drafted, case, template, actor)) == allowed, said
            if template.code in kept:
                issuing = partial(issue, kept[template.code], on=actor.day, actor=actor)
                assert is_written(issuing) == allowed, said

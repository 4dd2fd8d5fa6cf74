"""What is told of a case to whoever holds its code: the facts and terms that its line declares."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from laozheng.interfaces.ui.elements import Fact as ShownFact
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.facts import Fact
from laozheng.kernel.cases.models import Case
from laozheng.kernel.law.reckoning import Reckoning

RECKONING = "reckoning"


@dataclass(frozen=True)
class Term:
    """Something that was reckoned, and how; ``rule`` names the deadline if it is one."""

    label: str
    reckoning: Reckoning
    rule: str = ""


def terms_of(case: Case) -> list[Term]:
    """The terms of a case that are shown in public, soonest first; then what else is reckoned."""
    kind = kind_of(case.kind)
    following = kind.followed
    shown = following.deadlines if following is not None and following.owed(case) else ()
    labels = {deadline.id: deadline.label for deadline in kind.deadlines}
    rows = case.deadlines.filter(rule__in=shown).exclude(state="void").order_by("due_on", "id")
    terms = [
        Term(_(labels[row.rule]), Reckoning.from_dict(row.reckoning), row.rule) for row in rows
    ]
    told = [fact for fact in _facts(case) if fact.cell == RECKONING]
    return terms + [Term(_(fact.label), Reckoning.from_dict(fact.value)) for fact in told]


def facts_of(case: Case) -> list[ShownFact]:
    """What the holder of the code may read of a case."""
    told = [fact for fact in _facts(case) if fact.cell != RECKONING]
    return [ShownFact(_(fact.label), fact.value, fact.cell) for fact in told]


def _facts(case: Case) -> list[Fact]:
    following = kind_of(case.kind).followed
    return following.facts(case) if following is not None else []

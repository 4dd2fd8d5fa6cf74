"""What is told of a case to whoever holds its code: the terms that the line declares."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from laozheng.interfaces.ui.elements import Deadline as ShownDeadline
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.models import Case
from laozheng.kernel.law.reckoning import Reckoning


@dataclass(frozen=True)
class Term:
    """A term with its due day and how it was reckoned."""

    rule: str
    label: str
    deadline: ShownDeadline
    reckoning: Reckoning


def terms_of(case: Case) -> list[Term]:
    """The terms of a case that its line shows in public, soonest first."""
    kind = kind_of(case.kind)
    shown = kind.followed.deadlines if kind.followed is not None else ()
    labels = {deadline.id: deadline.label for deadline in kind.deadlines}
    rows = case.deadlines.filter(rule__in=shown).exclude(state="void").order_by("due_on", "id")
    return [
        Term(
            row.rule,
            _(labels[row.rule]),
            ShownDeadline(row.state, row.due_on, row.due_at, row.met_on),
            Reckoning.from_dict(row.reckoning),
        )
        for row in rows
    ]

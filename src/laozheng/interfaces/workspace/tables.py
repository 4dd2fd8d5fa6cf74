"""The tables of cases that several pages show."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from laozheng.interfaces.ui import elements
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.agenda import Pile
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.models import Case, Deadline, Task
from laozheng.kernel.cases.models.term import OUTSIDE_PARTY


def case_url(case: Case) -> str:
    """The page of a case."""
    return reverse("workspace:case", args=[case.number])


def title_of(case: Case) -> str:
    """What a case is about; its kind when nobody gave it a title."""
    return case.title or kind_label(case)


def state_of(case: Case) -> elements.State:
    """The state of a case in words; a case of a line that is not installed shows its code."""
    kind = kinds().get(case.kind)
    state = next((one for one in kind.states if one.code == case.state), None) if kind else None
    if state is None:
        return elements.State(case.state, "muted")
    return elements.State(_(state.label), "muted" if state.final else "accent")


def kind_label(case: Case) -> str:
    """The kind of a case in words."""
    kind = kinds().get(case.kind)
    return _(kind.label) if kind else case.kind


def deadline_label(row: Deadline) -> str:
    """What the deadline is about."""
    kind = kinds().get(row.case.kind)
    rules = kind.deadlines if kind else ()
    return next((_(rule.label) for rule in rules if rule.id == row.rule), row.rule)


def as_deadline(row: Deadline) -> elements.Deadline:
    """A stored deadline for a cell."""
    return elements.Deadline(row.state, row.due_on, row.due_at, row.met_on)


def next_deadlines(cases: Iterable[Case]) -> dict[int, Deadline]:
    """The bureau's open deadline that comes first, by the id of its case; one query for the page.

    Sorted here: asked to sort, SQLite walks the open deadlines of the whole city.
    """
    keys = [case.pk for case in cases]
    rows = Deadline.objects.filter(case__in=keys, state="open").exclude(kind=OUTSIDE_PARTY)
    latest_first = sorted(rows, key=lambda row: (row.due_on, row.pk), reverse=True)
    return {row.case_id: row for row in latest_first}


def cases_table(
    caption: str,
    rows: Sequence[Case],
    empty: str,
    *,
    with_kind: bool = True,
    due: Mapping[int, Deadline] | None = None,
    officer: bool = False,
    actions: tuple[elements.Submit, ...] = (),
    action_url: str = "",
) -> Table:
    """Cases, newest first. ``due`` adds the next deadline of each; with ``officer`` the rows come
    with theirs; ``actions`` are buttons for the selected rows."""
    columns = [
        Column("number", _("案號"), cell="reference", main=True),
        *(
            [Column("kind", _("種類"), value=kind_label, width="narrow", minor=True)]
            if with_kind
            else []
        ),
        Column("received_on", _("收件日"), cell="day"),
        Column("title", _("案由"), width="wide", value=title_of),
        Column("state", _("狀態"), cell="state", value=state_of),
    ]
    if due is not None:
        columns.append(Column("due", _("最近期限"), cell="deadline", value=_due_in(due)))
    if officer:
        columns.append(Column("officer.name", _("承辦人"), width="narrow", minor=True))
    columns.append(Column("closed_on", _("結案日"), cell="day", minor=True))
    return Table(
        caption=caption,
        columns=tuple(columns),
        rows=rows,
        row_url=case_url,
        actions=actions,
        action_url=action_url,
        empty_text=empty,
    )


def _due_in(due: Mapping[int, Deadline]) -> Callable[[Case], elements.Deadline | None]:
    def of(case: Case) -> elements.Deadline | None:
        row = due.get(case.pk)
        return as_deadline(row) if row else None

    return of


def deadlines_table(caption: str, rows: Sequence[Deadline], empty: str) -> Table:
    """Deadlines with their cases, in the order given."""
    return Table(
        caption=caption,
        columns=(
            Column("case.number", _("案號"), cell="reference", main=True),
            Column("rule", _("期限"), value=deadline_label),
            Column("due", _("屆滿"), cell="deadline", value=as_deadline),
            Column("case.title", _("案由"), width="wide", value=lambda row: title_of(row.case)),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case),
        row_label=lambda row: row.case.number,
        empty_text=empty,
    )


def glasses_table(rows: Sequence[Task]) -> Table:
    """Emergency reads of a unit's cases, for its heads to take note of."""
    return Table(
        caption=_("緊急調閱通知"),
        columns=(
            Column("subject", _("事項"), main=True, width="wide"),
            Column("reason", _("理由"), width="wide"),
            Column("due_on", _("日期"), cell="day"),
        ),
        rows=rows,
        row_key=lambda row: row.pk,
        row_label=lambda row: row.subject,
        actions=(elements.Submit(_("已知悉"), "acknowledge"),),
        action_url=reverse("workspace:acknowledge"),
    )


def tasks_table(rows: Sequence[Task]) -> Table:
    """Work that a rule found, in the order given; a task without a case leads nowhere."""
    return Table(
        caption=_("待辦事項"),
        columns=(
            Column("subject", _("事項"), main=True, width="wide"),
            Column("due_on", _("期限"), cell="day"),
            Column("case.number", _("案號"), cell="reference", minor=True),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.case) if row.case else "",
    )


def piles_table(piles: Sequence[Pile]) -> Table:
    """Cases that wait, by kind and state; each pile leads to its list."""
    return Table(
        caption=_("等候核定的案件"),
        columns=(
            Column(
                "kind", _("案件"), main=True, width="wide", value=lambda p: kind_label(p.oldest)
            ),
            Column("state", _("狀態"), cell="state", value=lambda pile: state_of(pile.oldest)),
            Column("count", _("件數"), cell="number", value=len),
            Column("oldest.received_on", _("最早收件日"), cell="day"),
        ),
        rows=piles,
        row_url=_pile_url,
    )


def _pile_url(pile: Pile) -> str:
    line, _dot, kind = pile.oldest.kind.partition(".")
    address = reverse("workspace:kind", args=[line, kind])
    return f"{address}?{urlencode({'state': pile.oldest.state, 'openness': 'open'})}"

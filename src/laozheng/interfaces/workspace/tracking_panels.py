"""What the pages of decisions show: to be served, under appeal, unpaid, to be published."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.interfaces.ui.elements import Deadline, State
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.tables import as_deadline, case_url, state_of
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kinds, lines
from laozheng.kernel.inspections import tracking
from laozheng.kernel.inspections.codes import FLAGS
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.queries import for_review
from laozheng.kernel.inspections.tracking import STAGES, Tracked

ANYTHING = ("", gettext_lazy("全部"))


def lines_that_decide() -> dict[str, str]:
    """The installed lines that have files of dispositions, by code with their labels."""
    own = {code.partition(".")[0] for code, kind in kinds().items() if kind.details is Disposition}
    return {code: line.label for code, line in lines().items() if code in own}


class TrackingFilter(forms.Form):
    """Narrow a list to a line; an unreadable choice is left out."""

    line = forms.ChoiceField(label=gettext_lazy("業務"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        line = self.fields["line"]
        assert isinstance(line, forms.ChoiceField)
        line.choices = [ANYTHING, *((code, _(text)) for code, text in lines_that_decide().items())]

    def rows(self, found: "QuerySet[Disposition]") -> "QuerySet[Disposition]":
        """The rows that the filter leaves."""
        line = self.chosen("line")
        return found.filter(case__line=line) if line else found

    def chosen(self, name: str) -> str:
        """What was chosen, "" for nothing."""
        self.full_clean()
        text: str = self.cleaned_data.get(name, "") if self.is_bound else ""
        return text


class PaymentFilter(TrackingFilter):
    """Narrow the unpaid fines also to how far their collection has come."""

    stage = forms.ChoiceField(
        label=gettext_lazy("階段"), required=False, choices=[ANYTHING, *STAGES.items()]
    )


@dataclass(frozen=True)
class Tracker:
    """One list of what waits: its label, its rows for a reader, and its columns."""

    label: str
    rows: "Callable[[Reader, TrackingFilter], QuerySet[Disposition]]"
    columns: Callable[[date], Sequence[Column]]
    empty_text: str
    filter: type[TrackingFilter] = TrackingFilter


def table(tracker: Tracker, rows: Sequence[Tracked], day: date) -> Table:
    """The rows of a page; each leads to its case."""
    return Table(
        caption=_(tracker.label),
        columns=(
            Column("disposition.case.number", _("案號"), cell="reference", main=True),
            Column("disposition.document_number", _("處分字號"), minor=True),
            Column("disposition.party_name", _("受處分人"), width="wide"),
            *tracker.columns(day),
        ),
        rows=rows,
        row_url=lambda row: case_url(row.disposition.case),
        row_label=lambda row: row.disposition.case.number,
        empty_text=_(tracker.empty_text),
    )


def _service_columns(day: date) -> Sequence[Column]:
    return (
        Column("disposition.disposed_on", _("處分日期"), cell="day"),
        Column("waiting", _("已過日數"), cell="number", value=lambda row: _age(row, day)),
        Column("disposition.address", _("地址"), minor=True),
    )


def _age(row: Tracked, day: date) -> int | None:
    decided = row.disposition.disposed_on
    return (day - decided).days if decided else None


def _appeal_columns(day: date) -> Sequence[Column]:
    return (
        Column("appealed", _("收到訴願書"), cell="day", value=_appealed_on),
        Column("answer", _("答辯期限"), cell="deadline", value=_term("answer")),
        Column("answered", _("答辯日"), cell="day", value=_day_of("answered")),
        Column("decision", _("訴願決定期限"), cell="deadline", value=_term("appeal_decision")),
        Column("suit", _("起訴期限"), cell="deadline", value=_term("suit")),
        Column("state", _("狀態"), cell="state", value=_appeal_state),
    )


def _appealed_on(row: Tracked) -> date | None:
    return row.days.get("appealed") or row.days.get("appealed_late")


def _appeal_state(row: Tracked) -> State:
    if row.disposition.case.state == "appealed" and "appealed_late" not in row.days:
        return state_of(row.disposition.case)
    return State(_("逾期訴願"), "warn") if "appealed_late" in row.days else _sued(row)


def _sued(row: Tracked) -> State:
    return State(_("行政訴訟中") if "sued" in row.days else _("救濟中"), "accent")


def _payment_columns(day: date) -> Sequence[Column]:
    return (
        Column("amount_twd", _("罰鍰金額"), cell="money"),
        Column("unpaid_twd", _("尚欠金額"), cell="money"),
        Column("installments", _("分期次數"), cell="number", minor=True),
        Column("payment", _("繳納期限"), cell="deadline", value=_term("payment")),
        Column("stage", _("階段"), cell="state", value=lambda row: _stage(row, day)),
        Column("reminder", _("催繳期限"), cell="deadline", value=_term("reminder")),
        Column("enforcement", _("執行期間"), cell="deadline", value=_term("enforcement")),
    )


def _stage(row: Tracked, day: date) -> State:
    if "enforcement_sent" in row.days:
        return State(_(STAGES["enforcement_sent"]), "muted")
    if "reminded" in row.days:
        return State(_(STAGES["reminded"]), "warn")
    if row.terms["payment"].due_on < day:
        return State(_(STAGES["overdue"]), "bad")
    return State(_(STAGES["running"]), "neutral")


def _publication_columns(day: date) -> Sequence[Column]:
    return (
        Column("articles", _("違反條文"), value=_articles, minor=True),
        Column("served", _("送達日"), cell="day", value=_day_of("served")),
        Column("publication", _("公布期限"), cell="deadline", value=_term("publication")),
        Column("state", _("狀態"), cell="state", value=lambda row: state_of(row.disposition.case)),
    )


def _articles(row: Tracked) -> str:
    return listed(map(str, row.disposition.citations))


def _review_columns(day: date) -> Sequence[Column]:
    return (
        Column("disposition.disposed_on", _("處分日期"), cell="day"),
        Column("articles", _("違反條文"), value=_articles, minor=True),
        Column("flags", _("待檢視"), width="wide", value=_flags),
        Column("state", _("狀態"), cell="state", value=lambda row: state_of(row.disposition.case)),
    )


def _flags(row: Tracked) -> str:
    return listed(_(FLAGS.get(flag, flag)) for flag in row.disposition.flags)


def _term(rule: str) -> Callable[[Tracked], Deadline | None]:
    def of(row: Tracked) -> Deadline | None:
        term = row.terms.get(rule)
        return as_deadline(term) if term else None

    return of


def _day_of(kind: str) -> Callable[[Tracked], date | None]:
    return lambda row: row.days.get(kind)


TRACKERS: Mapping[str, Tracker] = {
    "service": Tracker(
        "待送達",
        lambda reader, chosen: tracking.to_serve(reader),
        _service_columns,
        "沒有等候送達的裁處書。",
    ),
    "appeals": Tracker(
        "救濟中",
        lambda reader, chosen: tracking.under_appeal(reader),
        _appeal_columns,
        "沒有進行中的訴願或訴訟。",
    ),
    "payments": Tracker(
        "待繳納",
        lambda reader, chosen: tracking.unpaid(reader, reader.day, chosen.chosen("stage")),
        _payment_columns,
        "沒有未繳清的罰鍰。",
        PaymentFilter,
    ),
    "publication": Tracker(
        "待公布",
        lambda reader, chosen: tracking.to_publish(reader),
        _publication_columns,
        "沒有等候公布的裁處。",
    ),
    "review": Tracker(
        "待檢視",
        lambda reader, chosen: for_review(reader),
        _review_columns,
        "沒有需要檢視的裁處。",
    ),
}

"""The data set ``disposition_events``: what happened to dispositions after they were decided.

Rows go through ``perform`` like acts of an officer, so that a revocation from a file undoes the
same as one that is typed in.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.conditions import is_past
from laozheng.kernel.inspections.models import Disposition, DispositionEvent
from laozheng.kernel.inspections.numbers import read_document_number
from laozheng.kernel.inspections.queries import offices
from laozheng.kernel.inspections.rules import APPEALED, ISSUING

EVENT_KINDS: Mapping[str, str] = {
    "issued": "作成",
    "served": "送達",
    "appealed": "提起訴願",
    "appealed_late": "逾期訴願",
    "answered": "答辯",
    "appeal_extended": "訴願決定延長",
    "late_appeal_rejected": "逾期訴願不受理",
    "appeal_dismissed": "訴願駁回",
    "appeal_withdrawn": "撤回訴願",
    "revoked": "撤銷",
    "partly_revoked": "部分撤銷",
    "remanded": "撤銷發回另為處分",
    "sued": "提起行政訴訟",
    "judgment_upheld": "判決維持",
    "judgment_revoked": "判決撤銷",
    "final": "確定",
    "paid": "繳清",
    "installment": "分期繳納",
    "reminded": "催繳",
    "enforcement_sent": "移送行政執行",
    "refunded": "退還罰鍰",
    "written_off": "註銷",
}

# A kind of the list, and the steps that it may have been recorded by.
_SAME: Mapping[str, tuple[str, ...]] = {"issued": ISSUING, "appealed": APPEALED}


def record(rows: Sequence[Row], context: ImportContext) -> None:
    """Perform each event on its disposition, in the order of days."""
    city_mark = offices().city_mark
    keys = {row.number: read_document_number(row["document_number"], city_mark).key for row in rows}
    found: dict[str, list[Disposition]] = {}
    for disposition in Disposition.objects.filter(number_key__in=keys.values()):
        found.setdefault(disposition.number_key, []).append(disposition)
    for row in sorted(rows, key=lambda row: (row["on"], row.number)):
        _perform(row, found.get(keys[row.number], []), context)


def _perform(row: Row, dispositions: Sequence[Disposition], context: ImportContext) -> None:
    if len(dispositions) != 1:
        reason = "有兩件以上的處分使用這個字號" if dispositions else "查無這個處分字號"
        row.refuse("document_number", f"{reason}，請先在處分清單確認後再匯入")
        return
    (disposition,) = dispositions
    case = disposition.case
    kinds = _SAME.get(row["kind"], (row["kind"],))
    if DispositionEvent.objects.filter(case=case, kind__in=kinds, on=row["on"]).exists():
        row.unchanged(case.ref)
        return
    step = row["kind"]
    if step == "appealed" and is_past(case, "appeal", row["on"]):
        # Who wrote the list need not know that the appeal came late.
        step = "appealed_late"
    given = {name: row[name] for name in ("reference", "note") if row[name]}
    if row["amount"] is not None:
        given["amount_twd"] = row["amount"]
    if row["articles"]:
        given["articles"] = ";".join(item.name for item in row["articles"])
    try:
        perform(
            case,
            step,
            actor=context.actor,
            on=row["on"],
            known_on=row["recorded_on"] or row["on"],
            **given,
        )
    except Refused as refusal:
        row.refuse("", refusal.reason)
    else:
        row.created(case.ref)


def export(period: Period, reader: Reader) -> Iterable[Mapping[str, Any]]:
    """The standing events that became true in a period."""
    events = DispositionEvent.objects.filter(
        on__range=(period.start, period.end),
        kind__in=[*EVENT_KINDS, *ISSUING],
        superseded_by__isnull=True,
    )
    shown = visible(events.select_related("case__disposition"), reader, "export")
    for event in shown.order_by("on", "id").iterator(chunk_size=2000):
        yield {
            "document_number": event.case.disposition.document_number,
            "kind": "issued" if event.kind in ISSUING else event.kind,
            "on": event.on,
            "recorded_on": _unless(event.on, event.known_on),
            "amount": event.amount_twd,
            "articles": tuple((str(citation), None) for citation in event.citations),
            "reference": event.data.get("reference", ""),
            "note": event.data.get("note", ""),
        }


def _unless(on: date, known_on: date) -> date | None:
    return None if known_on == on else known_on


DISPOSITION_EVENTS = DataSet(
    name="disposition_events",
    label="裁處後續事件",
    owner="inspections",
    key=("document_number", "kind", "on"),
    columns=(
        Column("document_number", "處分字號", "text", required=True, max_length=100),
        Column("kind", "事件", "code", required=True, codes=EVENT_KINDS),
        Column("on", "日期", "date", required=True),
        Column("recorded_on", "知悉日期", "date", note="未填為事件日期"),
        Column("amount", "金額", "money", note="繳納金額；部分撤銷者為撤銷後金額"),
        Column("articles", "條文", "list", note="部分撤銷者為撤銷後仍存在的條文"),
        Column("reference", "文號", "text", max_length=100),
        Column("note", "備註", "text"),
    ),
    record=record,
    export=export,
    help="處分作成後的送達、救濟、撤銷、繳納；依日期先後登錄。",
)

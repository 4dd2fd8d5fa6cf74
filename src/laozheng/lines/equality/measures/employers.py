"""Figures of how employers look for people, and of what they tell of harassment."""

from laozheng.kernel.measures.declare import Measure
from laozheng.lines.equality.measures.facts import SMALL
from laozheng.lines.equality.rules.codes import CONSULTATION

EMPLOYERS = (
    Measure(
        code="equality.job_seeking_complaints",
        label="求職申訴案件",
        unit="cases",
        fact="equality_job_seeking",
        date="received_on",
        dims=("type", "medium", "month"),
        breakdowns=(("type",), ("month",)),
        suppress_below=SMALL,
    ),
    Measure(
        code="equality.job_seeking_consultations",
        label="求職防騙諮詢案次",
        unit="cases",
        fact="equality_tallies",
        date="on",
        where={"kind": (CONSULTATION,)},
        aggregate="sum",
        value="value",
        dims=("topic", "month"),
        breakdowns=(("topic",),),
    ),
    Measure(
        code="equality.harassment_notices",
        label="雇主通報件數",
        unit="cases",
        fact="equality_notices",
        date="notified_on",
        dims=("result", "month"),
        breakdowns=(("result",),),
        suppress_below=SMALL,
    ),
    Measure(
        code="equality.notices_overdue",
        label="雇主逾期未結件數",
        unit="cases",
        fact="equality_notices",
        kind="stock",
        date="overdue_from",
        until="told_on",
        dims=(),
        suppress_below=SMALL,
        note="期間末日已逾雇主處理期限而尚未通報結果。",
    ),
)

"""Figures of how fast and how evenly the work goes; for the dashboard, in no book."""

from collections.abc import Mapping

from laozheng.kernel.measures.declare import Measure, Pick, Ratio
from laozheng.kernel.measures.spread import median_and_p90
from laozheng.lines.standards.rules.codes import LAWS

_OURS = {"law": tuple(LAWS.values())}


def _days(
    code: str, label: str, fact: str, on: str, value: str, *,
    where: Mapping[str, tuple[str, ...]] | None = None, dims: tuple[str, ...] = (), note: str,
) -> tuple[Measure, Measure]:  # fmt: skip
    """The days that something took, by a column of a fact."""
    return median_and_p90(
        Measure(
            code=code,
            label=label,
            unit="days",
            fact=fact,
            date=on,
            where=where or {},
            value=value,
            dims=dims,
            breakdowns=tuple((dim,) for dim in dims),
            note=note,
        )
    )


PACE = (
    *_days(
        "standards.days_visit_to_notice", "檢查至通知日數", "standards_visits",
        "noticed_on", "days_to_notice", dims=("type",),
        note="期間內發出檢查結果通知者，自檢查日起算。",
    ),
    *_days(
        "standards.days_finding_to_disposition", "違反至裁處日數", "standards_dispositions",
        "disposed_on", "days_to_decide", where=_OURS, dims=("law",),
        note="期間內裁處者，自違反行為終了日起算；未記載違反期間者不計。",
    ),
    *_days(
        "standards.days_service_to_publication", "送達至公布日數", "standards_dispositions",
        "announced_on", "days_to_publish", where=_OURS, dims=("law",),
        note="期間內公布者，自送達日至首次公布。",
    ),
    Measure(
        code="standards.inspector_months",
        label="勞動條件檢查員在職月數",
        unit="months",
        fact="standards_inspectors",
        date="month_on",
        dims=("month",),
        breakdowns=(("month",),),
    ),
    Ratio(
        code="standards.visits_per_inspector",
        label="每名檢查員每月檢查件數",
        unit="cases",
        numerator=Pick("standards.labor_inspections"),
        denominator=Pick("standards.inspector_months"),
        dims=("month",),
        breakdowns=(("month",),),
        decimals=1,
        note="期間內檢查件數除以檢查員在職月數。",
    ),
)  # fmt: skip

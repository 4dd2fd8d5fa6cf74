"""Figures of how fast danger is ended and how evenly the work is spread; in no book."""

from laozheng.kernel.measures.declare import Measure, Pick, Ratio, Share
from laozheng.kernel.measures.spread import median_and_p90
from laozheng.lines.safety.measures.orders import STANDING


def _times(
    code: str, label: str, on: str, value: str, *, unit: str = "days", note: str
) -> tuple[Measure, Measure]:
    """What something took at stop-work orders."""
    return median_and_p90(
        Measure(
            code=code,
            label=label,
            unit=unit,
            fact="safety_stop_work",
            date=on,
            where=STANDING,
            value=value,
            dims=("ground",),
            breakdowns=(("ground",),),
            note=note,
        )
    )


PACE = (
    *_times(
        "safety.hours_to_order", "發現危險至停工時數", "ordered_on", "hours_to_order", unit="hours",
        note="期間內停工者，自檢查開始至停工生效；未記載時間者不計。",
    ),
    *_times(
        "safety.days_to_remedy", "停工至申請復工日數", "applied_on", "days_to_remedy",
        note="期間內申請復工者；雇主於申請時提出改善證明。",
    ),
    *_times(
        "safety.days_to_recheck", "停工至復工檢查日數", "rechecked_on", "days_to_recheck",
        note="期間內辦理復工檢查者。",
    ),
    *_times(
        "safety.days_to_resume", "停工至復工日數", "resumed_on", "days",
        note="期間內復工者。",
    ),
    Measure(
        code="safety.inspector_months",
        label="檢查員在職月數",
        unit="months",
        fact="safety_inspectors",
        date="month_on",
        dims=("month",),
        breakdowns=(("month",),),
    ),
    Ratio(
        code="safety.visits_per_inspector",
        label="每名檢查員每月檢查場次",
        unit="sessions",
        numerator=Pick("safety.osh_inspections"),
        denominator=Pick("safety.inspector_months"),
        dims=("month",),
        breakdowns=(("month",),),
        decimals=1,
        note="期間內檢查場次除以檢查員在職月數。",
    ),
    Measure(
        code="safety.inspector_open_files",
        label="檢查員未結檢查案",
        unit="cases",
        kind="stock",
        fact="safety_open_files",
        date="opened_on",
        until="closed_on",
        dims=("division", "lead"),
        breakdowns=(("division",),),
        note="期末當日尚未結案的檢查，依主辦檢查員或科別計。",
    ),
    Measure(
        code="safety.known_employers",
        label="列管事業單位家數",
        unit="firms",
        kind="stock",
        fact="safety_known_employers",
        date="known_on",
        dims=("visited",),
        breakdowns=(("visited",),),
        note="危險性機械設備、危險性工作場所及輔導名冊上的事業單位；visited=no 為從未受檢者。",
    ),
    Share(
        code="safety.sites_never_visited_share",
        label="未曾受檢比例",
        of="safety.known_employers",
        dim="visited",
        among=("no", "yes"),
        dims=("visited",),
        breakdowns=(("visited",),),
        decimals=1,
        note="visited=no 為列管事業單位中從未受檢者的比例。",
    ),
)  # fmt: skip

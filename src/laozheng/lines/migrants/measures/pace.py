"""Figures of how evenly the work goes; for the dashboard, in no book."""

from laozheng.kernel.measures.declare import Measure, Pick, Ratio

PACE = (
    Measure(
        code="migrants.officer_months",
        label="查察員在職月數",
        unit="months",
        fact="migrants_officers",
        date="month_on",
        dims=("month",),
        breakdowns=(("month",),),
    ),
    Ratio(
        code="migrants.visits_per_officer",
        label="每員每月訪視件數",
        unit="cases",
        numerator=Pick("migrants.inspection_visits"),
        denominator=Pick("migrants.officer_months"),
        dims=("month",),
        breakdowns=(("month",),),
        decimals=1,
        note="期間內訪視件數除以查察員在職月數。",
    ),
    Measure(
        code="migrants.dormitories_not_visited_12m",
        label="一年未訪視的住宿地點",
        unit="sites",
        kind="stock",
        fact="migrants_unseen_dormitories",
        date="unseen_from",
        until="ends_on",
        dims=("district", "kind"),
        breakdowns=(("district",), ("kind",)),
        note="使用中而最近一次訪視已逾一年者；從未訪視者自啟用日起算。",
    ),
)

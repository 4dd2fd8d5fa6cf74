"""Agencies by class, the visits that they are due in a year, and those that were made."""

from laozheng.kernel.measures.declare import Measure, Pick, Ratio

_BY_GRADE = {"dims": ("grade",), "breakdowns": (("grade",),)}
_OF_THE_YEAR = "以整年計；年中歇業、停業或喪失免評者依規則調整。"

AGENCY_MEASURES = (
    Measure(
        code="migrants.employment_agencies",
        label="仲介家數",
        unit="firms",
        kind="stock",
        fact="migrants_agencies",
        date="licensed_on",
        until="closed_on",
        note="級別為年度開始前最近一次公告的評鑑級別，未評鑑者為新設立輔導。",
        **_BY_GRADE,
    ),
    Measure(
        code="migrants.agency_visits_required_per_agency",
        label="年度應訪查次數",
        unit="visits",
        fact="migrants_visit_frequency",
        date="on",
        aggregate="sum",
        value="visits",
        note="每家的訪查次數標準，依級別查詢；不依級別加總沒有意義。",
        **_BY_GRADE,
    ),
    Measure(
        code="migrants.agency_visits_due",
        label="應訪查總次數",
        unit="visits",
        fact="migrants_agency_duties",
        date="on",
        aggregate="sum",
        value="required",
        note=_OF_THE_YEAR,
        **_BY_GRADE,
    ),
    Measure(
        code="migrants.agency_visits_completed",
        label="完成訪視家次",
        unit="firm_times",
        fact="migrants_agency_visits",
        date="visited_on",
        where={"purpose": ("rating",), "made": ("yes",)},
        note="分級訪查；申訴及複查不計。",
        **_BY_GRADE,
    ),
    Measure(
        code="migrants.agency_visits_counted",
        label="計入應訪查的次數",
        unit="visits",
        fact="migrants_agency_duties",
        date="on",
        aggregate="sum",
        value="capped",
        note="每家以應訪查次數為上限。",
        **_BY_GRADE,
    ),
    Ratio(
        code="migrants.agency_visit_completion_rate",
        label="訪查完成率",
        numerator=Pick("migrants.agency_visits_counted"),
        denominator=Pick("migrants.agency_visits_due"),
        decimals=1,
        note=_OF_THE_YEAR,
        **_BY_GRADE,
    ),
    Measure(
        code="migrants.agencies_fully_visited",
        label="足額訪查家數",
        unit="firms",
        fact="migrants_agency_duties",
        date="on",
        where={"fully": ("yes",)},
        **_BY_GRADE,
    ),
)

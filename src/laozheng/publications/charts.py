"""The charts of the books; a book shows one where its text names it."""

from laozheng.base.periods import Period
from laozheng.kernel.reports.declare import Bound, Chart, Series

FIRST_YEAR = 101
YEARS = 5
OUTCOMES = (("settled", "成立"), ("not_settled", "不成立"), ("pending", "調解中"))


def last_years(period: Period) -> tuple[Period, ...]:
    """The year of the period and those before it, five at most, none before ROC 101."""
    first = max(FIRST_YEAR, period.roc_year - YEARS + 1)
    return tuple(Period.parse(str(year)) for year in range(first, period.roc_year + 1))


DISPUTES_BY_YEAR = Chart(
    id="disputes.by_year",
    kind="line",
    caption="歷年勞資爭議案件數（至{period}）",
    series=(Series("案件數", (Bound("disputes.mediation_cases"),)),),
    over=last_years,
)
DISPUTES_BY_OUTCOME = Chart(
    id="disputes.by_outcome",
    kind="share",
    caption="{period}勞資爭議案件處理結果",
    categories=tuple(label for _, label in OUTCOMES),
    series=(
        Series(
            "案件數",
            tuple(Bound("disputes.mediation_cases", {"outcome": code}) for code, _ in OUTCOMES),
        ),
    ),
)
ACCIDENTS_BY_YEAR = Chart(
    id="safety.accidents_by_year",
    kind="bar",
    caption="歷年重大職業災害（至{period}）",
    series=(
        Series("件數", (Bound("safety.major_accidents"),)),
        Series("死亡人數", (Bound("safety.occupational_fatalities"),)),
    ),
    over=last_years,
)
ACCIDENTS_BY_MONTH = Chart(
    id="safety.accidents_by_month",
    kind="bar",
    caption="{period}各月重大職業災害",
    series=ACCIDENTS_BY_YEAR.series,
    over=Period.months,
)
CHARTS = (DISPUTES_BY_YEAR, DISPUTES_BY_OUTCOME, ACCIDENTS_BY_YEAR, ACCIDENTS_BY_MONTH)

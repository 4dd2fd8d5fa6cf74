"""Figures of accidents and deaths; what the official list counts are no deaths."""

from laozheng.kernel.measures.declare import Change, Measure, PriorMean

_OWN = {"own": ("yes",), "standing": ("standing",)}

ACCIDENTS = (
    Measure(
        code="safety.major_accidents",
        label="重大職業災害件數",
        unit="cases",
        fact="safety_accidents",
        date="occurred_on",
        where={"major": ("yes",), **_OWN},
        dims=("industry", "accident_type", "month", "district", "main_workplace", "source", "firm"),
        breakdowns=(
            ("industry",),
            ("accident_type",),
            ("month",),
            ("accident_type", "month"),
        ),
        sdg=("8.8",),
        note="本機關轄區；已併案者由併入的案件計一次。",
    ),
    Measure(
        code="safety.late_accident_reports",
        label="逾時通報件數",
        unit="cases",
        fact="safety_accidents",
        date="occurred_on",
        where={"late": ("yes",), **_OWN},
        dims=("industry", "month"),
        breakdowns=(("month",),),
        note="雇主通報時間在期限之後；由他人通報者以雇主自己的通報為準。",
    ),
    Measure(
        code="safety.occupational_fatalities",
        label="重大職災死亡人數",
        unit="persons",
        fact="safety_deaths",
        date="occurred_on",
        where=_OWN,
        dims=("industry", "accident_type", "nationality", "month", "firm"),
        breakdowns=(("industry",), ("accident_type",), ("nationality",), ("month",)),
        sdg=("8.8",),
        note="計入災害發生的期間；事後死亡自知悉日起計入，已刊印者列為重編。",
    ),
    PriorMean(
        code="safety.occupational_fatalities_prior_mean",
        label="過去三年同期平均死亡人數",
        unit="persons",
        of="safety.occupational_fatalities",
    ),
    Change(
        code="safety.occupational_fatalities_change",
        label="死亡人數增減",
        unit="persons",
        of="safety.occupational_fatalities",
        basis="prior_mean",
    ),
)

"""The line's figures: dispositions by article, month and firm; accidents and deaths."""

from laozheng.kernel.inspections.declare import KERNEL_KINDS
from laozheng.kernel.measures.declare import Change, Fact, FactColumn, Measure, PriorMean
from laozheng.lines.safety.queries import (
    accident_versions,
    death_versions,
    disposition_versions,
    violation_versions,
)

ACCIDENT_COLUMNS = (
    FactColumn("occurred_on", "date"),
    FactColumn("month", "code"),
    FactColumn("own", "code"),
    FactColumn("accident_type", "code"),
    FactColumn("industry", "code"),
    FactColumn("district", "code"),
    FactColumn("source", "code"),
    FactColumn("main_workplace", "code"),
    FactColumn("firm", "code"),
)
DISPOSITION_COLUMNS = (
    FactColumn("disposed_on", "date"),
    FactColumn("month", "code"),
    FactColumn("kind", "code"),
    FactColumn("act", "code"),
    FactColumn("standing", "code"),
    FactColumn("firm", "code"),
    FactColumn("amount", "money"),
)
# Figures go by act, whichever unit issued the disposition and whether its line is installed.
DISPOSITION_KINDS = ("safety.disposition", *KERNEL_KINDS)
OSH_ACTS = ("osh", "labor_inspection")

FACTS = (
    Fact(
        name="safety_accidents",
        label="職業災害",
        columns=(*ACCIDENT_COLUMNS, FactColumn("major", "code")),
        versions=accident_versions,
        partition="occurred_on",
        case_kinds=("safety.accident",),
    ),
    Fact(
        name="safety_deaths",
        label="職業災害死亡",
        columns=ACCIDENT_COLUMNS,
        versions=death_versions,
        partition="occurred_on",
        case_kinds=("safety.accident",),
    ),
    Fact(
        name="safety_dispositions",
        label="裁處",
        columns=DISPOSITION_COLUMNS,
        versions=disposition_versions,
        partition="disposed_on",
        case_kinds=DISPOSITION_KINDS,
    ),
    Fact(
        name="safety_violations",
        label="裁處違反條文",
        columns=(*DISPOSITION_COLUMNS, FactColumn("article", "code")),
        versions=violation_versions,
        partition="disposed_on",
        case_kinds=DISPOSITION_KINDS,
    ),
)

DISPOSITIONS = Measure(
    code="safety.dispositions",
    label="裁處件數",
    unit="cases",
    fact="safety_dispositions",
    date="disposed_on",
    where={"standing": ("standing",)},
    dims=("act", "kind", "month", "firm"),
    breakdowns=(("act",), ("kind",), ("month",)),
    note="本市所有裁處，依第一個引用的法律分；已全部撤銷者不計。",
)
FINES = Measure(
    code="safety.osh_fines",
    label="罰鍰處分件次",
    unit="cases",
    fact="safety_dispositions",
    date="disposed_on",
    where={"kind": ("fine",), "standing": ("standing",), "act": OSH_ACTS},
    dims=("act", "month", "firm"),
    breakdowns=(("act",), ("month",)),
    sdg=("8.8",),
    note="處分日在期間內、未經全部撤銷的罰鍰處分。",
)
FINE_AMOUNT = Measure(
    code="safety.osh_fine_amount",
    label="罰鍰金額",
    unit="twd",
    fact="safety_dispositions",
    date="disposed_on",
    where={"kind": ("fine",), "standing": ("standing",), "act": OSH_ACTS},
    aggregate="sum",
    value="amount",
    dims=("act", "month", "firm"),
    breakdowns=(("act",),),
)
VIOLATIONS = Measure(
    code="safety.violations",
    label="違反條文次數",
    unit="cases",
    fact="safety_violations",
    date="disposed_on",
    where={"standing": ("standing",)},
    dims=("act", "article", "month", "firm"),
    breakdowns=(("act", "article"), ("article",), ("month",)),
    note="一件處分引用幾條，各計一次；無法判讀的條文計入 unreadable。",
)
WORK_STOPPAGES = Measure(
    code="safety.work_stoppages",
    label="停工件次",
    unit="cases",
    fact="safety_dispositions",
    date="disposed_on",
    where={"kind": ("stop_work",), "standing": ("standing",)},
    dims=("month", "firm"),
    breakdowns=(("month",),),
)
ACCIDENTS = Measure(
    code="safety.major_accidents",
    label="重大職業災害件數",
    unit="cases",
    fact="safety_accidents",
    date="occurred_on",
    where={"own": ("yes",), "major": ("yes",)},
    dims=("industry", "accident_type", "month", "district", "firm"),
    breakdowns=(("industry",), ("accident_type",), ("month",)),
)
FATALITIES = Measure(
    code="safety.occupational_fatalities",
    label="重大職災死亡人數",
    unit="persons",
    fact="safety_deaths",
    date="occurred_on",
    where={"own": ("yes",)},
    dims=("industry", "accident_type", "month", "firm"),
    breakdowns=(("industry",), ("accident_type",), ("month",)),
    sdg=("8.8",),
    note="計入災害發生的期間；事後死亡於登錄後列為重編。",
)

MEASURES = (
    DISPOSITIONS,
    FINES,
    FINE_AMOUNT,
    VIOLATIONS,
    WORK_STOPPAGES,
    ACCIDENTS,
    FATALITIES,
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

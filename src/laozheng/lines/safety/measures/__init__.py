"""The line's figures: dispositions by act, article, month and firm; accidents and deaths."""

from laozheng.kernel.inspections.declare import CASE_KINDS
from laozheng.kernel.inspections.facts import COLUMNS
from laozheng.kernel.measures.declare import Change, Fact, FactColumn, Measure, PriorMean, columns
from laozheng.lines.safety.measures.load import FACTS as OF_LOAD
from laozheng.lines.safety.measures.load import LOAD
from laozheng.lines.safety.measures.supervision import FACTS as SUPERVISION
from laozheng.lines.safety.measures.supervision import INSPECTIONS, PROMOTION
from laozheng.lines.safety.queries.facts import (
    accident_versions,
    death_versions,
    disposition_versions,
    violation_versions,
)

_KINDS = ("safety.accident",)
_OF_ACCIDENT = (
    FactColumn("occurred_on", "date"),
    FactColumn("month", "code"),
    FactColumn("own", "code"),
    FactColumn("standing", "code"),
    FactColumn("accident_type", "code"),
    FactColumn("industry", "code"),
    FactColumn("district", "code"),
    FactColumn("source", "code"),
    FactColumn("main_workplace", "code"),
    FactColumn("firm", "code"),
)
_OF_DISPOSITION = (
    *columns(COLUMNS),
    FactColumn("month", "code"),
    FactColumn("firm", "code"),
)

FACTS = (
    *SUPERVISION,
    *OF_LOAD,
    Fact(
        name="safety_accidents",
        label="職業災害",
        columns=(*_OF_ACCIDENT, FactColumn("major", "code"), FactColumn("late", "code")),
        versions=accident_versions,
        partition="occurred_on",
        case_kinds=_KINDS,
    ),
    Fact(
        name="safety_deaths",
        label="職業災害死亡",
        columns=_OF_ACCIDENT,
        versions=death_versions,
        partition="occurred_on",
        case_kinds=_KINDS,
    ),
    Fact(
        name="safety_dispositions",
        label="裁處",
        columns=(*_OF_DISPOSITION, FactColumn("osh", "code"), FactColumn("division", "code")),
        versions=disposition_versions,
        partition="disposed_on",
        case_kinds=CASE_KINDS,
    ),
    Fact(
        name="safety_violations",
        label="裁處違反條文",
        columns=_OF_DISPOSITION,
        versions=violation_versions,
        partition="disposed_on",
        case_kinds=CASE_KINDS,
    ),
)

_STANDING = {"standing": ("standing",)}
_OWN = {"own": ("yes",), **_STANDING}
_FINES = {"kind": ("fine",), "osh": ("yes",), **_STANDING}

DISPOSITIONS = (
    Measure(
        code="safety.dispositions",
        label="裁處件數",
        unit="cases",
        fact="safety_dispositions",
        date="disposed_on",
        where=_STANDING,
        dims=("line", "act", "kind", "month", "firm"),
        breakdowns=(("line",), ("act",), ("kind",), ("month",)),
        note="本市所有裁處，不論所屬業務是否啟用；已全部撤銷者不計；引用兩種以上法律者列為 mixed。",
    ),
    Measure(
        code="safety.osh_fines",
        label="罰鍰處分件次",
        unit="cases",
        fact="safety_dispositions",
        date="disposed_on",
        where=_FINES,
        dims=("act", "division", "month", "firm"),
        breakdowns=(("act",), ("division",), ("month",)),
        sdg=("8.8",),
        note="處分日在期間內、引用職業安全衛生法或勞動檢查法、未經全部撤銷的罰鍰；一件處分計一次。",
    ),
    Measure(
        code="safety.osh_fine_amount",
        label="職業安全衛生罰鍰金額",
        unit="twd",
        fact="safety_dispositions",
        date="disposed_on",
        where=_FINES,
        aggregate="sum",
        value="amount_twd",
        dims=("act", "month", "firm"),
        breakdowns=(("act",),),
        note="部分撤銷者以撤銷後金額計；公布清單未載金額者不計入。",
    ),
    Measure(
        code="safety.violations",
        label="裁處違反條文次數",
        unit="cases",
        fact="safety_violations",
        date="disposed_on",
        where=_STANDING,
        dims=("act", "article", "kind", "month", "firm"),
        breakdowns=(("act",), ("act", "article"), ("month",), ("act", "month")),
        note="一件處分引用同一條的數項、數款計一次，引用幾條計幾次；無法判讀者列為 unreadable。",
    ),
)

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
        dims=("industry", "accident_type", "month", "firm"),
        breakdowns=(("industry",), ("accident_type",), ("month",)),
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

MEASURES = (*DISPOSITIONS, *ACCIDENTS, *INSPECTIONS, *PROMOTION, *LOAD)

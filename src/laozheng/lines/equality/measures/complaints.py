"""Figures of complaints: by ground, what became of them, how long that took."""

from laozheng.kernel.measures.declare import Measure, Pick, Ratio
from laozheng.kernel.measures.spread import median_and_p90
from laozheng.lines.equality.measures.facts import SMALL
from laozheng.lines.equality.rules.codes import ESTABLISHED, ON_THE_MERITS

COMPLAINTS = (
    Measure(
        code="equality.discrimination_cases",
        label="就業歧視及性別平等工作案件",
        unit="cases",
        fact="equality_complaints",
        date="received_on",
        dims=("ground", "law", "stage", "decision", "month"),
        breakdowns=(("ground",), ("law",), ("month",)),
        suppress_below=SMALL,
        sdg=("5.1", "8.5"),
        note="收件日在期間內，含撤回及不受理；一案一個主要事由，總數為各事由之和，不含裁罰。",
    ),
    Measure(
        code="equality.cases_decided",
        label="審定案件",
        unit="cases",
        fact="equality_decisions",
        date="decided_on",
        where={"decision": ON_THE_MERITS},
        dims=("ground", "law", "decision", "in_time"),
        breakdowns=(("decision",),),
        suppress_below=SMALL,
        note="審定日在期間內，成立、部分成立及不成立；撤回、和解、不受理及審理中不計。",
    ),
    Measure(
        code="equality.cases_established",
        label="成立件數",
        unit="cases",
        fact="equality_decisions",
        date="decided_on",
        where={"decision": ESTABLISHED},
        dims=("ground", "law"),
        breakdowns=(("ground",),),
        suppress_below=SMALL,
        note="審定日在期間內，成立及部分成立。",
    ),
    Ratio(
        code="equality.established_rate",
        label="成立率",
        numerator=Pick("equality.cases_decided", {"decision": ESTABLISHED}),
        denominator=Pick("equality.cases_decided"),
        decimals=1,
        dims=("ground",),
        note="成立及部分成立占審定件數的比率。",
    ),
    *median_and_p90(
        Measure(
            code="equality.days_to_decision",
            label="申訴審定日數",
            unit="days",
            fact="equality_decisions",
            date="decided_on",
            where={"decision": ON_THE_MERITS},
            value="days",
            dims=("law",),
            breakdowns=(("law",),),
            note="自收件至審定，扣除停止計算的日數。",
        )
    ),
    Ratio(
        code="equality.decided_in_time_rate",
        label="期限內辦結率",
        numerator=Pick("equality.cases_decided", {"in_time": ("yes",)}),
        denominator=Pick("equality.cases_decided", {"in_time": ("yes", "no")}),
        decimals=1,
        dims=("law",),
        note="依各案期限及其延長計；期限無法計算者不計。",
    ),
)

"""Figures of how the work is spread: for the dashboard, in no book."""

from laozheng.kernel.measures.declare import Fact, Measure, Pick, Ratio, Share, columns
from laozheng.lines.safety.queries import load
from laozheng.lines.safety.queries.kinds import GUIDANCE, INSPECTION, REGISTERS

FACTS = (
    Fact(
        name="safety_inspectors",
        label="職業安全衛生檢查員在職月份",
        columns=columns({"month_on": "date", "month": "code"}),
        versions=load.inspector_versions,
        partition="month_on",
        case_kinds=(INSPECTION,),
    ),
    Fact(
        name="safety_open_files",
        label="職業安全衛生檢查案辦理期間",
        columns=columns({"opened_on": "date", "closed_on": "date", "division": "code",
                         "lead": "code"}),
        versions=load.file_versions,
        partition="opened_on",
        case_kinds=(INSPECTION,),
    ),
    Fact(
        name="safety_known_employers",
        label="列管事業單位",
        columns=columns({"known_on": "date", "visited": "code"}),
        versions=load.employer_versions,
        partition="known_on",
        case_kinds=(INSPECTION, GUIDANCE, REGISTERS),
    ),
)  # fmt: skip

LOAD = (
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
)

"""Figures of visits to employers and dormitories, of offenses found, of fines."""

from laozheng.kernel.inspections.visit_codes import RESULTS
from laozheng.kernel.measures.declare import Measure

# An employer that has closed was not visited; one that was not met was.
MADE = tuple(result for result in RESULTS if result != "closed")

VISITS = (
    Measure(
        code="migrants.inspection_visits",
        label="移工查察訪視件數",
        unit="cases",
        fact="migrants_visits",
        date="visited_on",
        where={"result": MADE},
        dims=("worker_category", "type", "employer_kind", "district", "month", "lead"),
        breakdowns=(("worker_category",), ("type",), ("worker_category", "type"), ("month",)),
        sdg=("8.8",),
        note="一家雇主一次訪視為一件；未會晤者計入，歇業或遷移者不計。",
    ),
    Measure(
        code="migrants.dormitory_inspections",
        label="移工宿舍檢查家次",
        unit="firm_times",
        fact="migrants_visits",
        date="visited_on",
        where={"dormitory_check": ("yes",)},
        dims=("dormitory_kind", "month"),
        breakdowns=(("dormitory_kind",),),
        sdg=("8.8",),
        note="檢查項目含宿舍且有會晤的訪視，每家雇主每次計一家次。",
    ),
    Measure(
        code="migrants.dengue_dormitory_checks",
        label="登革熱(病媒)防治檢查及宣導處數",
        unit="sites",
        fact="migrants_visits",
        date="visited_on",
        where={"dengue_check": ("yes",)},
        aggregate="distinct",
        value="dormitory",
        sdg=("3.3",),
        note="同一住宿地點於期間內計一處。",
    ),
    Measure(
        code="migrants.joint_dormitory_checks",
        label="聯合檢查場次",
        unit="sessions",
        fact="migrants_visits",
        date="visited_on",
        where={"type": ("joint",), "dormitory_check": ("yes",)},
        aggregate="distinct",
        value="trip",
        note="會同其他機關檢查宿舍，同一行程計一場次。",
    ),
    Measure(
        code="migrants.illegal_employment_cases_found",
        label="查獲違法案件",
        unit="cases",
        fact="migrants_violations",
        date="found_on",
        where={"standing": ("yes",)},
        dims=("violation", "offender", "source", "month"),
        breakdowns=(("violation",), ("offender",)),
        sdg=("8.8",),
        note="一個對象一次違法為一件。",
    ),
    Measure(
        code="migrants.penalty_cases",
        label="違反就服法裁處件數",
        unit="cases",
        fact="migrants_fines",
        date="disposed_on",
        where={"kind": ("fine",), "standing": ("standing",)},
        dims=("article", "month"),
        breakdowns=(("article",),),
        note="引用就業服務法第34條至第75條、未經全部撤銷的罰鍰；引用兩條以上者列為 mixed。",
    ),
)

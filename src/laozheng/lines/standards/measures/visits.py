"""Figures of inspections and compliance visits."""

from laozheng.kernel.measures.declare import Measure, Pick, Ratio
from laozheng.lines.standards.rules.codes import PROJECT

_MET = {"met": ("yes",)}
_DIMS = ("type", "manner", "program", "district", "industry", "result", "month",
         "picked_by", "firm", "lead")  # fmt: skip
_BY = (("type",), ("manner",), ("program",), ("district",), ("industry",), ("result",), ("month",),
       ("type", "result"), ("type", "month"))  # fmt: skip

VISITS = (
    Measure(
        code="standards.labor_inspections",
        label="勞動檢查件數",
        unit="cases",
        fact="standards_visits",
        date="visited_on",
        where=_MET,
        dims=_DIMS,
        breakdowns=_BY,
        sdg=("8.8",),
        note="含法遵訪視；未會晤、歇業或遷移者不計。專案、會同與自主檢查合為一類。",
    ),
    Measure(
        code="standards.labor_inspection_firms",
        label="受檢事業單位家數",
        unit="firms",
        fact="standards_visits",
        date="visited_on",
        where=_MET,
        aggregate="distinct",
        value="firm",
        dims=_DIMS,
        breakdowns=(("type",), ("manner",)),
        note="同一事業單位在期間內計一次。",
    ),
    Measure(
        code="standards.inspection_items",
        label="勞動檢查次量",
        unit="inspection_times",
        fact="standards_scopes",
        date="visited_on",
        where={**_MET, "manner": ("inspection",)},
        dims=(*_DIMS, "scope"),
        breakdowns=(("type",), ("scope",)),
        sdg=("8.8",),
        note="一次檢查每檢查一種法律計一次，不含法遵訪視。",
    ),
    Measure(
        code="standards.project_inspection_types",
        label="專案檢查類數",
        unit="items",
        fact="standards_visits",
        date="visited_on",
        where={**_MET, "type": (PROJECT,)},
        aggregate="distinct",
        value="project",
        note="期間內有檢查的中央交辦、會同與自主專案。",
    ),
    Measure(
        code="standards.unsuccessful_visits",
        label="未會晤次數",
        unit="cases",
        fact="standards_visits",
        date="visited_on",
        where={"met": ("no",)},
        dims=_DIMS,
        breakdowns=(("type",),),
    ),
    Ratio(
        code="standards.hit_rate",
        label="違反率",
        numerator=Pick("standards.labor_inspections", {"result": ("violation",)}),
        denominator=Pick("standards.labor_inspections"),
        dims=("picked_by", "program", "type"),
        breakdowns=(("picked_by",), ("type",)),
        decimals=1,
    ),
)

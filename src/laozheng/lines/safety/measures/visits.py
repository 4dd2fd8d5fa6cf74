"""Figures of visits, those in the heat among them."""

from laozheng.kernel.measures.declare import Measure

_DIMS = ("type", "division", "program", "district", "industry", "result", "month", "firm",
         "site_kind", "heat", "lead")  # fmt: skip

VISITS = (
    Measure(
        code="safety.osh_inspections",
        label="職業安全衛生檢查場次",
        unit="sessions",
        fact="safety_visits",
        date="visited_on",
        dims=_DIMS,
        breakdowns=(
            ("type",),
            ("division",),
            ("district",),
            ("industry",),
            ("month",),
            ("type", "division"),
        ),
        sdg=("8.8",),
        note="各類檢查；一次到場為一場次，不論場所內有幾家事業單位。",
    ),
    Measure(
        code="safety.heat_inspections",
        label="高氣溫熱危害專案檢查場次",
        unit="sessions",
        fact="safety_visits",
        date="visited_on",
        where={"heat": ("yes",)},
        dims=("district", "month"),
        breakdowns=(("district",), ("month",)),
        sdg=("8.8", "13.3"),
        note="職業安全衛生檢查的一部分，不另外加計。",
    ),
)

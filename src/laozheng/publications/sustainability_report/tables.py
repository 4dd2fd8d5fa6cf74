"""The tables of the printed report by its numbering, each with the line that offers it.

A table that repeats for groups or topics has its members listed; a repeat in the appendix is the
same table and binds the same cells.
"""

from collections.abc import Mapping

GROUPS = (
    "workers",
    "employers",
    "government",
    "councilors",
    "media",
    "suppliers",
    "experts",
    "employees",
)
TOPICS = (
    "just_transition",
    "labor_rights",
    "inclusion",
    "safety_climate",
    "governance",
    "ghg",
)


def _each(name: str, members: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"sustainability.{name}_{member}" for member in members)


TABLES: Mapping[str, tuple[str, ...]] = {
    "B1": ("sustainability.bureau",),
    "B2": ("sustainability.awards",),
    "B3": _each("engagement", GROUPS),
    "B4": ("sustainability.materiality",),
    "B5": _each("topic", TOPICS),
    "B6": _each("management", TOPICS),
    "B7": ("sustainability.scorecard",),
    "B8": ("employment.green_courses",),
    "B9": ("rehabilitation.net_zero_workshops",),
    "B10": ("safety.heat_hazard",),
    "B11": ("sustainability.electricity_saving",),
    "B12": ("sustainability.electricity",),
    "B13": ("sustainability.fuel",),
    "B14": ("sustainability.ghg_inventory",),
    "B15": ("sustainability.water_saving",),
    "B16": ("sustainability.water_sites",),
    "B17": ("sustainability.water",),
    "B18": ("sustainability.paper_saving",),
    "B19": ("sustainability.paper",),
    "B20": ("sustainability.savings",),
    "B21": ("sustainability.sdg_practice",),
    "B22": ("sustainability.climate_risks",),
    "B23": ("sustainability.employees",),
    "B24": ("sustainability.senior_managers",),
    "B25": ("sustainability.new_hires",),
    "B26": ("sustainability.leavers",),
    "B27": ("planning.training_courses",),
    "B28": ("sustainability.workplace_health",),
    "B29": ("sustainability.social_participation",),
    "B30": ("sustainability.whistle_channels",),
    "B31": ("planning.risk_bodies",),
    "B32": ("planning.budget_links",),
    "B33": ("planning.revenue_and_expenditure",),
    "B34": ("planning.central_grants",),
    "B35": ("sustainability.sdg_progress",),
    "B36": ("sustainability.gri_index",),
}

"""What the bureau printed of a year: the totals that the records of the twin add up to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from laozheng.base.periods import Period
from laozheng.base.roc import roc_year


@dataclass(frozen=True)
class Forum:
    """A forum of executives on a day of the year; ``plants`` None where none were counted."""

    month: int
    day: int
    event: str
    title: str
    heads: int
    plants: int | None = None


@dataclass(frozen=True)
class Workshop:
    """A workshop on work in the heat; ``firms`` None where none were counted."""

    month: int
    day: int
    heads: int
    firms: int | None = None


FORUMS = (
    Forum(3, 7, "taipower_forum", "範例電力業高階主管論壇", 130, 11),
    Forum(8, 5, "construction_forum", "範例營造業高階主管座談會", 100),
    Forum(8, 29, "steel_forum", "範例鋼鐵業高階主管座談會", 110),
    Forum(9, 26, "petrochemical_forum", "範例石化業高階主管座談會", 63),
)
# Of two workshops the heads are printed together: 98.
WORKSHOPS = (Workshop(7, 16, 47), Workshop(8, 20, 51))
NAMED = (
    "臺灣港群-高雄區",
    "台灣善美的",
    "上鋌營造",
    "高雄市政府交通局",
    "高雄市政府捷運工程局",
)


@dataclass(frozen=True)
class Printed:
    """Totals of one year.

    ``new_families`` are the names of those founded in the year, ``families`` counts them and the
    older ones; ``spent_twd`` maps activities to what they cost.
    """

    visits: int = 21_627
    heat: int = 928
    fines: int = 807
    orders: int = 263
    deaths: int = 34
    briefings: int = 267
    team_visits: int = 1_286
    onsite_visits: int = 2_728
    volunteers: int = 49
    families: int = 38
    new_families: tuple[str, ...] = NAMED
    family_events: int = 32
    family_heads: int = 1_543
    forums: tuple[Forum, ...] = FORUMS
    workshops: tuple[Workshop, ...] = WORKSHOPS
    spent_twd: Mapping[str, int] = field(default_factory=dict)


_BY_YEAR = {
    113: Printed(),
    114: Printed(
        visits=20_762,
        heat=1_306,
        briefings=223,
        onsite_visits=2_272,
        workshops=(Workshop(7, 15, 70, 51),),
        new_families=tuple(f"範例新設家族{number}" for number in range(1, 6)),
        spent_twd={"smart_port_wellbeing_forum": 228_351},
    ),
}


def printed_of(period: Period) -> Printed:
    """The totals of a year; what a year does not print is as in 113."""
    return _BY_YEAR.get(roc_year(period.start), _BY_YEAR[113])

"""Figures of briefings, posts, leaflets, replies and families of workplaces."""

from laozheng.kernel.measures.declare import Aggregate, Kind, Measure
from laozheng.lines.standards.rules.codes import SESSIONS

_HELD = {"state": ("held",)}
_DIMS, _BY = ("kind", "topic", "channel", "month"), (("kind",), ("topic",), ("channel",))


def _tally(
    code: str, label: str, unit: str, kind: str, *, over: Kind = "flow",
    aggregate: Aggregate = "sum", note: str = "",
) -> Measure:  # fmt: skip
    """Counts of one kind."""
    return Measure(
        code=code,
        label=label,
        unit=unit,
        fact="standards_tallies",
        date="on",
        until="until" if over == "stock" else None,
        kind=over,
        where={"kind": (kind,)},
        aggregate=aggregate,
        value="value",
        note=note,
    )


PROMOTION = (
    Measure(
        code="standards.promotion_sessions",
        label="宣導會場次",
        unit="sessions",
        fact="standards_activities",
        date="held_on",
        where={**_HELD, "kind": SESSIONS},
        aggregate="sum",
        value="sessions",
        dims=_DIMS,
        breakdowns=_BY,
        note="宣導會、外展與法令健檢；社群貼文不計場次。",
    ),
    Measure(
        code="standards.promotion_attendance",
        label="宣導人次",
        unit="person_times",
        fact="standards_activities",
        date="held_on",
        where=_HELD,
        aggregate="sum",
        value="person_times",
        dims=_DIMS,
        breakdowns=_BY,
        note="到場人次；與觸及人次分計，不相加。",
    ),
    Measure(
        code="standards.promotion_reach",
        label="社群觸及人次",
        unit="person_times",
        fact="standards_activities",
        date="held_on",
        where=_HELD,
        aggregate="sum",
        value="reach",
        dims=_DIMS,
        breakdowns=_BY,
    ),
    _tally("standards.leaflets_printed", "摺頁份數", "copies", "leaflets"),
    _tally(
        "standards.social_followers", "粉絲人數", "persons", "followers", over="stock",
        note="期末當日最近一次的計數。",
    ),
    _tally("standards.social_posts", "貼文則數", "posts", "posts"),
    _tally(
        "standards.social_readers_per_post", "平均閱讀人數", "persons", "readers_per_post",
        aggregate="median", note="期間內各次計數的中位數。",
    ),
    Measure(
        code="standards.written_replies",
        label="法令洽詢書面函覆",
        unit="cases",
        fact="standards_replies",
        date="replied_on",
        dims=("asker",),
        breakdowns=(("asker",),),
    ),
    Measure(
        code="standards.workplace_families",
        label="勞動條件家族數",
        unit="families",
        fact="standards_families",
        date="founded_on",
        until="ended_on",
        kind="stock",
    ),
    Measure(
        code="standards.workplace_family_firms",
        label="勞動條件家族參與單位",
        unit="firms",
        fact="standards_family_members",
        date="joined_on",
        until="left_on",
        kind="stock",
        aggregate="distinct",
        value="firm",
    ),
)  # fmt: skip

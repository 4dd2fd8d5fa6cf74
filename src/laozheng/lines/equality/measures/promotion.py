"""Figures of briefings, trainings and awards, of the councils, of leaflets and films."""

from collections.abc import Mapping

from laozheng.kernel.measures.declare import Aggregate, Measure
from laozheng.lines.equality.rules.codes import MEETING

_PROMOTION = {
    "kind": ("prevention_briefing", "investigator_training"),
    "state": ("held",),
}
_SCAM = {"kind": ("job_scam_briefing",), "state": ("held",)}


def _held(
    name: str,
    label: str,
    unit: str,
    value: str | None,
    where: Mapping[str, tuple[str, ...]],
    dims: tuple[str, ...] = (),
    note: str = "",
) -> Measure:
    """What is counted or summed over the activities that were held."""
    return Measure(
        code=f"equality.{name}",
        label=label,
        unit=unit,
        fact="equality_activities",
        date="held_on",
        where=where,
        aggregate="sum" if value else "count",
        value=value,
        dims=dims,
        breakdowns=tuple((dim,) for dim in dims if dim in ("kind", "channel", "council")),
        note=note,
    )


_MEETINGS = {"kind": (MEETING,), "state": ("held",)}
_EVENTS = (
    _held(
        "promotion_sessions", "防制歧視宣導及調查人員訓練場次", "sessions", "sessions",
        _PROMOTION, ("kind", "month"), "宣導與訓練兩類合計。",
    ),
    _held(
        "promotion_attendance", "防制歧視宣導參與人次", "person_times", "person_times",
        _PROMOTION, ("kind", "month"),
    ),
    _held(
        "job_scam_prevention_sessions", "求職防騙宣導場次", "sessions", "sessions",
        _SCAM, ("month",),
    ),
    _held(
        "job_scam_prevention_participants", "求職防騙宣導人次", "person_times", "person_times",
        _SCAM, ("month",),
    ),
    _held(
        "pay_disclosure_promotion_firm_times", "薪資公開宣導家次", "firm_times", "firms",
        {"kind": ("pay_disclosure",), "state": ("held",)}, ("channel", "month"),
    ),
    _held(
        "friendly_workplace_award_winners", "友善職場獲選家數", "firms", "firms",
        {"kind": ("friendly_workplace_award",), "state": ("held",)},
    ),
    _held("committee_meetings", "評議會場次", "meetings", None, _MEETINGS, ("council", "month")),
    _held(
        "committee_motions", "評議會審議案件", "cases", "motions", _MEETINGS,
        ("council", "meeting"),
    ),
    Measure(
        code="equality.committee_external_experts",
        label="外聘專家學者人數",
        unit="persons",
        fact="equality_seats",
        kind="stock",
        date="from_on",
        until="until",
        where={"outside": ("yes",)},
        aggregate="distinct",
        value="member",
        dims=("council",),
        breakdowns=(("council",),),
        note="當年度曾受聘的外聘委員，同一人計一次；出席人數另計。",
    ),
)  # fmt: skip


def _counted(
    name: str, label: str, unit: str, kind: str, aggregate: Aggregate = "sum", note: str = ""
) -> Measure:
    """Counts of one kind."""
    return Measure(
        code=f"equality.{name}",
        label=label,
        unit=unit,
        fact="equality_tallies",
        date="on",
        where={"kind": (kind,)},
        aggregate=aggregate,
        value="value",
        dims=("medium",),
        breakdowns=(("medium",),),
        note=note,
    )


_OF_A_FILM = "影片的屬性，各次託播不相加，取其中位數。"
_CAMPAIGN = (
    _counted("leaflets_printed", "宣導品份數", "copies", "leaflets"),
    _counted("promotion_film_airings", "影片託播檔次", "airings", "film_airings"),
    _counted(
        "promotion_film_airing_days", "影片託播日數", "days", "film_airing_days",
        "median", _OF_A_FILM,
    ),
    _counted(
        "promotion_film_length", "影片長度", "seconds", "film_seconds", "median", _OF_A_FILM
    ),
)  # fmt: skip

PROMOTION = (*_EVENTS, *_CAMPAIGN)

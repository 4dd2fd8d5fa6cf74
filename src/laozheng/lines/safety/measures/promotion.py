"""Figures of activities: briefings, events of families, forums, the safety week, what they cost."""

from typing import Any

from laozheng.kernel.measures.declare import Aggregate, Measure
from laozheng.lines.safety.rules.codes.supervision import FAMILY_SESSIONS, WEEK_LEVELS


def _held(
    code: str, label: str, unit: str, kinds: tuple[str, ...], value: str, **more: Any
) -> Measure:
    """What is summed over the activities of some kinds that were held."""
    return Measure(
        code=code,
        label=label,
        unit=unit,
        fact="safety_activities",
        date="held_on",
        where={"state": ("held",), "kind": kinds},
        aggregate="sum",
        value=value,
        **{"dims": ("month", "topic", "event"), **more},
    )


def _of_week(name: str, word: str, unit: str, *, aggregate: Aggregate, note: str) -> Measure:
    """What is counted of the safety week without an activity."""
    return Measure(
        code=f"safety.safety_week_{name}",
        label=f"安全健康週{word}",
        unit=unit,
        fact="safety_tallies",
        date="on",
        where={"kind": (f"safety_week_{name}",)},
        aggregate=aggregate,
        value="value",
        dims=("level",),
        breakdowns=(("level",),),
        note=note,
    )


PROMOTION = (
    _held("safety.osh_promotion_sessions", "安衛宣導場次", "sessions", ("briefing",), "sessions",
          breakdowns=(("topic",),)),
    _held("safety.osh_promotion_attendance", "安衛宣導人次", "person_times", ("briefing",),
          "person_times"),
    _held("safety.guidance_team_meetings", "輔導團運作會議場次", "sessions", ("team_meeting",),
          "sessions"),
    _held("safety.safety_family_sessions", "安衛家族活動場次", "sessions", FAMILY_SESSIONS,
          "sessions", dims=("kind", "month"), breakdowns=(("kind",),),
          note="說明會、運作會議、訓練、觀摩及聯繫會報；成果發表另計。"),
    _held("safety.safety_family_attendance", "安衛家族活動人次", "person_times", FAMILY_SESSIONS,
          "person_times", dims=("kind", "month"), breakdowns=(("kind",),)),
    _held("safety.safety_family_results_sessions", "成果發表會場次", "sessions",
          ("family_results",), "sessions"),
    _held("safety.safety_family_results_attendance", "成果發表會人次", "person_times",
          ("family_results",), "person_times"),
    _held("safety.executive_forum_participants", "高階主管座談人數", "persons",
          ("executive_forum",), "persons", breakdowns=(("event",),)),
    _held("safety.executive_forum_plants", "高階主管座談參與廠處", "items",
          ("executive_forum",), "sites", breakdowns=(("event",),)),
    _held("safety.safety_partnerships", "安全伙伴簽署件數", "items", ("partnership_signing",),
          "sessions", sdg=("17.17",)),
    _held("safety.heat_workshops", "熱危害觀摩會場次", "sessions", ("heat_workshop",), "sessions"),
    _held("safety.heat_workshop_firms", "熱危害觀摩會家數", "firms", ("heat_workshop",), "firms"),
    _held("safety.heat_workshop_participants", "熱危害觀摩會人數", "persons", ("heat_workshop",),
          "persons"),
    Measure(
        code="safety.activity_expenditure",
        label="活動執行金額",
        unit="twd",
        fact="safety_activities",
        date="held_on",
        where={"state": ("held",)},
        aggregate="sum",
        value="cost_twd",
        dims=("kind", "activity"),
        breakdowns=(("kind",), ("activity",)),
    ),
    *(
        _held(f"safety.safety_week_{name}", f"安全健康週{word}", unit, tuple(WEEK_LEVELS), value,
              dims=("level", "month"), breakdowns=(("level",),), note=note)
        for name, word, unit, value, note in (
            ("activities", "活動場次", "sessions", "sessions", "主活動與系列活動分列。"),
            ("participants", "參加人次", "person_times", "person_times", ""),
            ("agencies", "參與機關", "agencies", "firms", "各場次參與機關之合計。"),
        )
    ),
    _of_week("awards", "獲獎數", "items", aggregate="sum",
             note="主活動與系列活動分列。"),
    _of_week("agencies_rank", "機關評比名次", "rank", aggregate="median",
             note="期間內各次評比名次的中位數。"),
)  # fmt: skip

"""Figures of visits, stop-work orders, guidance, families, awards and activities."""

from typing import Any

from laozheng.kernel.activities.facts import COLUMNS as OF_ACTIVITY
from laozheng.kernel.activities.facts import stale_kind as activities_of
from laozheng.kernel.cases.dated import ColumnType
from laozheng.kernel.inspections.visits.facts import COLUMNS as OF_VISIT
from laozheng.kernel.measures.declare import Fact, FactColumn, Kind, Measure, columns
from laozheng.lines.safety.queries import registers, supervision
from laozheng.lines.safety.queries.inspections import OWN_FACTS
from laozheng.lines.safety.queries.kinds import GUIDANCE, INSPECTION, REGISTERS, STOP_WORK
from laozheng.lines.safety.rules.codes.supervision import FAMILY_SESSIONS, ONSITE, TEAM, WEEK_LEVELS


def _codes(*names: str, **more: ColumnType) -> tuple[FactColumn, ...]:
    return columns({**more, **dict.fromkeys(names, "code")})


FACTS = (
    Fact(
        "safety_visits", "職業安全衛生檢查",
        columns({**OF_VISIT, **dict.fromkeys(OWN_FACTS, "code")}),
        supervision.visit_versions, "visited_on", (INSPECTION,),
    ),
    Fact(
        "safety_stop_work", "停工",
        _codes("month", "scope", "ground", "division", "district", "visit", "firm", "standing",
               ordered_on="date", resumed_on="date", days="int"),
        supervision.order_versions, "ordered_on", (STOP_WORK,),
    ),
    Fact(
        "safety_guidance", "安全衛生輔導",
        _codes("month", "program", "district", visited_on="date", employees="int"),
        supervision.guidance_versions, "visited_on", (GUIDANCE,),
    ),
    Fact(
        "safety_activities", "職業安全衛生活動",
        columns({**OF_ACTIVITY, "event": "code", "level": "code"}),
        supervision.activity_versions, "held_on", (activities_of("safety"),),
    ),
    Fact(
        "safety_volunteers", "輔導團輔導員", _codes("field", recruited_on="date"),
        registers.volunteer_versions, "recruited_on", (REGISTERS,),
    ),
    Fact(
        "safety_families", "安衛家族",
        _codes("status", "name", founded_on="date", dissolved_on="date"),
        registers.family_versions, "founded_on", (REGISTERS,),
    ),
    Fact(
        "safety_family_members", "安衛家族成員",
        _codes("kind", "member", joined_on="date", left_on="date"),
        registers.member_versions, "joined_on", (REGISTERS,),
    ),
    Fact(
        "safety_awards", "職業安全衛生優良選拔",
        _codes("category", "award_year", "candidate", "nominee", "winner", worked_on="date"),
        registers.award_versions, "worked_on", (REGISTERS,),
    ),
    Fact(
        "safety_machines", "危險性機械設備",
        _codes("machine_class", valid_to="date", overdue_on="date"),
        registers.machine_versions, "valid_to", (REGISTERS,),
    ),
)  # fmt: skip

_VISIT_DIMS = ("type", "division", "program", "district", "industry", "result", "month", "firm",
               "site_kind", "heat", "lead")  # fmt: skip
_STOP = {"standing": ("standing",)}

INSPECTIONS = (
    Measure(
        code="safety.osh_inspections",
        label="職業安全衛生檢查場次",
        unit="sessions",
        fact="safety_visits",
        date="visited_on",
        dims=_VISIT_DIMS,
        breakdowns=(("type",), ("division",), ("district",), ("industry",), ("month",),
                    ("type", "division")),
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
    Measure(
        code="safety.work_stoppages",
        label="停工件次",
        unit="cases",
        fact="safety_stop_work",
        date="ordered_on",
        where=_STOP,
        dims=("scope", "ground", "division", "month", "firm"),
        breakdowns=(("scope",), ("ground",), ("month",)),
        note="停工通知；每一事業單位及場所為一件次，已撤銷者不計。",
    ),
    Measure(
        code="safety.work_stoppage_sites",
        label="停工場次",
        unit="sessions",
        fact="safety_stop_work",
        date="ordered_on",
        where=_STOP,
        aggregate="distinct",
        value="visit",
        dims=("month",),
        note="有停工通知的檢查場次；一場次有數件停工者計一次。",
    ),
    Measure(
        code="safety.stop_work_open",
        label="尚未復工件數",
        unit="cases",
        kind="stock",
        fact="safety_stop_work",
        date="ordered_on",
        until="resumed_on",
        dims=("scope", "ground"),
        breakdowns=(("scope",), ("ground",)),
    ),
    Measure(
        code="safety.days_to_resume",
        label="停工至復工日數",
        unit="days",
        fact="safety_stop_work",
        date="resumed_on",
        where=_STOP,
        aggregate="median",
        value="days",
        dims=("ground",),
        note="期間內復工者的中位數。",
    ),
)  # fmt: skip


def _guidance(code: str, label: str, programs: tuple[str, ...], note: str) -> Measure:
    return Measure(
        code=code,
        label=label,
        unit="sessions",
        fact="safety_guidance",
        date="visited_on",
        where={"program": programs},
        dims=("program", "district", "month"),
        breakdowns=(("program",), ("district",)),
        note=note,
    )


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


def _award(stage: str, word: str) -> Measure:
    return Measure(
        code=f"safety.excellence_award_{stage}s",
        label=f"職業安全衛生優良選拔{word}",
        unit="cases",
        fact="safety_awards",
        date="worked_on",
        where={stage: ("yes",)},
        dims=("category", "award_year"),
        breakdowns=(("category",),),
        note="依辦理年度計；獲獎者也計入薦送，薦送者也計入參選。",
    )


def _stock(code: str, label: str, unit: str, fact: str, first: str, last: str, **more: Any) -> Any:
    stock: Kind = "stock"
    return Measure(
        code=code, label=label, unit=unit, kind=stock, fact=fact, date=first, until=last, **more
    )


PROMOTION = (
    _held("safety.osh_promotion_sessions", "安衛宣導場次", "sessions", ("briefing",), "sessions"),
    _held("safety.osh_promotion_attendance", "安衛宣導人次", "person_times", ("briefing",),
          "person_times"),
    _guidance("safety.onsite_guidance_visits", "到府服務輔導場次", ONSITE,
              "新設公司、小型修繕、局限空間及小型工地的到府輔導；不含輔導團。"),
    _guidance("safety.guidance_visits", "輔導團訪視場次", (TEAM,), "輔導團的訪視。"),
    Measure(
        code="safety.guidance_team_volunteers",
        label="輔導員招募人數",
        unit="persons",
        fact="safety_volunteers",
        date="recruited_on",
        note="為該年度招募的輔導員；去年招募而今年服務者計入今年。",
    ),
    _held("safety.guidance_team_meetings", "輔導團運作會議場次", "sessions", ("team_meeting",),
          "sessions"),
    _stock("safety.safety_families", "安衛家族家數", "items", "safety_families", "founded_on",
           "dissolved_on", dims=("status",), breakdowns=(("status",),),
           note="期末當日；status=new 為當年度新成立者。"),
    _stock("safety.safety_family_members", "安衛家族參與單位", "firms", "safety_family_members",
           "joined_on", "left_on", aggregate="distinct", value="member", dims=("kind",),
           breakdowns=(("kind",),), note="同一單位參加數個家族者計一次。"),
    _held("safety.safety_family_sessions", "安衛家族活動場次", "sessions", FAMILY_SESSIONS,
          "sessions", dims=("kind", "month"), breakdowns=(("kind",),),
          note="說明會、運作會議、訓練、觀摩及聯繫會報；成果發表另計。"),
    _held("safety.safety_family_attendance", "安衛家族活動人次", "person_times", FAMILY_SESSIONS,
          "person_times", dims=("kind", "month"), breakdowns=(("kind",),)),
    _held("safety.safety_family_results_sessions", "成果發表會場次", "sessions",
          ("family_results",), "sessions"),
    _held("safety.safety_family_results_attendance", "成果發表會人次", "person_times",
          ("family_results",), "person_times"),
    _award("candidate", "參選"),
    _award("nominee", "薦送"),
    _award("winner", "獲獎"),
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
        dims=("kind", "event"),
        breakdowns=(("kind",),),
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
    Measure(
        code="safety.machines_overdue",
        label="逾期未檢機械設備",
        unit="items",
        kind="stock",
        fact="safety_machines",
        date="overdue_on",
        dims=("machine_class",),
        breakdowns=(("machine_class",),),
        note="期末當日合格證已過期者；有效期限末日為假日者亦同。",
    ),
    Measure(
        code="safety.machines_certified_until",
        label="危險性機械設備到期件數",
        unit="items",
        fact="safety_machines",
        date="valid_to",
        dims=("machine_class",),
        breakdowns=(("machine_class",),),
        note="合格證於期間內到期者。",
    ),
)  # fmt: skip

"""Figures of guidance, families, candidates for the award and machines."""

from typing import Any

from laozheng.kernel.measures.declare import Measure
from laozheng.lines.safety.rules.codes.supervision import ONSITE, TEAM


def _guidance(code: str, label: str, programs: tuple[str, ...], note: str) -> Measure:
    """Visits of some programs of guidance."""
    return Measure(
        code=code,
        label=label,
        unit="sessions",
        fact="safety_guidance",
        date="visited_on",
        where={"program": programs},
        dims=("program", "district", "size", "month"),
        breakdowns=(("program",), ("district",), ("size",)),
        note=note,
    )


def _award(stage: str, word: str, on: str = "worked_on") -> Measure:
    """Candidates that reached a stage."""
    return Measure(
        code=f"safety.excellence_award_{stage}s",
        label=f"職業安全衛生優良選拔{word}",
        unit="cases",
        fact="safety_awards",
        date=on,
        where={stage: ("yes",)},
        dims=("category", "award_year"),
        breakdowns=(("category",),),
        note="依辦理年度計，參選及薦送計於年初，獲獎計於頒獎日；獲獎者也計入薦送，薦送者也計入參選。",
    )


def _stock(
    code: str, label: str, unit: str, fact: str, first: str, last: str, **more: Any
) -> Measure:
    """What stands on the last day of the period."""
    return Measure(
        code=code, label=label, unit=unit, kind="stock", fact=fact, date=first, until=last, **more
    )


PREVENTION = (
    _guidance("safety.onsite_guidance_visits", "到府服務輔導場次", ONSITE,
              "新設公司、小型修繕、局限空間及小型工地的到府輔導；不含輔導團。"),
    _guidance("safety.guidance_visits", "輔導團訪視場次", (TEAM,), "輔導團的訪視。"),
    Measure(
        code="safety.guidance_team_volunteers",
        label="輔導員招募人數",
        unit="persons",
        kind="stock",
        fact="safety_volunteers",
        date="recruited_on",
        until="ends_on",
        note="期末當日在任、為該年度招募的輔導員；去年招募而今年服務者計入今年。",
    ),
    _stock("safety.safety_families", "安衛家族家數", "items", "safety_families", "founded_on",
           "dissolved_on", dims=("status",), breakdowns=(("status",),),
           note="期末當日；status=new 為當年度新成立者。"),
    _stock("safety.safety_family_members", "安衛家族參與單位", "firms", "safety_family_members",
           "joined_on", "left_on", aggregate="distinct", value="member", dims=("kind",),
           breakdowns=(("kind",),), note="同一單位參加數個家族者計一次。"),
    _award("candidate", "參選"),
    _award("nominee", "薦送"),
    _award("winner", "獲獎", "won_on"),
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

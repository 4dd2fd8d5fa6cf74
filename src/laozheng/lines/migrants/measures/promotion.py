"""Figures of briefings, tours, recreation, training, advertising, of what was handed out."""

from laozheng.kernel.measures.declare import Measure, Pick, Ratio
from laozheng.lines.migrants.rules.codes import PROMOTIONS


def _sessions(code: str, label: str, *kinds: str, by: tuple[str, ...] = ()) -> Measure:
    """How often activities of some kinds were held."""
    return Measure(
        code=f"migrants.{code}",
        label=label,
        unit="sessions",
        fact="migrants_activities",
        date="held_on",
        where={"kind": kinds, "state": ("held",)},
        aggregate="sum",
        value="sessions",
        dims=by,
        breakdowns=tuple((name,) for name in by),
    )


def _heads(code: str, label: str, unit: str, *kinds: str, by: tuple[str, ...] = ()) -> Measure:
    """Who came to activities of some kinds, in persons or person-times."""
    return Measure(
        code=f"migrants.{code}",
        label=label,
        unit=unit,
        fact="migrants_activities",
        date="held_on",
        where={"kind": kinds, "state": ("held",)},
        aggregate="sum",
        value=unit,
        dims=by,
        breakdowns=tuple((name,) for name in by),
    )


def _tally(code: str, label: str, unit: str, kind: str, by: tuple[str, ...] = ()) -> Measure:
    """A count; ``qualifier`` tells exact figures from those that stand for about or at least."""
    return Measure(
        code=f"migrants.{code}",
        label=label,
        unit=unit,
        fact="migrants_tallies",
        date="on",
        where={"kind": (kind,)},
        aggregate="sum",
        value="value",
        dims=(*by, "qualifier"),
        breakdowns=tuple((name,) for name in by),
    )


PROMOTION = (
    _sessions("promotion_sessions", "法令宣導場次", *PROMOTIONS, by=("type",)),
    Measure(
        code="migrants.promotion_participants",
        label="法令宣導人數",
        unit="persons",
        fact="migrants_activities",
        date="held_on",
        where={"kind": PROMOTIONS, "state": ("held",)},
        aggregate="sum",
        value="participants",
        dims=("type",),
        breakdowns=(("type",),),
        note="對象別宣導計人，在地熱點宣導計人次；兩者不相加。",
    ),
    _heads("caregiver_tour_participants", "看護工巡迴服務參加人數", "persons", "caregiver_tour"),
    _sessions("recreation_sessions", "移工休閒活動場次", "recreation", by=("event",)),
    _heads("recreation_participants", "移工休閒活動人次", "person_times", "recreation",
           by=("event",)),
    # Some events count who came, some how often somebody did; the two are never added.
    _heads("recreation_persons", "移工休閒活動人數", "persons", "recreation", by=("event",)),
    _sessions("staff_training_sessions", "業務人力培植場次", "staff_training"),
    _heads("staff_training_participants", "業務人力培植人數", "persons", "staff_training"),
    Ratio(
        code="migrants.staff_training_participants_per_session",
        label="業務人力培植每場人數",
        unit="persons",
        numerator=Pick("migrants.staff_training_participants"),
        denominator=Pick("migrants.staff_training_sessions"),
    ),
    _heads("liaison_meeting_participants", "聯繫會報人數", "persons", "liaison_meeting"),
    Measure(
        code="migrants.advertising_periods",
        label="法令廣告檔期",
        unit="items",
        fact="migrants_tallies",
        date="on",
        where={"kind": ("ad",)},
        dims=("medium",),
        breakdowns=(("medium",),),
        note="一種媒體一次刊播為一檔；件數另計。",
    ),
    _tally("advertising_items", "法令廣告", "items", "ad", by=("medium",)),
    _tally("advertising_languages", "法令廣告語言", "items", "ad_language", by=("medium",)),
    _tally("advertising_duration_months", "法令廣告期間", "months", "ad_month", by=("medium",)),
    _tally("newsletter_issues", "法令宣導報刊", "issues", "newsletter"),
    _tally("newsletter_languages", "報刊語言", "items", "newsletter_language"),
    _tally("masks_distributed", "防疫口罩", "items", "mask"),
    _tally("covid_care_kits_distributed", "防疫關懷包", "items", "care_kit"),
    _tally("covid_care_kit_languages", "文宣國別", "items", "kit_language"),
    _tally("covid_face_to_face_promotion", "走動宣導", "person_times", "face_to_face"),
    _tally("covid_phone_care_persons", "電話關懷", "persons", "phone_care"),
    _tally("covid_onsite_visits_persons", "實地訪視", "persons", "onsite_care"),
)  # fmt: skip

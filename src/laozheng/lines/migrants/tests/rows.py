"""A few rows of every data set of the line, around the edges of months and of the year."""

from typing import Any

from laozheng.lines.migrants.tests.factories import EMPLOYER

Rows = list[dict[str, str]]


def _rows(*names: str) -> Any:
    """Rows out of tables of cells under the names given."""
    return lambda *cells: [dict(zip(names, row, strict=True)) for row in cells]


VISITS: Rows = _rows(
    "visited_on", "type", "worker_category", "dormitory_number", "trip", "checks", "result"
)(
    ("2024-05-06", "joint", "blue_collar", "宿-1", "程-1", "dormitory;dengue", "no_violation"),
    ("2024-05-06", "joint", "blue_collar", "宿-1", "程-1", "dormitory", "no_violation"),
    ("2024-05-07", "routine", "blue_collar", "宿-2", "程-2", "dengue", "no_violation"),
    ("2024-05-08", "routine", "blue_collar", "宿-2", "程-3", "dormitory;dengue", "not_met"),
    ("2024-06-28", "assigned", "professional", "", "程-4", "documents", "closed"),
    ("2024-10-01", "assigned", "professional", "宿-1", "程-5", "dengue", "no_violation"),
    ("2024-12-31", "joint", "blue_collar", "宿-2", "程-6", "dormitory", "no_violation"),
    ("2025-01-02", "routine", "blue_collar", "宿-1", "程-7", "dormitory", "no_violation"),
)
DORMITORIES: Rows = _rows("dormitory_number", "kind", "district", "opened_on", "closed_on")(
    ("宿-1", "rented", "左營區", "2022-01-03", ""),
    ("宿-2", "factory", "楠梓區", "2024-01-02", ""),
    ("宿-3", "rented", "楠梓區", "2023-01-03", "2024-06-28"),
)
VIOLATIONS: Rows = _rows("found_on", "violation", "offender", "source")(
    ("2024-05-31", "illegal_foreign_worker", "employer", "own"),
    ("2024-06-01", "illegal_foreign_worker", "worker", "police"),
    ("2024-10-01", "other", "agency", "own"),
)
ADVICE: Rows = _rows("on", "language", "value")(
    ("2024-05-31", "id", "41"), ("2024-06-01", "vi", "7"), ("2024-12-31", "id", "5")
)
DISPUTES: Rows = _rows("received_on", "topics")(("2024-05-02", "wage"), ("2024-11-04", "fees"))
VERIFICATIONS: Rows = _rows("received_on", "language", "result", "intention", "verified_on")(
    ("2024-04-29", "vi", "verified", "confirmed", "2024-05-02"),
    ("2024-06-27", "id", "verified", "confirmed", "2024-07-01"),
    ("2024-06-27", "id", "dispute", "denied", "2024-06-28"),
    ("2024-12-30", "th", "", "", ""),
)
REPORTS: Rows = _rows("type", "event_on", "received_on", "worker_key", "late")(
    ("entry", "2024-05-02", "2024-05-03", "工-1", "否"),
    ("entry", "2024-05-02", "2024-05-20", "工-2", "是"),
    ("entry", "2024-05-02", "2024-05-20", "工-2", "是"),
    ("departure", "2024-10-01", "2024-10-01", "工-1", "否"),
)
STAYS: Rows = _rows("worker_key", "reason", "from_at", "to_at")(
    ("工-1", "dispute", "2024-05-01 09:00", "2024-05-04 18:00"),
    ("工-2", "abuse", "2024-05-01 15:00", "2024-05-04 10:00"),
    ("工-1", "dispute", "2024-12-30 15:00", "2025-01-02 10:00"),
)
CARERS: Rows = _rows("qualified_on", "valid_to", "status")(
    ("2024-01-02", "2024-05-31", "qualified"),
    ("2024-01-02", "2024-12-31", "qualified"),
    ("2024-06-03", "", "qualified"),
    ("2024-01-02", "", "refused"),
)
QUARANTINE: Rows = _rows("applied_on", "result")(
    ("2024-05-31", "inspection_required"), ("2024-10-01", "withdrawn_by_employer")
)
ACTIVITIES: Rows = _rows("kind", "held_on", "sessions", "attendees", "count_unit", "event")(
    ("targeted_briefing", "2024-05-02", "2", "60", "persons", ""),
    ("local_hotspot", "2024-05-20", "1", "200", "person_times", ""),
    ("caregiver_tour", "2024-05-20", "1", "30", "persons", ""),
    ("recreation", "2024-06-02", "1", "500", "person_times", "soccer"),
    ("recreation", "2024-10-06", "3", "90", "persons", "new_year"),
    ("staff_training", "2024-10-07", "2", "50", "persons", ""),
    ("staff_training", "2024-10-08", "1", "25", "persons", ""),
    ("liaison_meeting", "2024-12-31", "1", "18", "persons", ""),
)
TALLIES: Rows = _rows("kind", "on", "medium", "value", "qualifier")(
    *(
        (kind, on, medium, value, qualifier)
        for kind in (
            "ad", "ad_language", "ad_month", "newsletter", "newsletter_language", "mask",
            "care_kit", "kit_language", "phone_care", "onsite_care", "face_to_face",
        )
        for on, medium, value, qualifier in (
            ("2024-05-02", "bus", "12", "exact"),
            ("2024-05-02", "radio", "4", "about"),
            ("2024-10-02", "bus", "3", "exact"),
        )
    ),
)  # fmt: skip
FINED = (("2024-05-31", "57", "第1款"), ("2024-10-01", "44", ""), ("2024-10-02", "5", "第1項"))
NUMBERS = {
    "migrant_visits": "visit_number", "migrant_violations": "violation_number",
    "migrant_disputes": "case_no", "termination_verifications": "case_no",
    "migrant_reports": "report_number", "shelter_stays": "stay_number",
    "caregivers": "record_number", "quarantine_applications": "application_number",
    "migrants_activities": "activity_no",
}  # fmt: skip
SAME = {
    "migrant_visits": {"employer_name": EMPLOYER},
    "dormitories": {"address": "高雄市範例路1號"},
    "migrant_violations": {"offender_name": EMPLOYER},
    "migrant_disputes": {"employer_name": EMPLOYER},
    "termination_verifications": {"employer_name": EMPLOYER, "worker_key": "工-9"},
    "migrant_reports": {"employer_name": EMPLOYER},
    "quarantine_applications": {"employer_name": EMPLOYER},
    "migrants_activities": {"title": "範例活動"},
}
FILES = (
    ("dormitories", DORMITORIES), ("migrant_visits", VISITS), ("migrant_violations", VIOLATIONS),
    ("migrant_consultations", ADVICE), ("migrant_disputes", DISPUTES),
    ("termination_verifications", VERIFICATIONS), ("migrant_reports", REPORTS),
    ("shelter_stays", STAYS), ("caregivers", CARERS), ("quarantine_applications", QUARANTINE),
    ("migrants_activities", ACTIVITIES), ("migrants_tallies", TALLIES),
)  # fmt: skip

"""Synthetic advice, disputes, verifications, activities and carers of a year."""

from datetime import timedelta
from typing import Any

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.actions import Heads, enter
from laozheng.kernel.cases.matters import enter_matters
from laozheng.kernel.parties.city import city
from laozheng.lines.migrants.actions.courses import DISPUTES, NOTICES, PLAN_CHANGES, VERIFICATIONS
from laozheng.lines.migrants.actions.findings import find_late
from laozheng.lines.migrants.actions.registers.declared import CAREGIVERS, CONSULTATIONS
from laozheng.lines.migrants.actions.registers.entering import enter_rows
from laozheng.lines.migrants.models import Notice, PlanChange
from laozheng.lines.migrants.rules.codes import CAREGIVER_SHOWS, DISPUTE_TOPICS
from laozheng.lines.migrants.twin.printed import Days, Printed
from laozheng.lines.migrants.twin.visits import EMPLOYERS, dormitory, employer, lodger

LANGUAGES = ("id", "vi", "th", "en", "tl")
DAYS_OF_ADVICE = 240
INITIALS = "陳林黃張李王吳劉"
HOURS = ("平日上午", "平日下午", "夜間", "假日全天")
# Entries and moves of the last weeks, so that the desks have something on them.
ARRIVALS, MOVES, LAST_WEEKS = 45, 12, 40
OUTCOMES = ("settled", "settled", "settled", "not_settled", "withdrawn", "referred")
# Days that a dispute or a verification takes at most.
LONGEST = 40


def make_helping(printed: Printed, days: Days, actor: Reader) -> None:
    """Make what helps workers and tells them of the law."""
    enter_rows(CONSULTATIONS, _advice(printed, days), actor)
    enter_matters(DISPUTES, [_dispute(n, days) for n in range(printed.disputes)], actor)
    asked = [_verification(n, days) for n in range(printed.verifications)]
    enter_matters(VERIFICATIONS, asked, actor)
    arrived = enter_matters(NOTICES, [_arrival(n, days) for n in range(ARRIVALS)], actor)
    find_late(Notice.objects.filter(case__in=arrived).select_related("case"), actor)
    enter_rows(CAREGIVERS, [_carer(n, days) for n in range(printed.caregivers)], actor)
    moved = enter_matters(PLAN_CHANGES, [_plan_change(n, days) for n in range(MOVES)], actor)
    find_late(PlanChange.objects.filter(case__in=moved).select_related("case"), actor)
    _promote("targeted_briefing", printed.briefings, "persons", days, actor)
    _promote("local_hotspot", printed.hotspots, "person_times", days, actor)


def _advice(printed: Printed, days: Days) -> list[dict[str, Any]]:
    """Sums of days, one language each day and week."""
    rows = []
    for place, value in enumerate(days.parted(printed.consultations, DAYS_OF_ADVICE)):
        rows.append(
            {
                "on": days.period.start + timedelta(days=place * 3 // 2),
                "language": LANGUAGES[place % len(LANGUAGES)],
                "mode": "phone",
                "value": value,
            }
        )
    return rows


def _dispute(number: int, days: Days) -> dict[str, Any]:
    received_on = days.any(LONGEST)
    return {
        "case_no": f"範移爭-{days.year}-{number + 1:05d}",
        "received_on": received_on,
        "topics": [days.draw.choice(list(DISPUTE_TOPICS))],
        "employer_name": employer(days.draw.randrange(EMPLOYERS)),
        "workers": 1,
        "outcome": days.draw.choice(OUTCOMES),
        "closed_on": received_on + timedelta(days=days.draw.randrange(1, LONGEST)),
    }


def _verification(number: int, days: Days) -> dict[str, Any]:
    received_on = days.any(LONGEST)
    verified_on = received_on + timedelta(days=days.draw.randrange(1, 14))
    return {
        "case_no": f"範解驗-{days.year}-{number + 1:05d}",
        "received_on": received_on,
        "employer_name": employer(days.draw.randrange(EMPLOYERS)),
        "worker_key": f"範工{number + 1:06d}",
        "language": days.draw.choice(LANGUAGES),
        "intention": "confirmed",
        "result": "verified",
        "appointment_on": verified_on,
        "verified_on": verified_on,
    }


def _arrival(number: int, days: Days) -> dict[str, Any]:
    event_on = days.period.end - timedelta(days=days.draw.randrange(5, LAST_WEEKS))
    place = days.draw.randrange(300)
    return {
        "report_number": f"範通-{days.year}-{number + 1:05d}",
        "type": "entry",
        "event_on": event_on,
        "received_on": event_on + timedelta(days=days.draw.randrange(5)),
        "employer_name": lodger(place, days),
        "worker_key": f"範入{number + 1:05d}",
        "dormitory_number": dormitory(place),
    }


def _plan_change(number: int, days: Days) -> dict[str, Any]:
    """Every fourth employer tells a day or more too late."""
    changed_on = days.period.end - timedelta(days=20 + 2 * number)
    place = 7 * number
    return {
        "report_number": f"範計-{days.year}-{number + 1:05d}",
        "changed_on": changed_on,
        "received_on": changed_on + timedelta(days=12 if number % 4 == 3 else 3),
        "changes": ["lodging"] if number % 3 else ["lodging", "care_staff"],
        "workers": 2 + number,
        "employer_name": lodger(place, days),
        "dormitory_number": dormitory(place),
    }


def _carer(number: int, days: Days) -> dict[str, Any]:
    places = [place.label for place in city().districts.values()]
    return {
        "record_number": f"範照-{days.year}-{number + 1:05d}",
        "qualified_on": days.any(),
        "valid_to": days.period.end + timedelta(days=days.draw.randrange(0, 360)),
        "status": "qualified",
        "initials": f"{INITIALS[number % len(INITIALS)]}○○",
        "districts": [days.draw.choice(places) for _ in range(2)],
        "languages": [days.draw.choice(LANGUAGES), "zh"],
        "hours": days.draw.choice(HOURS),
        "shows": list(CAREGIVER_SHOWS),
    }


def _promote(kind: str, totals: tuple[int, int], unit: str, days: Days, actor: Reader) -> None:
    sessions, heads = totals
    for place, came in enumerate(days.parted(heads, sessions)):
        day = days.any()
        enter(
            "migrants",
            kind,
            f"範例宣導第{place + 1}場",
            day,
            actor=actor,
            known_on=day,
            activity_no=f"範宣-{days.year}-{kind}-{place + 1:03d}",
            heads=(Heads(came, count_unit=unit),),
        )

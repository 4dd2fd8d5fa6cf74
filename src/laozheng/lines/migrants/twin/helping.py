"""Synthetic advice, disputes, verifications, activities and carers of a year."""

from datetime import timedelta
from typing import Any

from laozheng.base.rounding import evenly
from laozheng.kernel.activities.actions import Heads, enter
from laozheng.kernel.cases.drawn import DrawnYear
from laozheng.kernel.cases.matters import enter_matters
from laozheng.kernel.parties.city import city
from laozheng.lines.migrants.actions.courses import DISPUTES, NOTICES, PLAN_CHANGES, VERIFICATIONS
from laozheng.lines.migrants.actions.findings import find_late
from laozheng.lines.migrants.actions.registers.declared import CAREGIVERS, CONSULTATIONS
from laozheng.lines.migrants.actions.registers.entering import enter_rows
from laozheng.lines.migrants.models import Notice, PlanChange
from laozheng.lines.migrants.rules.codes import CAREGIVER_SHOWS, DISPUTE_TOPICS
from laozheng.lines.migrants.twin.printed import Printed
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


def make(office: DrawnYear, printed: Printed) -> None:
    """Make what helps workers and tells them of the law."""
    enter_rows(CONSULTATIONS, _advice(office, printed), office.actor)
    enter_matters(DISPUTES, [_dispute(office, n) for n in range(printed.disputes)], office.actor)
    asked = [_verification(office, n) for n in range(printed.verifications)]
    enter_matters(VERIFICATIONS, asked, office.actor)
    arrived = enter_matters(NOTICES, [_arrival(office, n) for n in range(ARRIVALS)], office.actor)
    find_late(Notice.objects.filter(case__in=arrived).select_related("case"), office.actor)
    enter_rows(CAREGIVERS, [_carer(office, n) for n in range(printed.caregivers)], office.actor)
    changes = [_plan_change(office, n) for n in range(MOVES)]
    moved = enter_matters(PLAN_CHANGES, changes, office.actor)
    find_late(PlanChange.objects.filter(case__in=moved).select_related("case"), office.actor)
    _promote(office, "targeted_briefing", printed.briefings, "persons")
    _promote(office, "local_hotspot", printed.hotspots, "person_times")


def _advice(office: DrawnYear, printed: Printed) -> list[dict[str, Any]]:
    """Sums of days, one language each day and week."""
    rows = []
    for place, value in enumerate(evenly(printed.consultations, DAYS_OF_ADVICE)):
        rows.append(
            {
                "on": office.period.start + timedelta(days=place * 3 // 2),
                "language": LANGUAGES[place % len(LANGUAGES)],
                "mode": "phone",
                "value": value,
            }
        )
    return rows


def _dispute(office: DrawnYear, number: int) -> dict[str, Any]:
    received_on = office.weekday(but_last=LONGEST)
    return {
        "case_no": f"範移爭-{office.period.roc_year}-{number + 1:05d}",
        "received_on": received_on,
        "topics": [office.draw.choice(list(DISPUTE_TOPICS))],
        "employer_name": employer(office.draw.randrange(EMPLOYERS)),
        "workers": 1,
        "outcome": office.draw.choice(OUTCOMES),
        "closed_on": received_on + timedelta(days=office.draw.randrange(1, LONGEST)),
    }


def _verification(office: DrawnYear, number: int) -> dict[str, Any]:
    received_on = office.weekday(but_last=LONGEST)
    verified_on = received_on + timedelta(days=office.draw.randrange(1, 14))
    return {
        "case_no": f"範解驗-{office.period.roc_year}-{number + 1:05d}",
        "received_on": received_on,
        "employer_name": employer(office.draw.randrange(EMPLOYERS)),
        "worker_key": f"範工{number + 1:06d}",
        "language": office.draw.choice(LANGUAGES),
        "intention": "confirmed",
        "result": "verified",
        "appointment_on": verified_on,
        "verified_on": verified_on,
    }


def _arrival(office: DrawnYear, number: int) -> dict[str, Any]:
    event_on = office.period.end - timedelta(days=office.draw.randrange(5, LAST_WEEKS))
    place = office.draw.randrange(300)
    return {
        "report_number": f"範通-{office.period.roc_year}-{number + 1:05d}",
        "type": "entry",
        "event_on": event_on,
        "received_on": event_on + timedelta(days=office.draw.randrange(5)),
        "employer_name": lodger(office, place),
        "worker_key": f"範入{number + 1:05d}",
        "dormitory_number": dormitory(place),
    }


def _plan_change(office: DrawnYear, number: int) -> dict[str, Any]:
    """Every fourth employer tells a day or more too late."""
    changed_on = office.period.end - timedelta(days=20 + 2 * number)
    place = 7 * number
    return {
        "report_number": f"範計-{office.period.roc_year}-{number + 1:05d}",
        "changed_on": changed_on,
        "received_on": changed_on + timedelta(days=12 if number % 4 == 3 else 3),
        "changes": ["lodging"] if number % 3 else ["lodging", "care_staff"],
        "workers": 2 + number,
        "employer_name": lodger(office, place),
        "dormitory_number": dormitory(place),
    }


def _carer(office: DrawnYear, number: int) -> dict[str, Any]:
    places = [place.label for place in city().districts.values()]
    return {
        "record_number": f"範照-{office.period.roc_year}-{number + 1:05d}",
        "qualified_on": office.weekday(),
        "valid_to": office.period.end + timedelta(days=office.draw.randrange(0, 360)),
        "status": "qualified",
        "initials": f"{INITIALS[number % len(INITIALS)]}○○",
        "districts": [office.draw.choice(places) for _ in range(2)],
        "languages": [office.draw.choice(LANGUAGES), "zh"],
        "hours": office.draw.choice(HOURS),
        "shows": list(CAREGIVER_SHOWS),
    }


def _promote(office: DrawnYear, kind: str, totals: tuple[int, int], unit: str) -> None:
    sessions, heads = totals
    for place, came in enumerate(evenly(heads, sessions)):
        day = office.weekday()
        enter(
            "migrants",
            kind,
            f"範例宣導第{place + 1}場",
            day,
            actor=office.actor,
            known_on=day,
            activity_no=f"範宣-{office.period.roc_year}-{kind}-{place + 1:03d}",
            heads=(Heads(came, count_unit=unit),),
        )

"""Complaints by ground and of job seekers, on their way as far as they came within the year."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from laozheng.kernel.cases.recorder import History, Recorder
from laozheng.lines.equality.actions.employers import ad_history
from laozheng.lines.equality.actions.recording import history_of
from laozheng.lines.equality.rules.codes import ESA, GENDER, HARASSMENT, MEDIA, STAGES
from laozheng.lines.equality.twin.office import Office

# Published for 113: complaints by main ground, job seekers by type.
COMPLAINTS = {
    "marital_status": 1,
    "disability": 5,
    "age": 17,
    "appearance": 1,
    "sex": 75,
    HARASSMENT: 46,
}
JOB_SEEKERS = {
    "false_advertising": 20,
    "id_retention_or_private_data": 7,
    "undisclosed_pay": 4,
    "property_withheld": 1,
}
DECISIONS = {
    "established": 24,
    "partly": 4,
    "not_established": 40,
    "withdrawn": 14,
    "settled": 6,
    "inadmissible": 4,
    "pending": 8,
}


def make(office: Office, scale: int) -> int:
    """Make the complaints of a year; how many."""
    recorder = Recorder(office.actor)
    for history in histories(office, scale):
        recorder.add(replace(history, officer=office.handler))
    return len(recorder.flush())


def histories(office: Office, scale: int = 1) -> Iterator[History]:
    """The pasts of the complaints of a year, the same for the same office."""
    for ground, cases in COMPLAINTS.items():
        yield from (_complaint(office, ground) for _ in range(cases * scale))
    for type_, cases in JOB_SEEKERS.items():
        yield from (_job_seeker(office, type_) for _ in range(cases * scale))


def _complaint(office: Office, ground: str) -> History:
    """A complaint on its way, as far as it had come by the end of the year."""
    firm, received_on = office.firm(), office.weekday(but_last=15)
    law = GENDER if ground in ("sex", HARASSMENT) else ESA
    stage = "harassment" if ground == HARASSMENT else office.draw.choice(list(STAGES)[:-1])
    given: dict[str, Any] = {
        "law": law,
        "ground": ground,
        "stage": stage,
        "received_on": received_on,
        "employer_name": firm.display_name,
        "act_on": received_on - timedelta(days=office.draw.randrange(5, 90)),
        "employees": office.draw.choice((8, 12, 35, 120, 600)),
    }
    given |= _course(office, received_on)
    return history_of(given, None if ground == HARASSMENT else firm)


def _course(office: Office, received_on: date) -> dict[str, Any]:
    """What was decided and when; nothing that lies after the year."""
    decision = office.weighted(DECISIONS)
    begun = received_on + timedelta(days=office.draw.randrange(3, 15))
    decided = begun + timedelta(days=office.draw.randrange(15, 75))
    if decision == "pending" or decided > office.period.end:
        return {}
    told = {"decision": decision, "decided_on": decided}
    if decision in ("established", "partly", "not_established"):
        served = min(decided + timedelta(days=5), office.period.end)
        told |= {"investigated_from": begun, "served_on": served}
    return told


def _job_seeker(office: Office, type_: str) -> History:
    """A complaint of a job seeker."""
    firm, received_on = office.firm(), office.weekday(but_last=15)
    decided_on = received_on + timedelta(days=office.draw.randrange(10, 40))
    given: dict[str, Any] = {
        "type": type_,
        "received_on": received_on,
        "employer_name": firm.display_name,
        "medium": office.draw.choice(list(MEDIA)),
    }
    if decided_on <= office.period.end:
        decision = office.draw.choice(("established", "not_established"))
        given |= {"decision": decision, "decided_on": decided_on}
        closed_on = decided_on + timedelta(days=3)
        given |= {"closed_on": closed_on} if closed_on <= office.period.end else {}
    return ad_history(given, firm)

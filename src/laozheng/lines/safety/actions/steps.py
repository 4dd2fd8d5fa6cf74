"""What the steps of an accident write."""

from collections.abc import Mapping
from typing import Any

from laozheng.base.identifiers import ubn_state
from laozheng.base.moments import taipei_day
from laozheng.kernel.cases.actions import raise_signal
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import CaseParty
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.kernel.parties.districts import district_in
from laozheng.lines.safety.models import Accident, AccidentDeath
from laozheng.lines.safety.rules.accidents import casualties_of, is_major
from laozheng.lines.safety.rules.codes import ACCIDENT_TYPES, OWN_AGENCY

OWN_AGENCY_NAME = "高雄市政府勞工局勞動檢查處"


def report_accident(act: Act) -> Mapping[str, Any]:
    """Open the file of a reported accident: its facts, the employer, deaths of the day."""
    given = act.given
    occurred_at, reported_at = given["occurred_at"], given.get("reported_at")
    if reported_at is not None and reported_at < occurred_at:
        raise Refused("通報時間早於發生時間，請核對兩個時間", "reported_at")
    if given["deaths"] and given["kind"] == "hospitalized":
        raise Refused("已有人死亡，災害別不能是住院", "kind")
    employer = ensure_party(
        Wanted(
            kind="enterprise",
            name=given["employer_name"],
            day=act.on,
            ubn=given.get("ubn", ""),
            subject_ref=act.case.ref,
        ),
        act.actor,
    )
    accident = Accident.objects.create(
        case=act.case,
        source="report",
        occurred_on=taipei_day(occurred_at),
        occurred_at=occurred_at,
        known_at=given.get("known_at"),
        reported_at=reported_at,
        reported_by=given.get("reported_by", ""),
        employer=employer,
        employer_name=given["employer_name"],
        ubn=given.get("ubn", ""),
        ubn_state=ubn_state(given.get("ubn", "")),
        place=given["place"],
        accident_type=given["accident_type"],
        kind=given["kind"],
        injured=given["injured"],
        hospitalized=given["hospitalized"],
        casualties=casualties_of(given),
        inspection_agency=OWN_AGENCY_NAME,
        agency_code=OWN_AGENCY,
    )
    CaseParty.objects.create(
        case=act.case,
        party=employer,
        name_as_written=given["employer_name"],
        side="employer",
        role="opponent",
        from_on=act.on,
    )
    for serial in range(1, given["deaths"] + 1):
        AccidentDeath.objects.create(
            case=act.case, serial=serial, died_on=accident.occurred_on, known_on=act.known_on
        )
    act.case.title = f"{given['employer_name']}　{ACCIDENT_TYPES[given['accident_type']]}"[:200]
    act.case.district = district_in(given["place"]).code or ""
    remembered = _remembered(act, accident)
    if remembered["major"] == "yes":
        raise_signal(employer, "safety.major_accident", case=act.case, on=accident.occurred_on)
    return remembered


def _remembered(act: Act, accident: Accident) -> dict[str, Any]:
    """What the event keeps for deadlines and figures; no names."""
    given = act.given
    major = is_major(
        given["deaths"],
        casualties_of(given),
        given["hospitalized"],
        given["kind"],
        accident.occurred_on,
        act.law,
    )
    return {
        "occurred_at": accident.occurred_at.isoformat() if accident.occurred_at else None,
        "known_at": accident.known_at.isoformat() if accident.known_at else None,
        "deaths": given["deaths"],
        "injured": given["injured"],
        "hospitalized": given["hospitalized"],
        "major": "yes" if major.result else "no",
    }


def note_death(act: Act) -> Mapping[str, Any]:
    """Deaths that became known later: rows of their own, counted in the accident's period."""
    accident = Accident.objects.get(case=act.case)
    if act.on < accident.occurred_on:
        raise Refused("死亡日早於災害發生日，請核對日期", "on")
    recorded = AccidentDeath.objects.filter(case=act.case).count()
    for serial in range(recorded + 1, recorded + 1 + act.given["deaths"]):
        AccidentDeath.objects.create(
            case=act.case, serial=serial, died_on=act.on, known_on=act.known_on
        )
    return {"deaths": act.given["deaths"]}


def note_reason(act: Act) -> Mapping[str, Any]:
    """The account given with a step."""
    return {"reason": act.given.get("reason", "")}

"""The rows of a reported accident out of its facts, the same for a form, a file and the twin.

``given`` holds the facts by the names of the form: occurred_at, known_at, reported_at (``When``),
reported_by, employer_name, ubn, principal, owner, place, district, industry, accident_type, agent,
accident_kind, deaths, injured, hospitalized, agency, main_workplace, causes. What is missing is
unknown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from laozheng.base.identifiers import ubn_state
from laozheng.base.text import fold, squeeze
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.law.codes import industry
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.districts import district_in
from laozheng.kernel.parties.matching import Asked, Proposal, bulk_resolve
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.models import Accident, AccidentDeath
from laozheng.lines.safety.queries.accidents import REPORT
from laozheng.lines.safety.queries.kinds import ACCIDENT
from laozheng.lines.safety.queries.listed import employer_key
from laozheng.lines.safety.rules.accidents import Harm, is_major
from laozheng.lines.safety.rules.codes.accidents import (
    ACCIDENT_TYPES,
    AGENCIES,
    EMPLOYER,
    OWN_AGENCY,
)
from laozheng.lines.safety.rules.consistency import When

Given = Mapping[str, Any]
# Role of a firm in the accident, and the fact that names it.
_FIRMS = ((EMPLOYER, "employer_name"), ("principal", "principal"), ("owner", "owner"))
_MOMENTS = ("occurred_at", "known_at", "reported_at")
_PLAIN = (
    "reported_by",
    "employer_name",
    "place",
    "accident_type",
    "agent",
    "injured",
    "hospitalized",
    "main_workplace",
    "causes",
)


def columns_of(given: Given) -> dict[str, Any]:
    """The columns of ``Accident`` that a report tells; the case and the employer come later."""
    harm = _harm(given)
    code, ubn = given.get("industry") or "", squeeze(fold(given.get("ubn") or ""))
    path = industry().path(code) if code else ()
    agency = given.get("agency") or OWN_AGENCY
    stated = {name: given[name] for name in _PLAIN if given.get(name) not in (None, "")}
    return {
        **stated,
        **{name: given[name].at for name in _MOMENTS if given.get(name)},
        "occurred_on": given["occurred_at"].on,
        "employer_key": employer_key(given["employer_name"]),
        "name_masked": split_name(given["employer_name"]).masked,
        "ubn": ubn,
        "ubn_state": ubn_state(ubn),
        "owner_name": given.get("owner") or "",
        "principal_name": given.get("principal") or "",
        "industry_section": path[0].code if path else "",
        "industry_group": path[-1].label if path else "",
        "industry_code": code,
        "accident_type_text": ACCIDENT_TYPES[given["accident_type"]],
        "kind": harm.kind,
        "casualties": harm.casualties,
        "inspection_agency": AGENCIES[agency],
        "agency_code": agency,
    }


def facts_of(given: Given, district: str, law: Law) -> dict[str, Any]:
    """What the event remembers for terms and figures; no names."""
    occurred, known = given["occurred_at"], given.get("known_at")
    harm, code = _harm(given), given.get("industry") or ""
    return {
        "occurred_at": _written(occurred),
        "known_at": _written(known),
        "deaths": harm.deaths,
        "injured": harm.injured,
        "hospitalized": harm.hospitalized,
        "kind": harm.kind,
        # Each death that stands makes the accident major by itself.
        "judged": is_major(harm.without_deaths, occurred.on, law).result,
        "accident_type": given["accident_type"],
        "industry": industry().path(code)[0].code if code else "",
        "district": district,
        "main_workplace": yes_or_no(given.get("main_workplace")),
        "agency": given.get("agency") or OWN_AGENCY,
    }


def _harm(given: Given) -> Harm:
    return Harm.of({**given, "kind": given.get("accident_kind")})


def _written(when: When | None) -> str | None:
    return when.at.isoformat() if when is not None and when.at is not None else None


def yes_or_no(value: bool | None) -> str:
    """A code for figures; empty when unknown."""
    return {True: "yes", False: "no", None: ""}[value]


def district_of(given: Given) -> str:
    """The district stated, else the one that the place names."""
    return given.get("district") or district_in(given.get("place") or "").code or ""


@dataclass
class Firms:
    """The firms of one accident by role, each as written and as a party, and uncertain links."""

    parties: dict[str, tuple[str, Party]] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)

    @property
    def employer(self) -> Party | None:
        """The party of the employer, if it could become one."""
        named = self.parties.get(EMPLOYER)
        return named[1] if named else None


def ensure_firms(reports: Sequence[Given], actor: Reader) -> list[Firms]:
    """The firms that each report names, found or entered; a hidden name is nobody's."""
    wanted, places = [], []
    for position, given in enumerate(reports):
        for role, fact in _FIRMS:
            name = given.get(fact) or ""
            if split_name(name).party_kind == "none" or split_name(name).masked:
                continue
            ubn = given.get("ubn") or "" if role == EMPLOYER else ""
            wanted.append(wanted_firm(name, ubn, given["occurred_at"].on))
            places.append((position, role, name))
    firms = [Firms() for _ in reports]
    for place, (party, proposal) in zip(places, enter_firms(wanted, actor), strict=True):
        position, role, name = place
        firms[position].parties[role] = name, party
        firms[position].proposals += [proposal] if proposal else []
    return firms


def enter_firms(wanted: Sequence[Wanted], actor: Reader) -> list[tuple[Party, Proposal | None]]:
    """For each wanted firm its party, and the proposal when another one may be meant."""
    answers = bulk_resolve([Asked(one.name, one.ubn, one.day) for one in wanted])
    parties = ensure_parties(wanted, actor)
    return [
        (party, answer if isinstance(answer, Proposal) else None)
        for party, answer in zip(parties, answers, strict=True)
    ]


def wanted_firm(name: str, ubn: str, day: date) -> Wanted:
    """The party meant by a name; a natural person takes no 統一編號."""
    if split_name(name).party_kind == "person":
        return Wanted(kind="person", name=name, day=day)
    valid = ubn if ubn_state(ubn) == "valid" else ""
    return Wanted(kind="enterprise", name=name, day=day, ubn=valid)


def rows_of(given: Given, firms: Firms, known_on: date, case: Case) -> Iterator[Model]:
    """The unsaved rows that belong to a reported accident."""
    for role, (name, party) in firms.parties.items():
        yield party_row(case, party, name, role, case.received_on)
    columns = columns_of(given)
    yield Accident(case=case, source=REPORT, employer=firms.employer, **columns)
    day, deaths = columns["occurred_on"], int(given.get("deaths") or 0)
    for serial in range(1, deaths + 1):
        yield AccidentDeath(case=case, serial=serial, died_on=day, known_on=known_on)


def party_row(case: Case, party: Party, name: str, role: str, on: date) -> CaseParty:
    """The part of a firm in an accident."""
    return CaseParty(
        case=case, party=party, name_as_written=name, side="employer", role=role, from_on=on
    )


def announce_year(*days: date) -> None:
    """Say that figures of these days changed; the days of events do not tell when it occurred."""
    case_changed.send(sender=Case, kinds={ACCIDENT}, years={day.year for day in days})

"""The rows of a complaint out of its facts, the same for a form, a file and the twin.

``given`` holds the facts by the names of the form; what is missing is unknown.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Model

from laozheng.base.identifiers import ubn_state
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.models import Party
from laozheng.lines.equality.models import Complaint, JobSeekingComplaint, SealedPerson
from laozheng.lines.equality.rules.codes import AD_TYPES, GROUNDS, HARASSMENT, PERSON_ROLES

Given = Mapping[str, Any]
# Columns of a complaint that bear the name of the fact.
COLUMNS = (
    *("law", "ground", "stage", "employer_name", "ubn", "industry", "employees"),
    *("complainant_sex", "complainant_age_band", "complainant_status", "anonymous"),
    *("act_on", "complaint_kind", "respondent_role", "power_relation", "minor"),
    *("majority_on", "learned_on", "left_on", "earlier_case"),
)
TITLE_LENGTH = 200
# What every harassment case is called: nothing of it may stand in a title.
SEALED_TITLE = "性騷擾申訴"


def columns_of(given: Given) -> dict[str, Any]:
    """The columns of ``Complaint`` that a report states."""
    stated = {name: given[name] for name in COLUMNS if given.get(name) not in (None, "")}
    if given.get("other_grounds"):
        stated["other_grounds"] = list(given["other_grounds"])
    return stated


def facts_of(given: Given) -> dict[str, Any]:
    """What the opening event remembers for figures: codes and days alone."""
    return {
        "law": given["law"],
        "ground": given["ground"],
        "stage": given.get("stage") or "",
    }


def title_of(given: Given) -> str:
    """The title of a complaint; that of harassment says nothing."""
    if given["ground"] == HARASSMENT:
        return SEALED_TITLE
    return f"{given['employer_name']}　{GROUNDS[given['ground']]}"[:TITLE_LENGTH]


def ensure_employers(reports: Sequence[tuple[Given, Any]], actor: Reader) -> list[Party | None]:
    """For each report with its day the employer as a party; none for harassment."""
    wanted = [
        Wanted(
            kind="enterprise",
            name=given["employer_name"],
            day=day,
            ubn=given["ubn"] if ubn_state(given.get("ubn") or "") == "valid" else "",
        )
        for given, day in reports
        if given.get("ground") != HARASSMENT
    ]
    parties = iter(ensure_parties(wanted, actor) if wanted else ())
    return [None if given.get("ground") == HARASSMENT else next(parties) for given, _ in reports]


def rows_of(given: Given, employer: Party | None, case: Case) -> Iterator[Model]:
    """The unsaved rows that belong to a complaint."""
    if employer is not None:
        yield party_row(case, employer, given["employer_name"])
    yield Complaint(case=case, employer=employer, **columns_of(given))
    yield from persons_in(given, case)


def ad_rows(given: Given, employer: Party | None, case: Case) -> Iterator[Model]:
    """The unsaved rows that belong to a complaint of a job seeker."""
    if employer is not None:
        yield party_row(case, employer, given["employer_name"])
    names = ("type", "employer_name", "ubn", "medium", "occupation")
    stated = {name: given[name] for name in names if given.get(name) not in (None, "")}
    yield JobSeekingComplaint(case=case, employer=employer, **stated)
    yield from persons_in(given, case)


def ad_title(given: Given) -> str:
    """The title of a complaint of a job seeker."""
    return f"{given['employer_name']}　{AD_TYPES[given['type']]}"[:TITLE_LENGTH]


def persons_in(given: Given, case: Case) -> Iterator[SealedPerson]:
    """The sealed persons that a form names."""
    for role in PERSON_ROLES:
        if given.get(f"{role}_name"):
            yield SealedPerson(
                case=case,
                role=role,
                name=given[f"{role}_name"],
                address=given.get(f"{role}_address") or "",
                contact=given.get(f"{role}_contact") or "",
            )


def party_row(case: Case, employer: Party, name: str) -> CaseParty:
    """The part of the employer in a case."""
    return CaseParty(
        case=case,
        party=employer,
        name_as_written=name,
        side="employer",
        role="opponent",
        from_on=case.received_on,
    )

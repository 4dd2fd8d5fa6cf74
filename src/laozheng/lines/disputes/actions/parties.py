"""Who stands on which side of a matter, as a form or a row names them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.parties.actions import Wanted, ensure_parties

LABOR, EMPLOYER = "labor", "employer"
_FILING_SIDE = {
    "worker": LABOR,
    "union": LABOR,
    "employer": EMPLOYER,
    "employer_association": EMPLOYER,
}


@dataclass(frozen=True)
class Standing:
    """A party that a record names, with its side and where papers are served on it."""

    wanted: Wanted
    side: str
    service_address: str = ""
    contact: str = ""


def standings(facts: Mapping[str, Any], day: date) -> list[Standing]:
    """The parties of a mediation: worker, union and employer as far as they are named."""
    found = []
    if facts.get("worker_name"):
        worker = Wanted(
            "person", facts["worker_name"], day, person_id=facts.get("worker_id_no") or ""
        )
        found.append(_standing(worker, LABOR, "worker", facts))
    if facts.get("union_name"):
        found.append(_standing(Wanted("union", facts["union_name"], day), LABOR, "union", facts))
    employer = Wanted(
        "enterprise", facts["employer_name"], day, ubn=facts.get("employer_ubn") or ""
    )
    found.append(_standing(employer, EMPLOYER, "employer", facts))
    return found


def _standing(wanted: Wanted, side: str, who: str, facts: Mapping[str, Any]) -> Standing:
    return Standing(
        wanted, side, facts.get(f"{who}_address") or "", facts.get(f"{who}_contact") or ""
    )


def join_parties(
    cases: Sequence[tuple[Case, str, Sequence[Standing]]], actor: Reader
) -> list[CaseParty]:
    """Enter the parties of many cases at once; each triple is a case, its filer, and who stands.

    Uncertain names become proposals for the case, never links.
    """
    wanted = [
        replace(standing.wanted, subject_ref=case.ref)
        for case, _, those in cases
        for standing in those
    ]
    parties = iter(ensure_parties(wanted, actor))
    rows = [
        CaseParty(
            case=case,
            party=next(parties),
            name_as_written=standing.wanted.name,
            side=standing.side,
            role="applicant" if _FILING_SIDE.get(filer) == standing.side else "opponent",
            service_address=standing.service_address,
            contact=standing.contact,
            from_on=case.received_on,
        )
        for case, filer, those in cases
        for standing in those
    ]
    return CaseParty.objects.bulk_create(rows)

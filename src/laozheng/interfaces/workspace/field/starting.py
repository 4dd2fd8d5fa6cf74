"""What the form of a visit begins with: the place of the list, or the visit that was planned."""

from collections.abc import Mapping
from typing import Any

from laozheng.interfaces.workspace.field.forms import target_for
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.queries import case_for
from laozheng.kernel.inspections.models import Target, Visit
from laozheng.kernel.parties.models import Identifier

_OF_PLACE = ("employer_name", "ubn", "workplace", "district", "employees")


def start_of(asked: Mapping[str, str], reader: Reader, key: str) -> dict[str, Any]:
    """The initial values for ``?target=`` or ``?planned=``; an unknown one starts empty."""
    start: dict[str, Any] = {"hand_in_key": key, "received_on": reader.day}
    target_key, number = asked.get("target", ""), asked.get("planned", "")
    if target_key.isdecimal():
        target = target_for(reader, int(target_key[:18]))
        return start | (_of_target(target) if target else {})
    case = case_for(reader, number) if number else None
    if case is not None and hasattr(case, "visit"):
        return start | {"planned": number} | _of_visit(case.visit)
    return start


def _of_target(target: Target) -> dict[str, Any]:
    known = {"target": target.pk, "type": target.type, "program": target.program.pk}
    along = [target.companion] if target.companion else []
    known["inspectors"] = "\n".join(one.name for one in (*along, *target.partners.all()))
    known["scopes"] = target.program.scopes
    if target.employer is None:
        return known | {"workplace": target.workplace, "district": target.district}
    seen = Visit.objects.filter(employer=target.employer, workplace=target.workplace)
    last = seen.exclude(visited_on=None).order_by("-visited_on", "-pk").first()
    numbers = Identifier.objects.filter(party=target.employer, kind="ubn", state="valid")
    number = numbers.values_list("value", flat=True).first()
    return known | {
        "employer_name": target.employer.display_name,
        "ubn": number or "",
        "workplace": target.workplace,
        "district": target.district,
        "employees": last.employees if last else None,
    }


def _of_visit(visit: Visit) -> dict[str, Any]:
    known = {name: getattr(visit, name) for name in _OF_PLACE}
    inspectors = "\n".join(visit.inspectors)
    return known | {"type": visit.type, "program": visit.program_id, "inspectors": inspectors}

"""Which agency asks for an account or a mandate: one of the register, by its license number."""

from datetime import date

from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.employers import Named
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.outside.accounts import employer_named
from laozheng.lines.migrants.models import EmploymentAgency


def asker_named(act: Act) -> Named:
    """The enterprise or the agency that asks for an account."""
    return agency_named(act) if act.given["role"] == "agency" else employer_named(act)


def agency_named(act: Act) -> Named:
    """The agency of a license number, under the name that the register has; Refused otherwise."""
    number = act.given["license_number"]
    row = EmploymentAgency.objects.filter(number=number, licensed_on__lte=act.on).first()
    last_on = license_end(row) if row is not None else None
    if row is None or (last_on is not None and last_on < act.on):
        text = "查無有效的許可證號，請照許可證填寫，或到「查詢仲介許可」核對"
        raise Refused(text, "license_number")
    if row.party is not None and row.party.identifiers.filter(kind="ubn").exists():
        return Named(row.name, row.party.identifiers.get(kind="ubn").value, act.on)
    return Named(row.name, row.ubn, act.on)


def license_end(row: EmploymentAgency) -> date | None:
    """The last day on which an agency is licensed, as far as one is set."""
    return min(filter(None, (row.license_to, row.closed_on)), default=None)


def note_license(act: Act) -> Remembered:
    """Remember under which license an agency asked; nothing of an enterprise."""
    number = act.given.get("license_number", "")
    return {"license_number": number} if number else None


def account_end(case: Case) -> date | None:
    """An account of an agency ends with its license."""
    asked = Event.objects.filter(case=case, kind="ask").order_by("id").first()
    number = asked.data.get("license_number", "") if asked is not None else ""
    row = EmploymentAgency.objects.filter(number=number).first() if number else None
    return license_end(row) if row is not None else None

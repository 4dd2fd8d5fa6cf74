"""Bodies that act for the authority, each with its last audit and what is still to be put right."""

from dataclasses import dataclass
from datetime import date

from laozheng.lines.safety.models import BodyAudit, OutsideBody


@dataclass(frozen=True)
class Body:
    """A body with its last audit, and the first day by which something is to be put right."""

    body: OutsideBody
    last: BodyAudit | None
    remedy_due_on: date | None

    def is_late(self, day: date) -> bool:
        """Whether something was not put right in time."""
        return self.remedy_due_on is not None and self.remedy_due_on < day

    def is_expired(self, day: date) -> bool:
        """Whether its term is over."""
        return self.body.valid_to is not None and self.body.valid_to < day


def bodies_listed(kind: str = "") -> list[Body]:
    """The bodies of a kind, or all, by name; two queries."""
    bodies = OutsideBody.standing().order_by("name", "code")
    if kind:
        bodies = bodies.filter(kind=kind)
    audits: dict[str, list[BodyAudit]] = {}
    for audit in BodyAudit.standing().order_by("audited_on"):
        audits.setdefault(audit.code, []).append(audit)
    return [_with_audits(one, audits.get(one.code, [])) for one in bodies]


def _with_audits(body: OutsideBody, audits: list[BodyAudit]) -> Body:
    open_ones = [one.remedy_due_on for one in audits if one.remedied_on is None]
    due = min((day for day in open_ones if day is not None), default=None)
    return Body(body, audits[-1] if audits else None, due)

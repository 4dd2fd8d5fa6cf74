"""Handing a matter to another line or to a body outside: least data, each side sees its own."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.catalogue import kinds, lines
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Referral


def refer(
    case: Case,
    to: str,
    *,
    actor: Reader,
    on: date,
    facts: Mapping[str, Any],
    consent: str = "",
    outside_agency: str = "",
) -> Referral:
    """Send a referral by the code of the receiving case kind, or to an agency outside.

    To a kind that no installed line has, it waits; ``deliver_waiting`` sends it later.
    """
    declared = lines()[case.line].refers_to
    if not outside_agency and to not in declared:
        raise Refused(f"本業務沒有「{to}」這個轉介對象", "to")
    delivered = bool(outside_agency) or to in kinds()
    referral = Referral.objects.create(
        from_case=case,
        to_code=to,
        outside_agency=outside_agency,
        sent_on=on,
        state="sent" if delivered else "waiting",
        consent=consent,
        facts=dict(facts),
    )
    changes = {"referral": referral.pk, "to": to or outside_agency}
    record(actor, "change", case.ref, changes=changes)
    return referral


def answer(
    referral: Referral, result: str, *, actor: Reader, on: date, to_case: Case | None = None
) -> None:
    """The receiving side says accepted (with its new case) or not competent."""
    if referral.state != "sent":
        raise Refused("這件轉介已經回覆過，請重新整理頁面確認")
    referral.state, referral.result = "answered", result
    referral.accepted_on = on if result == "accepted" else None
    referral.to_case = to_case
    referral.save()
    record(actor, "change", f"referral:{referral.pk}", changes={"result": result})


def deliver_waiting() -> int:
    """Send the referrals whose receiving line has been installed meanwhile; how many."""
    return Referral.objects.filter(state="waiting", to_code__in=list(kinds())).update(state="sent")

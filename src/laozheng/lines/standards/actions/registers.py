"""Registers without cases that lists bring: reserve accounts and written replies."""

from collections.abc import Sequence
from typing import Any

from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.employers import Named, ensure_employers, snapshot
from laozheng.kernel.cases.signals import case_changed
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.parties.models import Party
from laozheng.lines.standards.models import (
    PensionAccount,
    WrittenReply,
)
from laozheng.lines.standards.queries.kinds import REPLIES
from laozheng.lines.standards.rules.rates import rate_of

_ACCOUNT = {
    "opened_on": "opened_on",
    "closed_on": "closed_on",
    "last_month": "last_month",
    "balance_twd": "balance",
    "year_end_need_twd": "year_end_need",
    "committee_members": "committee_members",
    "employees": "employees",
}


def record_accounts(rows: Sequence[Row], context: ImportContext) -> None:
    """Enter reserve accounts, or bring those on file up to the list; a blank states nothing."""
    numbers = [row["account_number"] for row in rows]
    stored = PensionAccount.objects.filter(account_number__in=numbers)
    known = {one.account_number: one for one in stored}
    for row in rows:
        account = known.get(row["account_number"])
        told = _account_facts(row)
        if account is None:
            account = PensionAccount.objects.create(
                account_number=row["account_number"],
                employer=_employer(row["employer_name"], row["ubn"] or "", context),
                **told,
            )
            row.created(account.ref)
            continue
        if not row["ubn"]:
            told = {name: told[name] for name in told if name not in ("ubn", "ubn_state")}
        differing = {name: value for name, value in told.items() if getattr(account, name) != value}
        if not differing:
            row.unchanged(account.ref)
        elif row.earlier is not None or context.may_correct(row, differing):
            for name, value in differing.items():
                setattr(account, name, value)
            if "employer_key" in differing or "ubn" in differing:
                account.employer = _employer(account.employer_name, account.ubn, context)
            account.save()
            record(context.actor, "change", account.ref, changes={"columns": sorted(differing)})
            row.updated(account.ref)


def _employer(name: str, ubn: str, context: ImportContext) -> Party:
    (employer,) = ensure_employers([Named(name, ubn, context.today)], context.actor)
    return employer


def _account_facts(row: Row) -> dict[str, Any]:
    told = {name: row[column] for name, column in _ACCOUNT.items()}
    stated = {name: value for name, value in told.items() if value not in (None, "")}
    rate = rate_of(row["rate"])
    return {
        **snapshot(row["employer_name"], row["ubn"] or ""),
        **stated,
        **({"rate": rate} if rate is not None else {}),
    }


def record_replies(rows: Sequence[Row], context: ImportContext) -> None:
    """Enter written replies, or correct those on file."""
    numbers = [row["reply_number"] for row in rows]
    known = {one.reply_number: one for one in WrittenReply.objects.filter(reply_number__in=numbers)}
    years: set[int] = set()
    for row in rows:
        told = {
            "replied_on": row["replied_on"],
            "asker": row["asker"],
            "subject": row["subject"] or "",
        }
        reply = known.get(row["reply_number"])
        if reply is None:
            reply = WrittenReply.objects.create(
                reply_number=row["reply_number"], known_on=row["replied_on"], **told
            )
            row.created(reply.ref)
        else:
            differing = {n: value for n, value in told.items() if getattr(reply, n) != value}
            if not differing:
                row.unchanged(reply.ref)
                continue
            if row.earlier is None and not context.may_correct(row, differing):
                continue
            years.add(reply.replied_on.year)
            for name, value in differing.items():
                setattr(reply, name, value)
            reply.save(update_fields=list(differing))
            row.updated(reply.ref)
        years.add(row["replied_on"].year)
    if years:
        case_changed.send(sender=WrittenReply, kinds={REPLIES}, years=years)

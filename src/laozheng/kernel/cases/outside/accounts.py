"""The case kind ``account``: somebody asks to sign in for an enterprise, and an officer looks.

Whoever asks hands in a power of attorney. What opens the account is a code that is written to the
address of the enterprise, so that a forged paper alone opens nothing.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from laozheng.kernel.accounts.actions import admit as open_account
from laozheng.kernel.accounts.actions import end_account
from laozheng.kernel.accounts.models import ExternalAccount
from laozheng.kernel.accounts.roles import EXTERNAL_ROLES
from laozheng.kernel.cases.declare import Act, CaseKind, Remembered, State, Transition
from laozheng.kernel.cases.employers import Named, ensure_employers, part_of
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseDocument, CaseParty
from laozheng.kernel.cases.outside.letters import OPENED, send_opening
from laozheng.kernel.cases.public import FILER, HANDED_IN, Addition, Following
from laozheng.kernel.cases.reasons import note_reason

if TYPE_CHECKING:
    from django import forms

ACCOUNT = "account"
HOLDER = "holder"
# Who asks, as the register has him; and the day on which that entry ends, if it does.
Whose = Callable[[Act], Named]
Ends = Callable[[Case], date | None]

STATES = (
    State("received", "審核中"),
    State("admitted", "已核准", final=True),
    State("refused", "不予核准", final=True),
    State("ended", "已停用", final=True),
)
FOLLOWED = Following(
    holder=FILER,
    label="帳號申請",
    states={
        "received": "已收件，審核中",
        "admitted": "已核准，開通碼以公文寄至登記地址",
        "refused": "不予核准",
        "ended": "帳號已停用",
    },
    additions=(
        Addition("papers", "補送文件", "請附委任書或其他可證明身分的文件。", ("received",)),
    ),
)


def employer_named(act: Act) -> Named:
    """The enterprise as it was told in the form."""
    return Named(act.given["employer_name"], act.given["ubn"], act.on)


def never(case: Case) -> date | None:
    """An enterprise stays in the register."""
    return None


def account_kind(
    *,
    label: str,
    unit: str,
    prefix: str,
    admission: "type[forms.Form]",
    reason: "type[forms.Form]",
    whose: Whose = employer_named,
    ends: Ends = never,
) -> CaseKind:
    """The kind by which a line's unit admits those who sign in for a party.

    ``admission`` asks for the last day (``last_on``), ``reason`` for a reason.
    """
    return CaseKind(
        code=ACCOUNT,
        label=label,
        prefix=prefix,
        unit=unit,
        level="unit",
        intakes=("online",),
        states=STATES,
        transitions=(
            Transition("ask", "申請", (), "received", roles=("public",), run=_ask(whose)),
            Transition(
                "admit", "核准", ("received",), "admitted", run=_admit(ends), form=admission,
                conditions=(has_papers,), letter=OPENED.code,
            ),
            Transition(
                "send_code", "重寄開通碼", ("admitted",), None, run=send_code, letter=OPENED.code,
            ),
            Transition(
                "refuse", "不予核准", ("received",), "refused", run=note_reason, form=reason
            ),
            Transition("end", "停用帳號", ("admitted",), "ended", run=end, form=reason),
        ),
        retain_years=5,
        followed=FOLLOWED,
    )  # fmt: skip


def username_of(case: Case) -> str:
    """The name by which the holder of an account signs in."""
    return f"{case.filer_kind}-{case.pk}"


def account_of(case: Case) -> ExternalAccount | None:
    """The account that a case opened."""
    return ExternalAccount.objects.filter(user__username=username_of(case)).first()


def has_papers(act: Act) -> str | None:
    """Nobody is let in on a word alone."""
    if CaseDocument.objects.filter(case=act.case, role=HANDED_IN).exists():
        return None
    return "本件沒有附委任書或身分證明，請通知申請人線上補送後再核准"


def _ask(whose: Whose) -> Callable[[Act], Remembered]:
    def ask(act: Act) -> Remembered:
        """Take the request in, for the party as it is on file or new."""
        who = whose(act)
        (party,) = ensure_employers([who], act.actor)
        part = part_of(act.case, party, who.name, HOLDER)
        part.contact = act.given["contact"]
        part.save()
        act.case.filer_kind = act.given["role"]
        act.case.title = f"{who.name}　{EXTERNAL_ROLES[act.given['role']]}帳號"[:200]
        return {"role": act.given["role"], "ubn": who.ubn}

    return ask


def _admit(ends: Ends) -> Callable[[Act], Remembered]:
    def admit(act: Act) -> Remembered:
        """Open the account until the day given, or until the entry in the register ends."""
        part = _part(act.case)
        last_on: date = min(filter(None, (act.given["last_on"], ends(act.case))))
        if last_on < act.on:
            text = "帳號的迄日（或登記的效期）在核准日以前，請確認日期或改辦不予核准"
            raise Refused(text, "last_on")
        username = username_of(act.case)
        open_account(
            username, part.name_as_written[:80], act.case.filer_kind, part.party.ref,
            on=act.on, until=last_on + timedelta(days=1), actor=act.actor,
        )  # fmt: skip
        send_opening(act, part.party, username, last_on)
        return {"username": username, "last_on": last_on.isoformat()}

    return admit


def send_code(act: Act) -> Remembered:
    """Write the party another code: the first one ran out, or the password is lost."""
    account = account_of(act.case)
    if account is None or account.valid_to is None or account.valid_to <= act.on:
        raise Refused("帳號已過效期，請申請人重新申請")
    last_on = account.valid_to - timedelta(days=1)
    send_opening(act, _part(act.case).party, username_of(act.case), last_on)
    return None


def end(act: Act) -> Remembered:
    """The holder has left, or the mandate is over: nobody signs in any more."""
    told = note_reason(act)
    end_account(username_of(act.case), on=act.on, actor=act.actor)
    return told


def _part(case: Case) -> CaseParty:
    return CaseParty.objects.select_related("party").get(case=case, role=HOLDER)

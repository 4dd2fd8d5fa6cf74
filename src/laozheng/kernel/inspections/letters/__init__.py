"""The letters of the chain from visit to enforcement, and how a step drafts the one it offers.

The texts stand beside this file. A step drafts its letter only when it is asked to
(``with_letter``): what came from a file or from another system has its letter already.
Sources: 勞動檢查法§25, 33; 行政程序法§96, 102, 104; 行政罰法§26; 訴願法§14, 58, 93;
行政執行法§4, 11.
"""

from pathlib import Path
from typing import Any

from laozheng.base.numerals import plain
from laozheng.kernel.cases.actions import offer_letter
from laozheng.kernel.cases.actions.offering import WITH_LETTER, code_for_party
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.documents.declare import LetterFolder
from laozheng.kernel.documents.matters import declared_template
from laozheng.kernel.inspections.codes import KINDS
from laozheng.kernel.inspections.models import Complaint, Disposition, Finding, Visit
from laozheng.kernel.inspections.queries import as_fine, paid_twd
from laozheng.kernel.inspections.rules import APPEALED, as_it_stands
from laozheng.kernel.parties.snapshot import Snapshot

# Which office that is depends on who decided (訴願法第4條); the officer names it on the draft.
APPEAL_AUTHORITY = "訴願管轄機關"
_COMPLAINT = {"case_no": "案號", "received_on": "收件日", "matter": "申訴類別"}
_FILE = {"case_no": "案號", "party": "受處分人", "articles": "違反條文"}
_ACT = {"acted_from": "違反起日"}
_DECISION = {**_FILE, "document_number": "處分字號", "disposed_on": "處分日期"}
_MONEY = {**_DECISION, "amount_twd": "罰鍰金額", "unpaid_twd": "尚欠金額"}
_letter = LetterFolder("inspections", Path(__file__).parent).letter

LETTERS = (
    _letter(
        "complaint_reply", "回復申訴人", {**_COMPLAINT, "grounds": "依據", "reply": "回復內容"},
        is_sealed=True,
    ),
    _letter(
        "complaint_transfer", "申訴移轉通知", {**_COMPLAINT, "reason": "移轉理由"},
        after=("transferred",), is_sealed=True,
    ),
    _letter(
        "complaint_refusal", "申訴不受理通知", {**_COMPLAINT, "reason": "不受理理由"},
        after=("refused",), is_sealed=True,
    ),
    _letter(
        "complaint_outcome", "申訴處理結果通知", {**_COMPLAINT, "outcome": "處理結果"},
        after=("closed",), is_sealed=True,
    ),
    _letter(
        "result_notice",
        "勞動檢查結果通知書",
        {
            "case_no": "案號",
            "visited_on": "檢查日期",
            "workplace": "場所",
            "findings": "違反事項",
            "posting_days": "公告日數",
            "objection_days": "異議期限日數",
        },
        {"remedy_due_on": "改善期限", "code": "查詢碼"},
        version=2,
    ),
    _letter(
        "hearing_notice",
        "陳述意見通知書",
        {**_FILE, **_ACT, "hearing_days": "陳述期限日數"},
        {"acted_to": "違反迄日", "code": "查詢碼"},
        version=2,
        until=("approved", "issued"),
    ),
    _letter(
        "prosecution", "移送檢察機關函",
        {**_FILE, "agency": "檢察機關", "why": "移送理由", "cites": "所犯法條"},
        {**_ACT, "acted_to": "違反迄日"}, after=("prosecuted",), until=("prosecution_ended",),
    ),
    _letter(
        "disposition",
        "裁處書",
        {
            **_FILE,
            **_ACT,
            "descriptions": "違反事實",
            "kind": "處分種類",
            "appeal_days": "訴願期限日數",
        },
        {
            "acted_to": "違反迄日",
            "amount_twd": "罰鍰金額",
            "range": "罰鍰範圍",
            "deviation_reason": "裁量理由",
            "payment_days": "繳納期限日數",
        },
        form="裁處書",
    ),
    _letter(
        "answer",
        "訴願答辯書",
        {**_DECISION, **_ACT, "appealed_on": "收到訴願書日期", "statement": "陳述要旨"},
        {
            "acted_to": "違反迄日",
            "amount_twd": "罰鍰金額",
            "range": "罰鍰範圍",
            "deviation_reason": "裁量理由",
            "late": "逾期情形",
        },
        # A late appeal may come after the decision is final, and is answered all the same.
        after=("final",),
        until=("appeal_dismissed", "appeal_withdrawn", "late_appeal_rejected"),
    ),
    _letter(
        "installments", "分期繳納核准函", {**_MONEY, "parts": "各期期限與金額"},
        after=("final",), until=("paid", "written_off", "enforcement_sent"),
    ),
    _letter(
        "rectification", "更正裁處書函", {**_DECISION, "wrong": "原記載", "right": "更正後內容"},
        after=("final",),
    ),
    _letter(
        "reminder",
        "催繳通知",
        {**_MONEY, "reminder_days": "催繳期限日數"},
        after=("final",),
        until=("paid", "written_off", "enforcement_sent"),
    ),
    _letter(
        "enforcement", "移送行政執行函", _MONEY, after=("final",), until=("paid", "written_off")
    ),
    _letter(
        "revocation",
        "撤銷處分通知",
        {**_DECISION, "revoked_on": "撤銷日期"},
        {"reference": "依據文號", "refund_twd": "應退還金額"},
        after=("revoked",),
    ),
)  # fmt: skip
_BY_CODE = {letter.code: letter for letter in LETTERS}


def offer(act: Act, **facts: Any) -> None:
    """Draft the letter that a step of a disposition offers, to the party, if it was asked for.

    Of ``facts`` and what is known of the decision the template takes what it declares.
    """
    if not act.given.get("with_letter"):
        return
    disposition = Disposition.objects.get(case=act.case)
    addressee = Snapshot(
        name=disposition.party_name,
        on=act.on,
        ubn=disposition.ubn if disposition.ubn_state == "valid" else "",
        responsible_person=disposition.responsible_person,
        address=disposition.address,
    )
    offer_letter(act, _BY_CODE, {**_facts_of(disposition, act), **facts}, [addressee])


def offer_to_prosecutor(act: Act, *, agency: str, **facts: Any) -> None:
    """Draft the letter by which a file goes to the prosecutor, if it was asked for."""
    if not act.given.get("with_letter"):
        return
    known = _facts_of(Disposition.objects.get(case=act.case), act)
    to = Snapshot(name=agency, on=act.on)
    offer_letter(act, _BY_CODE, {**known, "agency": agency, **facts}, [to])


def offer_answer(act: Act) -> None:
    """Draft the answer to an appeal, to the appeal authority, if it was asked for."""
    if not act.given.get("with_letter"):
        return
    disposition = Disposition.objects.get(case=act.case)
    appeals = act.case.events.filter(kind__in=APPEALED, superseded_by__isnull=True)
    appeal = appeals.order_by("-on", "-id").first()
    heard = disposition.hearings.exclude(summary="").order_by("-id").first()
    known = {
        "appealed_on": appeal.on if appeal else None,
        "late": "已逾訴願期間" if appeal and appeal.data.get("late") else "",
        "statement": heard.summary if heard else "未提出陳述",
    }
    authority = Snapshot(name=APPEAL_AUTHORITY, on=act.on)
    offer_letter(act, _BY_CODE, {**_facts_of(disposition, act), **known}, [authority])


def offer_of_visit(act: Act, **facts: Any) -> None:
    """Draft the notice of the result of a visit, to the employer, if it was asked for."""
    if not act.given.get("with_letter"):
        return
    visit = Visit.objects.get(case=act.case)
    addressee = Snapshot(name=visit.employer_name, on=act.on, address=visit.workplace)
    open_ones = Finding.objects.filter(case=act.case, state="open").order_by("id")
    dues = [finding.remedy_due_on for finding in open_ones if finding.remedy_due_on]
    known = {
        "case_no": act.case.number,
        "visited_on": visit.visited_on,
        "workplace": visit.workplace or visit.employer_name,
        "findings": "；".join(_told(one) for one in open_ones) or "輔導事項詳如檢查紀錄",
        "remedy_due_on": max(dues, default=None),
        "posting_days": act.law.get("inspections.posting_days", act.on),
        "objection_days": act.law.get("inspections.objection_days", act.on),
        "code": code_for_party(act),
    }
    # A line may tell results by a letter of its own.
    template = declared_template(act.transition.letter) or _BY_CODE["inspections.result_notice"]
    offer_letter(act, {template.code: template}, {**known, **facts}, [addressee])


def tell_complainant(act: Act, **facts: Any) -> None:
    """Draft what the complainant is told, if it was asked for; an anonymous one cannot be told.

    It is sealed and bears no address: the handler writes it when the letter goes out.
    """
    if not act.given.get(WITH_LETTER):
        return
    if Complaint.objects.get(case=act.case).anonymous:
        raise Refused("匿名申訴沒有可回復的對象，請取消「產生函稿」", WITH_LETTER)
    known = {
        "case_no": act.case.number,
        "received_on": act.case.received_on,
        "matter": kind_of(act.case.kind).label,
    }
    offer_letter(act, _BY_CODE, {**known, **facts})


def _told(finding: Finding) -> str:
    """A finding in words: the provision, what is owed and to how many."""
    parts = []
    if finding.owed_twd is not None:
        parts.append(f"短少金額新臺幣{plain(finding.owed_twd)}元")
    if finding.workers_affected is not None:
        parts.append(f"{plain(finding.workers_affected)}人")
    return f"{finding.citation}（{'，'.join(parts)}）" if parts else str(finding.citation)


def _facts_of(disposition: Disposition, act: Act) -> dict[str, Any]:
    """The decision as it stands; days of terms are those in force on the day of the step."""
    citations, amount = disposition.citations, disposition.amount_twd
    if disposition.disposed_on is not None:
        standing = as_it_stands(as_fine(disposition), act.known_on)
        if standing is not None:
            citations, amount = standing.citations, standing.amount_twd
    ranges = [trace["result"] for trace in disposition.range_trace or ()]
    return {
        "case_no": disposition.case.number,
        "party": disposition.party_name,
        "articles": "、".join(map(str, citations)),
        "acted_from": disposition.acted_from,
        "acted_to": disposition.acted_to,
        "amount_twd": amount,
        "unpaid_twd": max(0, (amount or 0) - paid_twd(disposition)),
        "document_number": disposition.document_number,
        "disposed_on": disposition.disposed_on,
        "kind": KINDS.get(disposition.kind, disposition.kind),
        "deviation_reason": disposition.deviation_reason,
        "range": "；".join(
            f"{one['cite']}，新臺幣{one['min_twd']:,}元至{one['ceiling_twd']:,}元" for one in ranges
        ),
        "hearing_days": act.law.get("inspections.hearing_days", act.on),
        "payment_days": act.law.get("inspections.payment_days", act.on),
        "reminder_days": act.law.get("inspections.reminder_days", act.on),
        "appeal_days": act.law.get("law.appeal_days", act.on),
    }

"""The letters of a mediation, and how a step drafts one into the documents of the case.

The texts stand in `letters/`, one file each; a draft is issued and served by the officer. Sources:
勞資爭議調解辦法§2, 3, 23, 25; 行政程序法§17; 勞資爭議處理法§9, 12, 14.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from laozheng.kernel.cases.actions import attach
from laozheng.kernel.cases.actions.offering import WITH_LETTER
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.documents.actions import draft_letter
from laozheng.kernel.documents.declare import LetterFolder
from laozheng.kernel.parties.queries import snapshot_of
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.disputes.models import Claim
from laozheng.lines.disputes.models.codes import CLAIMS
from laozheng.lines.disputes.queries.mediation import applicants_of, parties_of

CASE = {"case_no": "案號", "received_on": "收件日"}
PARTIES = {"applicant": "申請人", "opponent": "相對人"}
MEETING = {"hearing_at": "開會時間", "hearing_place": "開會地點"}
_letter = LetterFolder(
    "disputes", Path(__file__).resolve().parent.parent / "letters", {**CASE, **PARTIES}
).letter

LETTERS = (
    _letter("receipt", "收件證明", optional={"intake": "收件方式"}, form="收件證明"),
    _letter(
        "withdrawal",
        "撤回確認",
        {"withdrawn_on": "撤回日", "wage_limitation_years": "工資請求權時效年數"},
        after=("withdrawn",),
    ),
    _letter("correction", "補正通知", {"missing": "應補正事項", "complete_by": "補正期限"}),
    _letter("refusal", "不受理通知", {"reason": "不受理理由"}, after=("not_accepted",)),
    _letter(
        "transfer",
        "移送函",
        {"authority": "管轄機關", "workplace": "勞務提供地"},
        after=("outside_jurisdiction",),
    ),
    _letter(
        "acceptance",
        "受理通知",
        {"accepted_on": "受理日", "channel": "調解方式", "claims": "請求事項"},
    ),
    _letter(
        "appointment",
        "指派調解人／組成調解委員會通知",
        {"mediators": "調解人或調解委員", "appointed_on": "指派或組成日"},
    ),
    _letter(
        "selection_notice",
        "選定調解委員通知",
        {"select_days": "選定期限日數", "size": "委員人數"},
    ),
    _letter(
        "hearing_notice",
        "開會通知單",
        MEETING,
        {"mediators": "調解人或調解委員", "contact": "聯絡人"},
        form="開會通知單",
    ),
    _letter(
        "explanation_notice",
        "到場說明通知",
        {**MEETING, "person": "受通知人", "matters": "說明事項"},
    ),
    _letter(
        "visit_consent",
        "訪查同意書",
        {"mediators": "調解人或調解委員", "workplace": "訪查處所", "visit_on": "訪查日"},
        form="同意書",
    ),
    _letter(
        "record",
        "調解紀錄",
        {
            "claims": "請求事項",
            "meetings": "調解會議日期、起迄時間及地點",
            "result": "調解結果",
            "attendance": "出席情形",
            "mediators": "調解人或調解委員",
        },
        {
            "labor_statement": "勞方主張",
            "employer_statement": "資方主張",
            "findings": "調查事實之結果",
            "proposal": "調解方案",
        },
        form="調解紀錄",
        after=("settled", "not_settled"),
    ),
    _letter(
        "failure_certificate",
        "調解不成立證明",
        {"failed_on": "不成立日", "claims": "請求事項"},
        form="證明書",
        after=("not_settled",),
    ),
)
_BY_NAME = {letter.code.partition(".")[2]: letter for letter in LETTERS}


def draft(
    act: Act, name: str, *, to: Sequence[Snapshot] | None = None, copies: str = "", **facts: Any
) -> None:
    """Put the draft of a letter into the case, to all parties unless `to` says otherwise.

    The letter that the form of the step offers is left out where it was declined.
    """
    case, template = act.case, _BY_NAME[name]
    if template.code == act.transition.letter and act.given.get(WITH_LETTER) is False:
        return
    rows = parties_of(case)
    applicants = [row for row in rows if row.role != "opponent"] or rows[:1]
    opponents = [row for row in rows if row not in applicants]
    known = {
        "case_no": case.number,
        "received_on": case.received_on,
        "applicant": names(applicants) or "（未具名）",
        "opponent": names(opponents) or "（未具名）",
    }
    letter = draft_letter(
        case.ref,
        template,
        {**known, **facts},
        unit_mark=case.unit.letter_mark,
        actor=act.actor,
        addressees=[addressee(row, act) for row in rows] if to is None else to,
        copies=[copies] if copies else [],
    )
    attach(case, str(template.label), role="letter", actor=act.actor, letter=letter)


def to_applicants(act: Act) -> list[Snapshot]:
    """Those who filed, as addressees."""
    return [addressee(row, act) for row in applicants_of(act.case)]


def addressee(row: CaseParty, act: Act) -> Snapshot:
    """A party as it was on the day, at the address where papers are served on it."""
    snapshot = snapshot_of(row.party, act.on)
    return replace(snapshot, address=row.service_address or snapshot.address)


def names(rows: Sequence[CaseParty]) -> str:
    """Parties in one line."""
    return "、".join(row.name_as_written for row in rows)


def claims_in_words(case: Case) -> str:
    """The claims of a case in one line: 積欠工資32,000元、服務證明書."""
    rows = Claim.objects.filter(case=case).order_by("id").values_list("claim_code", "amount")
    return (
        "、".join(
            f"{CLAIMS[code]}{amount:,}元" if amount is not None else str(CLAIMS[code])
            for code, amount in rows
        )
        or "（未填）"
    )

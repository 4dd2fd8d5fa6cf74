"""The letters of the line besides those of the chain, and the facts of which each step drafts one.

The texts stand in ``letters/``. Sources: 勞動基準法§56, 70, 84-1;
勞動基準法施行細則§37, 50-2; 行政程序法§51.
"""

from pathlib import Path
from typing import Any

from laozheng.kernel.cases.actions import offer_letter
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.models import OfEmployer
from laozheng.kernel.documents.declare import LetterFolder
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.parties.snapshot import Snapshot

_CASE = {"case_no": "案號", "received_on": "收件日"}
_FILING = {**_CASE, "matter": "申請事項"}
_letter = LetterFolder("standards", Path(__file__).resolve().parent.parent / "letters").letter

LETTERS = (
    _letter(
        "advice", "法遵輔導函",
        {"case_no": "案號", "visited_on": "訪視日期", "workplace": "場所", "advice": "輔導事項"},
    ),
    _letter(
        "correction", "補正通知", {**_FILING, "reason": "應補正事項"}, until=("complete",)
    ),
    _letter(
        "refusal", "不予核備通知",
        {**_FILING, "reason": "理由", "appeal_days": "訴願期限日數"}, after=("refused",),
    ),
    _letter("pension_approval", "退休準備金核定函", _FILING, {"note": "說明"},
            after=("approved",)),
    _letter(
        "work_rules_approval", "工作規則核備函", {**_FILING, "employees": "僱用人數"},
        {"missing": "未載明事項", "below_law": "低於法令之條款", "note": "說明"},
        after=("approved",),
    ),
    _letter(
        "agreement_approval", "第84條之1約定核備函",
        {**_FILING, "workers": "約定人數", "approved_workers": "核備人數"},
        {"valid_to": "有效期限"}, after=("approved",),
    ),
    _letter(
        "pension_reminder", "退休準備金催繳函",
        {"case_no": "案號", "reason": "催繳事由"},
        {"account_number": "專戶帳號", "due_on": "補正期限", "shortfall_twd": "差額",
         "short_on": "差額基準日"}, until=("clear", "sanction"),
    ),
)  # fmt: skip
_BY_CODE = {letter.code: letter for letter in LETTERS}


def tell_employer(act: Act, detail: OfEmployer, **facts: Any) -> None:
    """Draft what an employer is told of its matter, if it was asked for."""
    ubn = detail.ubn if detail.ubn_state == "valid" else ""
    addressee = Snapshot(name=detail.employer_name, on=act.on, ubn=ubn)
    offer_letter(act, _BY_CODE, {**_case_facts(act), **facts}, [addressee])


def tell_visited(act: Act, visit: Visit, **facts: Any) -> None:
    """Draft what an employer is told of a compliance visit, if it was asked for."""
    addressee = Snapshot(name=visit.employer_name, on=act.on, address=visit.workplace)
    told = {
        "visited_on": visit.visited_on,
        "workplace": visit.workplace or visit.employer_name,
    }
    offer_letter(act, _BY_CODE, {**_case_facts(act), **told, **facts}, [addressee])


def _case_facts(act: Act) -> dict[str, Any]:
    return {"case_no": act.case.number, "received_on": act.case.received_on}

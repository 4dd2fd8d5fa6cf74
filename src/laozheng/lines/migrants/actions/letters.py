"""The letters of the line besides those of the chain, and the facts of which each step drafts one.

The texts stand in ``letters/``. No letter about a shelter is ever written, and none to an employer
once the worker may be a victim of trafficking. Sources: 雇主聘僱外國人許可及管理辦法§33, 34, 68;
就業服務法§62.
"""

from pathlib import Path
from typing import Any

from laozheng.kernel.cases.actions import offer_letter
from laozheng.kernel.cases.actions.offering import WITH_LETTER
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import OfEmployer
from laozheng.kernel.documents.declare import LetterFolder
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.migrants.models import Verification
from laozheng.lines.migrants.queries.cases import is_suspected
from laozheng.lines.migrants.rules.invitations import invitation

_CASE = {"case_no": "案號", "received_on": "收件日", "employer": "雇主"}
_letter = LetterFolder("migrants", Path(__file__).resolve().parent.parent / "letters").letter

IMPROVEMENT = _letter(
    "improvement",
    "改善通知單",
    {"case_no": "案號", "visited_on": "訪查日", "workplace": "場所", "findings": "應改善事項"},
    {"remedy_due_on": "改善期限"},
    form="改善通知單",
)
LETTERS = (
    IMPROVEMENT,
    _letter(
        "receipt",
        "通報證明書",
        {**_CASE, "type": "通報別", "event_on": "事由日", "receipt_number": "證明書號"},
        form="證明書",
    ),
    _letter(
        "notice_return",
        "通報退件通知",
        {**_CASE, "type": "通報別", "reason": "退件理由"},
        after=("returned",),
    ),
    _letter(
        "plan_change",
        "生活照顧服務計畫書變更備查",
        {**_CASE, "changed_on": "變更日", "changes": "變更事項"},
        after=("accepted",),
    ),
    _letter(
        "invitation",
        "解約驗證通知",
        {"case_no": "案號", "appointment_on": "驗證日", "place": "驗證地點"},
        {
            "appointment_time": "驗證時間",
            "interpreter": "通譯",
            "own_language": "以當事人母語告知",
        },
    ),
    _letter(
        "verification",
        "終止聘僱關係驗證證明書",
        {**_CASE, "verified_on": "驗證日"},
        {"leaving_on": "預定出國日"},
        form="證明書",
        after=("verified",),
    ),
    _letter("verification_refusal", "不予驗證通知", _CASE, after=("refused",)),
    _letter(
        "dispute_result",
        "爭議協調結果通知",
        {**_CASE, "result": "協調結果"},
        {"account": "說明"},
        after=("settled", "not_settled"),
    ),
)
_BY_CODE = {letter.code: letter for letter in LETTERS}


def refuse_if_suspected(act: Act, *, just_found: bool = False) -> None:
    """No letter goes to an employer whose worker may be a victim, as was or is just found."""
    if act.given.get(WITH_LETTER) and (just_found or is_suspected(act.case)):
        raise Refused("本件疑涉人口販運，不得發函雇主，請取消「產生函稿」", WITH_LETTER)


def tell_employer(act: Act, detail: OfEmployer, **facts: Any) -> None:
    """Draft what an employer is told of a matter, if it was asked for."""
    refuse_if_suspected(act)
    known = {
        "case_no": act.case.number,
        "received_on": act.case.received_on,
        "employer": detail.employer_name,
    }
    ubn = detail.ubn if detail.ubn_state == "valid" else ""
    addressee = Snapshot(name=detail.employer_name, on=act.on, ubn=ubn)
    offer_letter(act, _BY_CODE, {**known, **facts}, [addressee])


def invite_worker(act: Act, asked: Verification) -> None:
    """Draft the invitation of a worker, in Chinese and below it in her own language."""
    time, place = act.given.get("appointment_time"), act.given.get("place")
    told = {
        "time": f"{time:%H:%M}" if time else "",
        "place": place or city().letterhead["address"],
        "interpreter": asked.interpreter,
    }
    facts = {
        "case_no": act.case.number,
        "appointment_on": asked.appointment_on,
        "appointment_time": told["time"],
        "place": told["place"],
        "interpreter": told["interpreter"],
        "own_language": invitation(asked.language, on=asked.appointment_on, **told),
    }
    addressee = Snapshot(name=f"外國人（代碼{asked.worker_key}）", on=act.on)
    offer_letter(act, _BY_CODE, facts, [addressee])

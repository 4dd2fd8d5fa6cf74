"""The letters of a complaint, and how a step drafts one into the documents of the case.

Letters on harassment are sealed and name neither the matter nor a party; the envelope is printed
for the handler alone. Sources: 性別平等工作法§31, 32-1, 34; 申訴審議處理辦法§4; 處理辦法§6, 9;
行政程序法§171; 訴願法§14.
"""

from pathlib import Path
from typing import Any

from laozheng.kernel.cases.actions import offer_letter
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.documents.declare import LetterFolder, LetterTemplate
from laozheng.lines.equality.queries.kinds import HARASSED

_FOLDER = LetterFolder(
    "equality",
    Path(__file__).resolve().parent.parent / "letters",
    {"case_no": "案號", "received_on": "收件日"},
)


def _letters(
    name: str,
    label: str,
    required: dict[str, str] | None = None,
    optional: dict[str, str] | None = None,
    **more: Any,
) -> tuple[LetterTemplate, LetterTemplate]:
    """A letter, and the same sealed for harassment."""
    return (
        _FOLDER.letter(name, label, required, optional, **more),
        _FOLDER.letter(
            f"{name}_sealed", label, required, optional, text=name, is_sealed=True, **more
        ),
    )


_SETTLED = ("decide", "record_decision")
_OF_CASES = (
    *_letters("receipt", "收件通知", until=_SETTLED),
    *_letters(
        "correction", "補正通知", {"missing": "應補正事項", "days": "補正日數"}, version=2,
        until=("correct_papers",),
    ),
    *_letters("refusal", "不受理通知", {"reason": "不受理理由"}, after=("inadmissible",)),
    *_letters("transfer", "移送函", {"authority": "管轄機關"}, after=("transferred",)),
    *_letters("extension", "延長處理期限通知", {"reason": "延長理由"}, until=_SETTLED),
    *_letters("proof_complainant", "請申訴人釋明", {"facts": "待釐清事項"}, until=_SETTLED),
    *_letters("proof_employer", "請被申訴單位舉證", {"facts": "待釐清事項"}, until=_SETTLED),
    *_letters(
        "decision", "審定書", {"outcome": "審定結果", "appeal_days": "訴願期限日數"},
        {"reason": "理由", "objection_days": "申請審議期限日數"},
        version=2, form="審定書", after=("closed",),
    ),
    *_letters("withdrawal", "撤回確認", optional={"effect": "撤回的效果"}, after=("withdrawn",)),
    *_letters("order", "限期改善命令", {"order": "應改善事項", "due_on": "改善期限"}),
    _FOLDER.letter("advice", "徵才輔導函", {"advice": "輔導事項"}),
    _FOLDER.letter("reply", "回復求職申訴人", {"reply": "回復內容"}, after=("closed",)),
)  # fmt: skip
_COUNCIL = LetterFolder("equality", _FOLDER.folder)
_TOLD = {"meeting": "會議名稱", "held_at": "開會時間", "place": "開會地點", "items": "議案"}
_OF_MEETINGS = (
    _COUNCIL.letter(
        "council_call", "評議會開會通知", {**_TOLD, "member": "委員"},
        form="開會通知單", until=("hold",),
    ),
    _COUNCIL.letter(
        "council_minutes", "評議會會議紀錄", {**_TOLD, "present": "出席委員"},
        {"absent": "未出席委員"}, form="會議紀錄", after=("minuted",),
    ),
)  # fmt: skip
OF_COUNCIL = {letter.code: letter for letter in _OF_MEETINGS}
_OPEN = {letter.code: letter for letter in _OF_CASES if not letter.is_sealed}
_SEALED = {
    code: letter for code in _OPEN for letter in _OF_CASES if letter.code == f"{code}_sealed"
}
LETTERS = (*_OF_CASES, *_OF_MEETINGS)


def draft(act: Act, **facts: Any) -> None:
    """Draft the letter that the step names, if it was asked for; that of harassment is sealed."""
    known = {"case_no": act.case.number, "received_on": act.case.received_on}
    offer_letter(act, _SEALED if act.case.kind == HARASSED else _OPEN, {**known, **facts})

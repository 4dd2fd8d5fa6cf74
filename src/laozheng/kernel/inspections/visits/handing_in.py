"""Take in visits written down in the field: each once, however often a device hands it in.

The device makes a key for every visit that it writes down. What comes again under the same key
gets the same answer; what contradicts the files is told and left to the inspector, never lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from django.db import IntegrityError, transaction

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.access import may_see
from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import attach_content, open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Target, Visit
from laozheng.kernel.inspections.visit_codes import RESULTS
from laozheng.kernel.inspections.visits.actions import report_from
from laozheng.kernel.inspections.visits.filing import differences

TAKEN, KNOWN, CONFLICT, CHANGED = "taken", "known", "conflict", "changed"
# What is noted on the spot besides the report.
_ON_THE_SPOT = ("started_at", "ended_at", "met", "announced", "union_told", "is_signed")
# What a visit may tell better than its plan.
_SEEN_ON_THE_DAY = ("workplace", "district", "industry", "employees", "ubn")
_LABELS = {
    "type": "檢查別", "employer_name": "事業單位", "ubn": "統一編號", "visited_on": "檢查日",
    "workplace": "場所", "district": "行政區", "industry": "行業", "employees": "勞工人數",
    "result": "結果", "scopes": "檢查項目", "findings": "違反條文", "minutes": "檢查紀錄",
    "met": "會晤人員",
}  # fmt: skip
PHOTO, SIGNATURE = "photo", "signature"
PICTURES = {PHOTO: "現場照片", SIGNATURE: "會晤人員簽名"}


@dataclass(frozen=True)
class Picture:
    """A photograph of the place, or the signature of whoever was met; ``role`` says which."""

    role: str
    content: bytes
    media_type: str


@dataclass(frozen=True)
class HandIn:
    """A visit as a device tells it: ``given`` holds the fields of the form by their names.

    ``target`` is the place on a drawn list, ``planned`` the case of a visit planned singly;
    neither of them for a visit that nobody had planned. ``pictures`` become documents of the case.
    """

    key: str
    kind: str
    visited_on: date
    given: Mapping[str, Any] = field(default_factory=dict)
    intake: str = "visit"
    target: Target | None = None
    planned: Case | None = None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What became of a hand-in: taken now, known already, or in conflict with the files.

    ``changed`` is a conflict with what the same device handed in before under the same key.

    ``case`` is the file that it became or that it conflicts with, if there is one.
    """

    state: str
    case: Case | None
    reason: str = ""


def hand_in(told: HandIn, *, actor: Reader, officer: Staff) -> Answer:
    """Enter a visit from the field, or say what is on file already. Raises Refused."""
    known = _visit_of(told.key)
    if known is not None:
        return _again(known, told, actor)
    try:
        with transaction.atomic():
            conflict = _conflict(told)
            if conflict is not None:
                return conflict
            case = _complete(told, actor) if told.planned else _enter(told, actor, officer)
            _note_on_the_spot(case, told)
            _attach_pictures(case, told, actor)
    except IntegrityError:
        # The same device handed the same visit in on two connections at once.
        known = _visit_of(told.key)
        if known is None:
            raise
        return _again(known, told, actor)
    return Answer(TAKEN, case)


def _visit_of(key: str) -> Visit | None:
    return Visit.objects.select_related("case").filter(hand_in_key=key).first()


def _again(visit: Visit, told: HandIn, actor: Reader) -> Answer:
    """The answer to what was handed in before: the same, unless it says something else now."""
    if not may_see(visit.case, actor):
        raise Refused("這份紀錄已由其他同仁送出，請開一份新的紀錄")
    report = report_from(told.given, visited_on=told.visited_on)
    names = list(differences(visit, report))
    names += [name for name in ("minutes", "met") if _differs(visit, told, name)]
    if not names:
        return Answer(KNOWN, visit.case)
    parts = "、".join(_LABELS[name] for name in names)
    number = visit.case.number
    return Answer(
        CHANGED,
        visit.case,
        f"這份紀錄已收存為{number}，這次送出的{parts}與收存的不同；請到該案更正，更正後再刪除這份草稿",
    )


def _differs(visit: Visit, told: HandIn, name: str) -> bool:
    said = told.given.get(name)
    return bool(said) and _lines(said) != _lines(getattr(visit, name))


def _lines(text: Any) -> str:
    return "\n".join(str(text).split())


def _conflict(told: HandIn) -> Answer | None:
    """What on file stands against the visit: somebody made it before, or it was given up."""
    if told.target is not None:
        target = Target.objects.select_for_update().get(pk=told.target.pk)
        if target.case is not None:
            return _made_already(target.case)
        if target.state not in ("listed", "assigned"):
            why = f"（{target.drop_reason}）" if target.drop_reason else ""
            return Answer(
                CONFLICT,
                None,
                f"這個受檢對象已自清單移除{why}；如已到場檢查，請改以未排定的檢查送出",
            )
    if told.planned is not None:
        case = Case.objects.select_for_update().get(pk=told.planned.pk)
        if case.state == "dropped":
            return Answer(
                CONFLICT, case, f"{case.number}已改為不檢查；如已到場檢查，請改以未排定的檢查送出"
            )
        if case.state != "planned":
            return _made_already(case)
    return None


def _made_already(case: Case) -> Answer:
    visit = Visit.objects.get(case=case)
    day = roc_day(visit.visited_on) if visit.visited_on else ""
    result = RESULTS.get(visit.result, "尚無結果")
    who = visit.lead_name or "同仁"
    return Answer(
        CONFLICT,
        case,
        f"{who}已於{day}完成這次檢查（{case.number}，{result}）；"
        "請核對該案，如為另一次檢查，請改以未排定的檢查送出",
    )


def _enter(told: HandIn, actor: Reader, officer: Staff) -> Case:
    given = {"lead": officer.number, **told.given, "hand_in_key": told.key}
    if told.target is not None:
        given |= _with_companion(told.target, given, officer)
        given |= {"program": told.target.program, "picked_by": told.target.picked_by}
        given.setdefault("type", told.target.type)
        given.setdefault("joint_agencies", told.target.program.joint_agencies)
    case = open_case(
        told.kind,
        "entered",
        actor=actor,
        received_on=told.visited_on,
        intake=told.intake,
        officer=officer,
        **given,
    )
    if told.target is not None:
        Target.objects.filter(pk=told.target.pk).update(state="visited", case=case)
    return case


def _with_companion(target: Target, given: Mapping[str, Any], officer: Staff) -> dict[str, Any]:
    """Who leads and who came along to a place of a list: the lead leads, whoever hands in."""
    companions = [target.companion] if target.companion else []
    if target.lead is None or officer not in (target.lead, *companions):
        return {}
    along = [*(given.get("inspectors") or ())]
    along += [one.name for one in (*companions, *target.partners.all())]
    return {"lead": target.lead.number, "inspectors": tuple(dict.fromkeys(along))}


def _complete(told: HandIn, actor: Reader) -> Case:
    """Take a planned visit through its two steps: made, and written down."""
    case = told.planned
    assert case is not None
    seen = {name: told.given[name] for name in _SEEN_ON_THE_DAY if told.given.get(name)}
    Visit.objects.filter(case=case).update(hand_in_key=told.key, **seen)
    perform(case, "visited", actor=actor, on=told.visited_on, **told.given)
    perform(case, "recorded", actor=actor, on=told.visited_on, **told.given)
    return case


def _note_on_the_spot(case: Case, told: HandIn) -> None:
    noted = {
        name: told.given[name] for name in _ON_THE_SPOT if told.given.get(name) not in (None, "")
    }
    if noted:
        Visit.objects.filter(case=case).update(**noted)


def _attach_pictures(case: Case, told: HandIn, actor: Reader) -> None:
    """Put the pictures into the documents of the case, photographs numbered as they came."""
    numbers = count(1)
    for one in told.pictures:
        label = f"{PICTURES[one.role]}{next(numbers) if one.role == PHOTO else ''}"
        attach_content(case, one.content, one.media_type, label, role=one.role, actor=actor)

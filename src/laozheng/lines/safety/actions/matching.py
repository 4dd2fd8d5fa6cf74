"""One accident known twice: proposed to an officer, confirmed by him, counted once, undoable."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from laozheng.kernel.accounts.access import may_see
from laozheng.kernel.cases.actions import raise_signal, withdraw_signal
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink, Signal, Task
from laozheng.kernel.cases.reasons import note_reason
from laozheng.kernel.cases.recorder import Step, add_steps
from laozheng.kernel.law.parameters import Law
from laozheng.lines.safety.actions.building import announce_year
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.accidents import LISTED, around, is_major_now, listed_matches

MAJOR = "safety.major_accident"
RULE = "safety.match"
SAME = "same_matter"


def suggest_matches(accidents: Iterable[Accident], day: date, law: Law) -> int:
    """Put a task on each listed accident that may be a reported one; how many are new.

    Nobody is matched by this: an officer confirms or leaves it.
    """
    new = 0
    for accident in accidents:
        for listed, reported in listed_matches(accident):
            _task, created = Task.objects.get_or_create(
                case=listed.case,
                rule=RULE,
                subject=f"公告名單可能與{reported.case.number}為同一災害",
                defaults={
                    "owner_id": listed.case.unit_id,
                    "due_on": day + timedelta(days=law.get("safety.match_review_days", day)),
                    "reason": "發生日相差一日以內，事業單位及行政區相同；確認後請辦理併案",
                },
            )
            new += created
    return new


def confirm_match(act: Act) -> Remembered:
    """Close an accident in favor of the other case that tells of the same one."""
    accident = Accident.objects.select_related("case").get(case=act.case)
    other = around(accident).filter(case__number=act.given["matches"]).first()
    if other is None or not may_see(other.case, act.actor):
        raise Refused(
            "不能併入這件：須為發生日相差一日以內、尚未併案的職災案，請重新選擇", "matches"
        )
    CaseLink.objects.create(a=act.case, b=other.case, kind=SAME, on=act.on)
    facts = {"listed": True} if accident.source == LISTED else {}
    add_steps(other.case, [_step("absorb", act, facts)], actor=act.actor)
    Task.objects.filter(case=act.case, rule=RULE, done_on__isnull=True).update(done_on=act.on)
    withdraw_signal(act.case, MAJOR, on=act.on)
    settle_signal(other, act.on)
    announce_year(accident.occurred_on, other.occurred_on)
    return {"matches": other.case.number, "facts": {"merged": True}}


def separate(act: Act) -> Remembered:
    """Undo a match: both accidents stand for themselves again."""
    accident = Accident.objects.select_related("case").get(case=act.case)
    link = CaseLink.objects.filter(a=act.case, kind=SAME).order_by("-id").first()
    if link is None:
        raise Refused("本件沒有併入其他案件，無從撤銷")
    other = Accident.objects.select_related("case").get(case_id=link.b_id)
    link.delete()
    facts = {"listed": _is_listed(other)}
    add_steps(other.case, [_step("release", act, facts)], actor=act.actor)
    for one in (accident, other):
        settle_signal(one, act.on)
    announce_year(accident.occurred_on, other.occurred_on)
    return {**note_reason(act), "facts": {"merged": False}}


def settle_signal(accident: Accident, on: date, **newer: Any) -> None:
    """State or withdraw that the employer had a major accident, as the case now says.

    ``newer`` are facts that the step under way is about to tell.
    """
    case, employer = accident.case, accident.employer
    if not is_major_now(case, **newer):
        withdraw_signal(case, MAJOR, on=on)
        return
    stated = Signal.objects.filter(source_case=case, code=MAJOR, withdrawn_on__isnull=True)
    if employer is not None and not stated.exists():
        raise_signal(employer, MAJOR, case=case, on=accident.occurred_on)


def _step(name: str, act: Act, facts: Mapping[str, Any]) -> Step:
    return Step(
        name, act.on, known_on=act.known_on, data={"text": act.case.number, "facts": dict(facts)}
    )


def _is_listed(accident: Accident) -> bool:
    """Whether the official list still speaks of an accident: itself, or by another match."""
    merged = Case.objects.filter(links_out__b=accident.case, links_out__kind=SAME)
    return accident.source == LISTED or merged.filter(safety_accident__source=LISTED).exists()

"""The case kind of a visit: planned, made, recorded, told to the employer, remedied or punished.

A line takes ``inspection_kind(...)`` into its declaration and hands in the forms of the steps.
"""

from collections.abc import Callable, Mapping
from typing import Any

from laozheng.kernel.cases.declare import Act, CaseKind, Deadline, State, Transition
from laozheng.kernel.cases.facts import Fact
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections import rules
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.public import OF_VISIT
from laozheng.kernel.inspections.sanctioning import sanction
from laozheng.kernel.inspections.visits import actions, conditions
from laozheng.kernel.inspections.visits.panels import visit_facts

INSPECTS = ("officer",)
DECIDES = ("supervisor", "head")

STATES = (
    State("planned", "待檢查"),
    State("visited", "已檢查"),
    State("recorded", "已作成紀錄"),
    State("noticed", "已通知結果"),
    State("closed", "結案", final=True),
    State("dropped", "不檢查", final=True),
)
DEADLINES = (
    Deadline(
        "minutes", "作成檢查紀錄", rules.minutes_due, ("recorded", "closed"),
        "勞動檢查法第25條", "internal",
    ),
    Deadline(
        "notice", "通知檢查結果", rules.result_notice_due, ("noticed", "closed"),
        "勞動檢查法第25條第1項",
    ),
    Deadline(
        "objection", "聲明異議", rules.objection_due, ("objected",),
        "勞動檢查法施行細則第21條", "outside_party",
    ),
    Deadline(
        "recheck", "複查改善情形", rules.recheck_due, ("remedied", "not_remedied"),
        "勞動檢查法第25條", "internal",
    ),
)  # fmt: skip


def inspection_kind(
    *,
    prefix: str,
    label: str,
    unit: str,
    forms: Mapping[str, Any],
    code: str = "inspection",
    level: str = "bureau",
    intakes: tuple[str, ...] = ("ex_officio", "visit", "referral", "document", "online"),
    more: tuple[Transition, ...] = (),
    facts: Callable[[Case], list[Fact]] | None = None,
    taken_over: Callable[[Case], Mapping[str, Any]] = lambda case: {},
) -> CaseKind:
    """The case kind of a line's visits; ``forms`` gives the form of a step by its name.

    ``more`` are steps of the line's own; they lead between the states of this kind.
    ``taken_over`` gives the line's own facts of a visit that its re-check is planned with.
    """
    return CaseKind(
        code=code,
        label=label,
        prefix=prefix,
        unit=unit,
        level=level,
        intakes=intakes,
        states=STATES,
        transitions=(*_transitions(forms, taken_over), *more),
        deadlines=DEADLINES,
        details=Visit,
        facts=facts or visit_facts,
        followed=OF_VISIT,
    )


def _transitions(
    forms: Mapping[str, Any], taken_over: Callable[[Case], Mapping[str, Any]]
) -> tuple[Transition, ...]:
    """The steps of a visit, each with its form if the line has one for it."""

    def plan_recheck(act: Act) -> Mapping[str, Any] | None:
        return actions.plan_recheck(act, taken_over(act.case))

    def step(
        name: str, label: str, source: tuple[str, ...], target: str | None, **more: Any
    ) -> Transition:
        return Transition(
            name, label, source, target, form=forms.get(name), **{"roles": INSPECTS, **more}
        )  # fmt: skip

    return (
        step("planned", "排定檢查", (), "planned", run=actions.plan_visit, planned=True),
        step("entered", "登錄已完成之檢查", (), "recorded", run=actions.enter_visit,
             conditions=(conditions.not_alone_in_training,)),
        step("assigned", "派案", ("planned",), None, run=actions.assign_visit, roles=DECIDES),
        step("visited", "完成檢查", ("planned",), "visited", run=actions.make_visit,
             conditions=(conditions.not_alone_in_training,)),
        step("recorded", "作成檢查紀錄", ("visited",), "recorded", run=actions.record_result),
        step("noticed", "通知檢查結果", ("recorded",), "noticed", run=actions.send_notice,
             roles=DECIDES, conditions=(conditions.something_to_tell,),
             letter="inspections.result_notice"),
        step("objected", "雇主聲明異議", ("noticed",), None, run=actions.note_objection),
        step("objection_answered", "回復異議", ("noticed",), None, run=actions.answer_objection,
             conditions=(conditions.objection_pending,), roles=DECIDES),
        step("recheck_planned", "排定複查", ("noticed",), None, run=plan_recheck,
             conditions=(conditions.no_recheck_under_way,)),
        step("remedied", "確認改善", ("noticed",), "closed", run=actions.confirm_remedy),
        step("not_remedied", "複查未改善", ("noticed",), None, run=actions.note_unremedied),
        step("sanctioned", "移請裁處", ("recorded", "noticed"), "closed", run=sanction,
             conditions=(conditions.has_findings,)),
        step("closed", "結案", ("recorded",), "closed",
             conditions=(conditions.nothing_left_open,)),
        step("dropped", "不檢查", ("planned",), "dropped", run=actions.drop_visit, roles=DECIDES),
    )  # fmt: skip

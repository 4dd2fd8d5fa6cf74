"""The case kind of a disposition: one procedure for all lines, each with its prefix and unit.

A line takes ``disposition_kind(...)`` into its declaration. For lines that are not installed the
kernel keeps their dispositions under the kinds of ``KERNEL_KINDS``, so that no row of a published
list is lost; an installed line's own declaration wins.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from laozheng.kernel.cases.declare import CaseKind, Deadline, State, Transition
from laozheng.kernel.inspections import actions, collecting, conditions, rules
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.panels import facts_of
from laozheng.kernel.inspections.prosecuting import Prosecution
from laozheng.kernel.inspections.public import OF_DISPOSITION

STANDING = ("issued", "served", "appealed", "upheld", "partly_revoked", "final")
# Where a late appeal may arrive: it opens nothing again.
_BEYOND_APPEAL = ("served", "upheld", "partly_revoked", "final")

STATES = (
    State("open", "研擬中"),
    State("drafted", "已擬稿"),
    State("issued", "已作成"),
    State("served", "已送達"),
    State("appealed", "救濟中"),
    State("upheld", "維持原處分"),
    State("partly_revoked", "部分撤銷"),
    State("final", "已確定", final=True),
    State("revoked", "已撤銷", final=True),
)
_TO_THE_DECISION = (
    Transition("opened", "開立裁處案", (), "open", run=actions.open_file),
    Transition(
        "hearing_sent",
        "通知陳述意見",
        ("open",),
        None,
        run=actions.send_hearing,
        letter="inspections.hearing_notice",
    ),
    Transition(
        "heard", "收到陳述意見", ("open",), None, roles=("officer", "applicant"), run=actions.hear
    ),
    Transition("hearing_waived", "免予陳述意見", ("open",), None, run=actions.waive_hearing),
    Transition(
        rules.PROSECUTION_ENDED, "登錄刑事結果", ("open",), None, run=actions.end_prosecution
    ),
    Transition(
        "drafted",
        "擬具裁處書",
        ("open",),
        "drafted",
        run=actions.draft,
        conditions=(
            conditions.heard_or_waived,
            conditions.improvement_date_passed,
            conditions.not_convicted,
        ),
    ),
    Transition("returned", "退回重擬", ("drafted",), "open", roles=("supervisor", "head")),
    Transition(
        "approved",
        "核定發文",
        ("drafted",),
        "issued",
        roles=("supervisor", "head"),
        run=actions.approve,
        letter="inspections.disposition",
        other_person_than=("drafted",),
    ),
    # Lists of what was decided elsewhere, and files on paper that are found later.
    Transition("issued", "登錄已作成之處分", (), "issued", run=actions.register),
)
_SERVICE_AND_PUBLICATION = (
    Transition("served", "送達", ("issued",), "served", run=actions.serve),
    Transition(
        "announced",
        "公布",
        STANDING,
        None,
        run=actions.publish,
        conditions=(conditions.was_served, conditions.is_to_be_published),
    ),
    Transition("corrected", "更正公布", STANDING, None, run=actions.correct_entry),
    Transition("unpublished", "移除公布", STANDING, None, run=actions.unpublish),
)
_REMEDIES = (
    Transition(
        "appealed", "提起訴願", ("issued", "served", "partly_revoked"), "appealed",
        run=actions.note_appeal, conditions=(conditions.appeal_in_time,),
    ),
    Transition(
        "appealed_late", "收到逾期訴願", _BEYOND_APPEAL, None,
        run=actions.note_appeal, conditions=(conditions.appeal_term_over,),
    ),
    Transition(
        "answered", "提出答辯", ("appealed", *_BEYOND_APPEAL), None,
        run=actions.answer_appeal, conditions=(conditions.appeal_pending,),
        letter="inspections.answer",
    ),
    Transition(
        "appeal_extended", "訴願決定延長", ("appealed",), None, run=actions.note_reference
    ),
    Transition(
        "late_appeal_rejected", "逾期訴願不受理", _BEYOND_APPEAL, None,
        run=actions.note_reference, conditions=(conditions.late_appeal_pending,),
    ),
    Transition(
        "appeal_dismissed", "訴願駁回", ("appealed",), "upheld", run=actions.note_decision
    ),
    Transition(
        "appeal_withdrawn", "撤回訴願", ("appealed",), "upheld", run=actions.note_reference
    ),
    Transition(
        "sued", "提起行政訴訟", ("upheld", "partly_revoked"), "appealed",
        run=actions.note_reference, conditions=(conditions.suit_in_time,),
    ),
    Transition(
        "judgment_upheld", "判決維持", ("appealed",), "upheld", run=actions.note_reference
    ),
    Transition(
        "revoked", "撤銷", STANDING, "revoked", run=actions.revoke,
        letter="inspections.revocation",
    ),
    Transition(
        "remanded", "撤銷發回另為處分", STANDING, "revoked", run=actions.revoke,
        letter="inspections.revocation",
    ),
    Transition(
        "judgment_revoked", "判決撤銷", STANDING, "revoked", run=actions.revoke,
        letter="inspections.revocation",
    ),
    Transition(
        "partly_revoked", "部分撤銷", STANDING, "partly_revoked", run=actions.partly_revoke
    ),
    Transition(
        "final", "確定", ("served", "upheld", "partly_revoked"), "final",
        conditions=(conditions.appeal_term_over, conditions.suit_term_over),
    ),
)  # fmt: skip
_CASHIER = ("officer", "cashier")
_MONEY = (
    Transition(
        "paid", "繳清", STANDING, None, roles=_CASHIER, run=collecting.pay_whole,
        conditions=(collecting.something_is_owed,),
    ),
    Transition(
        "installments_granted", "核准分期", STANDING, None, roles=("supervisor", "head"),
        run=collecting.grant_installments, letter="inspections.installments",
        conditions=(conditions.was_served, collecting.something_is_owed),
    ),
    Transition(
        "installment", "分期繳納", STANDING, None, roles=_CASHIER, run=collecting.pay_part,
        conditions=(collecting.something_is_owed,),
    ),
    Transition(
        "reminded", "催繳", STANDING, None, run=collecting.remind, letter="inspections.reminder",
        conditions=(collecting.something_is_owed, collecting.payment_is_late),
    ),
    Transition(
        "enforcement_sent", "移送行政執行", STANDING, None, run=collecting.send_to_enforcement,
        letter="inspections.enforcement",
        conditions=(
            collecting.something_is_owed, collecting.payment_is_late, collecting.reminder_is_over,
        ),
    ),
    Transition(
        "written_off", "註銷", STANDING, None, roles=("supervisor", "head"),
        run=collecting.write_off, conditions=(collecting.something_is_owed,),
    ),
    Transition(
        "refunded", "退還罰鍰", (*STANDING, "revoked"), None, roles=_CASHIER,
        run=collecting.refund,
    ),
)  # fmt: skip
_UPKEEP = (
    Transition(
        "rectified", "更正裁處書", STANDING, None, run=actions.rectify,
        letter="inspections.rectification",
    ),
    Transition(
        "flags_settled", "檢視註記完畢", (*STANDING, "revoked"), None,
        run=actions.settle_flags, conditions=(conditions.something_to_settle,),
    ),
)  # fmt: skip
TRANSITIONS = (*_TO_THE_DECISION, *_SERVICE_AND_PUBLICATION, *_REMEDIES, *_MONEY, *_UPKEEP)

DEADLINES = (
    Deadline(
        "hearing", "陳述意見", rules.hearing_due, ("heard",), "行政程序法第104條", "outside_party"
    ),
    Deadline(
        "appeal", "提起訴願", rules.appeal_due, ("appealed",), "訴願法第14條", "outside_party"
    ),
    Deadline(
        "answer",
        "訴願答辯",
        rules.answer_due,
        ("answered",),
        "訴願法第58條",
        outlives_case=True,
    ),
    Deadline(
        "appeal_decision",
        "訴願決定",
        rules.appeal_decision_due,
        rules.APPEAL_DECIDED,
        "訴願法第85條",
        "outside_party",
        outlives_case=True,
    ),
    Deadline(
        "suit", "提起行政訴訟", rules.suit_due, ("sued",), "行政訴訟法第106條", "outside_party"
    ),
    Deadline(
        "payment",
        "繳納罰鍰",
        rules.payment_due,
        ("paid", "written_off"),
        "違反職業安全衛生法及勞動檢查法案件處理要點",
        "outside_party",
        outlives_case=True,
    ),
    Deadline(
        "reminder",
        "催繳後繳納",
        rules.reminder_due,
        ("paid", "enforcement_sent", "written_off"),
        "違反職業安全衛生法及勞動檢查法案件處理要點",
        "outside_party",
        outlives_case=True,
    ),
    Deadline(
        "enforcement",
        "移送行政執行",
        rules.enforcement_due,
        ("paid", "enforcement_sent", "written_off"),
        "行政執行法第7條",
        outlives_case=True,
    ),
    Deadline(
        "publication",
        "公布違反事業單位",
        rules.publication_due,
        ("announced",),
        "勞動基準法第80條之1、職業安全衛生法第49條等",
        "internal",
        outlives_case=True,
    ),
)


def disposition_kind(
    *,
    prefix: str,
    label: str,
    unit: str,
    code: str = "disposition",
    level: str = "bureau",
    forms: Mapping[str, Any] | None = None,
    more: tuple[Transition, ...] = (),
    prosecution: Prosecution | None = None,
) -> CaseKind:
    """The case kind of a line's dispositions; numbers begin with ``prefix``.

    ``forms`` gives the form of a step by its name; a step without one asks for its day alone.
    ``more`` are steps of the line's own; ``prosecution`` says which acts are crimes by its law.
    """
    return CaseKind(
        code=code,
        label=label,
        prefix=prefix,
        unit=unit,
        level=level,
        intakes=("ex_officio", "visit", "referral", "document"),
        states=(*STATES, *(prosecution.states if prosecution else ())),
        transitions=(*_transitions(forms or {}, prosecution), *more),
        deadlines=DEADLINES,
        details=Disposition,
        facts=facts_of,
        followed=OF_DISPOSITION,
    )


def _transitions(forms: Mapping[str, Any], prosecution: Prosecution | None) -> Iterator[Transition]:
    for step in TRANSITIONS:
        asked = (prosecution.may_be_fined,) if prosecution and step.name == "drafted" else ()
        yield replace(step, form=forms.get(step.name), conditions=(*step.conditions, *asked))
    if prosecution:
        yield prosecution.step(forms.get(rules.PROSECUTION_SENT))


# Where neither letter mark nor citation tells the line, the file waits here for an officer.
UNASSIGNED = "unassigned"
_KINDS = (
    ("standards", "disposition", "勞條裁", "勞動條件裁處", "labor_conditions"),
    ("safety", "disposition", "職安裁", "職業安全衛生裁處", "inspection_office"),
    ("equality", "disposition", "就平裁", "就業平等裁處", "employment_security"),
    ("employment", "disposition", "就資裁", "資遣通報裁處", "training_employment_center"),
    ("migrants", "disposition", "移裁", "移工管理裁處", "employment_security"),
    ("quota", "disposition", "額裁", "定額進用裁處", "vocational_rehabilitation"),
    ("massage", "disposition", "按裁", "視障按摩裁處", "vocational_rehabilitation"),
    ("unions", "disposition", "工裁", "工會裁處", "labor_relations"),
    ("disputes", "mediation_penalty", "調罰", "調解程序違規裁處", "labor_relations"),
    (UNASSIGNED, "disposition", "待裁", "所屬業務待定之裁處", "bureau"),
)
KERNEL_KINDS: Mapping[str, CaseKind] = {
    f"{line}.{code}": disposition_kind(code=code, prefix=prefix, label=label, unit=unit)
    for line, code, prefix, label, unit in _KINDS
}
KIND_OF_LINE: Mapping[str, str] = {line: f"{line}.{code}" for line, code, *_ in _KINDS}
# For facts: measures go by act, whichever line's file holds the disposition.
CASE_KINDS: tuple[str, ...] = tuple(KERNEL_KINDS)


def kind_of_line(line: str) -> str:
    """The full kind code under which a line's dispositions are kept."""
    return KIND_OF_LINE.get(line, KIND_OF_LINE[UNASSIGNED])

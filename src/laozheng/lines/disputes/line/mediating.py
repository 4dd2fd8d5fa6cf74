"""Steps of the mediation itself: appointment, committee, meetings (勞資爭議處理法§12–18).

`carry_over` is for imported histories whose days of appointment and beginning nobody wrote down;
no person takes it.
"""

from laozheng.kernel.cases.declare import Transition
from laozheng.lines.disputes import forms
from laozheng.lines.disputes.actions import appointing, committee, hearings
from laozheng.lines.disputes.line.states import CONDUCTS, IN_CHARGE, OPEN_BEFORE_MEDIATION

APPOINTMENT_STEPS = (
    Transition(
        "appoint",
        "指派調解人",
        ("accepted", "assigned", "mediating"),
        "assigned",
        run=appointing.appoint,
        form=forms.Appoint,
        conditions=(
            appointing.by_authority,
            appointing.needs_cause_to_replace,
            appointing.mediator_is_fit,
        ),
        letter="disputes.appointment",
    ),
    Transition(
        "entrust",
        "委託民間團體",
        ("accepted",),
        "accepted",
        run=appointing.entrust,
        form=forms.Entrust,
        conditions=(appointing.by_body, appointing.body_is_fit),
    ),
    Transition(
        "body_appoint",
        "民間團體指派調解人",
        ("accepted", "assigned", "mediating"),
        "assigned",
        roles=("body", "officer"),
        run=appointing.appoint,
        form=forms.Appoint,
        conditions=(
            appointing.by_body,
            appointing.mediator_of_the_body,
            appointing.needs_cause_to_replace,
            appointing.mediator_is_fit,
        ),
        letter="disputes.appointment",
    ),
    Transition(
        "recuse",
        "請求迴避",
        ("assigned", "selecting", "formed", "mediating"),
        None,
        roles=("officer", "applicant"),
        run=appointing.recuse,
        form=forms.Recuse,
        conditions=(appointing.before_the_proposal,),
    ),
    Transition(
        "decide_recusal",
        "決定迴避",
        ("assigned", "selecting", "formed", "mediating"),
        None,
        roles=("supervisor",),
        run=appointing.decide_recusal,
        form=forms.DecideRecusal,
        conditions=(appointing.recusal_asked,),
    ),
)


def _seat(side: str, label: str, roles: tuple[str, ...]) -> Transition:
    """The step that fills a seat of one side; three steps, because each side has its own term."""
    return Transition(
        f"seat_{side}",
        label,
        ("selecting",),
        None,
        roles=roles,
        run=committee.seat,
        form=forms.Seat,
        conditions=(committee.member_may_sit,),
    )


COMMITTEE_STEPS = (
    Transition(
        "notify_selection",
        "通知選定委員",
        ("accepted",),
        "selecting",
        run=committee.notify_selection,
        form=forms.NotifySelection,
        conditions=(appointing.by_committee, committee.size_is_lawful),
        letter="disputes.selection_notice",
    ),
    _seat("authority", "指派主管機關委員", ("officer",)),
    _seat("labor", "勞方選定委員", ("officer", "applicant")),
    _seat("employer", "資方選定委員", ("officer", "applicant")),
    Transition(
        "form",
        "組成調解委員會",
        ("selecting",),
        "formed",
        run=committee.form,
        conditions=(committee.seats_are_filled,),
        letter="disputes.appointment",
    ),
    Transition(
        "assign_member",
        "指派委員調查",
        ("formed", "mediating"),
        None,
        run=committee.assign_member,
        form=forms.AssignMember,
        conditions=(committee.member_may_investigate,),
    ),
    Transition(
        "report",
        "委員提報調查結果",
        ("formed", "mediating"),
        None,
        roles=CONDUCTS,
        run=committee.report,
        form=forms.Report,
    ),
    Transition(
        "extend_committee",
        "延長開會期限",
        ("formed", "mediating"),
        None,
        run=committee.extend_committee,
        form=forms.ExtendCommittee,
        conditions=(committee.may_extend,),
    ),
)

MEDIATION_STEPS = (
    Transition(
        "schedule",
        "排定調解會議",
        IN_CHARGE,
        None,
        roles=CONDUCTS,
        run=hearings.schedule,
        form=forms.Schedule,
        letter="disputes.hearing_notice",
    ),
    Transition(
        "summon",
        "通知到場說明",
        IN_CHARGE,
        None,
        run=hearings.summon,
        form=forms.Summon,
        letter="disputes.explanation_notice",
    ),
    Transition(
        "permit_visit",
        "同意訪查",
        IN_CHARGE,
        None,
        roles=("supervisor",),
        run=hearings.permit_visit,
        form=forms.PermitVisit,
        letter="disputes.visit_consent",
    ),
    Transition(
        "begin",
        "開始調解",
        ("assigned", "formed"),
        "mediating",
        roles=CONDUCTS,
        run=hearings.begin,
    ),
    Transition(
        "hear",
        "召開調解會議",
        ("mediating",),
        None,
        roles=CONDUCTS,
        run=hearings.hear,
        form=forms.Hear,
        conditions=(hearings.hearing_is_planned, hearings.notices_served),
    ),
    Transition(
        "postpone",
        "會議改期",
        IN_CHARGE,
        None,
        roles=CONDUCTS,
        run=hearings.postpone,
        form=forms.Postpone,
        conditions=(hearings.hearing_is_planned,),
        letter="disputes.hearing_notice",
    ),
    Transition(
        "propose",
        "作成調解方案",
        ("mediating",),
        None,
        roles=CONDUCTS,
        run=hearings.propose,
        form=forms.Propose,
        conditions=(hearings.proposal_is_made,),
    ),
    Transition(
        "carry_over", "舊案轉入調解中", OPEN_BEFORE_MEDIATION, "mediating", roles=("operator",)
    ),
)

"""Steps that end a mediation, and what follows (勞資爭議處理法§19–24, §61)."""

from laozheng.kernel.cases.declare import PREVIOUS, Transition
from laozheng.lines.disputes import forms
from laozheng.lines.disputes.actions import closing, intake
from laozheng.lines.disputes.line.states import CLOSED, CONDUCTS, MEDIATED, OPEN

CLOSING_STEPS = (
    Transition(
        "settle",
        "調解成立",
        ("mediating",),
        "settled",
        roles=CONDUCTS,
        run=closing.settle,
        form=forms.Settle,
        conditions=(closing.both_signed, closing.public_body_agreed),
        letter="disputes.record",
    ),
    Transition(
        "fail",
        "調解不成立",
        ("mediating",),
        "not_settled",
        roles=CONDUCTS,
        run=closing.fail,
        form=forms.Fail,
        conditions=(closing.reason_fits,),
        letter="disputes.failure_certificate",
    ),
    Transition(
        "withdraw",
        "撤回",
        OPEN,
        "withdrawn",
        roles=("officer", "applicant"),
        run=closing.withdraw,
        form=forms.Withdraw,
        conditions=(closing.may_withdraw, closing.all_withdraw),
        letter="disputes.withdrawal",
    ),
    Transition(
        "withdraw_party",
        "部分申請人撤回",
        OPEN,
        None,
        roles=("officer", "applicant"),
        run=closing.withdraw_party,
        form=forms.WithdrawParty,
        conditions=(closing.may_withdraw, closing.others_stay),
    ),
    Transition(
        "court_refuses",
        "法院駁回強制執行",
        ("settled",),
        "not_settled",
        roles=("supervisor",),
        run=closing.court_refuses,
        form=forms.CourtRefuses,
        conditions=(closing.court_may_undo,),
    ),
    Transition(
        "reopen",
        "更正重啟",
        CLOSED,
        PREVIOUS,
        roles=("head",),
        run=closing.reopen,
        form=forms.Reason,
        conditions=(intake.reason_given,),
        other_person_than=("settle", "fail", "withdraw", "transfer_out", "refuse"),
    ),
)

AFTERWARDS = (
    Transition(
        "file_record",
        "紀錄送機關",
        MEDIATED,
        None,
        roles=("body", "mediator", "officer"),
        run=closing.file_record,
        form=forms.FileRecord,
    ),
    Transition(
        "serve_record",
        "紀錄送達當事人",
        MEDIATED,
        None,
        run=closing.serve_record,
        form=forms.ServeRecord,
        conditions=(closing.all_served,),
    ),
    Transition(
        "report_performance",
        "回報履行情形",
        ("settled",),
        None,
        roles=("officer", "applicant"),
        run=closing.report_performance,
        form=forms.ReportPerformance,
        conditions=(closing.own_obligation,),
    ),
    Transition(
        "served",
        "登錄文書送達",
        (*OPEN, *CLOSED),
        None,
        run=closing.note_service,
        form=forms.NoteService,
    ),
)

"""How a mediation ends, and what follows: outcome, withdrawal, record, service, performance."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from laozheng.base.roc import roc_day
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.models import CaseParty
from laozheng.kernel.law.trace import objections
from laozheng.lines.disputes.actions.hearings import committee_meetings, who_mediates
from laozheng.lines.disputes.actions.letters import claims_in_words, draft, to_applicants
from laozheng.lines.disputes.models import (
    Hearing,
    MediationRecord,
    Performance,
    RecordService,
)
from laozheng.lines.disputes.models.codes import PARTY_OUTCOMES, REASONS
from laozheng.lines.disputes.queries.mediation import applicants_of, parties_of, seats_of, timeline
from laozheng.lines.disputes.rules.committee import NOT_SETTLED as COMMITTEE_FAILED
from laozheng.lines.disputes.rules.committee import committee_meeting
from laozheng.lines.disputes.rules.outcome import Answer, Ending, outcome, withdrawal
from laozheng.lines.disputes.rules.timeline import COMMITTEE

UNENFORCEABLE_BY_NATURE = "unrelated_or_unfit"
STATEMENTS = ("labor_statement", "employer_statement", "findings")


def _ending(act: Act) -> Ending:
    mediation = act.case.mediation
    by_committee = mediation.channel == COMMITTEE
    return Ending(
        answers=[
            Answer(row.side, _answer(act, row), is_applicant=row.role == "applicant")
            for row in parties_of(act.case)
        ],
        has_proposal=bool(mediation.proposal) or bool(timeline(act.case).last("propose")),
        by_committee=by_committee,
        committee_failed=by_committee and _committee_failed(act),
    )


def _answer(act: Act, row: CaseParty) -> str:
    answers: Mapping[str, str] = act.given.get("answers") or {}
    return answers.get(str(row.pk), "refused")


def _committee_failed(act: Act) -> bool:
    meetings = committee_meetings(act)
    if not meetings:
        return False
    answer = committee_meeting(len(seats_of(act.case)), meetings, act.law, act.on)
    return bool(answer.result == COMMITTEE_FAILED)


def both_signed(act: Act) -> str | None:
    """Both sides signed the proposal, or some of several workers did (R7)."""
    answer = outcome(_ending(act), act.law, act.on)
    if answer.result["outcome"] == "settled":
        return None
    return f"不能登錄調解成立：{answer.steps[-1].text.rstrip('。')}"


def public_body_agreed(act: Act) -> str | None:
    """A public body settles only with the approval of its superior (團體協約法§10②)."""
    if act.given.get("is_public_body") and not act.given.get("approval"):
        return "公部門當事人簽名前須檢附有核可權機關之同意書，請登錄同意書文號"
    return None


def settle(act: Act) -> Mapping[str, Any]:
    """Settlement: a contract between the parties, with a union a collective agreement (§23)."""
    mediation, answer = act.case.mediation, outcome(_ending(act), act.law, act.on)
    mediation.outcome, mediation.is_partial = "settled", answer.result["partial"]
    mediation.amount_settled = act.given.get("amount_settled")
    mediation.save()
    _note_answers(act)
    Performance.objects.bulk_create(
        Performance(case=act.case, **obligation) for obligation in act.given.get("obligations", ())
    )
    _write_record(act, "調解成立")
    return {"partial": mediation.is_partial, "amount_settled": mediation.amount_settled}


def reason_fits(act: Act) -> str | None:
    """The reason is one of those for this end, and the explanation of what may follow was given."""
    if act.given.get("reason") not in REASONS["not_settled"]:
        return "請選擇調解不成立的原因"
    if not act.given.get("arbitration_explained"):
        return "調解不成立時須向雙方說明得申請仲裁並記明於紀錄，請確認已說明"
    return None


def fail(act: Act) -> Mapping[str, Any]:
    """No settlement; arbitration, court, legal aid and the rights fund were explained."""
    mediation = act.case.mediation
    mediation.outcome, mediation.outcome_reason = "not_settled", act.given["reason"]
    mediation.save()
    _note_answers(act)
    _write_record(act, "調解不成立")
    draft(act, "failure_certificate", failed_on=act.on, claims=claims_in_words(act.case))
    return {"reason": mediation.outcome_reason}


def _note_answers(act: Act) -> None:
    for row in parties_of(act.case):
        row.outcome = _answer(act, row)
        row.save(update_fields=["outcome"])


def _write_record(act: Act, result: str) -> None:
    """The record with the ten items of §25①, from what the case holds."""
    case, mediation = act.case, act.case.mediation
    hearings = list(Hearing.objects.filter(case=case, state="held").order_by("number"))
    mediators = who_mediates(act)
    MediationRecord.objects.update_or_create(
        case=case,
        defaults={
            "parties": [
                {"name": row.name_as_written, "side": row.side} for row in parties_of(case)
            ],
            "applied_on": case.received_on,
            "meetings": [
                [h.starts_at.isoformat(), h.ends_at.isoformat() if h.ends_at else None]
                for h in hearings
            ],
            "places": list(dict.fromkeys(h.place for h in hearings)),
            **_statements(act),
            "proposal": mediation.proposal,
            "result": result,
            "attendance": [
                {"name": row.name_as_written, "answer": row.outcome} for row in parties_of(case)
            ],
            "signed_by": mediators.split("、"),
            "arbitration_explained": bool(act.given.get("arbitration_explained")),
        },
    )
    draft(
        act,
        "record",
        claims=claims_in_words(case),
        meetings="；".join(hearing.shown for hearing in hearings) or "（未召開）",
        result=result,
        attendance="、".join(
            f"{row.name_as_written}{PARTY_OUTCOMES[row.outcome]}" for row in parties_of(case)
        ),
        mediators=mediators,
        proposal=mediation.proposal,
        **_statements(act),
    )


def _statements(act: Act) -> dict[str, Any]:
    """What each side said and what was found, as far as it was written down."""
    return {name: act.given.get(name) or "" for name in STATEMENTS}


def may_withdraw(act: Act) -> str | None:
    """Only the applicant, and only while there is no outcome (R12)."""
    answer = _withdrawal(act, staying=0)
    return None if answer.result != "refused" else f"不能撤回：{'；'.join(objections(answer))}"


def all_withdraw(act: Act) -> str | None:
    """The whole case is withdrawn only when every applicant withdraws."""
    if len(applicants_of(act.case)) > 1 and not act.given.get("all_agree"):
        return "本件有數名申請人，須全體同意始得撤案；僅部分撤回者請改用「部分申請人撤回」"
    return None


def _withdrawal(act: Act, staying: int) -> Any:
    return withdrawal(
        by_applicant=bool(act.given.get("by_applicant", True)),
        outcome_recorded=act.case.mediation.outcome != "pending",
        applicants_who_stay=staying,
        law=act.law,
        day=act.on,
    )


def withdraw(act: Act) -> Mapping[str, Any]:
    """The case is withdrawn; planned meetings are called off."""
    mediation = act.case.mediation
    mediation.outcome, mediation.outcome_reason = "withdrawn", act.given.get("reason") or ""
    mediation.withdrawn_via = act.given["via"]
    mediation.save()
    Hearing.objects.filter(case=act.case, state="planned").update(state="canceled")
    years = act.law.get("disputes.wage_limitation_years", act.on)
    applicants = to_applicants(act)
    draft(act, "withdrawal", to=applicants, withdrawn_on=act.on, wage_limitation_years=years)
    return {"via": mediation.withdrawn_via, "reason": mediation.outcome_reason}


def others_stay(act: Act) -> str | None:
    """A party leaves alone only while another applicant stays."""
    staying = [row for row in applicants_of(act.case) if row != act.given["party"]]
    return None if staying else "本件沒有其他申請人，請改用「撤回」"


def withdraw_party(act: Act) -> Mapping[str, Any]:
    """One of several applicants leaves; the case goes on."""
    row: CaseParty = act.given["party"]
    row.to_on, row.outcome = act.on, "withdrawn"
    row.save(update_fields=["to_on", "outcome"])
    return {"party": row.name_as_written}


def court_may_undo(act: Act) -> str | None:
    """Not when the refusal rests on §60(2): then the settlement stands (§61)."""
    if act.given.get("ground") == UNENFORCEABLE_BY_NATURE:
        return "法院依勞資爭議處理法第60條第2款駁回者，不視為調解不成立"
    if not act.given.get("court"):
        return "請填寫法院及裁定字號"
    return None


def court_refuses(act: Act) -> Mapping[str, Any]:
    """The court refused enforcement, so the settlement counts as none (§61)."""
    mediation = act.case.mediation
    mediation.outcome, mediation.outcome_reason = "not_settled", "court_refused"
    mediation.amount_settled = None
    mediation.save()
    return {"court": act.given["court"], "reason": "court_refused"}


def reopen(act: Act) -> Mapping[str, Any]:
    """An outcome was entered by mistake; the old event stays, and counts no more."""
    mediation = act.case.mediation
    mediation.outcome, mediation.outcome_reason = "pending", ""
    mediation.withdrawn_via, mediation.transferred_to = "", ""
    mediation.amount_settled, mediation.is_partial = None, False
    mediation.save()
    return {"reason": act.given["reason"]}


def file_record(act: Act) -> Mapping[str, Any]:
    """The record reached the authority."""
    MediationRecord.objects.filter(case=act.case).update(filed_on=act.on)
    return {"sent_by": act.given.get("sent_by") or ""}


def all_served(act: Act) -> str | None:
    """The service counts when every party has the record."""
    days: Mapping[str, date] = act.given.get("served") or {}
    waiting = [row.name_as_written for row in parties_of(act.case) if not days.get(str(row.pk))]
    if waiting:
        return f"調解紀錄尚未送達{'、'.join(waiting)}，請待全部送達後再登錄"
    last = max(days.values())
    if last != act.on:
        return f"日期應為最後送達日{roc_day(last)}，請更正"
    return None


def serve_record(act: Act) -> Mapping[str, Any]:
    """The record was served on all; the peace period ends."""
    days, method = act.given["served"], act.given["method"]
    RecordService.objects.bulk_create(
        RecordService(case=act.case, party=row, method=method, served_on=days[str(row.pk)])
        for row in parties_of(act.case)
    )
    return {"method": method}


def note_service(act: Act) -> Mapping[str, Any]:
    """A letter was served on one side; terms that start with it run from this day."""
    return {"letter": act.given["letter"], "side": act.given["side"]}


def own_obligation(act: Act) -> str | None:
    """The obligation belongs to the case."""
    if act.given["performance"].case_id != act.case.pk:
        return "這筆給付不屬於本件，請重新選擇"
    return None


def report_performance(act: Act) -> Mapping[str, Any]:
    """Somebody tells whether an obligation was performed."""
    row: Performance = act.given["performance"]
    row.state, row.source = act.given["state"], act.given["source"]
    row.paid_on, row.reported_on = act.given.get("paid_on"), act.known_on
    row.save()
    return {"obligation": row.obligation, "state": row.state}

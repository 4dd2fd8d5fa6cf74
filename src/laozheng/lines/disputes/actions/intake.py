"""From receipt to acceptance: open, confirm, correct, refuse, transfer, accept, split, join."""

from collections.abc import Mapping
from typing import Any

from laozheng.base.roc import roc_day
from laozheng.kernel.cases.actions import open_case, resume, suspend
from laozheng.kernel.cases.declare import INTAKES, Act
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.disputes.actions.letters import claims_in_words, draft, to_applicants
from laozheng.lines.disputes.actions.parties import join_parties, standings
from laozheng.lines.disputes.models import Claim, Mediation
from laozheng.lines.disputes.models.codes import CHANNELS, REASONS
from laozheng.lines.disputes.queries.mediation import KIND, filed_again, parties_of, timeline
from laozheng.lines.disputes.rules.competence import (
    OFFICER_DECIDES,
    OTHER_AUTHORITY,
    PlaceOfWork,
    competence,
)
from laozheng.lines.disputes.rules.deadlines import correction_due

TWICE_WITHIN_DAYS = 30

COLUMNS = (
    "nature",
    "issue",
    "employer_name",
    "union_name",
    "workers",
    "workers_female",
    "workplace_city",
    "workplace_zone",
    "industry",
    "work_kinds",
    "language",
    "note",
)
REMEMBERED = ("issue", "nature", "industry", "workers", "workers_female")


def open_matter(act: Act) -> Mapping[str, Any]:
    """Write the facts of a new mediation; the event remembers what figures count by."""
    given, case = act.given, act.case
    claims = given.get("claims") or ()
    amounts = [amount for _, amount in claims if amount is not None]
    stated = {name: given[name] for name in COLUMNS if given.get(name) not in (None, "")}
    mediation = Mediation.objects.create(
        case=case, channel=given.get("channel") or "", amount_claimed=sum(amounts) or None, **stated
    )
    Claim.objects.bulk_create(
        Claim(case=case, claim_code=code, amount=amount) for code, amount in claims
    )
    join_parties([(case, case.filer_kind, standings(given, act.on))], act.actor)
    if act.transition.target != "accepted":
        draft(act, "receipt", to=to_applicants(act), intake=INTAKES[case.intake])
    return {
        **{name: getattr(mediation, name) for name in REMEMBERED},
        "filer": case.filer_kind or "worker",
        "district": case.district,
        "amount_claimed": mediation.amount_claimed,
        **_asides(act),
    }


def _asides(act: Act) -> dict[str, str]:
    """What else the opening event tells: reasons of the head, a case filed twice."""
    asides = {"reason": act.given["reason"]} if act.given.get("reason") else {}
    by_side = {row.side: row.party for row in parties_of(act.case)}
    if len(by_side) == 2:
        worker, employer = by_side["labor"], by_side["employer"]
        again = filed_again(worker, employer, act.on, TWICE_WITHIN_DAYS, besides=act.case)
        if again is not None:
            asides["filed_again"] = again.number
    return asides


def open_ex_officio(act: Act) -> Mapping[str, Any]:
    """Mediation ordered by the authority itself; it is accepted from the start."""
    remembered = open_matter(act)
    return {**remembered, **_take_up(act, act.given["channel"])}


def reason_given(act: Act) -> str | None:
    """A step that needs a reason in words."""
    if not str(act.given.get("reason") or "").strip():
        return f"「{act.transition.label}」須敘明理由，請填寫理由"
    return None


def confirm(act: Act) -> Mapping[str, Any]:
    """The identity of somebody who filed online is certain."""
    return {"confirmed_by": act.given["confirmed_by"]}


def correct(act: Act) -> Mapping[str, Any]:
    """Ask for what is missing; the clock of the appointment stands still."""
    cite = "勞資爭議調解辦法第3條"
    suspend(act.case, on=act.on, reason="補正", cite=cite, rules=("D1",))
    usual = act.law.get("disputes.correction_default_days", act.on)
    counted = count(act.on, usual, "days", act.calendar, cite=cite, law=act.law)
    draft(
        act,
        "correction",
        to=to_applicants(act),
        missing=act.given["missing"],
        complete_by=act.given.get("complete_by") or counted.due_on,
    )
    return note_missing(act)


def note_missing(act: Act) -> Mapping[str, Any]:
    """Ask for what is missing, without a clock that could stand still."""
    return {"missing": act.given["missing"], "complete_by": act.given.get("complete_by")}


def something_missing(act: Act) -> str | None:
    """A correction names what is missing."""
    return None if act.given.get("missing") else "請填寫須補正的事項"


def complete(act: Act) -> None:
    """All is there; the clock runs."""
    resume(act.case, on=act.on)


def may_refuse(act: Act) -> str | None:
    """An application is refused for want of a labor relation, or when the correction ran out."""
    if act.given["reason"] != "not_corrected":
        return None
    due = correction_due(timeline(act.case), act.calendar, act.law)
    if due is None:
        return "尚未命補正，不能以逾期未補正為由不受理；請先辦理補正"
    if due.due_on is not None and act.on <= due.due_on:
        return f"補正期限至{roc_day(due.due_on)}，期限內不能以逾期未補正為由不受理"
    return None


def refuse(act: Act) -> Mapping[str, Any]:
    """Not accepted (不受理)."""
    reason = str(REASONS["not_accepted"][act.given["reason"]])
    draft(act, "refusal", to=to_applicants(act), reason=reason)
    return _close(act, "not_accepted")


def competence_of(act: Act) -> Reckoning:
    """R1 for the places of work of the case."""
    mediation = act.case.mediation
    place = PlaceOfWork(mediation.workplace_city or city().label, mediation.workplace_zone)
    return competence([place], act.law, act.on, our_city=city().label)


def not_competent(act: Act) -> str | None:
    """Only a matter of another authority is transferred; the officer may say why it is one."""
    verdict = competence_of(act).result["verdict"]
    if verdict == OTHER_AUTHORITY or act.given.get("note"):
        return None
    return "依勞務提供地本府有管轄權；如仍應移送，請在備註敘明理由"


def transfer_out(act: Act) -> Mapping[str, Any]:
    """Hand the application to the competent authority, with its papers (行政程序法§17①)."""
    authorities = competence_of(act).result["authorities"]
    to = act.given.get("transferred_to") or "、".join(authorities)
    remembered = _close(act, "outside_jurisdiction")
    act.case.mediation.transferred_to = to
    act.case.mediation.save(update_fields=["transferred_to"])
    workplace = act.case.mediation.workplace_city or city().label
    authority = Snapshot(name=to, on=act.on)
    draft(act, "transfer", to=[authority], copies="申請人", authority=to, workplace=workplace)
    return {**remembered, "transferred_to": to, "note": act.given.get("note") or ""}


def _close(act: Act, outcome: str) -> dict[str, Any]:
    mediation = act.case.mediation
    mediation.outcome, mediation.outcome_reason = outcome, act.given.get("reason") or ""
    mediation.save()
    return {"reason": mediation.outcome_reason}


def may_accept(act: Act) -> str | None:
    """We are competent (or the officer says why), and a route was chosen: there is no default."""
    if not (act.given.get("channel") or act.case.mediation.channel):
        return "尚未選定調解方式，法律沒有預設方式；請先請申請人選定"
    answer = competence_of(act)
    verdict = answer.result["verdict"]
    if verdict in (OTHER_AUTHORITY, OFFICER_DECIDES) and not act.given.get("note"):
        return f"{answer.steps[-1].text.rstrip('。')}；如仍受理，請在備註敘明理由"
    return None


def accept(act: Act) -> Mapping[str, Any]:
    """Take the matter up by a route; the peace period starts."""
    remembered = _take_up(act, act.given.get("channel") or act.case.mediation.channel)
    return {**remembered, "note": act.given.get("note") or ""}


def _take_up(act: Act, channel: str) -> dict[str, Any]:
    mediation = act.case.mediation
    mediation.channel = channel
    mediation.save(update_fields=["channel"])
    draft(
        act,
        "acceptance",
        accepted_on=act.on,
        channel=str(CHANNELS[channel]),
        claims=claims_in_words(act.case),
    )
    return {"channel": channel}


def another_route(act: Act) -> str | None:
    """The new route differs from the old one."""
    if act.given["channel"] == act.case.mediation.channel:
        return "與目前的調解方式相同，無須變更"
    return None


def change_route(act: Act) -> Mapping[str, Any]:
    """The applicant wants another route before mediation begins; who was appointed is released."""
    mediation = act.case.mediation
    mediation.channel = act.given["channel"]
    mediation.mediator = mediation.body = mediation.committee_size = None
    mediation.save()
    for role in ("mediator", "body"):
        _release(act, role)
    return {"channel": mediation.channel}


def _release(act: Act, role: str) -> None:
    act.case.assignments.filter(role=role, to_on__isnull=True).update(
        to_on=act.on, reason="route_changed"
    )
    act.case.access.filter(role=role, valid_to__isnull=True).update(valid_to=act.on)


def split(act: Act) -> Mapping[str, Any]:
    """Open a linked case for another employer; it keeps the day of receipt and counts by itself."""
    case, given = act.case, act.given
    mediation = case.mediation
    facts = {name: getattr(mediation, name) for name in COLUMNS}
    facts.update(employer_name=given["employer_name"], employer_ubn=given.get("employer_ubn") or "")
    other = open_case(
        KIND,
        "register",
        actor=act.actor,
        received_on=case.received_on,
        intake=case.intake,
        officer=case.officer,
        unit=case.unit,
        district=case.district,
        filer_kind=case.filer_kind,
        title=given["employer_name"],
        **facts,
    )
    CaseLink.objects.create(a=case, b=other, kind="split", on=act.on)
    return {"other_case": other.number}


def other_case_known(act: Act) -> str | None:
    """The case to be heard together exists, is open, and is another one."""
    other = Case.objects.filter(kind=KIND, number=act.given["other_case"]).first()
    if other is None or other.pk == act.case.pk:
        return f"找不到案號{act.given['other_case']}的另一件調解案，請確認案號"
    return None if other.closed_on is None else f"{other.number}已結案，不能併案調解"


def join(act: Act) -> Mapping[str, Any]:
    """Hear two cases of the same facts together; each keeps its own outcome."""
    other = Case.objects.get(kind=KIND, number=act.given["other_case"])
    CaseLink.objects.create(a=act.case, b=other, kind="joined", on=act.on)
    return {"other_case": other.number}

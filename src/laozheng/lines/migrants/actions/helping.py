"""What the steps of disputes and verifications write when somebody takes them by hand."""

from typing import Any

from laozheng.kernel.cases.actions import refer
from laozheng.kernel.cases.declare import Act, Action, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.matters import open_matter
from laozheng.lines.migrants.actions.carrying import carry_to_dispute, name_worker
from laozheng.lines.migrants.actions.courses import DISPUTES, VERIFICATIONS
from laozheng.lines.migrants.actions.letters import (
    invite_worker,
    refuse_if_suspected,
    tell_employer,
)
from laozheng.lines.migrants.actions.screening import screened
from laozheng.lines.migrants.models import Dispute, Verification
from laozheng.lines.migrants.queries.interpreters import is_agency, speakers_of
from laozheng.lines.migrants.rules.codes import DISPUTE_OUTCOMES, DISPUTE_TOPICS, LANGUAGES

MEDIATION = "disputes.mediation"
_open_dispute, _open_verification = open_matter(DISPUTES), open_matter(VERIFICATIONS)


def receive_dispute(act: Act) -> Remembered:
    """Take in a dispute, with the worker if she gave a name."""
    remembered = _open_dispute(act)
    name_worker(act)
    return remembered


def end_dispute(outcome: str) -> Action:
    """The step that ends a dispute with an outcome, and tells the employer."""

    def run(act: Act) -> Remembered:
        Dispute.objects.filter(case=act.case).update(outcome=outcome)
        reason = act.given.get("reason", "")
        dispute = Dispute.objects.get(case=act.case)
        tell_employer(act, dispute, result=DISPUTE_OUTCOMES[outcome], account=reason)
        return {"facts": {"outcome": outcome}, "reason": reason}

    return run


def refer_to_mediation(act: Act) -> Remembered:
    """Hand a dispute to formal mediation with the worker's consent; it counts there as well."""
    consent = str(act.given.get("consent") or "").strip()
    number = act.given.get("mediation_case") or ""
    Dispute.objects.filter(case=act.case).update(outcome="referred", mediation_case=number)
    dispute = Dispute.objects.get(case=act.case)
    if not number:
        if not consent:
            raise Refused("請填當事人同意轉介的方式與日期，或已立案的調解案號", "consent")
        facts = {
            "案號": act.case.number,
            "雇主": dispute.employer_name,
            "主題": "、".join(DISPUTE_TOPICS[topic] for topic in dispute.topics),
            "外國人數": dispute.workers,
        }
        refer(act.case, MEDIATION, actor=act.actor, on=act.on, facts=facts, consent=consent)
    return {"facts": {"outcome": "referred"}, "reason": act.given.get("reason", "")}


def receive_verification(act: Act) -> Remembered:
    """Take in a verification, with the worker if she gave a name."""
    remembered = _open_verification(act)
    name_worker(act)
    return remembered


def appoint(act: Act) -> Remembered:
    """Give the worker a day and, of no agency, an interpreter of her language on that day."""
    asked = Verification.objects.get(case=act.case)
    interpreter, day = act.given.get("interpreter") or "", act.given["appointment_on"]
    if interpreter and is_agency(interpreter):
        raise Refused("解約驗證不得由仲介擔任通譯，請另派通譯", "interpreter")
    if interpreter and interpreter not in speakers_of(asked.language, day):
        language = LANGUAGES.get(asked.language, "當事人語言")
        raise Refused(
            f"「{interpreter}」於驗證日沒有有效的{language}資格，請改派或先登錄語言資格",
            "interpreter",
        )
    asked.appointment_on, asked.interpreter = day, interpreter
    asked.save(update_fields=["appointment_on", "interpreter"])
    invite_worker(act, asked)
    return {"on": day.isoformat()}


def end_verification(result: str) -> Action:
    """The step that ends a verification with a result, as far as the worker's own word allows."""

    def run(act: Act) -> Remembered:
        intention = act.given.get("intention") or ""
        if result == "verified" and intention != "confirmed":
            raise Refused("外國人未確認終止契約之真意，不得完成驗證", "intention")
        told: dict[str, Any] = {"intention": intention}
        if result == "verified":
            told["verified_on"] = act.on
        Verification.objects.filter(case=act.case).update(**told)
        remembered = screened(act)
        asked = Verification.objects.get(case=act.case)
        refuse_if_suspected(act, just_found=bool(remembered))
        if act.transition.letter:
            tell_employer(act, asked, verified_on=act.on, leaving_on=asked.leaving_on)
        if result == "dispute":
            remembered = {**remembered, "dispute": carry_to_dispute(act, asked).number}
        return {"facts": {"result": result, "intention": intention}, **remembered}

    return run

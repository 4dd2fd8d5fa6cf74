"""The registers as the rules see them: facts about mediators and bodies on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from laozheng.base.text import fold
from laozheng.kernel.cases.models import Conflict
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.disputes.models import Mediator, MediatorTerm, PrivateBody
from laozheng.lines.disputes.rules.eligibility import (
    BodyFacts,
    Evaluation,
    MediatorFacts,
    Training,
    body_eligible,
    mediator_eligible,
)


def term_on(mediator: Mediator, day: date) -> MediatorTerm | None:
    """The term on the roster that holds on a day."""
    terms = MediatorTerm.objects.at(day).filter(mediator=mediator).select_related("body")
    return terms.first()


def mediators_of(body: PrivateBody, day: date) -> "QuerySet[Mediator]":
    """The people whom a body employs as mediators on a day."""
    terms = MediatorTerm.objects.at(day).filter(body=body)
    return Mediator.objects.filter(pk__in=terms.values("mediator_id"))


def mediator_facts(mediator: Mediator, day: date) -> MediatorFacts:
    """What decides whether the person may mediate on a day.

    Somebody who is not on the roster that day has the span of the last term, so that the rule
    says since when.
    """
    term = term_on(mediator, day) or mediator.terms.order_by("valid_from").last()
    conflicts = Conflict.objects.at(day).filter(person_ref=mediator.ref)
    return MediatorFacts(
        qualification=mediator.qualification,
        active_from=term.valid_from or date.min if term else date.max,
        active_to=term.valid_to if term else None,
        trainings=[Training(t.held_on, t.hours) for t in mediator.trainings.all()],
        evaluations=[
            Evaluation(e.evaluated_on, e.has_passed, e.signed_on)
            for e in mediator.evaluations.all()
        ],
        barred=[(bar.from_on, bar.to_on) for bar in mediator.bars.all()],
        conflicts=frozenset(f"party:{pk}" for pk in conflicts.values_list("party_id", flat=True)),
    )


def body_facts(body: PrivateBody, day: date) -> BodyFacts:
    """What decides whether the body may be entrusted on a day."""
    contract = body.contracts.filter(Q(valid_from__lte=day)).order_by("valid_from").last()
    people = mediators_of(body, day).prefetch_related("trainings", "evaluations", "bars", "terms")
    return BodyFacts(
        mediators=[mediator_facts(mediator, day) for mediator in people],
        staff=body.staff,
        is_side_body=body.is_side_body,
        contract_from=contract.valid_from if contract else None,
        contract_to=contract.valid_to if contract else None,
        failed_evaluations=[e.evaluated_on for e in body.evaluations.all() if not e.has_passed],
    )


def may_mediate(mediator: Mediator, party_ids: Iterable[int], day: date, law: Law) -> Reckoning:
    """R5 for a person in a case between these parties."""
    parties = [f"party:{pk}" for pk in party_ids]
    return mediator_eligible(mediator_facts(mediator, day), day, law, parties=parties)


def may_be_entrusted(body: PrivateBody, day: date, law: Law) -> Reckoning:
    """R5 for a body."""
    return body_eligible(body_facts(body, day), day, law)


def find_mediator(text: str) -> Mediator | None:
    """The one mediator of a roster number or a name; None when nobody or several bear it."""
    text = fold(text)
    found = Mediator.objects.filter(Q(roster_no=text) | Q(name=text))[:2]
    return found[0] if len(found) == 1 else None


def find_body(text: str) -> PrivateBody | None:
    """The one body of a number or a name; None when none or several bear it."""
    text = fold(text)
    found = PrivateBody.objects.filter(Q(body_no=text) | Q(name=text))[:2]
    return found[0] if len(found) == 1 else None

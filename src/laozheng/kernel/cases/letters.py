"""No letter about a closed case: the reason why a letter may not be written now, or nothing."""

from laozheng.base.roc import roc_day
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.documents.declare import LetterTemplate


def letter_refusal(subject_ref: str, template: LetterTemplate | None) -> str:
    """Why a letter about a case is refused: the case is closed, or a step has settled the matter.

    A letter that tells how a case ended names the ends after which it is written. The case is
    locked, so that it does not end between the question and the letter.
    """
    kind, _, key = subject_ref.partition(":")
    if kind != "case" or not key.isdecimal():
        return ""
    case = Case.objects.select_for_update().filter(pk=int(key)).first()
    if case is None:
        return ""
    name = template.label if template else "函稿"
    if case.closed_on is not None and case.state not in (template.after if template else ()):
        return (
            f"本件已於{roc_day(case.closed_on)}結案（{_state_label(case)}），"
            f"不得再製發「{name}」，請改用結案後適用的函稿"
        )
    settling = Event.objects.filter(
        case=case, kind__in=template.until if template else (), superseded_by__isnull=True
    )
    last = settling.order_by("-id").first()
    if last is None:
        return ""
    return f"本件已於{roc_day(last.on)}登錄「{_step_label(case, last)}」，不得再製發「{name}」"


def _state_label(case: Case) -> str:
    kind = kinds().get(case.kind)
    return kind.state(case.state).label if kind else case.state


def _step_label(case: Case, event: Event) -> str:
    kind = kinds().get(case.kind)
    return kind.transition(event.kind).label if kind else event.kind

"""Which case a number means to somebody without an account, and what he may read of it."""

from django.db.models import QuerySet

from laozheng.base.text import fold, squeeze
from laozheng.kernel.accounts.models import OneTimeCode
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.models import Case, CaseDocument
from laozheng.kernel.cases.public import HANDED_IN, Following
from laozheng.kernel.documents.models import Letter

# What no case is: asked for in the place of one, so that the work stays the same.
NO_CASE = "case:0"


def subject_of(number: str) -> str:
    """The reference of the case with a number, or about which a letter with it was written."""
    asked = squeeze(fold(number))
    case = Case.objects.filter(number=asked).first()
    letter = Letter.objects.filter(number=asked).first()
    if case is not None:
        return case.ref
    return letter.subject_ref if letter is not None else NO_CASE


def case_of(subject_ref: str) -> Case | None:
    """The case that a reference names; none for that of anything else."""
    kind, _colon, key = subject_ref.partition(":")
    is_case = kind == "case" and key.isdecimal()
    found: Case | None = (
        Case.objects.select_related("unit").filter(pk=key if is_case else 0).first()
    )
    return found


def following_of(case: Case) -> Following | None:
    """What the holder of a code sees of a case; none where its kind is not followed."""
    declared = kinds().get(case.kind)
    return declared.followed if declared is not None else None


def followed_case(code: OneTimeCode) -> tuple[Case, Following] | None:
    """The case that a code opens, and what its holder may see of it."""
    case = case_of(code.subject_ref)
    following = following_of(case) if case is not None else None
    if case is None or following is None or following.holder != code.purpose:
        return None
    return case, following


def public_letters(case: Case, following: Following) -> "QuerySet[Letter]":
    """The letters that the holder of a code may read: of the templates told, once issued."""
    issued = Letter.objects.filter(subject_ref=case.ref, issued_on__isnull=False)
    return issued.filter(template__in=following.letters).order_by("issued_on", "id")


def handed_in(case: Case) -> "QuerySet[CaseDocument]":
    """What came in without an account: its name and its day are told, never its content."""
    return CaseDocument.objects.filter(case=case, role=HANDED_IN).order_by("id")

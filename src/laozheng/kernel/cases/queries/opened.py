"""What whoever signed in for a party reads: its own matters, terms and letters, and no more.

The access filter says which cases name the party; the kinds say to which part they are opened.
Of a matter that the bureau began a party learns by a letter first, never here.
"""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from laozheng.kernel.accounts.access import FOLLOW, visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.models import Case, Deadline
from laozheng.kernel.cases.models.case import parts_of_party
from laozheng.kernel.cases.models.term import OUTSIDE_PARTY
from laozheng.kernel.cases.public import PARTY, Following
from laozheng.kernel.documents.models import Letter, Service

_CASE_REF = Concat(Value("case:"), Cast("pk", CharField()))


def opened_cases(reader: Reader) -> "QuerySet[Case]":
    """The matters of a reader's party that their kinds open to it, newest first."""
    declared = {code: kind.followed for code, kind in kinds().items() if kind.followed}
    opened = [_opened(code, following, reader) for code, following in declared.items()]
    condition = reduce(or_, filter(None, opened), Q(pk__in=[]))
    named = Case.objects.annotate(letter_ref=_CASE_REF).filter(condition)
    return visible(named, reader, FOLLOW).order_by("-received_on", "-id")


def _opened(code: str, following: Following, reader: Reader) -> Q | None:
    key = party_of(reader)
    if key is None or not following.parts:
        return None
    parts = parts_of_party(key, reader.day).filter(role__in=following.parts)
    condition = Q(kind=code, pk__in=parts.values("case_id"))
    if following.holder == PARTY:
        told = _served(reader.day).filter(template__in=following.letters)
        condition &= Q(Exists(told.filter(subject_ref=OuterRef("letter_ref"))))
    return condition


def _served(day: date) -> "QuerySet[Letter]":
    """The letters that went out and do not still wait for their service on a day."""
    waiting = Service.objects.filter(letter=OuterRef("pk")).exclude(served_on__lte=day)
    return Letter.objects.filter(~Exists(waiting), issued_on__lte=day, is_sealed=False)


def party_of(reader: Reader) -> int | None:
    """The key of the party for which a reader has signed in."""
    key = reader.party_ref.removeprefix("party:")
    return int(key) if key.isdecimal() else None


def terms_owed(reader: Reader) -> "QuerySet[Deadline]":
    """The open terms that a party has to keep in matters opened to it, soonest first.

    A term is shown only where the kind shows it to whoever follows the case.
    """
    shown = [
        Q(case__kind=code, rule__in=kind.followed.deadlines)
        for code, kind in kinds().items()
        if kind.followed is not None and kind.followed.deadlines
    ]
    mine = Deadline.objects.filter(case__in=opened_cases(reader).order_by().values("pk"))
    owed = mine.filter(state="open", kind=OUTSIDE_PARTY).filter(reduce(or_, shown, Q(pk__in=[])))
    return owed.select_related("case").order_by("due_on", "id")


def letters_served(reader: Reader, cases: "list[Case]") -> "QuerySet[Letter]":
    """The letters of some opened cases that a party may read again, newest first."""
    readable = [
        Q(subject_ref=case.ref, template__in=following.letters)
        for case in cases
        if (following := kinds()[case.kind].followed) is not None and following.letters
    ]
    return (
        _served(reader.day)
        .filter(reduce(or_, readable, Q(pk__in=[])))
        .order_by("-issued_on", "-id")
    )

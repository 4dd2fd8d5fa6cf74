"""Codes for people without an account: each opens one record, for one purpose, until it expires.

Only a keyed hash is kept. A code is long enough that nobody guesses it, and is given up after
some wrong tries all the same.
"""

import hashlib
import hmac
from collections.abc import Collection
from datetime import datetime, timedelta
from secrets import choice

from django.conf import settings
from django.db.models import F, QuerySet

from laozheng.base.text import fold, squeeze
from laozheng.kernel.accounts.models import OneTimeCode
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import Actor

# Digits and letters that nobody mistakes for one another when they are read out.
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 10
MOST_FAILURES = 20


def issue_code(
    subject_ref: str, purpose: str, *, actor: Actor, days: int, sent_to: str = ""
) -> str:
    """Make a code that opens a record for some days, and return it: it is never shown again."""
    code = random_letters(_LENGTH)
    row = OneTimeCode.objects.create(
        subject_ref=subject_ref,
        purpose=purpose,
        sent_to=sent_to,
        code_hash=_hash(subject_ref, code),
        expires_at=actor.at + timedelta(days=days),
    )
    record(actor, "create", f"code:{row.pk}", changes={"of": subject_ref, "purpose": purpose})
    return f"{code[: _LENGTH // 2]}-{code[_LENGTH // 2 :]}"


def random_letters(length: int) -> str:
    """Letters and digits that nobody guesses, nor mistakes for one another."""
    return "".join(choice(_LETTERS) for _ in range(length))


def code_for(subject_ref: str, written: str, *, at: datetime) -> OneTimeCode | None:
    """The code of a record that somebody wrote down, if it opens the record at that moment.

    A wrong one counts as a failure of every code of the record. The work is the same whether there
    is such a record or not, so that the time of the answer tells nothing.
    """
    asked = _hash(subject_ref, squeeze(fold(written)).upper().replace("-", ""))
    living = _living(at).filter(subject_ref=subject_ref)
    found = None
    for row in living:
        if hmac.compare_digest(row.code_hash, asked):
            found = row
    if found is None:
        living.update(failures=F("failures") + 1)
        return None
    _living(at).filter(pk=found.pk).update(failures=0, used_at=found.used_at or at)
    return found


def use_up(code: OneTimeCode, *, at: datetime) -> None:
    """A code that did what it was given for opens nothing any more."""
    OneTimeCode.objects.filter(pk=code.pk).update(expires_at=at)


def living_code(key: int, *, at: datetime) -> OneTimeCode | None:
    """A code that was shown before and still opens its record."""
    return _living(at).filter(pk=key).first()


def end_codes(subject_ref: str, purpose: str, *, actor: Actor) -> int:
    """End every living code of a record for a purpose; how many there were."""
    living = _living(actor.at).filter(subject_ref=subject_ref, purpose=purpose)
    keys = list(living.values_list("pk", flat=True))
    OneTimeCode.objects.filter(pk__in=keys).update(expires_at=actor.at)
    for key in keys:
        record(actor, "change", f"code:{key}", changes={"of": subject_ref, "expires_at": actor.at})
    return len(keys)


def delete_codes(subject_refs: Collection[str]) -> None:
    """Delete the codes of records that are gone themselves."""
    OneTimeCode.objects.filter(subject_ref__in=subject_refs).delete()


def _living(at: datetime) -> "QuerySet[OneTimeCode]":
    return OneTimeCode.objects.filter(expires_at__gt=at, failures__lt=MOST_FAILURES)


def _hash(subject_ref: str, code: str) -> str:
    key = settings.LAOZHENG_INDEX_KEY.encode()
    return hmac.new(key, f"code:{subject_ref}:{code}".encode(), hashlib.sha256).hexdigest()

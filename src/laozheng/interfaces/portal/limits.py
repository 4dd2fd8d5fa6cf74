"""How often one address of the net may file, or try a code: enough for a household, not a program.

A page is taken once, however often it is handed in.

Behind the proxy that the operator set up the address is the one that the proxy saw last.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from laozheng.interfaces.portal.models import Attempt, HandIn
from laozheng.kernel.cases.models import Case

KEPT = timedelta(days=1)
HAND_INS_KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Limit:
    """So many attempts of a purpose in a span of time."""

    purpose: str
    most: int
    span: timedelta


FILE = Limit("file", 10, timedelta(hours=1))
SAVE = Limit("save", 20, timedelta(hours=1))
LOST_CODE = Limit("lost_code", 5, timedelta(hours=1))
WRONG_CODE = Limit("wrong_code", 10, timedelta(minutes=15))


def is_exceeded(request: HttpRequest, limit: Limit, at: datetime) -> bool:
    """Whether the address of a request has used up a limit at a moment."""
    made = Attempt.objects.filter(
        address=_address(request), purpose=limit.purpose, at__gt=at - limit.span
    )
    return made.count() >= limit.most


def note_attempt(request: HttpRequest, limit: Limit, at: datetime) -> None:
    """Remember an attempt, and forget those of yesterday."""
    Attempt.objects.filter(at__lt=at - KEPT).delete()
    Attempt.objects.create(address=_address(request), purpose=limit.purpose, at=at)


def note_hand_in(token: str, case: Case, at: datetime) -> HandIn:
    """Remember that a page was taken, and forget those of more than a month ago.

    IntegrityError when the same page was taken before.
    """
    HandIn.objects.filter(at__lt=at - HAND_INS_KEPT).delete()
    return HandIn.objects.create(token=token, case=case, at=at)


def _address(request: HttpRequest) -> str:
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    key = settings.LAOZHENG_INDEX_KEY.encode()
    return hmac.new(key, f"address:{address}".encode(), hashlib.sha256).hexdigest()

"""What every view needs of a request: the reader behind it, and only after signing in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.readers import reader_of
from laozheng.kernel.accounts.access import works_in
from laozheng.kernel.accounts.reader import Reader

__all__ = ["keeper_of", "reader_of", "sent", "signed_in", "staff_only", "works_here"]

View = Callable[..., HttpResponseBase]

# Who works on cases from outside the bureau; applicants follow theirs in the portal.
OUTSIDE_HANDLERS = frozenset({"mediator", "body"})


def sent(request: HttpRequest) -> dict[str, Any]:
    """What binds a form: the data and files of a POST; nothing for any other method."""
    if request.method != "POST":
        return {}
    return {"data": request.POST, "files": request.FILES}


def keeper_of(request: HttpRequest, reason: str, *units: str) -> Reader:
    """The reader, if he works in one of the units that keep something; else ``reason`` says who."""
    reader = reader_of(request)
    if not works_in(reader, *units):
        raise PermissionDenied(reason)
    return reader


def works_here(reader: Reader) -> bool:
    """Whether the workspace is for this reader: staff, and handlers of cases from outside."""
    return reader.is_staff or reader.external_role in OUTSIDE_HANDLERS


def signed_in(view: View) -> View:
    """Only for people who handle cases today, inside the bureau or outside."""

    @wraps(view)
    @login_required
    def checked(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if not works_here(reader_of(request)):
            raise PermissionDenied(_("您的帳號目前沒有承辦案件的職務，請洽系統維運人員。"))
        return view(request, *args, **options)

    return checked


def staff_only(view: View) -> View:
    """Only for staff of the bureau."""

    @wraps(view)
    @signed_in
    def checked(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if not reader_of(request).is_staff:
            raise PermissionDenied(_("這一頁只供本局同仁使用。"))
        return view(request, *args, **options)

    return checked

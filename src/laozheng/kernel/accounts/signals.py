"""Signing in is an act like any other: it is recorded."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from laozheng.kernel.accounts.clock import moment
from laozheng.kernel.accounts.reader import reader_for
from laozheng.kernel.audit.actions import record


@receiver(user_logged_in, dispatch_uid="accounts.record_login")
def record_login(sender: type, request: HttpRequest, user: AbstractBaseUser, **_: Any) -> None:
    """Leave an entry for each sign-in."""
    reader = reader_for(user, getattr(request, "moment", None) or moment())
    record(reader, "login", f"account:{user.pk}")

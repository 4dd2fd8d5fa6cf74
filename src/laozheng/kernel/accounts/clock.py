"""The request edge reads the clock here, and nothing below it does."""

from datetime import datetime

from django.utils import timezone


def moment() -> datetime:
    """The present moment, aware of its time zone."""
    return timezone.now()  # noqa: TID251  (the one place that may)

"""What keeps the open forms of the portal from being handed in twice, or too often."""

from django.db import models


class HandIn(models.Model):
    """A form that was handed in, by the token that its page carried: it is taken once.

    No personal data; deleted after a month.
    """

    token = models.CharField(max_length=32, unique=True)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.token


class Attempt(models.Model):
    """Something that an address of the net did and may not do too often.

    Personal data: a keyed hash of the address, deleted after a day.
    """

    address = models.CharField(max_length=64)
    purpose = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["address", "purpose", "at"], name="portal_attempt_of")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.at:%Y-%m-%d %H:%M}"

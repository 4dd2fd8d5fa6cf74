"""Half-filled forms of the portal, and what keeps them from coming in twice, or too often."""

import json
from typing import Any

from django.db import models

from laozheng.kernel.parties.fields import EncryptedTextField


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


class Draft(models.Model):
    """A form that somebody saved half filled in, to go on with it by its number and a code.

    ``content`` tells line, filing and answers. It has no access columns on purpose: no page,
    search or export may list it. Personal data: whatever was answered, encrypted; deleted when it
    is sent, when its holder wants it, or once ``expires_at`` has passed.
    """

    number = models.CharField(max_length=12, unique=True)
    content = EncryptedTextField(purpose="portal.draft")
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="portal_draft_expiry")]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        """How its code and the log name it."""
        return f"draft:{self.pk}"

    @property
    def form(self) -> tuple[str, str]:
        """The codes of its line and filing."""
        told = self._told()
        return told["line"], told["filing"]

    @property
    def answers(self) -> dict[str, list[str]]:
        """What was answered, by the name of the field."""
        answers: dict[str, list[str]] = self._told()["answers"]
        return answers

    def _told(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.content)
        return told

"""What every register of the line has in common: an official number, and what was known when."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from laozheng.kernel.accounts.access import AccessColumns


def _handled_by_nobody(user_id: int, day: date) -> Q:
    return Q(pk__in=[])


class Entry(models.Model):
    """A row of a register under its official number; figures read its revisions, not the row.

    Each subclass says in ``level`` by default how far it is open. Personal data: see there.
    """

    ACCESS: ClassVar = AccessColumns(level="level", unit="unit_id", handled_by=_handled_by_nobody)

    number = models.CharField(max_length=60, unique=True)
    level = models.CharField(max_length=12, default="bureau")
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def ref(self) -> str:
        """How the audit log and a source row name this entry."""
        return f"{self._meta.label_lower}:{self.pk}"


class EntryRevision(models.Model):
    """What a register held of an entry from ``known_on`` on: codes, days and numbers, no names.

    Holds no personal data; kept as long as the figures that it explains.
    """

    register = models.CharField(max_length=40)
    entry = models.PositiveBigIntegerField()
    known_on = models.DateField()
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["known_on", "id"]
        indexes = [
            # Figures read the revisions of a whole register, entry by entry.
            models.Index(fields=["register", "entry"], name="migrants_revision_of"),
        ]

    def __str__(self) -> str:
        return f"{self.register}:{self.entry} {self.known_on}"

    def said(self, name: str) -> Any:
        """One of the facts, None when it was not known."""
        return self.facts.get(name)

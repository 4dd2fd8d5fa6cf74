"""The chain of entries."""

from django.db import models


class Entry(models.Model):
    """One act worth remembering: a change, a restricted read, an export, a sign-in.

    Holds account references and field names, never a national ID nor text of sealed matters.
    Kept as long as the installation lives; the database refuses updates and deletions.
    Personal data: references of accounts; no names.
    """

    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=120)
    on_behalf_of = models.CharField(max_length=120, blank=True)
    verb = models.CharField(max_length=20)
    object_ref = models.CharField(max_length=160)
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["object_ref", "id"], name="audit_entry_object")]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_ref}"

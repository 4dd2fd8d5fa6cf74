"""Who attended a briefing, forum, workshop or event of a family, and the certificate of it."""

from django.db import models


class Attendee(models.Model):
    """Somebody on the list of a session; ``certificate`` is the letter that attests it.

    A certificate that names somebody wrongly is replaced by another letter, never changed.
    Personal data: name and employer, kept as long as the session.
    """

    activity = models.ForeignKey(
        "activities.Activity", on_delete=models.PROTECT, related_name="safety_attendees"
    )
    name = models.CharField(max_length=80)
    firm = models.CharField(max_length=200, blank=True)
    certificate = models.OneToOneField(
        "documents.Letter", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "name", "firm"], name="safety_attendee_once"
            )
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How a letter and the audit log name this row."""
        return f"{self._meta.label_lower}:{self.pk}"

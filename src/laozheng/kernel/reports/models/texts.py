"""Texts of sections, with every version and who stands for it."""

from django.db import models

STATES = ("drafted", "reviewed", "signed")


class SectionText(models.Model):
    """One version of the text of a section in a book of a period.

    Versions are never changed, only followed by others; review and signature are added to the
    latest one. Personal data: references of the accounts that wrote, reviewed and signed.
    """

    book = models.CharField(max_length=60)
    period = models.CharField(max_length=30)
    section = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    text = models.TextField()
    author_ref = models.CharField(max_length=80)
    written_at = models.DateTimeField()
    state = models.CharField(max_length=20, default="drafted")
    reviewer_ref = models.CharField(max_length=80, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    signer_ref = models.CharField(max_length=80, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["book", "period", "section", "version"], name="reports_text_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.period} {self.section} v{self.version}"

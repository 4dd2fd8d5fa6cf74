"""Files, letters and their service. What belongs to which case is known above, by key only."""

import hashlib
import json
from typing import Any

from django.db import models
from django.db.models import Q

from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.parties.snapshot import Snapshot

SCAN_STATES = frozenset({"unscanned", "clean", "infected"})


class File(models.Model):
    """A stored file; its content lies under its digest in the uploads folder.

    Personal data: whatever the file holds, encrypted when ``is_sealed``. ``retain_until`` is the
    last day on which the content is kept (none: as long as its case); the row stays as a trace.
    """

    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    is_sealed = models.BooleanField(default=False)
    scan_state = models.CharField(max_length=10, default="unscanned")
    retain_until = models.DateField(null=True, blank=True)
    stored_at = models.DateTimeField()
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest", "is_sealed"], name="documents_file_once")
        ]

    def __str__(self) -> str:
        return f"{self.media_type} {self.digest[:12]}"

    @property
    def ref(self) -> str:
        """How other records name this file: ``file:12``."""
        return f"file:{self.pk}"


class LetterSeries(models.Model):
    """The last number given to a letter of one unit mark in one ROC year. No personal data."""

    unit_mark = models.CharField(max_length=20)
    roc_year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "letter series"
        constraints = [
            models.UniqueConstraint(fields=["unit_mark", "roc_year"], name="documents_series_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_mark} {self.roc_year}"


class Letter(models.Model):
    """An official letter: a draft until it has a number and a day, then frozen for ever.

    ``addressees`` are snapshots of the day (正本), ``copies`` names (副本), ``facts`` what the
    template was filled with. ``subject_ref`` names the record that the letter is about.
    Personal data: names and addresses of addressees and whatever the text says; kept as long as
    the record that it is about.
    """

    subject_ref = models.CharField(max_length=120, db_index=True)
    template = models.CharField(max_length=60)
    template_version = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=20)
    unit_mark = models.CharField(max_length=20)
    number = models.CharField(max_length=60, null=True, blank=True, unique=True)
    addressees = models.JSONField(default=list)
    copies = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    text = models.TextField()
    text_digest = models.CharField(max_length=64)
    signers = models.JSONField(default=list)
    is_sealed = models.BooleanField(default=False)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True, number__isnull=True)
                | Q(issued_on__isnull=False, number__isnull=False),
                name="documents_letter_number_and_day",
            )
        ]

    def __str__(self) -> str:
        return self.number or f"{self.template}（稿）"

    @property
    def ref(self) -> str:
        """How other records name this letter: ``letter:12``."""
        return f"letter:{self.pk}"

    @property
    def addressee(self) -> Snapshot | None:
        """The first addressee; none when the letter is for the file."""
        return next(iter(self.snapshots), None)

    @property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """All addressees."""
        return tuple(Snapshot.from_json(stored) for stored in self.addressees)

    def digest(self) -> str:
        """SHA-256 over everything that a print of the letter shows."""
        shown = [
            self.number,
            self.issued_on.isoformat() if self.issued_on else None,
            self.form,
            self.addressees,
            self.copies,
            self.text,
            self.signers,
        ]
        canonical = json.dumps(shown, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete a draft; raises ValueError for a letter that was issued."""
        if self.issued_on is not None:
            raise ValueError("an issued letter is never deleted")
        return super().delete(*args, **kwargs)


class Service(models.Model):
    """The service of one letter on one addressee, and the day on which it takes effect.

    Terms that start with service cite this row. ``served_on`` is the day of handing over, of
    completed deposit or of the public notice. ``failed_tries`` lists {on, reason}. Personal data:
    the addressee's name and address; kept as long as the letter.
    """

    letter = models.ForeignKey(
        Letter, on_delete=models.PROTECT, null=True, blank=True, related_name="services"
    )
    subject_ref = models.CharField(max_length=120, db_index=True)
    addressee = models.JSONField()
    method = models.CharField(max_length=14)
    sent_on = models.DateField(null=True, blank=True)
    served_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    reckoning = models.JSONField(null=True, blank=True)
    proof = models.ForeignKey(File, on_delete=models.PROTECT, null=True, blank=True)
    failed_tries = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.letter or self.subject_ref} → {self.to.name}"

    @property
    def ref(self) -> str:
        """How a deadline cites this service: ``service:12``."""
        return f"service:{self.pk}"

    @property
    def to(self) -> Snapshot:
        """Who was served."""
        return Snapshot.from_json(self.addressee)

    @property
    def reckoned(self) -> Reckoning | None:
        """Why the service takes effect on its day; none while it is pending."""
        return Reckoning.from_dict(self.reckoning) if self.reckoning else None

"""Volumes of books: their sections, the texts with every version, notes in the margin, marks."""

from decimal import Decimal

from django.db import models

VOLUME_STATES = ("planned", "open", "complete", "cleared", "frozen", "published", "restated")
STATES = ("empty", "drafted", "reviewed", "signed")
NOTE_KINDS = ("comment", "question")
DECISIONS = ("keep", "changed", "dropped")


class Volume(models.Model):
    """A book of a period that is being made: who opened it, how far it is, when it is due.

    ``edition`` names an outline on request, else "". ``carried_from`` is the period whose texts it
    began with. ``tolerance`` is the relative change in percent up to which a bound value may move
    without reopening a signed section; 0 lets nothing move. Personal data: the opener's account.
    """

    book = models.CharField(max_length=60)
    period = models.CharField(max_length=30)
    edition = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, default="planned")
    opened_at = models.DateTimeField()
    opened_by_ref = models.CharField(max_length=120)
    due_on = models.DateField(null=True, blank=True)
    carried_from = models.CharField(max_length=30, blank=True)
    tolerance = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "period"], name="reports_volume_once")
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.period}"

    @property
    def ref(self) -> str:
        """How the log names the volume."""
        return f"reports.volume:{self.pk}"


class VolumeSection(models.Model):
    """A section of a volume as it was handed out: the unit that writes it, and until when.

    Personal data: none.
    """

    volume = models.ForeignKey(Volume, on_delete=models.CASCADE, related_name="sections")
    section = models.CharField(max_length=80)
    owner = models.CharField(max_length=40)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["volume", "section"], name="reports_volume_section_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.volume} {self.section}"


class SectionText(models.Model):
    """One version of the text of a section in a book of a period.

    Versions are never changed, only followed by others; the steps that a text passes are added to
    the latest one. A version in state ``empty`` was carried forward and is nobody's work yet.
    ``nil_reason`` stands instead of a text where a unit has nothing to report; ``return_reason``
    says why a version went back. ``signed_values`` are the bound figures as they were at signing,
    ``for`` whom a deputy signed is in ``signed_for_ref``. Personal data: references of accounts.
    """

    book = models.CharField(max_length=60)
    period = models.CharField(max_length=30)
    section = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    nil_reason = models.TextField(blank=True)
    author_ref = models.CharField(max_length=80)
    written_at = models.DateTimeField()
    state = models.CharField(max_length=20, default="drafted")
    sent_at = models.DateTimeField(null=True, blank=True)
    reviewer_ref = models.CharField(max_length=80, blank=True)
    reviewed_for_ref = models.CharField(max_length=80, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    signer_ref = models.CharField(max_length=80, blank=True)
    signed_for_ref = models.CharField(max_length=80, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_hash = models.CharField(max_length=64, blank=True)
    signed_values = models.JSONField(default=list, blank=True)
    return_reason = models.TextField(blank=True)
    returned_by_ref = models.CharField(max_length=80, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["book", "period", "section", "version"], name="reports_text_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.period} {self.section} v{self.version}"

    @property
    def ref(self) -> str:
        """How the log names the version."""
        return f"reports.section_text:{self.pk}"

    @property
    def is_returned(self) -> bool:
        """Whether the version was sent back and has not passed a step since."""
        return self.state in ("empty", "drafted") and bool(self.returned_at)


class SectionNote(models.Model):
    """A note in the margin of a section: a comment, or a question on one of its figures.

    ``binding`` is the binding asked about, as it stands in the text; ``measure`` its measure. An
    open question keeps the section from being signed. Personal data: references of accounts.
    """

    volume = models.ForeignKey(Volume, on_delete=models.PROTECT, related_name="notes")
    section = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, default="comment")
    text = models.TextField()
    measure = models.CharField(max_length=80, blank=True)
    binding = models.CharField(max_length=400, blank=True)
    author_ref = models.CharField(max_length=80)
    written_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by_ref = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    resolved_by_ref = models.CharField(max_length=80, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["volume", "section"], name="reports_note_section")]

    def __str__(self) -> str:
        return f"{self.volume} {self.section} {self.kind} {self.pk}"

    @property
    def ref(self) -> str:
        """How the log names the note."""
        return f"reports.section_note:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        if self.kind == "question":
            return self.answered_at is None and self.resolved_at is None
        return self.resolved_at is None


class SectionMark(models.Model):
    """A sentence that was carried forward and may no longer be true, and why.

    ``kind`` is one of ``marks.KINDS``; ``sentence`` stands so in the text. It is shown until its
    owner decides: keep, changed or dropped. Personal data: the account that decided.
    """

    volume = models.ForeignKey(Volume, on_delete=models.PROTECT, related_name="marks")
    section = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    sentence = models.TextField()
    why = models.TextField()
    made_at = models.DateTimeField()
    decision = models.CharField(max_length=10, blank=True)
    resolved_by_ref = models.CharField(max_length=80, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["volume", "section"], name="reports_mark_section")]

    def __str__(self) -> str:
        return f"{self.volume} {self.section} {self.kind}"

    @property
    def ref(self) -> str:
        """How the log names the mark."""
        return f"reports.section_mark:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.resolved_at is None

"""What a file brought: every row as it stood, and which record came of it."""

from django.db import models


class SourceFile(models.Model):
    """A file that was imported: the proof of where records came from.

    Holds the name and SHA-256 digest of the file, never the file itself. No personal data except
    the account that imported. Kept as long as the records that came of it.
    """

    dataset = models.CharField(max_length=60)
    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    layout = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    read = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    merged = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            # Asked once per import: did this very file come before?
            models.Index(fields=["dataset", "digest"], name="datasets_file_digest"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the audit log names this file."""
        return f"datasets.sourcefile:{self.pk}"


class SourceRow(models.Model):
    """A row of an imported file: all its cells by printed title, so that nothing is lost.

    Personal data: names and addresses as the file had them. National IDs and sealed columns are
    masked; an ID in a column that expects none is removed before the row gets here. Kept, and
    cleared, with the record that ``object_ref`` names. The digests are keyed: a row of few facts
    cannot be found by trying them out.
    """

    file = models.ForeignKey(SourceFile, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    flags = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    result = models.CharField(max_length=10)
    object_ref = models.CharField(max_length=160, blank=True)
    key_digest = models.CharField(max_length=32, blank=True)
    digest = models.CharField(max_length=32, blank=True)

    class Meta:
        indexes = [
            # The import asks, per batch, for the last accepted row of each key.
            models.Index(fields=["key_digest", "id"], name="datasets_row_key"),
            # The case page asks which rows a record came from.
            models.Index(fields=["object_ref"], name="datasets_row_object"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="datasets_row_once"),
        ]

    def __str__(self) -> str:
        return f"{self.file_id}:{self.number}"

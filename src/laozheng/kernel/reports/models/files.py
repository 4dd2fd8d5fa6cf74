"""The log of compiled files."""

from django.db import models


class Compilation(models.Model):
    """A file of a book that was written: for which days, with which content, by whom.

    Personal data: the account that compiled it.
    """

    book = models.CharField(max_length=60)
    period = models.CharField(max_length=30)
    cut_off = models.DateField()
    as_of = models.DateField()
    file_type = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    problem_count = models.PositiveIntegerField()
    compiled_by_ref = models.CharField(max_length=80)
    compiled_at = models.DateTimeField()

    class Meta:
        indexes = [
            # The list of files of one book, newest last.
            models.Index(fields=["book", "period", "compiled_at"], name="reports_compilation_book")
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.period} {self.file_type} {self.sha256[:12]}"

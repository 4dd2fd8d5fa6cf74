"""What stays of a figure once it was printed, and which parts of the statistics store are behind.

None of these tables holds personal data. Vintages, restatements and opening balances are kept as
long as the installation lives; marks of staleness until the next refresh.
"""

from django.db import models

REASONS = (
    "late_record",
    "correction",
    "revoked_on_appeal",
    "court_order",
    "late_outcome",
    "definition_change",
    "scope_change",
    "factor_published",
    "boundary_change",
    "grade_change",
)


class Vintage(models.Model):
    """A value as it was printed or frozen, never changed again.

    ``dims`` is the canonical text ``key=value;…``, empty for a total. ``value`` is exact text: a
    fraction ``1933/2542``, or a number in the printed unit; empty when the book printed none.
    ``qualifier`` is "exact", "about", "at_least" or "nearly". A value frozen by a book carries the
    book with its period, the cut-off, the as-of day, the hash of its definition, the digest of its
    rows and a seal; one from before the system carries the document that printed it, with ``kind``
    (count, amount, stock, rate, target, factor), label, place and, where it was renamed since, the
    code ``printed_as``; it may lack one day of its span.
    ``flags`` are codes of ``FIGURE_FLAGS`` joined by blanks. Personal data: none.
    """

    measure = models.CharField(max_length=80)
    dims = models.CharField(max_length=255, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    value = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=30)
    printed_as = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10, blank=True)
    label = models.CharField(max_length=120, blank=True)
    section = models.CharField(max_length=40, blank=True)
    qualifier = models.CharField(max_length=10, default="exact")
    cut_off = models.DateField(null=True, blank=True)
    as_of = models.DateField(null=True, blank=True)
    definition_hash = models.CharField(max_length=64, blank=True)
    row_digest = models.CharField(max_length=64, blank=True)
    book = models.CharField(max_length=80, blank=True)
    book_period = models.CharField(max_length=30, blank=True)
    source_document = models.CharField(max_length=120, blank=True)
    flags = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            # A document that contradicts itself keeps both values.
            models.UniqueConstraint(
                fields=[
                    "measure",
                    "dims",
                    "period_start",
                    "period_end",
                    "source_document",
                    "value",
                ],
                condition=~models.Q(source_document=""),
                name="measures_vintage_once_per_document",
            )
        ]
        # Read for trends, for values from before the records, and for what was said when.
        indexes = [models.Index(fields=["measure", "period_start"], name="measures_vintage_trend")]

    def __str__(self) -> str:
        return f"{self.measure} {self.dims} {self.period_start}..{self.period_end} = {self.value}"


class VintageRows(models.Model):
    """The matters behind a frozen value as they stood on that day, packed by `evidence.pack`.

    Personal data: case numbers only, kept as long as the vintage.
    """

    vintage = models.OneToOneField(Vintage, on_delete=models.PROTECT, related_name="frozen_rows")
    packed = models.BinaryField()

    def __str__(self) -> str:
        return f"rows of {self.vintage}"


class Restatement(models.Model):
    """A later correction of a printed value, owned by a person and approved by another.

    ``reason`` is one of `REASONS`; own words go to the note. ``cause`` names what moved the value:
    a case, a definition. ``books`` are the books that printed the old value, ``code:period`` joined
    by blanks. Until ``approver`` is set it is a proposal; ``unit`` is the approver's.
    Personal data: references of two accounts.
    """

    old = models.ForeignKey(Vintage, on_delete=models.PROTECT, related_name="restated_by")
    new = models.ForeignKey(Vintage, on_delete=models.PROTECT, related_name="restates")
    reason = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    cause = models.CharField(max_length=160, blank=True)
    proposer = models.CharField(max_length=120)
    approver = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=80, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    books = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reason__in=REASONS), name="measures_restatement_reason"
            ),
            models.CheckConstraint(
                condition=~models.Q(proposer=models.F("approver")),
                name="measures_restatement_other_approver",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new.value} ({self.reason})"


class OpeningBalance(models.Model):
    """What a cumulative measure had reached at the end of ``on``, before the records begin.

    ``source`` names the document or person that says so.
    Personal data: none.
    """

    measure = models.CharField(max_length=80)
    dims = models.CharField(max_length=255, blank=True)
    on = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=4)
    source = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "dims", "on"], name="measures_opening_balance_once_per_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.dims} {self.on} = {self.value}"


class StalePartition(models.Model):
    """A mark that one year of one fact is behind the records.

    Several marks of one partition are normal and needed: each belongs to the transaction that
    changed something, and a refresh may only delete the marks whose changes it has seen.
    Personal data: none.
    """

    fact = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.fact} {self.year}"

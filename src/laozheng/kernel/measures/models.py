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
    cut-off, the as-of day, the hash of its definition and the digest of its rows; one from before
    the system carries the document that printed it instead. ``flags`` are codes joined by blanks:
    repeated, implied, unit_differs, scope_unknown, mixed, estimate, target.
    Personal data: none.
    """

    measure = models.CharField(max_length=80)
    dims = models.CharField(max_length=255, blank=True)
    period_start = models.DateField()
    period_end = models.DateField()
    value = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=30)
    qualifier = models.CharField(max_length=10, default="exact")
    cut_off = models.DateField(null=True, blank=True)
    as_of = models.DateField(null=True, blank=True)
    definition_hash = models.CharField(max_length=64, blank=True)
    row_digest = models.CharField(max_length=64, blank=True)
    book = models.CharField(max_length=80, blank=True)
    source_document = models.CharField(max_length=120, blank=True)
    flags = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "dims", "period_start", "period_end", "source_document"],
                condition=~models.Q(source_document=""),
                name="measures_vintage_once_per_document",
            )
        ]
        # Read for trends and for values from before the records.
        indexes = [models.Index(fields=["measure", "period_start"], name="measures_vintage_trend")]

    def __str__(self) -> str:
        return f"{self.measure} {self.dims} {self.period_start}..{self.period_end} = {self.value}"


class Restatement(models.Model):
    """A later correction of a printed value, owned by a person and approved by another.

    ``reason`` is one of `REASONS`; own words go to the note. ``books`` are the codes of the books
    that printed the old value, joined by blanks. Until ``approver`` is set it is a proposal.
    Personal data: none.
    """

    old = models.ForeignKey(Vintage, on_delete=models.PROTECT, related_name="restated_by")
    new = models.ForeignKey(Vintage, on_delete=models.PROTECT, related_name="restates")
    reason = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    proposer = models.CharField(max_length=120)
    approver = models.CharField(max_length=120, blank=True)
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

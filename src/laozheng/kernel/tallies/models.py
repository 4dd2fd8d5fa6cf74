"""The counts."""

from django.db import models
from django.db.models import F, Q


class Tally(models.Model):
    """A value of one kind over a span of days, with dimensions, from a named source.

    ``dims`` are codes by dimension and ``dims_key`` their canonical text, so that a kind, span and
    set of dimensions has one value. Numbers only, no personal data; kept as long as the figures.
    """

    line = models.CharField(max_length=30)
    kind = models.CharField(max_length=60)
    start = models.DateField()
    end = models.DateField()
    dims = models.JSONField(default=dict)
    dims_key = models.CharField(max_length=300, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    unit = models.CharField(max_length=20)
    source = models.CharField(max_length=120)
    qualifier = models.CharField(max_length=10, default="exact")
    provisional = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(
                fields=["line", "kind", "dims_key", "start", "end"], name="tallies_once"
            ),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="tallies_span"),
        ]

    def __str__(self) -> str:
        return f"{self.line}.{self.kind} {self.start} {self.value}"

    @property
    def ref(self) -> str:
        """How the audit log and a source row name this count."""
        return f"tallies.tally:{self.pk}"


class TallyRevision(models.Model):
    """What the bureau held a count to be from a day on, for figures of that day.

    Personal data: none.
    """

    tally = models.ForeignKey(Tally, on_delete=models.CASCADE, related_name="revisions")
    known_on = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=4)
    qualifier = models.CharField(max_length=10)

    class Meta:
        ordering = ["id"]

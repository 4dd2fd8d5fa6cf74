"""Rows that hold from a day until before another: units, roles, registers, names, addresses."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q


def holding(day: date, prefix: str = "") -> Q:
    """The condition that a row holds on a day; an unknown first day means: ever since we know.

    ``prefix`` leads to the row from another model (``access__``).
    """
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    unended = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return begun & unended


class DatedQuerySet(models.QuerySet[Any]):
    """Rows by the day on which they hold."""

    def at(self, day: date) -> Self:
        """The rows that hold on a day."""
        return self.filter(holding(day))


class Dated(models.Model):
    """A row that holds from ``valid_from`` (none: unknown) until before ``valid_to`` (none: open).

    ``dated_by`` names the columns that say what the row is about; two rows with equal values
    there may not hold on the same day. ``save`` checks it; ``bulk_create`` does not.
    """

    dated_by: ClassVar[tuple[str, ...]] = ()

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_span",
            )
        ]

    def holds_on(self, day: date) -> bool:
        """Whether the row holds on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or self.valid_to > day
        )

    def overlapping(self) -> "models.QuerySet[Any]":
        """Other rows about the same thing that hold on a day on which this one does."""
        same = {name: getattr(self, name) for name in self.dated_by}
        rows = type(self)._default_manager.filter(**same).exclude(pk=self.pk)
        if self.valid_to is not None:
            rows = rows.filter(Q(valid_from__isnull=True) | Q(valid_from__lt=self.valid_to))
        if self.valid_from is not None:
            rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=self.valid_from))
        return rows

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, or raise ValidationError when the span overlaps another row's."""
        other = self.overlapping().first() if self.dated_by else None
        if other is not None:
            raise ValidationError(
                f"效期與另一筆（{span_text(other)}）重疊，請先結束該筆或調整起訖日。"
            )
        super().save(*args, **kwargs)


def span_text(row: Dated) -> str:
    """The span in words: 2020-01-01 起至 2024-03-01 前."""
    start = row.valid_from.isoformat() if row.valid_from else "不詳"
    return f"{start} 起" + (f"至 {row.valid_to.isoformat()} 前" if row.valid_to else "")

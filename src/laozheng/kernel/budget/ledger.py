"""Rows that are written once: money is corrected by another row, never by an eraser."""

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete a row of a ledger."""


class LedgerQuerySet(models.QuerySet[Any]):
    """Adds and reads; a ledger row is never changed or deleted."""

    def update(self, **values: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError(f"{self.model.__name__} is append-only; write a correcting row")

    def delete(self) -> NoReturn:
        """Refused."""
        raise AppendOnlyError(f"{self.model.__name__} is append-only; write a correcting row")


LedgerManager = models.Manager.from_queryset(LedgerQuerySet)


class LedgerRow(models.Model):
    """An entry with who made it and when it was written down."""

    by = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    objects = LedgerManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; AppendOnlyError when it is there already."""
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} is append-only; write a correcting row")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError(f"{type(self).__name__} is append-only; write a correcting row")

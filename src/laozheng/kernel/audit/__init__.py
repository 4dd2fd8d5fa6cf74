"""Append-only log of changes *and reads*, chained by hash so that a later edit shows."""

"""Zip files whose bytes depend on their content alone."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The earliest moment that a zip file can hold; the real one would change the bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def pack(parts: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """A zip file of named parts in their order; those in ``stored`` are not compressed."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts:
            entry = ZipInfo(name, _MOMENT)
            entry.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            # The same mark on every system: made on Unix, readable by all.
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()

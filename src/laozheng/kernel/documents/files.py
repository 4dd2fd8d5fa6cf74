"""File contents on disk, under their digest: written whole or not at all, sealed when asked."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from laozheng.kernel.parties.fields import seal, unseal

_PURPOSE = "documents.file"


class FileDamaged(Exception):
    """The content on disk is missing or is not what was stored."""


def digest_of(content: bytes) -> str:
    """SHA-256 of a content, in hex."""
    return hashlib.sha256(content).hexdigest()


def path_of(digest: str, *, sealed: bool) -> Path:
    """Where a content lies below the home folder."""
    name = f"{digest}.sealed" if sealed else digest
    return Path(settings.LAOZHENG_HOME) / "uploads" / digest[:2] / name


def write_content(content: bytes, digest: str, *, sealed: bool) -> None:
    """Write a content once; a reader never sees half of it, even after a crash."""
    target = path_of(digest, sealed=sealed)
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(seal(content, _PURPOSE) if sealed else content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read_content(digest: str, *, sealed: bool) -> bytes:
    """The content stored under a digest; raises FileDamaged when it is gone or changed."""
    try:
        stored = path_of(digest, sealed=sealed).read_bytes()
    except FileNotFoundError:
        raise FileDamaged("檔案不在上傳資料夾內，請由備份還原。") from None
    content = unseal(stored, _PURPOSE) if sealed else stored
    if digest_of(content) != digest:
        raise FileDamaged("檔案內容與登錄的指紋不符，請由備份還原。")
    return content


def remove_content(digest: str, *, sealed: bool) -> None:
    """Delete a content from disk."""
    path_of(digest, sealed=sealed).unlink(missing_ok=True)

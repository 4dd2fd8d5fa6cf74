"""Columns for personal numbers: encrypted at rest, found again only by a keyed hash.

Keys come from ``settings.LAOZHENG_KEYS`` (base64, first one active). To rotate, put a new key in
front, run ``reencrypt`` on the models that hold encrypted columns, then drop the old key.
"""

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models
from django.db.models.functions import Cast

_ID_BYTES = 4
_NONCE_BYTES = 12
# The purpose under which firms are told apart in statistics, and how much of the hash does so.
_FIRM, _FIRM_LENGTH = "statistics.firm", 12


class SealError(Exception):
    """A sealed value cannot be opened: its key is gone, or it was tampered with."""


@dataclass(frozen=True)
class Keyring:
    """The keys by their public id; ``active`` seals, all of them open."""

    keys: dict[bytes, bytes]
    active: bytes


def keyring() -> Keyring:
    """The keys in force; raises ImproperlyConfigured when there are none or one is malformed."""
    return _keyring(tuple(settings.LAOZHENG_KEYS))


@lru_cache(maxsize=8)
def _keyring(encoded: tuple[str, ...]) -> Keyring:
    keys: dict[bytes, bytes] = {}
    for text in encoded:
        key = base64.b64decode(text)
        if len(key) != 32:
            raise ImproperlyConfigured(
                "LAOZHENG_KEYS 的每把金鑰須為 32 位元組的 base64，請重新產生。"
            )
        keys[hashlib.sha256(b"id:" + key).digest()[:_ID_BYTES]] = key
    if not keys:
        raise ImproperlyConfigured("LAOZHENG_KEYS 沒有任何金鑰，無法加密個人資料，請先設定。")
    return Keyring(keys, next(iter(keys)))


def seal(content: bytes, purpose: str) -> bytes:
    """Encrypt with the active key (AES-GCM); only the same purpose opens it again."""
    ring = keyring()
    nonce = os.urandom(_NONCE_BYTES)
    cipher = AESGCM(ring.keys[ring.active]).encrypt(nonce, content, purpose.encode())
    return ring.active + nonce + cipher


def unseal(sealed: bytes, purpose: str) -> bytes:
    """Decrypt what ``seal`` returned for the same purpose; raises SealError."""
    key_id, nonce = sealed[:_ID_BYTES], sealed[_ID_BYTES : _ID_BYTES + _NONCE_BYTES]
    key = keyring().keys.get(key_id)
    if key is None:
        raise SealError(
            f"加密金鑰（代號 {key_id.hex()}）不在 LAOZHENG_KEYS 內，請把舊金鑰加回清單後再試。"
        )
    try:
        return AESGCM(key).decrypt(nonce, sealed[_ID_BYTES + _NONCE_BYTES :], purpose.encode())
    except InvalidTag:
        raise SealError("加密資料與金鑰不符，可能曾遭竄改，請由備份還原該筆資料。") from None


def blind_index(value: str, purpose: str) -> str:
    """Keyed hash (hex) of a value, to look it up without decrypting; callers fold it first."""
    key = base64.b64decode(settings.LAOZHENG_INDEX_KEY)
    return hmac.new(key, f"{purpose}:{value}".encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=50_000)
def firm_code(key: str) -> str | None:
    """A code for statistics that tells firms apart and names none; None for an unknown one."""
    return blind_index(key, _FIRM)[:_FIRM_LENGTH] if key else None


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that the database never sees in the clear.

    ``purpose`` is bound into the cipher, so that a value copied into another column does not
    open there. Cannot be searched: keep a ``blind_index`` beside it.
    """

    def __init__(self, *args: Any, purpose: str = "", **kwargs: Any) -> None:
        self.purpose = purpose
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "purpose": self.purpose}

    def get_prep_value(self, value: Any) -> str | None:
        if value is None or value == "":
            return value  # type: ignore[no-any-return]
        return base64.b64encode(seal(str(value).encode(), self.purpose)).decode()

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        if not value:
            return value
        return unseal(base64.b64decode(value), self.purpose).decode()

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted; look it up by its blind index")
        return super().get_lookup(lookup_name)


def reencrypt(model: type[models.Model]) -> int:
    """Seal every value of the model's encrypted columns that an older key sealed; returns how many.

    Safe to repeat and to interrupt: each row is saved by itself.
    """
    names = [f.name for f in model._meta.fields if isinstance(f, EncryptedTextField)]
    changed = 0
    for name in names:
        current = _active_prefix()
        stored = Cast(name, models.TextField())
        rows = model._default_manager.annotate(stored=stored).exclude(stored="")
        for row in rows.exclude(stored__startswith=current).iterator():
            row.save(update_fields=[name])
            changed += 1
    return changed


def _active_prefix() -> str:
    """The first base64 characters of every value sealed by the active key: 5 from 4 bytes."""
    return base64.b64encode(keyring().active + b"\0\0").decode()[:5]

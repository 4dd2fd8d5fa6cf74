"""Small pictures for tests, with and without what a camera writes into them."""

import struct
import zlib


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(text: bytes = b"") -> bytes:
    """A picture of one gray point; ``text`` is told beside it."""
    beside = _chunk(b"tEXt", b"Comment\0" + text) + _chunk(b"eXIf", text) if text else b""
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + beside
        + _chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + _chunk(b"IEND", b"")
    )


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def jpeg(text: bytes = b"") -> bytes:
    """The frame of a JPEG file, not to be looked at; ``text`` is told in three places."""
    told = (
        _segment(0xE1, b"Exif\0\0" + text) + _segment(0xED, text) + _segment(0xFE, text)
        if text
        else b""
    )
    return (
        b"\xff\xd8"
        + _segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
        + told
        + _segment(0xDB, bytes(65))
        + _segment(0xDA, b"\x01\x01\0\0\x3f\0")
        + b"scan\xff\xd9"
    )

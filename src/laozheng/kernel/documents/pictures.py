"""Pictures for everybody, without what a camera wrote into them about place, time and device."""

from collections.abc import Iterator

_JPEG_START, _JPEG_SCAN = b"\xff\xd8", 0xDA
# Of what applications add to a JPEG only the kind of the picture and its colors are kept.
_TOLD_BY_APPLICATIONS = range(0xE0, 0xF0)
_KEPT_OF_APPLICATIONS = frozenset({0xE0, 0xEE})
_COMMENT = 0xFE
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD"}
)
_BROKEN = "圖片檔不完整，請重新存檔後再附上"
BARE_TYPES = frozenset({"image/jpeg", "image/png"})


def bare_picture(content: bytes) -> bytes:
    """A JPEG or PNG file without what it tells besides the picture.

    The turn that a camera noted is lost as well. Raises ValueError for any other format and for a
    file that breaks off.
    """
    if content.startswith(_JPEG_START):
        return _JPEG_START + b"".join(_jpeg_parts(content))
    if content.startswith(_PNG_START):
        return _PNG_START + b"".join(_png_parts(content))
    raise ValueError("圖片不是JPEG或PNG格式，請轉檔後再附上")


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    """The segments before the scan that are kept, then the scan with all that follows."""
    at = len(_JPEG_START)
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker == _JPEG_SCAN:
            yield content[at:]
            return
        end = at + 2 + length
        dropped = marker == _COMMENT or (
            marker in _TOLD_BY_APPLICATIONS and marker not in _KEPT_OF_APPLICATIONS
        )
        if not dropped:
            yield content[at:end]
        at = end
    raise ValueError(_BROKEN)


def _png_parts(content: bytes) -> Iterator[bytes]:
    """The chunks that are kept, up to the one that ends the picture."""
    at = len(_PNG_START)
    while at + 12 <= len(content):
        kind, end = content[at + 4 : at + 8], at + 12 + int.from_bytes(content[at : at + 4])
        if kind in _PNG_KEPT:
            yield content[at:end]
        if kind == b"IEND" and end <= len(content):
            return
        at = end
    raise ValueError(_BROKEN)

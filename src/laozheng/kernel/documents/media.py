"""What a file is, told by its content: what it is called proves nothing."""

# How each format begins.
_BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"M4A ": "audio/mp4",
    b"mp42": "video/mp4",
    b"isom": "video/mp4",
}
DOCUMENT_TYPES = frozenset({"application/pdf"})
PICTURE_TYPES = frozenset({"image/jpeg", "image/png", "image/webp", "image/heic"})
SOUND_TYPES = frozenset({"audio/mpeg", "audio/ogg", "audio/wav", "audio/mp4", "video/mp4"})
EVIDENCE_TYPES = DOCUMENT_TYPES | PICTURE_TYPES | SOUND_TYPES


def media_type_of(content: bytes) -> str:
    """The format of a document, a picture or a recording; empty for anything else."""
    for beginning, media_type in _BEGINNINGS:
        if content.startswith(beginning):
            return media_type
    if content[:4] == b"RIFF":
        return _RIFF.get(content[8:12], "")
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], "")
    return ""

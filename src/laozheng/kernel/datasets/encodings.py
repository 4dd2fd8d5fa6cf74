"""Which encoding a text file is in: told by its bytes, checked strictly, never repaired.

UTF-8 with or without mark, UTF-16, and Big5 as Windows writes it (CP950) are known. A file that
decodes without error may still be another encoding; charset-normalizer has a veto on Big5.
"""

import codecs
from collections.abc import Sequence
from pathlib import Path

from charset_normalizer import from_bytes

from laozheng.kernel.datasets.rows import FileRefused

_SAMPLE = 64 * 1024
_BIG5_FAMILY = frozenset({"big5", "big5hkscs", "cp950"})
_SAVE_AS = "請用試算表另存為「CSV UTF-8」後重新匯入"


def encoding_of(path: Path, allowed: Sequence[str]) -> str:
    """The Python codec that reads the file; FileRefused (E-ENC) names the first bad line."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    codec = _marked(head) or _unmarked_utf16(head) or "utf-8"
    bad_line = first_bad_line(path, codec)
    if bad_line is None:
        _must_be_allowed(codec, allowed)
        return codec
    if codec == "utf-8" and "cp950" in allowed:
        bad_line = _bad_line_as_big5(path, head, bad_line)
        if bad_line is None:
            return "cp950"
    raise FileRefused("E-ENC", f"第 {bad_line} 列的文字編碼無法辨識；{_SAVE_AS}", bad_line)


def first_bad_line(path: Path, codec: str) -> int | None:
    """The first line that is no valid text in this encoding, or None when all are."""
    if codec.startswith("utf-16"):
        return _first_bad_line_of_utf16(path, codec)
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                text = line.decode(codec)
            except UnicodeDecodeError:
                return number
            if "\0" in text:
                return number
    return None


def _marked(head: bytes) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return ""


def _unmarked_utf16(head: bytes) -> str:
    """Commas and line ends leave zero bytes on one side only, also in Chinese text."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd and not even:
        return "utf-16-le"
    if even and not odd:
        return "utf-16-be"
    return ""


def _first_bad_line_of_utf16(path: Path, codec: str) -> int | None:
    """The last line read before the fault: two-byte text cannot be cut at line ends."""
    number = 1
    try:
        with path.open(encoding=codec, newline="") as file:
            for number, line in enumerate(file, start=2):
                if "\0" in line:
                    return number - 1
    except UnicodeError:
        return number
    return None


def _must_be_allowed(codec: str, allowed: Sequence[str]) -> None:
    family = "utf-16" if codec.startswith("utf-16") else "utf-8"
    if family not in allowed:
        raise FileRefused("E-ENC", f"本資料集不接受 {family.upper()} 編碼；{_SAVE_AS}", 1)


def _bad_line_as_big5(path: Path, head: bytes, bad_line: int) -> int | None:
    """None when the file is Big5; else the line to name."""
    as_big5 = first_bad_line(path, "cp950")
    if as_big5 is None and _may_be_big5(path, head):
        return None
    # The reading that got further is the one the file was meant in.
    return max(bad_line, as_big5 or 0)


def _may_be_big5(path: Path, head: bytes) -> bool:
    sample = head
    if len(head) == _SAMPLE:
        # A character cut in two at the end of the sample would count against the right answer.
        sample = head[: head.rfind(b"\n") + 1] or head
    guess = from_bytes(sample).best()
    return guess is None or guess.encoding in _BIG5_FAMILY or "cp950" in guess.could_be_from_charset

"""Catalogues on disk: the PO file that translators edit, the MO file that the product reads."""

import ast
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dev.messages.message import Message


@dataclass(frozen=True)
class Entry:
    """A message with its translation: one text, or one per plural form; empty texts are missing."""

    message: Message
    translations: tuple[str, ...]
    places: tuple[str, ...] = ()

    @property
    def is_translated(self) -> bool:
        """Whether every form has a text."""
        return all(self.translations)


_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+(\".*\")$")


def read(text: str) -> tuple[str, list[Entry]]:
    """The header and the entries of a PO file; an entry marked fuzzy counts as untranslated."""
    header = ""
    entries = []
    for block in re.split(r"\n\s*\n", text.strip()):
        fields, is_fuzzy = _fields(block.splitlines())
        if not fields:
            continue
        translations = [value for name, value in fields.items() if name.startswith("msgstr")]
        if not fields["msgid"]:
            header = translations[0]
            continue
        message = Message(
            fields["msgid"], fields.get("msgid_plural", ""), fields.get("msgctxt", "")
        )
        entries.append(Entry(message, tuple("" if is_fuzzy else one for one in translations)))
    return header, entries


def _fields(lines: Iterable[str]) -> tuple[dict[str, str], bool]:
    """The fields of one entry by keyword, and whether it is marked fuzzy."""
    fields: dict[str, str] = {}
    name = ""
    is_fuzzy = False
    for line in lines:
        found = _KEYWORD.match(line)
        if found:
            name = found[1]
            fields[name] = ast.literal_eval(found[2])
        elif line.startswith('"'):
            fields[name] += ast.literal_eval(line)
        elif line.startswith("#,"):
            is_fuzzy = "fuzzy" in line
    return fields, is_fuzzy


def written(header: str, entries: Iterable[Entry]) -> str:
    """The text of a PO file."""
    blocks = [f'msgid ""\nmsgstr ""\n{_header_lines(header)}']
    blocks += ["\n".join(_lines(entry)) for entry in entries]
    return "\n\n".join(blocks) + "\n"


def _header_lines(header: str) -> str:
    return "\n".join(_quoted(line) for line in header.splitlines(keepends=True))


def _lines(entry: Entry) -> Iterator[str]:
    message = entry.message
    yield from (f"#: {place}" for place in entry.places)
    if "%(" in message.text:
        yield "#, python-format"
    if message.context:
        yield f"msgctxt {_quoted(message.context)}"
    yield f"msgid {_quoted(message.text)}"
    if not message.plural:
        yield f"msgstr {_quoted(entry.translations[0])}"
        return
    yield f"msgid_plural {_quoted(message.plural)}"
    for number, text in enumerate(entry.translations):
        yield f"msgstr[{number}] {_quoted(text)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compiled(header: str, entries: Iterable[Entry]) -> bytes:
    """The MO file of the translated entries, in the order that the format asks for."""
    texts = {"": header} | {
        _mo_key(entry.message): "\0".join(entry.translations)
        for entry in entries
        if entry.is_translated
    }
    return _mo_bytes({key.encode(): text.encode() for key, text in texts.items()})


def _mo_key(message: Message) -> str:
    context = f"{message.context}\4" if message.context else ""
    plural = f"\0{message.plural}" if message.plural else ""
    return f"{context}{message.text}{plural}"


def _mo_bytes(texts: Mapping[bytes, bytes]) -> bytes:
    """Magic, version, number, offsets; tables of keys and texts; then both, each ended by 0."""
    keys = sorted(texts)
    count = len(keys)
    start = 28 + 16 * count
    strings = [*keys, *(texts[key] for key in keys)]
    table = b""
    for string in strings:
        table += struct.pack("<II", len(string), start)
        start += len(string) + 1
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count)
    return head + table + b"".join(string + b"\0" for string in strings)

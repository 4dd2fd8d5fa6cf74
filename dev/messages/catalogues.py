"""The catalogues of the product: what they should hold, and what is wrong with them.

``en`` translates every text of the source; ``id``, ``vi`` and ``th`` those that workers meet in the
portal; ``zh_Hant`` words a few messages of Django anew, so that they say what to do next.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import axes
import django

from dev.messages import po
from dev.messages.calls import PRODUCT, ROOT, texts_of_calls
from dev.messages.labels import texts_of_labels
from dev.messages.message import Message, gathered
from dev.messages.workers import texts_of_workers

LOCALE = PRODUCT / "locale"
ENGLISH, CHINESE = "en", "zh_Hant"
OF_WORKERS = ("id", "vi", "th")
# Where the messages of others stand that we may word anew.
THEIRS = (
    Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po",
    Path(django.__file__).parent / "contrib/auth/locale/en/LC_MESSAGES/django.po",
    *sorted((Path(axes.__file__).parent / "locale").glob("*/LC_MESSAGES/django.po")),
)
_ONE_FORM = "nplurals=1; plural=0;"
HEADERS = {
    ENGLISH: "nplurals=2; plural=(n != 1);",
    **dict.fromkeys((CHINESE, *OF_WORKERS), _ONE_FORM),
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|%[sd]|\{\w*\}")


Texts = dict[Message, tuple[str, ...]]


def source_texts() -> Texts:
    """Every text of the product that people read, with its places."""
    return gathered(chain(texts_of_calls(), texts_of_labels()))


def worker_texts() -> Texts:
    """The texts on the pages for workers, with their places."""
    return gathered(texts_of_workers())


# What each language translates.
TRANSLATED: dict[str, Callable[[], Texts]] = {
    ENGLISH: source_texts,
    **dict.fromkeys(OF_WORKERS, worker_texts),
}


def update() -> list[Path]:
    """Bring all catalogues up to date: new texts in, gone ones out, translations kept."""
    return [path for language in HEADERS for path in _update(language)]


def _update(language: str) -> Iterator[Path]:
    path = path_of(language)
    text = po.written(_header(language), _wanted(language))
    yield from _write(path, text.encode())
    yield from _write(path.with_suffix(".mo"), _compiled(language))


def _wanted(language: str) -> list[po.Entry]:
    """The entries that a catalogue should hold, sorted by text so that changes stay small."""
    entries = _entries(language)
    if language in TRANSLATED:
        known = {entry.message.key: entry.translations for entry in entries}
        entries = [
            po.Entry(message, _kept(message, language, known.get(message.key, ())), places)
            for message, places in TRANSLATED[language]().items()
        ]
    return sorted(entries, key=lambda entry: entry.message)


def _kept(message: Message, language: str, known: tuple[str, ...]) -> tuple[str, ...]:
    forms = 2 if message.plural and HEADERS[language] != _ONE_FORM else 1
    return known if len(known) == forms else ("",) * forms


def _write(path: Path, content: bytes) -> Iterator[Path]:
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        yield path


def path_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def _entries(language: str) -> list[po.Entry]:
    path = path_of(language)
    return po.read(path.read_text(encoding="utf-8"))[1] if path.exists() else []


def _header(language: str) -> str:
    return (
        f"Language: {language}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\nPlural-Forms: {HEADERS[language]}\n"
    )


def _compiled(language: str) -> bytes:
    return po.compiled(_header(language), _entries(language))


def problems() -> Iterator[str]:
    """One sentence for each text that is missing, left over or wrong, and for each stale file."""
    for language, texts in TRANSLATED.items():
        yield from _of_translations(language, texts())
    yield from _of_chinese()
    for language in HEADERS:
        yield from _of_entries(language)
        yield from _of_compilation(language)


def _of_translations(language: str, texts: Texts) -> Iterator[str]:
    known = {entry.message: entry for entry in _entries(language)}
    for message, places in texts.items():
        if message not in known or not known[message].is_translated:
            yield f"{language}: no translation of “{message.text}” ({places[0]})"
    for message in known.keys() - texts.keys():
        yield f"{language}: “{message.text}” is in no source any more: run `python -m dev.messages`"


def _of_chinese() -> Iterator[str]:
    theirs = {
        entry.message.key
        for path in THEIRS
        for entry in po.read(path.read_text(encoding="utf-8"))[1]
    }
    for entry in _entries(CHINESE):
        if entry.message.key not in theirs:
            yield f"{CHINESE}: “{entry.message.text}” is no message of Django or axes"


def _of_entries(language: str) -> Iterator[str]:
    for entry in _entries(language):
        expected = placeholders(entry.message.plural or entry.message.text)
        for text in entry.translations:
            if text and placeholders(text) != expected:
                yield f"{language}: placeholders of “{entry.message.text}” differ in “{text}”"


def placeholders(text: str) -> list[str]:
    """What is filled in when the text is shown, in a fixed order."""
    return sorted(_PLACEHOLDER.findall(text))


def _of_compilation(language: str) -> Iterator[str]:
    path = path_of(language).with_suffix(".mo")
    if not path.exists() or path.read_bytes() != _compiled(language):
        name = path.relative_to(ROOT)
        yield f"{name} is not what its PO file compiles to: run `python -m dev.messages`"

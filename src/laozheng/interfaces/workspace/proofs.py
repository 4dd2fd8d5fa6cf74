"""Texts that were proof-read: kept for the person who asked, with their result and marked copies.

Each lies in a folder of its own under ``LAOZHENG_HOME/proofs``, readable by the server alone, and
is deleted when somebody proof-reads another text a day later. A draft is nobody's record.
"""

import json
import re
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.conf import settings

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.reports.proofreading import reading
from laozheng.kernel.reports.proofreading.binding.facts import RecordedFacts
from laozheng.kernel.reports.proofreading.marking import MARKED_TYPES, html, marked_copy
from laozheng.kernel.reports.proofreading.proofread import period_of, proofread
from laozheng.kernel.reports.proofreading.report import ProofReport

KEPT_HOURS = 24
JSON = ".json"
FILE_TYPES = {**MARKED_TYPES, JSON: "application/json"}
PASTED = "pasted.txt"
_TOKEN = re.compile(r"[0-9a-f]{32}")
_CARD, _FRAGMENT, _MARKED = "card.json", "fragment.html", "marked"


@dataclass(frozen=True)
class Proof:
    """A result that waits to be read: its folder, the name of the text, what was found."""

    folder: Path
    name: str
    period: str
    cut_off: str
    as_of: str
    counts: dict[str, int]
    failed_checks: int

    @property
    def token(self) -> str:
        """What names the result in addresses."""
        return self.folder.name

    @property
    def fragment(self) -> str:
        """The list of verdicts and the marked text, as HTML."""
        return (self.folder / _FRAGMENT).read_text(encoding="utf-8")

    def file(self, suffix: str) -> bytes:
        """A marked copy, or the report as JSON."""
        return (self.folder / f"{_MARKED}{suffix}").read_bytes()


def prove(
    content: bytes, name: str, reader: Reader, *, period: Period | None, cut_off: date | None
) -> Proof:
    """Proof-read a file and keep the result; ``period`` None takes the one that the text names.

    Raises UnreadableDocument with one sentence when the file cannot be read as text.
    """
    remove_old(reader.at)
    folder = _home(reader) / token_hex(16)
    folder.mkdir(parents=True, mode=0o700)
    try:
        return _proven(folder, content, _safe(name), reader, period, cut_off)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _proven(
    folder: Path,
    content: bytes,
    name: str,
    reader: Reader,
    period: Period | None,
    cut_off: date | None,
) -> Proof:
    path = folder / name
    path.write_bytes(content)
    source = reading.read_text(path)
    span = period or period_of(source, reader.day)
    facts = RecordedFacts(as_of=reader.day, cut_off=cut_off)
    report = proofread(source, period=span, facts=facts, as_of=reader.day)
    for suffix in MARKED_TYPES:
        copy = marked_copy(suffix, source, report, content)
        (folder / f"{_MARKED}{suffix}").write_bytes(copy)
    _write(folder / f"{_MARKED}{JSON}", report.as_dict())
    (folder / _FRAGMENT).write_text(html.fragment(source, report), encoding="utf-8")
    card = _card_of(report, name)
    _write(folder / _CARD, card)
    return Proof(folder, **card)


def kept(reader: Reader, token: str) -> Proof | None:
    """The reader's own result of that token; None when there is none (any more)."""
    folder = _home(reader) / token
    if not _TOKEN.fullmatch(token) or not (folder / _CARD).exists():
        return None
    return Proof(folder, **json.loads((folder / _CARD).read_text(encoding="utf-8")))


def remove_old(at: datetime) -> None:
    """Delete every result that is more than a day old."""
    for card in _root().glob(f"*/*/{_CARD}"):
        if at.timestamp() - card.stat().st_mtime > KEPT_HOURS * 3600:
            shutil.rmtree(card.parent, ignore_errors=True)


def _card_of(report: ProofReport, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "period": report.period.code,
        "cut_off": report.cut_off.isoformat(),
        "as_of": report.as_of.isoformat(),
        "counts": report.counts,
        "failed_checks": len(report.failed_checks),
    }


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _root() -> Path:
    return Path(settings.LAOZHENG_HOME) / "proofs"


def _home(reader: Reader) -> Path:
    return _root() / str(reader.user_id)


def _safe(name: str) -> str:
    """The last part of a file's name, shortened, without what a file system dislikes."""
    last = re.sub(r"[^\w.()（）-]+", "_", Path(name).name).strip("._")
    stem, dot, suffix = last.rpartition(".")
    return f"{(stem or 'text')[:80]}{dot}{suffix[:8]}"

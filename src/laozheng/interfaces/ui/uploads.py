"""Files on their way into a data set: kept for the person who brought them until confirmed.

A file lies in a folder of its own under ``LAOZHENG_HOME/incoming``, readable by the server alone,
with the report of its trial run beside it. It is deleted when confirmed or withdrawn, and at the
latest when somebody brings another file a day later.
"""

import csv
import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.report import ImportReport

KEPT_HOURS = 24
# What the list of files calls a row that was typed by hand.
TYPED = "手動登錄.csv"
_TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Upload:
    """A file that waits: its folder, its name as brought, whether it corrects, the trial report."""

    folder: Path
    name: str
    update: bool
    report: dict[str, Any]

    @property
    def token(self) -> str:
        """What names the upload in addresses."""
        return self.folder.name

    @property
    def path(self) -> Path:
        """The file itself."""
        return self.folder / self.name

    @property
    def rejected(self) -> Path | None:
        """The refused rows with their reasons, if any row was refused."""
        path = self.folder / f"{self.name}.rejected.csv"
        return path if path.exists() else None


def receive(
    file: "UploadedFile[bytes]", dataset: DataSet, reader: Reader, *, update: bool
) -> Upload:
    """Keep a file and try it; nothing is imported. FileRefused when it cannot be read at all."""
    remove_old(reader.at)
    folder = _home(reader) / token_hex(16)
    folder.mkdir(parents=True, mode=0o700)
    name = _safe(file.name or "")
    try:
        with (folder / name).open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
        report = import_file(dataset, folder / name, actor=reader, dry_run=True, update=update)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    upload = Upload(folder, name, update, report.as_dict())
    kept = {"name": name, "update": update, "report": upload.report}
    _card(folder).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    return upload


def waiting(reader: Reader, token: str, dataset: str) -> Upload | None:
    """The reader's own upload of that token for that data set; None when there is none."""
    folder = _home(reader) / token
    if not _TOKEN.fullmatch(token) or not _card(folder).exists():
        return None
    upload = Upload(folder, **json.loads(_card(folder).read_text(encoding="utf-8")))
    return upload if upload.report["dataset"] == dataset else None


def bring_in(
    upload: Upload, dataset: DataSet, reader: Reader, *, keep_good: bool = False
) -> ImportReport:
    """Import the file for good; ``keep_good`` takes the good rows though others are refused."""
    return import_file(
        dataset, upload.path, actor=reader, update=upload.update, keep_good=keep_good
    )


def withdraw(upload: Upload) -> None:
    """Delete the file and all that lies beside it."""
    shutil.rmtree(upload.folder, ignore_errors=True)


def remove_old(at: datetime) -> None:
    """Delete every upload that has waited for more than a day."""
    for card in _root().glob("*/*/upload.json"):
        if at.timestamp() - card.stat().st_mtime > KEPT_HOURS * 3600:
            shutil.rmtree(card.parent, ignore_errors=True)


def _root() -> Path:
    return Path(settings.LAOZHENG_HOME) / "incoming"


def _home(reader: Reader) -> Path:
    return _root() / str(reader.user_id)


def _card(folder: Path) -> Path:
    return folder / "upload.json"


def _safe(name: str) -> str:
    """The last part of a file's name, shortened, without what a file system dislikes."""
    last = re.sub(r"[^\w.()（）-]+", "_", Path(name).name).strip("._")
    stem, dot, suffix = last.rpartition(".")
    return f"{(stem or 'file')[:80]}{dot}{suffix[:8]}"


def bring_in_row(
    dataset: DataSet, cells: Mapping[str, str], reader: Reader, *, update: bool
) -> ImportReport:
    """Import one row that was typed by hand, as a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / TYPED
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(cells))
            writer.writeheader()
            writer.writerow(cells)
        return import_file(dataset, path, actor=reader, update=update, rejected_dir=Path(folder))

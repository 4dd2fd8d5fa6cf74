"""Bring the published history of a city into the figures: vintages and opening balances."""

import tomllib
from pathlib import Path
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.measures.history import load_history
from laozheng.kernel.measures.models import OpeningBalance


def load_folder(folder: Path, actor: Reader) -> int:
    """Load what ``index.toml`` of the folder names; returns how many values are new.

    Loading twice changes nothing. A city without the file has no history.
    """
    named = _index(folder)
    new = sum(
        load_history(folder / document["file"], document["source"]).loaded
        for document in named.get("document", ())
    )
    for row in named.get("opening", ()):
        _balance, created = OpeningBalance.objects.get_or_create(
            measure=row["measure"],
            dims=row["dims"],
            on=row["on"],
            defaults={"value": str(row["value"]), "source": row["source"]},
        )
        new += created
    if new:
        record(actor, "import", "measures:history", changes={"values": new})
    return new


def published_periods(folder: Path) -> list[Period]:
    """The periods of which the city printed enough to rebuild a synthetic year."""
    documents = _index(folder).get("document", ())
    return [Period.parse(row["twin"]) for row in documents if "twin" in row]


def _index(folder: Path) -> dict[str, Any]:
    path = folder / "index.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

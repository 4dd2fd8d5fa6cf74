"""Invented published lists: the headers, numbers and days of the official ones, nobody's data.

Half of the fines are in the layout of the safety office, the rest in that of labor conditions; the
four lines take turns, and the firms come again and again.
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from laozheng.base.roc import roc_slash
from laozheng.kernel.inspections.lists.dataset import LAYOUTS

YEAR = 2024
FIRMS = 400


@dataclass(frozen=True)
class Ground:
    """For what a line fines: the mark of its letters, and articles with what they say."""

    line: str
    mark: str
    articles: tuple[str, ...]


GROUNDS = (
    Ground("safety", "高市勞檢字", ("職業安全衛生法第6條第1項", "職業安全衛生法第26條第1項")),
    Ground("standards", "高市勞條字", ("勞動基準法第24條第1項", "勞動基準法第32條第2項")),
    Ground("equality", "高市勞就字", ("性別平等工作法第13條第1項",)),
    Ground("migrants", "高市勞就字", ("就業服務法第57條第1款", "就業服務法第57條第3款")),
)


@dataclass(frozen=True)
class Listed:
    """One fine of a published list."""

    ground: Ground
    number: str
    party: str
    article: str
    disposed_on: date
    announced_on: date
    amount_twd: int


def write_lists(folder: Path, rows: int) -> list[Path]:
    """Write both lists into a new folder; together they have so many rows."""
    folder.mkdir(exist_ok=True)
    fines = list(_fines(rows))
    osh = [one for one in fines if one.ground.line == "safety"]
    rest = [one for one in fines if one.ground.line != "safety"]
    return [_written(folder, "osh", osh), _written(folder, "lsa", rest)]


def name_of(firm: int) -> str:
    """The name of an invented firm."""
    return f"範例測試第{firm:03d}號有限公司"


def _fines(rows: int) -> Iterator[Listed]:
    draw = random.Random(113)
    for place in range(rows):
        ground = GROUNDS[draw.choice((0, 0, 0, 1, 1, 2, 3))]
        day = date(YEAR, 1, 2) + timedelta(days=place * 360 // rows)
        yield Listed(
            ground=ground,
            number=f"{ground.mark}第1139{place:06d}號",
            party=name_of(draw.randrange(FIRMS)),
            article=draw.choice(ground.articles),
            disposed_on=day,
            announced_on=day + timedelta(days=45),
            amount_twd=draw.choice((30_000, 60_000, 90_000)),
        )


def _written(folder: Path, layout: str, fines: list[Listed]) -> Path:
    headers = next(one.headers for one in LAYOUTS if one.name == layout)
    path = folder / f"{layout}.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        sheet = csv.writer(target)
        sheet.writerow(headers)
        for one in fines:
            cells = _cells(one, compact=layout == "osh")
            sheet.writerow(cells.get(name, "") for name in headers.values())
    return path


def _cells(one: Listed, *, compact: bool) -> dict[str, str]:
    def told(day: date) -> str:
        return f"{day:%Y%m%d}" if compact else roc_slash(day)

    return {
        "published_by": "高雄市",
        "announced_on": told(one.announced_on),
        "disposed_on": told(one.disposed_on),
        "document_number": one.number,
        "party_name": one.party,
        "articles": one.article,
        "descriptions": "測試事由。",
        "fine_amount": str(one.amount_twd),
    }

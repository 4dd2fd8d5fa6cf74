"""The published figures of a year, and whole tables that add up to them."""

import csv
from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.conf import settings

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import dims_key, dims_of
from laozheng.lines.disputes.models.codes import CHANNELS, COUNTED, ISSUES


class NotPublished(LookupError):
    """The city has published no figure of this measure for the period."""


class Published:
    """What the city printed for a year, from its folder of published history."""

    def __init__(self, period: Period, scale: int = 1) -> None:
        self._scale = scale
        path = settings.LAOZHENG_CITY_DIR / "history" / f"{period.code}.csv"
        if not path.exists():
            raise NotPublished(f"{period.label}沒有公布數字，無法建立合成城市；請改用113")
        with path.open(encoding="utf-8", newline="") as file:
            self._values = {
                (row["measure"], dims_key(dims_of(row["dims"]))): int(Fraction(row["value"]))
                for row in csv.DictReader(file)
                if row["line"] == "disputes"
            }

    def value(self, measure: str, **dims: str) -> int:
        """A printed count or amount, times the scale."""
        try:
            return self._values[f"disputes.{measure}", dims_key(dims)] * self._scale
        except KeyError:
            raise NotPublished(f"公布數字中沒有 disputes.{measure} {dims_key(dims)}") from None

    def mediation_tables(self) -> dict[str, dict[tuple[str, str], int]]:
        """Per outcome the cases by (issue, channel), agreeing with both printed tables."""
        return {outcome: self._table(outcome) for outcome in COUNTED}

    def _table(self, outcome: str) -> dict[tuple[str, str], int]:
        name = "mediation_cases"
        issues = {issue: self.value(name, issue=issue, outcome=outcome) for issue in ISSUES}
        channels = {ch: self.value(name, channel=ch, outcome=outcome) for ch in CHANNELS}
        return fitted(issues, channels)


def fitted(rows: Mapping[str, int], columns: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """Whole numbers in proportion to both margins that add up to them exactly.

    Each cell gets the floor of its share; the units left go to the largest remainders among the
    cells whose row and column both still lack some. ValueError when the margins disagree.
    """
    total = sum(rows.values())
    if total != sum(columns.values()):
        raise ValueError("the margins have different totals")
    shares = {
        (row, column): Fraction(rows[row] * columns[column], total or 1)
        for row in rows
        for column in columns
    }
    cells = {key: share.numerator // share.denominator for key, share in shares.items()}
    lacking_rows = {r: rows[r] - sum(cells[r, c] for c in columns) for r in rows}
    lacking_columns = {c: columns[c] - sum(cells[r, c] for r in rows) for c in columns}
    order = sorted(shares, key=lambda key: cells[key] - shares[key])
    while any(lacking_rows.values()):
        for row, column in order:
            if lacking_rows[row] and lacking_columns[column]:
                cells[row, column] += 1
                lacking_rows[row] -= 1
                lacking_columns[column] -= 1
    return cells


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """A total in whole units by weights; the last parts take what is left over."""
    whole = sum(weights)
    edges = [total * sum(weights[: n + 1]) // whole for n in range(len(weights))]
    return [edge - before for edge, before in zip(edges, [0, *edges], strict=False)]

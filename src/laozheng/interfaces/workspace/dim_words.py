"""Words for the dims of figures, taken from the data sets of the line that owns the measure.

A fact names its columns by the same codes as the data set that fills it; a dim that no data set
explains keeps its code, so that nothing is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from laozheng.interfaces.ui.languages import listed, named
from laozheng.kernel.cases.declare import INTAKES
from laozheng.kernel.datasets.catalogue import declared
from laozheng.kernel.datasets.schema import labels_of
from laozheng.kernel.law.codes import industry
from laozheng.kernel.measures.catalogue import dim_labels
from laozheng.kernel.measures.declare import BASIS, CUMULATIVE, PRIOR_MEAN, PRIOR_YEAR, SCOPE
from laozheng.kernel.measures.figures import Dims
from laozheng.kernel.parties.city import city


@dataclass
class DimWords:
    """The names of dims and of their codes, for the measures of one line."""

    names: dict[str, str] = field(default_factory=dict)
    codes: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def name(self, dim: str) -> str:
        """What a dim tells apart: 爭議類別."""
        return self.names.get(dim, dim)

    def code(self, dim: str, code: str) -> str:
        """One code of a dim in words; the empty code is what nobody stated."""
        if not code:
            return _("不明")
        return self.codes.get(dim, {}).get(code, code)

    def text(self, dims: Dims) -> str:
        """Dims in words: 爭議類別 工資、結果 成立; a total is 合計."""
        told = [f"{self.name(dim)} {self.code(dim, code)}" for dim, code in dims]
        return listed(told) or _("合計")

    def codes_text(self, dims: Dims) -> str:
        """The codes alone in words, what nobody stated left out: 工資、成立."""
        return listed(self.code(dim, code) for dim, code in dims if code)


def words_of_line(line: str) -> DimWords:
    """The words for the figures of a line."""
    words = DimWords(
        names={
            "intake": _("收件方式"),
            "district": _("行政區"),
            "industry": _("行業"),
            "sex": _("性別"),
            SCOPE: _("範圍"),
            BASIS: _("比較基準"),
        },
        codes={
            "intake": {code: _(label) for code, label in INTAKES.items()},
            "district": {place.code: named(place) for place in city().districts.values()},
            "industry": {code.code: _(code.label) for code in industry().codes},
            "sex": {"female": _("女"), "male": _("男")},
            SCOPE: {CUMULATIVE: _("累計")},
            BASIS: {PRIOR_YEAR: _("上年同期"), PRIOR_MEAN: _("前幾年平均")},
            **{
                dim: {code: _(label) for code, label in labels.items()}
                for dim, labels in dim_labels(line).items()
            },
        },
    )
    for dataset in declared():
        if dataset.owner != line:
            continue
        for column in dataset.columns:
            labels = labels_of(column)
            if labels:
                words.names.setdefault(column.name, _(str(column.label)))
                known = {code: _(label) for code, label in labels.items()}
                words.codes.setdefault(column.name, known)
    return words

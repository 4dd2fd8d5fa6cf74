"""Words for the dims of figures, taken from the data sets of the line that owns the measure.

A fact names its columns by the same codes as the data set that fills it; a dim that no data set
explains keeps its code, so that nothing is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.interfaces.ui.languages import listed, named
from laozheng.kernel.cases.declare import INTAKES
from laozheng.kernel.datasets.catalogue import declared
from laozheng.kernel.datasets.schema import labels_of
from laozheng.kernel.law.codes import industry
from laozheng.kernel.measures.catalogue import dim_labels
from laozheng.kernel.measures.declare import BASIS, CUMULATIVE, PRIOR_MEAN, PRIOR_YEAR, SCOPE
from laozheng.kernel.measures.figures import Dims
from laozheng.kernel.parties.city import city

# What the dims tell apart that more than one line counts by, or that no data set names.
NAMES: Mapping[str, Any] = {
    "act": gettext_lazy("法規"),
    "activity": gettext_lazy("活動"),
    "article": gettext_lazy("條次"),
    "channel": gettext_lazy("管道"),
    "deadline": gettext_lazy("期限"),
    "district": gettext_lazy("行政區"),
    "dormitory_kind": gettext_lazy("住宿類別"),
    "event": gettext_lazy("活動"),
    "grade": gettext_lazy("級別"),
    "group": gettext_lazy("對象"),
    "industry": gettext_lazy("行業"),
    "intake": gettext_lazy("收件方式"),
    "item": gettext_lazy("項目"),
    "job_title": gettext_lazy("工作別"),
    "law": gettext_lazy("法規"),
    "line": gettext_lazy("業務"),
    "manner": gettext_lazy("方式"),
    "month": gettext_lazy("月份"),
    "nationality": gettext_lazy("國籍"),
    "own_act": gettext_lazy("本業務法規"),
    "own_article": gettext_lazy("本業務條次"),
    "picked_by": gettext_lazy("選取方式"),
    "program": gettext_lazy("專案"),
    "sex": gettext_lazy("性別"),
    "size": gettext_lazy("規模"),
    "state": gettext_lazy("狀態"),
    "status": gettext_lazy("狀態"),
    "topic": gettext_lazy("主題"),
    "visited": gettext_lazy("訪查情形"),
    SCOPE: gettext_lazy("範圍"),
    BASIS: gettext_lazy("比較基準"),
}


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
    words.names = {dim: str(name) for dim, name in NAMES.items()} | words.names
    return words

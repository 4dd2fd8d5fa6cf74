"""Frozen figures in words: which figure it is, and its value as a reader sees it."""

from collections.abc import Mapping
from fractions import Fraction

from laozheng.base.numerals import plain
from laozheng.base.rounding import half_up
from laozheng.kernel.datasets.catalogue import declared
from laozheng.kernel.datasets.schema import labels_of
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.declare import BASIS, CUMULATIVE, PRIOR_MEAN, PRIOR_YEAR, SCOPE
from laozheng.kernel.measures.figures import dims_of, scale_of
from laozheng.kernel.measures.history import exact_of
from laozheng.kernel.measures.models import REASONS, Vintage
from laozheng.kernel.measures.units import counter

REASON_WORDS: Mapping[str, str] = dict(
    zip(
        REASONS,
        (
            *("補登紀錄", "更正", "救濟撤銷", "法院裁判", "事後結果"),
            *("定義變更", "範圍變更", "係數公布", "邊界變更", "等級變更"),
        ),
        strict=True,
    )
)
_OWN_CODES = {
    (SCOPE, CUMULATIVE): "累計",
    (BASIS, PRIOR_YEAR): "較上年同期",
    (BASIS, PRIOR_MEAN): "較前幾年平均",
}


def label_of(measure: str, dims: str) -> str:
    """A figure in words: 勞資爭議調解案件（工資、成立）."""
    definition = measures().get(measure)
    name = str(definition.label) if definition else measure
    words = [_code_word(measure, dim, code) for dim, code in dims_of(dims).items()]
    return f"{name}（{'、'.join(words)}）" if words else name


def printed(value: Fraction | None, unit: str, decimals: int = 0) -> str:
    """An exact value as readers see it, with its counter word; … when there is none."""
    if value is None:
        return "…"
    return plain(half_up(value * scale_of(unit), decimals)) + counter(unit)


def printed_value(vintage: Vintage) -> str:
    """The value of a vintage as readers see it."""
    if not vintage.value:
        return "…"
    definition = measures().get(vintage.measure)
    return printed(exact_of(vintage), vintage.unit, definition.decimals if definition else 0)


def _code_word(measure: str, dim: str, code: str) -> str:
    if (dim, code) in _OWN_CODES:
        return _OWN_CODES[dim, code]
    line = measure.partition(".")[0]
    for dataset in declared():
        if dataset.owner == line:
            for column in dataset.columns:
                if column.name == dim:
                    return str((labels_of(column) or {}).get(code, code)) or "不明"
    return code or "不明"

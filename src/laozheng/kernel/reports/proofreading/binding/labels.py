"""The words for codes of dims, from the line that owns the measure and its data sets."""

from collections.abc import Mapping

from laozheng.kernel.cases.declare import INTAKES
from laozheng.kernel.datasets.catalogue import declared
from laozheng.kernel.datasets.schema import labels_of
from laozheng.kernel.law.codes import industry
from laozheng.kernel.measures.catalogue import dim_labels
from laozheng.kernel.parties.districts import district_labels
from laozheng.kernel.reports.proofreading.binding.candidates import Dimension

_SEXES = {"female": "女", "male": "男"}


def dimensions_of(line: str) -> Mapping[str, Dimension]:
    """The dims of a line's measures whose codes have words, by name; numbers are no words."""
    codes: dict[str, Mapping[str, str]] = {
        "intake": {code: str(label) for code, label in INTAKES.items()},
        "district": district_labels(),
        "industry": {code.code: code.label for code in industry().codes},
        "sex": _SEXES,
        **dim_labels(line),
    }
    for dataset in declared():
        if dataset.owner == line:
            for column in dataset.columns:
                if labels := labels_of(column):
                    codes.setdefault(column.name, labels)
    return {name: Dimension(name, _worded(labels)) for name, labels in codes.items()}


def _worded(labels: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        code: (str(label),) for code, label in labels.items() if code and not str(label).isdigit()
    }

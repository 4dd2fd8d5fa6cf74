"""A list of cases as a sheet: the columns that an officer needs in a spreadsheet."""

import io
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.languages import named
from laozheng.interfaces.workspace.tables import kind_label, state_of
from laozheng.interfaces.workspace.words import district_label
from laozheng.kernel.accounts.roles import LEVELS
from laozheng.kernel.cases.declare import INTAKES
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.export import write_csv

_COLUMNS: tuple[tuple[Any, Callable[[Case], Any]], ...] = (
    (gettext_lazy("案號"), lambda case: case.number),
    (gettext_lazy("原系統案號"), lambda case: case.source_no),
    (gettext_lazy("種類"), kind_label),
    (gettext_lazy("收件日"), lambda case: roc_slash(case.received_on)),
    (gettext_lazy("收件方式"), lambda case: _(INTAKES.get(case.intake, case.intake))),
    (gettext_lazy("行政區"), lambda case: district_label(case.district)),
    (gettext_lazy("案由"), lambda case: case.title),
    (gettext_lazy("狀態"), lambda case: state_of(case).label),
    (gettext_lazy("承辦單位"), lambda case: named(case.unit)),
    (gettext_lazy("承辦人"), lambda case: case.officer.name if case.officer else ""),
    (gettext_lazy("結案日"), lambda case: roc_slash(case.closed_on) if case.closed_on else ""),
    (gettext_lazy("機密等級"), lambda case: str(LEVELS[case.level])),
)


def as_csv(cases: "QuerySet[Case]") -> tuple[str, int]:
    """The sheet as CSV text with a byte order mark, and the number of rows.

    The cases come with their unit and officer.
    """
    target = io.StringIO()
    # With mark: spreadsheets take a CSV without one for Big5.
    target.write("\ufeff")
    rows = (
        {str(label): str(value(case)) for label, value in _COLUMNS}
        for case in cases.iterator(chunk_size=2000)
    )
    count = write_csv([str(label) for label, _value in _COLUMNS], rows, target)
    return target.getvalue(), count

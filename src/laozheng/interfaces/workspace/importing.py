"""Who may bring files into a data set, and which rows of an imported file a reader may see."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from laozheng.kernel.accounts.access import Answer, visible
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.models import SourceRow

LINE_ROLES = ("officer", "supervisor", "head")
# Data sets of the kernel serve several lines at once.
KERNEL_ROLES = ("supervisor", "head", "editor")
_CASE = "case:"


def may_import(reader: Reader, dataset: DataSet) -> Answer:
    """Staff of the unit that owns the data set's line; for those of the kernel who leads or edits.

    Operators may import everything that can be imported at all.
    """
    if "import" not in dataset.ways:
        return Answer(False, _("這份資料只供匯出，不能匯入。"))
    if reader.is_system or reader.holds("operator"):
        return Answer(True)
    line = lines().get(dataset.owner)
    if line is None and any(reader.holds(role) for role in KERNEL_ROLES):
        return Answer(True)
    unit = Unit.objects.filter(code=line.unit).first() if line else None
    if unit is not None and any(reader.holds(role, unit.pk) for role in LINE_ROLES):
        return Answer(True)
    return Answer(False, _("這份資料由主管業務的單位匯入，請洽該單位承辦人。"))


def rows_seen(rows: Iterable[SourceRow], reader: Reader) -> set[int]:
    """Ids of the source rows whose cells a reader may see; one query for all of them.

    A row that made a case follows that case; any other row is seen by whoever may import it.
    """
    of_case = {row.pk: _case_id(row) for row in rows}
    asked = {key for key in of_case.values() if key is not None}
    seen = set(visible(Case.objects.filter(pk__in=asked), reader).values_list("pk", flat=True))
    return {pk for pk, key in of_case.items() if key is None or key in seen}


def _case_id(row: SourceRow) -> int | None:
    text = row.object_ref.removeprefix(_CASE)
    return int(text) if row.object_ref.startswith(_CASE) and text.isdecimal() else None

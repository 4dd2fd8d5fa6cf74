"""``manage.py check`` proves the city's schedule of fines before anybody is fined by it."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.inspections.penalties.schedule import NAME, schedule_problems


@register("inspections")
def the_fine_schedule_holds(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:
    """All problems in the versions of the schedule; none where the city has decided none."""
    return [
        Error(f"{NAME} {dated.valid_from}：{problem}", id="inspections.E001")
        for dated in law().history(NAME)
        if dated.value is not None
        for problem in schedule_problems(dated.value)
    ]

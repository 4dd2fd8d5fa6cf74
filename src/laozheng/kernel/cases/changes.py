"""Tell whoever keeps figures which cases changed, inside the same transaction."""

from collections.abc import Iterable

from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.signals import case_changed


def announce(cases: Iterable[Case]) -> None:
    """Send ``case_changed`` with the kinds and all years in which these cases have dated facts."""
    changed = list(cases)
    if not changed:
        return
    years = {case.received_on.year for case in changed}
    days = Event.objects.filter(case__in=[case.pk for case in changed[:500]])
    years.update(day.year for day in days.dates("on", "year"))
    case_changed.send(sender=Case, kinds={case.kind for case in changed}, years=years)

"""What the public reads of what it reported or asked for, or of an order it got: never a person."""

from django.utils.translation import gettext as _

from laozheng.kernel.cases.facts import Fact, stated
from laozheng.kernel.cases.models import Case
from laozheng.lines.safety.models import Accident, Guidance, StopWork
from laozheng.lines.safety.rules.codes.supervision import GUIDANCE_PROGRAMS


def accident_told(case: Case) -> list[Fact]:
    """When it happened and when it was reported."""
    accident = Accident.objects.get(case=case)
    return stated(
        Fact("發生時間", accident.occurred_at, "moment"),
        Fact("通報時間", accident.reported_at, "moment"),
    )


def order_told(case: Case) -> list[Fact]:
    """Where work is stopped, since when and until when."""
    order = StopWork.objects.get(case=case)
    return stated(
        Fact("停工場所或機械", order.place),
        Fact("停工日", order.ordered_on, "day"),
        Fact("申請復工日", order.resume_applied_on, "day"),
        Fact("復工日", order.resumed_on, "day"),
    )


def guidance_told(case: Case) -> list[Fact]:
    """Where somebody will advise, and since when."""
    guidance = Guidance.objects.get(case=case)
    return stated(
        Fact("計畫別", _(GUIDANCE_PROGRAMS[guidance.program])),
        Fact("場所", guidance.place),
        Fact("通報日", guidance.notified_on, "day"),
        Fact("輔導日", guidance.visited_on, "day"),
    )

"""What the public reads of an accident it reported, or of an order that it got: never a person."""

from laozheng.kernel.cases.facts import Fact, stated
from laozheng.kernel.cases.models import Case
from laozheng.lines.safety.models import Accident, StopWork


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

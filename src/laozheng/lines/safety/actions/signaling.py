"""What this line tells the others of an employer: that work is stopped."""

from laozheng.kernel.cases.actions import raise_signal, withdraw_signal
from laozheng.kernel.cases.declare import Act
from laozheng.lines.safety.models import StopWork
from laozheng.lines.safety.queries.kinds import STOPPED


def tell_stopped(order: StopWork, act: Act) -> None:
    """Work is stopped from this day on."""
    if order.employer is not None:
        raise_signal(order.employer, STOPPED, case=act.case, on=act.on)


def tell_resumed(act: Act) -> None:
    """Work may go on."""
    withdraw_signal(act.case, STOPPED, on=act.on)

"""Visits, what led to them and what came of them: complaints; put right, stopped, fined."""

from laozheng.lines.safety.twin import breaches, complaints, fines, orders, visits
from laozheng.lines.safety.twin.office import Office
from laozheng.lines.safety.twin.printed import Printed


def make(office: Office, printed: Printed, scale: int) -> str:
    """Make the visits of a year with their orders and fines; what was made, in words."""
    found = breaches.drawn(office, printed, scale)
    stops = orders.drawn(office, printed.orders * scale, found)
    eventful = [one.first for one in found]
    eventful += [one.again for one in found if one.again]
    eventful += [stop.resumption for stop in stops if stop.resumption]
    quiet = (printed.visits - printed.heat) * scale - len(eventful)
    if quiet < 0:
        raise ValueError(f"{len(eventful)} visits found something, more than there are")
    planned = [*eventful, *visits.uneventful(office, printed.heat * scale, quiet)]
    filed = visits.make(office, planned)
    return "、".join(
        (
            f"檢查{len(filed)}場次",
            f"申訴{complaints.make(office, filed)}件",
            f"停工{orders.make(office, stops, filed)}件",
            f"裁處{fines.make(office, found, filed)}件",
        )
    )

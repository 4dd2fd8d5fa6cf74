"""Sites of complaints that lie close to one another: often one site, complained of by several."""

from decimal import Decimal

from laozheng.base.points import distance_m
from laozheng.kernel.inspections.models import Complaint

NEARBY_M = 500
# More than the distance in degrees, north or east, anywhere in Taiwan.
_MARGIN = Decimal("0.006")


def distances_nearby(complaint: Complaint) -> list[int]:
    """How far the other sites within ``NEARBY_M`` meters are, in meters, the nearest first.

    Only complaints of the same line count; without a point there are none.
    """
    here = complaint.point
    if here is None:
        return []
    others = Complaint.objects.exclude(pk=complaint.pk).filter(
        case__kind=complaint.case.kind,
        latitude__range=(here.latitude - _MARGIN, here.latitude + _MARGIN),
        longitude__range=(here.longitude - _MARGIN, here.longitude + _MARGIN),
    )
    apart = (distance_m(here, other.point) for other in others if other.point is not None)
    return sorted(distance for distance in apart if distance <= NEARBY_M)

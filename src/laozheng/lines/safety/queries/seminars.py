"""Sessions that people attend by name, with how many are on the list and hold a certificate."""

from django.db.models import Count, QuerySet

from laozheng.kernel.activities.models import Activity, SignUp
from laozheng.lines.safety.models import Attendee
from laozheng.lines.safety.rules.codes.supervision import SEMINARS


def seminars_held() -> "QuerySet[Activity]":
    """The sessions held, the latest first, with ``listed`` and ``certified``."""
    held = Activity.objects.filter(line="safety", kind__in=SEMINARS, state="held")
    return held.annotate(
        listed=Count("safety_attendees"), certified=Count("safety_attendees__certificate")
    ).order_by("-held_on", "-pk")


def attendees_of(activity: Activity) -> "QuerySet[Attendee]":
    """The list of a session in the order of entry, each with the certificate."""
    return Attendee.objects.filter(activity=activity).select_related("certificate")


def heads_counted(activity: Activity) -> int | None:
    """How many heads were counted at the door; None where nobody counted."""
    counts = activity.heads.filter(group="", sex="").values_list("n", flat=True)
    known = [n for n in counts if n is not None]
    return sum(known) if known else None


def signed_up_and_came(activity: Activity) -> int:
    """How many had signed up online and came; they print their own certificates."""
    return SignUp.objects.filter(announcement__activity=activity, attended=True).count()

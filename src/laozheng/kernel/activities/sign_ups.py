"""Signing up for an announced activity: places, a waiting list, who came, and certificates."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from laozheng.base.roc import roc_day
from laozheng.base.text import fold, squeeze
from laozheng.kernel.accounts.codes import code_for, delete_codes, issue_code, random_letters
from laozheng.kernel.accounts.reader import Reader, public_reader
from laozheng.kernel.activities.actions import Heads, hold
from laozheng.kernel.activities.codes import COUNT_UNITS
from laozheng.kernel.activities.models import Activity, Announcement, SignUp
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import TAIPEI
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.errors import Refused

PURPOSE = "sign_up"
PLACED, WAITING, CANCELED = "placed", "waiting", "canceled"
# What nobody signed up under: asked for in the place of it, so that the work stays the same.
NOBODY = "activities.sign_up:0"


@dataclass(frozen=True)
class Signed:
    """Who signed up; ``code`` is empty where the page had been taken before."""

    sign_up: SignUp
    code: str


@transaction.atomic
def announce(
    activity: Activity,
    *,
    starts_at: datetime,
    closes_on: date,
    places: int,
    count_unit: str,
    actor: Reader,
    lead: str = "",
) -> Announcement:
    """Let everybody sign up for a planned activity of the day on which it starts."""
    if count_unit not in COUNT_UNITS:
        raise ValueError(f"unknown unit {count_unit!r}")
    if activity.state != "planned":
        raise Refused(f"「{activity.title}」已辦理或取消，不能開放報名。")
    if starts_at.astimezone(TAIPEI).date() != activity.held_on:
        raise Refused("開始時間與活動日期不同，請更正。", "starts_at")
    if closes_on > activity.held_on:
        raise Refused("報名截止日在活動日之後，請更正。", "closes_on")
    if places < 1:
        raise Refused("名額至少一名，請更正。", "places")
    announcement = Announcement.objects.create(
        activity=activity,
        lead=lead,
        starts_at=starts_at,
        closes_on=closes_on,
        places=places,
        count_unit=count_unit,
    )
    record(actor, "create", announcement.ref, changes={"places": places, "closes_on": closes_on})
    return announcement


@transaction.atomic
def sign_up(
    announcement: Announcement, *, name: str, contact: str, token: str, at: datetime, firm: str = ""
) -> Signed:
    """Give a place to somebody, or put him on the waiting list; the same page counts once.

    Raises Refused when it is too late, or the activity was called off.
    """
    locked = _locked(announcement)
    before = SignUp.objects.filter(announcement=locked, token=token).first()
    if before is not None:
        return Signed(before, "")
    actor, activity = public_reader(at), locked.activity
    if activity.state != "planned" or actor.day > locked.closes_on:
        raise Refused(f"「{activity.title}」已截止報名，請看其他場次。")
    row = SignUp.objects.create(
        announcement=locked,
        number=f"報-{random_letters(8)}",
        token=token,
        name=name,
        contact=contact,
        firm=firm,
        state=PLACED if free_places(locked) else WAITING,
        signed_up_at=at,
    )
    record(actor, "create", row.ref, changes={"state": row.state})
    days = (activity.held_on - actor.day).days + _days_kept(actor.day)
    return Signed(row, issue_code(row.ref, PURPOSE, actor=actor, days=days))


def sign_up_of(number: str, code: str, *, at: datetime) -> SignUp | None:
    """What a number and a code open together at a moment."""
    asked = squeeze(fold(number)).upper()
    found = SignUp.objects.select_related("announcement__activity").filter(number=asked).first()
    opened = code_for(found.ref if found is not None else NOBODY, code, at=at)
    return found if opened is not None else None


@transaction.atomic
def cancel_sign_up(row: SignUp, *, actor: Reader) -> None:
    """Give a place back before the activity begins; whoever has waited longest gets it."""
    announcement = _locked(row.announcement)
    row.refresh_from_db()
    if row.state == CANCELED:
        raise Refused("這筆報名已取消，無須再次取消。")
    if actor.at >= announcement.starts_at or announcement.activity.state != "planned":
        raise Refused("活動已開始或已結束，不能取消報名。")
    row.state = CANCELED
    row.save(update_fields=["state"])
    record(actor, "change", row.ref, changes={"state": CANCELED})
    _fill(announcement, actor)


@transaction.atomic
def note_attendance(announcement: Announcement, came: Collection[int], *, actor: Reader) -> None:
    """Note who came, by the keys of the sign-ups; the activity is held, and they are counted."""
    locked = _locked(announcement)
    activity = locked.activity
    if actor.day < activity.held_on:
        raise Refused(f"活動日{roc_day(activity.held_on)}還沒有到，不能登錄出席。")
    if activity.state != "planned":
        raise Refused(f"「{activity.title}」的出席已登錄或活動已取消。")
    expected = SignUp.objects.filter(announcement=locked).exclude(state=CANCELED)
    expected.update(attended=False)
    count = expected.filter(pk__in=came).update(attended=True)
    hold(activity, actor=actor, heads=(Heads(count, locked.count_unit),))
    record(actor, "change", locked.ref, changes={"attended": count})


@transaction.atomic
def certify(row: SignUp, *, actor: Reader) -> SignUp:
    """Number the certificate of somebody who came, the first time that it is asked for."""
    locked = _locked(row.announcement)
    row.refresh_from_db()
    if not row.attended:
        raise Refused("沒有出席紀錄，不能核發參加證明；有疑問請洽承辦單位。")
    if not row.certificate_number:
        issued = SignUp.objects.filter(announcement=locked).exclude(certificate_number="")
        activity = locked.activity
        mark = activity.activity_no or f"{activity.line}-{activity.pk}"
        row.certificate_number = f"{mark}-{issued.count() + 1:03}"
        row.certified_on = actor.day
        row.save(update_fields=["certificate_number", "certified_on"])
        record(actor, "change", row.ref, changes={"certificate": row.certificate_number})
    return row


def free_places(announcement: Announcement) -> int:
    """How many places are left."""
    taken = SignUp.objects.filter(announcement=announcement, state=PLACED).count()
    return max(announcement.places - taken, 0)


def open_announcements(day: date) -> "QuerySet[Announcement]":
    """What everybody may sign up for on a day, soonest first."""
    found = Announcement.objects.filter(activity__state="planned", closes_on__gte=day)
    return found.select_related("activity").order_by("starts_at", "pk")


def forget_sign_ups(at: datetime) -> int:
    """Delete whoever signed up for what was held longer ago than the term; how many there were."""
    day = at.astimezone(TAIPEI).date()
    last = day - timedelta(days=_days_kept(day))
    over = list(SignUp.objects.filter(announcement__activity__held_on__lt=last))
    with transaction.atomic():
        delete_codes([row.ref for row in over])
        SignUp.objects.filter(pk__in=[row.pk for row in over]).delete()
    return len(over)


def _fill(announcement: Announcement, actor: Reader) -> None:
    """Give free places to those who wait, in their order."""
    free = free_places(announcement)
    waiting = SignUp.objects.filter(announcement=announcement, state=WAITING).order_by("pk")
    for row in waiting[:free]:
        row.state = PLACED
        row.save(update_fields=["state"])
        record(actor, "change", row.ref, changes={"state": PLACED})


def _locked(announcement: Announcement) -> Announcement:
    """The announcement, so that two people never get the last place."""
    rows = Announcement.objects.select_for_update(of=("self",)).select_related("activity")
    found: Announcement = rows.get(pk=announcement.pk)
    return found


def _days_kept(day: date) -> int:
    days: int = law().get("activities.sign_up_days", day)
    return days

"""Enter, hold and cancel activities; appoint people to bodies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.codes import COUNT_UNITS, SEXES, SOURCES, STATES
from laozheng.kernel.activities.facts import counted_facts, stale_kind
from laozheng.kernel.activities.models import Activity, HeadCount, Reach, Revision, Seat
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.signals import case_changed

# What an entry may say besides line, kind, title and day.
_FACTS = frozenset(
    {
        "activity_no",
        "to_on",
        "sessions",
        "place",
        "district",
        "unit",
        "body",
        "channel",
        "topic",
        "firms",
        "sites",
        "cost_twd",
        "tags",
    }
)


@dataclass(frozen=True)
class Heads:
    """A count of heads to be entered; ``n`` None where nobody counted."""

    n: int | None
    count_unit: str = "persons"
    group: str = ""
    sex: str = ""
    source: str = "counted"

    def __post_init__(self) -> None:
        known = (COUNT_UNITS, self.count_unit), (SEXES, self.sex), (SOURCES, self.source)
        for codes, code in known:
            if code not in codes:
                raise ValueError(f"unknown code {code!r}")


def enter(
    line: str,
    kind: str,
    title: str,
    held_on: date,
    *,
    actor: Reader,
    state: str = "held",
    heads: Iterable[Heads] = (),
    reach: int | None = None,
    known_on: date | None = None,
    **facts: Any,
) -> Activity:
    """Enter an activity, held or planned, with its heads; the facts are columns of `Activity`.

    ``known_on`` is the day on which the bureau knew of it, the actor's day if none is given.
    """
    _known_facts(facts)
    if state not in STATES:
        raise ValueError(f"unknown state {state!r}")
    activity = Activity(line=line, kind=kind, title=title, held_on=held_on, state=state, **facts)
    _must_hold_together(activity, actor)
    with transaction.atomic():
        activity.save(force_insert=True)
        _count(activity, heads)
        _spread(activity, reach)
        revise(activity, known_on or actor.day)
        record(actor, "create", activity.ref, changes={"kind": kind, "held_on": held_on})
    return activity


def hold(
    activity: Activity,
    *,
    actor: Reader,
    on: date | None = None,
    heads: Iterable[Heads] = (),
    **facts: Any,
) -> None:
    """Note that a planned activity took place, on its day or another, and who came."""
    if activity.state != "planned":
        raise Refused(f"「{activity.title}」已辦理或取消，不得重複登錄；請改用更正。")
    changes = {"state": "held", "held_on": on or activity.held_on, **facts}
    _known_facts(facts)
    _change(activity, changes, actor, heads, "")


def correct(
    activity: Activity,
    *,
    actor: Reader,
    reason: str,
    heads: Iterable[Heads] = (),
    reach: int | None = None,
    **facts: Any,
) -> bool:
    """Correct facts, heads or reach of an activity; whether anything differed."""
    own = ("title", "held_on", "kind")
    _known_facts({name: value for name, value in facts.items() if name not in own})
    return _change(activity, facts, actor, heads, reason, reach)


def cancel(activity: Activity, *, actor: Reader, reason: str) -> None:
    """Cancel an activity; it counts nowhere, and its number stays used."""
    if activity.state == "canceled":
        raise Refused(f"「{activity.title}」已取消，無須再次取消。")
    if not reason:
        raise Refused("取消活動須敘明理由，請填寫。", "reason")
    _change(activity, {"state": "canceled", "state_reason": reason}, actor, (), reason)


def appoint(
    line: str,
    body: str,
    person_name: str,
    *,
    actor: Reader,
    valid_from: date,
    valid_to: date | None = None,
    **facts: Any,
) -> Seat:
    """Give a person a seat on a body, until before ``valid_to`` if its end is known."""
    if valid_to is not None and valid_to <= valid_from:
        raise Refused("任期迄日須在起日之後，請更正。", "valid_to")
    with transaction.atomic():
        seat = Seat.objects.create(
            line=line,
            body=body,
            person_name=person_name,
            valid_from=valid_from,
            valid_to=valid_to,
            **facts,
        )
        record(actor, "create", f"activities.seat:{seat.pk}", changes={"body": body})
    return seat


def _known_facts(facts: Mapping[str, Any]) -> None:
    unknown = set(facts) - _FACTS
    if unknown:
        raise TypeError(f"an activity has no {', '.join(sorted(unknown))}")


def _must_hold_together(activity: Activity, actor: Reader) -> None:
    if activity.state == "held" and activity.held_on > actor.day:
        raise Refused(f"辦理日{roc_day(activity.held_on)}在今天之後，請改登錄為已排定。", "held_on")
    if activity.to_on is not None and activity.to_on < activity.held_on:
        raise Refused("活動末日早於首日，請更正。", "to_on")


def _change(
    activity: Activity,
    changes: Mapping[str, Any],
    actor: Reader,
    heads: Iterable[Heads],
    reason: str,
    reach: int | None = None,
) -> bool:
    """Write what differs, with the old values in the log."""
    differing = {name: v for name, v in changes.items() if getattr(activity, name) != v}
    old = {name: getattr(activity, name) for name in differing}
    for name, value in differing.items():
        setattr(activity, name, value)
    _must_hold_together(activity, actor)
    with transaction.atomic():
        if differing:
            activity.save(update_fields=list(differing))
        recounted = _count(activity, heads) | _spread(activity, reach)
        if differing or recounted:
            revise(activity, actor.day, old.get("held_on"))
            facts = {name: [_plain(old[name]), _plain(v)] for name, v in differing.items()}
            record(actor, "change", activity.ref, changes=facts | recounted, reason=reason)
    return bool(differing or recounted)


def _count(activity: Activity, heads: Iterable[Heads]) -> dict[str, list[int | None]]:
    """Store counts; those that differ from what stood there, old and new."""
    recounted: dict[str, list[int | None]] = {}
    for count in heads:
        key: dict[str, Any] = {
            "group": count.group,
            "sex": count.sex,
            "count_unit": count.count_unit,
        }
        stored = HeadCount.objects.filter(activity=activity, **key).first()
        if stored is not None and (stored.n, stored.source) == (count.n, count.source):
            continue
        HeadCount.objects.update_or_create(
            activity=activity, **key, defaults={"n": count.n, "source": count.source}
        )
        label = "/".join(filter(None, ("heads", count.group, count.sex, count.count_unit)))
        recounted[label] = [stored.n if stored else None, count.n]
    return recounted


def _spread(activity: Activity, reach: int | None) -> dict[str, list[int | None]]:
    """Store how far it went; the old and new number when it differs."""
    stored = activity.reached.filter(medium=activity.channel).first()
    if reach is None or (stored is not None and stored.n == reach):
        return {}
    Reach.objects.update_or_create(
        activity=activity, medium=activity.channel, defaults={"n": reach}
    )
    return {"reach": [stored.n if stored else None, reach]}


def revise(activity: Activity, known_on: date, *other_days: date | None) -> None:
    """Keep what figures count of an activity as of a day, and say that they changed."""
    Revision.objects.create(activity=activity, known_on=known_on, facts=counted_facts(activity))
    years = {day.year for day in (activity.held_on, *other_days) if day is not None}
    case_changed.send(sender=Activity, kinds={stale_kind(activity.line)}, years=years)


def _plain(value: Any) -> Any:
    """A value as the log keeps it."""
    return getattr(value, "pk", value)

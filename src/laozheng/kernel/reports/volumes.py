"""A volume is one book of one period in the making: opening it, and the states it passes.

planned → open → complete → cleared → frozen → published → restated; a volume that was complete is
open again as soon as one of its texts is not signed any more.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction

from laozheng.base.periods import Period
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.reports import catalogue
from laozheng.kernel.reports.carrying import carried_from, save_carried
from laozheng.kernel.reports.declare import BookKind, Section
from laozheng.kernel.reports.manuscript import written_sections
from laozheng.kernel.reports.models import Volume, VolumeSection
from laozheng.kernel.reports.permissions import check
from laozheng.kernel.reports.queries import latest_versions, volume_of
from laozheng.kernel.reports.refusals import TextRefused

__all__ = ["VolumeRefused", "advance", "open_volume", "plan_volume", "set_due", "volume_of"]

# Each state with those that may follow it, and the verb that the step needs.
STEPS: Mapping[str, Mapping[str, str]] = {
    "planned": {"open": "open"},
    "open": {"complete": "complete"},
    "complete": {"open": "edit", "cleared": "clear"},
    "cleared": {"open": "edit", "frozen": "freeze"},
    "frozen": {"published": "publish", "restated": "freeze"},
    "published": {"restated": "freeze"},
    "restated": {"published": "publish"},
}
STATE_WORDS: Mapping[str, str] = {
    "planned": "規劃中",
    "open": "撰寫中",
    "complete": "各節已簽署",
    "cleared": "已核閱",
    "frozen": "已定稿",
    "published": "已公布",
    "restated": "已重編",
}
SHOWN = 5


class VolumeRefused(TextRefused):
    """A step on a volume that may not be taken."""


def plan_volume(
    kind: BookKind, period: Period, *, actor: Actor, due_on: date | None = None
) -> Volume:
    """Enter a volume in the calendar before anybody writes; planning it again changes nothing."""
    check(actor, "open", None)
    _outline(kind, period, "")
    with transaction.atomic():
        volume, is_new = Volume.objects.get_or_create(
            book=kind.code,
            period=period.code,
            defaults={"opened_at": actor.at, "opened_by_ref": actor.ref, "due_on": due_on},
        )
        if is_new:
            record(actor, "create", volume.ref, changes={"state": volume.state})
    return volume


def open_volume(
    kind: BookKind,
    period: Period,
    *,
    actor: Actor,
    carry_from: Period | None = None,
    edition: str = "",
    due_on: date | None = None,
    due_days: Mapping[str, date] | None = None,
    tolerance: Decimal = Decimal(0),
) -> Volume:
    """Hand the sections of a book out to their units, with last year's texts if asked.

    ``due_on`` is the day for all sections that ``due_days`` does not name; without it the book's
    cut-off day. ``carry_from`` is the period whose texts are carried forward, with a mark on every
    sentence that may no longer be true. Raises VolumeRefused when the volume is open already, or
    no outline serves the period.
    """
    check(actor, "open", None)
    sections = tuple(written_sections(_outline(kind, period, edition)))
    day = due_on or kind.cut_off(period)
    carried = (
        carried_from(carry_from, kind, period, day=actor.day, edition=edition)
        if carry_from
        else None
    )
    with transaction.atomic():
        volume = _fresh(kind, period, actor)
        volume.state, volume.edition, volume.due_on = "open", edition, day
        volume.opened_at, volume.opened_by_ref = actor.at, actor.ref
        volume.carried_from = carry_from.code if carry_from else ""
        volume.tolerance = tolerance
        volume.save()
        _hand_out(volume, sections, due_days or {})
        changes = {"state": "open", "due_on": day, "carried_from": volume.carried_from}
        record(actor, "change", volume.ref, changes=changes)
        if carried:
            save_carried(volume, carried, actor=actor)
    return volume


def _hand_out(volume: Volume, sections: tuple[Section, ...], due_days: Mapping[str, date]) -> None:
    VolumeSection.objects.bulk_create(
        VolumeSection(
            volume=volume,
            section=section.key,
            owner=section.owner,
            due_on=due_days.get(section.key, volume.due_on),
        )
        for section in sections
    )


def set_due(volume: Volume, section: str, day: date, *, actor: Actor) -> None:
    """Give a section another due day."""
    check(actor, "edit", volume)
    with transaction.atomic():
        if not volume.sections.filter(section=section).update(due_on=day):
            raise VolumeRefused(f"本書沒有「{section}」這一節，請由大綱選擇章節。")
        record(actor, "change", volume.ref, changes={"section": section, "due_on": day})


def advance(volume: Volume, state: str, *, actor: Actor, reason: str = "") -> Volume:
    """Bring a volume to another state; back to open needs a reason.

    Raises VolumeRefused when the state does not follow the present one, or sections are not signed.
    """
    with transaction.atomic():
        volume = Volume.objects.select_for_update().get(pk=volume.pk)
        check_step(volume, state, actor=actor)
        if state == "open" and volume.state != "planned" and not reason.strip():
            raise VolumeRefused("退回撰寫要寫明理由，請補上理由。")
        changes = {"state": {"from": volume.state, "to": state}}
        volume.state = state
        volume.save(update_fields=["state"])
        record(actor, "change", volume.ref, changes=changes, reason=reason)
    return volume


def check_step(volume: Volume, state: str, *, actor: Actor) -> None:
    """Raise VolumeRefused or NotAllowed when ``advance`` would refuse the step now."""
    verb = STEPS[volume.state].get(state)
    if verb is None:
        raise VolumeRefused(
            f"本書目前{STATE_WORDS[volume.state]}，不能直接改為{STATE_WORDS[state]}；"
            f"下一步是{'或'.join(STATE_WORDS[step] for step in STEPS[volume.state])}。"
        )
    check(actor, verb, volume)
    if state in ("complete", "cleared", "frozen"):
        _refuse_unsigned(volume)


def unsigned_sections(volume: Volume) -> list[Section]:
    """The sections of installed lines that nobody has signed yet, in the order of the outline."""
    kind, period = catalogue.book(volume.book), Period.parse(volume.period)
    texts = latest_versions(volume.book, period)
    installed = lines()
    return [
        section
        for section in written_sections(_outline(kind, period, volume.edition))
        if (not section.line or section.line in installed)
        and (section.key not in texts or texts[section.key].state != "signed")
    ]


def _outline(kind: BookKind, period: Period, edition: str) -> tuple[Section, ...]:
    try:
        return kind.edition_for(period, edition).sections
    except ValueError as error:
        raise VolumeRefused(str(error)) from None


def _fresh(kind: BookKind, period: Period, actor: Actor) -> Volume:
    """The planned volume, or a new one; refused when it is open already."""
    volume = Volume.objects.select_for_update().filter(book=kind.code, period=period.code).first()
    if volume is None:
        return Volume(book=kind.code, period=period.code)
    if volume.state != "planned":
        raise VolumeRefused(
            f"《{kind.title_for(period)}》已經開編（{STATE_WORDS[volume.state]}），不必再開。"
        )
    return volume


def _refuse_unsigned(volume: Volume) -> None:
    waiting = unsigned_sections(volume)
    if waiting:
        names = "、".join(section.heading for section in waiting[:SHOWN])
        more = f"等{len(waiting)}節" if len(waiting) > SHOWN else ""
        raise VolumeRefused(f"還有{len(waiting)}節沒有簽署：{names}{more}，請先完成簽署。")

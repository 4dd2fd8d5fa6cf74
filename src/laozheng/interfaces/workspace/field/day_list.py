"""What an inspector has to visit: places of drawn lists and visits planned singly, by day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from laozheng.interfaces.ui.languages import named
from laozheng.interfaces.workspace.field.kinds import visit_kinds
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import law, lines
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Target
from laozheng.kernel.parties.city import city

# How far ahead the list reaches; all of it is kept on the device.
DAYS_AHEAD = 7
MOST = 60


@dataclass(frozen=True)
class Errand:
    """One place to go to: where, for what, and the address of its form, "" where others write."""

    on: date
    name: str
    place: str
    district: str
    program: str
    reasons: tuple[str, ...]
    url: str
    is_late: bool
    is_urgent: bool = False


def staff_of(reader: Reader) -> Staff | None:
    """The member of staff behind a reader."""
    return Staff.objects.filter(user_id=reader.user_id or 0).first()


def errands(reader: Reader) -> list[Errand]:
    """What waits for the reader up to some days ahead, earliest first; late ones come first."""
    return errands_between(reader, date.min, reader.day + timedelta(days=DAYS_AHEAD), MOST)


def errands_between(reader: Reader, first: date, last: date, most: int) -> list[Errand]:
    """What waits for the reader from one day to another, at most so many of lists and so many else.

    Of a day, what its line calls urgent comes before the rest.
    """
    days = (first, last)
    found = [*_of_lists(reader, days, most), *_planned_singly(reader, days, most)]
    return sorted(found, key=lambda one: (one.on, not one.is_urgent, one.district, one.name))


def _of_lists(reader: Reader, days: tuple[date, date], most: int) -> Iterable[Errand]:
    kind_of_line = {code.partition(".")[0]: code for code in reversed(visit_kinds())}
    me = reader.user_id or 0
    own = Q(lead__user_id=me) | Q(companion__user_id=me)
    along = Q(pk__in=Target.partners.through.objects.filter(staff__user_id=me).values("target"))
    rows = Target.objects.filter(state="assigned", planned_on__range=days)
    rows = rows.filter(own & Q(program__unit__in=reader.units) | along)
    rows = rows.filter(program__line__in=list(kind_of_line)).select_related("program", "employer")
    found = list(rows.order_by("planned_on", "rank")[:most])
    urgent = _urgent([row for row in found if row.planned_on == reader.day], reader.day)
    for row in found:
        assert row.planned_on is not None
        why = urgent.get(row.pk, "")
        name = row.employer.display_name if row.employer else row.workplace
        form = f"{form_url(kind_of_line[row.program.line])}?target={row.pk}"
        yield Errand(
            on=row.planned_on,
            name=name,
            place=row.workplace if row.workplace != name else "",
            district=_district(row.district),
            program=row.program.title,
            reasons=tuple(filter(None, (why, *(reason["label"] for reason in row.reasons)))),
            # Whoever comes along from another unit leaves the record to the lead.
            url=form if row.program.unit_id in reader.units else "",
            is_late=row.planned_on < reader.day,
            is_urgent=bool(why),
        )


def _urgent(targets: Sequence[Target], day: date) -> dict[int, str]:
    """Why some of the places of a day come first, as their lines say, by the id of the place."""
    found: dict[int, str] = {}
    for code in {target.program.line for target in targets}:
        asked = lines()[code].urgent_today if code in lines() else None
        own = [target for target in targets if target.program.line == code]
        if asked is not None:
            told = zip(own, asked(own, day, law()), strict=True)
            found |= {target.pk: why for target, why in told if why}
    return found


def _planned_singly(reader: Reader, days: tuple[date, date], most: int) -> Iterable[Errand]:
    asked = Case.objects.filter(
        kind__in=list(visit_kinds()), state="planned", visit__planned_on__range=days,
        visit__lead__user_id=reader.user_id or 0,
    )  # fmt: skip
    rows = visible(asked, reader).select_related("visit__program")
    for case in rows.order_by("visit__planned_on", "pk")[:most]:
        visit = case.visit
        yield Errand(
            on=visit.planned_on,
            name=visit.employer_name,
            place=visit.workplace,
            district=_district(visit.district),
            program=visit.program.title if visit.program else case.number,
            reasons=(),
            url=f"{form_url(case.kind)}?planned={case.number}",
            is_late=visit.planned_on < reader.day,
        )


def form_url(kind: str) -> str:
    """The address of the form of a kind of visit."""
    line, _dot, code = kind.partition(".")
    return reverse("workspace:field_visit", args=[line, code])


def _district(code: str) -> str:
    known = city().districts.get(code)
    return named(known) if known else ""

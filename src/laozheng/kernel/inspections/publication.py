"""The public list of violators: what an entry shows on a day, who is found, what was corrected.

An entry shows what the law of the day of decision orders (``rules.publication_fields``), as the
decision stands by what is known. Where several provisions were violated it shows what any of
them orders; of the articles only those whose act orders it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from laozheng.base.identifiers import find_person_ids, mask_id
from laozheng.kernel.cases import catalogue
from laozheng.kernel.inspections.codes import APPEAL_NOTES
from laozheng.kernel.inspections.models import (
    Disposition,
    DispositionArticle,
    DispositionEvent,
    Publication,
)
from laozheng.kernel.inspections.queries import (
    as_fine,
    published_entries,
    removed_entries,
    with_history,
)
from laozheng.kernel.inspections.rules import (
    NEVER_PUBLISHED,
    PUBLISHED_ALONE,
    acts_with_a_list,
    as_it_stands,
    publication_fields,
    published_since,
)
from laozheng.kernel.law.citations import Citation, acts
from laozheng.kernel.parties.names import fold_name


@dataclass(frozen=True)
class Entry:
    """An entry of the list as the public may see it; what the law does not order is empty.

    ``acts`` are codes. ``appeal`` is a code of ``APPEAL_NOTES`` or empty.
    """

    entry_id: str
    announced_on: date
    version: int
    corrected_on: tuple[date, ...]
    acts: tuple[str, ...]
    name: str
    responsible_person: str
    disposed_on: date | None
    citations: tuple[Citation, ...]
    amount_twd: int | None
    accident_place: str
    appeal: str
    fields: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Correction:
    """What those who copied the list must change: an entry corrected or removed on a day."""

    on: date
    entry_id: str
    change: str
    reason: str


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; the list is never searched by person.

    ``article`` is a code such as 24 or 84-1, ``year`` the CE year of the announcement.
    """

    name: str = ""
    ubn: str = ""
    act: str = ""
    article: str = ""
    year: int | None = None


def shown_entries(day: date, wanted: Wanted | None = None) -> "QuerySet[Publication]":
    """The entries that the public may find on a day, newest first, ready for ``entry_of``.

    An article is found only where the entry shows it. Natural persons and names that the source
    masked are not found by name.
    """
    wanted = wanted or Wanted()
    lawful = on_a_list("disposition") & ~Q(disposition__case__state="revoked")
    entries = published_entries(day).filter(lawful)
    if wanted.name:
        entries = entries.filter(disposition__party_key__contains=fold_name(wanted.name))
        entries = entries.exclude(disposition__party_kind="person")
    if wanted.ubn:
        entries = entries.filter(disposition__ubn=wanted.ubn)
    if wanted.act or wanted.article:
        entries = entries.filter(_violates(wanted))
    if wanted.year:
        entries = entries.filter(announced_on__year=wanted.year)
    return with_history(entries, "disposition__")


def entry_of(publication: Publication, day: date) -> Entry | None:
    """What an entry shows on a day; None when nothing may be shown."""
    disposition = publication.disposition
    fine = as_it_stands(as_fine(disposition), day)
    if fine is None or publication.announced_on > day:
        return None
    if publication.removed_on is not None and publication.removed_on <= day:
        return None
    law = catalogue.law()
    ordered = [(c, publication_fields(c, fine.disposed_on, law) or ()) for c in fine.citations]
    if ordered and not any(shown for _, shown in ordered):
        return None
    fields = tuple(dict.fromkeys(name for _, shown in ordered for name in shown))
    fields = fields or ("name", "responsible_person")
    return Entry(
        entry_id=publication.entry_id,
        announced_on=publication.announced_on,
        version=publication.text_version,
        corrected_on=tuple(map(date.fromisoformat, publication.corrected_on)),
        acts=tuple(dict.fromkeys(citation.act for citation, shown in ordered if shown)),
        name=_without_ids(disposition.party_name),
        responsible_person=_without_ids(disposition.responsible_person),
        disposed_on=fine.disposed_on if "disposed_on" in fields else None,
        citations=tuple(citation for citation, shown in ordered if "articles" in shown),
        amount_twd=fine.amount_twd if "amount" in fields else None,
        accident_place=(
            _without_ids(disposition.accident_place) if "accident_place" in fields else ""
        ),
        appeal=_appeal(disposition, reduced=any(c.known_on <= day for c in fine.changes)),
        fields=fields,
    )


def entries_shown(publications: Iterable[Publication], day: date) -> Iterator[Entry]:
    """The entries of some publications, without those of which nothing may be shown."""
    for publication in publications:
        if entry := entry_of(publication, day):
            yield entry


def corrections(day: date, since: date = date.min) -> list[Correction]:
    """What was corrected or removed from a day on and is known by another, oldest first."""
    found = [
        Correction(entry.removed_on, entry.entry_id, "removed", entry.removal_reason)
        for entry in removed_entries(since).filter(removed_on__lte=day)
        if entry.removed_on is not None
    ]
    for entry in Publication.objects.filter(text_version__gt=1):
        days = map(date.fromisoformat, entry.corrected_on)
        found += [Correction(on, entry.entry_id, "corrected", "text") for on in days]
    found += _reduced()
    return sorted(one for one in found if since <= one.on <= day)


def _reduced() -> Iterator[Correction]:
    """Partial revocations change what an entry shows without a hand on the list."""
    reducing = DispositionEvent.objects.filter(kind="partly_revoked", superseded_by__isnull=True)
    days: dict[int, list[date]] = {}
    for case_id, known_on in reducing.values_list("case_id", "known_on"):
        days.setdefault(case_id, []).append(known_on)
    for entry in Publication.objects.filter(disposition_id__in=days):
        for on in days[entry.disposition_id]:
            if entry.announced_on < on and (entry.removed_on is None or on < entry.removed_on):
                yield Correction(on, entry.entry_id, "corrected", "partly_revoked")


def on_a_list(disposition: str = "") -> Q:
    """Dispositions of whose provisions at least one has a list for decisions of their day.

    ``disposition`` is the way to them from the rows asked for; empty when they are the rows.
    """
    articles = DispositionArticle.objects.filter(disposition=OuterRef(disposition or "pk"))
    published = articles.filter(_published())
    disposed_on = f"{disposition}__disposed_on" if disposition else "disposed_on"
    law = catalogue.law()
    begun = {act: published_since(act, "name", law) for act in acts_with_a_list(law)}
    lawful = Q(~Exists(articles)) | Q(Exists(published.exclude(act__in=begun)))
    for since in set(begun.values()):
        acts_of_the_day = [act for act, first in begun.items() if first == since]
        some = published.filter(act__in=acts_of_the_day)
        lawful |= Q(Exists(some), **{f"{disposed_on}__gte": since})
    return lawful


def _violates(wanted: Wanted) -> Q:
    articles = DispositionArticle.objects.filter(_published(), disposition=OuterRef("disposition"))
    if not wanted.article:
        return Q(Exists(articles.filter(act=wanted.act)))
    number, _, suffix = wanted.article.partition("-")
    articles = articles.filter(article=int(number), suffix=int(suffix or 0))
    found = Q(pk__in=())
    for act in (wanted.act,) if wanted.act else acts():
        since = published_since(act, "articles", catalogue.law())
        if since is not None:
            found |= Q(Exists(articles.filter(act=act)), disposition__disposed_on__gte=since)
    return found


def _published() -> Q:
    """Rows of provisions whose fines the law has published, as ``rules.is_published`` says."""
    published = ~Q(act__in=PUBLISHED_ALONE)
    for act, provisions in NEVER_PUBLISHED.items():
        for one in provisions:
            named = Q(paragraph__in=one.paragraphs)
            published &= ~Q(named, act=act, article=one.article, suffix=one.suffix)
    for act, provisions in PUBLISHED_ALONE.items():
        for one in provisions:
            named = Q(paragraph__in=(0, *one.paragraphs))
            published |= Q(named, act=act, article=one.article, suffix=one.suffix)
    return published


def _appeal(disposition: Disposition, *, reduced: bool) -> str:
    state = disposition.case.state
    if state in APPEAL_NOTES and not (reduced and state in ("upheld", "final")):
        return state
    if reduced:
        return "partly_revoked"
    known = disposition.appeal_state
    return known if known in APPEAL_NOTES else ""


def _without_ids(text: str) -> str:
    """A name in which whatever has the shape of a personal number is masked."""
    for span in reversed(find_person_ids(text)):
        text = text[: span.start] + mask_id(text[span.start : span.end]) + text[span.end :]
    return text

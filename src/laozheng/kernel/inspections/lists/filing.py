"""File the rows of a published list: one disposition per number, party and day, none lost.

Rows of one disposition are merged (W-DUP-a, b, c); what only looks alike stays apart and is flagged
(W-DUP-d, e) or linked (W-SIB). New ones go through the recorder, so that they count like any other.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.db.models import Model

from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.cases.recorder import History, Recorder, Step, add_steps
from laozheng.kernel.datasets.rows import CREATED, MERGED, UNCHANGED, UPDATED, ImportContext, Row
from laozheng.kernel.inspections.building import addressee, article_row, disposition_from
from laozheng.kernel.inspections.declare import STANDING, kind_of_line
from laozheng.kernel.inspections.lists.gathering import Gathered
from laozheng.kernel.inspections.lists.reading import DispositionRow, Key, read_row
from laozheng.kernel.inspections.models import Disposition, DispositionArticle, Publication
from laozheng.kernel.inspections.offices import Offices
from laozheng.kernel.inspections.queries import offices, with_history
from laozheng.kernel.parties.actions import propose
from laozheng.kernel.parties.matching import Asked, Match, Proposal, bulk_resolve

SIBLING = "sibling"


def check(row: Row, context: ImportContext) -> None:
    """Flag what a row shows by itself."""
    for flag in read_row(row.values, _offices(context)).flags:
        row.flag(flag)


def record(rows: Sequence[Row], context: ImportContext) -> None:
    """File a batch of rows; see the module."""
    _Batch(context).file(rows)


def _offices(context: ImportContext) -> Offices:
    if "offices" not in context.memory:
        context.memory["offices"] = offices()
    known: Offices = context.memory["offices"]
    return known


@dataclass
class _Target:
    """A disposition on its way: what is known of it, and the rows that spoke of it.

    ``stored`` is set for one on file, ``first`` (the first row of this batch) for a new one.
    """

    gathered: Gathered
    stored: Disposition | None = None
    first: DispositionRow | None = None
    case: Case | None = None
    match: Match | Proposal | None = None
    rows: list[tuple[Row, str]] = field(default_factory=list)


class _Batch:
    """One batch of rows and the dispositions on file with their numbers."""

    def __init__(self, context: ImportContext) -> None:
        self._context = context
        self._offices = _offices(context)
        self._targets: dict[Key, _Target] = {}
        self._units = {unit.code: unit for unit in Unit.objects.all()}

    def file(self, rows: Sequence[Row]) -> None:
        """Give every row its disposition and its result."""
        pairs = [(row, read_row(row.values, self._offices)) for row in rows]
        self._take_stored({read.number.key for _, read in pairs})
        for row, read in pairs:
            self._gather(row, read)
        targets = list(self._targets.values())
        self._create([target for target in targets if target.stored is None])
        self._extend([target for target in targets if target.stored is not None])
        for target in targets:
            assert target.case is not None
            for row, result in target.rows:
                _settle(row, result, target.case)
        self._flag_twins()
        self._link_siblings({read.number.base for _, read in pairs} - {""})

    def _take_stored(self, numbers: set[str]) -> None:
        held = with_history(Disposition.objects.filter(number_key__in=numbers))
        for stored in held.prefetch_related("publications"):
            assert stored.disposed_on is not None
            key = stored.number_key, stored.party_key, stored.disposed_on
            self._targets[key] = _Target(Gathered.of(stored), stored, case=stored.case)

    def _gather(self, row: Row, read: DispositionRow) -> None:
        target = self._targets.get(read.key)
        if target is None:
            self._targets[read.key] = target = _Target(Gathered(), first=read)
            target.gathered.add(read)
            target.rows.append((row, CREATED))
            return
        differing = target.gathered.differing(read)
        if differing and target.stored is None:
            row.flag("amount_conflict")
        elif differing:
            if not self._context.may_correct(row, dict.fromkeys(differing)):
                return
            target.gathered.correct(read)
        is_new = target.gathered.add(read)
        corrected = differing and target.stored is not None
        target.rows.append((row, UPDATED if corrected else MERGED if is_new else UNCHANGED))

    def _create(self, targets: list[_Target]) -> None:
        reads = [target.first for target in targets if target.first is not None]
        asked = [Asked(read.party_raw, read.ubn, read.disposed_on) for read in reads]
        recorder = Recorder(self._context.actor)
        for target, read, match in zip(targets, reads, bulk_resolve(asked), strict=True):
            target.match = match
            recorder.add(self._history(target, read))
        proposals = []
        for target, case in zip(targets, recorder.flush(), strict=True):
            target.case = case
            if isinstance(target.match, Proposal):
                proposals.append((case.ref, target.match))
        propose(proposals)

    def _history(self, target: _Target, read: DispositionRow) -> History:
        return History(
            kind=kind_of_line(read.line),
            received_on=read.disposed_on,
            intake="ex_officio",
            steps=[
                Step("issued", on=read.disposed_on, data={"document_number": read.number.key}),
                *_new_steps(target.gathered),
            ],
            source_no=read.number.key[:60],
            title=read.party.name[:200],
            unit=self._units.get(self._offices.unit_of(read.number.mark)),
            build=lambda case: _rows(case, target, read),
        )

    def _extend(self, targets: list[_Target]) -> None:
        """Add what this file says of dispositions that are on file."""
        for target in targets:
            stored, gathered = target.stored, target.gathered
            assert stored is not None
            if all(result == UNCHANGED for _, result in target.rows):
                continue
            if stored.case.state not in STANDING and gathered.new_announcements:
                gathered.new_announcements.clear()
                gathered.flags.append("announced_though_revoked")
                for row, _ in target.rows:
                    row.flag("announced_though_revoked")
            gathered.write_to(stored)
            stored.save()
            _save_articles(stored, gathered)
            Publication.objects.bulk_create(
                _publications(stored, stored.case, gathered, stored.publications.count())
            )
            if steps := list(_new_steps(gathered, stored.case.state)):
                add_steps(stored.case, steps, actor=self._context.actor)

    def _flag_twins(self) -> None:
        """Flag dispositions that share a number though party or day of decision differ."""
        of_number: dict[str, list[Key]] = defaultdict(list)
        for key in self._targets:
            of_number[key[0]].append(key)
        for keys in of_number.values():
            for key in keys:
                others = [other for other in keys if other != key]
                if any(other[1] != key[1] for other in others):
                    self._flag(self._targets[key], "number_shared")
                if any(other[1] == key[1] for other in others):
                    self._flag(self._targets[key], "date_conflict")

    def _flag(self, target: _Target, flag: str) -> None:
        assert target.case is not None
        for row, _ in target.rows:
            row.flag(flag)
        stored = Disposition.objects.get(pk=target.case.pk)
        if stored.flag(flag):
            stored.save(update_fields=["flags"])

    def _link_siblings(self, bases: set[str]) -> None:
        """Link dispositions whose numbers differ in the branch mark only: parts of one file."""
        family: dict[str, list[Disposition]] = defaultdict(list)
        for disposition in Disposition.objects.filter(number_base__in=bases).order_by("pk"):
            family[disposition.number_base].append(disposition)
        for siblings in family.values():
            for first, second in pairwise(siblings):
                if first.number_key != second.number_key and second.disposed_on is not None:
                    CaseLink.objects.get_or_create(
                        a_id=first.pk,
                        b_id=second.pk,
                        kind=SIBLING,
                        defaults={"on": second.disposed_on},
                    )


def _settle(row: Row, result: str, case: Case) -> None:
    settle = {
        CREATED: row.created,
        MERGED: row.merged,
        UPDATED: row.updated,
        UNCHANGED: row.unchanged,
    }
    settle[result](case.ref)


def _new_steps(gathered: Gathered, state: str = "issued") -> Iterator[Step]:
    served_on = gathered.new_service
    if served_on is not None and state == "issued":
        yield Step("served", on=served_on, data={"effective_on": served_on.isoformat()})
    for day in gathered.new_announcements:
        yield Step("announced", on=day)


def _rows(case: Case, target: _Target, read: DispositionRow) -> Iterator[Model]:
    """The rows of a new case: disposition, articles, entries of the list, the party if certain."""
    disposition = disposition_from(read, case)
    target.gathered.write_to(disposition)
    if isinstance(target.match, Match):
        disposition.party = target.match.party
    yield disposition
    for key, cited in target.gathered.articles.items():
        yield article_row(disposition, cited, target.gathered.descriptions.get(key, ""))
    yield from _publications(disposition, case, target.gathered, 0)
    if isinstance(target.match, Match):
        yield addressee(disposition, target.match.party)


def _save_articles(stored: Disposition, gathered: Gathered) -> None:
    """Write the provisions that are new or have gained subparagraphs."""
    for key in gathered.new_articles:
        act, article, suffix, paragraph = key
        row = article_row(stored, gathered.articles[key], gathered.descriptions.get(key, ""))
        DispositionArticle.objects.update_or_create(
            disposition=stored,
            act=act,
            article=article,
            suffix=suffix,
            paragraph=paragraph,
            defaults={"subparagraphs": row.subparagraphs, "raw_text": row.raw_text},
            create_defaults={
                "subparagraphs": row.subparagraphs,
                "item": row.item,
                "raw_text": row.raw_text,
                "description": row.description,
                "consequence": row.consequence,
            },
        )


def _publications(
    disposition: Disposition, case: Case, gathered: Gathered, number: int
) -> Iterator[Publication]:
    for place, day in enumerate(gathered.new_announcements, start=number + 1):
        yield Publication(
            entry_id=f"{case.number}-{place}", disposition=disposition, announced_on=day
        )

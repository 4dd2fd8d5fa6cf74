"""Dispositions with their articles, and the entries of the published list."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.cases.models.flow import PART_OF_CASE
from laozheng.kernel.inspections.models.provision import Provision
from laozheng.kernel.law.citations import Citation


class Disposition(models.Model):
    """An administrative disposition (裁處): fine, order or warning, as the detail row of its case.

    The addressee is a snapshot of the day; ``party`` links to the register only when that is
    certain. ``number_key`` is the canonical number, of a doubtful one the text as written.
    ``amount_twd`` is empty when unknown, never zero. ``wordings`` keeps each published version of
    articles and description verbatim. ``flags`` wait for somebody to look at them; who has settled
    one moves it to ``settled_flags``, from where no import brings it back. What happened since are
    the events of the case.
    Personal data: names of responsible persons and of natural persons, public by law only while
    an entry of the published list stands; kept with the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="disposition"
    )
    document_number = models.CharField(max_length=100, blank=True)
    number_key = models.CharField(max_length=100, blank=True)
    number_canonical = models.CharField(max_length=60, blank=True)
    number_base = models.CharField(max_length=60, blank=True, db_index=True)
    number_state = models.CharField(max_length=12, blank=True)
    number_prefix_on = models.DateField(null=True)
    authority = models.CharField(max_length=20)
    unit_mark = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20)
    party = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="dispositions"
    )
    party_raw = models.CharField(max_length=300)
    party_name = models.CharField(max_length=300)
    party_key = models.CharField(max_length=300, db_index=True)
    party_kind = models.CharField(max_length=20)
    responsible_person = models.CharField(max_length=200, blank=True)
    accident_place = models.CharField(max_length=300, blank=True)
    ubn = models.CharField(max_length=40, blank=True)
    ubn_state = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=300, blank=True)
    disposed_on = models.DateField(null=True, db_index=True)
    acted_from = models.DateField(null=True)
    acted_to = models.DateField(null=True)
    amount_twd = models.BigIntegerField(null=True)
    range_trace = models.JSONField(null=True)
    repeat_no = models.PositiveSmallIntegerField(null=True)
    schedule_version = models.CharField(max_length=40, blank=True)
    deviation_reason = models.TextField(blank=True)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    wordings = models.JSONField(default=list)
    unreadable = models.JSONField(default=list)
    remark = models.TextField(blank=True)
    appeal_state = models.CharField(max_length=20, blank=True)
    appeal_decided_on = models.DateField(null=True)
    flags = models.JSONField(default=list)
    settled_flags = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number_key", "party_key", "disposed_on"],
                condition=~Q(number_key=""),
                name="inspections_disposition_key",
            )
        ]

    def __str__(self) -> str:
        return self.document_number or self.case.number

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The provisions violated, in the order of the document."""
        return tuple(row.citation for row in self.articles.all())

    def flag(self, *flags: str) -> bool:
        """Add flags that are neither waiting nor settled; whether there was any."""
        known = {*self.flags, *self.settled_flags}
        new = [flag for flag in dict.fromkeys(flags) if flag not in known]
        self.flags = [*self.flags, *new]
        return bool(new)


class DispositionArticle(Provision):
    """A provision that a disposition punishes, once per act, article and paragraph.

    Personal data: none beyond the disposition it belongs to; kept with the case.
    """

    disposition = models.ForeignKey(Disposition, on_delete=models.PROTECT, related_name="articles")
    raw_text = models.TextField()
    description = models.TextField(blank=True)
    amount_twd = models.BigIntegerField(null=True)
    consequence = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["disposition", "act", "article", "suffix", "paragraph"],
                name="inspections_article_once",
            )
        ]


class DispositionEvents(models.Manager["DispositionEvent"]):
    """The events of cases that are dispositions."""

    def get_queryset(self) -> "models.QuerySet[DispositionEvent]":
        return super().get_queryset().filter(case__disposition__isnull=False)


class DispositionEvent(Event):
    """What happened to a disposition: issued, served, appealed, revoked, paid …

    These are the events of its case, written by ``perform`` and the recorder alone, so that there
    is one history and not two; this class only reads what a disposition's events remember.
    Personal data: none beyond the disposition it belongs to; kept with the case.
    """

    objects: ClassVar[DispositionEvents] = DispositionEvents()

    class Meta:
        proxy = True

    @property
    def amount_twd(self) -> int | None:
        """The amount that the event is about: paid, or left after a partial revocation."""
        amount: int | None = self.data.get("amount_twd")
        return amount

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The provisions left after a partial revocation."""
        stored: list[dict[str, Any]] = self.data.get("citations", [])
        return tuple(Citation.from_dict(values) for values in stored)


class Publication(models.Model):
    """An entry of the published list of violators; its id is never used again.

    A later announcement of the same disposition is a new entry. Removal leaves the row as a
    tombstone: id, day and reason. ``corrected_on`` lists the days (ISO) on which its text changed.
    Personal data: none beyond the disposition it belongs to; kept with the case.
    """

    entry_id = models.CharField(max_length=40, unique=True)
    disposition = models.ForeignKey(
        Disposition, on_delete=models.PROTECT, related_name="publications"
    )
    announced_on = models.DateField()
    text_version = models.PositiveSmallIntegerField(default=1)
    corrected_on = models.JSONField(default=list)
    removed_on = models.DateField(null=True)
    removal_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["disposition", "announced_on"], name="inspections_publication_once"
            )
        ]

    def __str__(self) -> str:
        return self.entry_id

"""What happens in and around a case: events, assignments, referrals, signals, tasks."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from laozheng.kernel.accounts.access import AccessColumns
from laozheng.kernel.accounts.dated import Dated
from laozheng.kernel.cases.models.case import Case, parts_of_cases_handled

PART_OF_CASE = AccessColumns(
    level="case__level", unit="case__unit_id", handled_by=parts_of_cases_handled
)


class Event(models.Model):
    """A dated fact of a case; append-only, a correction is a new event that supersedes.

    ``on``: the day it became true; ``known_on``: the day the bureau knew; ``recorded_at``: when
    it was written down. ``state`` is the state of the case after it.
    Personal data: what the step remembers, never an ID; kept with the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField(null=True)
    known_on = models.DateField()
    recorded_at = models.DateTimeField()
    actor_ref = models.CharField(max_length=120)
    actor_name = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=30)
    data = models.JSONField(default=dict)
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by", db_index=False
    )
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = [
            # Of the few that supersede: among as many empty values as there are events, SQLite
            # takes its own index for useless and reads them all.
            models.UniqueConstraint(
                fields=["supersedes"],
                condition=models.Q(supersedes__isnull=False),
                name="cases_event_superseded_once",
            )
        ]
        indexes = [models.Index(fields=["kind", "on"], name="cases_event_kind")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Assignment(models.Model):
    """Who was in charge of what, from when to when, and why it changed.

    Personal data: the name or reference of a person; kept with the case.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20)
    who_ref = models.CharField(max_length=120)
    name = models.CharField(max_length=120)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    reason = models.CharField(max_length=30)
    decided_by = models.CharField(max_length=120, blank=True)


class Referral(models.Model):
    """A matter handed to another line or to a body outside; least data, each side sees its own.

    A referral to a line that is not installed waits and is delivered when the line comes.
    Personal data: what the step remembers, never an ID; kept with the case.
    """

    from_case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals_sent")
    to_code = models.CharField(max_length=60, blank=True)
    to_case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, related_name="referrals_received"
    )
    outside_agency = models.CharField(max_length=120, blank=True)
    sent_on = models.DateField()
    accepted_on = models.DateField(null=True)
    answer_due_on = models.DateField(null=True)
    state = models.CharField(max_length=20)
    result = models.CharField(max_length=30, blank=True)
    consent = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["to_code", "state"], name="cases_referral_to")]


class CaseLink(models.Model):
    """Two cases that belong together; each still counts once in its own measure.

    Personal data: none.
    """

    a = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links_out")
    b = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links_in")
    kind = models.CharField(max_length=20)
    on = models.DateField()


class Signal(models.Model):
    """A dated statement about a party, readable without access to the case behind it.

    Personal data: none.
    """

    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="signals")
    code = models.CharField(max_length=60)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    value = models.JSONField(null=True)
    source_case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="signals")
    raised_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["party", "code"], name="cases_signal_party")]


class Task(models.Model):
    """Work that a nightly rule found; it has an owner and a day but is no deadline of law.

    Personal data: none.
    """

    owner = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="tasks")
    due_on = models.DateField()
    subject = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    rule = models.CharField(max_length=60)
    done_on = models.DateField(null=True)


class Conflict(Dated):
    """A conflict of interest of a person with a party, checked on the day of the act.

    Personal data: the name or reference of a person; kept with the case.
    """

    person_ref = models.CharField(max_length=120)
    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)


class CaseDocument(models.Model):
    """A file or letter that belongs to a case.

    Personal data: what the step remembers, never an ID; kept with the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    file = models.ForeignKey("documents.File", on_delete=models.PROTECT, null=True)
    letter = models.ForeignKey("documents.Letter", on_delete=models.PROTECT, null=True)
    role = models.CharField(max_length=40)
    label = models.CharField(max_length=200)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    added_on = models.DateField()

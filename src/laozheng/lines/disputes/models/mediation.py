"""A mediation and what belongs to it: claims, seats, hearings, the record, the performance.

What counts in figures stands in the events of the case; these rows hold it as it is now, and what
no figure needs. All of them are kept 15 years after the case closed (勞資爭議調解辦法§25⑥).
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from django.db import models

from laozheng.base.moments import roc_moment
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.models.flow import PART_OF_CASE
from laozheng.kernel.cases.timeline import standing_events, timeline_of
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.lines.disputes.rules.peace import peace_period


class Mediation(models.Model):
    """The facts of one mediation (勞資爭議處理法§5, §9–11), one row beside its case.

    Personal data: the note may name people; names and IDs of the parties stand with the parties.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, primary_key=True, related_name="mediation"
    )
    nature = models.CharField(max_length=12, default="rights")
    issue = models.CharField(max_length=20)
    channel = models.CharField(max_length=24, blank=True)
    employer_name = models.CharField(max_length=200)
    union_name = models.CharField(max_length=200, blank=True)
    workers = models.PositiveIntegerField(default=1)
    workers_female = models.PositiveIntegerField(null=True)
    workplace_city = models.CharField(max_length=20, blank=True)
    workplace_zone = models.CharField(max_length=40, blank=True)
    industry = models.CharField(max_length=4, blank=True)
    work_kinds = models.JSONField(default=list)
    language = models.CharField(max_length=2, blank=True)
    outcome = models.CharField(max_length=20, default="pending")
    outcome_reason = models.CharField(max_length=20, blank=True)
    is_partial = models.BooleanField(default=False)
    withdrawn_via = models.CharField(max_length=10, blank=True)
    transferred_to = models.CharField(max_length=60, blank=True)
    amount_claimed = models.PositiveBigIntegerField(null=True)
    amount_settled = models.PositiveBigIntegerField(null=True)
    body = models.ForeignKey(
        "disputes.PrivateBody", on_delete=models.PROTECT, null=True, related_name="mediations"
    )
    body_as_written = models.CharField(max_length=120, blank=True)
    mediator = models.ForeignKey(
        "disputes.Mediator", on_delete=models.PROTECT, null=True, related_name="mediations"
    )
    mediator_as_written = models.CharField(max_length=80, blank=True)
    committee_size = models.PositiveSmallIntegerField(null=True)
    hearings_held = models.PositiveSmallIntegerField(default=0)
    proposal = models.TextField(blank=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.employer_name} {self.issue}"

    @property
    def peace(self) -> Mapping[str, date]:
        """The peace period (§8), `from` and `to` as far as they are reached; empty before it."""
        try:
            period = peace_period(timeline_of(self.case, standing_events(self.case)), law())
        except NotConfigured:
            return {}
        return period.result if period else {}

    @property
    def peace_from(self) -> date | None:
        """The first day on which neither side may act against the other."""
        return self.peace.get("from")

    @property
    def peace_to(self) -> date | None:
        """The last such day; none while it lasts."""
        return self.peace.get("to")


class Claim(models.Model):
    """One thing asked for 請求事項; the amount in TWD is unknown when empty. No personal data."""

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="claims")
    claim_code = models.CharField(max_length=24)
    amount = models.PositiveBigIntegerField(null=True)


class CommitteeSeat(models.Model):
    """A seat of the committee and who fills it; a member who is replaced ends on that day.

    `seat` is authority1 … authority3, labor or employer. Personal data: the member's name.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="seats")
    seat = models.CharField(max_length=12)
    member = models.ForeignKey(
        "disputes.CommitteeMember", on_delete=models.PROTECT, null=True, related_name="seats"
    )
    name = models.CharField(max_length=80)
    is_chair = models.BooleanField(default=False)
    is_labor_official = models.BooleanField(default=False)
    selected_by = models.CharField(max_length=12)
    selected_on = models.DateField()
    replaced_on = models.DateField(null=True)


class Hearing(models.Model):
    """A mediation meeting 調解會議, planned, held, postponed or canceled.

    Personal data: the minutes tell what the parties said.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="hearings")
    number = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120)
    is_video = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default="planned")
    minutes = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="disputes_hearing_number")
        ]
        indexes = [
            # The calendar of a month.
            models.Index(fields=["starts_at"], name="disputes_hearing_starts")
        ]

    @property
    def shown(self) -> str:
        """Number, time and place in one line."""
        return f"第{self.number}次 {roc_moment(self.starts_at)} {self.place}"


class Attendance(models.Model):
    """A party or a member of the committee at a hearing: notice served, present or not.

    Personal data: who was there; kept as the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    hearing = models.ForeignKey(Hearing, on_delete=models.PROTECT, related_name="attendances")
    party = models.ForeignKey(
        "cases.CaseParty", on_delete=models.PROTECT, null=True, related_name="+"
    )
    seat = models.ForeignKey(CommitteeSeat, on_delete=models.PROTECT, null=True, related_name="+")
    notice_served_on = models.DateField(null=True)
    is_present = models.BooleanField(null=True)


class MediationRecord(models.Model):
    """The record 調解紀錄 with the ten items of 勞資爭議調解辦法§25①.

    Item 1 is a snapshot of the parties and claims, 2 the day of the application, 3 and 4 the
    hearings with their places, 5 to 7 texts, 8 the result, 9 the attendance, 10 who mediated.
    `arbitration_explained` is the notice of §25② after a failure. Personal data: all of it.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, related_name="mediation_record"
    )
    parties = models.JSONField(default=list)
    applied_on = models.DateField()
    meetings = models.JSONField(default=list)
    places = models.JSONField(default=list)
    labor_statement = models.TextField(blank=True)
    employer_statement = models.TextField(blank=True)
    findings = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    result = models.TextField()
    attendance = models.JSONField(default=list)
    signed_by = models.JSONField(default=list)
    arbitration_explained = models.BooleanField(default=False)
    filed_on = models.DateField(null=True)


class RecordService(models.Model):
    """The service of the record on one party (§25④).

    Personal data: none beyond the party; kept with the record.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey("cases.CaseParty", on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=12)
    served_on = models.DateField()


class Performance(models.Model):
    """One obligation out of a settlement and whether it was performed 履行.

    `reported_on` is the day on which the bureau heard of it; until then the state is `due`.
    No personal data beyond what the obligation says.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="performances")
    obligation = models.CharField(max_length=200)
    amount = models.PositiveBigIntegerField(null=True)
    due_on = models.DateField()
    state = models.CharField(max_length=14, default="due")
    paid_on = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    source = models.CharField(max_length=10, blank=True)

"""The two councils: who sits on them, what they hear, and who stepped out."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE


class CouncilMember(models.Model):
    """A seat on a council for a term; ``member_key`` tells people apart and names none.

    Personal data: sex; the key alone leads to a person, in the papers of the council.
    """

    council = models.CharField(max_length=20)
    term = models.PositiveSmallIntegerField()
    member_key = models.CharField(max_length=40)
    outside = models.BooleanField()
    sex = models.CharField(max_length=10, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    known_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "term", "member_key"], name="equality_seat_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.council} {self.term} {self.member_key}"


class CouncilMeeting(models.Model):
    """The detail row of a meeting that is called here; the activity is what figures count.

    Meetings that a list brings have the activity alone. ``attended`` are the keys of those who
    came. Personal data: keys of members; kept as long as the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="equality_meeting"
    )
    meeting = models.OneToOneField(
        "activities.Activity", on_delete=models.PROTECT, related_name="equality_meeting"
    )
    starts_at = models.DateTimeField(db_index=True)
    attended = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.case.number


class AgendaItem(models.Model):
    """A case before a meeting of a council, the members who stepped out, what was resolved.

    ``resolution`` is empty until the council has spoken; ``agreed`` counts the members for it.
    Personal data: keys of members; kept as long as the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="equality_agenda")
    meeting = models.ForeignKey("activities.Activity", on_delete=models.PROTECT, related_name="+")
    stepped_out = models.JSONField(default=list)
    conflict = models.CharField(max_length=200, blank=True)
    resolution = models.CharField(max_length=20, blank=True)
    agreed = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "meeting"], name="equality_agenda_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.meeting_id}"

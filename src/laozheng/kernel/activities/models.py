"""Activities, their heads, and the seats of bodies whose meetings are activities too."""

from django.db import models
from django.db.models import F, Q

from laozheng.kernel.accounts.dated import Dated
from laozheng.kernel.parties.fields import EncryptedTextField


class Activity(models.Model):
    """An event that people attend, or a series of sessions counted together.

    It belongs to the period of ``held_on``; ``to_on`` is its last day when there are several.
    A meeting of a body carries the code of the body. ``activity_no`` is the line's own number.
    ``firms`` and ``sites`` count enterprises and plants that took part, empty where nobody did.
    Holds no personal data; kept as long as the figures of its year.
    """

    line = models.CharField(max_length=30)
    kind = models.CharField(max_length=40)
    activity_no = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    to_on = models.DateField(null=True)
    sessions = models.PositiveIntegerField(default=1)
    place = models.CharField(max_length=200, blank=True)
    district = models.CharField(max_length=10, blank=True)
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    body = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=40, blank=True)
    topic = models.CharField(max_length=200, blank=True)
    firms = models.PositiveIntegerField(null=True)
    sites = models.PositiveIntegerField(null=True)
    cost_twd = models.PositiveBigIntegerField(null=True)
    state = models.CharField(max_length=10)
    state_reason = models.CharField(max_length=200, blank=True)
    tags = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "activities"
        constraints = [
            models.UniqueConstraint(
                fields=["line", "activity_no"],
                condition=~Q(activity_no=""),
                name="activities_number_unique",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("held_on")),
                name="activities_span",
            ),
        ]
        indexes = [
            # Figures of a period and the line's list.
            models.Index(fields=["line", "kind", "held_on"], name="activities_kind_held")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the audit log and a source row name this activity."""
        return f"activities.activity:{self.pk}"


class HeadCount(models.Model):
    """How many of a group came: ``n`` is empty where nobody counted, which is not zero.

    ``group`` is the line's code, "" for everybody. Holds numbers only.
    Personal data: none.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="heads")
    group = models.CharField(max_length=40, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    n = models.PositiveIntegerField(null=True)
    count_unit = models.CharField(max_length=12)
    source = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "group", "sex", "count_unit"], name="activities_heads_once"
            )
        ]


class Reach(models.Model):
    """How far a post or broadcast went; never added to heads. Personal data: none."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reached")
    medium = models.CharField(max_length=40, blank=True)
    n = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "medium"], name="activities_reach_once")
        ]


class Revision(models.Model):
    """What the bureau held to be true of an activity from a day on, for figures of that day.

    ``facts`` are the columns that figures count, in full. Personal data: none.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="revisions")
    known_on = models.DateField()
    facts = models.JSONField()

    class Meta:
        ordering = ["id"]


class Announcement(models.Model):
    """That everybody may sign up for a planned activity: until which day, for how many places.

    ``count_unit`` is what those who come are counted in. Personal data: none.
    """

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="announcement")
    lead = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    closes_on = models.DateField()
    places = models.PositiveIntegerField()
    count_unit = models.CharField(max_length=12)

    class Meta:
        indexes = [models.Index(fields=["closes_on"], name="activities_open_until")]

    def __str__(self) -> str:
        return str(self.activity)

    @property
    def ref(self) -> str:
        """How the log names it."""
        return f"activities.announcement:{self.pk}"


class SignUp(models.Model):
    """Somebody who signed up: with a place, or waiting for one; whether he came.

    ``token`` is that of the page, which is taken once. It has no access columns on purpose: no
    search or export may list it. Personal data: name and contact, encrypted; deleted with the term
    ``activities.sign_up_days``.
    """

    announcement = models.ForeignKey(
        Announcement, on_delete=models.PROTECT, related_name="sign_ups"
    )
    number = models.CharField(max_length=12, unique=True)
    token = models.CharField(max_length=32, unique=True)
    name = EncryptedTextField(purpose="activities.sign_up.name")
    contact = EncryptedTextField(purpose="activities.sign_up.contact")
    firm = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10)
    signed_up_at = models.DateTimeField()
    attended = models.BooleanField(null=True)
    certificate_number = models.CharField(max_length=40, blank=True)
    certified_on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        """How its code and the log name it."""
        return f"activities.sign_up:{self.pk}"


class Seat(Dated):
    """A person's seat on a body (fund committee, council, review group) over a span.

    ``outside_expert`` marks those from outside the bureau, of whom the sustainability report
    counts the distinct ones appointed in a year. Personal data: the name; kept as long as the
    minutes of the body.
    """

    line = models.CharField(max_length=30)
    body = models.CharField(max_length=60)
    person_name = models.CharField(max_length=80)
    party = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="seats"
    )
    side = models.CharField(max_length=20, blank=True)
    outside_expert = models.BooleanField(default=False)

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["line", "body"], name="activities_seat_body")]

    def __str__(self) -> str:
        return f"{self.body} {self.person_name}"

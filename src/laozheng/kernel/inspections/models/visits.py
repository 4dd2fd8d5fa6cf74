"""Programs of inspection with their drawn lists, and the visits with what each looked into."""

from typing import ClassVar

from django.db import models

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE


class Program(models.Model):
    """A program of inspection (檢查計畫): what a line looks into in a year, where and how many.

    States: draft, approved, running, closed; an approved one is frozen. ``measure`` names what its
    target in the plan counts. ``districts``, ``industries`` and ``least_workers`` say which places
    it is about; left empty, they leave none out. ``seed`` and ``selection_rule`` repeat the draw.
    Of each of the ``joint_units``, other units of the bureau, somebody comes along on every visit;
    ``joint_agencies`` are asked to come; ``scopes`` are the acts that all look into on one trip.
    Personal data: none.
    """

    line = models.CharField(max_length=30)
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    legal_basis = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    joint_agencies = models.JSONField(default=list)
    joint_units = models.JSONField(default=list)
    scopes = models.JSONField(default=list)
    places = models.PositiveIntegerField(null=True)
    districts = models.JSONField(default=list)
    industries = models.JSONField(default=list)
    least_workers = models.PositiveIntegerField(null=True)
    measure = models.CharField(max_length=80, blank=True)
    selection_rule = models.CharField(max_length=40, blank=True)
    seed = models.CharField(max_length=60, blank=True)
    tags = models.JSONField(default=list)
    state = models.CharField(max_length=10, default="draft")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line", "year", "code"], name="inspections_program_code"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """A workplace on the drawn list of a program, with its rank and why it stands there.

    ``key`` names the workplace for good. ``reasons`` are those of the score on the day of the
    draw. States: listed, assigned, visited, replaced, dropped; what leaves the list keeps its row
    with the reason. ``companion`` is an inspector in training, ``partners`` come from the joint
    units of the program. Personal data: none.
    """

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="targets")
    key = models.CharField(max_length=120)
    employer = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="+"
    )
    workplace = models.CharField(max_length=300)
    district = models.CharField(max_length=10, blank=True)
    type = models.CharField(max_length=30)
    rank = models.PositiveIntegerField()
    score = models.DecimalField(max_digits=8, decimal_places=3)
    reasons = models.JSONField(default=list)
    picked_by = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default="listed")
    drop_reason = models.CharField(max_length=200, blank=True)
    planned_on = models.DateField(null=True)
    lead = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, null=True, related_name="+"
    )
    companion = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, null=True, related_name="+"
    )
    partners = models.ManyToManyField("accounts.Staff", related_name="+")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="target")

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["program", "key"], name="inspections_target_once")
        ]
        indexes = [
            # The day list of an inspector.
            models.Index(fields=["lead", "planned_on"], name="inspections_target_day"),
        ]


class Visit(models.Model):
    """A visit to a workplace (檢查、訪視) as the detail row of its case.

    Workplace and employer are a snapshot of the day and never follow the register. ``picked_by``
    is how the workplace came onto a list, empty for a visit on a complaint. ``hand_in_key`` is
    made by the device that wrote the visit down, so that what is handed in twice is one visit.
    Who complained stands on the complaint, never here. Personal data: names of inspectors.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="visit"
    )
    type = models.CharField(max_length=30)
    program = models.ForeignKey(Program, on_delete=models.PROTECT, null=True, related_name="visits")
    complaint = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, related_name="complaint_visits"
    )
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="followed_by"
    )
    planned_on = models.DateField(null=True)
    visited_on = models.DateField(null=True, db_index=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    employer = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="visits"
    )
    employer_name = models.CharField(max_length=300)
    employer_key = models.CharField(max_length=300, db_index=True)
    ubn = models.CharField(max_length=40, blank=True)
    ubn_state = models.CharField(max_length=20, blank=True)
    workplace = models.CharField(max_length=300, blank=True)
    district = models.CharField(max_length=10, blank=True)
    industry = models.CharField(max_length=20, blank=True)
    employees = models.PositiveIntegerField(null=True)
    lead = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, null=True, related_name="+"
    )
    lead_name = models.CharField(max_length=80, blank=True)
    inspectors = models.JSONField(default=list)
    joint_agencies = models.JSONField(default=list)
    announced = models.BooleanField(null=True)
    union_told = models.BooleanField(null=True)
    met = models.CharField(max_length=80, blank=True)
    result = models.CharField(max_length=20, blank=True)
    minutes = models.TextField(blank=True)
    is_signed = models.BooleanField(null=True)
    picked_by = models.CharField(max_length=10, blank=True)
    hand_in_key = models.CharField(max_length=64, null=True, unique=True)

    def __str__(self) -> str:
        return f"{self.case.number} {self.employer_name}"


class VisitScope(models.Model):
    """One act that a visit looked into: one 檢查次量. Personal data: none."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="scopes")
    act = models.CharField(max_length=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "act"], name="inspections_scope_once")
        ]

"""Registers without a case: volunteers, families, awards, machines, sites, heat, statistics."""

from datetime import date
from typing import ClassVar, Self

from django.db import models

_WORKING_YEARS = ("year", "work_year")


class Register(models.Model):
    """A row of a register. A change keeps the row as it was and adds the one that replaces it.

    ``known_on`` is the day on which the bureau came to know it, ``replaced_on`` the day on which it
    knew better. ``KEY`` names the columns that tell one matter from another.
    """

    KEY: ClassVar[tuple[str, ...]]
    # Whether the key is a name, which people spell in several ways.
    SPELLED: ClassVar = False
    known_on = models.DateField()
    replaced_on = models.DateField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return " ".join(str(getattr(self, name)) for name in self.KEY)

    @classmethod
    def standing(cls) -> "models.QuerySet[Self]":
        """The rows that nothing has replaced."""
        return cls._default_manager.filter(replaced_on__isnull=True)

    @property
    def ref(self) -> str:
        """How the audit log and a source row name this row."""
        return f"{self._meta.label_lower}:{self.pk}"

    @property
    def years(self) -> set[int]:
        """The years whose figures this row may touch."""
        told = [getattr(self, field.name) for field in self._meta.concrete_fields]
        worked = {getattr(self, name) for name in _WORKING_YEARS if hasattr(self, name)}
        return worked | {value.year for value in told if isinstance(value, date)}


def _once(name: str, *fields: str) -> list[models.BaseConstraint]:
    return [
        models.UniqueConstraint(
            fields=fields,
            condition=models.Q(replaced_on__isnull=True),
            name=f"safety_{name}_once",
        )
    ]


class Volunteer(Register):
    """A volunteer of the guidance team (輔導員) in a year.

    Personal data: none; ``person_key`` is a code, never a name or an identity number.
    """

    KEY = ("year", "person_key")
    year = models.PositiveSmallIntegerField()
    person_key = models.CharField(max_length=60)
    field = models.CharField(max_length=60, blank=True)
    recruited_on = models.DateField()
    hours = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = _once("volunteer", "year", "person_key")


class SafetyFamily(Register):
    """A safety family (安衛家族): a core firm that helps its contractors. Personal data: none.

    ``merged_into`` names the family that this one proved to be, under another spelling.
    """

    KEY = ("family_name",)
    SPELLED = True
    family_name = models.CharField(max_length=120)
    lead = models.CharField(max_length=200)
    founded_on = models.DateField()
    dissolved_on = models.DateField(null=True)
    merged_into = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name_plural = "safety families"
        constraints = _once("family", "family_name")


class FamilyMerge(models.Model):
    """That two families proved to be one, and perhaps, later, that they did not.

    ``kept`` and ``gone`` are their names; a merge that was undone stays on file with its reason.
    Personal data: none.
    """

    kept = models.CharField(max_length=120)
    gone = models.CharField(max_length=120)
    merged_on = models.DateField()
    reason = models.CharField(max_length=200)
    undone_on = models.DateField(null=True)
    undone_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-merged_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["gone"],
                condition=models.Q(undone_on__isnull=True),
                name="safety_family_gone_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"


class SafetyFamilyMember(Register):
    """A firm or contractor that belongs to a family over a span; ``merge`` brought it there.

    Personal data: none.
    """

    KEY = ("family_name", "member")
    family_name = models.CharField(max_length=120)
    member = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)
    merge = models.ForeignKey(
        FamilyMerge, on_delete=models.PROTECT, null=True, related_name="brought"
    )

    class Meta:
        constraints = _once("member", "family_name", "member")

    @property
    def never_was(self) -> bool:
        """Whether it proved to be untrue: it ends on the day on which it began."""
        return self.left_on == self.joined_on


class SafetyAward(Register):
    """A candidate for the national award, and how far it came.

    ``work_year`` is the year in which the work was done and in which it counts. Personal data:
    the name of a person put forward, kept as long as the award.
    """

    KEY = ("award_year", "category", "nominee")
    award_year = models.PositiveSmallIntegerField()
    work_year = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=10)
    nominee = models.CharField(max_length=200)
    stage = models.CharField(max_length=12)
    level = models.CharField(max_length=40, blank=True)
    awarded_on = models.DateField(null=True)

    class Meta:
        constraints = _once("award", "award_year", "category", "nominee")


class Machine(Register):
    """A dangerous machine or piece of equipment and until when its certificate holds.

    Personal data: the name of an employer that is a natural person, kept with the certificate.
    """

    KEY = ("certificate_number",)
    certificate_number = models.CharField(max_length=60)
    machine_class = models.CharField(max_length=16)
    employer_name = models.CharField(max_length=300)
    ubn = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=300, blank=True)
    inspected_on = models.DateField(null=True)
    valid_to = models.DateField()
    body = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = _once("machine", "certificate_number")


class HeatForecast(Register):
    """The highest temperature forecast for a district on a day, in °C. Personal data: none."""

    KEY = ("on", "district")
    on = models.DateField()
    district = models.CharField(max_length=10)
    celsius = models.PositiveSmallIntegerField()

    class Meta:
        constraints = _once("heat_forecast", "on", "district")


class OutsideDeath(Register):
    """A death at work that another list tells of: by employer and day, without a name.

    ``explained`` says why no accident stands beside it. Personal data: the name of an employer
    that is a natural person, kept with the list.
    """

    KEY = ("source", "number")
    source = models.CharField(max_length=12)
    number = models.CharField(max_length=60)
    occurred_on = models.DateField()
    employer_name = models.CharField(max_length=300)
    ubn = models.CharField(max_length=40, blank=True)
    explained = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = _once("outside_death", "source", "number")


class HazardSite(Register):
    """A dangerous workplace (危險性工作場所) with its last review. Personal data: none."""

    KEY = ("site_number",)
    site_number = models.CharField(max_length=60)
    site_class = models.CharField(max_length=4)
    employer_name = models.CharField(max_length=300)
    substance = models.CharField(max_length=120, blank=True)
    quantity = models.CharField(max_length=60, blank=True)
    risk = models.CharField(max_length=40, blank=True)
    reviewed_on = models.DateField(null=True)
    result = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = _once("hazard_site", "site_number")


class MonthlyReport(Register):
    """What an employer reports of a month: workers, hours, disabling injuries, lost days.

    ``filed_at`` is when it came in online; one that a list brought has none. Personal data: none;
    counts of a whole workforce.
    """

    KEY = ("ubn", "month")
    ubn = models.CharField(max_length=40)
    month = models.DateField()
    workers = models.PositiveIntegerField()
    hours = models.PositiveBigIntegerField()
    cases = models.PositiveIntegerField()
    lost_days = models.PositiveIntegerField()
    filed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = _once("month", "ubn", "month")


class OutsideBody(Register):
    """A body that acts for the authority: inspects machines, examines the health of workers.

    Personal data: none.
    """

    KEY = ("code",)
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=24)
    name = models.CharField(max_length=200)
    scope = models.CharField(max_length=200, blank=True)
    approved_on = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "outside bodies"
        constraints = _once("outside_body", "code")


class BodyAudit(Register):
    """An audit of such a body, and by when what it found is to be put right.

    Personal data: none.
    """

    KEY = ("code", "audited_on")
    code = models.CharField(max_length=40)
    audited_on = models.DateField()
    result = models.CharField(max_length=12)
    findings = models.CharField(max_length=600, blank=True)
    remedy_due_on = models.DateField(null=True)
    remedied_on = models.DateField(null=True)

    class Meta:
        constraints = _once("body_audit", "code", "audited_on")

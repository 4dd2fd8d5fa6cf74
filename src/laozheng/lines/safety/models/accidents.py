"""Accidents with the deaths that followed from them, the sites like theirs, and their lessons."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.models.flow import PART_OF_CASE
from laozheng.kernel.parties.fields import EncryptedTextField


class Accident(models.Model):
    """An occupational accident: a case of its own, reported, or known from the official list.

    ``source`` says which: report or official_list. ``casualties`` is what the list prints; it is
    no count of deaths. Deaths are rows of ``AccidentDeath``. Texts that could not be coded and
    numbers that are none are kept as written; only a number whose state is valid links.
    Personal data: names of employers and owners that are natural persons (``name_masked`` says
    that the source hid one); kept as long as the case.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="safety_accident"
    )
    source = models.CharField(max_length=20)
    key = models.CharField(max_length=64, blank=True)
    source_number = models.CharField(max_length=40, blank=True)
    occurred_on = models.DateField()
    occurred_at = models.DateTimeField(null=True)
    known_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.CharField(max_length=20, blank=True)
    employer = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="+"
    )
    employer_name = models.CharField(max_length=200, blank=True)
    employer_key = models.CharField(max_length=200, blank=True)
    name_masked = models.BooleanField(default=False)
    ubn = models.CharField(max_length=40, blank=True)
    ubn_state = models.CharField(max_length=20)
    owner_name = models.CharField(max_length=200, blank=True)
    owner_ubn = models.CharField(max_length=40, blank=True)
    owner_ubn_state = models.CharField(max_length=20, blank=True)
    principal_name = models.CharField(max_length=200, blank=True)
    project_name = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=300, blank=True)
    industry_section = models.CharField(max_length=1, blank=True)
    industry_group = models.CharField(max_length=120, blank=True)
    industry_code = models.CharField(max_length=4, blank=True)
    accident_type = models.CharField(max_length=30, blank=True)
    accident_type_text = models.CharField(max_length=60, blank=True)
    agent = models.CharField(max_length=120, blank=True)
    causes = models.JSONField(default=list)
    kind = models.CharField(max_length=20, blank=True)
    injured = models.PositiveSmallIntegerField(null=True)
    hospitalized = models.PositiveSmallIntegerField(null=True)
    casualties = models.PositiveSmallIntegerField(null=True)
    inspection_agency = models.CharField(max_length=80)
    agency_code = models.CharField(max_length=8)
    main_workplace = models.BooleanField(null=True)
    on_map = models.BooleanField(null=True)
    flags = models.JSONField(default=list)

    class Meta:
        indexes = [
            # An import asks for the accidents of its keys.
            models.Index(fields=["key"], name="safety_accident_key"),
            # Figures are rebuilt by year; matches are looked for around a day.
            models.Index(fields=["occurred_on"], name="safety_accident_day"),
        ]

    def __str__(self) -> str:
        return self.case.number


class AccidentDeath(models.Model):
    """One death that followed from an accident, counted in the period of the accident.

    It has no access columns on purpose: no page, search or export may list victims.
    ``withdrawn_on`` is the day on which the bureau learned that it was recorded by mistake.
    Personal data: name (encrypted at rest), sex, age, nationality, seniority and training of a
    victim; sealed, kept as long as the case.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="safety_deaths")
    serial = models.PositiveSmallIntegerField()
    died_on = models.DateField()
    known_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    sex = models.CharField(max_length=10, blank=True)
    age = models.PositiveSmallIntegerField(null=True)
    nationality = models.CharField(max_length=20, blank=True)
    name = EncryptedTextField(blank=True, purpose="safety.victim")
    seniority_months = models.PositiveSmallIntegerField(null=True)
    trained = models.BooleanField(null=True)

    class Meta:
        ordering = ["serial", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "serial"],
                condition=Q(withdrawn_on__isnull=True),
                name="safety_death_serial",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.serial}"


class SimilarSite(models.Model):
    """A site that the approved report on an accident speaks to, and why.

    ``reasons`` are sentences. Personal data: the name of an employer that is a natural person.
    """

    ACCESS: ClassVar = PART_OF_CASE

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="similar_sites")
    employer = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    employer_name = models.CharField(max_length=300)
    place = models.CharField(max_length=300, blank=True)
    district = models.CharField(max_length=10, blank=True)
    reasons = models.JSONField(default=list)
    listed_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "employer", "place"], name="safety_site_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.employer_name}"


class Lesson(models.Model):
    """What an accident teaches, in one language, for everybody: it names nobody and no place.

    ``withdrawn_on`` is the day on which it was taken down, or another text took its place;
    ``picture_text`` says in words what the picture shows. Personal data: none.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="lessons")
    language = models.CharField(max_length=10)
    summary = models.TextField()
    measures = models.TextField()
    picture = models.ForeignKey(
        "documents.File", on_delete=models.PROTECT, null=True, related_name="+"
    )
    picture_text = models.CharField(max_length=300, blank=True)
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ["-published_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "language"],
                condition=Q(withdrawn_on__isnull=True),
                name="safety_lesson_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.language}"

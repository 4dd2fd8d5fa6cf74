"""Registers without a case: places, offenses found, advice, agencies, carers, applications."""

from django.db import models

from laozheng.lines.migrants.models.entries import Entry


class Dormitory(Entry):
    """A place where migrant workers live. Its address is shown to the unit alone, on no map.

    Personal data: none; kept while somebody may live there.
    """

    address = models.CharField(max_length=300)
    district = models.CharField(max_length=10, blank=True)
    kind = models.CharField(max_length=20)
    capacity = models.PositiveIntegerField(null=True)
    occupants = models.PositiveIntegerField(null=True)
    fire_report_to = models.DateField(null=True)
    building_report_to = models.DateField(null=True)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "dormitories"

    def __str__(self) -> str:
        return self.number


class Violation(Entry):
    """One offender on one occasion against the rules on foreign workers.

    ``articles`` are the provisions as cited, empty where those of the class say enough.
    ``file`` is the file of the disposition that was opened on it; one that proved wrong is
    withdrawn and counts no more. Personal data: the name of an offender that is a natural
    person; kept ten years.
    """

    found_on = models.DateField()
    violation = models.CharField(max_length=40)
    articles = models.CharField(max_length=200, blank=True)
    offender = models.CharField(max_length=12)
    offender_name = models.CharField(max_length=300)
    ubn = models.CharField(max_length=40, blank=True)
    party = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="+"
    )
    persons = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=12, blank=True)
    visit_number = models.CharField(max_length=40, blank=True)
    document_number = models.CharField(max_length=100, blank=True)
    file = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, null=True, related_name="migrants_violations"
    )
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.number


class Consultation(Entry):
    """Advice that was given once, or the sum of a day. Holds no personal data."""

    on = models.DateField()
    language = models.CharField(max_length=10, blank=True)
    mode = models.CharField(max_length=10, blank=True)
    topic = models.CharField(max_length=120, blank=True)
    value = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.number


class EmploymentAgency(Entry):
    """A licensed private employment agency (私立就業服務機構). Personal data: none; kept for good.

    ``suspended`` holds pairs of ISO days, the last one included; ``reported_to`` is the last day of
    the quarter for which its form came last.
    """

    name = models.CharField(max_length=200)
    ubn = models.CharField(max_length=40, blank=True)
    party = models.ForeignKey(
        "parties.Party", on_delete=models.PROTECT, null=True, related_name="+"
    )
    kind = models.CharField(max_length=12, blank=True)
    branch = models.BooleanField(null=True)
    licensed_on = models.DateField()
    license_to = models.DateField(null=True)
    bond_twd = models.BigIntegerField(null=True)
    staff = models.PositiveIntegerField(null=True)
    reported_to = models.DateField(null=True)
    suspended = models.JSONField(default=list)
    closed_on = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "employment agencies"

    def __str__(self) -> str:
        return self.name


class AgencyGrade(Entry):
    """The result of an agency's evaluation of a year, as published. Personal data: none."""

    license_number = models.CharField(max_length=40, db_index=True)
    evaluation_year = models.PositiveSmallIntegerField()
    published_on = models.DateField()
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    grade = models.CharField(max_length=20)
    exempt_lost_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.number


class Caregiver(Entry):
    """A record of the short-term carers' directory; who it is stands with the platform.

    ``shows`` names the columns that the carer agreed to show to everybody; ``initials`` stand for
    the name; ``papers`` are those that were checked last. Personal data: the initials; kept until
    a year after the record expired.
    """

    qualified_on = models.DateField()
    valid_to = models.DateField(null=True)
    status = models.CharField(max_length=12)
    initials = models.CharField(max_length=12, blank=True)
    districts = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    hours = models.CharField(max_length=120, blank=True)
    papers = models.JSONField(default=list)
    shows = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.number


class Interpreter(Entry):
    """Somebody from outside who interprets, with the languages for which the unit has the proof.

    What officers speak stands among their qualifications. Personal data: the name; kept until a
    year after the qualification ended.
    """

    name = models.CharField(max_length=80)
    organization = models.CharField(max_length=120, blank=True)
    languages = models.JSONField(default=list)
    qualified_on = models.DateField()
    valid_to = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name


class QuarantineApplication(Entry):
    """An employer's application to have a place of home quarantine checked.

    Personal data: the name of an employer that is a natural person; kept five years.
    """

    applied_on = models.DateField()
    employer_name = models.CharField(max_length=300)
    result = models.CharField(max_length=24)
    inspected_on = models.DateField(null=True)
    reported_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.number


class LawNews(Entry):
    """News of the law, told to everybody in the languages of workers until it is withdrawn.

    ``texts`` holds by language a title and a body; ``audiences`` are those whom it concerns,
    ``source`` is the article or announcement. Personal data: none; kept for good.
    """

    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    audiences = models.JSONField(default=list)
    source = models.CharField(max_length=200)
    texts = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "law news"
        indexes = [models.Index(fields=["published_on"], name="migrants_news_on")]

    def __str__(self) -> str:
        return self.number

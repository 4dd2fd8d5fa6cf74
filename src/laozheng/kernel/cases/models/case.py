"""The case itself, who takes part in it and who may read it."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from laozheng.kernel.accounts.access import AccessColumns
from laozheng.kernel.accounts.dated import Dated, holding


def cases_handled(user_id: int, day: date) -> Q:
    """The condition under which a case names a user as one of its handlers on a day."""
    return Q(pk__in=handled_ids(user_id, day))


def parts_of_cases_handled(user_id: int, day: date) -> Q:
    """The same for rows that belong to a case."""
    return Q(case_id__in=handled_ids(user_id, day))


def cases_naming(party_ref: str, day: date) -> Q:
    """The condition that a case names a party on a day, under this or a merged name."""
    key = party_ref.removeprefix("party:")
    if not key.isdecimal():
        return Q(pk__in=[])
    return Q(pk__in=parts_of_party(int(key), day).values("case_id"))


def parts_of_party(key: int, day: date) -> "models.QuerySet[CaseParty]":
    """The parts that a party has in cases on a day; of merged parties those of both."""
    same = Q(party=key) | Q(party__merged_into=key) | Q(party__merged_from=key)
    return CaseParty.objects.filter(same, from_on__lte=day).exclude(to_on__lte=day)


def handled_ids(user_id: int, day: date) -> "models.QuerySet[CaseAccess, int]":
    """Ids of the cases that name a user, as a subquery."""
    return CaseAccess.objects.filter(holding(day), user_id=user_id).values_list(
        "case_id", flat=True
    )


class Case(models.Model):
    """One row for every matter, whatever the line; the line's facts are a one-to-one detail row.

    Only ``open_case``, ``perform`` and the recorder write ``state``. ``due_on`` is when the first
    running term of the bureau runs out, kept with the deadlines. ``title`` holds nothing that a
    level forbids: it is what lists and search show. Personal data: none in this table itself.
    """

    ACCESS: ClassVar = AccessColumns(
        level="level", unit="unit_id", handled_by=cases_handled, names=cases_naming
    )

    number = models.CharField(max_length=40, unique=True)
    source_no = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=60)
    line = models.CharField(max_length=30)
    # No index of its own: beside one, SQLite reads all cases of a unit instead of the newest.
    unit = models.ForeignKey(
        "accounts.Unit", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    officer = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, null=True, related_name="+"
    )
    received_on = models.DateField()
    intake = models.CharField(max_length=20)
    filer_kind = models.CharField(max_length=30, blank=True)
    district = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=30)
    level = models.CharField(max_length=12)
    closed_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    retain_until = models.DateField(null=True)
    title = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            # The lists of the workspace: newest first, by kind and state.
            models.Index(fields=["-received_on", "-id"], name="cases_received"),
            # The desk of a head, read and counted in the index alone: the newest open cases of
            # many units, and those whose terms run out first.
            models.Index(
                fields=["-received_on", "-id", "unit", "level"],
                condition=Q(closed_on__isnull=True),
                name="cases_open_received",
            ),
            # The boards of a line: what is still open of its kinds, however much was closed.
            models.Index(
                fields=["kind", "-received_on", "-id"],
                condition=Q(closed_on__isnull=True),
                name="cases_open_kind",
            ),
            models.Index(
                fields=["due_on", "id", "unit", "level", "kind"],
                condition=Q(due_on__isnull=False),
                name="cases_due",
            ),
            models.Index(fields=["kind", "-received_on", "-id"], name="cases_kind_received"),
            models.Index(fields=["kind", "state", "-received_on", "-id"], name="cases_kind_state"),
            models.Index(fields=["officer", "state"], name="cases_officer_state"),
            models.Index(fields=["kind", "source_no"], name="cases_source_no"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        """The key by which audit, letters and budget name this case."""
        return f"case:{self.pk}"

    @property
    def known_number(self) -> str:
        """The number by which lists know this case: that of an older system if it came from one."""
        return self.source_no or self.number


class CaseParty(models.Model):
    """A party's part in a case, from one day to another (heirs, parties that leave).

    Personal data: contact and service address of that part; kept as long as the case.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    party = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    name_as_written = models.CharField(max_length=200)
    side = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=20)
    service_address = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["party", "role"], name="cases_party_role")]


class CaseAccess(Dated):
    """A reader named on a case: its officer, a mediator, a body, somebody who broke the glass.

    Personal data: none beyond the account it names; kept with the case.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="access")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    reason = models.CharField(max_length=200, blank=True)

    class Meta(Dated.Meta):
        indexes = [
            # Every list of a restricted reader starts here.
            models.Index(
                fields=["user", "case", "valid_from", "valid_to"], name="cases_access_user"
            )
        ]


class NumberSeries(models.Model):
    """The last number given out for a prefix in a ROC year.

    Personal data: none.
    """

    prefix = models.CharField(max_length=12)
    roc_year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["prefix", "roc_year"], name="cases_series_unique")
        ]

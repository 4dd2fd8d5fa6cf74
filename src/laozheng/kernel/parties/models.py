"""Parties with their dated names, numbers and places, and the proposals that link a raw name."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from laozheng.base.identifiers import mask_id
from laozheng.kernel.accounts.dated import Dated
from laozheng.kernel.parties.fields import EncryptedTextField

PARTY_KINDS = frozenset(
    {"person", "enterprise", "union", "association", "school", "agency", "provider", "household"}
)
# Kinds that a name alone never identifies.
NATURAL_KINDS = frozenset({"person", "household"})
PARTY_STATES = frozenset({"active", "closed", "dissolved", "died", "merged"})
PERSONAL_NUMBERS = frozenset({"national_id", "resident_old", "resident_new", "passport"})
PUBLIC_NUMBERS = frozenset({"ubn", "union_no", "license", "insurance_unit", "agency_code"})


class Party(models.Model):
    """A person, enterprise, union, agency or other body that the bureau has to do with.

    Personal data: the name of a natural person. Kept as long as a case, letter or register row
    refers to it. ``display_name`` and ``party_key`` are those of the newest name; a merged party
    keeps its id, names and numbers and points to the one that stands for it.
    """

    kind = models.CharField(max_length=12)
    display_name = models.CharField(max_length=200)
    party_key = models.CharField(max_length=200, db_index=True)
    state = models.CharField(max_length=10, default="active")
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from"
    )

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(state="merged"),
                name="parties_party_merged_state",
            )
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def ref(self) -> str:
        """How other records name this party: ``party:12``."""
        return f"party:{self.pk}"


class PartyName(Dated):
    """A name of a party over a span; kind ``registered``, or ``alias`` for another spelling.

    Personal data: the name of a natural person or of a responsible person. Kept with the party,
    because letters use the name of the day.
    """

    dated_by: ClassVar[tuple[str, ...]] = ("party_id", "kind")

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=12, default="registered")
    name = models.CharField(max_length=200)
    raw = models.CharField(max_length=300)
    party_key = models.CharField(max_length=200, db_index=True)
    responsible_person = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name

    def overlapping(self) -> "models.QuerySet[Any]":
        """One registered name at a time; other spellings may stand beside it and each other."""
        return super().overlapping() if self.kind == "registered" else type(self).objects.none()


class Identifier(models.Model):
    """A number that identifies a party; only one with state ``valid`` links.

    Personal data: national ID, resident and passport numbers, encrypted in ``sealed``, found by
    the keyed hash in ``lookup`` and shown masked. Kept with the party. A number that is no valid
    identifier stays in ``raw`` as written, unless it looks like a person's.
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=16)
    value = models.CharField(max_length=40, blank=True)
    sealed = EncryptedTextField(purpose="parties.identifier", blank=True)
    lookup = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=20, default="valid")
    raw = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "value"], condition=~Q(value=""), name="parties_identifier_value"
            ),
            models.UniqueConstraint(
                fields=["kind", "lookup"], condition=~Q(lookup=""), name="parties_identifier_lookup"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(PERSONAL_NUMBERS)) | Q(value="", raw=""),
                name="parties_identifier_personal_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.shown}"

    @property
    def shown(self) -> str:
        """The number for display; personal ones masked."""
        return mask_id(self.sealed) if self.sealed else self.value or self.raw


class Workplace(Dated):
    """A place where an enterprise has people work.

    ``industry`` is a code of the industry classification, ``size`` the number of workers on
    ``size_on``. No personal data. Kept with the enterprise.
    """

    enterprise = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="workplaces")
    name = models.CharField(max_length=200, blank=True)
    industry = models.CharField(max_length=4, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)
    size_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name or str(self.enterprise)


class Address(Dated):
    """Where a party or a workplace is over a span: the text as written, and what was read from it.

    ``district`` is a code of eight digits or empty (none, several, or outside the city), ``zone``
    the code of a park. Personal data when the party is a natural person; kept with the party.
    """

    dated_by: ClassVar[tuple[str, ...]] = ("party_id", "workplace_id")

    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="addresses"
    )
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="addresses"
    )
    raw = models.CharField(max_length=300)
    city = models.CharField(max_length=20, blank=True)
    district = models.CharField(max_length=8, blank=True)
    zone = models.CharField(max_length=40, blank=True)

    class Meta(Dated.Meta):
        verbose_name_plural = "addresses"
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(party__isnull=False, workplace__isnull=True)
                | Q(party__isnull=True, workplace__isnull=False),
                name="parties_address_of_one",
            ),
        ]

    def __str__(self) -> str:
        return self.raw


class MatchProposal(models.Model):
    """A raw name that may mean a party: somebody decides, nobody guesses.

    ``subject_ref`` names the record that wants the link; ``rule`` why it was not linked at once.
    Personal data: the name as written. May be deleted a year after the decision.
    """

    raw = models.CharField(max_length=300)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="proposals")
    subject_ref = models.CharField(max_length=120)
    rule = models.CharField(max_length=20)
    evidence = models.JSONField(default=dict)
    verdict = models.CharField(max_length=10, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_ref", "party", "raw"], name="parties_proposal_once"
            )
        ]
        indexes = [
            # The review list asks for the undecided ones.
            models.Index(fields=["verdict", "id"], name="parties_proposal_open")
        ]

    def __str__(self) -> str:
        return f"{self.raw} → {self.party}"


class Merge(models.Model):
    """Two parties found to be one, and perhaps parted again. No personal data; kept for ever."""

    kept = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="merges")
    state_before = models.CharField(max_length=10)
    reason = models.TextField()
    merged_by = models.CharField(max_length=120)
    merged_on = models.DateField()
    undone_by = models.CharField(max_length=120, blank=True)
    undone_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.merged_id} → {self.kept_id}"

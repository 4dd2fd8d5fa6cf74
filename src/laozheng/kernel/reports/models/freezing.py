"""A book that was frozen: its tree, its files, its figures, and what was accepted to get there."""

from django.db import models

PROPOSAL_STATES = ("proposed", "approved", "declined")
# Why two books may print one figure differently, and be right both.
DISAGREEMENT_CAUSES = ("cut_off", "as_of", "scope", "vintage")


class Freeze(models.Model):
    """A book of a period as the director signed it, for ever.

    ``snapshot`` is the compiled tree as JSON text, from which every file is made again byte for
    byte; ``law_hash`` names the dated law in force. The seal covers everything that belongs to it.
    Personal data: the accounts that froze and published.
    """

    book = models.CharField(max_length=60)
    period = models.CharField(max_length=30)
    version = models.PositiveIntegerField(default=1)
    cut_off = models.DateField()
    as_of = models.DateField()
    snapshot = models.TextField()
    snapshot_sha256 = models.CharField(max_length=64)
    law_hash = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by_ref = models.CharField(max_length=120)
    published_at = models.DateTimeField(null=True)
    published_by_ref = models.CharField(max_length=120, blank=True)
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["book", "period", "version"], name="reports_freeze_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.book} {self.period} v{self.version}"

    @property
    def ref(self) -> str:
        """How the log names the frozen book."""
        return f"reports.freeze:{self.pk}"


class FrozenFile(models.Model):
    """One file of a frozen book; its content lies in the uploads under its digest.

    Personal data: none beyond what the book prints.
    """

    freeze = models.ForeignKey(Freeze, on_delete=models.PROTECT, related_name="files")
    suffix = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["freeze", "suffix"], name="reports_frozen_file_once")
        ]

    def __str__(self) -> str:
        return f"{self.freeze}{self.suffix}"


class FrozenFigure(models.Model):
    """One figure of a frozen book: its vintage, in the order of the book.

    ``section`` is the key of the section that prints it first. Personal data: none.
    """

    freeze = models.ForeignKey(Freeze, on_delete=models.PROTECT, related_name="figures")
    vintage = models.OneToOneField(
        "measures.Vintage", on_delete=models.PROTECT, related_name="frozen_in"
    )
    position = models.PositiveIntegerField()
    section = models.CharField(max_length=80)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.freeze} {self.position}"


class Acceptance(models.Model):
    """A warning that somebody let pass, with the reason; frozen with the book.

    ``key`` names the warning within its ``kind``; ``cause`` is set where two books disagree.
    Personal data: the account that accepted.
    """

    book = models.CharField(max_length=60)
    period = models.CharField(max_length=30)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=400)
    text = models.TextField()
    cause = models.CharField(max_length=20, blank=True)
    reason = models.TextField()
    accepted_by_ref = models.CharField(max_length=120)
    accepted_at = models.DateTimeField()
    freeze = models.ForeignKey(
        Freeze, on_delete=models.PROTECT, null=True, related_name="acceptances"
    )

    class Meta:
        indexes = [models.Index(fields=["kind", "key"], name="reports_acceptance_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class CandidateList(models.Model):
    """The figures of a frozen book that the records tell otherwise, as they were last compared.

    ``rests_on`` is a digest of what the list was made from; ``content`` holds causes, cases, steps
    and exact values. It is made again at any time and belongs to no backup.
    Personal data: case numbers and accounts, as the steps of those cases tell them.
    """

    freeze = models.ForeignKey(Freeze, on_delete=models.CASCADE, related_name="candidate_lists")
    cut_off = models.DateField()
    rests_on = models.CharField(max_length=64)
    content = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["freeze", "cut_off"], name="reports_candidate_list_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.freeze} {self.cut_off}"


class Proposal(models.Model):
    """A correction of a frozen book that waits for approval, was approved, or was declined.

    ``cause`` names what moved the figures, such as a case; ``reason`` is one of the reasons of
    restatement. Personal data: two accounts.
    """

    freeze = models.ForeignKey(Freeze, on_delete=models.PROTECT, related_name="proposals")
    cause = models.CharField(max_length=160)
    reason = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10, default="proposed")
    proposed_by_ref = models.CharField(max_length=120)
    proposed_at = models.DateTimeField()
    decided_by_ref = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True)
    figures = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(proposed_by_ref=models.F("decided_by_ref"))
                | models.Q(state="declined"),
                name="reports_proposal_other_approver",
            )
        ]
        # Asked for every list of candidates.
        indexes = [models.Index(fields=["freeze", "cause"], name="reports_proposal_cause")]

    def __str__(self) -> str:
        return f"{self.freeze} {self.cause} {self.state}"

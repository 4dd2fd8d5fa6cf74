"""The ad desk: open complaints of job seekers, and the advertisements that were preserved."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from laozheng.base.moments import taipei_day
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.documents.actions import read_file
from laozheng.kernel.law.parameters import Law
from laozheng.lines.equality.models import AdSnapshot, JobSeekingComplaint, SealedPerson
from laozheng.lines.equality.rules.advertisements import Finding, check_ad, digest_of


@dataclass(frozen=True)
class Preserved:
    """A preserved advertisement: whether it still has its hash, and what its words show."""

    snapshot: AdSnapshot
    is_whole: bool
    findings: Sequence[Finding]


def open_complaints(reader: Reader) -> "QuerySet[JobSeekingComplaint]":
    """The open complaints that a reader may see, oldest first.

    Each has its ``snapshots``, those that an officer took.
    """
    seen = visible(JobSeekingComplaint.objects.filter(case__closed_on__isnull=True), reader)
    taken = Q(case__equality_snapshots__is_handed_in=False)
    counted = seen.annotate(snapshots=Count("case__equality_snapshots", filter=taken))
    return counted.select_related("case").order_by("case__received_on", "pk")


def preserved_of(case: Case, law: Law) -> list[Preserved]:
    """What was preserved of an advertisement, oldest first, judged by the law of its day."""
    return [
        Preserved(
            one,
            is_whole=digest_of(one.source, one.text, _picture(one)) == one.sha256,
            findings=check_ad(one.text, taipei_day(one.taken_at), law) if one.text else (),
        )
        for one in case.equality_snapshots.select_related("picture")
    ]


def can_be_answered(case: Case) -> bool:
    """Whether whoever complained of an advertisement can be reached."""
    return SealedPerson.objects.filter(case=case, role="complainant").exists()


def _picture(snapshot: AdSnapshot) -> bytes:
    return read_file(snapshot.picture) if snapshot.picture is not None else b""

"""The facts of a complaint as a case page shows them. Never who complained."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from laozheng.kernel.cases.facts import Fact, stated
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.complaints.codes import DECISIONS, OUTCOMES
from laozheng.kernel.inspections.complaints.nearby import NEARBY_M, distances_nearby
from laozheng.kernel.inspections.models import Complaint


def complaint_facts(case: Case, *, subjects: Mapping[str, str]) -> list[Fact]:
    """What is complained of and what was decided; ``subjects`` are the labels of the line."""
    complaint = Complaint.objects.get(case=case)
    facts = [
        Fact("事業單位", complaint.employer_name),
        Fact("統一編號", complaint.ubn),
        Fact("場所", complaint.workplace),
        Fact("座標", str(complaint.point or "")),
        Fact("附近的申訴", _nearby(complaint)),
        Fact("匿名", _("是") if complaint.anonymous else _("否")),
        Fact("申訴事項", tuple(_label(subjects, code) for code in complaint.subjects)),
        Fact("事實", complaint.facts),
        Fact("處理決定", _label(DECISIONS, complaint.decision)),
        Fact("結果", _label(OUTCOMES, complaint.outcome)),
    ]
    return stated(*facts)


def _nearby(complaint: Complaint) -> str:
    """How many other complaints told a site close by, and how far the nearest is; none by name."""
    apart = distances_nearby(complaint)
    if not apart:
        return ""
    told = {"within": NEARBY_M, "count": len(apart), "nearest": apart[0]}
    return _("%(within)s公尺內另有%(count)s件，最近約%(nearest)s公尺") % told


def outcome_facts(case: Case) -> list[Fact]:
    """What came of a complaint, as whoever complained is told."""
    complaint = Complaint.objects.get(case=case)
    return stated(Fact("結果", _label(OUTCOMES, complaint.outcome)))


def can_be_answered(case: Case) -> bool:
    """Whether there is somebody to reply to: an anonymous complaint names nobody."""
    return not Complaint.objects.get(case=case).anonymous


def _label(labels: Mapping[str, str], code: str) -> str:
    return _(labels[code]) if code in labels else ""

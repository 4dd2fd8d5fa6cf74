"""What pages tell of this line: facts of its cases, blocks of the enterprise page. No addresses."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.elements import Link
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.facts import Fact, stated
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visits.panels import visit_facts
from laozheng.kernel.parties.models import Party
from laozheng.lines.migrants.models import (
    AgencyVisit,
    Dispute,
    Dormitory,
    EmploymentAgency,
    MigrantVisit,
    Notice,
    PlanChange,
    ShelterStay,
    Verification,
    Violation,
)
from laozheng.lines.migrants.queries.agencies import Duty, duties
from laozheng.lines.migrants.rules import codes

ROWS_SHOWN = 50


def _place(number: str) -> Fact:
    """The number of a dormitory, with its page when it is on file."""
    if number and Dormitory.objects.filter(number=number).exists():
        page = reverse("workspace:migrants:dormitory", args=[number])
        return Fact("住宿地點號", Link(number, page), "link")
    return Fact("住宿地點號", number)


def _labels(labels: codes.Codes, values: list[str]) -> str:
    return "、".join(_(labels.get(value, value)) for value in values)


def migrant_visit_facts(case: Case) -> list[Fact]:
    """The facts of a visit, with those of this line."""
    own = MigrantVisit.objects.filter(case=case).first()
    if own is None:
        return visit_facts(case)
    return visit_facts(case) + stated(
        Fact("外國人別", _(codes.WORKER_CATEGORIES[own.worker_category])),
        Fact("雇主別", _(codes.EMPLOYER_KINDS.get(own.employer_kind, ""))),
        _place(own.dormitory_number),
        Fact("行程號", own.trip),
        Fact("訪談人數", own.workers_met, "number"),
        Fact("檢查內容", _labels(codes.CHECKS, own.checks)),
        Fact("其他查獲事項", "；".join(own.remarks)),
    )


def agency_visit_facts(case: Case) -> list[Fact]:
    """The facts of a visit to an agency, with how its yearly duty stood that day."""
    own = AgencyVisit.objects.filter(case=case).first()
    visit = Visit.objects.filter(case=case).first()
    if own is None or visit is None:
        return visit_facts(case)
    day = visit.visited_on or case.received_on
    standing = next(duties(day, law(), [own.license_number]), None)
    return [
        *visit_facts(case),
        *stated(
            Fact(
                "許可證號",
                Link(
                    own.license_number,
                    reverse("workspace:migrants:agency", args=[own.license_number]),
                ),
                "link",
            ),
            Fact("訪查目的", _(codes.AGENCY_VISIT_PURPOSES.get(own.purpose, ""))),
        ),
        *(_duty_facts(standing) if standing else ()),
    ]


def _duty_facts(duty: Duty) -> list[Fact]:
    return stated(
        Fact("級別", _(codes.GRADES[duty.grade])),
        Fact("年度應訪查", duty.required, "number"),
        Fact("年度已完成", duty.done, "number"),
        Fact("下次期限", duty.next_due_on, "day"),
        Fact("落後次數", duty.behind or None, "number"),
    )


def notice_facts(case: Case) -> list[Fact]:
    """What was told, when, and whether too late."""
    notice = Notice.objects.get(case=case)
    return stated(
        Fact("雇主", notice.employer_name),
        Fact("通報別", _(codes.NOTICE_TYPES[notice.type])),
        Fact("事由日", notice.event_on, "day"),
        Fact("外國人代碼", notice.worker_key),
        Fact("國籍", notice.nationality),
        _place(notice.dormitory_number),
        Fact("證明書號", notice.receipt_number),
        Fact("逾期", _("是") if notice.late else ""),
        Fact("重複通報", _("是") if notice.duplicate else ""),
    )


def plan_change_facts(case: Case) -> list[Fact]:
    """What of the care plan has changed, since when, and whether it was told too late."""
    change = PlanChange.objects.get(case=case)
    return stated(
        Fact("雇主", change.employer_name),
        Fact("變更日", change.changed_on, "day"),
        Fact("變更事項", _labels(codes.PLAN_CHANGES, change.changes)),
        Fact("外國人數", change.workers, "number"),
        _place(change.dormitory_number),
        Fact("逾期", _("是") if change.late else ""),
    )


def dispute_facts(case: Case) -> list[Fact]:
    """Who with whom about what."""
    dispute = Dispute.objects.get(case=case)
    return stated(
        Fact("雇主", dispute.employer_name),
        Fact("主題", _labels(codes.DISPUTE_TOPICS, dispute.topics)),
        Fact("外國人數", dispute.workers, "number"),
        Fact("國籍", dispute.nationality),
        Fact("結果", _(codes.DISPUTE_OUTCOMES.get(dispute.outcome, ""))),
        Fact("調解案號", dispute.mediation_case),
    )


def verification_facts(case: Case) -> list[Fact]:
    """Who is asked, when, in which language, and what was said."""
    asked = Verification.objects.get(case=case)
    return stated(
        Fact("雇主", asked.employer_name),
        Fact("外國人代碼", asked.worker_key),
        Fact("語言", _(codes.LANGUAGES.get(asked.language, ""))),
        Fact("通譯", asked.interpreter),
        Fact("終止事由", asked.reason),
        Fact("驗證日", asked.appointment_on, "day"),
        Fact("真意", _(codes.INTENTIONS.get(asked.intention, ""))),
        Fact("預定出國日", asked.leaving_on, "day"),
        Fact(
            "驗證問答",
            Link(_("固定問題與結果"), reverse("workspace:migrants:room", args=[case.number])),
            "link",
        ),
    )


def shelter_facts(case: Case) -> list[Fact]:
    """The stay as its handlers see it."""
    stay = ShelterStay.objects.get(case=case)
    return stated(
        Fact("外國人代碼", stay.worker_key),
        Fact("安置原因", _(codes.SHELTER_REASONS[stay.reason])),
        Fact("安置單位", stay.shelter),
        Fact("入住時間", stay.from_at, "moment"),
        Fact("離開時間", stay.to_at, "moment"),
        Fact("結束原因", _(codes.ENDED_BY.get(stay.ended_by, ""))),
    )


def agency_rows(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
    """The yearly duty of an agency, as it stands on the reader's day."""
    own = visible(EmploymentAgency.objects.filter(party=party), reader)
    return [
        (
            duty.number,
            _(codes.GRADES[duty.grade]),
            duty.required,
            duty.done,
            roc_slash(duty.next_due_on) if duty.next_due_on else "",
            duty.behind or "",
        )
        for duty in duties(reader.day, law(), own.values_list("number", flat=True))
    ]


def violation_rows(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
    """The offenses found against an enterprise that a reader may see."""
    found = visible(Violation.objects.filter(party=party), reader).order_by("-found_on", "-pk")
    return [
        (one.number, roc_slash(one.found_on), _(codes.VIOLATIONS.get(one.violation, "")))
        for one in found[:ROWS_SHOWN]
    ]

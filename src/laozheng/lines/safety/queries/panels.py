"""What pages tell of this line: the facts of its cases, and its blocks of the enterprise page.

Of the victims of an accident they tell the number alone.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.elements import Link
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import calendar, kind_of, law
from laozheng.kernel.cases.facts import Fact, stated
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.visits.panels import visit_facts
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.models import Accident, Guidance, HazardReview, MachineNotice, StopWork
from laozheng.lines.safety.queries.accidents import MERGED, deaths_of, likely_matches
from laozheng.lines.safety.queries.inspections import remembered
from laozheng.lines.safety.queries.kinds import ACCIDENT
from laozheng.lines.safety.rules.codes.accidents import (
    ACCIDENT_KINDS,
    ACCIDENT_TYPES,
    FLAGS,
    REPORTERS,
    UBN_STATES,
)
from laozheng.lines.safety.rules.codes.supervision import (
    DIVISIONS,
    GUIDANCE_PROGRAMS,
    MACHINE_CLASSES,
    SITE_CLASSES,
    SITE_KINDS,
    STOP_GROUNDS,
    STOP_SCOPES,
)
from laozheng.lines.safety.rules.prevention import review_term

ROWS_SHOWN = 50


def accident_facts(case: Case) -> list[Fact]:
    """The facts panel of an accident; of the dead it tells the number alone."""
    accident = Accident.objects.select_related("case").get(case=case)
    return stated(
        Fact("事業單位", accident.employer_name),
        Fact("統一編號", _number(accident.ubn, accident.ubn_state)),
        Fact("原事業單位", accident.principal_name),
        Fact("業主", accident.owner_name),
        Fact("發生時間", accident.occurred_at, "moment"),
        Fact("發生日", None if accident.occurred_at else accident.occurred_on, "day"),
        Fact("雇主知悉時間", accident.known_at, "moment"),
        Fact("通報時間", accident.reported_at, "moment"),
        Fact("通報者", _(REPORTERS.get(accident.reported_by, ""))),
        Fact(
            "災害類型", _(ACCIDENT_TYPES.get(accident.accident_type, accident.accident_type_text))
        ),
        Fact("媒介物", accident.agent),
        Fact("災害別", _(ACCIDENT_KINDS.get(accident.kind, ""))),
        Fact("死亡人數", _deaths(accident), "number"),
        Fact("受傷人數", accident.injured, "number"),
        Fact("住院人數", accident.hospitalized, "number"),
        Fact("罹災人數", accident.casualties, "number"),
        Fact("行業", accident.industry_group),
        Fact("工程", accident.project_name),
        Fact("場所", accident.place),
        Fact("地址", accident.address),
        Fact("檢查機構", accident.inspection_agency),
        Fact("災害原因", "；".join(accident.causes)),
        Fact("可能為同一災害", _matches(accident)),
        Fact("職災檔案", _file(accident), "link"),
        Fact("待檢視", tuple(_(FLAGS.get(flag, flag)) for flag in accident.flags)),
    )


def _file(accident: Accident) -> Link:
    address = reverse("workspace:safety:accident", args=[accident.case.number])
    return Link(_("原因樹、相似場所及罹災者"), address)


def _number(text: str, state: str) -> str:
    """A number that is valid as it stands; any other with what is wrong about it."""
    if state == "valid":
        return text
    said = _(UBN_STATES[state])
    return _("%(number)s（%(state)s）") % {"number": text, "state": said} if text else said


def _deaths(accident: Accident) -> int | None:
    """The recorded deaths; unknown while the accident is known from the official list alone."""
    deaths = deaths_of(accident.case).count()
    return deaths if deaths or accident.kind else None


def _matches(accident: Accident) -> str:
    if accident.case.state == MERGED or accident.case.closed_on is not None:
        return ""
    return "、".join(match.case.number for match in likely_matches(accident))


def accident_rows(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
    """The accidents of an employer that a reader may see, for the enterprise page."""
    standing = Accident.objects.filter(employer=party).exclude(case__state=MERGED)
    seen = visible(standing, reader).select_related("case").order_by("-occurred_on", "-pk")
    kind = kind_of(ACCIDENT)
    return [
        (
            accident.case.number,
            roc_slash(accident.occurred_on),
            _(ACCIDENT_TYPES.get(accident.accident_type, accident.accident_type_text)),
            accident.place,
            _(kind.state(accident.case.state).label),
        )
        for accident in seen[:ROWS_SHOWN]
    ]


def order_facts(case: Case) -> list[Fact]:
    """The facts panel of a stop-work order."""
    order = StopWork.objects.select_related("inspection", "resumption_inspection").get(case=case)
    resumption = order.resumption_inspection
    return stated(
        Fact("事業單位", order.employer_name),
        Fact("統一編號", order.ubn),
        Fact("停工日", order.ordered_on, "day"),
        Fact("生效時間", order.effective_at, "moment"),
        Fact("停工範圍", _(STOP_SCOPES[order.scope])),
        Fact("停工場所或機械", order.place),
        Fact("停工依據", _(STOP_GROUNDS[order.ground])),
        Fact("檢查案號", order.inspection.number if order.inspection else ""),
        Fact("申請復工日", order.resume_applied_on, "day"),
        Fact("復工檢查案號", resumption.number if resumption else ""),
        Fact("復工日", order.resumed_on, "day"),
        Fact("違反停工日", order.breached_on, "day"),
    )


def inspection_facts(case: Case) -> list[Fact]:
    """The facts panel of an inspection: what all lines tell, the division and the kind of site."""
    own = remembered(case)
    return [
        *visit_facts(case),
        *stated(
            Fact("科別", _(DIVISIONS.get(own["division"], ""))),
            Fact("場所類別", _(SITE_KINDS.get(own["site_kind"], ""))),
            Fact("熱危害檢查", _("是") if own["heat"] == "yes" else ""),
        ),
    ]


def review_facts(case: Case) -> list[Fact]:
    """The facts panel of a review, with the last day on which it could be applied for in time."""
    review = HazardReview.objects.get(case=case)
    term = review_term(review.site_class, review.work_on, calendar(), law())
    late = case.received_on > term.result
    return stated(
        Fact("事業單位", review.employer_name),
        Fact("統一編號", review.ubn),
        Fact("場所編號", review.site_number),
        Fact("類別", _(SITE_CLASSES[review.site_class])),
        Fact("場所", review.place),
        Fact("物質", review.substance),
        Fact("數量", review.quantity),
        Fact("預定作業日", review.work_on, "day"),
        Fact("最遲申請日", term.result, "day"),
        Fact("申請時間", _("逾期申請") if late else _("期限內")),
    )


def guidance_facts(case: Case) -> list[Fact]:
    """The facts panel of a guidance visit."""
    guidance = Guidance.objects.get(case=case)
    return stated(
        Fact("計畫別", _(GUIDANCE_PROGRAMS[guidance.program])),
        Fact("事業單位", guidance.employer_name),
        Fact("統一編號", guidance.ubn),
        Fact("場所", guidance.place),
        Fact("通報日", guidance.notified_on, "day"),
        Fact("輔導日", guidance.visited_on, "day"),
        Fact("勞工人數", guidance.employees, "number"),
        Fact("輔導員", guidance.advisor),
    )


def notice_facts(case: Case) -> list[Fact]:
    """The facts panel of a notice about machines."""
    notice = MachineNotice.objects.get(case=case)
    machines = tuple(
        _("%(certificate)s（%(class)s，%(day)s屆滿）")
        % {
            "certificate": one.certificate_number,
            "class": _(MACHINE_CLASSES[one.machine_class]),
            "day": roc_slash(one.valid_to),
        }
        for one in case.noticed_machines.all()
    )
    return stated(
        Fact("事業單位", notice.employer_name),
        Fact("統一編號", notice.ubn),
        Fact("最早屆滿日", notice.ends_on, "day"),
        Fact("機械設備", machines),
    )


def order_rows(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
    """The stop-work orders against an employer that a reader may see."""
    seen = visible(StopWork.objects.filter(employer=party), reader).select_related("case")
    return [
        (
            order.case.number,
            roc_slash(order.ordered_on),
            order.place,
            roc_slash(order.resumed_on) if order.resumed_on else "",
        )
        for order in seen.order_by("-ordered_on", "-pk")[:ROWS_SHOWN]
    ]

"""The facts of a visit as a case page shows them."""

from django.utils.translation import gettext as _

from laozheng.kernel.cases.facts import Fact, stated
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.visit_codes import FINDING_STATES, RESULTS, SCOPES, VISIT_FLAGS
from laozheng.kernel.inspections.visits.flags import flags_of


def visit_facts(case: Case) -> list[Fact]:
    """Where, when, by whom, what was looked into, what was found."""
    visit = Visit.objects.select_related("program").filter(case=case).first()
    if visit is None:
        return []
    scopes = [_(SCOPES.get(row.act, row.act)) for row in visit.scopes.order_by("act")]
    return stated(
        Fact("事業單位", visit.employer_name),
        Fact("場所", visit.workplace),
        Fact("勞工人數", visit.employees, "number"),
        Fact("專案", visit.program.title if visit.program else ""),
        Fact("預定日", visit.planned_on, "day"),
        Fact("檢查日", visit.visited_on, "day"),
        Fact("主辦檢查員", visit.lead_name),
        Fact("會同檢查員", "、".join(visit.inspectors)),
        Fact("會同機關", "、".join(visit.joint_agencies)),
        Fact("檢查項目", "、".join(scopes)),
        Fact("結果", _(RESULTS[visit.result]) if visit.result else ""),
        *_findings(case),
        Fact("待檢視", tuple(_(VISIT_FLAGS[flag]) for flag in flags_of(visit))),
    )


def _findings(case: Case) -> list[Fact]:
    return [
        Fact("違反事項", f"{row.citation}：{row.facts}（{_(FINDING_STATES[row.state])}）")
        for row in case.findings.order_by("id")
    ]

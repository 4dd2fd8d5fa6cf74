"""What a case page tells of an application for aid, and how the rule sees it."""

from collections.abc import Sequence

from laozheng.kernel.cases.facts import Fact
from laozheng.kernel.cases.models import Case
from laozheng.kernel.grants.declare import GrantItem, Scheme
from laozheng.kernel.grants.queries import paid_total, standing_award
from laozheng.lines.disputes.models import LitigationAid, codes
from laozheng.lines.disputes.rules.aid import WHO, AidFacts

# Its budget line of a year holds the yield of the fund and is strict (自治條例§4).
SCHEME = Scheme(
    code="disputes.litigation_aid",
    label="勞工權益基金涉訟補助",
    line="disputes",
    cite=WHO,
    items=(
        GrantItem("attorney_fee", codes.AID_ITEMS["attorney_fee"], "disputes.aid_attorney_cap"),
        GrantItem("court_fee", codes.AID_ITEMS["court_fee"], "disputes.aid_court_fee_cap"),
        GrantItem(
            "living_allowance",
            codes.AID_ITEMS["living_allowance"],
            "disputes.aid_living_monthly",
        ),
    ),
    budget_code="rights_fund.litigation_aid",
    budget_source="rights_fund",
)


def facts_of(aid: LitigationAid, items: Sequence[str]) -> AidFacts:
    """An application as the rule sees it."""
    return AidFacts(
        applicant_kind=aid.applicant_kind,
        ground=aid.ground,
        applied_on=aid.case.received_on,
        items=items,
        domicile_since=aid.domicile_since,
        workplace_in_city=aid.works_in_city,
        union_seat_in_city=aid.union_in_city,
        dismissed_for_members=aid.dismissed_for_members,
        mediation_basis=aid.mediation_basis,
        mediation_failed_on=aid.mediation_failed_on,
        paid_elsewhere=aid.paid_elsewhere,
    )


def facts_panel(case: Case) -> list[Fact]:
    """The lines of the facts panel: what was asked, on which ground, what was decided and paid."""
    aid = LitigationAid.objects.get(case=case)
    award = standing_award(case, SCHEME.code)
    facts = [
        Fact("申請人別", codes.APPLICANT_KINDS[aid.applicant_kind]),
        Fact("申請事由", codes.GROUNDS[aid.ground]),
        Fact("程序", codes.STAGES[aid.stage]),
        Fact("申請項目", tuple(codes.AID_ITEMS[item] for item in aid.items)),
        Fact("申請人數", aid.persons, "number"),
        Fact("設籍起日", aid.domicile_since, "day"),
        Fact("調解依據", codes.MEDIATION_BASES[aid.mediation_basis]),
        Fact("調解不成立日", aid.mediation_failed_on, "day"),
        Fact("申請金額", aid.amount_requested, "money"),
        Fact("審議結果", codes.DECISIONS[award.decision if award else "pending"]),
    ]
    if award is not None and award.decision == "approved":
        facts += [
            Fact("核定人數", award.persons, "number"),
            Fact("核定金額", award.approved_twd, "money"),
            Fact("已撥付", paid_total(award), "money"),
        ]
    return facts

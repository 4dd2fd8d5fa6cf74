"""The measures of aid from the labor rights fund (勞工權益基金涉訟補助)."""

from laozheng.kernel.measures.declare import Change, Measure

APPLICATIONS = Measure(
    code="disputes.litigation_aid_applications",
    label="權益基金申請案",
    unit="cases",
    fact="disputes_aid",
    date="received_on",
    dims=("applicant_kind",),
    breakdowns=(("applicant_kind",),),
)
APPROVALS = Measure(
    code="disputes.litigation_aid_approvals",
    label="權益基金通過案",
    unit="cases",
    fact="disputes_aid",
    date="decided_on",
    where={"decision": ("approved",)},
    dims=("ground",),
    breakdowns=(("ground",),),
)
PERSONS = Measure(
    code="disputes.litigation_aid_persons",
    label="權益基金補助人數",
    unit="persons",
    fact="disputes_aid",
    date="decided_on",
    where={"decision": ("approved",)},
    aggregate="sum",
    value="persons",
)
AMOUNT = Measure(
    code="disputes.litigation_aid_amount",
    label="權益基金補助經費（核定）",
    unit="twd",
    fact="disputes_aid_items",
    date="decided_on",
    aggregate="sum",
    value="amount",
    dims=("item",),
    breakdowns=(("item",),),
)
PAID = Measure(
    code="disputes.litigation_aid_paid_amount",
    label="權益基金實付金額",
    unit="twd",
    fact="disputes_aid_payments",
    date="paid_on",
    aggregate="sum",
    value="amount",
    dims=("item",),
    breakdowns=(("item",),),
    note="撥付減收回。",
)


def _change(of: Measure) -> Change:
    """The difference to the year before, from the records or from what was published then."""
    return Change(code=f"{of.code}_change", label=f"{of.label}較上年增減", unit=of.unit, of=of.code)


AID_MEASURES = (
    APPLICATIONS,
    APPROVALS,
    PERSONS,
    AMOUNT,
    PAID,
    *(_change(measure) for measure in (APPLICATIONS, APPROVALS, PERSONS, AMOUNT)),
)

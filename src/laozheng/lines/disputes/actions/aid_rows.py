"""What a row of the data set `litigation_aid` must say to be kept: every refusal and warning."""

from laozheng.base.identifiers import is_national_id, is_resident_id, is_resident_id_old, is_ubn
from laozheng.base.text import fold
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.datasets.days import check_days
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.kernel.law.trace import objections
from laozheng.lines.disputes.models.codes import AID_ITEMS, DECISIONS
from laozheng.lines.disputes.rules.aid import AidFacts, aid_eligible

AMOUNT_OF = {
    "attorney_fee": "attorney_amount",
    "court_fee": "court_fee_amount",
    "living_allowance": "living_amount",
}


def check_row(row: Row, context: ImportContext) -> None:
    """Refuse, warn or pass one row; the values are typed and the codes known."""
    check_days(row, context, received_on="收件日", decided_on="審議日", paid_on="撥付日")
    _applicant(row)
    _mediation(row)
    _decision(row)
    _amounts(row)
    _payment(row)
    if row["decision"] == "approved" and not row.is_refused:
        _eligibility(row)


def decision_of(row: Row) -> str:
    """The decision; empty means pending."""
    return row["decision"] or "pending"


def _applicant(row: Row) -> None:
    is_union = row["applicant_kind"] == "union"
    if is_union and row["domicile_since"]:
        row.refuse("domicile_since", "工會沒有設籍日，請清空")
    if is_union and row["union_seat_in_city"] is None:
        row.refuse("union_seat_in_city", "申請人為工會時，會址是否在本市必填")
    if row["dismissed_for_members"] and row["applicant_kind"] != "union_cadre":
        row.refuse("dismissed_for_members", "這一欄只適用於工會幹部，請清空")
    if row["applicant_ubn"] and not is_ubn(row["applicant_ubn"]):
        row.refuse("applicant_ubn", "統一編號應為8碼且符合檢查碼，請更正或清空")
    number = row["applicant_id_no"]
    if number:
        checks = (is_national_id, is_resident_id, is_resident_id_old)
        if not any(check(fold(number).upper()) for check in checks):
            row.refuse("applicant_id_no", "證號不符身分證或居留證號的檢查規則，請更正或清空")


def _mediation(row: Row) -> None:
    exempt, ruling = row["mediation_basis"] == "none", row["ground"] == "unfair_labor_practice"
    if exempt and not ruling:
        row.refuse("mediation_basis", "免經調解只適用於不當勞動行為裁決，請填調解依據")
    if not exempt and row["mediation_failed_on"] is None:
        row.refuse("mediation_failed_on", "調解不成立日必填；未經調解不成立不得補助")


def _decision(row: Row) -> None:
    decision = decision_of(row)
    if decision != "pending" and row["decided_on"] is None:
        row.refuse("decided_on", f"結果為「{DECISIONS[decision]}」時，審議日必填")
    if decision == "pending" and row["decided_on"] is not None:
        row.refuse("decision", "已填審議日而沒有結果，請填結果")
    if row["reject_reason"] and decision not in ("rejected", "not_accepted"):
        row.refuse("reject_reason", "駁回理由只適用於不予補助或不受理，請清空")


def _amounts(row: Row) -> None:
    amounts = {item: row[column] for item, column in AMOUNT_OF.items() if row[column] is not None}
    if decision_of(row) != "approved":
        for name in (*AMOUNT_OF.values(), "amount_approved", "persons_approved"):
            if row[name]:
                row.refuse(name, "這一欄只適用於核定補助的案件，請清空或更正結果")
        return
    if row["persons_approved"] is None:
        row.refuse("persons_approved", "核定補助時，核定人數必填")
    elif row["persons_approved"] > (row["persons"] or 0):
        row.refuse("persons_approved", f"核定人數多於申請人數{row['persons']}人，請更正")
    if row["amount_approved"] is None:
        row.refuse("amount_approved", "核定補助時，核定金額必填")
    elif row["amount_approved"] != sum(amounts.values()):
        total = sum(amounts.values())
        row.refuse("amount_approved", f"核定金額與三項合計{total:,}元不符，請更正")
    asked = {item.name for item in row["items"] or ()}
    for item, amount in amounts.items():
        if amount and item not in asked:
            row.refuse(AMOUNT_OF[item], f"申請項目沒有{AID_ITEMS[item]}，不能核定，請更正")


def _payment(row: Row) -> None:
    paid, on = row["amount_paid"], row["paid_on"]
    if bool(paid) != (on is not None):
        row.refuse("paid_on" if paid else "amount_paid", "撥付金額與撥付日須同時填寫")
    elif paid and decision_of(row) != "approved":
        row.refuse("amount_paid", "未核定補助的案件不能有撥付，請更正")
    elif paid and row["amount_approved"] is not None and paid > row["amount_approved"]:
        row.refuse("amount_paid", f"撥付金額多於核定金額{row['amount_approved']:,}元，請更正")


def _eligibility(row: Row) -> None:
    """A past approval is recorded as it was; what the ordinance of that day says is told."""
    facts = AidFacts(
        applicant_kind=row["applicant_kind"],
        ground=row["ground"],
        applied_on=row["received_on"],
        items=[item.name for item in row["items"] or ()],
        domicile_since=row["domicile_since"],
        workplace_in_city=bool(row["workplace_in_city"]),
        union_seat_in_city=bool(row["union_seat_in_city"]),
        dismissed_for_members=bool(row["dismissed_for_members"]),
        mediation_basis=row["mediation_basis"],
        mediation_failed_on=row["mediation_failed_on"],
    )
    try:
        against = objections(aid_eligible(facts, law()))
    except NotConfigured as missing:
        row.warn("received_on", str(missing))
        return
    if against:
        row.warn("decision", f"依收件日之規定不符補助要件：{'；'.join(against)}，請確認")

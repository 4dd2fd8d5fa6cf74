"""The data set `litigation_aid`: one row per application for aid from the labor rights fund."""

from laozheng.kernel.cases.declare import INTAKES
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.lines.disputes.actions.aid_importing import record_aid
from laozheng.lines.disputes.actions.aid_rows import check_row
from laozheng.lines.disputes.line.litigation_aid import LITIGATION_AID as KIND
from laozheng.lines.disputes.models import codes
from laozheng.lines.disputes.queries.exports import export_aid

COLUMNS = (
    Column("case_no", "案號", "text", required=True, max_length=40),
    Column("received_on", "收件日", "date", required=True),
    Column(
        "intake",
        "收件方式",
        "code",
        required=True,
        codes={intake: INTAKES[intake] for intake in KIND.intakes},
    ),
    Column("applicant_kind", "申請人別", "code", required=True, codes=codes.APPLICANT_KINDS),
    Column("applicant_name", "申請人", "text", required=True, max_length=120),
    Column(
        "applicant_id_no", "證號", "text", person_id="keep", sealed=True, note="加密儲存，不匯出"
    ),
    Column("applicant_ubn", "統一編號", "text", max_length=8, note="限工會"),
    Column("persons", "申請人數", "int", required=True, minimum=1),
    Column("domicile_since", "設籍起日", "date", note="工會免填"),
    Column("workplace_in_city", "勞務提供地在本市", "bool", required=True),
    Column("union_seat_in_city", "會址在本市", "bool", note="限工會，必填"),
    Column("dismissed_for_members", "因會員權益遭解僱", "bool", note="限工會幹部"),
    Column("mediation_case_no", "調解案號", "text", max_length=40),
    Column("mediation_basis", "調解依據", "code", required=True, codes=codes.MEDIATION_BASES),
    Column("mediation_failed_on", "調解不成立日", "date", note="免經調解者免填"),
    Column("ground", "申請事由", "code", required=True, codes=codes.GROUNDS),
    Column("stage", "程序", "code", required=True, codes=codes.STAGES),
    Column("items", "申請項目", "list", required=True, codes=codes.AID_ITEMS, note="以分號分隔"),
    Column("amount_requested", "申請金額", "money"),
    Column("decision", "審議結果", "code", codes=codes.DECISIONS, note="空白為審查中"),
    Column("decided_on", "審議日", "date", note="有結果者必填"),
    Column("persons_approved", "核定人數", "int"),
    Column("attorney_amount", "律師費核定金額", "money"),
    Column("court_fee_amount", "裁判費核定金額", "money"),
    Column("living_amount", "生活費用核定金額", "money"),
    Column("amount_approved", "核定金額", "money", note="須等於三項合計"),
    Column("amount_paid", "撥付金額", "money"),
    Column("paid_on", "撥付日", "date"),
    Column("reject_reason", "駁回理由", "text", max_length=200),
    Column("note", "備註", "text"),
)

AID_SET = DataSet(
    name="litigation_aid",
    label="權益基金涉訟補助案件",
    owner="disputes",
    key=("case_no",),
    columns=COLUMNS,
    check=check_row,
    record=record_aid,
    export=export_aid,
    help="每列一案；核定金額須等於律師費、裁判費與生活費用之和。",
)

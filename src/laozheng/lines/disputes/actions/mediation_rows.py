"""What a row of the data set `mediation` must say to be kept: every refusal and warning."""

from datetime import date

from laozheng.base.identifiers import (
    is_national_id,
    is_resident_id,
    is_resident_id_old,
    is_ubn,
)
from laozheng.base.roc import roc_day
from laozheng.base.text import fold
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.datasets.days import refuse_disorder, refuse_future
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.parties.city import city
from laozheng.lines.disputes.models.codes import COUNTED, OUTCOMES, REASONS
from laozheng.lines.disputes.rules.competence import PlaceOfWork, competence

BEFORE_CLOSING = {
    "received_on": "收件日",
    "assigned_on": "指派日",
    "started_on": "開始調解日",
    "first_hearing_on": "首次開會日",
}
CLOSED = {"closed_on": "結案日"}
AFTER_CLOSING = {"record_filed_on": "紀錄送達機關日", "record_served_on": "紀錄送達當事人日"}


def check_row(row: Row, context: ImportContext) -> None:
    """Refuse, warn or pass one row; the values are typed and the codes known."""
    _days(row, context)
    _outcome(row)
    _route(row)
    _filer(row)
    _place(row)
    _numbers(row)
    _identifiers(row)
    _online(row)


def outcome_of(row: Row) -> str:
    """The outcome; empty means pending."""
    return row["outcome"] or "pending"


def _days(row: Row, context: ImportContext) -> None:
    refuse_future(row, context, **BEFORE_CLOSING, **CLOSED, **AFTER_CLOSING)
    received = row["received_on"]
    if received is None:
        return
    if received < law().history("disputes.appoint_days")[0].valid_from:
        row.warn("received_on", "收件日在現行勞資爭議處理法施行前（before the Act），不計法定期限")
    refuse_disorder(row, **BEFORE_CLOSING)
    refuse_disorder(row, received_on="收件日", **CLOSED)
    for name, label in AFTER_CLOSING.items():
        refuse_disorder(row, **CLOSED, **{name: label})


def _outcome(row: Row) -> None:
    outcome = outcome_of(row)
    words = f"「{OUTCOMES[outcome]}」（{outcome}）"
    if row["outcome"] is None and row["closed_on"] is not None:
        row.refuse("outcome", "已填結案日而沒有結果，請填結果；系統不推測")
    elif outcome == "pending" and row["closed_on"] is not None:
        row.refuse("closed_on", f"結果為{words}時不得填結案日，請刪除結案日或更正結果")
    elif outcome != "pending" and row["closed_on"] is None:
        row.refuse("closed_on", f"結果為{words}時，結案日（closed_on）必填")
    if row["outcome_reason"] and row["outcome_reason"] not in REASONS.get(outcome, {}):
        row.refuse("outcome_reason", f"這個原因不適用於結果{words}，請更正")
    _court_order(row, outcome)
    _only_with(row, "withdrawn_via", "withdrawn", "撤案方式")
    _only_with(row, "transferred_to", "outside_jurisdiction", "移送機關")
    for name, label in (("partial", "部分成立"), ("amount_settled", "成立金額")):
        if row[name] and outcome != "settled":
            row.refuse(name, f"{label}只適用於結果「成立」，請刪除或更正結果")
    for name, label in AFTER_CLOSING.items():
        if row[name] is not None and outcome not in ("settled", "not_settled"):
            row.refuse(name, f"{label}只適用於成立或不成立的案件，請刪除或更正結果")


def _court_order(row: Row, outcome: str) -> None:
    """A court can undo a settlement only, and only after it was made (勞資爭議處理法§61)."""
    day = row["court_refused_on"]
    if day is None:
        return
    if outcome != "settled":
        row.refuse("court_refused_on", "法院駁回日只適用於結果「成立」，請刪除或更正結果")
    elif row["closed_on"] is not None and day < row["closed_on"]:
        row.refuse(
            "court_refused_on",
            f"法院駁回日{roc_day(day)}早於結案日{roc_day(row['closed_on'])}，請更正",
        )


def _only_with(row: Row, name: str, outcome: str, label: str) -> None:
    """The column is filled exactly when the outcome is that one."""
    if outcome_of(row) == outcome and not row[name]:
        row.refuse(name, f"結果為「{OUTCOMES[outcome]}」時，{label}必填")
    elif outcome_of(row) != outcome and row[name]:
        row.refuse(name, f"{label}只適用於結果「{OUTCOMES[outcome]}」，請刪除或更正結果")


def _route(row: Row) -> None:
    if not row["channel"] and outcome_of(row) in COUNTED:
        words = OUTCOMES[outcome_of(row)]
        row.refuse("channel", f"結果為「{words}」時，處理方式（channel）必填")
    if row["channel"] == "private_mediation_body" and not row["private_body"]:
        row.refuse("private_body", "處理方式為「民間團體調處」時，受託團體必填")


def _filer(row: Row) -> None:
    filer, ex_officio = row["filer"] or "worker", row["intake"] == "ex_officio"
    if filer == "authority" and not ex_officio:
        row.refuse("filer", "申請人別「主管機關」只適用於收件方式「職權交付」，請更正")
    if filer == "union" and not row["union_name"]:
        row.refuse("union_name", "申請人別為「工會」時，工會名稱必填")


def _place(row: Row) -> None:
    ours = city().label
    stated = row["workplace_city"] or ours
    if fold(stated).replace("台", "臺") == ours and not row["workplace_district"]:
        row.refuse("workplace_district", f"勞務提供地在{ours}時，行政區必填")
    if row["received_on"] is None or outcome_of(row) not in COUNTED:
        return
    place = PlaceOfWork(stated, row["workplace_zone"] or "")
    day = max(row["received_on"], law().history("disputes.park_authority")[0].valid_from)
    answer = competence([place], law(), day, our_city=ours)
    if answer.result["verdict"] == "competent":
        return
    why = answer.steps[-1].text.rstrip("。")
    if row["note"]:
        row.warn("workplace_city", f"{why}；依備註理由受理")
    else:
        row.refuse("workplace_city", f"{why}；如由本市受理，請在備註敘明理由")


def _numbers(row: Row) -> None:
    workers = row["workers"] if row["workers"] is not None else 1
    if workers < 1:
        row.refuse("workers", "勞工人數至少1人，請更正")
    if (row["workers_female"] or 0) > workers:
        row.refuse("workers_female", "女性人數多於勞工人數，請更正")
    claimed, settled = row["amount_claimed"], row["amount_settled"]
    if claimed is not None and settled is not None and settled > claimed:
        row.warn("amount_settled", "成立金額高於請求金額，請確認")


def _identifiers(row: Row) -> None:
    if row["employer_ubn"] and not is_ubn(row["employer_ubn"]):
        row.refuse("employer_ubn", "統一編號應為8碼且符合檢查碼，請更正或清空")
    number = row["worker_id_no"]
    if number:
        checks = (is_national_id, is_resident_id, is_resident_id_old)
        if not any(check(fold(number).upper()) for check in checks):
            row.refuse("worker_id_no", "證號不符身分證或居留證號的檢查規則，請更正或清空")


def _online(row: Row) -> None:
    """Nothing went online before the service was launched."""
    for name, code, on, parameter, label in (
        ("intake", "online", row["received_on"], "online_filing_from", "線上申請"),
        ("withdrawn_via", "online", row["closed_on"], "online_withdrawal_from", "線上撤回"),
    ):
        launched: date = law().history(f"disputes.{parameter}")[0].value
        if row[name] == code and on is not None and on < launched:
            row.refuse(name, f"{label}自{roc_day(launched)}起才啟用，請更正日期或方式")

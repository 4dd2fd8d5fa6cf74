"""The letters of a mediation; their texts stand in `letters/`, one file each.

Sources: 勞資爭議調解辦法§2, 3, 23, 25; 行政程序法§17; 勞資爭議處理法§9, 12, 14.
"""

from pathlib import Path

from laozheng.kernel.documents.declare import LetterTemplate

FOLDER = Path(__file__).resolve().parent.parent / "letters"

CASE = {"case_no": "案號", "received_on": "收件日"}
PARTIES = {"applicant": "申請人", "opponent": "相對人"}
MEETING = {"hearing_at": "開會時間", "hearing_place": "開會地點"}


def _letter(
    name: str,
    label: str,
    required: dict[str, str] | None = None,
    optional: dict[str, str] | None = None,
    form: str = "函",
) -> LetterTemplate:
    return LetterTemplate(
        code=f"disputes.{name}",
        label=label,
        line="disputes",
        version=1,
        body=FOLDER / f"{name}.txt",
        required={**CASE, **PARTIES, **(required or {})},
        optional=optional or {},
        form=form,
    )


LETTERS = (
    _letter("receipt", "收件證明", optional={"intake": "收件方式"}, form="收件證明"),
    _letter(
        "withdrawal",
        "撤回確認",
        {"withdrawn_on": "撤回日", "wage_limitation_years": "工資請求權時效年數"},
    ),
    _letter("correction", "補正通知", {"missing": "應補正事項", "complete_by": "補正期限"}),
    _letter("refusal", "不受理通知", {"reason": "不受理理由"}),
    _letter("transfer", "移送函", {"authority": "管轄機關", "workplace": "勞務提供地"}),
    _letter(
        "acceptance",
        "受理通知",
        {"accepted_on": "受理日", "channel": "調解方式", "claims": "請求事項"},
    ),
    _letter(
        "appointment",
        "指派調解人／組成調解委員會通知",
        {"mediators": "調解人或調解委員", "appointed_on": "指派或組成日"},
    ),
    _letter(
        "selection_notice",
        "選定調解委員通知",
        {"select_days": "選定期限日數", "size": "委員人數"},
    ),
    _letter(
        "hearing_notice",
        "開會通知單",
        MEETING,
        {"mediators": "調解人或調解委員", "contact": "聯絡人"},
        form="開會通知單",
    ),
    _letter(
        "explanation_notice",
        "到場說明通知",
        {**MEETING, "person": "受通知人", "matters": "說明事項"},
    ),
    _letter(
        "visit_consent",
        "訪查同意書",
        {"mediators": "調解人或調解委員", "workplace": "訪查處所", "visit_on": "訪查日"},
        form="同意書",
    ),
    _letter(
        "record",
        "調解紀錄",
        {
            "claims": "請求事項",
            "meetings": "調解會議日期、起迄時間及地點",
            "result": "調解結果",
            "attendance": "出席情形",
            "mediators": "調解人或調解委員",
        },
        {
            "labor_statement": "勞方主張",
            "employer_statement": "資方主張",
            "findings": "調查事實之結果",
            "proposal": "調解方案",
        },
        form="調解紀錄",
    ),
    _letter(
        "failure_certificate",
        "調解不成立證明",
        {"failed_on": "不成立日", "claims": "請求事項"},
        form="證明書",
    ),
)

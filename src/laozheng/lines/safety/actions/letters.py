"""The letters of the line, and how a step drafts the one that it offers.

Sources: 職業安全衛生法第36條; 勞動檢查法第27條至第30條; 訴願法第14條.
"""

from pathlib import Path
from typing import Any

from laozheng.base.moments import roc_moment
from laozheng.base.roc import roc_day
from laozheng.kernel.cases.actions import offer_letter
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.documents.declare import LetterFolder
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.lines.safety.models import Accident, HazardReview, MachineNotice, StopWork
from laozheng.lines.safety.rules.codes.supervision import (
    MACHINE_CLASSES,
    SITE_CLASSES,
    STOP_GROUNDS,
    STOP_SCOPES,
)

ORDER = {"case_no": "案號", "employer": "事業單位", "place": "停工場所或機械"}
AGENCY = {"agency": "受移送機關"}
_letter = LetterFolder("safety", Path(__file__).resolve().parent.parent / "letters").letter

CERTIFICATE = _letter(
    "seminar_certificate",
    "出席證明",
    {"name": "姓名", "title": "活動名稱", "held_on": "辦理日"},
    {"firm": "服務單位", "hours": "時數", "former": "原證明文號"},
    form="出席證明",
)
LETTERS = (
    CERTIFICATE,
    _letter(
        "stop_work_notice",
        "停工通知書",
        {**ORDER, "scope": "停工範圍", "ground": "停工依據", "ordered_on": "停工日",
         "appeal_days": "訴願期限日數"},
        {"effective_at": "生效時間", "inspection": "檢查案號", "code": "查詢碼"},
        version=2,
        form="停工通知書",
    ),
    _letter(
        "resumption",
        "復工核准函",
        {**ORDER, "ordered_on": "停工日", "resumed_on": "復工日"},
        {"resumption": "復工檢查案號"},
        after=("resumed",),
    ),
    _letter(
        "breach_referral",
        "違反停工移送函",
        {**ORDER, **AGENCY, "ordered_on": "停工日", "breached_on": "查獲日"},
        after=("resumed",),
    ),
    _letter(
        "accident_forwarding",
        "職業災害移轉函",
        {"case_no": "案號", "occurred_on": "發生日", "place": "場所", **AGENCY},
        after=("elsewhere",),
    ),
    _letter(
        "lesson",
        "災例分享函",
        {"case_no": "案號", "occurred_on": "發生日", "type": "災害類型", "causes": "災害原因"},
        after=("approved",),
    ),
    _letter(
        "review_result",
        "危險性工作場所審查結果函",
        {"case_no": "案號", "employer": "事業單位", "site": "場所編號", "class": "類別",
         "result": "審查結果"},
        {"reason": "說明", "appeal_days": "訴願期限日數"},
        version=2,
        after=("passed", "refused"),
    ),
    _letter(
        "machine_notice",
        "機械設備定期檢查通知函",
        {"case_no": "案號", "employer": "事業單位", "machines": "機械設備",
         "ends_on": "最早屆滿日"},
    ),
)  # fmt: skip
_BY_CODE = {letter.code: letter for letter in LETTERS}


def offer_about_order(act: Act, **facts: Any) -> None:
    """Draft the letter that a step of a stop-work order offers."""
    order = StopWork.objects.select_related("inspection", "resumption_inspection").get(
        case=act.case
    )
    known = {
        "case_no": act.case.number,
        "employer": order.employer_name,
        "place": order.place,
        "scope": STOP_SCOPES[order.scope],
        "ground": STOP_GROUNDS[order.ground],
        "ordered_on": order.ordered_on,
        "effective_at": roc_moment(order.effective_at) if order.effective_at else "",
        "inspection": order.inspection.number if order.inspection else "",
        "resumption": order.resumption_inspection.number if order.resumption_inspection else "",
        "appeal_days": act.law.get("law.appeal_days", act.on),
    }
    to = facts.get("agency")
    addressee = _addressee(act, to) if to else _addressee(act, order.employer_name, order.place)
    _offer(act, {**known, **facts}, addressee)


def offer_about_accident(act: Act, *addressees: Snapshot, **facts: Any) -> None:
    """Draft the letter that a step of an accident offers."""
    accident = Accident.objects.get(case=act.case)
    known = {
        "case_no": act.case.number,
        "occurred_on": accident.occurred_on,
        "place": accident.place or accident.address,
        "type": accident.accident_type_text,
        "causes": "；".join(accident.causes),
    }
    _offer(act, {**known, **facts}, *addressees)


def offer_about_review(act: Act, **facts: Any) -> None:
    """Draft the letter that tells how a review ended."""
    review = HazardReview.objects.get(case=act.case)
    known = {
        "case_no": act.case.number,
        "employer": review.employer_name,
        "site": review.site_number,
        "class": SITE_CLASSES[review.site_class],
        "result": act.transition.label,
    }
    _offer(act, {**known, **facts}, _addressee(act, review.employer_name, review.place))


def offer_about_machines(act: Act) -> None:
    """Draft the notice to the owner of machines whose certificates end."""
    notice = MachineNotice.objects.get(case=act.case)
    machines = [
        f"{MACHINE_CLASSES[one.machine_class]}（合格證{one.certificate_number}，"
        f"{roc_day(one.valid_to)}屆滿）"
        for one in act.case.noticed_machines.all()
    ]
    known = {
        "case_no": act.case.number,
        "employer": notice.employer_name,
        "machines": "、".join(machines),
        "ends_on": notice.ends_on,
    }
    place = act.case.noticed_machines.exclude(place="").values_list("place", flat=True).first()
    _offer(act, known, _addressee(act, notice.employer_name, place or ""))


def _addressee(act: Act, name: str, address: str = "") -> Snapshot:
    return Snapshot(name=name, on=act.on, address=address)


def _offer(act: Act, facts: dict[str, Any], *addressees: Snapshot) -> None:
    offer_letter(act, _BY_CODE, facts, addressees)

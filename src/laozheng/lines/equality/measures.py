"""The line's figures: complaints by ground, decisions, fines, job seekers, notices, councils."""

from collections.abc import Mapping

from laozheng.kernel.activities import facts as activities
from laozheng.kernel.inspections.declare import CASE_KINDS
from laozheng.kernel.inspections.facts import COLUMNS
from laozheng.kernel.measures.declare import (
    Fact,
    FactColumn,
    Measure,
    Pick,
    Ratio,
    columns,
)
from laozheng.kernel.tallies import facts as tallies
from laozheng.lines.equality.actions.registering import SEATS
from laozheng.lines.equality.queries import facts
from laozheng.lines.equality.queries.cases import COMPLAINTS, JOB_SEEKING, NOTICE
from laozheng.lines.equality.rules.codes import CONSULTATION, ESTABLISHED, ON_THE_MERITS

# Cells of fewer cases are merged in open data (suppression_limit).
SMALL = 3


_OF_COMPLAINT = columns(
    {
        "received_on": "date",
        "month": "code",
        "ground": "code",
        "law": "code",
        "stage": "code",
        "decision": "code",
        "days": "int",
        "in_time": "code",
    }
)

FACTS = (
    Fact(
        name="equality_complaints",
        label="就業歧視及性別平等工作案件",
        columns=_OF_COMPLAINT,
        versions=facts.complaint_versions,
        partition="received_on",
        case_kinds=COMPLAINTS,
    ),
    Fact(
        name="equality_decisions",
        label="審定",
        columns=(*_OF_COMPLAINT, FactColumn("decided_on", "date")),
        versions=facts.decision_versions,
        partition="decided_on",
        case_kinds=COMPLAINTS,
    ),
    Fact(
        name="equality_penalties",
        label="就業平等裁處",
        columns=(
            *columns(COLUMNS),
            *columns(
                {
                    "month": "code",
                    "law": "code",
                    "own_act": "code",
                    "own_article": "code",
                    "equal": "code",
                    "false_ad": "code",
                }
            ),
        ),
        versions=facts.penalty_versions,
        partition="disposed_on",
        case_kinds=CASE_KINDS,
    ),
    Fact(
        name="equality_job_seeking",
        label="求職申訴案件",
        columns=columns(
            {
                "received_on": "date",
                "month": "code",
                "type": "code",
                "medium": "code",
                "decision": "code",
            }
        ),
        versions=facts.job_seeking_versions,
        partition="received_on",
        case_kinds=(JOB_SEEKING,),
    ),
    Fact(
        name="equality_notices",
        label="雇主性騷擾申訴通報",
        columns=columns(
            {
                "notified_on": "date",
                "month": "code",
                "result": "code",
                "overdue_from": "date",
                "told_on": "date",
            }
        ),
        versions=facts.notice_versions,
        partition="notified_on",
        case_kinds=(NOTICE,),
    ),
    Fact(
        name="equality_activities",
        label="就業平等活動",
        columns=(
            *columns(activities.COLUMNS),
            *columns({"council": "code", "motions": "int", "meeting": "code"}),
        ),
        versions=facts.activity_versions,
        partition="held_on",
        case_kinds=(activities.stale_kind("equality"),),
    ),
    Fact(
        name="equality_tallies",
        label="就業平等計數",
        columns=(*columns(tallies.COLUMNS), *columns({"medium": "code", "topic": "code"})),
        versions=facts.tally_versions,
        partition="on",
        case_kinds=(tallies.stale_kind("equality"),),
    ),
    Fact(
        name="equality_seats",
        label="評議會委員",
        columns=columns(
            {
                "council": "code",
                "member": "code",
                "outside": "code",
                "from_on": "date",
                "until": "date",
            }
        ),
        versions=facts.seat_versions,
        partition="from_on",
        case_kinds=(SEATS,),
    ),
)

COMPLAINT_MEASURES = (
    Measure(
        code="equality.discrimination_cases",
        label="就業歧視及性別平等工作案件",
        unit="cases",
        fact="equality_complaints",
        date="received_on",
        dims=("ground", "law", "stage", "decision", "month"),
        breakdowns=(("ground",), ("law",), ("month",)),
        suppress_below=SMALL,
        sdg=("5.1", "8.5"),
        note="收件日在期間內，含撤回及不受理；一案一個主要事由，總數為各事由之和，不含裁罰。",
    ),
    Measure(
        code="equality.cases_decided",
        label="審定案件",
        unit="cases",
        fact="equality_decisions",
        date="decided_on",
        where={"decision": ON_THE_MERITS},
        dims=("ground", "law", "decision", "in_time"),
        breakdowns=(("decision",),),
        suppress_below=SMALL,
        note="審定日在期間內，成立、部分成立及不成立；撤回、和解、不受理及審理中不計。",
    ),
    Measure(
        code="equality.cases_established",
        label="成立件數",
        unit="cases",
        fact="equality_decisions",
        date="decided_on",
        where={"decision": ESTABLISHED},
        dims=("ground", "law"),
        breakdowns=(("ground",),),
        suppress_below=SMALL,
        note="審定日在期間內，成立及部分成立。",
    ),
    Ratio(
        code="equality.established_rate",
        label="成立率",
        numerator=Pick("equality.cases_decided", {"decision": ESTABLISHED}),
        denominator=Pick("equality.cases_decided"),
        decimals=1,
        dims=("ground",),
        note="成立及部分成立占審定件數的比率。",
    ),
    Measure(
        code="equality.days_to_decision",
        label="處理日數中位數",
        unit="days",
        fact="equality_decisions",
        date="decided_on",
        where={"decision": ON_THE_MERITS},
        aggregate="median",
        value="days",
        dims=("law",),
        note="自收件至審定，扣除停止計算的日數。",
    ),
    Ratio(
        code="equality.decided_in_time_rate",
        label="期限內辦結率",
        numerator=Pick("equality.cases_decided", {"in_time": ("yes",)}),
        denominator=Pick("equality.cases_decided", {"in_time": ("yes", "no")}),
        decimals=1,
        dims=("law",),
        note="依各案期限及其延長計；期限無法計算者不計。",
    ),
)

_FINES = {"kind": ("fine",), "standing": ("standing",)}
PENALTIES = (
    Measure(
        code="equality.penalty_cases",
        label="就業歧視及性平裁罰案件",
        unit="cases",
        fact="equality_penalties",
        date="disposed_on",
        where={"equal": ("yes",), **_FINES},
        dims=("law", "own_act", "own_article", "month"),
        breakdowns=(("law",), ("own_act",), ("own_article",)),
        suppress_below=SMALL,
        note=(
            "處分日在期間內、引用就業服務法第5條第1項或性別平等工作法、未經全部撤銷的罰鍰，"
            "不論由哪個單位裁處；不是申訴案件的一部分。"
        ),
    ),
    Measure(
        code="equality.false_ad_penalties",
        label="不實廣告裁罰",
        unit="cases",
        fact="equality_penalties",
        date="disposed_on",
        where={"false_ad": ("yes",), **_FINES},
        dims=("month",),
        note="引用就業服務法第5條第2項第1款、未經全部撤銷的罰鍰。",
    ),
)

JOB_SEEKERS = (
    Measure(
        code="equality.job_seeking_complaints",
        label="求職申訴案件",
        unit="cases",
        fact="equality_job_seeking",
        date="received_on",
        dims=("type", "medium", "month"),
        breakdowns=(("type",), ("month",)),
        suppress_below=SMALL,
    ),
    Measure(
        code="equality.job_seeking_consultations",
        label="求職防騙諮詢案次",
        unit="cases",
        fact="equality_tallies",
        date="on",
        where={"kind": (CONSULTATION,)},
        aggregate="sum",
        value="value",
        dims=("topic", "month"),
        breakdowns=(("topic",),),
    ),
)

NOTICES = (
    Measure(
        code="equality.harassment_notices",
        label="雇主通報件數",
        unit="cases",
        fact="equality_notices",
        date="notified_on",
        dims=("result", "month"),
        breakdowns=(("result",),),
        suppress_below=SMALL,
    ),
    Measure(
        code="equality.notices_overdue",
        label="雇主逾期未結件數",
        unit="cases",
        fact="equality_notices",
        kind="stock",
        date="overdue_from",
        until="told_on",
        dims=(),
        suppress_below=SMALL,
        note="期間末日已逾雇主處理期限而尚未通報結果。",
    ),
)

_PROMOTION = {
    "kind": ("prevention_briefing", "investigator_training"),
    "state": ("held",),
}
_SCAM = {"kind": ("job_scam_briefing",), "state": ("held",)}


def _held(
    name: str,
    label: str,
    unit: str,
    value: str | None,
    where: Mapping[str, tuple[str, ...]],
    dims: tuple[str, ...] = (),
    note: str = "",
) -> Measure:
    return Measure(
        code=f"equality.{name}",
        label=label,
        unit=unit,
        fact="equality_activities",
        date="held_on",
        where=where,
        aggregate="sum" if value else "count",
        value=value,
        dims=dims,
        breakdowns=tuple((dim,) for dim in dims if dim in ("kind", "channel", "council")),
        note=note,
    )


_MEETINGS = {"kind": ("council_meeting",), "state": ("held",)}
EVENTS = (
    _held(
        "promotion_sessions", "防制歧視宣導及調查人員訓練場次", "sessions", "sessions",
        _PROMOTION, ("kind", "month"), "宣導與訓練兩類合計。",
    ),
    _held(
        "promotion_attendance", "防制歧視宣導參與人次", "person_times", "person_times",
        _PROMOTION, ("kind", "month"),
    ),
    _held(
        "job_scam_prevention_sessions", "求職防騙宣導場次", "sessions", "sessions",
        _SCAM, ("month",),
    ),
    _held(
        "job_scam_prevention_participants", "求職防騙宣導人次", "person_times", "person_times",
        _SCAM, ("month",),
    ),
    _held(
        "pay_disclosure_promotion_firm_times", "薪資公開宣導家次", "firm_times", "firms",
        {"kind": ("pay_disclosure",), "state": ("held",)}, ("channel", "month"),
    ),
    _held(
        "friendly_workplace_award_winners", "友善職場獲選家數", "firms", "firms",
        {"kind": ("friendly_workplace_award",), "state": ("held",)},
    ),
    _held("committee_meetings", "評議會場次", "meetings", None, _MEETINGS, ("council", "month")),
    _held(
        "committee_motions", "評議會審議案件", "cases", "motions", _MEETINGS,
        ("council", "meeting"),
    ),
    Measure(
        code="equality.committee_external_experts",
        label="外聘專家學者人數",
        unit="persons",
        fact="equality_seats",
        kind="stock",
        date="from_on",
        until="until",
        where={"outside": ("yes",)},
        aggregate="distinct",
        value="member",
        dims=("council",),
        breakdowns=(("council",),),
        note="當年度曾受聘的外聘委員，同一人計一次；出席人數另計。",
    ),
)  # fmt: skip


def _counted(name: str, label: str, unit: str, kind: str) -> Measure:
    return Measure(
        code=f"equality.{name}",
        label=label,
        unit=unit,
        fact="equality_tallies",
        date="on",
        where={"kind": (kind,)},
        aggregate="sum",
        value="value",
        dims=("medium",),
        breakdowns=(("medium",),),
    )


CAMPAIGN = (
    _counted("leaflets_printed", "宣導品份數", "copies", "leaflets"),
    _counted("promotion_film_airings", "影片託播檔次", "airings", "film_airings"),
    _counted("promotion_film_airing_days", "影片託播日數", "days", "film_airing_days"),
    _counted("promotion_film_length", "影片長度", "seconds", "film_seconds"),
)

MEASURES = (*COMPLAINT_MEASURES, *PENALTIES, *JOB_SEEKERS, *NOTICES, *EVENTS, *CAMPAIGN)

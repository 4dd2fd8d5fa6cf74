"""Figures of reminders and of what employers filed."""

from collections.abc import Mapping

from laozheng.kernel.measures.declare import Aggregate, Measure

_APPROVED = {"result": ("approved",)}
_PENSION = {"matter": ("pension_case",), **_APPROVED}


def _reminded(code: str, label: str, reason: str) -> Measure:
    """Firms reminded for a reason."""
    return Measure(
        code=code,
        label=label,
        unit="firms",
        fact="standards_filings",
        date="received_on",
        where={"matter": ("pension_reminder",), "reason": (reason,)},
        aggregate="distinct",
        value="firm",
        note="同一事業單位在期間內計一次。",
    )


def _pension(code: str, label: str, *types: str) -> Measure:
    """Applications about the reserve that were approved, of some types."""
    return Measure(
        code=code,
        label=label,
        unit="cases",
        fact="standards_filings",
        date="decided_on",
        where={**_PENSION, "type": types},
        dims=("type",),
        breakdowns=(("type",),),
    )


def _filed(
    code: str, label: str, unit: str, matter: str, dim: str, *,
    where: Mapping[str, tuple[str, ...]] | None = None, aggregate: Aggregate = "count",
    value: str | None = None, note: str = "",
) -> Measure:  # fmt: skip
    """Filings that were approved."""
    return Measure(
        code=code,
        label=label,
        unit=unit,
        fact="standards_filings",
        date="decided_on",
        where={"matter": (matter,), **_APPROVED, **(where or {})},
        aggregate=aggregate,
        value=value,
        dims=(dim, "decided_month"),
        breakdowns=((dim,),),
        note=note,
    )


FILINGS = (
    _reminded(
        "standards.pension_underfunded_firms_reminded", "未足額提撥催繳家數", "underfunded"
    ),
    _reminded(
        "standards.pension_monthly_contribution_reminders",
        "未按月提撥催繳及查核家數",
        "no_monthly_contribution",
    ),
    _reminded("standards.pension_unopened_firms_checked", "未開戶稽查家數", "not_opened"),
    _pension("standards.pension_account_exemptions", "結清免設或無設立義務", "exemption"),
    _pension(
        "standards.pension_account_closures",
        "無舊制及結清註銷",
        "no_old_system",
        "settled_and_closed",
    ),
    _pension("standards.pension_underfunding_cleared", "足額解除列管", "fully_funded_cleared"),
    _pension("standards.pension_contribution_suspensions", "暫停提撥", "suspension"),
    _pension(
        "standards.pension_committee_affairs",
        "監督委員會變更、給付及請求人會議",
        "committee_change",
        "payment",
        "claimant_meeting",
    ),
    Measure(
        code="standards.pension_contribution_checks",
        label="未按月提撥查核等",
        unit="cases",
        fact="standards_filings",
        date="checked_on",
        note="未按月提撥的催繳，加上無舊制、結清註銷與恢復提撥；與其他項目重疊，不得相加。",
    ),
    _filed(
        "standards.work_rules_filed", "工作規則新訂或修正家次", "firm_times", "work_rules", "type",
        where={"required": ("yes",)}, note="只計依法應訂立工作規則者；自願報備者不計。",
    ),
    _filed(
        "standards.article_84_1_approvals", "84條之1核備家次", "firm_times", "art84_1",
        "job_title",
    ),
    _filed(
        "standards.article_84_1_workers", "84條之1核備人數", "persons", "art84_1", "job_title",
        aggregate="sum", value="workers",
    ),
)  # fmt: skip

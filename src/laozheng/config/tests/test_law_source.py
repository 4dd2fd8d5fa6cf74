"""Dated values of the law against the list that the bureau's legal officers compiled.

The list lies beside the repository and is read by plain text; skipped where it is absent.
"""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.law.parameters import NotConfigured

SOURCE = Path(__file__).resolve().parents[5] / "shared" / "law" / "parameters.yaml"

# Names in the list, and ours; where the list gives several numbers at once, ours one by one.
NAMES: dict[str, tuple[str, ...]] = {
    "wage.minimum_monthly": ("law.minimum_wage_monthly",),
    "wage.minimum_hourly": ("law.minimum_wage_hourly",),
    "lsa.work_rules_threshold": ("standards.work_rules_employees",),
    "lsa.work_rules_filing_days": ("standards.work_rules_days",),
    "lsa.pension_reserve_rate": ("standards.pension_rate_least", "standards.pension_rate_most"),
    "lsa.overtime_caps": (
        "standards.day_hours",
        "standards.month_overtime",
        "standards.month_overtime_agreed",
        "standards.quarter_overtime_agreed",
    ),
    "job_ad.salary_disclosure_threshold": ("equality.pay_disclosure_below",),
    "foreign.entry_report_days": ("migrants.entry_notice_days",),
    "foreign.entry_inspection_exempt_months": ("migrants.entry_exempt_months",),
    "foreign.care_plan_change_days": ("migrants.care_plan_days",),
    "foreign.permit_apply_days": ("migrants.permit_apply_days",),
    "foreign.absence_report": ("migrants.absence_days", "migrants.absence_report_days"),
    "foreign.payslip_retention_years": ("migrants.payslip_years",),
    "agency.licence_years": ("migrants.license_years",),
    "agency.renew_before_days": ("migrants.renew_days",),
    "gender.authority_correction_days": ("equality.correction_days",),
    "gender.central_review_days": ("equality.objection_days",),
    "osh.report_hours": ("safety.report_hours",),
    "osh.notice_days": ("inspections.result_notice_days",),
    "osh.posting_days_min": ("inspections.posting_days",),
    "osh.objection_days": ("inspections.objection_days",),
    "osh.complaint_reply_days": ("inspections.complaint_reply_days",),
    "osh.full_stop_central_approval_days": ("safety.full_stop_central_days",),
    "appeal.days": ("law.appeal_days",),
    "appeal.answer_days": ("law.appeal_answer_days",),
    "appeal.transfer_days": ("law.appeal_transfer_days",),
    "penalty.limitation_years": ("law.penalty_limitation_years",),
    "penalty.exempt_max": ("law.penalty_waivable_max_twd",),
}

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not SOURCE.exists(), reason="the compiled list is not here"),
]


def listed(name: str) -> list[tuple[date, tuple[int, ...]]]:
    """First days and numbers of a parameter, the oldest first."""
    text = SOURCE.read_text(encoding="utf-8").partition("\npenalties:\n")[0]
    block = re.search(rf"^- id: {re.escape(name)}\n(.*?)(?=^- id:|\Z)", text, re.M | re.S)
    assert block is not None, name
    versions = re.split(r"^  - from: ", block[1], flags=re.M)[1:]
    return [
        (
            date.fromisoformat(version[1:11]),
            tuple(int(number) for number in re.findall(r"^ +\w+: (\d+)$", version, re.M)),
        )
        for version in versions
    ]


def known(name: str, day: date) -> Any:
    try:
        return law().get(name, day)
    except NotConfigured:
        return None


@pytest.mark.parametrize("name", NAMES)
def test_a_value_is_ours_from_the_day_on_which_the_list_begins_it(name: str) -> None:
    versions = listed(name)
    assert versions
    ours = NAMES[name]
    for place, (begins, numbers) in enumerate(versions):
        # Nobody asks for what was in force before the bureau existed in its present form.
        day = max(begins, date(2012, 1, 1))
        ends = versions[place + 1][0] if place + 1 < len(versions) else None
        if ends is not None and ends <= day:
            continue
        assert tuple(known(one, day) for one in ours) == numbers, begins
        if ends is not None:
            last = ends - timedelta(days=1)
            assert tuple(known(one, last) for one in ours) == numbers, last

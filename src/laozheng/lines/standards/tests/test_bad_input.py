"""Section 9 of the specification, row by row: what is wrong is refused or marked, in one sentence.

Late appeals, revocations and the masking of complaints are tested with the chain that they share.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Disposition, Visit
from laozheng.lines.standards.models import PensionCase, WorkRules
from laozheng.lines.standards.queries import kinds
from laozheng.lines.standards.tests.factories import PENSION, RULES, VISIT, reasons, value

EMPLOYER = "範例餐飲有限公司"
NUMBER = "高市勞條字第1137000{}00號"
OVERTIME = "勞動基準法第24條第1項"


@pytest.fixture
def found(opened, moved):
    """The file of a fine on what a visit found."""

    def run(day="2024-03-05", acted_from=date(2024, 1, 1), acted_to=date(2024, 1, 31), **given):
        visit = opened(
            kinds.INSPECTION, "entered", day, intake="ex_officio", type="own",
            employer_name=EMPLOYER, result="violation", scopes=("lsa",),
            findings=OVERTIME, acted_from=acted_from, acted_to=acted_to, **given,
        )  # fmt: skip
        moved(visit, "sanctioned", day)
        return Disposition.objects.exclude(disposed_on__isnull=False).latest("case_id").case

    return run


@pytest.fixture
def drafted(found, moved):
    """The same, heard or waived, with the draft of a fine."""

    def run(amount=20_000, day="2024-03-06", **given):
        case = found(**given)
        moved(case, "hearing_waived", day, reason="行政程序法第103條第5款")
        moved(case, "drafted", day, amount_twd=amount, deviation_reason="初犯")
        return case

    return run


@pytest.mark.parametrize("amount", [19_999, 1_500_001])
def test_a_fine_outside_its_range_is_refused_with_the_range_and_its_article(drafted, amount):
    with pytest.raises(Refused, match=r"20,000元.*勞動基準法第79條|勞動基準法第79條.*20,000元"):
        drafted(amount)


def test_a_finding_without_the_span_of_the_act_is_not_entered(found):
    with pytest.raises(Refused, match="請填違反期間"):
        found(acted_from=None, acted_to=None)


def test_a_finding_older_than_three_years_is_blocked_with_the_last_lawful_day(drafted, moved):
    span = {"acted_from": date(2021, 3, 1), "acted_to": date(2021, 3, 7)}
    with pytest.raises(Refused, match="113年3月6日"):
        drafted(day="2024-03-07", **span)


def test_what_was_punished_already_is_blocked_with_the_earlier_document(drafted, moved):
    first = drafted()
    number = NUMBER.format("01")
    moved(first, "approved", "2024-03-07", who="supervisor", document_number=number)
    moved(first, "served", "2024-03-11", method="handed")
    with pytest.raises(Refused, match=number):
        drafted(day="2024-04-02", acted_from=date(2024, 2, 1), acted_to=date(2024, 3, 10))
    # What begins on the day of service is a new act.
    drafted(day="2024-04-03", acted_from=date(2024, 3, 11), acted_to=date(2024, 3, 20))


def test_the_hearing_is_waived_only_on_a_ground_of_the_statute(found, moved):
    case = found()
    with pytest.raises(Refused, match="第103條"):
        moved(case, "hearing_waived", "2024-03-06", reason="來不及")
    with pytest.raises(Refused, match="陳述"):
        moved(case, "drafted", "2024-03-06", amount_twd=20_000)


def test_who_drafted_does_not_approve(division, found, moved):
    case = found()
    moved(case, "hearing_waived", "2024-03-06", reason="行政程序法第103條第5款")
    moved(case, "drafted", "2024-03-06", who="officer", amount_twd=20_000, deviation_reason="初犯")
    with pytest.raises(Refused):
        moved(case, "approved", "2024-03-07", document_number=NUMBER.format("01"))
    assert case.state == "drafted"


@pytest.mark.parametrize("ubn", ["12345678", "00000000", "00000001", "99999999"])
def test_a_number_that_is_none_is_kept_and_links_nothing(brought, ubn):
    assert brought("labor_inspections", {**VISIT, "ubn": ubn}).created == 1
    visit = Visit.objects.get()
    assert visit.ubn == ubn
    assert visit.ubn_state != "valid"
    assert not visit.employer.identifiers.exists()


def test_work_rules_of_29_employees_are_voluntary_and_30_count(brought):
    brought("work_rules", {**RULES, "employees": "29"}, {**RULES, "filing_number": "規002"})
    assert WorkRules.objects.count() == 2
    assert value("work_rules_filed") == 1


def test_one_number_with_another_day_is_a_second_disposition_for_an_officer(brought):
    row = {
        "document_number": NUMBER.format("01"), "party_name": EMPLOYER, "articles": OVERTIME,
        "fine_amount": "20000", "disposed_on": "2024-03-04",
    }  # fmt: skip
    assert brought("dispositions", row).created == 1
    assert brought("dispositions", {**row, "disposed_on": "2024-03-14"}).created == 1
    both = Disposition.objects.order_by("disposed_on")
    assert [one.disposed_on for one in both] == [date(2024, 3, 4), date(2024, 3, 14)]
    assert all("date_conflict" in one.flags for one in both)


BAD = {**PENSION, "case_no": "退002", "decided_on": "2024-03-01"}


def test_a_file_with_one_bad_row_writes_nothing(brought):
    report = brought("pension_cases", PENSION, BAD)
    assert (report.created, report.refused) == (0, 1)
    assert "decided_on:核定日113年3月1日早於收件日113年3月5日" in reasons(report)
    assert not Case.objects.exists()


def test_the_good_rows_are_kept_when_that_is_asked_for(brought):
    report = brought("pension_cases", PENSION, BAD, keep_good=True)
    assert (report.created, report.refused) == (1, 1)
    assert PensionCase.objects.get().case.source_no == PENSION["case_no"]
    with Path(report.rejected_file).open(encoding="utf-8-sig", newline="") as file:
        (rejected,) = csv.DictReader(file)
    assert rejected["case_no"] == BAD["case_no"]
    assert "早於收件日" in " ".join(rejected.values())

"""Findings become disposition files, one per act; nothing is punished twice."""

from datetime import date

import pytest

from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import CaseLink
from laozheng.kernel.inspections.models import Disposition, Finding, Visit
from laozheng.kernel.inspections.sanctioning import open_files
from laozheng.kernel.inspections.tests.test_procedure import a_file, a_served_one
from laozheng.kernel.inspections.tests.test_visits import ACTOR, example_line, visited  # noqa: F401

pytestmark = pytest.mark.usefixtures("world", "example_line")
SERVED = date(2024, 3, 5)


def found(articles, acted_from, acted_to):
    case = visited()
    perform(
        case, "recorded", actor=ACTOR, on=date(2024, 9, 3), result="violation",
        findings=articles, acted_from=acted_from, acted_to=acted_to,
    )  # fmt: skip
    return case


def test_each_act_gets_a_file_of_its_own_with_its_findings():
    case = found(
        "勞動基準法第24條；第36條；性別平等工作法第21條", date(2024, 7, 1), date(2024, 7, 31)
    )
    perform(case, "sanctioned", actor=ACTOR, on=date(2024, 9, 10))
    files = Disposition.objects.order_by("pk")
    assert [{c.act for c in one.citations} for one in files] == [{"lsa"}, {"gender_equality"}]
    assert [one.findings.count() for one in files] == [2, 1]
    assert {one.state for one in Finding.objects.all()} == {"sanctioned"}
    assert CaseLink.objects.filter(a=case).count() == 2
    assert case.state == "closed"


def test_what_an_earlier_disposition_covers_is_not_punished_again():
    earlier = a_served_one()
    case = found("勞動基準法第24條", date(2024, 2, 1), date(2024, 3, 4))
    number = Disposition.objects.get(case=earlier).document_number
    with pytest.raises(Refused, match=number):
        open_files(Visit.objects.get(case=case), actor=ACTOR, on=date(2024, 9, 10))
    assert Disposition.objects.count() == 1


def test_a_breach_over_the_day_of_service_is_cut_there():
    a_served_one()
    case = found("勞動基準法第24條", date(2024, 2, 1), date(2024, 4, 30))
    (new,) = open_files(Visit.objects.get(case=case), actor=ACTOR, on=date(2024, 9, 10))
    disposition = Disposition.objects.get(case=new)
    assert (disposition.acted_from, disposition.acted_to) == (SERVED, date(2024, 4, 30))


def test_a_draft_on_an_act_that_was_punished_meanwhile_is_refused():
    case = a_file(acted_from=date(2024, 2, 1), acted_to=date(2024, 2, 20))
    a_served_one()
    perform(
        case, "hearing_waived", actor=ACTOR, on=date(2024, 4, 1), reason="行政程序法第103條第5款"
    )
    with pytest.raises(Refused, match="不得再罰"):
        perform(case, "drafted", actor=ACTOR, on=date(2024, 4, 2), amount_twd=50_000)


def test_advice_is_nothing_to_punish():
    case = visited()
    perform(case, "recorded", actor=ACTOR, on=date(2024, 9, 3), result="guidance")
    with pytest.raises(Refused, match="沒有未改善的違反事項"):
        open_files(Visit.objects.get(case=case), actor=ACTOR, on=date(2024, 9, 10))

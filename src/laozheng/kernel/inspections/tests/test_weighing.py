"""What an amount rests on, and by what a draft is refused."""

from datetime import date

import pytest

from laozheng.kernel.cases import catalogue
from laozheng.kernel.cases.actions import performing
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Disposition, Finding
from laozheng.kernel.inspections.penalties.schedule import NAME
from laozheng.kernel.inspections.tests.test_fine_schedule import SCHEDULE
from laozheng.kernel.inspections.tests.test_procedure import (
    a_decision,
    a_file,
    a_served_one,
    refusal,
    step,
)
from laozheng.kernel.inspections.weighing import Told, refuse_unlawful, weigh

pytestmark = pytest.mark.usefixtures("world")
DAY = date(2024, 6, 3)


def weighed(case, day=DAY, **more):
    disposition = Disposition.objects.get(case=case)
    given = {"law": catalogue.law(), "calendar": catalogue.calendar(), **more}
    return weigh(disposition, day, **given)


def heard(**given):
    """A file in which only the draft is missing."""
    case = a_file(**given)
    step(case, "hearing_sent", case.received_on)
    return case


def refused(case, amount, **given):
    return refusal(case, "drafted", DAY, amount_twd=amount, **given)


@pytest.fixture
def scheduled(monkeypatch):
    """A city that has decided a schedule."""
    law = catalogue.law_with({NAME: SCHEDULE})
    monkeypatch.setattr(performing, "law", lambda: law)
    return law


def test_every_version_compared_is_told():
    case = heard(acted_from=date(2016, 12, 20), acted_to=date(2016, 12, 20))
    (one,) = weighed(case, date(2017, 2, 10)).weighed
    assert one.range.result["max_twd"] == 300_000
    said = " ".join(s.text for s in one.range.steps)
    assert "300,000元以下" in said and "1,000,000元以下" in said


def test_the_counted_documents_are_those_served_before_the_act():
    a_decision("高市勞條字第11399999800號")
    first = a_served_one()
    case = heard(acted_from=date(2024, 4, 1), acted_to=date(2024, 4, 30))
    (one,) = weighed(case).weighed
    assert [counted.case for counted in one.counted] == [first]
    assert (one.repeat.result, weighed(case).repeat_no) == (2, 2)


def test_a_breach_that_was_punished_meanwhile_is_told_before_it_is_refused():
    case = heard(acted_from=date(2024, 2, 1), acted_to=date(2024, 2, 20))
    served = a_served_one()
    number = Disposition.objects.get(case=served).document_number
    assert [one.punished_by for one in weighed(case).weighed] == [number]
    assert number in refused(case, 50_000)


def test_another_undecided_file_on_the_same_article_is_told():
    case, other = heard(), heard(articles="勞動基準法第24條第1項;第36條")
    heard(articles="勞動基準法第36條"), heard(party_name="測試行號(李測試)")
    assert [one.case for one in weighed(case).pending] == [other]


def test_the_last_day_of_limitation_and_when_it_draws_near():
    case = heard(acted_from=date(2021, 4, 1), acted_to=date(2021, 5, 10))
    found = weighed(case, date(2023, 11, 8))
    assert (found.limitation.due_on, found.is_near_limitation) == (date(2024, 5, 9), False)
    assert weighed(case, date(2023, 11, 9)).is_near_limitation
    assert "時效已於113年5月9日屆滿" in refusal(
        case, "drafted", date(2024, 5, 10), amount_twd=50_000
    )


def test_after_a_remand_the_time_to_decide_begins_anew():
    old = a_served_one(acted_from=date(2021, 4, 1), acted_to=date(2021, 5, 10))
    number = Disposition.objects.get(case=old).document_number
    span = {"acted_from": date(2021, 4, 1), "acted_to": date(2021, 5, 10)}
    with pytest.raises(Exception, match="查無已撤銷的處分"):
        a_file(replaces=number, **span)
    step(old, "remanded", date(2024, 5, 20))
    new = heard(replaces=number, **span)
    assert weighed(new).limitation.due_on == date(2027, 5, 19)
    step(new, "drafted", DAY, amount_twd=50_000)


def test_findings_tell_whom_it_concerned_and_how_much():
    case = heard()
    disposition = Disposition.objects.get(case=case)
    for workers, owed in ((3, 12_000), (None, 500)):
        Finding.objects.create(
            case=case, disposition=disposition, act="lsa", article=24, facts="短付加班費",
            acted_from=date(2024, 1, 2), workers_affected=workers, owed_twd=owed,
        )  # fmt: skip
    found = weighed(case)
    assert (found.workers_affected, found.owed_twd, found.employees) == (3, 12_500, None)


def test_without_a_schedule_nothing_is_refused_and_the_page_says_what_is_missing():
    case = heard()
    assert "統一裁罰基準" in weighed(case).unscheduled
    step(case, "drafted", DAY, amount_twd=70_000)
    assert Disposition.objects.get(case=case).schedule_version == ""


def test_a_departure_from_the_schedule_needs_its_reason(scheduled):
    case = heard()
    said = refused(case, 40_000, employees=12)
    assert all(part in said for part in ("20,000元不同", "勞動基準法第79條", "請填裁量理由"))
    event = step(
        case, "drafted", DAY, amount_twd=40_000, employees=12, deviation_reason="短付情節較重"
    )
    disposition = Disposition.objects.get(case=case)
    assert (event.data["proposed_twd"], disposition.deviation_reason) == (20_000, "短付情節較重")
    assert disposition.schedule_version.startswith(f"{NAME}@")


def test_the_amount_of_the_schedule_needs_no_reason(scheduled):
    case = heard()
    step(case, "drafted", DAY, amount_twd=20_000, employees=12)
    disposition = Disposition.objects.get(case=case)
    assert (disposition.amount_twd, disposition.deviation_reason) == (20_000, "")


def test_more_than_the_maximum_needs_the_reason_for_the_surcharge():
    case = heard()
    assert "逾法定最高額1,000,000元" in refused(case, 1_200_000)
    assert "1,500,000元" in refused(case, 1_500_001, deviation_reason="情節重大")
    step(case, "drafted", DAY, amount_twd=1_200_000, deviation_reason="情節重大")


def test_weighing_takes_as_many_queries_however_often_the_party_was_fined(
    django_assert_max_num_queries,
):
    decided = [a_decision(f"高市勞條字第1139999980{place}號") for place in range(4)]
    for one in decided:
        step(one, "served", date(2024, 3, 5))
    case = heard(acted_from=date(2024, 4, 1), acted_to=date(2024, 4, 30))
    disposition = Disposition.objects.get(case=case)
    law, calendar = catalogue.law(), catalogue.calendar()
    with django_assert_max_num_queries(9):
        assert weigh(disposition, DAY, law=law, calendar=calendar).repeat_no == 5


def test_two_articles_broken_are_two_acts_and_their_fines_add_up():
    """高雄高等行政法院106年度訴字第26號: 2萬元 for overtime and 2萬元 for night work."""
    day = date(2016, 6, 1)
    case = heard(
        articles="勞動基準法第32條第2項;第49條第1項", acted_from=date(2016, 4, 1), acted_to=day
    )
    weighing = weighed(case, date(2016, 9, 1))
    assert (weighing.least_twd, weighing.most_twd) == (40_000, 600_000)
    refuse_unlawful(weighing, 40_000, "")
    for amount in (39_999, 600_001):
        with pytest.raises(Refused, match="40,000元至600,000元"):
            refuse_unlawful(weighing, amount, "")


def test_one_conduct_against_two_articles_is_fined_by_the_highest_range():
    case = heard(articles="勞動基準法第30條第5項;第30條第6項")
    assert "110,000元至" in refused(case, 90_000)
    assert "90,000元至1,500,000元" in refused(case, 1_500_001, one_conduct=True)
    step(case, "drafted", DAY, amount_twd=90_000, one_conduct=True)
    trace = Disposition.objects.get(case=case).range_trace
    assert [one["result"]["cite"] for one in trace][-1] == "行政罰法第24條第1項"
    assert len(trace) == 3


def test_after_criminal_proceedings_that_ended_unpunished_the_time_to_decide_begins_anew():
    case = heard(acted_from=date(2021, 1, 4), acted_to=date(2021, 4, 30))
    assert "時效已於113年4月29日屆滿" in refused(case, 50_000)
    ended = "prosecution_ended", date(2024, 5, 20)
    assert "請選不起訴處分確定" in refusal(case, *ended, outcome="x")
    step(case, *ended, outcome="acquitted", reference="測試判決")
    assert weighed(case).limitation.due_on == date(2027, 5, 19)
    step(case, "drafted", DAY, amount_twd=50_000)


def test_who_was_convicted_is_not_fined_for_the_same_act():
    case = heard()
    step(case, "prosecution_ended", date(2024, 5, 20), outcome="convicted")
    assert "不得再處罰鍰" in refused(case, 50_000)


def test_a_listed_company_is_fined_less_than_the_common_principle_only_for_a_reason():
    case = heard(acted_from=date(2024, 4, 1), acted_to=date(2024, 4, 30))
    assert weighed(case).large == ("listed", "capital")
    assert "共通性原則不低於50,000元" in refused(case, 49_999, standing="listed")
    step(case, "drafted", DAY, amount_twd=50_000, standing="listed")
    other = heard(acted_from=date(2024, 4, 1), acted_to=date(2024, 4, 30))
    reason = "違反情節輕微，且已補發工資"
    step(other, "drafted", DAY, amount_twd=20_000, standing="capital", deviation_reason=reason)
    assert Disposition.objects.get(case=other).deviation_reason == reason


def test_others_and_acts_before_the_principle_may_be_fined_the_lawful_minimum():
    other = heard(acted_from=date(2024, 4, 1))
    step(other, "drafted", DAY, amount_twd=20_000)
    before = heard(acted_from=date(2021, 4, 1), acted_to=date(2021, 4, 30))
    step(before, "drafted", date(2024, 3, 1), amount_twd=20_000, standing="capital")
    for case in (other, before):
        drafted = Disposition.objects.get(case=case)
        assert (drafted.amount_twd, drafted.deviation_reason) == (20_000, "")


def test_the_least_fines_of_two_acts_add_up_and_one_conduct_takes_the_higher():
    case = heard(articles="勞動基準法第24條第1項;第30條第6項", acted_from=date(2024, 4, 1))
    assert weighed(case, told=Told(standing="listed")).common_twd == 70_000
    assert weighed(case, told=Told(standing="listed", one_conduct=True)).common_twd == 50_000
    assert weighed(case).common_twd == weighed(case).least_twd == 40_000


def test_the_schedule_proposes_a_large_employer_no_less(scheduled):
    case = heard(acted_from=date(2024, 4, 1))
    told = Told(employees=5, standing="listed")
    assert weighed(case, law=scheduled, told=Told(employees=5)).proposal.result == 20_000
    assert weighed(case, law=scheduled, told=told).proposal.result == 50_000

"""The worked example: five agencies and their duty of 113, three stays in a shelter."""

from datetime import date
from fractions import Fraction

from laozheng.interfaces.workspace.dim_words import words_of_line
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.migrants.queries.agencies import agencies_behind
from laozheng.lines.migrants.tests.agencies import agency, grade
from laozheng.lines.migrants.tests.factories import figure, shown

LAST_DAY = date(2024, 12, 31)


def _stay(number, worker, start, end):
    return {
        "stay_number": f"範安-{number}",
        "worker_key": f"範工{worker}",
        "reason": "dispute",
        "from_at": start,
        "to_at": end,
        "ended_by": "new_employer",
    }


def test_eight_visits_are_due_and_six_were_made(agencies):
    assert shown("agency_visits_due") == 8
    assert shown("agency_visits_completed") == 6
    assert figure("agency_visit_completion_rate").value == Fraction(5, 8)
    assert str(shown("agency_visit_completion_rate")) == "62.5"
    assert shown("agencies_fully_visited") == 2
    assert shown("employment_agencies") == 4


def test_a_lost_exemption_changes_class_and_duty_from_its_day(agencies):
    before, after = date(2024, 6, 9), date(2024, 6, 10)
    # Until A to D are told otherwise: 1, 1, 2 and (closed since March) 1.
    assert figure("agency_visits_due", cut_off=before).shown == 5
    assert figure("agency_visits_due", cut_off=after).shown == 7
    exempt = {"grade": "exempt_excellent"}
    assert figure("employment_agencies", cut_off=before, **exempt).shown == 2
    assert figure("employment_agencies", cut_off=after, **exempt).shown == 1


def test_a_closed_agency_owes_the_whole_year_until_it_closes(agencies):
    low = {"grade": "score_below_70"}
    assert figure("agency_visits_due", cut_off=date(2024, 3, 30), **low).shown == 4
    assert figure("agency_visits_due", cut_off=date(2024, 3, 31), **low).shown == 1


def test_a_visit_that_falls_due_on_the_last_day_is_not_overdue_on_it(agencies):
    # B made two of the three visits that it owes since June; the third is due on 31 December.
    assert agencies_behind(LAST_DAY, law()) == []


def test_an_agency_that_was_not_visited_in_its_quarter_heads_the_list(brought, agencies):
    brought("employment_agencies", agency("F"))
    brought("agency_grades", grade("F", "score_below_70", "55.00"))
    (first,) = agencies_behind(date(2024, 7, 1), law())
    assert (first.number, first.required, first.behind) == ("範仲-F", 4, 2)
    assert first.next_due_on == date(2024, 3, 31)


def test_days_in_a_shelter_are_counted_in_halves_and_split_over_the_years(brought):
    brought(
        "shelter_stays",
        _stay(1, "一", "2024-05-01 09:00", "2024-05-04 18:00"),
        _stay(2, "二", "2024-05-01 15:00", "2024-05-04 10:00"),
        _stay(3, "三", "2024-12-30 15:00", "2025-01-02 10:00"),
    )
    assert figure("shelter_person_days").value == Fraction(17, 2)
    assert str(shown("shelter_person_days")) == "8.5"
    assert figure("shelter_person_days", "114").value == Fraction(3, 2)
    assert figure("shelter_placements").value == 3
    assert figure("shelter_placements", "114").value == 0


def test_every_code_of_a_printed_dim_has_a_word():
    words = words_of_line("migrants")
    assert words.text((("grade", "score_below_70"),)).endswith("未滿70分")
    assert words.code("type", "contract_termination_verification") == "解約驗證"
    assert words.code("group", "transfer_or_entry") == "接續通報、入國通報"
    assert words.code("type", "local_hotspot") == "在地熱點宣導"

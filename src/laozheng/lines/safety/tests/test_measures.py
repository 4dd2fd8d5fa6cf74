"""Figures of the line: what each counts, as of which day, and that every one opens to its cases."""

from collections import Counter
from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.models import Case
from laozheng.kernel.measures.engine import Request, compute, figures_of, row_refs
from laozheng.lines.safety.queries.kinds import DISPOSITION
from laozheng.lines.safety.tests.factories import (
    a_late_death,
    accident_of,
    acting,
    an_accident,
    load_extract,
    moved,
)

YEAR = Period.parse("113")
AS_OF = date(2025, 3, 3)


def value(code, period=YEAR, cut_off=None, as_of=AS_OF, **dims):
    request = Request.of(f"safety.{code}", period, **dims)
    return compute([request], cut_off=cut_off, as_of=as_of)[request].value


def a_disposition(
    world,
    disposed: str,
    articles: str = "職業安全衛生法第6條第1項第5款",
    amount: int | None = 60_000,
    firm: str = "範例營造股份有限公司",
) -> Case:
    """A decision made and listed on its day; the last digits of its number tell it apart."""
    number = f"高市勞檢字第{int(disposed[:4]) - 1911}90000{Case.objects.count():02d}0號"
    return open_case(
        DISPOSITION,
        "issued",
        actor=acting(world, "system", disposed),
        received_on=date.fromisoformat(disposed),
        intake="ex_officio",
        officer=world.safety_officer,
        document_number=number,
        party_name=firm,
        articles=articles,
        fine_amount=amount,
    )


@pytest.fixture
def a_year(world, tmp_path):
    """A list, two reports and a late death, five dispositions of which one was revoked."""
    load_extract(world, tmp_path)
    deadly = an_accident(world, "2024-03-05 13:10", accident_kind="death", deaths=2, industry="F")
    late = an_accident(world, "2024-04-02 08:00", reported="2024-04-02 18:00")
    a_late_death(world, late, "2024-04-20", "2024-04-21")
    osh = "職業安全衛生法第6條第1項第5款"
    a_disposition(world, "2024-02-05", f"{osh};職業安全衛生法第26條第1項")
    a_disposition(world, "2024-02-06", f"{osh};勞動檢查法第14條第1項", firm="範例工程有限公司")
    a_disposition(world, "2024-03-06", "勞動基準法第24條", amount=20_000)
    revoked = a_disposition(world, "2024-03-07", osh, amount=None)
    actor = acting(world, "safety_officer", "2024-09-02")
    perform(revoked, "revoked", actor=actor, on=date(2024, 9, 2))
    return {"deadly": deadly, "late": late, "revoked": revoked}


@pytest.mark.slow
def test_every_figure_opens_to_the_cases_behind_it(a_year):
    figures = figures_of(line="safety", period=YEAR, cut_off=None, as_of=AS_OF)
    counted = [f for f in figures if f.unit in ("cases", "persons") and f.value is not None]
    assert {f.measure for f in counted} >= {
        "safety.dispositions",
        "safety.osh_fines",
        "safety.violations",
        "safety.major_accidents",
        "safety.late_accident_reports",
        "safety.occupational_fatalities",
    }
    for figure in counted:
        rows = row_refs(Request(figure.measure, figure.dims, YEAR), cut_off=None, as_of=AS_OF)
        assert len(rows) == figure.value, figure
        assert len({row.ref for row in rows}) == len(rows)


@pytest.mark.slow
def test_parts_add_up_to_the_total(a_year):
    figures = figures_of(line="safety", period=YEAR, cut_off=None, as_of=AS_OF)
    totals = {f.measure: f.value for f in figures if not f.dims}
    parts: Counter = Counter()
    for figure in figures:
        names = tuple(name for name, _code in figure.dims)
        if names and figure.value is not None and names != ("basis",):
            parts[figure.measure, names] += figure.value
    assert parts
    for (measure, _names), added in parts.items():
        assert added == totals[measure]


def test_a_fine_that_cites_two_acts_is_one_fine(a_year):
    assert value("osh_fines") == 2
    assert value("osh_fines", act="osh") == value("osh_fines", act="mixed") == 1
    assert value("osh_fine_amount") == 120_000
    assert value("osh_fines", month="2024-02") == 2


def test_a_revoked_fine_counts_until_the_day_on_which_that_was_known(a_year):
    assert value("osh_fines", as_of=date(2024, 9, 1)) == 3
    assert value("osh_fines", as_of=date(2024, 9, 2)) == 2


def test_violations_count_each_article_once_and_by_any_act(a_year):
    assert value("violations") == 5
    assert value("violations", act="osh", article="6") == 2
    assert value("violations", act="lsa", article="24") == 1
    assert value("violations", act="labor_inspection", month="2024-02") == 1


def test_dispositions_of_lines_that_are_not_installed_count_as_such(a_year):
    assert value("dispositions") == 3
    assert value("dispositions", act="lsa") == 1


def test_one_firm_has_one_code_in_accidents_and_dispositions(a_year):
    fines = row_refs(Request.of("safety.osh_fines", YEAR), cut_off=None, as_of=AS_OF)
    deaths = row_refs(Request.of("safety.occupational_fatalities", YEAR), cut_off=None, as_of=AS_OF)
    firms = [{dict(row.dims)["firm"] for row in rows} for rows in (fines, deaths)]
    assert len(firms[0]) == 2
    assert firms[1] < firms[0]
    assert "範例" not in "".join(firms[0])


def test_major_accidents_are_those_listed_judged_and_deadly(a_year):
    assert value("major_accidents", source="official_list") == 16
    assert value("major_accidents", source="report") == 2
    assert value("major_accidents", source="report", cut_off=date(2024, 4, 19)) == 1
    assert value("major_accidents", accident_type="fall", month="2024-03") == 1


def test_deaths_count_by_the_industry_of_the_accident(a_year):
    assert value("occupational_fatalities") == 3
    assert value("occupational_fatalities", industry="F") == 2
    assert value("occupational_fatalities", month="2024-04") == 1


def test_a_report_after_its_term_is_late(a_year):
    assert value("late_accident_reports") == 1
    rows = row_refs(Request.of("safety.late_accident_reports", YEAR), cut_off=None, as_of=AS_OF)
    assert [row.case_id for row in rows] == [a_year["late"].pk]


def test_an_accident_handed_over_no_longer_counts_as_of_that_day(world):
    case = an_accident(world, "2024-03-05 10:00", accident_kind="death", deaths=1)
    moved(world, case, "forward", "2024-03-08", agency="13", reason="園區內")
    for code in ("major_accidents", "occupational_fatalities"):
        assert value(code, as_of=date(2024, 3, 7)) == 1
        assert value(code, as_of=date(2024, 3, 8)) == 0


def test_an_accident_whose_only_death_proves_untrue_was_never_major(world):
    case = an_accident(world, "2024-03-05 10:00", accident_kind="death", deaths=1, injured=0)
    moved(world, case, "withdraw_death", "2024-03-08", "head", serial=1, reason="登錄錯誤")
    for code in ("major_accidents", "occupational_fatalities"):
        assert value(code, as_of=date(2024, 3, 7)) == 1
        assert value(code, as_of=date(2024, 3, 8)) == 0
    assert not case.signals.filter(withdrawn_on=None).exists()
    assert accident_of(case).kind == "other"


def test_a_correction_moves_a_figure_as_of_its_day(world):
    case = an_accident(world, "2024-03-05 10:00", accident_kind="death", deaths=1)
    corrected = {
        "accident_type": "collapse",
        "accident_kind": "death",
        "deaths": 1,
        "injured": 0,
        "hospitalized": 0,
        "place": accident_of(case).place,
        "main_workplace": True,
        "reason": "現場查證",
    }
    moved(world, case, "correct", "2024-03-08", **corrected)
    for kind, before, after in (("fall", 1, 0), ("collapse", 0, 1)):
        assert value("major_accidents", accident_type=kind, as_of=date(2024, 3, 7)) == before
        assert value("major_accidents", accident_type=kind, as_of=date(2024, 3, 8)) == after
    assert value("major_accidents", main_workplace="yes") == 1


def test_figures_of_a_year_follow_a_report_of_the_next(world):
    assert value("occupational_fatalities", Period.parse("112")) is None
    an_accident(
        world, "2023-12-31 23:50", reported="2024-01-01 07:30", accident_kind="death", deaths=1
    )
    assert value("occupational_fatalities", Period.parse("112")) == 1

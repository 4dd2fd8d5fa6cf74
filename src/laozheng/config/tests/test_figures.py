"""``figures`` and ``rows``: values with their days, and exactly the cases behind them."""

import pytest

from laozheng.config.tests.conftest import NUMBERS, Laozheng
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.models import Case

KEYS = {"measure", "dims", "value", "unit", "period", "cut_off", "as_of", "rows"}


def value(ran, **dims: str) -> int:
    (figure,) = (f for f in ran.json if f["dims"] == dims)
    return figure["value"]


def number_of(source_no: str) -> str:
    return Case.objects.get(source_no=source_no).number


def test_figures_have_the_agreed_shape(filled: Laozheng):
    ran = filled("figures", "--period", "113", "--line", "safety", "--json")
    assert ran.code == 0
    assert ran.json
    for figure in ran.json:
        assert set(figure) >= KEYS
        assert figure["measure"].startswith("safety.")
        assert (figure["period"], figure["cut_off"]) == ("113", "2024-12-31")


def test_figures_of_one_measure_are_its_total_and_breakdowns(filled: Laozheng):
    ran = filled("figures", "--period", "113", "--measure", "safety.dispositions", "--json")
    assert {figure["measure"] for figure in ran.json} == {"safety.dispositions"}
    assert value(ran) == 4
    assert value(ran, act="osh") == 4
    assert value(ran, month="2024-08") == 1


def test_cut_off_and_as_of_are_the_days_asked_for(filled: Laozheng):
    asked = ("figures", "--period", "113", "--measure", "safety.dispositions", "--json")
    ran = filled(*asked, "--cut-off", "113/02/29", "--as-of", "2025-03-03")
    assert value(ran) == 2
    assert {(f["cut_off"], f["as_of"]) for f in ran.json} == {("2024-02-29", "2025-03-03")}
    assert value(filled(*asked, "--as-of", "2024-01-01")) == 0


def test_people_see_a_table(filled: Laozheng):
    ran = filled("figures", "--period", "113", "--measure", "safety.dispositions")
    assert ["safety.dispositions", "裁處件數", "", "4", "cases", "4"] in ran.table


def test_rows_are_exactly_the_cases_behind_every_figure(filled: Laozheng):
    figures = filled("figures", "--period", "113", "--line", "safety", "--json").json
    counted = [f for f in figures if f["unit"] == "cases" and f["rows"]]
    assert len(counted) > 5
    for figure in counted:
        dims = ";".join(f"{name}={code}" for name, code in figure["dims"].items())
        rows = filled("rows", figure["measure"], "--period", "113", "--dims", dims, "--json").json
        assert len(rows) == figure["rows"] == figure["value"]


def test_rows_tell_case_date_and_dims(filled: Laozheng):
    asked = ("rows", "safety.dispositions", "--period", "113", "--dims", "month=2024-08")
    (row,) = filled(*asked, "--json").json
    assert set(row) == {"case", "date", "dims", "source_no"}
    assert (row["case"], row["date"]) == (number_of(NUMBERS[2]), "2024-08-26")
    assert row["dims"]["act"] == "osh"
    people = filled(*asked)
    assert people.table[0][0] == row["case"]
    assert people.err == "1列\n"


def test_rows_follow_cut_off_and_as_of(filled: Laozheng):
    asked = ("rows", "safety.dispositions", "--period", "113", "--json")
    early = filled(*asked, "--cut-off", "2024-01-31").json
    assert [row["case"] for row in early] == [number_of(NUMBERS[0])]
    assert filled(*asked, "--as-of", "2024-01-01").json == []


def test_reading_the_rows_leaves_an_entry(filled: Laozheng):
    filled("rows", "safety.dispositions", "--period", "113")
    entry = Entry.objects.get(object_ref="measures.measure:safety.dispositions")
    assert (entry.verb, entry.changes["rows"]) == ("read", 4)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("figures", "--line", "fishing"), "沒有「fishing」業務，已安裝的有："),
        (("figures", "--measure", "safety.x"), "沒有「safety.x」這項統計"),
        (("rows", "safety.x"), "沒有「safety.x」這項統計"),
        (("rows", "safety.dispositions", "--dims", "color=red"), "不能依 color 分類"),
    ],
)
def test_an_unknown_name_is_told_in_one_sentence(
    laozheng: Laozheng, words: tuple[str, ...], said: str
):
    ran = laozheng(*words, "--period", "113")
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_year_before_the_records_prints_that_it_is_not_known(filled: Laozheng):
    asked = ("figures", "--period", "109", "--measure", "safety.dispositions")
    (line,) = filled(*asked).out.splitlines()[1:]
    assert line.split("\t")[3] == "…"
    (figure,) = filled(*asked, "--json").json
    assert (figure["value"], figure["emptiness"]) == (None, "unknown")

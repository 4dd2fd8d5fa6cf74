"""Three lists of deaths meet: accidents here, insurance benefits, condolences."""

from datetime import date

import pytest

from laozheng.lines.safety.models import OutsideDeath
from laozheng.lines.safety.queries.lists import accidents_not_listed, deaths_without_accident
from laozheng.lines.safety.tests.factories import EMPLOYER, a_late_death, an_accident, moved

DEATH = {"source": "insurance", "number": "給付-1", "occurred_on": "2024-03-05",
         "employer_name": EMPLOYER, "ubn": ""}  # fmt: skip
DAY = date(2024, 12, 31)


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """The pages are looked at on 3 March 2025, the day of the cast."""
    today(date(2025, 3, 3))


def waiting() -> list[str]:
    return [one.number for one in deaths_without_accident()]


def test_a_death_of_another_list_without_an_accident_case_waits(world, bring):
    bring("outside_deaths", DEATH)
    assert waiting() == ["給付-1"]
    an_accident(world, "2024-03-05 13:10")
    assert waiting() == []


@pytest.mark.parametrize(
    ("told", "is_told"),
    [
        ({"occurred_on": "2024-03-04"}, True),
        ({"occurred_on": "2024-03-06"}, True),
        ({"occurred_on": "2024-03-07"}, False),
        ({"employer_name": "範例營造（股）公司"}, False),
        ({"employer_name": "範例他家有限公司"}, False),
        ({"employer_name": "改名企業有限公司", "ubn": "10000009"}, True),
    ],
)
def test_lists_are_compared_by_employer_and_day_give_or_take_one(world, bring, told, is_told):
    an_accident(world, "2024-03-05 13:10", ubn="10000009")
    bring("outside_deaths", {**DEATH, **told})
    assert waiting() == ([] if is_told else ["給付-1"])


def test_a_deadly_accident_that_a_list_lacks_is_told_once_the_list_reaches_its_day(world, bring):
    case = an_accident(world, "2024-03-05 13:10")
    assert accidents_not_listed(DAY) == []
    a_late_death(world, case, "2024-03-10", "2024-03-10")
    other = {**DEATH, "employer_name": "範例他家有限公司"}
    bring("outside_deaths", {**other, "occurred_on": "2024-03-04"})
    assert accidents_not_listed(DAY) == []
    bring("outside_deaths", {**other, "number": "給付-2", "occurred_on": "2024-04-01"},
          {**DEATH, "source": "condolence", "number": "慰-1"})  # fmt: skip
    (found,) = accidents_not_listed(DAY)
    assert (found.accident.case, found.missing) == (case, ("insurance",))
    bring("outside_deaths", {**DEATH, "number": "給付-3"})
    assert accidents_not_listed(DAY) == []


def test_what_was_explained_no_longer_waits_and_its_reason_is_kept(world, bring):
    bring("outside_deaths", DEATH)
    client = world.client("safety_officer")
    shown = client.get("/lines/safety/lists/").content.decode()
    for text in ("給付-1", "職災保險死亡給付", EMPLOYER):
        assert text in shown
    one = OutsideDeath.standing().get()
    typed = {"explain": "1", "death": one.pk, "reason": ""}
    assert client.post("/lines/safety/lists/", typed).status_code == 400
    typed["reason"] = "上下班途中"
    assert client.post("/lines/safety/lists/", typed).status_code == 302
    assert waiting() == []
    assert OutsideDeath.standing().get().explained == "上下班途中"
    # The same list again neither asks again nor wipes the reason out.
    assert bring("outside_deaths", DEATH)["unchanged"] == 1
    assert waiting() == []


def test_the_accidents_that_lists_lack_stand_on_the_other_tab(world, bring):
    case = an_accident(world, "2024-03-05 13:10", accident_kind="death", deaths=1)
    bring("outside_deaths", {**DEATH, "employer_name": "範例他家有限公司",
                             "occurred_on": "2024-04-01"})  # fmt: skip
    client = world.client("safety_officer")
    assert case.number not in client.get("/lines/safety/lists/").content.decode()
    assert case.number in client.get("/lines/safety/lists/?show=here").content.decode()
    moved(world, case, "withdraw_death", "2024-03-12", "head", serial=1, reason="登錄錯誤")
    assert case.number not in client.get("/lines/safety/lists/?show=here").content.decode()


@pytest.mark.parametrize("column", ["number", "employer_name", "ubn"])
def test_a_list_that_identifies_a_person_is_refused(world, bring, column):
    (refusal,) = bring("outside_deaths", {**DEATH, column: "A123456789"})["refusals"]
    assert refusal["column"] == column
    assert "A123456789" not in refusal["reason"]
    assert not OutsideDeath.objects.exists()


@pytest.mark.parametrize("who", ["officer", "supervisor", "mediator", "stranger"])
def test_others_do_not_read_the_lists(world, who):
    assert world.client(who).get("/lines/safety/lists/").status_code in (302, 403)

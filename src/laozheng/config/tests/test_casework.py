"""``explain``: the article, the first day, every move; ``watch``: what today brings."""

from datetime import UTC, date, datetime

import pytest

from laozheng.config.command import casework
from laozheng.config.tests.conftest import Laozheng
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.models import Case

ACTOR = system_reader("test", datetime(2025, 3, 3, 4, 0, tzinfo=UTC))
NUMBER = "高市勞檢字第11399999900號"


def a_served_disposition(number: str = NUMBER) -> Case:
    """Served on Tuesday 5 March 2024: thirty days end on Thursday 4 April, a holiday."""
    case = open_case(
        "safety.disposition", "issued", actor=ACTOR, received_on=date(2024, 3, 4),
        intake="document", document_number=number, party_name="範例商店",
        articles="職業安全衛生法第6條第1項", source_no=number,
    )  # fmt: skip
    perform(case, "served", actor=ACTOR, on=date(2024, 3, 5))
    return case


@pytest.mark.usefixtures("world")
def test_every_step_of_the_reckoning_is_printed(laozheng: Laozheng):
    case = a_served_disposition()
    ran = laozheng("explain", case.number)
    assert ran.code == 0
    appeal = ran.out.partition("appeal ")[2].partition("\n\n")[0]
    assert "（訴願法第14條）" in appeal
    assert "起算日 113/03/06" in appeal
    assert "〔" in appeal
    assert "屆滿日 113/04/08" in appeal
    assert "逾期未辦" in appeal


@pytest.mark.usefixtures("world")
def test_the_old_number_finds_the_case(laozheng: Laozheng):
    case = a_served_disposition()
    told = laozheng("explain", NUMBER, "--json").json
    assert told["case"] == case.number
    (appeal,) = (row for row in told["deadlines"] if row["rule"] == "appeal")
    assert (appeal["starts_on"], appeal["due_on"]) == ("2024-03-06", "2024-04-08")
    assert all(set(step) == {"text", "cite"} for step in appeal["steps"])
    assert {"label", "citation", "state", "overdue", "values", "unconfirmed"} <= set(appeal)


@pytest.mark.usefixtures("world")
def test_a_row_behind_a_figure_leads_to_its_case(laozheng: Laozheng):
    case = a_served_disposition()
    rows = laozheng("rows", "safety.violations", "--period", "113", "--json").json
    explained = [laozheng("explain", row["case"], "--json").json for row in rows]
    assert [told["case"] for told in explained] == [case.number]


@pytest.mark.usefixtures("world")
def test_an_old_number_of_two_cases_names_both(laozheng: Laozheng):
    first = a_served_disposition()
    second = a_served_disposition("高市勞檢字第11399999800號")
    Case.objects.filter(pk=second.pk).update(source_no=first.source_no)
    ran = laozheng("explain", first.source_no)
    assert ran.code == 1
    assert first.number in ran.err
    assert second.number in ran.err


def test_an_unknown_number_is_told_in_one_sentence(laozheng: Laozheng):
    ran = laozheng("explain", "職安裁-113-999999")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "laozheng explain: 沒有案號「職安裁-113-999999」，請檢查輸入\n"


@pytest.mark.usefixtures("world")
def test_a_case_without_deadlines_says_so(laozheng: Laozheng):
    case = open_case(
        "safety.disposition", "opened", actor=ACTOR, received_on=date(2024, 2, 1), intake="visit",
        party_name="範例商店", articles="職業安全衛生法第6條第1項", acted_from=date(2024, 1, 2),
    )  # fmt: skip
    assert "目前沒有期限" in laozheng("explain", case.number).out
    assert laozheng("explain", case.number, "--json").json["deadlines"] == []


@pytest.mark.usefixtures("world")
def test_reading_a_restricted_case_leaves_an_entry(laozheng: Laozheng):
    case = a_served_disposition()
    Case.objects.filter(pk=case.pk).update(level="restricted")
    laozheng("explain", case.number)
    assert Entry.objects.filter(verb="read", object_ref=case.ref).count() == 1


def test_every_state_of_a_deadline_has_a_word():
    assert set(casework.STATES) == {"open", "met", "late", "suspended", "void"}


@pytest.mark.usefixtures("world")
def test_the_daily_watch_tells_what_each_line_found(laozheng: Laozheng):
    """An empty city brings nothing, and the command says so for each line that watches."""
    told = laozheng("watch", "--json").json
    assert told["tasks"] == {code: 0 for code, line in lines().items() if line.watches}
    assert (told["drafts_deleted"], told["sign_ups_deleted"]) == (0, 0)
    assert "移工：新增0項待辦" in laozheng("watch").out

"""The pages of the workspace as the line fills them, and who sees nothing of it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.queries import case_for, search_cases
from laozheng.kernel.datasets.export import export_rows
from laozheng.kernel.inspections.blocks import dispositions_block
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.safety.line.data_sets import (
    ACCIDENT_CASES,
    ACCIDENT_DEATHS,
    DATA_SETS,
    MAJOR_ACCIDENTS,
)
from laozheng.lines.safety.models import Accident, AccidentDeath
from laozheng.lines.safety.queries.kinds import DISPOSITION
from laozheng.lines.safety.queries.panels import accident_rows
from laozheng.lines.safety.tests.factories import (
    EMPLOYER,
    a_late_death,
    accident_of,
    an_accident,
    load_extract,
)
from laozheng.lines.safety.tests.test_actions import REPORT
from laozheng.lines.safety.tests.test_measures import a_disposition

YEAR = Period.parse("113")
ACCIDENT_SETS = (MAJOR_ACCIDENTS, ACCIDENT_CASES, ACCIDENT_DEATHS)
LIST = ["safety", "accident"]
DISPOSITIONS = dispositions_block("職業安全衛生裁處", DISPOSITION)
# The cast acts on 3 March 2025.
OUTSIDERS = ("officer", "supervisor", "mediator", "body", "applicant", "stranger")


def page(client, name, *args, **query) -> str:
    return client.get(reverse(f"workspace:{name}", args=args), query).content.decode()


def queries(client, name, *args) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse(f"workspace:{name}", args=args)).status_code == 200
    return [query["sql"] for query in captured]


def test_an_accident_reported_by_the_form_is_on_the_list_and_has_a_page(world):
    client = world.client("safety_officer")
    opened = client.post(reverse("workspace:open", args=[*LIST, "report"]), REPORT)
    case = Case.objects.get()
    assert opened.url == reverse("workspace:case", args=[case.number])
    assert case.number in page(client, "kind", *LIST)
    shown = page(client, "case", case.number)
    for text in ("範例營造股份有限公司", "10000009", "墜落、滾落", "雇主通報時限", "派員檢查"):
        assert text in shown


def test_a_form_says_what_is_wrong_and_keeps_what_was_typed(world):
    client = world.client("safety_officer")
    typed = {**REPORT, "reported_at": "113/03/05 13:00"}
    answer = client.post(reverse("workspace:open", args=[*LIST, "report"]), typed)
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "早於發生時間" in shown
    assert "高雄市小港區範例路1號" in shown
    assert not Case.objects.exists()


def test_steps_are_taken_by_their_pages(world):
    client = world.client("safety_officer")
    case = an_accident(world)
    for name, typed in (
        ("take", {}),
        ("record_death", {"died_on": "113/03/07", "deaths": "1"}),
        ("investigate", {"reason": "完成"}),
        ("draft_report", {"causes": "開口未設護欄"}),
    ):
        address = reverse("workspace:step", args=[case.number, name])
        assert client.get(address).status_code == 200
        answer = client.post(address, {"on": "113/03/08", **typed})
        assert answer.status_code == 302, answer.content.decode()
    case.refresh_from_db()
    assert (case.state, accident_of(case).kind) == ("drafted", "death")
    shown = page(client, "case", case.number)
    assert "113年3月7日死亡1人" in shown


def test_the_page_of_a_case_tells_people_no_codes(world):
    case = an_accident(world)
    shown = page(world.client("safety_officer"), "case", case.number)
    for code in ("official_list", "+08:00", "hospitalized", "accident_type", "judged"):
        assert code not in re.sub(r"<[^>]*>", "", shown)


@pytest.mark.slow
def test_the_list_asks_as_many_queries_for_one_case_as_for_twenty(world):
    client = world.client("safety_officer")
    an_accident(world)
    queries(client, "kind", *LIST)  # the first page of a session also writes it
    one = queries(client, "kind", *LIST)
    for _ in range(19):
        an_accident(world)
    twenty = queries(client, "kind", *LIST)
    assert len(twenty) == len(one) <= 15, "\n".join(twenty)


def test_the_page_of_a_case_does_not_ask_more_for_more_neighbors(world):
    client = world.client("safety_officer")
    case = an_accident(world)
    queries(client, "case", case.number)
    one = queries(client, "case", case.number)
    for _ in range(10):
        an_accident(world)
    assert len(queries(client, "case", case.number)) == len(one)


def test_the_enterprise_page_tells_of_accidents_and_dispositions(world):
    case = an_accident(world)
    employer = accident_of(case).employer
    fine = a_disposition(world, "2024-04-08")
    Disposition.objects.filter(case=fine).update(party=employer)
    shown = page(world.client("safety_officer"), "party", employer.pk)
    for text in (case.number, fine.number, "113/04/08", "職業安全衛生法第6條第1項第5款", "60,000"):
        assert text in shown
    assert [row[0] for row in accident_rows(employer, world.reader("officer"))] == []
    # Dispositions are open to the bureau, and to nobody outside of it.
    assert [row[0] for row in DISPOSITIONS.rows(employer, world.reader("officer"))] == [fine.number]
    assert DISPOSITIONS.rows(employer, world.reader("mediator")) == []


def test_blocks_ask_the_same_queries_for_one_row_and_for_many(world):
    employer = accident_of(an_accident(world)).employer
    for day in range(1, 11):
        an_accident(world, f"2024-04-{day:02d} 10:00")
        fine = a_disposition(world, f"2024-05-{day:02d}")
        Disposition.objects.filter(case=fine).update(party=employer)
    reader = world.reader("safety_officer")
    for rows, most in ((accident_rows, 1), (DISPOSITIONS.rows, 2)):
        with CaptureQueriesContext(connection) as captured:
            assert len(rows(employer, reader)) >= 10
        assert len(captured) == most


def test_a_figure_opens_to_its_accidents(world):
    case = an_accident(world, accident_kind="death", deaths=1)
    client = world.client("safety_officer")
    for measure in ("major_accidents", "occupational_fatalities"):
        assert case.number in page(client, "figure", f"safety.{measure}", period="113")


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.slow
def test_people_of_other_units_see_nothing_of_an_accident(world, who):
    case = an_accident(world, accident_kind="death", deaths=1)
    for name, *args in (("kind", *LIST), ("case", case.number)):
        assert EMPLOYER not in page(world.client(who), name, *args)
    figure = page(world.client(who), "figure", "safety.major_accidents", period="113")
    assert case.number not in figure
    reader = world.reader(who)
    assert case_for(reader, case.number) is None
    assert search_cases(reader, "範例營造") == []
    assert not visible(Accident.objects.all(), reader).exists()


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.slow
def test_people_of_other_units_export_no_accident(world, tmp_path, who):
    load_extract(world, tmp_path)
    case = an_accident(world)
    a_late_death(world, case, "2024-03-07", "2024-03-08")
    for dataset in ACCIDENT_SETS:
        assert list(export_rows(dataset, YEAR, world.reader(who))) == []
        assert list(export_rows(dataset, YEAR, world.reader("safety_officer"))) != []


def test_victims_can_be_listed_by_nothing(world):
    case = an_accident(world, accident_kind="death", deaths=1)
    AccidentDeath.objects.update(sex="female", age=73, nationality="測試國")
    for who in ("safety_officer", "head", "system"):
        with pytest.raises(TypeError, match="AccidentDeath"):
            visible(AccidentDeath.objects.all(), world.reader(who))
    client = world.client("safety_officer")
    shown = [
        page(client, "case", case.number),
        page(client, "party", accident_of(case).employer_id),
        page(client, "step", case.number, "withdraw_death"),
        page(client, "figure", "safety.occupational_fatalities", period="113"),
        *(
            str(list(export_rows(dataset, YEAR, world.reader("safety_officer"))))
            for dataset in DATA_SETS
        ),
    ]
    for text in shown:
        assert "測試國" not in text
        assert "female" not in text


def test_a_hidden_name_is_not_found_by_search(world, tmp_path):
    load_extract(world, tmp_path)
    reader = world.reader("safety_officer")
    assert search_cases(reader, "曾") == []
    assert search_cases(reader, "林O") == []
    assert len(search_cases(reader, "範例工程")) == 2

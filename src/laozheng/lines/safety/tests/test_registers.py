"""Reported accidents and later deaths from files: recorded, corrected with an owner, exported."""

from datetime import date
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.export import export_rows, write_csv
from laozheng.kernel.datasets.models import SourceRow
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.parties.models import MatchProposal
from laozheng.lines.safety.line.data_sets import ACCIDENT_CASES, ACCIDENT_DEATHS
from laozheng.lines.safety.models import AccidentDeath
from laozheng.lines.safety.queries.accidents import deaths_of
from laozheng.lines.safety.queries.kinds import ACCIDENT
from laozheng.lines.safety.tests.factories import accident_of, an_accident, moment

YEAR = Period.parse("113")
CASE = {
    "職災案號": "舊-1",
    "發生時間": "113/03/05 13:10",
    "知悉時間": "113/03/05 13:20",
    "通報時間": "113/03/05 14:30",
    "通報者": "雇主",
    "事業單位": "範例營造股份有限公司",
    "統一編號": "10000009",
    "業主": "範例建設股份有限公司",
    "原事業單位": "",
    "場所": "高雄市小港區範例路1號",
    "行政區": "",
    "行業": "建築工程業",
    "災害類型": "墜落、滾落",
    "媒介物": "施工架",
    "災害別": "住院",
    "死亡": "0",
    "受傷": "1",
    "住院": "1",
    "檢查機構": "勞動檢查處",
    "主要工作場所": "是",
    "原因": "開口未設護欄;未使用安全帶",
    "報告核定日": "",
}
UNTOLD = {"知悉時間": "", "通報時間": ""}
DEATH = {
    "職災案號": "舊-1",
    "序號": "1",
    "死亡日": "113/03/12",
    "登錄日": "113/03/15",
    "性別": "女",
    "年齡": "41",
    "國籍": "TW",
}


def a_file(folder: Path, dataset, *rows: dict[str, str]) -> Path:
    path = folder / f"{dataset.name}-{len(list(folder.iterdir()))}.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        write_csv(list(rows[0]), rows, target)
    return path


def load(world, folder, dataset, *rows, **options):
    template = CASE if dataset is ACCIDENT_CASES else DEATH
    path = a_file(folder, dataset, *({**template, **row} for row in rows))
    return import_file(dataset, path, actor=world.reader("system"), **options)


def the_case(number: str = "舊-1") -> Case:
    return Case.objects.get(kind=ACCIDENT, source_no=number)


def refusal(report) -> tuple[str, str]:
    (found,) = report.refusals
    assert (report.created, report.updated) == (0, 0)
    return found.column, found.reason


def test_a_reported_accident_is_recorded_with_all_it_tells(world, tmp_path):
    assert load(world, tmp_path, ACCIDENT_CASES, {"報告核定日": "113/05/02"}).created == 1
    case, accident = the_case(), accident_of(the_case())
    assert (case.state, case.closed_on) == ("approved", date(2024, 5, 2))
    assert (case.received_on, case.title) == (
        date(2024, 3, 5),
        "範例營造股份有限公司　墜落、滾落",
    )
    assert (accident.reported_at, accident.reported_by) == (moment("2024-03-05 14:30"), "employer")
    assert (accident.industry_section, accident.industry_code) == ("F", "41")
    assert accident.causes == ["開口未設護欄", "未使用安全帶"]
    assert (accident.agency_code, accident.main_workplace) == ("09", True)
    assert {party.role for party in case.parties.all()} == {"employer", "owner"}
    assert case.deadlines.get(rule="report").state == "met"


def test_a_hospital_s_notice_from_a_file_leaves_the_employer_s_term_open(world, tmp_path):
    load(world, tmp_path, ACCIDENT_CASES, {"通報者": "醫院"})
    assert the_case().events.first().kind == "learn"
    assert the_case().deadlines.get(rule="report").state == "open"


def test_a_bare_day_is_enough_and_invents_no_hour(world, tmp_path):
    load(world, tmp_path, ACCIDENT_CASES, {**UNTOLD, "發生時間": "2024-03-05"})
    accident = accident_of(the_case())
    assert (accident.occurred_on, accident.occurred_at) == (date(2024, 3, 5), None)
    assert not the_case().deadlines.exists()


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"通報時間": "113/03/05 13:00"}, "reported_at", "早於發生時間113年3月5日13時10分"),
        ({"發生時間": "昨天"}, "occurred_at", "看不懂"),
        ({"發生時間": ""}, "occurred_at", "必填"),
        ({**UNTOLD, "發生時間": "114/03/04"}, "occurred_at", "在現在之後"),
        ({"死亡": "1"}, "kind", "不能是住院"),
        ({"死亡": "-1"}, "deaths", "不得小於"),
        ({"災害類型": "昏倒"}, "accident_type", "不是可用的代碼"),
        ({"檢查機構": "某處"}, "agency", "不是可用的代碼"),
        ({"報告核定日": "113/03/04"}, "approved_on", "早於發生日"),
        ({"報告核定日": "114/03/04"}, "approved_on", "今天之後"),
        ({"統一編號": "A123456789"}, "ubn", "身分證"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_column(world, tmp_path, cells, column, words):
    found, reason = refusal(load(world, tmp_path, ACCIDENT_CASES, cells))
    assert found == column
    assert words in reason
    assert not Case.objects.exists()


def test_a_row_that_says_otherwise_needs_an_owner(world, tmp_path):
    load(world, tmp_path, ACCIDENT_CASES, {})
    changed = {"災害類型": "感電", "受傷": "3", "行政區": "鳳山區"}
    assert "--update" in refusal(load(world, tmp_path, ACCIDENT_CASES, changed))[1]
    report = load(world, tmp_path, ACCIDENT_CASES, changed, update=True)
    case, accident = the_case(), accident_of(the_case())
    assert (report.updated, accident.accident_type, accident.injured) == (1, "electric_shock", 3)
    assert (case.title, case.events.last().kind) == (
        "範例營造股份有限公司　感電",
        "correct",
    )
    request = Request.of("safety.major_accidents", YEAR)
    values = [
        compute([request], cut_off=None, as_of=day)[request].value
        for day in (date(2025, 3, 2), date(2025, 3, 3))
    ]
    assert values == [0, 1]


def test_a_blank_cell_of_a_correction_leaves_what_is_on_record(world, tmp_path):
    load(world, tmp_path, ACCIDENT_CASES, {})
    blank = {**UNTOLD, "業主": "", "媒介物": "", "行業": "", "主要工作場所": "", "受傷": "2"}
    assert load(world, tmp_path, ACCIDENT_CASES, blank, update=True).updated == 1
    accident = accident_of(the_case())
    assert (accident.injured, accident.owner_name, accident.agent, accident.industry_code) == (
        2,
        "範例建設股份有限公司",
        "施工架",
        "41",
    )
    assert accident.known_at == moment("2024-03-05 13:20")


def test_a_corrected_employer_takes_the_place_of_the_former(world, tmp_path):
    dead = {"災害別": "死亡", "死亡": "1", "受傷": "0", "住院": "0"}
    load(world, tmp_path, ACCIDENT_CASES, dead)
    former = accident_of(the_case()).employer
    changed = {**dead, "事業單位": "範例鋼鐵股份有限公司", "統一編號": "10000021"}
    assert load(world, tmp_path, ACCIDENT_CASES, changed, update=True).updated == 1
    accident = accident_of(the_case())
    assert accident.employer not in (None, former)
    standing_firms = the_case().parties.filter(role="employer", to_on=None)
    assert [row.party for row in standing_firms] == [accident.employer]
    assert the_case().title.startswith("範例鋼鐵")
    signals = the_case().signals.filter(withdrawn_on=None)
    assert [signal.party for signal in signals] == [accident.employer]


def test_a_name_that_may_mean_another_firm_is_proposed_not_linked(world, tmp_path):
    load(world, tmp_path, ACCIDENT_CASES, {})
    load(world, tmp_path, ACCIDENT_CASES, {"職災案號": "舊-2", "統一編號": "10000021"})
    first, second = (accident_of(the_case(number)) for number in ("舊-1", "舊-2"))
    assert first.employer != second.employer
    proposal = MatchProposal.objects.get()
    assert (proposal.subject_ref, proposal.party) == (the_case("舊-2").ref, first.employer)


def test_a_later_file_brings_the_approval(world, tmp_path):
    load(world, tmp_path, ACCIDENT_CASES, {})
    report = load(world, tmp_path, ACCIDENT_CASES, {"報告核定日": "113/05/02"}, update=True)
    assert (report.updated, the_case().state) == (1, "approved")


@pytest.mark.parametrize(("deaths", "words"), [("0", "少於已登錄的1人"), ("2", "accident_deaths")])
def test_a_file_neither_lowers_nor_raises_recorded_deaths(world, tmp_path, deaths, words):
    dead = {"災害別": "死亡", "死亡": "1", "受傷": "0", "住院": "0"}
    load(world, tmp_path, ACCIDENT_CASES, dead)
    changed = load(world, tmp_path, ACCIDENT_CASES, {**dead, "死亡": deaths}, update=True)
    column, reason = refusal(changed)
    assert column == "deaths"
    assert words in reason
    assert deaths_of(the_case()).count() == 1


def test_an_accident_typed_by_hand_is_corrected_by_its_number(world, tmp_path):
    case = an_accident(world)
    row = {"職災案號": case.number, "受傷": "2"}
    assert load(world, tmp_path, ACCIDENT_CASES, row).refused == 1
    assert load(world, tmp_path, ACCIDENT_CASES, row, update=True).updated == 1
    assert accident_of(case).injured == 2


def test_a_later_death_is_recorded_and_makes_the_accident_deadly(world, tmp_path):
    load(world, tmp_path, ACCIDENT_CASES, {})
    assert load(world, tmp_path, ACCIDENT_DEATHS, {}).created == 1
    death = deaths_of(the_case()).get()
    assert (death.died_on, death.known_on) == (date(2024, 3, 12), date(2024, 3, 15))
    assert (death.sex, death.age, death.nationality) == ("female", 41, "TW")
    assert accident_of(the_case()).kind == "death"
    assert the_case().events.last().kind == "record_death"


def test_a_death_on_the_day_itself_describes_the_one_reported(world, tmp_path):
    dead = {"災害別": "死亡", "死亡": "1", "受傷": "0", "住院": "0"}
    load(world, tmp_path, ACCIDENT_CASES, dead)
    report = load(world, tmp_path, ACCIDENT_DEATHS, {"死亡日": "113/03/05", "登錄日": ""})
    assert (report.created, report.merged) == (0, 1)
    assert deaths_of(the_case()).get().age == 41
    column, reason = refusal(load(world, tmp_path, ACCIDENT_DEATHS, {"登錄日": ""}))
    assert "--update" in reason
    assert column == ""


def test_another_victim_under_the_same_number_is_refused(world, tmp_path):
    dead = {"災害別": "死亡", "死亡": "1", "受傷": "1", "住院": "1"}
    load(world, tmp_path, ACCIDENT_CASES, dead)
    column, reason = refusal(load(world, tmp_path, ACCIDENT_DEATHS, {}))
    assert column == "serial"
    assert "下一個序號" in reason
    assert load(world, tmp_path, ACCIDENT_DEATHS, {"序號": "2"}).created == 1


def test_a_corrected_day_of_death_counts_as_of_the_day_of_the_correction(world, tmp_path):
    load(world, tmp_path, ACCIDENT_CASES, {})
    load(world, tmp_path, ACCIDENT_DEATHS, {})
    report = load(world, tmp_path, ACCIDENT_DEATHS, {"死亡日": "113/03/11"}, update=True)
    assert report.updated == 1
    assert deaths_of(the_case()).get().died_on == date(2024, 3, 11)
    request = Request.of("safety.occupational_fatalities", YEAR)
    for day in (date(2024, 3, 15), date(2025, 3, 3)):
        assert compute([request], cut_off=None, as_of=day)[request].value == 1


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"職災案號": "沒有"}, "accident_number", "查無"),
        ({"死亡日": "113/03/04", "登錄日": ""}, "died_on", "早於災害發生日113年3月5日"),
        ({"死亡日": "114/03/04", "登錄日": ""}, "died_on", "今天之後"),
        ({"登錄日": "113/03/11"}, "recorded_on", "早於死亡日"),
        ({"序號": "0"}, "serial", "不得小於"),
    ],
)
def test_a_death_that_cannot_be_is_refused(world, tmp_path, cells, column, words):
    load(world, tmp_path, ACCIDENT_CASES, {})
    found, reason = refusal(load(world, tmp_path, ACCIDENT_DEATHS, cells))
    assert found == column
    assert words in reason
    assert not AccidentDeath.objects.exists()


def test_what_a_file_tells_of_a_victim_is_sealed(world, tmp_path):
    load(world, tmp_path, ACCIDENT_CASES, {})
    load(world, tmp_path, ACCIDENT_DEATHS, {"國籍": "測試國"})
    cells = SourceRow.objects.latest("id").cells
    assert cells["年齡"] == cells["性別"] == cells["國籍"] == "［密封］"
    log = "".join(str(entry.changes) for entry in Entry.objects.all())
    assert "測試國" not in log
    assert "nationality" in log
    (row,) = export_rows(ACCIDENT_DEATHS, YEAR, world.reader("safety_officer"))
    assert {name for name, cell in row.items() if cell} == {
        "accident_number",
        "serial",
        "died_on",
        "recorded_on",
    }


@pytest.mark.parametrize("approved", ["", "113/05/02"])
def test_what_was_exported_comes_back_unchanged(world, tmp_path, approved):
    dead = {"災害別": "死亡", "死亡": "1", "受傷": "2", "住院": "1", "報告核定日": approved}
    load(world, tmp_path, ACCIDENT_CASES, dead)
    load(world, tmp_path, ACCIDENT_DEATHS, {"序號": "2"})
    actor = world.reader("system")
    for dataset in (ACCIDENT_CASES, ACCIDENT_DEATHS):
        rows = list(export_rows(dataset, YEAR, world.reader("safety_officer")))
        path = a_file(tmp_path, dataset, *rows)
        report = import_file(dataset, path, actor=actor, update=True)
        assert (report.created, report.updated, report.refused) == (0, 0, 0)
    assert deaths_of(the_case()).count() == 2

"""The official list of accidents: every trap kept and flagged, no row lost, nothing guessed."""

from collections import Counter
from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.export import export_rows, write_csv
from laozheng.kernel.datasets.models import SourceRow
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.line.data_sets import MAJOR_ACCIDENTS
from laozheng.lines.safety.models import Accident, AccidentDeath
from laozheng.lines.safety.tests.factories import (
    a_list,
    an_accident,
    listed_rows,
    load,
    load_extract,
    moved,
)

YEAR = Period.parse("113")
AS_OF = date(2025, 3, 3)


def by_number() -> dict[str, Accident]:
    return {a.source_number: a for a in Accident.objects.select_related("case", "employer")}


def code_of(district: str) -> str:
    return next(code for code, place in city().districts.items() if place.label == district)


@pytest.fixture
def extract(world, tmp_path):
    """The invented extract, imported; its accidents by number."""
    report = load_extract(world, tmp_path)
    assert (report.read, report.created, report.refused) == (18, 18, 0)
    return by_number()


def test_every_trap_of_the_extract_is_counted(world, tmp_path):
    report = load_extract(world, tmp_path, dry_run=True)
    assert dict(report.flags) == {
        "W-YEAR": 1,
        "possible_duplicate": 2,
        "W-MASK": 3,
        "W-EMPTY": 1,
        "W-SWAP": 1,
        "W-CAS": 3,
        "W-IND": 4,
        "W-TYPE": 2,
        "W-ADDR": 2,
        "outside_city": 1,
        "W-AGENCY": 2,
        "W-MAP": 1,
        "W-UBN-missing": 1,
        "W-UBN-none_stated": 3,
        "W-UBN-malformed": 2,
        "W-UBN-invalid": 1,
        "W-UBN-dummy": 1,
        "W-UBN-same_as_employer": 1,
    }
    assert not Case.objects.exists()


def test_a_listed_row_is_a_case_that_waits_for_its_report(extract):
    accident = extract["1"]
    case = accident.case
    assert (case.kind, case.state, case.number) == ("safety.accident", "listed", "職災-113-000001")
    assert (case.received_on, case.district) == (date(2024, 1, 10), code_of("小港區"))
    assert case.title == "範例營造股份有限公司　墜落、滾落"
    assert (accident.source, accident.accident_type, accident.casualties) == (
        "official_list",
        "fall",
        1,
    )
    assert (accident.industry_section, accident.industry_code) == ("F", "41")
    assert (accident.on_map, accident.agency_code, accident.flags) == (True, "09", [])
    assert not AccidentDeath.objects.exists()


def test_the_same_file_again_changes_nothing(world, tmp_path, extract):
    again = load_extract(world, tmp_path)
    assert (again.created, again.updated, again.merged, again.unchanged) == (0, 0, 0, 18)
    assert Case.objects.count() == 18


def test_another_list_with_new_numbers_names_the_same_accidents(world, tmp_path, extract):
    rows = [{**row, "編號": str(100 + n)} for n, row in enumerate(reversed(listed_rows()))]
    again = load(world, a_list(tmp_path, *rows))
    assert (again.created, again.updated, again.unchanged) == (0, 0, 18)
    assert set(by_number()) == set(extract)


def test_a_list_that_says_otherwise_needs_an_owner_and_keeps_what_was_printed(
    world, tmp_path, extract
):
    other = {**listed_rows()[0], "罹災人數（數量）": "2", "行業別": "C製造業(鋼鐵冶鍊業)"}
    refused = load(world, a_list(tmp_path, other))
    assert (refused.refused, refused.updated) == (1, 0)
    assert "--update" in refused.refusals[0].reason
    owned = load(world, a_list(tmp_path, other), update=True)
    assert (owned.created, owned.updated) == (0, 1)
    accident = Accident.objects.get(source_number="1")
    assert (accident.casualties, accident.industry_code) == (2, "2411")
    asked = Request.of("safety.major_accidents", YEAR, industry="F")
    before, after = (
        compute([asked], cut_off=None, as_of=day)[asked].value for day in (date(2025, 3, 2), AS_OF)
    )
    assert (before, after) == (6, 5)


def test_a_row_that_was_merged_is_not_corrected_behind_the_officer(world, tmp_path):
    load(world, a_list(tmp_path, {}))
    case, kept = Case.objects.get(), an_accident(world, "2024-01-10 10:00")
    moved(world, case, "confirm_match", "2025-03-03", matches=kept.number)
    other = a_list(tmp_path, {"罹災人數（數量）": "2"}, name="other.csv")
    report = load(world, other, update=True, keep_good=True)
    assert (report.updated, report.refused) == (0, 1)
    assert Accident.objects.get(case=case).casualties == 1


def test_twins_are_kept_flagged_and_counted_each_until_somebody_merges_them(extract):
    twins = extract["3"], extract["4"]
    assert twins[0].key != twins[1].key
    assert all("possible_duplicate" in twin.flags for twin in twins)
    assert {twin.case.state for twin in twins} == {"listed"}


def test_twins_that_differ_in_number_and_address_alone_stay_two(world, tmp_path):
    first = {"編號": "1", "事業單位統一編號": "10000009", "地址": ""}
    second = {"編號": "2", "事業單位統一編號": "", "地址": "高雄市小港區範例路1號"}
    report = load(world, a_list(tmp_path, first, second))
    assert (report.created, report.flags["possible_duplicate"]) == (2, 2)
    swapped = a_list(tmp_path, {**second, "編號": "8"}, {**first, "編號": "9"}, name="new.csv")
    assert load(world, swapped).unchanged == 2
    assert set(by_number()) == {"1", "2"}


def test_a_twin_in_a_later_list_flags_the_one_on_file(world, tmp_path):
    load(world, a_list(tmp_path, {"場所（肇災處）": "一樓"}))
    later = a_list(tmp_path, {"編號": "2", "場所（肇災處）": "屋頂"}, name="later.csv")
    report = load(world, later)
    assert (report.created, report.flags["possible_duplicate"]) == (1, 1)
    assert [a.flags for a in by_number().values()] == [["possible_duplicate"]] * 2


def test_the_day_wins_over_the_year(extract):
    accident = extract["2"]
    assert (accident.occurred_on, accident.flags) == (date(2024, 1, 25), ["W-YEAR"])


def test_the_state_of_each_number_is_told_and_its_text_kept(extract):
    states = {number: (a.ubn, a.ubn_state) for number, a in extract.items()}
    assert states["1"] == ("10000009", "valid")
    assert states["4"] == ("", "missing")
    assert states["5"] == ("無", "none_stated")
    assert states["6"] == ("無(自然人)", "none_stated")
    assert states["7"] == ("1234567", "malformed")
    assert states["8"] == ("12345678", "invalid")
    assert states["9"] == ("00000000", "dummy")
    assert states["11"] == ("-", "none_stated")
    # Valid by the rule since 2023 alone.
    assert states["17"] == ("10000004", "valid")


def test_an_owner_like_the_employer_takes_its_number(world, tmp_path):
    load(world, a_list(tmp_path, {"業主統一編號": "同事業單位"}))
    accident = Accident.objects.get()
    assert (accident.owner_ubn, accident.owner_ubn_state) == ("10000009", "same_as_employer")


def test_one_firm_with_two_numbers_is_shown_and_not_repaired(world, tmp_path):
    report = load_extract(world, tmp_path)
    (warning,) = report.warnings
    assert (warning.line, warning.column) == (11, "owner_ubn")
    assert "系統不更正" in warning.reason
    accident = by_number()["10"]
    assert (accident.ubn, accident.owner_ubn) == ("10000042", "100000427")


def test_a_hidden_name_is_nobody_and_is_not_found_by_its_surname(world, extract):
    for number in ("5", "6", "7"):
        accident = extract[number]
        assert accident.name_masked
        assert accident.employer is None
        assert accident.case.title.startswith("（名稱遮蔽）")
    assert not Party.objects.filter(display_name__contains="O").exists()
    assert not Case.objects.filter(title__contains="曾").exists()


def test_a_natural_person_without_a_firm_becomes_no_party(extract):
    assert extract["9"].employer_name == "戴測試"
    assert extract["9"].employer is None


def test_only_a_valid_number_links_an_employer_under_another_name(world, tmp_path, extract):
    named = {"編號": "50", "事業單位": "範例營造改名股份有限公司", "發生日期": "2024-11-11"}
    load(world, a_list(tmp_path, named))
    assert by_number()["50"].employer == extract["1"].employer
    wrong = {"編號": "51", "事業單位統一編號": "12345678", "事業單位": "別的範例有限公司"}
    load(world, a_list(tmp_path, wrong))
    assert by_number()["51"].employer not in (extract["8"].employer, extract["1"].employer)


def test_an_accident_without_employer_is_known_by_owner_and_place(world, tmp_path, extract):
    accident = extract["11"]
    assert accident.flags == ["W-UBN-none_stated", "W-EMPTY"]
    assert (accident.employer_name, accident.employer) == ("", None)
    assert accident.case.title == "範例投資股份有限公司　物體倒塌、崩塌"
    again = load(world, a_list(tmp_path, {**listed_rows()[10], "編號": "77"}))
    assert again.unchanged == 1


def test_casualties_are_no_deaths_and_zero_is_kept(extract):
    casualties = {number: extract[number].casualties for number in ("8", "9", "10", "11")}
    assert casualties == {"8": 0, "9": None, "10": None, "11": 2}
    flagged = {number for number, a in extract.items() if "W-CAS" in a.flags}
    assert flagged == {"8", "9", "10"}


def test_an_industry_is_coded_by_its_exact_name_or_not_at_all(extract):
    coded = {n: (a.industry_section, a.industry_code) for n, a in extract.items()}
    assert coded["12"] == ("F", "")
    assert coded["13"] == ("", "")
    assert coded["14"] == ("C", "")
    # The letter says manufacturing, the name construction.
    assert coded["15"] == ("", "")
    assert extract["15"].industry_group == "船舶及浮動設施製造業"


def test_an_unknown_type_keeps_its_text(extract):
    types = {n: (extract[n].accident_type, extract[n].accident_type_text) for n in ("14", "15")}
    assert types == {"14": ("", ""), "15": ("", "昏倒於甲板")}


def test_a_district_is_named_by_the_address_then_by_the_place_or_not_at_all(extract):
    districts = {number: a.case.district for number, a in extract.items()}
    assert districts["2"] == districts["1"] == code_of("小港區")  # the city's name is left out
    assert districts["4"] == districts["3"] == code_of("前鎮區")  # the address stands in the place
    assert districts["12"] == districts["13"] == districts["16"] == ""
    assert extract["16"].flags == ["outside_city"]


def test_what_is_not_said_about_the_map_is_unknown(extract):
    assert (extract["15"].on_map, extract["5"].on_map) == (None, False)


@pytest.mark.parametrize("column", ["事業單位統一編號", "業主統一編號"])
@pytest.mark.parametrize(
    "number",
    ["A123456789", "Ａ１２３４５６７８９", "A123456780", "A800000014", "AB12345677", "a123456789"],
)
@pytest.mark.slow
def test_a_personal_number_is_refused_and_kept_nowhere(world, tmp_path, column, number):
    path = a_list(tmp_path, {column: number}, {"編號": "2", "場所（肇災處）": "屋頂"})
    report = load(world, path)
    assert (report.refused, report.created) == (1, 0)
    assert not SourceRow.objects.exists()
    kept = load(world, path, keep_good=True)
    assert (kept.refused, kept.created) == (1, 1)
    told = f"{report.as_dict()}{kept.as_dict()}"
    stored = "".join(str(row.cells) + str(row.reasons) for row in SourceRow.objects.all())
    rejected = (tmp_path / "list.csv.rejected.csv").read_text(encoding="utf-8-sig")
    for text in (told, stored, rejected):
        assert number not in text
        assert number[1:] not in text
    assert "［身分證字號已移除］" in rejected
    refusal = kept.refusals[0]
    assert (refusal.line, refusal.column) == (2, {"事業": "ubn", "業主": "owner_ubn"}[column[:2]])


def test_a_number_that_only_looks_personal_is_masked_in_texts(world, tmp_path):
    report = load(world, a_list(tmp_path, {"工程名稱": "王測試A123456780宅修繕"}))
    assert (report.created, report.flags["looks_like_id"]) == (1, 1)
    assert "A123456780" not in Accident.objects.get().project_name


@pytest.mark.parametrize("day", ["", "2024-13-01", "113/02/30", "昨天", "2025-03-04"])
def test_a_day_that_is_missing_impossible_or_to_come_refuses_the_row(world, tmp_path, day):
    report = load(world, a_list(tmp_path, {"發生日期": day}))
    (refusal,) = report.refusals
    assert (refusal.line, refusal.column, report.created) == (2, "occurred_on", 0)
    assert refusal.reason.endswith("。")


@pytest.mark.parametrize("day", ["20240110", "1130110", "113-01-10", "113年1月10日"])
def test_a_day_may_be_written_in_every_official_way(world, tmp_path, day):
    load(world, a_list(tmp_path, {"發生日期": day}))
    assert Accident.objects.get().occurred_on == date(2024, 1, 10)


@pytest.mark.parametrize("layout", ["", "official"])
def test_what_was_exported_comes_back_as_the_same_accidents(world, tmp_path, extract, layout):
    rows = list(export_rows(MAJOR_ACCIDENTS, YEAR, world.reader("safety_officer"), layout))
    assert len(rows) == 18
    path = tmp_path / "native.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        write_csv(list(rows[0]), rows, target)
    again = load(world, path)
    assert (again.created, again.updated, again.refused, again.unchanged) == (0, 0, 0, 18)


def test_counts_by_type_and_month_equal_a_recount_in_plain_python(extract):
    labels = {"墜落、滾落": "fall", "被夾、被捲": "caught_in", "與高溫、低溫之接觸": "temperature",
              "跌倒": "trip", "感電": "electric_shock", "爆炸": "explosion",
              "物體倒塌、崩塌": "collapse", "被撞": "struck_by", "火災": "fire"}  # fmt: skip
    own = [row for row in listed_rows() if row["agencyCode"] == "09"]
    months = [row["發生日期"].replace("113/", "2024-").replace("/", "-")[:7] for row in own]
    expected = Counter(
        (labels.get(row["災害類型"], ""), month) for row, month in zip(own, months, strict=True)
    )
    asked = {
        key: Request.of("safety.major_accidents", YEAR, accident_type=key[0], month=key[1])
        for key in expected
    }
    figures = compute(asked.values(), cut_off=None, as_of=AS_OF)
    assert {key: figures[request].value for key, request in asked.items()} == expected
    total = Request.of("safety.major_accidents", YEAR)
    assert compute([total], cut_off=None, as_of=AS_OF)[total].value == len(own) == 16


def test_the_raw_cells_of_every_row_are_kept(extract):
    stored = SourceRow.objects.order_by("number")
    for source, row in zip(stored, listed_rows(), strict=True):
        assert source.cells == {title: cell for title, cell in row.items() if cell}

"""The data set ``published``: whole documents in, once, by the door that all data sets use."""

import csv
from pathlib import Path

import pytest
from django.conf import settings

from laozheng.base.periods import Period
from laozheng.conftest import World, home, world
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.export import export_rows
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.datasets.rows import FileRefused
from laozheng.kernel.measures.history import load_history
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.measures.naming import document_of
from laozheng.kernel.measures.published import PUBLISHED

__all__ = ["home", "world"]

SHARED = Path(__file__).parents[6] / "shared" / "published"
HISTORY = settings.LAOZHENG_CITY_DIR / "history"
HEAD = "line,measure,dims,value,unit,period_start,period_end,kind,label_zh,section,note\n"
YEAR = "2024-01-01,2024-12-31"
ANNUAL = "高雄市政府勞工局113年度施政績效成果報告"


def bring(world: World, path: Path, **options: bool) -> ImportReport:
    return import_file(PUBLISHED, path, actor=world.reader("system"), **options)


def written(folder: Path, *rows: str, name: str = "old.csv") -> Path:
    path = folder / name
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_a_measure_that_nobody_declares_is_kept_under_the_name_of_the_file(
    world: World, tmp_path: Path
) -> None:
    row = f"moon,landings,site=a,4,cases,{YEAR},count,登月,一-(二),"
    report = bring(world, written(tmp_path, row))
    assert (report.read, report.created) == (1, 1)
    (vintage,) = Vintage.objects.all()
    told = (vintage.measure, vintage.dims, vintage.value, vintage.kind, vintage.label)
    assert told == ("moon.landings", "site=a", "4", "count", "登月")
    assert (vintage.section, vintage.source_document) == ("一-(二)", "old")


def test_another_value_later_needs_somebody_who_owns_the_correction(
    world: World, tmp_path: Path
) -> None:
    row = f"moon,landings,,4,cases,{YEAR},count,登月,一,"
    bring(world, written(tmp_path, row))
    corrected = written(tmp_path, row.replace(",4,", ",5,"))
    refused = bring(world, corrected)
    assert refused.refused == 1
    assert "--update" in refused.refusals[0].reason
    assert Vintage.objects.get().value == "4"
    assert bring(world, corrected, update=True).updated == 1
    assert Vintage.objects.get().value == "5"


def test_a_document_that_contradicts_itself_keeps_both_values(world: World, tmp_path: Path) -> None:
    row = f"moon,landings,,4,cases,{YEAR},count,登月,一,"
    report = bring(world, written(tmp_path, row, row.replace(",4,", ",5,").replace("一,", "二,")))
    assert (report.created, report.flags["contradicts"]) == (2, 1)
    assert [v.value for v in Vintage.objects.order_by("id")] == ["4", "5"]


def test_a_row_without_any_day_is_refused_with_a_sentence(world: World, tmp_path: Path) -> None:
    report = bring(world, written(tmp_path, "moon,landings,,4,cases,,,count,登月,一,"))
    assert report.refusals[0].reason.startswith("起日與迄日都空白")


def test_the_rows_come_back_in_the_same_columns(world: World, tmp_path: Path) -> None:
    row = f"moon,landings,,4,cases,{YEAR},count,登月,一,"
    bring(world, written(tmp_path, row))
    (out,) = export_rows(PUBLISHED, Period.parse("113"), world.reader("system"), "")
    told = [out[name] for name in ("measure", "value", "period_end", "document")]
    assert told == ["moon.landings", "4", "2024-12-31", "old"]


def test_the_city_tells_the_titles_and_the_names_of_its_documents(world: World) -> None:
    assert document_of("113.csv") == ANNUAL
    for name in ("113.csv", "2025_esg.csv"):
        load_history(HISTORY / name, document_of(name))
    renamed = Vintage.objects.get(measure="safety.onsite_guidance_visits", dims="", value="2272")
    assert renamed.printed_as == "safety.osh_guidance_visits"
    doubtful = Vintage.objects.get(measure="disputes.mediation_cases", value="3926")
    assert doubtful.flags == "scope_unknown"


@pytest.mark.samples
@pytest.mark.skipif(not SHARED.exists(), reason="the published figures are not at hand")
@pytest.mark.parametrize(
    ("name", "rows", "repeats"), [("113.csv", 436, 10), ("2025_esg.csv", 692, 139)]
)
@pytest.mark.slow
def test_a_published_file_comes_in_whole_and_a_second_time_changes_nothing(
    world: World, name: str, rows: int, repeats: int
) -> None:
    first = bring(world, SHARED / name)
    assert (first.read, first.created, first.merged) == (rows, rows - repeats, repeats)
    assert first.refused == 0
    held = list(Vintage.objects.order_by("id").values())
    again = bring(world, SHARED / name)
    assert (again.read, again.unchanged) == (rows, rows)
    assert list(Vintage.objects.order_by("id").values()) == held


@pytest.mark.samples
@pytest.mark.skipif(not SHARED.exists(), reason="the published figures are not at hand")
def test_the_city_s_own_copy_says_what_the_document_says(world: World) -> None:
    for name in ("113.csv", "2025_esg.csv"):
        load_history(HISTORY / name, document_of(name))
        report = bring(world, SHARED / name)
        assert report.unchanged + report.merged == report.read
        with (HISTORY / name).open(encoding="utf-8") as file:
            assert not [row for row in csv.DictReader(file) if "src" in row["note"]]


@pytest.mark.samples
@pytest.mark.skipif(not SHARED.exists(), reason="the published figures are not at hand")
@pytest.mark.parametrize("name", ["103_plan.csv", "2025_gri_index.csv"])
def test_what_is_no_list_of_figures_is_refused_as_a_whole(world: World, name: str) -> None:
    with pytest.raises(FileRefused) as refused:
        bring(world, SHARED / name)
    assert "schema published" in str(refused.value)
    assert not Vintage.objects.exists()

"""What the checks find in declarations, and what the schema says of them."""

import json
from dataclasses import replace

import pytest

from laozheng.kernel.datasets.catalogue import UnknownDataSet, dataset_named, datasets
from laozheng.kernel.datasets.checks import problems_of
from laozheng.kernel.datasets.declare import Column, DataSet, Layout
from laozheng.kernel.datasets.schema import describe, text_of
from laozheng.kernel.datasets.tests.matters import MATTERS, PRINTED, export, record

KEY = Column("case_no", "案號", "text")


def small(*columns: Column, **changes) -> DataSet:
    made = DataSet("small", "小", "datasets", ("case_no",), (KEY, *columns), record=record)
    return replace(made, **changes)


def ids(*sets: DataSet) -> list[str]:
    return [problem.id for problem in problems_of(sets)]


def test_a_sound_data_set_has_no_problem():
    assert ids(MATTERS, small()) == []


@pytest.mark.parametrize(
    ("dataset", "problem"),
    [
        (small(key=("number",)), "datasets.E002"),
        (small(key=()), "datasets.E002"),
        (small(Column("issue", "類別", "code")), "datasets.E003"),
        (small(Column("x", "甲", "text", valid_on="no_such")), "datasets.E003"),
        (small(layouts=(Layout("a", "甲", {"文號": "number"}),)), "datasets.E004"),
        (
            small(layouts=(Layout("a", "甲", {"文號": "case_no"}, optional=("日",)),)),
            "datasets.E004",
        ),
        (small(Column("x", "案號", "text")), "datasets.E005"),
        (small(Column("x", "甲", "text", aliases=("case_no",))), "datasets.E005"),
        (small(Column("x", "甲", "number")), "datasets.E006"),
        (small(encodings=("ebcdic",)), "datasets.E006"),
        (small(record=None), "datasets.E008"),
        (
            small(
                layouts=(
                    Layout("a", "甲", {"文 號": "case_no"}),
                    Layout("b", "乙", {"文號": "case_no"}),
                )
            ),
            "datasets.E007",
        ),
    ],
)
def test_a_faulty_declaration_is_named(dataset, problem):
    assert ids(dataset) == [problem]


def test_two_data_sets_of_one_name_are_named():
    assert ids(small(), small()) == ["datasets.E001"]


def test_a_layout_with_a_reader_may_use_names_of_its_own():
    assert (
        ids(small(layouts=(replace(PRINTED, headers={"當事人": "party_raw"}, optional=()),))) == []
    )


def test_the_catalogue_asks_the_installed_apps(monkeypatch):
    from django.apps import apps

    monkeypatch.setattr(apps.get_app_config("datasets"), "datasets", (MATTERS,), raising=False)
    assert datasets()["matters"] is MATTERS
    assert dataset_named("matters") is MATTERS
    with pytest.raises(UnknownDataSet, match="matters"):
        dataset_named("mater")


def test_the_schema_names_type_codes_required_and_meaning():
    described = describe(MATTERS)
    assert json.loads(json.dumps(described)) == described
    by_name = {column["name"]: column for column in described["columns"]}
    assert by_name["case_no"]["required"]
    assert by_name["intake"]["codes"] == {"online": "線上", "counter": "臨櫃"}
    assert by_name["worker_id_no"]["sealed"]
    assert described["layouts"][0]["headers"][0] == {
        "header": "編號",
        "column": "",
        "required": False,
    }


@pytest.mark.parametrize(
    ("functions", "ways", "words"),
    [
        ({"record": record, "export": export}, ("import", "export"), "匯入、匯出"),
        ({"record": record, "export": None}, ("import",), "匯入"),
        ({"record": None, "export": export}, ("export",), "匯出"),
    ],
)
def test_what_can_be_done_with_a_data_set_is_told_before_it_is_tried(functions, ways, words):
    dataset = small(**functions)
    assert dataset.ways == ways
    assert describe(dataset)["ways"] == list(ways)
    assert text_of(dataset).splitlines()[0] == f"small 小（鍵：case_no；{words}）"


def test_the_schema_for_people_has_a_line_for_every_column():
    text = text_of(MATTERS)
    for column in MATTERS.columns:
        assert f"{column.name} {column.label}：" in text
    assert "* case_no 案號：文字，最多 40 字" in text

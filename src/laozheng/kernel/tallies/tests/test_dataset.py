"""Counts from a file and back, and what figures see of them."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.declare import Column
from laozheng.kernel.tallies.dataset import tallies_dataset
from laozheng.kernel.tallies.facts import tally_matters
from laozheng.kernel.tallies.models import Tally

pytestmark = pytest.mark.django_db
MEDIUM = Column("medium", "媒介", "code", codes={"online": "網路", "print": "印刷"})
SET = tallies_dataset(
    "example", "範例計數", {"leaflets": "摺頁"}, units={"leaflets": "copies"}, dims=(MEDIUM,)
)


@pytest.fixture
def bring(world, tmp_path):
    """Imports rows of text; returns the report."""

    def run(*rows, **options):
        path = tmp_path / "tallies.csv"
        path.write_text("\n".join(("kind,on,to,medium,value,qualifier,note", *rows)), "utf-8")
        return import_file(SET, path, actor=world.reader("system"), **options).as_dict()

    return run


ROW = "leaflets,2024-03-05,,print,2000,about,範例"


def test_a_count_is_one_per_kind_day_and_dimension(bring):
    report = bring(ROW, ROW.replace("print", "online"))
    assert report["created"] == 2
    assert {tally.unit for tally in Tally.objects.all()} == {"copies"}
    assert bring(ROW)["unchanged"] == 1


def test_a_changed_count_needs_an_owner(bring):
    bring(ROW)
    changed = ROW.replace("2000", "2100")
    assert bring(changed)["refused"] == 1
    assert bring(changed, update=True)["updated"] == 1


def test_single_days_within_a_month_that_is_counted_whole_are_refused(bring):
    bring("leaflets,2024-03-01,2024-03-31,print,2000,,")
    assert "重疊" in bring(ROW)["refusals"][0]["reason"]


def test_what_goes_out_comes_back_unchanged(bring, world):
    bring(ROW)
    (row,) = SET.export(Period.parse("113"), world.reader("system"))
    again = ",".join(str(row[name] or "") for name in row)
    assert bring(again)["unchanged"] == 1


def test_figures_see_the_count_with_its_dimension_and_how_sure_it_is(bring):
    bring(ROW)
    (matter,) = tally_matters("example", [2024], dims=("medium",))
    values = matter.changes[0].values
    assert (values["on"], values["medium"], values["qualifier"], values["value"]) == (
        date(2024, 3, 5), "print", "about", 2000,
    )  # fmt: skip

"""Activities from a file and back, and what figures see of them before and after a correction."""

import csv
from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.activities.actions import correct
from laozheng.kernel.activities.dataset import activities_dataset
from laozheng.kernel.activities.facts import activity_matters
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.datasets.actions import import_file

pytestmark = pytest.mark.django_db
SET = activities_dataset("example", "範例活動", {"briefing": "宣導會", "post": "社群貼文"})
HEADER = "activity_no,kind,title,held_on,sessions,attendees,reach,channel,cost"


@pytest.fixture
def bring(world, tmp_path):
    """Imports rows of text; returns the report."""

    def run(*rows, **options):
        path = tmp_path / "activities.csv"
        path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
        return import_file(SET, path, actor=world.reader("system"), **options).as_dict()

    return run


FIRST = "A1,briefing,範例宣導會,2024-03-05,2,120,,,5000"
POST = "A2,宣導會,範例貼文,113/03/06,,,"


def test_attendance_and_reach_stay_apart(bring):
    report = bring(FIRST, "A2,post,範例貼文,2024-03-06,,,3500,facebook,")
    assert (report["created"], report["refused"]) == (2, 0)
    briefing, post = Activity.objects.order_by("activity_no")
    assert [(c.n, c.count_unit) for c in briefing.heads.all()] == [(120, "person_times")]
    assert not post.heads.exists() and post.reached.get().n == 3500
    assert (briefing.sessions, post.sessions, briefing.cost_twd) == (2, 1, 5000)


def test_the_same_file_again_changes_nothing_and_a_difference_needs_an_owner(bring):
    bring(FIRST)
    assert bring(FIRST)["unchanged"] == 1
    other = FIRST.replace("120", "130")
    assert bring(other)["refused"] == 1
    assert bring(other, update=True)["updated"] == 1
    assert Activity.objects.get().heads.get().n == 130


def test_a_row_in_the_future_or_of_an_unknown_kind_is_refused(bring):
    report = bring("A1,briefing,範例,2099-01-01,,,,,", "A2,party,範例,2024-01-01,,,,,")
    assert sorted(refusal["column"] for refusal in report["refusals"]) == ["held_on", "kind"]


def test_what_goes_out_comes_back_unchanged(bring, world, tmp_path):
    bring(FIRST, "A2,post,範例貼文,2024-03-06,,,3500,facebook,")
    rows = list(SET.export(Period.parse("113"), world.reader("system")))
    path = tmp_path / "out.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    report = import_file(SET, path, actor=world.reader("system"), update=True).as_dict()
    assert (report["unchanged"], report["refused"]) == (2, 0)


def test_a_figure_of_an_earlier_day_keeps_what_was_known_then(bring, world):
    bring(FIRST)
    actor = world.reader("system")
    correct(Activity.objects.get(), actor=actor, reason="範例更正", sessions=3)
    (matter,) = activity_matters("example", [2024])
    told = [(change.known_on, change.values["sessions"]) for change in matter.changes]
    assert told == [(date(2024, 3, 5), 2), (actor.day, 3)]
    assert list(activity_matters("example", [2023])) == []

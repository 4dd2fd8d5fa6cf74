"""What the public list shows of a fine behind which stands an accident."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.publication import entries_shown, shown_entries
from laozheng.lines.safety.tests.factories import PLACE, a_file, an_accident, moved


def published(world, acted: str, opened: str, decided: str):
    """A fine for an act of a day, decided on another, served and put on the list."""
    case = a_file(world, acted=acted, opened=opened)
    number = f"高市勞檢字第{int(decided[:4]) - 1911}7000{case.pk % 10}000號"
    moved(world, case, "drafted", decided, amount_twd=100_000, deviation_reason="依情節")
    moved(world, case, "approved", decided, "head", document_number=number)
    moved(world, case, "served", decided)
    moved(world, case, "announced", decided)
    return case


def entry(day: date):
    (found,) = entries_shown(shown_entries(day), day)
    return found


@pytest.mark.parametrize(
    ("decided", "is_shown"),
    [("2026-06-30", False), ("2026-07-01", True), ("2026-07-02", True)],
)
def test_the_place_of_the_accident_is_shown_of_decisions_since_july_2026(world, decided, is_shown):
    an_accident(world, "2026-05-04 10:00")
    case = published(world, "2026-05-04", "2026-05-05", decided)
    assert Disposition.objects.get(case=case).accident_place == PLACE
    assert (entry(date(2026, 7, 3)).accident_place == PLACE) is is_shown


def test_a_fine_without_an_accident_shows_no_place(world):
    an_accident(world, "2026-05-04 10:00")
    published(world, "2026-05-05", "2026-05-06", "2026-07-02")
    assert entry(date(2026, 7, 3)).accident_place == ""


def test_the_page_and_the_open_data_tell_the_place(world, today):
    today(date(2026, 7, 3))
    an_accident(world, "2026-05-04 10:00")
    published(world, "2026-05-04", "2026-05-05", "2026-07-02")
    client = world.client("stranger")
    found = entry(date(2026, 7, 3))
    page = client.get(reverse("portal:violator", args=[found.entry_id])).content.decode()
    assert PLACE in page
    told = b"".join(client.get(reverse("portal:violators_json")).streaming_content).decode()
    assert f'"accident_place": "{PLACE}"' in told

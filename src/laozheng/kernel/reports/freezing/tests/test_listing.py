"""The kept list of candidates is the fresh comparison, and is made anew when anything moved."""

from datetime import date, timedelta

import pytest

from laozheng.base.periods import Period
from laozheng.conftest import NOON, World, home, world
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.kernel.inspections.tests import files
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.freezing import freeze as freezing
from laozheng.kernel.reports.freezing import listing
from laozheng.kernel.reports.freezing.candidates import Candidate, candidates
from laozheng.kernel.reports.freezing.listing import listed
from laozheng.kernel.reports.freezing.restate import approve, decline, propose
from laozheng.kernel.reports.models import CandidateList, Freeze

__all__ = ["home", "world"]

ANNUAL, YEAR = "annual_performance", Period.parse("113")
ACCEPT = dict.fromkeys(("line_not_installed", "binding_missing", "unsigned", "swing"), "試編")
LATER = NOON + timedelta(days=40)


def bring_in(world: World, folder, *rows) -> None:
    path = files.write(folder / "osh.csv", files.OSH, list(rows))
    report = import_file(datasets()["dispositions"], path, actor=world.reader("system", LATER))
    assert report.refused == 0, report.refusals


@pytest.fixture
def held(world: World, tmp_path, monkeypatch: pytest.MonkeyPatch) -> Freeze:
    """A book with one fine, and one more that came in later; its files do not matter."""
    monkeypatch.setattr(freezing, "suffixes", lambda: ())
    bring_in(world, tmp_path, files.osh())
    return freezing.freeze(book(ANNUAL), YEAR, actor=world.reader("system"), accept=ACCEPT)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days for which the book was really compared."""
    asked: list[date] = []

    def watched(held: Freeze, **days: date) -> list[Candidate]:
        asked.append(days["as_of"])
        return real(held, **days)

    real = listing.compared
    monkeypatch.setattr(listing, "compared", watched)
    return asked


def late_fine(world: World, folder) -> None:
    bring_in(world, folder, files.osh(number="高市勞檢字第11370000200號"))


def told(found: tuple[Candidate, ...]) -> list[dict]:
    return [one.as_dict() for one in found]


def test_the_kept_list_is_the_fresh_comparison(world, held, tmp_path, compared):
    late_fine(world, tmp_path)
    fresh = told(candidates(held, as_of=LATER.date()))
    assert fresh
    assert [told(listed(held, as_of=LATER.date())) for _ in range(3)] == [fresh] * 3
    assert len(compared) == 1


def test_a_change_of_the_records_and_another_day_compare_anew(world, held, tmp_path, compared):
    assert listed(held, as_of=LATER.date()) == ()
    late_fine(world, tmp_path)
    assert len(listed(held, as_of=LATER.date())) == 1
    listed(held, as_of=LATER.date() + timedelta(days=1))
    assert len(compared) == 3
    assert CandidateList.objects.count() == 1


def test_what_was_decided_is_told_without_a_new_comparison(world, held, tmp_path, compared):
    late_fine(world, tmp_path)
    (open_one,) = listed(held, as_of=LATER.date())
    (fresh,) = candidates(held, as_of=LATER.date())
    propose(held, fresh, actor=world.reader("officer", LATER))
    (waiting,) = listed(held, as_of=LATER.date())
    decline(held, fresh, actor=world.reader("supervisor", LATER), note="下期一併說明")
    (declined,) = listed(held, as_of=LATER.date())
    assert [open_one.state, waiting.state, declined.state] == ["open", "proposed", "declined"]
    assert len(compared) == 1


def test_an_approved_restatement_leaves_the_list(world, held, tmp_path, compared):
    late_fine(world, tmp_path)
    listed(held, as_of=LATER.date())
    (fresh,) = candidates(held, as_of=LATER.date())
    before = Vintage.objects.count()
    approve(held, fresh, actor=world.reader("supervisor", LATER))
    assert Vintage.objects.count() > before
    assert listed(held, as_of=LATER.date()) == ()
    assert len(compared) == 2

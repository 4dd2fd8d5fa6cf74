"""Facts of dispositions for figures: the worked example of standards 4.3 out of imported files."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.dated import CountedMatter
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.export import export_file
from laozheng.kernel.inspections.facts import COLUMNS, disposition_matters
from laozheng.kernel.inspections.lists.events import DISPOSITION_EVENTS
from laozheng.kernel.inspections.models import Publication
from laozheng.kernel.inspections.tests.files import IMPORTER, load, lsa, write

pytestmark = pytest.mark.usefixtures("world")

END_113, MID_114 = date(2024, 12, 31), date(2025, 6, 30)
EVENTS = ("document_number", "kind", "on", "amount", "articles", "reference", "note")
IMPORTER_114 = IMPORTER.__class__(**{**vars(IMPORTER), "at": IMPORTER.at.replace(month=7)})


def number(letter: str) -> str:
    return f"高市勞條字第113999999{letter}0號"


ROWS = {
    "1": ("勞動基準法第24條", "50000", "113/03/04"),
    "2": ("勞動基準法第24條;勞動基準法第36條", "80000", "113/05/20"),
    "3": ("勞動基準法第30條第5項;勞動基準法第30條第6項", "90000", "113/06/03"),
    "4": ("性別平等工作法第21條", "20000", "113/07/01"),
    "5": ("勞動基準法第32條第2項", "100000", "113/12/30"),
}


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Rows a to e of the example, and what happened to them later."""
    rows = [
        lsa(number(key), f"範例企業{key}有限公司", articles=articles, fine=fine, disposed=day)
        for key, (articles, fine, day) in ROWS.items()
    ]
    load(tmp_path, rows)
    events = [
        (number("1"), "served", "2024-03-08", "", "", "", ""),
        (number("5"), "revoked", "2025-04-01", "", "", "訴字第2號", ""),
        (number("2"), "partly_revoked", "2025-03-03", "50000", "勞動基準法第24條", "", ""),
        (number("3"), "撤銷", "113/11/15", "", "", "", ""),
    ]
    path = write(tmp_path / "events.csv", EVENTS, events)
    report = import_file(DISPOSITION_EVENTS, path, actor=IMPORTER_114)
    assert (report.created, report.refused) == (4, 0)
    return path


def states(matters: Iterator[CountedMatter], cut_off: date, as_of: date) -> list[dict[str, Any]]:
    """An independent fold: the columns of each matter by what was true and known."""
    found = []
    for matter in matters:
        state: dict[str, Any] = {}
        for change in matter.changes:
            if change.on <= cut_off and change.known_on <= as_of:
                state.update(change.values)
        if state:
            found.append(state)
    return found


def standing(rows: Sequence[dict[str, Any]], act: str = "lsa") -> list[dict[str, Any]]:
    return [row for row in rows if row["standing"] == "standing" and row["act"] == act]


@pytest.mark.parametrize(
    ("as_of", "count", "amount", "canceled"),
    [(END_113, 3, 230_000, [90_000]), (MID_114, 2, 100_000, [90_000, 100_000])],
)
def test_penalties_by_act_are_those_of_the_worked_example(
    example: Path, as_of: date, count: int, amount: int, canceled: list[int]
) -> None:
    rows = states(disposition_matters([2024], grain="act"), END_113, as_of)
    assert len(standing(rows)) == count
    assert sum(row["amount_twd"] for row in standing(rows)) == amount
    assert sorted(row["amount_twd"] for row in rows if row["standing"] == "revoked") == canceled
    assert len(standing(rows, "gender_equality")) == 1


@pytest.mark.parametrize(
    ("as_of", "violations"),
    [(END_113, {"24": 2, "36": 1, "32": 1}), (MID_114, {"24": 2})],
)
def test_violations_by_article_are_those_of_the_worked_example(
    example: Path, as_of: date, violations: dict[str, int]
) -> None:
    rows = standing(states(disposition_matters(grain="article", acts=("lsa",)), END_113, as_of))
    found: dict[str, int] = {}
    for row in rows:
        found[row["article"]] = found.get(row["article"], 0) + 1
    assert found == violations


def test_two_paragraphs_of_one_article_are_one_violation(example: Path) -> None:
    refs = [m.ref for m in disposition_matters([2024], grain="article") if m.ref.endswith(":30")]
    assert len(refs) == 1


def test_revocations_count_on_the_day_on_which_they_happened(example: Path) -> None:
    rows = states(disposition_matters(grain="disposition"), date(2025, 12, 31), MID_114)
    revoked = [row["revoked_on"] for row in rows if row["revoked_on"]]
    assert sorted(revoked) == [date(2024, 11, 15), date(2025, 4, 1)]


def test_every_first_change_has_every_column(example: Path) -> None:
    for matter in disposition_matters(grain="article"):
        assert set(matter.changes[0].values) == set(COLUMNS)


def test_years_and_acts_narrow_what_is_read(example: Path) -> None:
    assert list(disposition_matters([2023], grain="act")) == []
    (only,) = disposition_matters(grain="act", acts=("gender_equality",))
    assert only.changes[0].values["amount_twd"] == 20_000


def test_an_amount_over_two_acts_is_mixed(tmp_path: Path) -> None:
    load(tmp_path, [lsa(articles="勞動基準法第24條;性別平等工作法第21條", fine="60000")])
    matters = list(disposition_matters(grain="act"))
    amounts = {m.changes[0].values["act"]: m.changes[0].values["amount_twd"] for m in matters}
    assert amounts == {"lsa": None, "gender_equality": None, "mixed": 60_000}
    (whole,) = disposition_matters(grain="disposition")
    assert whole.changes[0].values["act"] == "mixed"


def test_what_cannot_be_read_counts_as_unreadable(tmp_path: Path) -> None:
    load(tmp_path, [lsa(articles="某某條例第5條")])
    (matter,) = disposition_matters(grain="article")
    assert matter.changes[0].values["act"] == "unreadable"


def test_a_revocation_from_a_file_takes_the_entry_off_the_list(example: Path) -> None:
    removed = Publication.objects.filter(removed_on__isnull=False)
    assert removed.count() == 2
    assert set(removed.values_list("removed_on", flat=True)) == {
        date(2024, 11, 15),
        date(2025, 4, 1),
    }


def test_events_come_in_once_and_go_out_again(example: Path, tmp_path: Path) -> None:
    again = import_file(DISPOSITION_EVENTS, example, actor=IMPORTER_114)
    assert (again.created, again.unchanged) == (0, 4)
    target = tmp_path / "out.csv"
    # Two of 113 (served, revoked) and the five decisions themselves.
    assert export_file(DISPOSITION_EVENTS, Period.parse("113"), IMPORTER_114, target) == 7
    back = import_file(DISPOSITION_EVENTS, target, actor=IMPORTER_114)
    assert (back.created, back.refused, back.unchanged) == (0, 0, 7)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ((number("9"), "served", "2024-03-08"), "查無這個處分字號"),
        ((number("1"), "revoked", "2026-03-08"), "在今天之後"),
        ((number("1"), "appeal_dismissed", "2024-04-08"), "已送達"),
        ((number("1"), "revoked", "2024-01-08"), "早於收件日"),
    ],
)
def test_an_event_that_cannot_be_is_refused(
    example: Path, tmp_path: Path, event: tuple[str, ...], said: str
) -> None:
    path = write(tmp_path / "wrong.csv", EVENTS[:3], [event])
    report = import_file(DISPOSITION_EVENTS, path, actor=IMPORTER_114)
    assert said in report.refusals[0].reason
    assert Case.objects.get(source_no=number("1")).state == "served"

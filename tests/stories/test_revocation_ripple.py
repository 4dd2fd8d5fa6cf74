"""One revocation: what it must change follows at once, and nothing else moves.

Once with a small invented list, once with the bureau's real files where they are. The lists come
in as they were published; the fine that falls is then served, published and counted in a frozen
book, and two later files against the same firm rely on it.
"""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from laozheng.base.periods import Period
from laozheng.conftest import World
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.models import Case, Signal, Task
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.measures.engine import Request, figures_of, row_refs
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.kernel.parties.models import Party
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.freezing.candidates import candidates
from laozheng.kernel.reports.freezing.freeze import freeze
from laozheng.kernel.reports.models import Freeze
from laozheng.lines.disputes.tests.procedure import at
from tests.stories.asking import page, value
from tests.stories.published import SAMPLES, Fined, Lists, bring_in, real_lists, small_lists
from tests.stories.test_restatement import ACCEPT, ANNUAL

pytestmark = pytest.mark.slow

YEAR = Period.parse("113")
BROKEN_AGAIN, DRAFTED_ON, FROZEN_ON = date(2025, 1, 6), date(2025, 2, 10), date(2025, 3, 3)
BEFORE, REVOKED_ON = date(2025, 6, 1), date(2025, 6, 2)
LINES = ("standards", "safety", "equality", "migrants")
FILES_HERE = pytest.mark.skipif(not SAMPLES.exists(), reason="the bureau's files are not here")


@dataclass(frozen=True)
class Story:
    """The lists as imported, the fine that falls, its case, its firm, and who came later."""

    lists: Lists
    case: Case
    firm: Party
    decided_later: Case
    drafted_later: Case
    counted: int

    @property
    def fined(self) -> Fined:
        return self.lists.fined


@pytest.fixture(
    params=[
        pytest.param(small_lists, id="small"),
        pytest.param(
            real_lists, id="real", marks=[pytest.mark.samples, pytest.mark.slow, FILES_HERE]
        ),
    ]
)
def story(request: pytest.FixtureRequest, world: World, tmp_path: Any) -> Story:
    """Everything before the revocation, by imports and steps of the procedure alone."""
    lists: Lists = request.param(tmp_path)
    fined, clerk = lists.fined, world.reader("system", at(FROZEN_ON))
    firm = ensure_party(Wanted("enterprise", fined.firm, date(2000, 1, 1)), clerk)
    for name, path in lists.files:
        assert bring_in(name, path, clerk).refused == 0
    events = tmp_path / "events.csv"
    events.write_text(
        f"document_number,kind,on\n{fined.number},served,{fined.served_on}\n", encoding="utf-8"
    )
    assert bring_in("disposition_events", events, clerk).created == 1
    case = Disposition.objects.get(party=firm, disposed_on=fined.disposed_on).case
    drafted = later_file(world, case, fined, approved_as="")
    decided = later_file(world, case, fined, approved_as=fined.next_number)
    counted = value(fined.measure, as_of=FROZEN_ON, **fined.dims)
    assert isinstance(counted, int)
    return Story(lists, case, firm, decided, drafted, counted)


@pytest.fixture
def held(world: World, story: Story) -> Freeze:
    """The book of 113, frozen while the fine stood."""
    return freeze(book(ANNUAL), YEAR, actor=world.reader("head", at(FROZEN_ON)), accept=ACCEPT)


def later_file(world: World, case: Case, fined: Fined, approved_as: str) -> Case:
    """The same firm breaks the same article again; drafted, and decided when given a number."""
    actor = world.reader("system", at(DRAFTED_ON))
    later = open_case(
        case.kind, "opened", actor=actor, received_on=BROKEN_AGAIN, intake="visit",
        party_name=fined.firm, articles=fined.articles, acted_from=BROKEN_AGAIN,
        acted_to=BROKEN_AGAIN,
    )  # fmt: skip
    perform(later, "hearing_sent", actor=actor, on=BROKEN_AGAIN)
    event = perform(later, "drafted", actor=actor, on=DRAFTED_ON, amount_twd=60_000)
    assert event.data["repeat_no"] == 2
    if approved_as:
        perform(later, "approved", actor=actor, on=DRAFTED_ON, document_number=approved_as)
    return later


def revoke(world: World, story: Story) -> None:
    actor = world.reader("system", at(REVOKED_ON))
    perform(story.case, "revoked", actor=actor, on=REVOKED_ON, reference="訴字第1號")


def records(name: str = "violators_json") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(b"".join(Client().get(reverse(f"portal:{name}"))))
    return found


def listed() -> dict[str, dict[str, Any]]:
    """The open data by id; CSV and JSON must tell the same."""
    entries = {record["id"]: record for record in records()}
    text = b"".join(Client().get(reverse("portal:violators_csv"))).decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert {key: entry["name"] for key, entry in entries.items()} == {
        key: row["name"] for key, row in rows.items()
    }
    return entries


def searched(**query: str) -> set[str]:
    """The ids that a search of the public list finds, on all its pages."""
    found: set[str] = set()
    address = reverse("portal:violators") + "?" + "&".join(f"{k}={v}" for k, v in query.items())
    while address:
        answer = Client().get(address)
        found |= {entry.entry_id for entry in answer.context["table"].rows}
        following = answer.context["pages"].next_url
        address = reverse("portal:violators") + following if following else ""
    return found


def entries_of(story: Story) -> set[str]:
    return set(story.case.disposition.publications.values_list("entry_id", flat=True))


def totals(as_of: date) -> dict[str, Any]:
    """Every total of the four lines, whatever its unit."""
    return {
        figure.measure: figure.value
        for line in LINES
        for figure in figures_of(line, period=YEAR, cut_off=None, as_of=as_of)
        if not figure.dims
    }


def naming(story: Story, codes: set[str], as_of: date) -> set[str]:
    """Those of some measures whose rows name the case."""
    return {
        code
        for code in codes
        for row in row_refs(Request.of(code, YEAR), cut_off=None, as_of=as_of)
        if row.ref.partition("#")[0] == story.case.number
    }


def test_the_public_list_is_found_by_firm_act_and_article(story: Story):
    entries = listed()
    assert entries_of(story) <= set(entries)
    assert searched() == set(entries)
    assert entries_of(story) <= searched(name=story.fined.firm)
    assert searched(name=story.fined.firm[:4]) == {
        key for key, entry in entries.items() if story.fined.firm[:4] in entry["name"]
    }
    for act in ("lsa", "osh"):
        assert searched(act=act) == {k for k, entry in entries.items() if act in entry["acts"]}
    # By article only where the law has the article shown.
    assert searched(act="lsa", article="24") == {
        key
        for key, entry in entries.items()
        if any(code.startswith("lsa:24:") for code in entry["citations"])
    }


def test_a_revocation_changes_the_list_and_leaves_tombstones(world: World, story: Story):
    before, gone = listed(), entries_of(story)
    revoke(world, story)
    after = listed()
    assert after == {key: entry for key, entry in before.items() if key not in gone}
    assert searched() == set(after)
    assert not searched(name=story.fined.firm) & gone
    assert {(row["id"], row["change"], row["reason"], row["on"]) for row in records(
        "corrections_json"
    )} == {(key, "removed", "revoked", REVOKED_ON.isoformat()) for key in gone}  # fmt: skip
    for key in gone:
        answer = Client().get(reverse("portal:violator", args=[key]))
        assert answer.status_code == 410
        text = answer.content.decode()
        assert "原處分已撤銷" in text and story.fined.firm not in text


def test_the_next_import_of_the_same_lists_brings_nothing_back(world: World, story: Story):
    revoke(world, story)
    after, cases = listed(), Case.objects.count()
    for name, path in story.lists.files:
        report = bring_in(name, path, world.reader("system", at(date(2025, 6, 9))))
        assert (report.created, report.updated, report.refused) == (0, 0, 0)
    assert (listed(), Case.objects.count()) == (after, cases)
    assert Case.objects.get(pk=story.case.pk).state == "revoked"


def test_the_enterprise_page_and_its_signals_follow(world: World, story: Story):
    told = Signal.objects.filter(source_case=story.case, withdrawn_on__isnull=True)
    assert set(told.values_list("code", flat=True)) == {story.fined.signal}
    client = world.client("head")
    before = page(client, "party", story.firm.pk)
    assert story.case.number in before and "已送達" in before and "已撤銷" not in before
    revoke(world, story)
    after = page(client, "party", story.firm.pk)
    assert "已撤銷" in after and "已送達" not in after
    assert not told.exists()


def test_later_files_that_relied_on_it_are_to_be_reviewed(world: World, story: Story):
    assert not Task.objects.exists()
    revoke(world, story)
    reviews = Task.objects.filter(rule="inspections.repeat_count")
    assert {task.case_id for task in reviews} == {story.decided_later.pk, story.drafted_later.pk}
    assert not Task.objects.exclude(pk__in=reviews).exists()
    # Nothing is changed in silence: the numbers stand until an officer has looked.
    numbers = Disposition.objects.filter(case__in=[story.decided_later, story.drafted_later])
    assert set(numbers.values_list("repeat_no", flat=True)) == {2}


def test_figures_follow_by_what_was_known_and_only_those_that_count_it(world: World, story: Story):
    old = totals(BEFORE)
    revoke(world, story)
    assert totals(BEFORE) == old
    new = totals(REVOKED_ON)
    changed = {code for code in new if new[code] != old[code]}
    assert changed == naming(story, changed, BEFORE) | naming(story, changed, REVOKED_ON)
    assert story.fined.measure in changed
    assert new[story.fined.measure] == old[story.fined.measure] - 1


def test_the_frozen_figure_is_proposed_anew_for_this_cause_alone(
    world: World, story: Story, held: Freeze
):
    assert candidates(held, as_of=BEFORE) == ()
    revoke(world, story)
    (candidate,) = candidates(held, as_of=REVOKED_ON)
    assert (candidate.cause, candidate.reason) == (story.case.number, "revoked_on_appeal")
    falls = {
        (figure.old, figure.new)
        for figure in candidate.figures
        if figure.vintage.measure == story.fined.measure
    }
    assert falls == {(story.counted, story.counted - 1)}
    assert all(figure.old != figure.new for figure in candidate.figures)
    printed = Vintage.objects.filter(book=ANNUAL, measure=story.fined.measure)
    assert {vintage.value for vintage in printed} == {str(story.counted)}

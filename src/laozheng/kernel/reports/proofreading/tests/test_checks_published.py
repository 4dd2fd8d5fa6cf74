"""The known contradictions of two published reports: which of them the text itself can show.

The lists of contradictions are kept beside the documents, outside this repository; the numbers here
are theirs. The test maps lines and kinds to them; the checks know nothing of the documents.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from laozheng.kernel.reports.proofreading.checks import AGREES, CONTRADICTS, Check, check
from laozheng.kernel.reports.proofreading.reading import of_text
from laozheng.kernel.reports.proofreading.scanning import scan

SEEDS = Path(__file__).resolve().parents[7] / "shared" / "seeds"

# Number of the contradiction → the kind of check and one of the lines that show it.
PERFORMANCE_113: Mapping[int, tuple[tuple[str, int], ...]] = {
    1: (("product", 107),),
    2: (("frequency", 310),),
    3: (("sum", 363),),
    4: (("component", 158),),
    5: (("other_population", 342),),
    6: (("rate_without_base", 339),),
    7: (("outcome_exceeds_input", 374),),
    8: (("unexplained_loss", 393),),
    9: (("forecast", 329), ("forecast", 332), ("forecast", 338), ("still_running", 332)),
    10: (("other_population", 306),),
    11: (("mixed_units", 113), ("unit_word", 317)),
    12: (("repeated_for_other_period", 377),),
    13: (("missing_total", 282),),
    14: (("inside_or_outside", 318),),
    15: (("implied_base", 155),),
    16: (("shortage", 366),),
    17: (("counted_elsewhere", 334), ("counted_elsewhere", 335)),
    18: (("whole_missing", 57),),
    19: (
        ("missing_total", 54),
        ("missing_total", 115),
        ("missing_total", 346),
        ("missing_total", 362),
    ),
    20: (
        ("name_variant", 118),
        ("superseded_term", 27),
        ("superseded_term", 76),
        ("superseded_term", 19),
        ("malformed", 314),
        ("malformed", 368),
        ("doubled_word", 396),
        ("bracket", 315),
    ),
}
# Only the report of the next year shows it.
PERFORMANCE_NOT_SHOWN = {21}

SUSTAINABILITY_2025: Mapping[int, tuple[tuple[str, int], ...]] = {
    1: (("trend", 1126), ("trend", 2260)),
    2: (("formula", 1868),),
    3: (("rate", 2047),),
    4: (("flow", 1903),),
    5: (("rounded_parts", 1189),),
    6: (("points", 1890), ("wording_of_change", 1890)),
    7: (("places_equal_persons", 270),),
    8: (("repeat", 278),),
    9: (("label_variant", 829), ("label_variant", 822)),
    10: (("label_variant", 826),),
    11: (("one_or_several", 1608),),
    12: (("new_or_in_all", 972),),
    14: (("codes", 1212),),
    15: (("issuer", 777), ("superseded_term", 1204)),
    16: (("office_holder", 175),),
    17: (("empty_for_report", 2320), ("factor_of_other_year", 1193)),
    18: (("amount_for_efficiency", 1055),),
    19: (("head_variant", 1126),),
    20: (("row_differs", 909),),
    21: (("unit_word", 270),),
    23: (("ends_before_report", 2172),),
    25: (
        ("target_passed", 578),
        ("target_passed", 628),
        ("target_passed", 673),
    ),
    26: (("order", 2196),),
}
# The others compare meanings, other reports or pictures.
SUSTAINABILITY_NOT_SHOWN = {13, 22, 24, 27}
MOST_FALSE_ALARMS = 5

pytestmark = pytest.mark.samples


@cache
def alarms(prefix: str) -> tuple[Check, ...]:
    paths = sorted(SEEDS.glob(f"{prefix}_*.txt")) if SEEDS.is_dir() else []
    if not paths:
        pytest.skip("the published reports are not here")
    source = of_text(paths[0].read_text(encoding="utf-8"))
    return tuple(c for c in check(source, scan(source)) if c.verdict != AGREES)


def shows(found: Check, places: tuple[tuple[str, int], ...]) -> bool:
    return any(found.kind == kind and line in found.lines for kind, line in places)


def unlisted(
    found: tuple[Check, ...], known: Mapping[int, tuple[tuple[str, int], ...]]
) -> list[Check]:
    return [c for c in found if not any(shows(c, places) for places in known.values())]


@pytest.mark.parametrize(
    ("prefix", "known"), [("000", PERFORMANCE_113), ("004", SUSTAINABILITY_2025)]
)
@pytest.mark.slow
def test_every_contradiction_that_the_text_can_show_is_reported(
    prefix: str, known: Mapping[int, tuple[tuple[str, int], ...]]
) -> None:
    found = alarms(prefix)
    missed = [
        (number, place)
        for number, places in known.items()
        for place in places
        if not any(shows(c, (place,)) for c in found)
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("prefix", "known"), [("000", PERFORMANCE_113), ("004", SUSTAINABILITY_2025)]
)
def test_false_alarms_are_few(
    prefix: str, known: Mapping[int, tuple[tuple[str, int], ...]]
) -> None:
    extra = unlisted(alarms(prefix), known)
    assert len(extra) <= MOST_FALSE_ALARMS, extra
    assert [c for c in extra if c.verdict == CONTRADICTS] == []


def test_the_lists_are_complete() -> None:
    assert set(PERFORMANCE_113) | PERFORMANCE_NOT_SHOWN == set(range(1, 22))
    assert set(SUSTAINABILITY_2025) | SUSTAINABILITY_NOT_SHOWN == set(range(1, 28))
    assert not set(PERFORMANCE_113) & PERFORMANCE_NOT_SHOWN
    assert not set(SUSTAINABILITY_2025) & SUSTAINABILITY_NOT_SHOWN

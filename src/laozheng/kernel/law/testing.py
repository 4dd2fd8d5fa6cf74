"""Rule tests that a legal officer can read: TOML files beside the tests, no Python in them.

A package keeps them in ``tests/rules/*.toml``:

    [[case]]
    name = "收件後三日內指派：四月連假順延"
    rule = "disputes.begin_due"
    given = { received_on = 2024-03-25, happenings = [{ kind = "assigned", on = 2024-03-28 }] }
    expected = { due_on = 2024-04-08 }

and its ``tests/test_rules.py`` only says which function each rule name means:

    RULES = {"disputes.begin_due": deadline_rule(rules.begin_due, law), "law.count": count_term}

    @pytest.mark.parametrize(("file", "case"), rule_cases(__file__), ids=case_id)
    def test_a_rule_gives_what_the_statute_says(file, case):
        check(case, RULES)

``given`` holds the arguments by name. ``expected`` holds attributes of the result (due_on, due_at,
starts_on, result, unconfirmed …) or, for a result that is a mapping, its keys. Three words are
special: ``none = true`` (the rule gives None: its term has not begun), ``error = "NotConfigured"``
(the rule refuses), ``says = ["…"]`` (words that must stand in the steps). Times without a zone are
Taipei time.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from laozheng.base.moments import in_taipei
from laozheng.kernel.law.calendar import Calendar, ClosedSpan, office_calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law, national_law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.timeline import Happening, Timeline

Rule = Callable[..., Any]


@dataclass(frozen=True)
class RuleCase:
    """One example: the rule by name, what is given, what must come out."""

    name: str
    rule: str
    given: Mapping[str, Any]
    expected: Mapping[str, Any]


def rule_cases(test_file: str | Path) -> list[tuple[str, RuleCase]]:
    """Return the cases of ``rules/*.toml`` beside a test file, each with its file's name.

    Raises ValueError when there is none, when two share a name in one file, or when one is not
    complete: a test folder that silently holds nothing would always pass.
    """
    found: list[tuple[str, RuleCase]] = []
    for path in sorted((Path(test_file).parent / "rules").glob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        names: set[str] = set()
        for table in document["case"]:
            case = RuleCase(**table)
            if case.name in names or not case.expected:
                raise ValueError(f"{path.name}: {case.name!r} stands twice or expects nothing")
            names.add(case.name)
            found.append((path.name, case))
    if not found:
        raise ValueError(f"no rule cases beside {test_file}")
    return found


def case_id(value: object) -> str:
    """Name a parametrized test by file and case."""
    return value.name if isinstance(value, RuleCase) else str(value).removesuffix(".toml")


def check(case: RuleCase, rules: Mapping[str, Rule]) -> None:
    """Run the rule of the case; raises AssertionError that lists every difference."""
    expected = dict(case.expected)
    refusal = expected.pop("error", None)
    try:
        result = rules[case.rule](**case.given)
    except Exception as error:
        if refusal is None or type(error).__name__ != refusal:
            raise
        return
    if refusal is not None:
        raise AssertionError(f"{case.name}: expected {refusal}, got {result!r}")
    different = list(differences(expected, result))
    if different:
        raise AssertionError("\n".join([case.name, *different, *_steps(result)]))


def differences(expected: Mapping[str, Any], result: Any) -> Iterable[str]:
    """Yield one line for every expectation that the result does not meet."""
    wanted = dict(expected)
    if wanted.pop("none", False):
        if result is not None:
            yield f"expected None, got {result!r}"
        return
    for words in wanted.pop("says", []):
        if not any(words in step for step in _steps(result)):
            yield f"no step says {words!r}"
    for name, value in wanted.items():
        found = result[name] if isinstance(result, Mapping) else getattr(result, name)
        if _plain(found) != _plain(value):
            yield f"{name}: expected {value!r}, got {found!r}"


def timeline_from(received_on: date, happenings: Iterable[Mapping[str, Any]] = ()) -> Timeline:
    """Make a timeline from tables with kind, on, and optionally at, known_on, data."""
    return Timeline(
        received_on,
        tuple(
            Happening(
                kind=table["kind"],
                on=table["on"],
                at=in_taipei(table["at"]) if "at" in table else None,
                known_on=table.get("known_on", table["on"]),
                data=table.get("data", {}),
            )
            for table in happenings
        ),
    )


def calendar_from(closed: Iterable[Mapping[str, Any]] = ()) -> Calendar:
    """Return the office calendar with closed spans (start, end, reason, half, district)."""
    return office_calendar().with_closed(ClosedSpan(**span) for span in closed)


def deadline_rule(rule: Callable[[Timeline, Calendar, Law], Reckoning | None], law: Law) -> Rule:
    """Turn a deadline rule into one that takes received_on, happenings, closed and overlay."""

    def run(
        received_on: date,
        happenings: Iterable[Mapping[str, Any]] = (),
        closed: Iterable[Mapping[str, Any]] = (),
        overlay: Mapping[str, Any] | None = None,
    ) -> Reckoning | None:
        supposed = law.supposing(overlay or {})
        return rule(timeline_from(received_on, happenings), calendar_from(closed), supposed)

    return run


def count_term(
    start: date | datetime,
    n: int,
    unit: Any = "days",
    *,
    closed: Iterable[Mapping[str, Any]] = (),
    overlay: Mapping[str, Any] | None = None,
    **options: bool,
) -> Reckoning:
    """Count a term of a rule file: ``counting.count`` on the office calendar."""
    law = national_law().supposing(overlay or {})
    calendar = calendar_from(closed)
    return count(start, n, unit, calendar, cite="規則測試", law=law, **options)


def _steps(result: Any) -> list[str]:
    return [f"{step.text}{step.cite}" for step in getattr(result, "steps", ())]


def _plain(value: Any) -> Any:
    """Compare as TOML writes it: lists for tuples, aware moments, exact numbers."""
    if isinstance(value, datetime):
        return in_taipei(value)
    if isinstance(value, Decimal):
        return Fraction(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value

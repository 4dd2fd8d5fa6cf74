"""From dated changes of a matter to the versions that a fact stores.

Every change has the day on which it became true (``on``) and the day on which the bureau knew it
(``known_on``). The state at a cut-off C and an as-of day K is the fold of the changes with
``on ≤ C`` and ``known_on ≤ K``; the versions are rectangles that cover the plane of (C, K).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from laozheng.kernel.cases.dated import CountedMatter, FactChange, Value
from laozheng.kernel.measures.declare import FactRow

State = dict[str, Value]
# What a line adds to the columns of a change.
Adding = Callable[[Mapping[str, Value]], Mapping[str, Value]]


@dataclass(frozen=True)
class Version:
    """The values of a matter for cut-offs in [on_from, on_to) and as-of days in [known_from, …)."""

    values: Mapping[str, Value]
    on_from: date
    on_to: date | None
    known_from: date
    known_to: date | None


@dataclass(frozen=True)
class _Run:
    """A stretch of cut-off days with one state; day positions, the end outside."""

    start: int
    end: int
    state: State


def fact_rows(case_id: int | None, ref: str, changes: Sequence[FactChange]) -> Iterator[FactRow]:
    """The rows of one matter; see `versions_of`."""
    for version in versions_of(changes):
        yield FactRow(case_id, ref, **vars(version))


def matter_rows(
    matters: Iterable[CountedMatter], adding: Adding | None = None
) -> Iterator[FactRow]:
    """The rows of what a pattern of work counts, each change with what the line adds to it."""
    for matter in matters:
        changes = matter.changes
        if adding is not None:
            changes = tuple(replace(c, values={**c.values, **adding(c.values)}) for c in changes)
        yield from fact_rows(matter.case_id, matter.ref, changes)


def versions_of(changes: Sequence[FactChange]) -> Iterator[Version]:
    """Cover every (cut-off, as-of) at which the matter exists with exactly one version.

    Changes are folded in the order given, which is the order in which they take effect. The first
    one brings the matter into being: before its days there is none, whatever else is dated earlier.
    """
    if not changes:
        return
    first = changes[0]
    bounded = [
        FactChange(max(c.on, first.on), max(c.known_on, first.known_on), c.values) for c in changes
    ]
    days = sorted({change.on for change in bounded})
    known_days = sorted({change.known_on for change in bounded})
    open_runs: list[tuple[_Run, date]] = []
    for known in known_days:
        runs = _runs([change for change in bounded if change.known_on <= known], days)
        going_on = [pair for pair in open_runs if pair[0] in runs]
        for run, since in open_runs:
            if run not in runs:
                yield _version(run, days, since, known)
        started = {run.start for run, _ in going_on}
        open_runs = going_on + [(run, known) for run in runs if run.start not in started]
    for run, since in open_runs:
        yield _version(run, days, since, None)


def _runs(changes: Sequence[FactChange], days: Sequence[date]) -> list[_Run]:
    """The states along the cut-off days, equal neighbors joined."""
    runs: list[_Run] = []
    for position, day in enumerate(days):
        state: State = {}
        for change in changes:
            if change.on <= day:
                state.update(change.values)
        if runs and runs[-1].state == state:
            runs[-1] = _Run(runs[-1].start, position + 1, state)
        else:
            runs.append(_Run(position, position + 1, state))
    return runs


def _version(run: _Run, days: Sequence[date], since: date, known_to: date | None) -> Version:
    on_to = days[run.end] if run.end < len(days) else None
    return Version(run.state, days[run.start], on_to, since, known_to)

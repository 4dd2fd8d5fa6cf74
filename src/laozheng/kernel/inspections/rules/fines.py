"""What still counts of dispositions, how often, and which time this is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from laozheng.base.months import months_before
from laozheng.base.periods import Period
from laozheng.base.roc import roc_day
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import DatedValue, Law
from laozheng.kernel.law.reckoning import Reckoning, Step

# Events after which nothing of a disposition stands.
REVOKING = ("revoked", "remanded", "judgment_revoked")
# A decision enters the records by the approval of its draft, or as one that was made before.
ISSUING = ("issued", "approved")


@dataclass(frozen=True)
class Change:
    """A later decision on a disposition: full revocation, or what is left after a partial one.

    ``known_on`` is the day on which the bureau knew; ``amount_twd`` and ``citations`` are what
    remains.
    """

    on: date
    known_on: date
    full: bool = True
    amount_twd: int | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Fine:
    """A disposition as figures and repeat counts see it; an unknown amount is None, never zero."""

    ref: str
    disposed_on: date
    citations: tuple[Citation, ...]
    amount_twd: int | None = None
    served_on: date | None = None
    changes: tuple[Change, ...] = ()


def as_it_stands(fine: Fine, as_of: date) -> Fine | None:
    """What is left of a disposition by what was known on a day; None when it is revoked."""
    for change in sorted(fine.changes, key=lambda change: change.on):
        if change.known_on > as_of:
            continue
        if change.full:
            return None
        fine = replace(fine, amount_twd=change.amount_twd, citations=change.citations)
    return fine


def net(fines: Iterable[Fine], period: Period, as_of: date, act: str = "") -> tuple[Fine, ...]:
    """The dispositions decided in a period that still stand on a day, as they stand.

    With an act only those that cite it; each is one, however many of its articles it cites.
    """
    standing = (as_it_stands(f, as_of) for f in fines if period.contains(f.disposed_on))
    return tuple(
        fine
        for fine in standing
        if fine and (not act or any(citation.act == act for citation in fine.citations))
    )


def net_count(fines: Iterable[Fine], period: Period, as_of: date, act: str = "") -> int:
    """How many dispositions decided in a period stand, without those revoked by what is known."""
    return len(net(fines, period, as_of, act))


def repeat_count(
    earlier: Iterable[Fine], citation: Citation, acted_on: date, as_of: date, law: Law
) -> Reckoning:
    """Which time this is: earlier fines on the same article of the same party, plus one.

    Counts what was served before the act, within the window, and is not revoked by what is known
    on ``as_of``. A fine served on the very day of the act does not count (行政罰法第18條第1項).
    """
    window = law.value("inspections.repeat_window_months", acted_on)
    first = months_before(acted_on, window.value)
    counted = [
        fine
        for fine in sorted(earlier, key=lambda fine: (fine.served_on or date.max, fine.ref))
        if raises_count(fine, citation, acted_on, as_of, law)
    ]
    article = Citation(citation.act, citation.article, citation.suffix)
    steps = [
        Step(f"自{roc_day(first)}至行為日前一日，同一當事人因{article}受送達的裁處。", window.cite)
    ]
    steps += [Step(f"{fine.ref}，{roc_day(_day(fine.served_on))}送達。") for fine in counted]
    steps.append(Step(f"計{len(counted)}次，本次為第{len(counted) + 1}次。"))
    return _reckoning("repeat_count", len(counted) + 1, steps, (window,))


def raises_count(fine: Fine, citation: Citation, acted_on: date, as_of: date, law: Law) -> bool:
    """Whether an earlier fine counts when a later act on an article is counted."""
    window = law.value("inspections.repeat_window_months", acted_on)
    return (
        fine.served_on is not None
        and months_before(acted_on, window.value) <= fine.served_on < acted_on
        and _still_cites(fine, citation, as_of)
    )


def _still_cites(fine: Fine, citation: Citation, as_of: date) -> bool:
    standing = as_it_stands(fine, as_of)
    article = citation.act, citation.article, citation.suffix
    return standing is not None and any(
        (cited.act, cited.article, cited.suffix) == article for cited in standing.citations
    )


def _day(day: date | None) -> date:
    assert day is not None
    return day


def _reckoning(
    rule: str, result: object, steps: Sequence[Step], values: tuple[DatedValue, ...]
) -> Reckoning:
    return Reckoning(
        result=result,
        steps=tuple(steps),
        citations=tuple(dict.fromkeys(step.cite for step in steps if step.cite)),
        values=values,
        rule=f"inspections.{rule}",
    )

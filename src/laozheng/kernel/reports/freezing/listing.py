"""The list of candidates as it is kept between two changes of the records.

Comparing a whole book row by row takes seconds; the list is read in a moment. It is made anew as
soon as anything differs that it rests on: the records of its figures, a restatement, the day, or
this program. The kept list tells figures without the rows behind them: a decision is taken on a
fresh comparison.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from fractions import Fraction
from hashlib import sha256
from typing import Any

from laozheng import __version__
from laozheng.base.periods import Period
from laozheng.kernel.measures.catalogue import facts, measures
from laozheng.kernel.measures.evidence import facts_of
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.measures.store import generation
from laozheng.kernel.reports.freezing.agreement import current_vintages
from laozheng.kernel.reports.freezing.candidates import (
    Candidate,
    CandidateFigure,
    compared,
    with_states,
)
from laozheng.kernel.reports.freezing.causes import LaterEvent
from laozheng.kernel.reports.models import CandidateList, Freeze


def listed(held: Freeze, *, as_of: date, cut_off: date | None = None) -> tuple[Candidate, ...]:
    """The candidates of a frozen book: as they are kept, else compared now and kept."""
    day = cut_off or held.cut_off
    kept = CandidateList.objects.filter(freeze=held, cut_off=day).first()
    if kept is not None and kept.rests_on == _rests_on(held, as_of):
        return with_states(held, _read(kept.content))
    found = compared(held, as_of=as_of, cut_off=cut_off)
    if rests_on := _rests_on(held, as_of):
        CandidateList.objects.update_or_create(
            freeze=held,
            cut_off=day,
            defaults={"rests_on": rests_on, "content": [_written(one) for one in found]},
        )
    return with_states(held, found)


def _rests_on(held: Freeze, as_of: date) -> str:
    """A digest of all that decides the list; "" while records changed that nobody counted yet."""
    definitions = measures()
    codes = {vintage.measure for vintage in current_vintages(held.book, Period.parse(held.period))}
    names = {name for code in codes & definitions.keys() for name in facts_of(code, definitions)}
    records = generation(names & facts().keys())
    if not records:
        return ""
    last = Vintage.objects.order_by("-id").values_list("id", flat=True).first()
    return sha256(f"{__version__};{as_of};{last};{records}".encode()).hexdigest()


def _written(candidate: Candidate) -> dict[str, Any]:
    return {
        "number": candidate.number,
        "cause": candidate.cause,
        "reason": candidate.reason,
        "cases": list(candidate.cases),
        "events": [_plain(asdict(event)) for event in candidate.events],
        "figures": [
            {
                "vintage": figure.vintage.pk,
                **{name: _exact(getattr(figure, name)) for name in ("old", "new", "now")},
                "decimals": figure.decimals,
            }
            for figure in candidate.figures
        ],
    }


def _read(content: Iterable[Mapping[str, Any]]) -> list[Candidate]:
    wanted = {figure["vintage"] for one in content for figure in one["figures"]}
    vintages = Vintage.objects.in_bulk(wanted)
    return [
        Candidate(
            number=one["number"],
            cause=one["cause"],
            reason=one["reason"],
            cases=tuple(one["cases"]),
            events=tuple(_event(event) for event in one["events"]),
            figures=tuple(_figure(figure, vintages) for figure in one["figures"]),
        )
        for one in content
    ]


def _figure(kept: Mapping[str, Any], vintages: Mapping[int, Vintage]) -> CandidateFigure:
    old, new, now = (
        None if kept[name] is None else Fraction(kept[name]) for name in ("old", "new", "now")
    )
    vintage = vintages[kept["vintage"]]
    return CandidateFigure(vintage, old, new, now, after=(), decimals=kept["decimals"])


def _event(kept: Mapping[str, Any]) -> LaterEvent:
    return LaterEvent(
        case=kept["case"],
        kind=kept["kind"],
        label=kept["label"],
        on=date.fromisoformat(kept["on"]),
        known_on=date.fromisoformat(kept["known_on"]),
        recorded_at=datetime.fromisoformat(kept["recorded_at"]),
        actor_ref=kept["actor_ref"],
    )


def _plain(values: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in values.items()
    }


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)

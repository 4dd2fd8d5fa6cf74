"""What a fine is weighed by: ranges, repeat counts, unity of acts, limitation, the schedule.

The officer's page shows the same object by which the draft is judged, so that nobody is refused
for a reason that the page did not tell.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from laozheng.base.months import months_before
from laozheng.base.numerals import plain
from laozheng.base.roc import roc_day
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Disposition, Finding
from laozheng.kernel.inspections.penalties import COUNTED, multiplied, penalty_range
from laozheng.kernel.inspections.penalties.concurrence import range_together
from laozheng.kernel.inspections.penalties.large import large_employer_least, standings_of
from laozheng.kernel.inspections.penalties.schedule import Charge, fine_proposal
from laozheng.kernel.inspections.penalties.unity import Breach, act_unity
from laozheng.kernel.inspections.queries import as_fine, others_against, undecided_against
from laozheng.kernel.inspections.rules import (
    PROSECUTION_ENDED,
    REVOKING,
    Fine,
    limitation,
    raises_count,
    repeat_count,
)
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import Law, NotConfigured
from laozheng.kernel.law.reckoning import Reckoning

# The field of the draft that tells what a range is counted by.
_COUNTED_FIELDS = {"worker": "workers", "excess": "excess_twd"}


@dataclass(frozen=True)
class Weighed:
    """One provision of a file: its range (None: none is on file), which time, what is left of it.

    ``counted`` are the dispositions that the repeat count takes in; ``common`` is the least fine
    that the common principle wants of this employer (None: it wants none). ``wants`` names what has
    to be counted before the range is known (workers, TWD in excess), "" when nothing is.
    """

    citation: Citation
    range: Reckoning | None
    wants: str
    repeat: Reckoning
    counted: tuple[Disposition, ...]
    unity: Reckoning | None
    common: Reckoning | None = None

    @property
    def raised(self) -> Reckoning | None:
        """The range as the common principle wants it used."""
        if self.range is None or self.common is None:
            return self.range
        least = max(self.range.result["min_twd"], self.common.result)
        return replace(self.range, result={**self.range.result, "min_twd": least})

    @property
    def punished_by(self) -> str:
        """The document that covers the whole act already, or ""."""
        return str(self.unity.result["punished_by"]) if self.unity else ""


@dataclass(frozen=True)
class Weighing:
    """All that the amount of a file rests on, on one day.

    ``together`` is the range of all provisions that have one, ``common_twd`` the least sum by the
    common principle for what was told of the employer, never below the lawful one; ``large`` are
    the standings that would raise it. ``proposal`` is None while the city
    has no schedule; ``unscheduled`` then says what is missing.
    ``pending`` are undecided files against the same party on an article of this one.
    """

    day: date
    weighed: tuple[Weighed, ...]
    together: Reckoning
    common_twd: int
    large: tuple[str, ...]
    limitation: Reckoning
    warns_from: date
    proposal: Reckoning | None
    unscheduled: str
    employees: int | None
    workers_affected: int | None
    owed_twd: int | None
    pending: tuple[Disposition, ...]
    waivable_max_twd: int

    @property
    def is_waivable(self) -> bool:
        """Whether the maximum is so low that the fine may be left (行政罰法第19條)."""
        return bool(self.ranges) and self.most_twd <= self.waivable_max_twd

    @property
    def ranges(self) -> tuple[Reckoning, ...]:
        """The ranges of all provisions that have one."""
        return tuple(one.range for one in self.weighed if one.range)

    @property
    def trace(self) -> tuple[Reckoning, ...]:
        """What is kept of the ranges: each of them, and that of all where there are several."""
        return (*self.ranges, self.together) if len(self.ranges) > 1 else self.ranges

    @property
    def least_twd(self) -> int:
        """The lowest lawful sum."""
        return int(self.together.result["min_twd"])

    @property
    def most_twd(self) -> int:
        """The highest lawful sum without any surcharge."""
        return int(self.together.result["max_twd"])

    @property
    def ceiling_twd(self) -> int:
        """The highest lawful sum with the surcharge for grave cases."""
        return int(self.together.result["ceiling_twd"])

    @property
    def repeat_no(self) -> int:
        """Which time this is, by the provision broken most often."""
        return max((one.repeat.result for one in self.weighed), default=1)

    @property
    def is_near_limitation(self) -> bool:
        """Whether the last day for a fine draws near."""
        return self.warns_from <= self.day

    @property
    def cites(self) -> str:
        """The articles that set the ranges."""
        return "、".join(dict.fromkeys(one.result["cite"] for one in self.ranges))


@dataclass(frozen=True)
class Told:
    """What the officer tells of an act besides the file.

    ``conditions`` are those found that a range depends on; ``one_conduct`` that one conduct broke
    all provisions; ``employees`` stands where no visit counted them, ``workers`` and ``excess_twd``
    where no finding did. ``standing`` says what makes the employer large (``STANDINGS``).
    """

    conditions: tuple[str, ...] = ()
    one_conduct: bool = False
    employees: int | None = None
    workers: int | None = None
    excess_twd: int | None = None
    standing: str = ""


def weigh(
    disposition: Disposition,
    day: date,
    *,
    law: Law,
    calendar: Calendar,
    as_of: date | None = None,
    told: Told = Told(),
) -> Weighing:
    """Weigh the fine of a file for a decision on a day, by what is known on ``as_of``."""
    findings = list(disposition.findings.select_related("case__visit"))
    earlier = tuple((other, as_fine(other)) for other in others_against(disposition))
    counted = _counted(findings, told)
    scales = _Scales(disposition, earlier, day, as_of or day, law, told, counted)
    citations = disposition.citations
    weighed = tuple(scales.weigh(citation) for citation in citations)
    employees = told.employees if told.employees is not None else _employees(findings)
    ranges = [one.range for one in weighed if one.range]
    raised = [one.raised for one in weighed if one.raised]
    last = limitation(
        scales.acted_on, calendar, law, _quashed_on(disposition), _prosecution_ended_on(disposition)
    )
    proposal, unscheduled = _proposal(weighed, employees, day, law)
    return Weighing(
        day=day,
        weighed=weighed,
        together=range_together(ranges, one_conduct=told.one_conduct),
        common_twd=range_together(raised, one_conduct=told.one_conduct).result["min_twd"],
        large=standings_of(citations, scales.acted_on, law),
        limitation=last,
        warns_from=_warns_from(last, day, law),
        proposal=proposal,
        unscheduled=unscheduled,
        employees=employees,
        workers_affected=_total(findings, "workers_affected"),
        owed_twd=_total(findings, "owed_twd"),
        pending=tuple(undecided_against(disposition)),
        waivable_max_twd=law.get("law.penalty_waivable_max_twd", day),
    )


def _counted(findings: list[Finding], told: Told) -> dict[str, int | None]:
    """How often a range that is set per worker or per excess holds."""
    return {
        "worker": told.workers or _total(findings, "workers_affected"),
        "excess": told.excess_twd or _total(findings, "owed_twd"),
    }


def refuse_unlawful(weighing: Weighing, amount_twd: int, deviation_reason: str) -> None:
    """Raise Refused when an amount may not be drafted, with the field and the way out."""
    last_day = weighing.limitation.due_on
    if last_day is not None and weighing.day > last_day:
        raise Refused(f"裁處權時效已於{roc_day(last_day)}屆滿，不得裁罰")
    for one in weighing.weighed:
        if one.unity is not None and one.punished_by:
            raise Refused(one.unity.steps[-1].text.rstrip("。"), "articles")
        if one.wants:
            text = f"違反{one.citation}按{COUNTED[one.wants]}處罰，請填{COUNTED[one.wants]}"
            raise Refused(text, _COUNTED_FIELDS[one.wants])
        if one.range is None:
            raise Refused(f"查無{one.citation}的罰鍰範圍，請確認條、項、款後再擬", "articles")
    least, most, ceiling = weighing.least_twd, weighing.most_twd, weighing.ceiling_twd
    lawful = f"{plain(least)}元至{plain(ceiling)}元之間（{weighing.cites}）"
    if not least <= amount_twd <= ceiling:
        raise Refused(f"罰鍰須在{lawful}，請更正金額", "amount_twd")
    if deviation_reason:
        return
    if amount_twd > most:
        raise Refused(
            f"罰鍰逾法定最高額{plain(most)}元（加重後須在{lawful}），請填裁量理由",
            "deviation_reason",
        )
    if amount_twd < weighing.common_twd:
        raise Refused(
            f"這類事業依共通性原則不低於{plain(weighing.common_twd)}元，較低者請填裁量理由",
            "deviation_reason",
        )
    proposed = weighing.proposal.result if weighing.proposal else None
    if proposed is not None and amount_twd != proposed:
        raise Refused(
            f"罰鍰與裁罰基準的{plain(proposed)}元不同（法定範圍在{lawful}），請填裁量理由",
            "deviation_reason",
        )


@dataclass(frozen=True)
class _Scales:
    """What every provision of a file is weighed with; ``earlier`` is told by the party's past."""

    disposition: Disposition
    earlier: tuple[tuple[Disposition, Fine], ...]
    day: date
    as_of: date
    law: Law
    told: Told
    quantities: Mapping[str, int | None]

    @property
    def acted_on(self) -> date:
        """The day by which the act is judged: its end, of one that goes on its beginning."""
        return self.disposition.acted_to or self.disposition.acted_from or self.day

    def weigh(self, citation: Citation) -> Weighed:
        """Weigh one provision."""
        single = penalty_range(citation, self.acted_on, self.day, self.told.conditions)
        range_ = multiplied(single, self.quantities) if single else None
        counting = citation, self.acted_on, self.as_of, self.law
        return Weighed(
            citation=citation,
            range=range_,
            wants=single.result["unit"] if single and range_ is None else "",
            repeat=repeat_count((fine for _, fine in self.earlier), *counting),
            counted=tuple(one for one, fine in self.earlier if raises_count(fine, *counting)),
            unity=self._unity(citation),
            common=large_employer_least(citation, self.told.standing, self.acted_on, self.law),
        )

    def _unity(self, citation: Citation) -> Reckoning | None:
        if self.disposition.acted_from is None:
            return None
        breach = Breach(citation, self.disposition.acted_from, self.disposition.acted_to)
        return act_unity(breach, (fine for _, fine in self.earlier), self.as_of)


def _quashed_on(disposition: Disposition) -> date | None:
    """The day on which the decision fell that a file replaces; None when it replaces none."""
    if disposition.replaces is None:
        return None
    return _last_day(disposition.replaces, REVOKING)


def _prosecution_ended_on(disposition: Disposition) -> date | None:
    """The day on which criminal proceedings over the act ended unpunished; None without any."""
    return _last_day(disposition, (PROSECUTION_ENDED,))


def _last_day(disposition: Disposition, kinds: Iterable[str]) -> date | None:
    """The day of the last standing event of some kinds."""
    events = disposition.case.events.filter(kind__in=list(kinds), superseded_by__isnull=True)
    return events.order_by("-on").values_list("on", flat=True).first()


def _warns_from(last: Reckoning, day: date, law: Law) -> date:
    """The day from which the end of the time to decide is told."""
    assert last.due_on is not None
    years = law.get("law.penalty_limitation_years", day)
    silent = law.get("inspections.limitation_warning_months", day)
    return months_before(last.due_on, 12 * years - silent)


def _proposal(
    weighed: Sequence[Weighed], employees: int | None, day: date, law: Law
) -> tuple[Reckoning | None, str]:
    charges = [
        Charge(
            one.citation,
            one.repeat.result,
            one.raised.result["min_twd"],
            one.raised.result["ceiling_twd"],
        )
        for one in weighed
        if one.raised is not None
    ]
    try:
        return fine_proposal(charges, employees, day, law), ""
    except NotConfigured as missing:
        return None, str(missing)


def _employees(findings: Iterable[Finding]) -> int | None:
    visits = (getattr(finding.case, "visit", None) for finding in findings)
    return max((v.employees for v in visits if v and v.employees is not None), default=None)


def _total(findings: Iterable[Finding], name: str) -> int | None:
    """The sum over the findings of which it is known; None when it is known of none."""
    known = [value for finding in findings if (value := getattr(finding, name)) is not None]
    return sum(known) if known else None


def remembered(weighing: Weighing, amount_twd: int) -> Mapping[str, Any]:
    """What the event of the draft keeps of the weighing."""
    proposal = weighing.proposal
    return {
        "amount_twd": amount_twd,
        "repeat_no": weighing.repeat_no,
        "proposed_twd": proposal.result if proposal else None,
        "common_twd": weighing.common_twd,
        "last_day": weighing.limitation.due_on.isoformat() if weighing.limitation.due_on else "",
    }

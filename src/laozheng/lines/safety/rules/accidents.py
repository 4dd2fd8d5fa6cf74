"""The law of accidents: when the employer must report, what is major, which deaths count.

Sources: 職業安全衛生法第37條 (before 2014-07-03 勞工安全衛生法第28條), 勞動檢查法第27條 and
勞動檢查法施行細則第31條.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from laozheng.base.moments import taipei_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.parameters import Law, NotConfigured
from laozheng.kernel.law.reckoning import Reckoning, Step
from laozheng.kernel.law.timeline import Timeline
from laozheng.kernel.law.trace import Trace

# Steps that open the file of an accident: the employer reports, or somebody else tells.
REPORTED, LEARNED = "report", "learn"


@dataclass(frozen=True)
class Harm:
    """What an accident did: the dead, the injured, of these the ones in hospital, and its kind."""

    deaths: int = 0
    injured: int = 0
    hospitalized: int = 0
    kind: str = ""

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Harm":
        """Read the harm from facts by name; what is missing counts as none."""
        return cls(
            deaths=int(facts.get("deaths") or 0),
            injured=int(facts.get("injured") or 0),
            hospitalized=int(facts.get("hospitalized") or 0),
            kind=str(facts.get("kind") or ""),
        )

    @property
    def casualties(self) -> int:
        """Everybody hurt (罹災人數): the dead and the injured."""
        return self.deaths + max(self.injured, self.hospitalized)

    @property
    def without_deaths(self) -> "Harm":
        """The same people, none of them dead: what an accident is when a death proves untrue."""
        hurt = self.casualties
        kind = "" if self.deaths and self.kind == "death" else self.kind
        return Harm(0, hurt, self.hospitalized, kind)


def is_reportable(harm: Harm, day: date, law: Law) -> Reckoning:
    """Whether the employer had to report an accident of that day; the result is yes or no.

    Death or three hurt; from 2014-07-03 also one in hospital, a listed release, a designated kind.
    """
    trace = Trace("safety.is_reportable", law, day)
    return trace.done(_has_ground(harm, trace))


def _has_ground(harm: Harm, trace: Trace) -> bool:
    grounds, least = trace.dated("report_grounds"), trace.value("report_casualties")
    found = {
        "死亡": harm.deaths >= 1,
        "罹災三人以上": harm.casualties >= least,
        "需住院治療": harm.hospitalized >= 1,
        "列管化學物質洩漏": harm.kind == "chemical_release",
        "中央主管機關指定公告": harm.kind == "designated",
    }
    met = [ground for ground in grounds.value if found[ground]]
    said = f"符合應通報事由：{'、'.join(met)}。" if met else "沒有應通報的事由。"
    trace.say(said, grounds.cite)
    return bool(met)


def is_major(harm: Harm, day: date, law: Law) -> Reckoning:
    """Whether an accident is major (重大職業災害); the result is yes or no.

    Death; casualties from three; a listed chemical release with somebody in hospital; designated.
    """
    trace = Trace("safety.is_major", law, day)
    least = trace.dated("major_casualties")
    why = _why_major(harm, least.value)
    trace.say(why or f"無人死亡，罹災{harm.casualties}人，未達{least.value}人。", least.cite)
    return trace.done(bool(why))


def _why_major(harm: Harm, least: int) -> str:
    if harm.deaths or harm.kind == "death":
        return f"死亡{harm.deaths}人。" if harm.deaths else "災害別為死亡。"
    if harm.casualties >= least:
        return f"罹災{harm.casualties}人，達{least}人。"
    if harm.kind == "chemical_release" and harm.hospitalized:
        return "列管化學物質洩漏且有人住院。"
    return "中央主管機關指定公告。" if harm.kind == "designated" else ""


def report_deadline(
    known_at: datetime, harm: Harm, calendar: Calendar, law: Law
) -> Reckoning | None:
    """The moment by which the employer must have reported: hours from knowing, no holiday moves it.

    None when there was no duty to report.
    """
    trace = Trace("safety.report_deadline", law, taipei_day(known_at))
    if not _has_ground(harm, trace):
        return None
    return trace.counted("report_hours", known_at, calendar, "hours")


def report_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The employer's term to report, from knowing; while that is unknown, from the accident."""
    opening = timeline.first(REPORTED, LEARNED)
    if opening is None:
        return None
    facts = _facts(timeline)
    began = facts.get("known_at") or facts.get("occurred_at")
    if not began:
        return None
    due = report_deadline(datetime.fromisoformat(began), Harm.of(facts), calendar, law)
    if due is None or facts.get("known_at"):
        return due
    marked = Step("雇主何時知悉未載明，自發生時間起算。")
    return replace(due, steps=(marked, *due.steps))


def reported_late(timeline: Timeline, calendar: Calendar, law: Law) -> str:
    """Whether the employer's report came late: yes or no; empty without duty, report or moment."""
    due = report_due(timeline, calendar, law)
    report = timeline.first(REPORTED, "employer_report")
    if due is None or due.due_at is None or report is None or report.at is None:
        return ""
    return "yes" if report.at > due.due_at else "no"


def investigation_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The report of the inspection, once the city has set how many days it may take."""
    taken = timeline.first("take")
    if taken is None:
        return None
    trace = Trace("safety.investigation_due", law, taken.on)
    return trace.counted("investigation_days", taken.on, calendar)


def counts_as_fatality(occurred_on: date, died_on: date, law: Law) -> bool:
    """Whether a death counts as one of the accident: however late, unless a limit has been set."""
    try:
        limit = law.get("safety.death_window_days", occurred_on)
    except NotConfigured:
        return True
    return died_on - occurred_on <= timedelta(days=limit)


def _facts(timeline: Timeline) -> Mapping[str, Any]:
    """What the opening told, as far as no correction says otherwise."""
    told: dict[str, Any] = {}
    for happening in timeline.all(REPORTED, LEARNED, "correct"):
        told |= happening.data.get("facts", {})
    return told

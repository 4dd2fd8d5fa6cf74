"""The law of accidents as pure functions: when to report, what counts as major.

Sources: 職業安全衛生法§37②, 施行細則; before 2014-07-03 勞工安全衛生法§28; 勞動檢查法施行細則§31.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from laozheng.base.moments import taipei_day
from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import count
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning, Step
from laozheng.kernel.law.timeline import Timeline

LISTED_KINDS = ("chemical_release", "designated")


def report_deadline(
    known_at: datetime,
    deaths: int,
    casualties: int,
    hospitalized: int,
    law: Law,
    calendar: Calendar,
) -> Reckoning | None:
    """When the employer must have reported: hours from knowing, no holiday moves it (§37②).

    None when the accident of that day did not have to be reported at all.
    """
    day = taipei_day(known_at)
    if not is_reportable(deaths, casualties, hospitalized, "", day, law):
        return None
    hours = law.value("safety.report_hours", day)
    return count(known_at, hours.value, "hours", calendar, cite=hours.cite)


def is_reportable(
    deaths: int, casualties: int, hospitalized: int, kind: str, day: date, law: Law
) -> bool:
    """Whether the employer has the duty to report: death, three hurt, from 2014-07-03 hospital."""
    if deaths >= 1 or casualties >= law.get("safety.major_casualties", day):
        return True
    if hospitalized >= 1 and law.get("safety.hospitalized_reportable", day):
        return True
    return kind in LISTED_KINDS


def is_major(
    deaths: int, casualties: int, hospitalized: int, kind: str, day: date, law: Law
) -> Reckoning:
    """Whether an accident is major (勞動檢查法施行細則§31): the trace says by which item.

    Death; casualties from three; a listed chemical release with somebody in hospital; designated.
    """
    limit = law.value("safety.major_casualties", day)
    cite = "勞動檢查法施行細則第31條"
    if deaths >= 1:
        return _answer(True, f"死亡{deaths}人", cite)
    if casualties >= limit.value:
        return _answer(True, f"罹災{casualties}人，達{limit.value}人", cite)
    if kind == "chemical_release" and hospitalized >= 1:
        return _answer(True, "列管化學物質洩漏且有人住院", cite)
    if kind == "designated":
        return _answer(True, "中央主管機關指定公告", cite)
    return _answer(False, f"無人死亡，罹災{casualties}人，未達{limit.value}人", cite)


def _answer(result: bool, why: str, cite: str) -> Reckoning:
    return Reckoning(
        result=result,
        steps=(Step(why, cite),),
        citations=(cite,),
        values=(),
        rule="safety.is_major",
    )


def report_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The employer's term to report, from the moment of knowing, else of the accident."""
    reported = timeline.first("report")
    if reported is None:
        return None
    known_at = reported.data.get("known_at") or reported.data.get("occurred_at")
    if not known_at:
        return None
    return report_deadline(
        datetime.fromisoformat(known_at),
        deaths=int(reported.data.get("deaths") or 0),
        casualties=casualties_of(reported.data),
        hospitalized=int(reported.data.get("hospitalized") or 0),
        law=law,
        calendar=calendar,
    )


def casualties_of(facts: Mapping[str, Any]) -> int:
    """Everybody hurt: the dead and the injured; the hospitalized are among the injured."""
    return int(facts.get("deaths") or 0) + int(facts.get("injured") or 0)


def investigation_due(timeline: Timeline, calendar: Calendar, law: Law) -> Reckoning | None:
    """The cause report, once the city has set how many days it may take."""
    taken = timeline.first("take")
    if taken is None:
        return None
    days = law.value("safety.investigation_days", taken.on)
    return count(taken.on, days.value, "days", calendar, cite=days.cite)

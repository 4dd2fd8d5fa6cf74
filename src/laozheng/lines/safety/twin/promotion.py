"""Guidance, briefings, family events, forums, the partnership and workshops of a year."""

from datetime import date, timedelta
from typing import Any

from laozheng.base.roc import roc_year
from laozheng.base.rounding import evenly
from laozheng.kernel.activities.actions import Heads, enter
from laozheng.kernel.cases.matters import enter_matters
from laozheng.lines.safety.actions.courses import ADVICE
from laozheng.lines.safety.rules.codes.supervision import FAMILY_SESSIONS, ONSITE, TEAM, unit_of
from laozheng.lines.safety.twin.office import Office
from laozheng.lines.safety.twin.printed import Forum, Printed, Workshop

TOPICS = ("墜落災害預防", "感電災害預防", "局限空間作業", "承攬管理", "高氣溫作業")


def guidance(office: Office, printed: Printed, scale: int) -> int:
    """Make the visits of the team and those at the employer's door; how many."""
    programs = [TEAM] * printed.team_visits * scale
    programs += [office.draw.choice(ONSITE) for _ in range(printed.onsite_visits * scale)]
    told = [_advice(office, program, serial) for serial, program in enumerate(programs, start=1)]
    return len(enter_matters(ADVICE, told, office.actor))


def _advice(office: Office, program: str, serial: int) -> dict[str, Any]:
    day = office.day()
    notified_on = max(day - timedelta(days=office.draw.randrange(1, 14)), office.period.start)
    return {
        "visit_number": f"範例輔導{roc_year(day)}-{serial:05d}",
        "program": program,
        "notified_on": notified_on,
        "visited_on": day,
        "employer_name": office.firm().display_name,
        "district": office.district(),
        "employees": office.draw.choice((3, 6, 12, 25, 60, 95)),
        "improved": office.draw.random() < 0.7,
    }


def activities(office: Office, printed: Printed, scale: int) -> int:
    """Make briefings, family events, forums, meetings and workshops; how many."""
    made = 0
    for number in range(1, printed.briefings * scale + 1):
        made += _held(office, "briefing", f"範例安衛宣導會{number:03d}", office.day(),
                      office.draw.randrange(20, 90), topic=office.draw.choice(TOPICS))  # fmt: skip
    heads_of_events = evenly(printed.family_heads * scale, printed.family_events * scale)
    for number, heads in enumerate(heads_of_events, start=1):
        kind = FAMILY_SESSIONS[number % len(FAMILY_SESSIONS)]
        made += _held(office, kind, f"範例安衛家族活動{number:02d}", office.day(), heads)
    for number in (1, 2):
        made += _held(office, "team_meeting", f"範例輔導團會議{number}", office.day(), 49)
    day = date(office.period.start.year, 3, 20)
    made += _held(office, "partnership_signing", "範例安全伙伴簽署", day, None)
    made += sum(_forum(office, forum) for forum in printed.forums)
    made += sum(_workshop(office, workshop) for workshop in printed.workshops)
    return made + sum(_paid(office, *paid) for paid in printed.spent_twd.items())


def _forum(office: Office, forum: Forum) -> int:
    day = date(office.period.start.year, forum.month, forum.day)
    return _held(office, "executive_forum", forum.title, day, forum.heads,
                 channel=forum.event, sites=forum.plants)  # fmt: skip


def _workshop(office: Office, workshop: Workshop) -> int:
    day = date(office.period.start.year, workshop.month, workshop.day)
    return _held(office, "heat_workshop", "範例熱危害觀摩會", day, workshop.heads,
                 firms=workshop.firms)  # fmt: skip


def _paid(office: Office, event: str, cost_twd: int) -> int:
    return _held(office, "executive_forum", "範例論壇暨展示活動", office.day(), None,
                 channel=event, cost_twd=cost_twd)  # fmt: skip


def _held(office: Office, kind: str, title: str, day: date, heads: int | None, **facts: Any) -> int:
    told = {name: value for name, value in facts.items() if value is not None}
    counted = () if heads is None else (Heads(heads, count_unit=unit_of(kind)),)
    enter("safety", kind, title, day, actor=office.actor, heads=counted, known_on=day, **told)
    return 1

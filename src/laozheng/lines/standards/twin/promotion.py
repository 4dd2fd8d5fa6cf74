"""Briefings of a year, posts that reach people, and what is counted without a case."""

from laozheng.base.periods import Period
from laozheng.kernel.activities.actions import Heads, enter
from laozheng.kernel.tallies import actions as tallies
from laozheng.lines.standards.rules.codes import TALLY_UNITS
from laozheng.lines.standards.twin.office import Office
from laozheng.lines.standards.twin.printed import Printed

POSTS = 24
TOPICS = ("工資", "工時", "休假", "退休金", "職場平權")
COUNTS = {"leaflets": 5_000, "followers": 12_000, "posts": POSTS, "readers_per_post": 850}


def make(office: Office, printed: Printed, scale: int) -> int:
    """Make briefings, posts and counts; how many briefings."""
    for number in range(1, printed.briefings * scale + 1):
        enter(
            "standards",
            "briefing",
            f"範例勞動法令宣導會{number:03d}",
            day := office.day(),
            actor=office.actor,
            heads=(Heads(office.draw.randrange(20, 160), count_unit="person_times"),),
            known_on=day,
            topic=office.draw.choice(TOPICS),
            channel="on_site",
        )
    for number in range(1, POSTS * scale + 1):
        enter(
            "standards",
            "post",
            f"範例社群貼文{number:02d}",
            day := office.day(),
            actor=office.actor,
            reach=office.draw.randrange(300, 3_000),
            known_on=day,
            channel="social",
        )
    last = Period(office.period.end, office.period.end)
    for kind, value in COUNTS.items():
        tallies.enter(
            "standards", kind, last, value * scale, TALLY_UNITS[kind],
            actor=office.actor, source="範例計數", known_on=last.end,
        )  # fmt: skip
    return printed.briefings * scale

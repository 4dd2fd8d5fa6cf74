"""The notices board: employers whose term for a complaint of harassment runs out or is over."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Deadline
from laozheng.lines.equality.models import HarassmentNotice

AWAITED, NEAR, OVERDUE, AGAIN = "awaited", "near", "overdue", "again"
WAITING_STATES = ("notified", "questioned")


@dataclass(frozen=True)
class Line:
    """A notice on the board: when the employer is reminded, when his term ends, how often he told.

    ``notices`` counts the notices of the employer, told by his number or else by his name, among
    those that the reader may see.
    """

    notice: HarassmentNotice
    remind_on: date | None
    due_on: date | None
    notices: int

    def is_near(self, day: date) -> bool:
        """Whether the desk reminds the employer, whose term has not ended yet."""
        begun = self.remind_on is not None and self.remind_on <= day
        return begun and not self.is_overdue(day)

    def is_overdue(self, day: date) -> bool:
        """Whether the term has ended without a result."""
        return self.due_on is not None and self.due_on < day


def board_of(reader: Reader, view: str = AWAITED) -> list[Line]:
    """The lines of a view on the reader's day, the term that ends first before the others.

    ``awaited`` are all notices without a result, ``near`` and ``overdue`` those among them;
    ``again`` the notices of employers who told more than one, with or without a result.
    """
    seen = visible(HarassmentNotice.objects.all(), reader)
    told = {key: ubn or name for key, ubn, name in seen.values_list("pk", "ubn", "employer_name")}
    often = Counter(told.values())
    if view == AGAIN:
        notices = seen.filter(pk__in=[key for key, one in told.items() if often[one] > 1])
    else:
        notices = seen.filter(case__state__in=WAITING_STATES)
    counts = {key: often[one] for key, one in told.items()}
    lines = _lines(list(notices.select_related("case")), counts)
    chosen = {NEAR: Line.is_near, OVERDUE: Line.is_overdue}.get(view)
    return [line for line in lines if chosen is None or chosen(line, reader.day)]


def counts_of(lines: Sequence[Line], day: date) -> dict[str, int]:
    """How many of the awaited notices stand in each view."""
    return {
        AWAITED: len(lines),
        NEAR: sum(line.is_near(day) for line in lines),
        OVERDUE: sum(line.is_overdue(day) for line in lines),
    }


def _lines(notices: list[HarassmentNotice], counts: Mapping[int, int]) -> list[Line]:
    terms = Deadline.objects.filter(case__in=[notice.pk for notice in notices])
    due = {(term.case_id, term.rule): term.due_on for term in terms}
    lines = [
        Line(
            notice,
            due.get((notice.pk, "reminder")),
            due.get((notice.pk, "employer_close")),
            counts[notice.pk],
        )
        for notice in notices
    ]
    return sorted(lines, key=lambda line: (line.due_on or date.max, line.notice.pk))

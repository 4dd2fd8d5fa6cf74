"""When something happened, as exactly as is known; what facts and sums must agree in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from laozheng.base.moments import in_taipei, parse_moment, roc_moment
from laozheng.base.numerals import plain
from laozheng.base.roc import parse_day, roc_day


@dataclass(frozen=True)
class When:
    """A day, and the moment of it where the source tells one."""

    on: date
    at: datetime | None = None

    @classmethod
    def of(cls, moment: datetime) -> "When":
        """A moment with its day in Taipei."""
        return cls(in_taipei(moment).date(), in_taipei(moment))

    @classmethod
    def read(cls, text: str) -> "When":
        """Read a moment or a bare day; ValueError with one Chinese sentence."""
        try:
            return cls(parse_day(text))
        except ValueError:
            return cls.of(parse_moment(text))

    def is_before(self, other: "When") -> bool:
        """Whether this is certainly earlier: by the clock where both have one, else by the day."""
        if self.at is not None and other.at is not None:
            return self.at < other.at
        return self.on < other.on

    def __str__(self) -> str:
        return roc_moment(self.at) if self.at is not None else roc_day(self.on)


def contradictions(facts: Mapping[str, Any], now: datetime) -> Iterator[tuple[str, str]]:
    """Each field at fault with the reason, in one sentence for people.

    ``facts`` has occurred_at, known_at and reported_at (``When`` or None), deaths and
    accident_kind.
    """
    occurred: When = facts["occurred_at"]
    present = When.of(now)
    if present.is_before(occurred):
        yield "occurred_at", f"發生時間{occurred}在現在之後，請改填正確時間"
    for field, label in (("reported_at", "通報時間"), ("known_at", "雇主知悉時間")):
        when: When | None = facts.get(field)
        if when is not None and when.is_before(occurred):
            yield field, f"{label}{when}早於發生時間{occurred}，請核對兩個時間"
        if when is not None and present.is_before(when):
            yield field, f"{label}{when}在現在之後，請改填正確時間"
    if facts.get("deaths") and facts.get("accident_kind") == "hospitalized":
        yield "accident_kind", f"已有{facts['deaths']}人死亡，災害別不能是住院，請改選死亡"


def month_contradictions(
    workers: int, hours: int, cases: int, lost_days: int, days: int
) -> Iterator[tuple[str, str]]:
    """Each column of a monthly report of ``days`` days at fault, with the reason for people."""
    most = workers * days * 24
    if hours > most:
        yield (
            "hours",
            f"總經歷工時{plain(hours)}超過{plain(workers)}人全月的{plain(most)}小時，請核對",
        )
    if cases and not hours:
        yield "hours", "有失能傷害而總經歷工時為零，請補填工時"
    if lost_days and not cases:
        yield "lost_days", "有損失日數而沒有失能傷害次數，請核對合計"

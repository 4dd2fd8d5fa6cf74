"""Who acts, and at what moment: the argument that carries identity and time through the kernel."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

TAIPEI = ZoneInfo("Asia/Taipei")


@dataclass(frozen=True)
class Actor:
    """A person or program that acts.

    ``ref`` names the account (``staff:S001``, ``external:m-012``, ``system:import``, ``public``);
    ``at`` is the aware moment of acting; ``on_behalf_of`` is the account that a deputy acts for.
    """

    ref: str
    at: datetime
    on_behalf_of: str = ""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the moment of an actor must be aware of its time zone")

    @property
    def day(self) -> date:
        """The calendar day in Taipei on which the actor acts."""
        return self.at.astimezone(TAIPEI).date()

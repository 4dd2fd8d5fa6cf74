"""What a refused act says: one sentence with what, why and what to do next."""

from datetime import date

from laozheng.base.roc import roc_day


class Refused(Exception):
    """An act that is not possible here and now; ``field`` names the input at fault, if one is."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


class UnknownCode(LookupError):
    """A case kind, transition or signal that no installed line declares."""


def refuse_future(on: date, today: date) -> None:
    """Refuse a day that has not come, in the field ``on``."""
    if on > today:
        raise Refused(f"日期{roc_day(on)}在今天之後，請更正", "on")

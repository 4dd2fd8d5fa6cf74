"""What a refused act says: one sentence with what, why and what to do next."""


class Refused(Exception):
    """An act that is not possible here and now; ``field`` names the input at fault, if one is."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


class UnknownCode(LookupError):
    """A case kind, transition or signal that no installed line declares."""

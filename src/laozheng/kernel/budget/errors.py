"""What the ledger says when it does not move."""


class BudgetRefused(Exception):
    """An entry that the budget does not allow; one sentence with what, why and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoBudgetLine(BudgetRefused):
    """There is no such line in that year, or more than one."""

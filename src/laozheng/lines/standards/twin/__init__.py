"""The synthetic labor conditions division of a year."""
from laozheng.kernel.accounts.reader import Reader
from laozheng.base.periods import Period

def make(period: Period, *, actor: Reader, seed: int, scale: int = 1) -> str:
    return ""

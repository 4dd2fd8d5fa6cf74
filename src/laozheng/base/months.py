"""Months as people count them: the same day, or the last day of a shorter month."""

from calendar import monthrange
from datetime import date


def months_before(day: date, months: int) -> date:
    """The day so many months earlier; 31 May less three months is the last day of February."""
    years, month = divmod(day.month - 1 - months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    """The day so many months later; 31 August and six months are the last day of February."""
    return months_before(day, -months)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th in a year without it."""
    return months_after(day, 12 * years)

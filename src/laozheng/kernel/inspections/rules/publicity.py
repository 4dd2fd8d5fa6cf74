"""What the published list of violators shows of a decision, by the law of its day."""

from datetime import date

# What the list of violators shows by the law of the day of decision, the latest last.
_NAMES = ("name", "responsible_person")
_FULL = (*_NAMES, "disposed_on", "articles", "amount")
_NAMES_ALONE = ((date.min, _NAMES),)
_PUBLISHED = {
    "lsa": ((date(2011, 7, 1), _NAMES), (date(2020, 6, 12), _FULL)),
    "osh": ((date.min, _NAMES), (date(2026, 7, 1), _FULL)),
    "minimum_wage": ((date.min, (*_NAMES, "disposed_on", "amount")),),
}


def publication_fields(act: str, disposed_on: date) -> tuple[str, ...] | None:
    """Return what the list of violators must show of a decision; None while no list is lawful.

    Labor Standards Act §80-1: from 2011-07-01 may, from 2015-02-06 must name the business and the
    responsible person, from 2020-06-12 also day, article and amount. Safety act §49: the same
    names, from 2026-07-01 also the rest. Other acts: the names.
    """
    lists = _PUBLISHED.get(act, _NAMES_ALONE)
    return next((fields for since, fields in reversed(lists) if since <= disposed_on), None)


def published_since(act: str, field: str) -> date | None:
    """Return the first day of decision of which the list of an act shows a field, if it does."""
    lists = _PUBLISHED.get(act, _NAMES_ALONE)
    return next((since for since, fields in lists if field in fields), None)

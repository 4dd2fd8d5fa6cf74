"""Reads of cases with a meaning; every one of them goes through the access filter."""

from laozheng.kernel.cases.queries.explaining import explain
from laozheng.kernel.cases.queries.following import (
    case_of,
    followed_case,
    following_of,
    handed_in,
    public_letters,
    subject_of,
)
from laozheng.kernel.cases.queries.handling import handles
from laozheng.kernel.cases.queries.opened import (
    letters_served,
    opened_cases,
    party_of,
    terms_owed,
)
from laozheng.kernel.cases.queries.possible import (
    Possible,
    may_open,
    may_open_each,
    possible_steps,
)
from laozheng.kernel.cases.queries.worklists import (
    Desk,
    case_for,
    desk_of,
    list_cases,
    search_cases,
)

__all__ = [
    "Desk",
    "Possible",
    "case_for",
    "case_of",
    "desk_of",
    "explain",
    "followed_case",
    "following_of",
    "handed_in",
    "handles",
    "letters_served",
    "list_cases",
    "may_open",
    "may_open_each",
    "opened_cases",
    "party_of",
    "possible_steps",
    "public_letters",
    "search_cases",
    "subject_of",
    "terms_owed",
]

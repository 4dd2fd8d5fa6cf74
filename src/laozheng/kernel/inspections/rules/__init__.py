"""The law of visits and dispositions: what still counts, what is published, when terms end.

Pure functions over facts and dated values. What a fine may be is in ``penalties``.
"""

from pathlib import Path

from laozheng.kernel.inspections.rules.fines import (
    ISSUING,
    REVOKING,
    Change,
    Fine,
    as_it_stands,
    net,
    net_count,
    raises_count,
    repeat_count,
)
from laozheng.kernel.inspections.rules.hearing import WAIVER_GROUNDS, names_waiver_ground
from laozheng.kernel.inspections.rules.publicity import (
    NEVER_PUBLISHED,
    PUBLISHED_ALONE,
    acts_with_a_list,
    has_list,
    is_published,
    list_grounds,
    publication_fields,
    published_since,
)
from laozheng.kernel.inspections.rules.terms import (
    APPEAL_DECIDED,
    APPEALED,
    PROSECUTION_ENDED,
    PROSECUTION_SENT,
    answer_due,
    appeal_decision_due,
    appeal_due,
    enforcement_due,
    hearing_due,
    limitation,
    minutes_due,
    objection_due,
    payment_due,
    publication_due,
    recheck_due,
    reminder_due,
    reply_due,
    result_notice_due,
    suit_due,
)

PARAMETERS_FILE = Path(__file__).resolve().parent.parent / "parameters.toml"

__all__ = [
    "APPEALED",
    "APPEAL_DECIDED",
    "ISSUING",
    "NEVER_PUBLISHED",
    "PARAMETERS_FILE",
    "PROSECUTION_ENDED",
    "PROSECUTION_SENT",
    "PUBLISHED_ALONE",
    "REVOKING",
    "WAIVER_GROUNDS",
    "Change",
    "Fine",
    "acts_with_a_list",
    "answer_due",
    "appeal_decision_due",
    "appeal_due",
    "as_it_stands",
    "enforcement_due",
    "has_list",
    "hearing_due",
    "is_published",
    "limitation",
    "list_grounds",
    "minutes_due",
    "names_waiver_ground",
    "net",
    "net_count",
    "objection_due",
    "payment_due",
    "publication_due",
    "publication_fields",
    "published_since",
    "raises_count",
    "recheck_due",
    "reminder_due",
    "repeat_count",
    "reply_due",
    "result_notice_due",
    "suit_due",
]

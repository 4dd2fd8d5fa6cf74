"""Which fines the law has published, and what the list of violators shows of a decision.

Sources: 勞動基準法第80條之1, 職業安全衛生法第49條, 最低工資法第17條, 性別平等工作法第38條之1,
勞工退休金條例第53條之1, 勞工職業災害保險及保護法第100條, 就業服務法第65條.
"""

from collections.abc import Collection, Mapping
from datetime import date

from laozheng.kernel.inspections.penalties import Coverage
from laozheng.kernel.law.citations import Citation

# What the list shows by the law of the day of decision, the latest last.
_NAMES = ("name", "responsible_person")
_FULL = (*_NAMES, "disposed_on", "articles", "amount")
_NAMES_ALONE = ((date.min, _NAMES),)
_PUBLISHED = {
    "lsa": ((date(2011, 7, 1), _NAMES), (date(2020, 6, 12), _FULL)),
    "osh": ((date.min, _NAMES), (date(2026, 7, 1), _FULL)),
    "minimum_wage": ((date.min, (*_NAMES, "disposed_on", "amount")),),
    "gender_equality": ((date.min, _NAMES), (date(2024, 3, 8), _FULL)),
    # Unconfirmed: the day of the act's last amendment.
    "labor_pension": ((date(2019, 5, 17), _FULL),),
    "injury_insurance": ((date(2022, 5, 1), _FULL),),
}
# Acts of which only some fines are published, and fines that are not although others of the act
# are: harassment by a person and the refusal of an inquiry (性別平等工作法第38條之2).
PUBLISHED_ALONE: Mapping[str, tuple[Coverage, ...]] = {
    "employment_service": (Coverage.read("5①"),),
    "labor_inspection": (),
}
NEVER_PUBLISHED: Mapping[str, tuple[Coverage, ...]] = {
    "gender_equality": (Coverage.read("32-2②"), Coverage.read("38-2①")),
}


def publication_fields(citation: Citation, disposed_on: date) -> tuple[str, ...] | None:
    """Return what the list must show of a decision on a provision; None where none is lawful.

    Labor Standards Act: from 2011-07-01 may, from 2015-02-06 must name the business and the
    responsible person, from 2020-06-12 also day, article and amount. Safety act: the same names,
    from 2026-07-01 also the rest; gender act: the rest from 2024-03-08. Employment Services Act:
    discrimination alone. Acts that are not told apart here: the names.
    """
    if not is_published(citation):
        return None
    lists = _PUBLISHED.get(citation.act, _NAMES_ALONE)
    return next((fields for since, fields in reversed(lists) if since <= disposed_on), None)


def is_published(citation: Citation) -> bool:
    """Tell whether the law has fines for a provision published; what it leaves open may be."""
    if citation.act in PUBLISHED_ALONE:
        return any(one.touches(citation) for one in PUBLISHED_ALONE[citation.act])
    return not any(one.covers(citation) for one in NEVER_PUBLISHED.get(citation.act, ()))


def has_list(citations: Collection[Citation]) -> bool:
    """Tell whether a decision may be published: by one of its provisions, or if none is read."""
    return not citations or any(is_published(citation) for citation in citations)


def published_since(act: str, field: str) -> date | None:
    """Return the first day of decision of which the list of an act shows a field, if it does."""
    lists = _PUBLISHED.get(act, _NAMES_ALONE)
    return next((since for since, fields in lists if field in fields), None)

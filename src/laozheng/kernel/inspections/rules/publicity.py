"""Which fines the law has published, and what the list of violators shows of a decision.

Sources: 勞動基準法第80條之1, 職業安全衛生法第49條, 最低工資法第17條, 性別平等工作法第38條之1,
勞工退休金條例第53條之1, 勞工職業災害保險及保護法第100條, 就業服務法第65條.
"""

from collections.abc import Collection, Mapping
from datetime import date

from laozheng.kernel.inspections.penalties import Coverage
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import Law

# What the list shows by the day of decision stands in the parameters, for each act that has a list.
_LIST, _OTHER = "inspections.published_", "inspections.published_other"
# Acts of which only some fines are published, and fines that are not although others of the act
# are: harassment by a person and the refusal of an inquiry (性別平等工作法第38條之2).
PUBLISHED_ALONE: Mapping[str, tuple[Coverage, ...]] = {
    "employment_service": (Coverage.read("5①"),),
    "labor_inspection": (),
}
NEVER_PUBLISHED: Mapping[str, tuple[Coverage, ...]] = {
    "gender_equality": (Coverage.read("32-2②"), Coverage.read("38-2①")),
}


def publication_fields(citation: Citation, disposed_on: date, law: Law) -> tuple[str, ...] | None:
    """What the list must show of a decision on a provision; None where none is lawful.

    Labor Standards Act: from 2011-07-01 may, from 2015-02-06 must name the business and the
    responsible person, from 2020-06-12 also day, article and amount. Safety act: the same names,
    from 2026-07-01 also the rest and the place of the accident behind it; gender act: the rest from
    2024-03-08. Employment Services Act: discrimination alone. Acts that are not told apart here:
    the names.
    """
    if not is_published(citation):
        return None
    in_force = law.versions(_list_of(citation.act, law), disposed_on, disposed_on)
    return tuple(in_force[0].value) if in_force else None


def is_published(citation: Citation) -> bool:
    """Whether the law has fines for a provision published; what it leaves open may be."""
    if citation.act in PUBLISHED_ALONE:
        return any(one.touches(citation) for one in PUBLISHED_ALONE[citation.act])
    return not any(one.covers(citation) for one in NEVER_PUBLISHED.get(citation.act, ()))


def has_list(citations: Collection[Citation]) -> bool:
    """Whether a decision may be published: by one of its provisions, or if none is read."""
    return not citations or any(is_published(citation) for citation in citations)


def list_grounds(citations: Collection[Citation], disposed_on: date, law: Law) -> tuple[str, ...]:
    """The articles by which a decision of a day goes on the list, each once, in order."""
    published = (_list_of(one.act, law) for one in citations if is_published(one))
    in_force = (law.versions(name, disposed_on, disposed_on) for name in published)
    return tuple(dict.fromkeys(dated[0].cite for dated in in_force if dated))


def published_since(act: str, field: str, law: Law) -> date | None:
    """The first day of decision of which the list of an act shows a field, if it does."""
    lists = law.history(_list_of(act, law))
    return next((dated.valid_from for dated in lists if field in dated.value), None)


def acts_with_a_list(law: Law) -> tuple[str, ...]:
    """The acts for which the parameters tell what their list shows."""
    lists = [name for name in law.names() if name.startswith(_LIST) and name != _OTHER]
    return tuple(name.removeprefix(_LIST) for name in lists)


def _list_of(act: str, law: Law) -> str:
    return f"{_LIST}{act}" if act in acts_with_a_list(law) else _OTHER

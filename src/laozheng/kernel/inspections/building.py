"""Model rows out of what was read; nothing is saved here."""

from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.inspections.lists.reading import DispositionRow
from laozheng.kernel.inspections.models import Disposition, DispositionArticle
from laozheng.kernel.law.citations import Cited
from laozheng.kernel.parties.models import Party
from laozheng.kernel.parties.names import readable


def disposition_from(row: DispositionRow, case: Case) -> Disposition:
    """The detail row of a disposition that was decided elsewhere."""
    return Disposition(
        case=case,
        document_number=row.number.raw,
        number_key=row.number.key,
        number_canonical=row.number.canonical,
        number_base=row.number.base,
        number_state=row.number.state,
        number_prefix_on=row.number.prefix_on,
        authority=row.authority,
        unit_mark=row.number.mark,
        kind=row.kind or "fine",
        party_raw=row.party_raw,
        party_name=readable(row.party.name),
        party_key=row.party.key,
        party_kind=row.party_kind,
        responsible_person=row.responsible_person,
        ubn=row.ubn,
        ubn_state=row.ubn_state,
        disposed_on=row.disposed_on,
        amount_twd=row.amount_twd,
        wordings=[row.wording],
        unreadable=list(row.articles.unreadable),
        remark=row.remark,
        appeal_state=row.appeal_state,
        appeal_decided_on=row.appeal_decided_on,
        flags=list(row.flags),
    )


def article_row(
    disposition: Disposition, cited: Cited, description: str = ""
) -> DispositionArticle:
    """The row of one provision, with its own description when there is one."""
    citation = cited.citation
    return DispositionArticle(
        disposition=disposition,
        act=citation.act,
        article=citation.article,
        suffix=citation.suffix,
        paragraph=citation.paragraph,
        subparagraphs=list(citation.subparagraphs),
        item=citation.item,
        raw_text=cited.text,
        description=readable(description),
        consequence=cited.consequence,
    )


def addressee(disposition: Disposition, party: Party) -> CaseParty:
    """The row of the party against which a disposition is, in its case."""
    return CaseParty(
        case=disposition.case,
        party=party,
        name_as_written=disposition.party_raw[:200],
        role="addressee",
        from_on=disposition.disposed_on or disposition.case.received_on,
    )

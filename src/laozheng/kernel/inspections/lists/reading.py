"""One row of a published list of dispositions becomes a value object with its flags; nothing lost.

Pure: what other rows or the register say is added when the row is filed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from laozheng.base.identifiers import ubn_state
from laozheng.base.roc import parse_day
from laozheng.base.text import fold
from laozheng.kernel.inspections.codes import SOURCE_FLAGS
from laozheng.kernel.inspections.numbers import DocumentNumber, read_document_number
from laozheng.kernel.inspections.offices import Offices
from laozheng.kernel.inspections.penalties import is_plausible
from laozheng.kernel.law.citations import ParsedCitations, parse_citations
from laozheng.kernel.parties.names import SplitName, split_name

_BETWEEN_DESCRIPTIONS = re.compile(r"[;；。\n]")
_DAY_IN_REMARK = re.compile(r"\d{7}|\d{2,3}[./-]\d{1,2}[./-]\d{1,2}|\d{2,3}年\d{1,2}月\d{1,2}日")
_APPEAL_PHRASES = (
    (re.compile(r"撤回訴願|訴願撤回"), "withdrawn"),
    (re.compile(r"訴願駁回|駁回訴願|訴願不受理"), "dismissed"),
    (re.compile(r"原處分[^維]{0,6}撤銷|撤銷原處分"), "revoked"),
    (re.compile(r"訴願決定"), "decided"),
    (re.compile(r"訴願(?:審議)?中|提起訴願"), "pending"),
)

Key = tuple[str, str, date]


@dataclass(frozen=True)
class DispositionRow:
    """A row as understood: number, party and articles taken apart, texts as written.

    ``descriptions`` has one text per article when their number agrees, else it is empty.
    ``line`` is the code of the business line, "" when it cannot be told; ``kind`` that of the
    disposition, "" when the row does not say.
    """

    number: DocumentNumber
    party_raw: str
    party: SplitName
    responsible_person: str
    party_kind: str
    ubn: str
    ubn_state: str
    authority: str
    kind: str
    disposed_on: date
    served_on: date | None
    announced_on: date | None
    articles_raw: str
    articles: ParsedCitations
    descriptions_raw: str
    descriptions: tuple[str, ...]
    amount_twd: int | None
    appeal_state: str
    appeal_decided_on: date | None
    remark: str
    line: str
    flags: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What makes two rows one disposition: number, party and day of decision."""
        return self.number.key, self.party.key, self.disposed_on

    @property
    def wording(self) -> dict[str, str]:
        """Articles and description as published, with the day of the announcement."""
        announced = self.announced_on.isoformat() if self.announced_on else ""
        return {
            "announced_on": announced,
            "articles": self.articles_raw,
            "descriptions": self.descriptions_raw,
        }


def read_row(values: Mapping[str, Any], offices: Offices) -> DispositionRow:
    """Read the typed values of the native columns of the data set ``dispositions``."""
    number = read_document_number(values["document_number"], offices.city_mark)
    party = split_name(values["party_name"])
    disposed_on: date = values["disposed_on"]
    articles = parse_citations(values["articles"], disposed_on)
    descriptions_raw = values["descriptions"] or ""
    descriptions = _pair(descriptions_raw, len(articles.cited))
    remark = "；".join(text for text in (values["remark"], party.remark) if text)
    appeal_state, appeal_decided_on = _appeal(remark)
    mark = number.mark
    line = offices.line_of(mark, articles.citations)
    row = DispositionRow(
        number=number,
        party_raw=values["party_name"],
        party=party,
        responsible_person=values["responsible_person"] or _responsible(party),
        party_kind=values["party_kind"] or party.party_kind,
        ubn=fold(values["ubn"] or ""),
        ubn_state=ubn_state(values["ubn"] or ""),
        authority=values["authority"] or offices.authority_of(mark),
        kind=values["kind"] or "",
        disposed_on=disposed_on,
        served_on=values["served_on"],
        announced_on=values["announced_on"],
        articles_raw=values["articles"],
        articles=articles,
        descriptions_raw=descriptions_raw,
        descriptions=descriptions,
        amount_twd=values["fine_amount"],
        appeal_state=values["appeal_state"] or appeal_state,
        appeal_decided_on=appeal_decided_on,
        remark=remark,
        line=line,
        flags=(),
    )
    return _flagged(row, values)


def _flagged(row: DispositionRow, values: Mapping[str, Any]) -> DispositionRow:
    """The row with what is noteworthy about it alone."""
    carried = {item.name for item in values["flags"] or ()} & SOURCE_FLAGS
    noticed = {
        "number_doubtful": row.number.state == "doubtful",
        "year_mismatch": not row.number.fits_year_of(row.disposed_on),
        "announced_before_disposed": bool(row.announced_on and row.announced_on < row.disposed_on),
        "fine_out_of_range": not is_plausible(
            row.articles.citations, row.disposed_on, row.amount_twd
        ),
        "descriptions_unpaired": bool(row.descriptions_raw and not row.descriptions),
        "revoked_by_remark": row.appeal_state == "revoked",
        "line_unassigned": not row.line,
        "lost_character": "\ufffd" in row.descriptions_raw + row.articles_raw,
    }
    flags = [*sorted(carried), *(code for code, found in noticed.items() if found)]
    flags += [*row.articles.flags, *row.party.flags]
    return DispositionRow(**{**vars(row), "flags": tuple(dict.fromkeys(flags))})


def _responsible(party: SplitName) -> str:
    return "、".join(party.responsible) or party.responsible_party


def _pair(text: str, articles: int) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in _BETWEEN_DESCRIPTIONS.split(text) if part.strip())
    return parts if len(parts) == articles else ()


def _appeal(remark: str) -> tuple[str, date | None]:
    """What a remark says about an appeal: a known phrase, and the day when one is given."""
    text = fold(remark)
    for phrase, state in _APPEAL_PHRASES:
        if phrase.search(text):
            day = _DAY_IN_REMARK.search(text)
            return state, _day(day[0]) if day else None
    return "", None


def _day(text: str) -> date | None:
    try:
        return parse_day(text)
    except ValueError:
        return None

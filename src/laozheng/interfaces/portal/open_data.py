"""The list and its corrections as open data: stable ids, normalized citations, ISO days.

Whoever copied the list follows the corrections by id: corrected entries are fetched again, removed
ones deleted. Lines are made one by one, so that a long list needs no memory.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from laozheng.kernel.datasets.sheets import guarded
from laozheng.kernel.inspections.publication import Correction, Entry
from laozheng.kernel.law.citations import Citation

ENTRY_COLUMNS: Mapping[str, str | Promise] = {
    "id": _("資料識別碼，永不重複使用"),
    "announced_on": _("公布日期"),
    "version": _("內容版次，更正一次加一"),
    "corrected_on": _("更正日期"),
    "acts": _("法規代碼"),
    "name": _("事業單位或事業主名稱"),
    "responsible_person": _("負責人姓名"),
    "disposed_on": _("處分日期，法律規定公布者才有"),
    "articles": _("違反條文，法律規定公布者才有"),
    "citations": _("違反條文代碼：法規:條[-之]:項:款[,款]:目"),
    "amount_twd": _("罰鍰金額（元），法律規定公布者才有"),
    "accident_place": _("職業災害發生地點，法律規定公布者才有"),
    "appeal": _("救濟情形代碼"),
}
CORRECTION_COLUMNS: Mapping[str, str | Promise] = {
    "id": _("資料識別碼"),
    "change": _("異動：corrected 更正、removed 移除"),
    "reason": _("理由：text、partly_revoked、revoked、error"),
    "on": _("異動日期"),
}


def entry_record(entry: Entry) -> dict[str, Any]:
    """An entry as JSON has it; what the law does not order is null or empty."""
    return {
        "id": entry.entry_id,
        "announced_on": entry.announced_on.isoformat(),
        "version": entry.version,
        "corrected_on": [day.isoformat() for day in entry.corrected_on],
        "acts": list(entry.acts),
        "name": entry.name,
        "responsible_person": entry.responsible_person,
        "disposed_on": entry.disposed_on.isoformat() if entry.disposed_on else None,
        "articles": [str(citation) for citation in entry.citations],
        "citations": [citation_code(citation) for citation in entry.citations],
        "amount_twd": entry.amount_twd,
        "accident_place": entry.accident_place,
        "appeal": entry.appeal,
    }


def correction_record(correction: Correction) -> dict[str, Any]:
    """A correction as JSON has it."""
    return {
        "id": correction.entry_id,
        "change": correction.change,
        "reason": correction.reason,
        "on": correction.on.isoformat(),
    }


def citation_code(citation: Citation) -> str:
    """A provision as a code: ``lsa:84-1:1:2,3:0``; zero or empty where a level is not stated."""
    subparagraphs = ",".join(map(str, citation.subparagraphs))
    parts = (citation.act, citation.number, citation.paragraph, subparagraphs, citation.item)
    return ":".join(map(str, parts))


def as_csv(columns: Iterable[str], records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The lines of a CSV file; lists are joined by semicolons, nothing runs as a formula."""
    write: Callable[[Iterable[str]], str] = csv.writer(_Echo()).writerow
    yield "\ufeff" + write(columns)
    for record in records:
        yield write(_cell(record[name]) for name in columns)


def as_json(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The text of a JSON array, a record per line."""
    yield "["
    for place, record in enumerate(records):
        yield ("," if place else "") + "\n" + json.dumps(record, ensure_ascii=False)
    yield "\n]\n"


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = ";".join(value)
    return guarded(str(value))

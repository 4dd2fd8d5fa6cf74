"""The data set ``dispositions``: native columns, both official layouts, and the way back out."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from laozheng.base.periods import Period
from laozheng.base.roc import parse_day
from laozheng.base.text import fold, squeeze
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.datasets.declare import Column, DataSet, Layout
from laozheng.kernel.datasets.values import items
from laozheng.kernel.inspections.codes import APPEAL_STATES, AUTHORITIES, KINDS, PARTY_KINDS
from laozheng.kernel.inspections.lists.filing import check, record
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.numbers import NUMBER_STATES
from laozheng.kernel.inspections.queries import history_of, with_history
from laozheng.kernel.law.citations import parse_citations
from laozheng.kernel.parties.city import city

COLUMNS = (
    Column("authority", "主管機關", "code", codes=AUTHORITIES, note="未填時依處分字號判斷"),
    Column("document_number", "處分字號", "text", required=True, max_length=100),
    Column("number_canonical", "標準字號", "text", note="匯出用；匯入時重新判讀"),
    Column("number_state", "字號狀態", "code", codes=NUMBER_STATES, note="匯出用；匯入時重新判讀"),
    Column("kind", "處分種類", "code", codes=KINDS, note="未填為罰鍰"),
    Column("disposed_on", "處分日期", "date", required=True),
    Column("served_on", "送達日期", "date"),
    Column("announced_on", "公告日期", "date"),
    Column("party_name", "受處分人", "text", required=True, max_length=300),
    Column("responsible_person", "負責人", "text", max_length=200),
    Column("party_kind", "受處分人類別", "code", codes=PARTY_KINDS),
    Column("ubn", "統一編號", "text", max_length=40),
    Column("articles", "違反條文", "text", required=True, note="多條以分號分隔"),
    Column("descriptions", "違反事實", "text", note="與條文同數者逐條對應"),
    Column("fine_amount", "罰鍰金額", "money", note="空白為不明，不是零"),
    Column("appeal_state", "訴願狀態", "code", codes=APPEAL_STATES),
    Column("remark", "備註", "text"),
    Column("flags", "註記", "list", note="匯出用"),
)


def _read_official(cells: Mapping[str, str]) -> Mapping[str, str]:
    """Texts of an official list as native ones; what cannot be read there is blank and flagged."""
    native, flags = dict(cells), []
    native["authority"] = _authority(native.pop("published_by", ""))
    amount = squeeze(fold(native.get("fine_amount", ""))).replace(",", "").removesuffix("元")
    if amount and not amount.isdecimal():
        flags.append("fine_unreadable")
        amount = ""
    native["fine_amount"] = amount
    if not _is_day(native.get("announced_on", "")):
        flags.append("announced_unreadable")
        native["announced_on"] = ""
    native["flags"] = ";".join(flags)
    return native


def _authority(text: str) -> str:
    """The code of an office by its name; a bare city name says no more than the number does."""
    name = squeeze(fold(text))
    if "檢查處" in name or "勞檢處" in name:
        return "inspection_office"
    if "勞工局" in name:
        return "bureau"
    return "city" if name.endswith("市政府") else ""


def _is_day(text: str) -> bool:
    if not text.strip():
        return True
    try:
        parse_day(text)
    except ValueError:
        return False
    return True


def _writer(headers: Mapping[str, str]) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
    """Printed cells of an official list out of a native row and what the file said verbatim."""

    def write(row: Mapping[str, Any]) -> Mapping[str, Any]:
        known = {**row, "published_by": city().label, "party_name": row["party_raw"]}
        return {header: known.get(name) for header, name in headers.items() if name}

    return write


_LSA_HEADERS = {
    "編號": "",
    "縣市／單位別": "published_by",
    "公告日期": "announced_on",
    "事業單位名稱(負責人)自然人姓名": "party_name",
    "處分日期": "disposed_on",
    "處分字號": "document_number",
    "違反法規條款": "articles",
    "法條敘述": "descriptions",
    "罰鍰金額": "fine_amount",
    "備註": "remark",
    "來源縣市": "",
    "來源檔案": "",
    "法規分類": "",
    "處分金額／滯納金": "fine_amount",
}
_OSH_HEADERS = {
    "主管機關": "published_by",
    "公告日期": "announced_on",
    "處分日期": "disposed_on",
    "處分字號": "document_number",
    "事業單位名稱或負責人": "party_name",
    "違法法規法條": "articles",
    "違反法規內容": "descriptions",
    "備註說明": "remark",
    "罰鍰金額": "fine_amount",
}
LAYOUTS = (
    Layout(
        "lsa",
        "違反勞動法令事業單位公告（勞動條件）",
        _LSA_HEADERS,
        read=_read_official,
        optional=("編號", "來源縣市", "來源檔案", "法規分類", "處分金額／滯納金"),
        write=_writer(_LSA_HEADERS),
        date_style="roc",
    ),
    Layout(
        "osh",
        "違反職業安全衛生法令事業單位公告",
        _OSH_HEADERS,
        read=_read_official,
        optional=("罰鍰金額",),
        write=_writer(_OSH_HEADERS),
        date_style="compact",
    ),
)


def export(period: Period, reader: Reader) -> Iterable[Mapping[str, Any]]:
    """One row per disposition and published wording, by day of decision."""
    decided = Disposition.objects.filter(disposed_on__range=(period.start, period.end))
    dispositions = visible(with_history(decided), reader, "export").order_by("disposed_on", "pk")
    for disposition in dispositions.iterator(chunk_size=2000):
        for wording in disposition.wordings:
            yield _native(disposition, wording)


def _native(disposition: Disposition, wording: Mapping[str, str]) -> Mapping[str, Any]:
    articles = parse_citations(wording["articles"])
    served = [event.on for event in history_of(disposition) if event.kind == "served"]
    announced_on = wording["announced_on"]
    return {
        "authority": disposition.authority,
        "document_number": disposition.document_number,
        "number_canonical": disposition.number_canonical,
        "number_state": disposition.number_state,
        "kind": disposition.kind,
        "disposed_on": disposition.disposed_on,
        "served_on": served[-1] if served else None,
        "announced_on": parse_day(announced_on) if announced_on else None,
        "party_name": disposition.party_name,
        "party_raw": disposition.party_raw,
        "responsible_person": disposition.responsible_person,
        "party_kind": disposition.party_kind,
        "ubn": disposition.ubn,
        "articles": ";".join([*map(str, articles.citations), *articles.unreadable]),
        "descriptions": wording["descriptions"],
        "fine_amount": disposition.amount_twd,
        "appeal_state": disposition.appeal_state,
        "remark": disposition.remark,
        "flags": items(disposition.flags),
    }


DISPOSITIONS = DataSet(
    name="dispositions",
    label="裁處處分",
    owner="inspections",
    key=("document_number", "party_name", "disposed_on"),
    columns=COLUMNS,
    layouts=LAYOUTS,
    check=check,
    record=record,
    export=export,
    help="公布的裁處名單；同一字號、受處分人及處分日期為一件處分。",
    repeated_keys="record",
    encodings=("utf-8",),
)

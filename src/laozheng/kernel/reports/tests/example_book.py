"""A small book for tests: two chapters, the mediation tables, one line that is not installed."""

from collections.abc import Mapping
from datetime import date

from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.declare import BookKind, Edition, Section, Table
from laozheng.kernel.reports.document import Chapter, Document
from laozheng.kernel.reports.manuscript import Manuscript
from laozheng.kernel.reports.resolve import Sources
from laozheng.kernel.reports.tests.example_tables import DISPUTES_BY_CHANNEL, DISPUTES_BY_ISSUE
from laozheng.kernel.reports.tests.fakes import AS_OF, CUT_OFF, LAW, YEAR_113, figures_of_113

TEXTS = {
    "mediation": (
        "統計如下：\n\n"
        "- 爭議類別\n\n  {{table disputes.by_issue}}\n"
        "- 處理方式\n\n  {{table disputes.by_channel}}\n"
        "- 線上申請累計{{disputes.online_applications scope=cumulative | counter}}。\n"
        "  - 其中{{period}}{{disputes.online_applications | counter}}。\n"
        "  - 線上撤回{{disputes.online_withdrawals | counter}}。\n"
    ),
    "aid": "核定補助經費{{disputes.litigation_aid_amount | counter}}。",
}
TABLES = {table.id: table for table in (DISPUTES_BY_ISSUE, DISPUTES_BY_CHANNEL)}

BOOK = BookKind(
    code="example",
    title="範例市政府{period}報告",
    heading_numbers=("formal", "ordinal", "bracketed_ordinal"),
    item_numbers=("digit", "bracketed_digit"),
    column_heads=("項目", "成果"),
    editions=(
        Edition(
            valid_from=110,
            valid_to=None,
            sections=(
                Section(
                    key="labor",
                    heading="勞工行政",
                    children=(
                        Section("aid", "權益基金", "labor_relations", "disputes"),
                        Section("mediation", "爭議調處", "labor_relations", "disputes"),
                    ),
                ),
                Section("unions", "工會組織", "labor_relations", "unions"),
            ),
        ),
    ),
    cut_off=lambda period: date(period.end.year + 1, 2, 28),
    text=TEXTS.get,
)


def a_manuscript(
    texts: Mapping[str, str] = TEXTS, tables: Mapping[str, Table] = TABLES
) -> Manuscript:
    return Manuscript(
        kind=BOOK,
        sections=BOOK.editions[0].sections,
        texts=texts,
        tables=tables,
        lines=frozenset({"disputes"}),
    )


def a_document(
    texts: Mapping[str, str] = TEXTS,
    tables: Mapping[str, Table] = TABLES,
    sources: Sources | None = None,
) -> Document:
    return assemble(a_manuscript(texts, tables), sources or the_sources())


def the_sources() -> Sources:
    return Sources(YEAR_113, CUT_OFF, AS_OF, figures_of_113(), LAW)


def mediation_with(text: str, **more: Table) -> tuple[Chapter, Document]:
    """The mediation chapter of a book in which this text stands alone."""
    document = a_document({"mediation": text}, {**TABLES, **more})
    return document.chapter("mediation"), document

"""Does every frozen book still stand as it was frozen: tree, files, figures, rows, acceptances?"""

from collections.abc import Iterator
from hashlib import sha256

from laozheng.kernel.documents.files import FileDamaged, read_content
from laozheng.kernel.measures.evidence import seal_of as seal_of_vintage
from laozheng.kernel.measures.evidence import unpack
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.measures.vintages import row_digest
from laozheng.kernel.reports.freezing.rebuild import seal_of
from laozheng.kernel.reports.freezing.wording import label_of
from laozheng.kernel.reports.models import Freeze


def frozen_that_differ() -> Iterator[str]:
    """A sentence for each frozen book, file or figure that was changed behind its back."""
    for held in Freeze.objects.order_by("id"):
        if sha256(held.snapshot.encode()).hexdigest() != held.snapshot_sha256:
            yield f"凍結的{held}：存檔內容與凍結時不符，曾遭更動"
        for file in held.files.order_by("suffix"):
            try:
                read_content(file.sha256, sealed=False)
            except FileDamaged as damage:
                yield f"凍結的{held}的{file.suffix}檔：{damage}"
        if held.seal != seal_of(held):
            yield f"凍結的{held}：檔案、數字或接受理由的清單與封緘不符，曾遭更動"
    yield from _figures()


def _figures() -> Iterator[str]:
    frozen = Vintage.objects.filter(source_document="").exclude(seal="")
    for vintage in frozen.select_related("frozen_rows").order_by("id").iterator():
        name = (
            f"{vintage.book} {vintage.book_period}凍結的{label_of(vintage.measure, vintage.dims)}"
        )
        if vintage.seal != seal_of_vintage(vintage):
            yield f"{name}：數值與封緘不符，曾遭更動"
        held = getattr(vintage, "frozen_rows", None)
        if held is None or row_digest(unpack(bytes(held.packed))) != vintage.row_digest:
            yield f"{name}：背後的案件清單與凍結時不符，曾遭更動"

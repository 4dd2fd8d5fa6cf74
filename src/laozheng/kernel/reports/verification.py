"""Does every signed text still read as it was signed?"""

from collections.abc import Iterator

from laozheng.kernel.reports.actions import text_hash
from laozheng.kernel.reports.models import SectionText

BATCH = 500


def signed_texts_that_differ() -> Iterator[str]:
    """A sentence for each signed version that somebody changed past the steps."""
    rows = SectionText.objects.exclude(signed_hash="").order_by("pk")
    for row in rows.iterator(chunk_size=BATCH):
        if row.signed_hash != text_hash(row):
            yield (
                f"書刊文字 {row.book} {row.period} {row.section} 第{row.version}版："
                "與簽署時的內容不符，曾遭更動"
            )

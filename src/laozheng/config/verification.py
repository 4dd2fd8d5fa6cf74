"""What ``laozheng verify`` proves: log, cases, issued letters, statistics store, frozen books."""

from collections.abc import Iterator

from laozheng.kernel.audit.queries import verify as verify_chain
from laozheng.kernel.cases.verification import cases_that_differ
from laozheng.kernel.documents.queries import altered_letters
from laozheng.kernel.measures.store import verify as verify_store
from laozheng.kernel.reports.freezing.verification import frozen_that_differ
from laozheng.kernel.reports.verification import signed_texts_that_differ


def problems() -> list[str]:
    """All problems as sentences that name the row; empty when all is as it was recorded."""
    return list(_problems())


def _problems() -> Iterator[str]:
    broken = verify_chain()
    if broken is not None:
        yield f"稽核紀錄第{broken.entry_id}筆（{broken.object_ref}）：{broken.problem}"
    yield from cases_that_differ()
    yield from (f"公文{number}：與發文時的內容不符，曾遭更動" for number in altered_letters())
    yield from (str(problem) for problem in verify_store())
    yield from frozen_that_differ()
    yield from signed_texts_that_differ()

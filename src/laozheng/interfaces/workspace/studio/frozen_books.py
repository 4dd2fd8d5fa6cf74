"""Frozen books as pages show them: the list of versions, and whether one still stands as it was."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Action, Fact
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.studio.asking import book_url
from laozheng.interfaces.workspace.studio.hurdles import KINDS
from laozheng.interfaces.workspace.studio.people import Names
from laozheng.kernel.documents.files import FileDamaged, read_content
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.freezing.rebuild import seal_of
from laozheng.kernel.reports.models import Acceptance, Freeze


def frozen_table(kind: BookKind, period: Period) -> Table:
    """The versions of a book that were frozen, newest first."""
    rows = list(Freeze.objects.filter(book=kind.code, period=period.code).order_by("-version"))
    names = Names(row.frozen_by_ref for row in rows)
    return Table(
        caption=_("定稿版本"),
        columns=(
            Column("version", _("版本"), main=True, value=lambda row: _version(row)),
            Column("frozen_at", _("定稿時間"), cell="moment"),
            Column("who", _("定稿人"), value=lambda row: names.of(row.frozen_by_ref)),
            Column("cut_off", _("發生日算到"), cell="day"),
            Column("as_of", _("知悉日算到"), cell="day"),
            Column("published_at", _("公布時間"), cell="moment"),
        ),
        rows=rows,
        row_url=lambda row: book_url("frozen_book", kind, period, row.version),
    )


def _version(row: Freeze) -> str:
    return _("第 %(version)s 版") % {"version": row.version}


def faults_of(held: Freeze) -> Iterator[str]:
    """A sentence for everything that is not as it was frozen; nothing when all stands."""
    if sha256(held.snapshot.encode()).hexdigest() != held.snapshot_sha256:
        yield _("整本內容的存檔遭更動，請由備份還原。")
    for file in held.files.order_by("suffix"):
        try:
            read_content(file.sha256, sealed=False)
        except FileDamaged:
            yield _("%(suffix)s 檔遺失或遭更動，請由備份還原。") % {"suffix": file.suffix}
    if held.seal != seal_of(held):
        yield _("檔案、數字或接受理由的清單與封緘不符，請由備份還原。")


def facts_of(held: Freeze, names: Names) -> list[Fact]:
    """When, by whom and up to which days the book was frozen."""
    return [
        Fact(_("定稿時間"), held.frozen_at, "moment"),
        Fact(_("定稿人"), names.of(held.frozen_by_ref)),
        Fact(_("公布時間"), held.published_at, "moment"),
        Fact(_("發生日算到"), held.cut_off, "day"),
        Fact(_("知悉日算到"), held.as_of, "day"),
        Fact(_("數字"), held.figures.count(), "number", unit=_("個")),
    ]


def file_list(kind: BookKind, period: Period, held: Freeze) -> list[dict[str, Any]]:
    """The files of a frozen book with their size and digest."""
    return [
        {
            "label": file.suffix.lstrip(".").upper(),
            "url": book_url("frozen_file", kind, period, held.version, file.suffix),
            "size": _("%(size)s KB") % {"size": f"{max(1, round(file.size / 1024)):,}"},
            "sha256": file.sha256,
        }
        for file in held.files.order_by("suffix")
    ]


def file_actions(files: list[dict[str, Any]]) -> list[Action]:
    """The files as buttons."""
    return [Action(file["label"], file["url"], icon="export") for file in files]


def accepted_groups(rows: Iterable[Acceptance], names: Names) -> list[dict[str, Any]]:
    """The warnings that were let pass, those of one kind with one reason together."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        group = (row.kind, row.reason, row.accepted_by_ref)
        groups.setdefault(group, []).append(row.text)
    return [
        {"label": KINDS.get(kind, kind), "texts": texts, "reason": reason, "who": names.of(ref)}
        for (kind, reason, ref), texts in groups.items()
    ]

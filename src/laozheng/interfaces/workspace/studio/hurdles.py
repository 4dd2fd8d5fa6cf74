"""What stands against freezing a book, for its page: stops, warnings by kind with their reasons."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Text
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.studio.asking import book_url
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.freezing.gate import DISAGREES, SMALL_CELLS, SWING, Hurdle

KINDS: dict[str, Text] = {
    "line_not_installed": gettext_lazy("業務尚未啟用"),
    "text_missing": gettext_lazy("還沒有文字"),
    "binding_missing": gettext_lazy("數字沒有來源"),
    "statement": gettext_lazy("預估或目標沒有寫明"),
    "as_of": gettext_lazy("沒有寫明統計日"),
    "law": gettext_lazy("引用的法規"),
    "subset": gettext_lazy("部分大於全體"),
    "term": gettext_lazy("用語"),
    "unsigned": gettext_lazy("尚未簽署"),
    DISAGREES: gettext_lazy("與其他書刊不一致"),
    SWING: gettext_lazy("與上年相差逾百分之二十"),
    SMALL_CELLS: gettext_lazy("照實刊印過小的數字"),
}
# Each of these needs a reason of its own.
ONE_BY_ONE = frozenset({DISAGREES, SWING})


@dataclass(frozen=True)
class Warned:
    """One warning, or all of a kind, with the reason for which it is let pass.

    ``key`` is what the gate takes a reason for; ``lines`` are the place, address and sentence of
    each.
    """

    key: str
    label: Text
    lines: tuple[tuple[str, str, str], ...]
    reason: str


def warned(hurdles: Iterable[Hurdle], kind: BookKind, period: Period) -> list[Warned]:
    """The warnings, and what may be chosen, in groups that one reason can answer."""
    groups: dict[str, list[Hurdle]] = {}
    for one in hurdles:
        if one.weight in ("warning", "choice"):
            key = f"{one.kind}:{one.key}" if one.kind in ONE_BY_ONE else one.kind
            groups.setdefault(key, []).append(one)
    return [
        Warned(
            key=key,
            label=KINDS.get(some[0].kind, some[0].kind),
            lines=tuple((h.place, _url(h, kind, period), without_place(h)) for h in some),
            reason=_common_reason(some),
        )
        for key, some in groups.items()
    ]


def _common_reason(hurdles: list[Hurdle]) -> str:
    reasons = {one.reason for one in hurdles}
    return reasons.pop() if len(reasons) == 1 else ""


def hurdles_table(caption: str, hurdles: list[Hurdle], kind: BookKind, period: Period) -> Table:
    """Hurdles of one weight as a list that leads to the sections."""
    return Table(
        caption=caption,
        columns=(
            Column("place", _("章節"), main=True, width="narrow", value=_place),
            Column("text", _("事項"), width="wide", value=without_place),
        ),
        rows=hurdles,
        row_url=lambda hurdle: _url(hurdle, kind, period),
        row_label=_place,
    )


def _place(hurdle: Hurdle) -> str:
    return hurdle.place or _("全書")


def without_place(hurdle: Hurdle) -> str:
    """The sentence without the place that stands beside it."""
    return hurdle.text.removeprefix(hurdle.place) if hurdle.place else hurdle.text


def _url(hurdle: Hurdle, kind: BookKind, period: Period) -> str:
    return book_url("section", kind, period, hurdle.section) if hurdle.section else ""

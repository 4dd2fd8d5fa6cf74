"""What the pages of a drawn list show: how it hit, and how other weights would have ranked it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from laozheng.base.rounding import half_up
from laozheng.interfaces.ui.elements import Fact, State
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.programs.panels import name_of, short
from laozheng.kernel.inspections.models import Program
from laozheng.kernel.inspections.planning.rescoring import Rescored, hit_share
from laozheng.kernel.inspections.programs.outcomes import HitRate
from laozheng.kernel.inspections.visit_codes import PICKED_BY


def hits_table(rows: Sequence[HitRate]) -> Table:
    """Scored picks beside random ones: the share of violations proves the score, or does not."""
    return Table(
        caption=_("選案方式與違反率"),
        columns=(
            Column(
                "picked_by", _("選案方式"), main=True, value=lambda row: _(PICKED_BY[row.picked_by])
            ),
            Column("visits", _("已檢查"), cell="number"),
            Column("violations", _("違反"), cell="number"),
            Column(
                "share", _("違反率"), cell="number", unit="%", value=lambda row: percent(row.share)
            ),
        ),
        rows=rows,
        empty_text=_("還沒有檢查結果。"),
    )


def percent(share: Fraction | None) -> Decimal | None:
    """A share with one decimal: 41.7; None stays None."""
    return None if share is None else half_up(share * 100, 1)


def shares(rescored: Sequence[Rescored]) -> list[Fact]:
    """The share of violations in the upper half of the visited, before and under other weights."""
    drawn = sorted((one.place for one in rescored), key=lambda place: place.rank)
    return [
        Fact(_("前半數違反率（原排序）"), percent(hit_share(drawn)), unit="%"),
        Fact(
            _("前半數違反率（試算排序）"),
            percent(hit_share([one.place for one in rescored])),
            unit="%",
        ),
    ]


def rescored_table(rows: Sequence[Rescored], program: Program) -> Table:
    """Places by their new rank, with the old one beside it."""
    keys = [row.place.key for row in rows]
    targets = program.targets.filter(key__in=keys).select_related("employer")
    names = {target.key: name_of(target) for target in targets}
    return Table(
        caption=_("試算排序"),
        columns=(
            Column("new_rank", _("試算順位"), cell="number", width="narrow"),
            Column("place.rank", _("原順位"), cell="number", width="narrow"),
            Column("name", _("事業單位"), main=True, width="wide",
                   value=lambda row: names[row.place.key]),
            Column("new_score", _("試算分數"), cell="number",
                   value=lambda row: short(row.new_score)),
            Column("score", _("原分數"), cell="number",
                   value=lambda row: short(row.score)),
            Column("found", _("檢查結果"), cell="state", value=_found),
        ),
        rows=rows,
        empty_text=_("這個計畫還沒有抽出清單。"),
    )  # fmt: skip


def _found(row: Rescored) -> State | None:
    if row.place.is_hit is None:
        return None
    return State(_("違反"), "bad") if row.place.is_hit else State(_("未違反"), "good")

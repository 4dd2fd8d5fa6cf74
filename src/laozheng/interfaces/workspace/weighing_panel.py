"""Why this amount: what the fine of an undecided file is weighed by, for its page and its draft."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from laozheng.base.numerals import plain
from laozheng.base.roc import roc_day
from laozheng.interfaces.ui.elements import Fact
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.tables import case_url
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import calendar, kinds, law
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.penalties import COUNTED
from laozheng.kernel.inspections.penalties.large import STANDINGS
from laozheng.kernel.inspections.weighing import Weighed, Weighing, weigh

UNDECIDED = ("open", "drafted")


@dataclass(frozen=True)
class WeighingPanel:
    """What the page shows; ``reckonings`` unfold the reasoning behind the facts."""

    warnings: tuple[str, ...]
    facts: tuple[Fact, ...]
    counted: Table
    reckonings: tuple[Fact, ...]


def weighing_panel(case: Case, reader: Reader) -> WeighingPanel | None:
    """The panel of an undecided file of a fine on the reader's day; None for any other case."""
    kind = kinds().get(case.kind)
    if kind is None or kind.details is not Disposition or case.state not in UNDECIDED:
        return None
    found = Disposition.objects.select_related("case", "replaces__case").get(case=case)
    if found.kind != "fine":
        return None
    weighing = weigh(found, reader.day, law=law(), calendar=calendar())
    return WeighingPanel(
        warnings=tuple(_warnings(weighing, found)),
        facts=tuple(_facts(weighing, found)),
        counted=_counted(weighing, reader),
        reckonings=tuple(_reckonings(weighing)),
    )


def _warnings(weighing: Weighing, found: Disposition) -> Iterator[str]:
    for one in weighing.weighed:
        if one.wants:
            yield _("違反%(article)s按%(what)s處罰，擬稿時請填%(what)s。") % {
                "article": one.citation,
                "what": _(COUNTED[one.wants]),
            }
        elif one.range is None:
            yield _("查無%(article)s的罰鍰範圍，請確認條、項、款。") % {"article": one.citation}
        if one.punished_by or _is_cut(one, found):
            assert one.unity is not None
            yield " ".join(step.text for step in one.unity.steps)
    last_day = weighing.limitation.due_on
    if last_day is not None and weighing.day > last_day:
        yield _("裁處權時效已於%(day)s屆滿，不得裁罰。") % {"day": roc_day(last_day)}
    elif last_day is not None and weighing.is_near_limitation:
        yield _("裁處權時效將於%(day)s屆滿，請儘速裁處。") % {"day": roc_day(last_day)}
    if weighing.pending:
        numbers = listed(one.case.number for one in weighing.pending)
        yield _("同一當事人就相同條文另有未結的裁處案：%(numbers)s。") % {"numbers": numbers}
    if weighing.is_waivable:
        yield _("法定最高額在行政罰法第19條所定數額以下，情節輕微者得免予處罰。")


def _is_cut(one: Weighed, found: Disposition) -> bool:
    """Whether only a later part of the act is left to punish."""
    return one.unity is not None and one.unity.result["acted_from"] != found.acted_from


def _facts(weighing: Weighing, found: Disposition) -> Iterator[Fact]:
    if weighing.ranges:
        least, most = plain(weighing.least_twd), plain(weighing.most_twd)
        bounds = _("%(least)s元至%(most)s元") % {"least": least, "most": most}
        yield Fact(_("法定範圍"), bounds, note=_surcharge(weighing))
    if weighing.large:
        large = listed(_(STANDINGS[standing]) for standing in weighing.large)
        yield Fact(
            _("大型事業"), large, wide=True, note=_("依共通性原則有罰鍰下限，請於擬稿時選填")
        )
    yield Fact(_("次數"), _("第%(number)s次") % {"number": weighing.repeat_no})
    if weighing.proposal is None:
        yield Fact(_("裁罰基準"), weighing.unscheduled, wide=True)
    elif weighing.proposal.result is None:
        yield Fact(_("裁罰基準"), " ".join(s.text for s in weighing.proposal.steps), wide=True)
    else:
        yield Fact(_("裁罰基準"), weighing.proposal.result, "money")
    yield Fact(_("裁處權時效末日"), weighing.limitation.due_on, "day")
    yield Fact(_("僱用人數"), weighing.employees, "number")
    yield Fact(_("影響勞工人數"), weighing.workers_affected, "number")
    yield Fact(_("短少金額"), weighing.owed_twd, "money")
    if found.case.state == "drafted":
        yield Fact(_("擬處金額"), found.amount_twd, "money")
        if found.deviation_reason:
            yield Fact(_("裁量理由"), found.deviation_reason, wide=True)


def _surcharge(weighing: Weighing) -> str:
    if weighing.ceiling_twd == weighing.most_twd:
        return weighing.cites
    ceiling = {"ceiling": plain(weighing.ceiling_twd), "cites": weighing.cites}
    return _("得加重至%(ceiling)s元；%(cites)s") % ceiling


def _counted(weighing: Weighing, reader: Reader) -> Table:
    """The dispositions that the repeat counts take in, as far as the reader may see them."""
    keys = {other.pk for one in weighing.weighed for other in one.counted}
    rows = visible(Disposition.objects.filter(pk__in=keys), reader)
    return Table(
        caption=_("計入次數的處分"),
        columns=(
            Column("document_number", _("處分字號"), main=True, width="wide"),
            Column("disposed_on", _("處分日期"), cell="day"),
            Column("citations", _("違反條文"), value=_articles),
            Column("amount_twd", _("罰鍰金額"), cell="money"),
        ),
        rows=list(rows.select_related("case").prefetch_related("articles").order_by("disposed_on")),
        row_url=lambda row: case_url(row.case),
        show_caption=True,
    )


def _articles(row: Disposition) -> str:
    return "；".join(map(str, row.citations))


def _reckonings(weighing: Weighing) -> Iterator[Fact]:
    for one in weighing.weighed:
        article = {"article": str(one.citation)}
        yield Fact(_("%(article)s的法定範圍") % article, one.range)
        yield Fact(_("%(article)s的次數") % article, one.repeat)
        yield Fact(_("%(article)s的行為數") % article, one.unity)
    if weighing.together.steps:
        yield Fact(_("合併的法定範圍"), weighing.together)
    yield Fact(_("裁處權時效"), weighing.limitation)
    yield Fact(_("裁罰基準"), weighing.proposal)

"""What the pages of programs show: lists, tiles, facts, the board of the week."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from laozheng.base.numerals import plain
from laozheng.base.rounding import half_up
from laozheng.interfaces.ui.elements import Action, Fact, Link, State, Submit, Tile
from laozheng.interfaces.ui.languages import listed, named
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.tables import case_url
from laozheng.interfaces.workspace.words import district_label
from laozheng.kernel.accounts.models import Absence, Staff, Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.inspections.models import Program, Target
from laozheng.kernel.inspections.planning.schedule import Planned
from laozheng.kernel.inspections.programs.absences import KINDS, PARTS
from laozheng.kernel.inspections.programs.loads import DayLoad, Load
from laozheng.kernel.inspections.programs.replacing import REPLACEABLE
from laozheng.kernel.inspections.visit_codes import (
    PICKED_BY,
    PROGRAM_KINDS,
    PROGRAM_STATES,
    SCOPES,
    TARGET_STATES,
)
from laozheng.kernel.law.codes import industry
from laozheng.kernel.measures.catalogue import measures

_TONES = {"draft": "muted", "approved": "accent", "running": "good", "closed": "muted"}
_TARGET_TONES = {
    "listed": "neutral", "assigned": "accent", "visited": "good", "replaced": "muted",
    "dropped": "muted",
}  # fmt: skip
_STEPS = {
    "draft": (("approve", "核定"),),
    "approved": (("draw", "抽案"), ("return", "退回修正")),
    "running": (("plan", "排定檢查日"), ("plan-again", "重新排定"), ("close", "結束")),
}


def program_url(program: Program) -> str:
    """The page of a program."""
    return reverse("workspace:program", args=[program.pk])


def state_of(program: Program) -> State:
    """The state of a program in words."""
    return State(_(PROGRAM_STATES[program.state]), _TONES[program.state])


def line_label(program: Program) -> str:
    """The line of a program in words."""
    line = lines().get(program.line)
    return _(line.label) if line else program.line


def programs_table(rows: Sequence[Program]) -> Table:
    """Programs with how far each has come; rows carry ``listed`` and ``visited``."""
    return Table(
        caption=_("檢查計畫"),
        columns=(
            Column("title", _("名稱"), main=True, width="wide"),
            Column("line", _("業務"), value=line_label, minor=True),
            Column("kind", _("類別"), value=lambda one: _(PROGRAM_KINDS[one.kind])),
            Column("state", _("狀態"), cell="state", value=state_of),
            Column("starts_on", _("起日"), cell="day"),
            Column("ends_on", _("迄日"), cell="day", minor=True),
            Column("listed", _("清單家數"), cell="number"),
            Column("visited", _("檢查件數"), cell="number"),
        ),
        rows=rows,
        row_url=program_url,
        empty_text=_("這一年沒有檢查計畫。"),
    )


def actions(program: Program, reader: Reader) -> list[Action]:
    """What a supervisor of the unit may do with a program next."""
    if program.unit.pk not in reader.supervised:
        return []
    steps = _STEPS.get(program.state, ())
    change = Action(
        _("修改"), reverse("workspace:change_program", args=[program.pk]), kind="secondary"
    )
    return [
        Action(
            _(label),
            reverse("workspace:program_step", args=[program.pk, name]),
            kind="primary" if place == 0 else "secondary",
        )
        for place, (name, label) in enumerate(steps)
    ] + [change] * (program.state == "draft")


def step_label(name: str) -> str:
    """A step of a program in words; KeyError when there is no such step."""
    labels = {step: label for steps in _STEPS.values() for step, label in steps}
    return _(labels[name])


def tiles(program: Program) -> list[Tile]:
    """How many places stand where; each leads to them."""
    counted = program.targets.order_by().values_list("state").annotate(Count("pk"))
    counts = dict(counted)
    address = program_url(program)
    return [
        Tile(_(label), counts.get(state, 0), f"{address}?state={state}#targets", unit=_("家"))
        for state, label in TARGET_STATES.items()
        if state in ("listed", "assigned", "visited") or counts.get(state)
    ]


def facts(program: Program) -> list[Fact]:
    """What was decided about a program, and how its list was drawn."""
    measure = measures().get(program.measure)
    visits = program.visits.filter(visited_on__isnull=False).count()
    found = [
        Fact(_("業務"), line_label(program)),
        Fact(_("主辦單位"), program.unit.label),
        Fact(_("類別"), _(PROGRAM_KINDS[program.kind])),
        Fact(_("起日"), program.starts_on, "day"),
        Fact(_("迄日"), program.ends_on, "day"),
        Fact(_("檢查家數"), program.places, "number"),
        Fact(_("檢查件數"), visits, "number"),
        Fact(_("達成率"), _reached(visits, program.places), "number", unit="%"),
        Fact(_("行政區"), listed([district_label(code) for code in program.districts])),
        Fact(_("行業"), listed([_industry(code) for code in program.industries])),
        Fact(_("最少勞工人數"), program.least_workers, "number"),
        Fact(_("目標所用的指標"), _(measure.label) if measure else program.measure),
        Fact(_("法令依據"), program.legal_basis),
        Fact(_("會同機關"), listed(program.joint_agencies)),
        Fact(_("會同單位"), listed(_units(program.joint_units))),
        Fact(_("檢查項目"), listed([_(SCOPES[act]) for act in program.scopes])),
        Fact(_("抽案種子"), program.seed),
        Fact(_("選案規則"), program.selection_rule),
    ]
    return [fact for fact in found if fact.value not in ("", None)]


def _units(codes: Sequence[str]) -> list[str]:
    return [named(one) for one in Unit.objects.filter(code__in=codes).order_by("code")]


def _reached(visits: int, places: int | None) -> Decimal | int | None:
    """The visits made in percent of the places wanted; None where no number was set."""
    return half_up(Fraction(visits * 100, places), 1) if places else None


def _industry(code: str) -> str:
    return f"{code} {_(industry().get(code).label)}"


def targets_table(rows: Sequence[Target], reader: Reader) -> Table:
    """The list of a program: rank, points with their reasons, where each place stands.

    Who supervises the unit finds beside each place that was not visited the way to replace it.
    """

    def replacing(one: Target) -> Link | None:
        if one.program.state == "closed" or one.state not in REPLACEABLE:
            return None
        if one.program.unit_id not in reader.supervised:
            return None
        return Link(_("替換"), reverse("workspace:replace_target", args=[one.program_id, one.pk]))

    return Table(
        caption=_("受檢對象"),
        columns=(
            Column("rank", _("順位"), cell="number", width="narrow"),
            Column("workplace", _("事業單位"), main=True, width="wide", value=name_of),
            Column("score", _("風險分數"), cell="number", value=lambda one: short(one.score)),
            Column("reasons", _("理由"), width="wide", value=_reasons),
            Column("picked_by", _("選案方式"), value=lambda one: _(PICKED_BY[one.picked_by])),
            Column("state", _("狀態"), cell="state", value=_state_of_target),
            Column("planned_on", _("預定日"), cell="day"),
            Column("lead", _("檢查員"), value=_who_goes),
            *(
                [Column("replace", _("處理"), cell="link", value=replacing)]
                * bool(reader.supervised)
            ),
        ),
        rows=rows,
        row_url=lambda one: case_url(one.case) if one.case else "",
        empty_text=_("清單上沒有符合條件的受檢對象。"),
    )


def _who_goes(target: Target) -> str:
    """The lead, and who comes along from other units."""
    names = [target.lead.name] if target.lead else []
    return listed([*names, *(one.name for one in target.partners.all())])


def name_of(target: Target) -> str:
    """The employer with the place, where the place says more."""
    name = target.employer.display_name if target.employer else ""
    place = target.workplace if target.workplace != name else ""
    return "　".join(filter(None, (name, place)))


def _reasons(target: Target) -> str:
    return _("；").join(
        _("%(reason)s（%(points)s分）") % {"reason": one["label"], "points": _points(one["points"])}
        for one in target.reasons
    )


def _points(text: str) -> str:
    """The points of a reason as they are stored: ``15``, ``7/2``."""
    return str(short(Fraction(text)))


def short(number: Fraction | Decimal) -> Decimal:
    """At most two decimals, none that says nothing: 15, 3.5, 1.33."""
    shown = (
        round(Decimal(number.numerator) / number.denominator, 2)
        if isinstance(number, Fraction)
        else round(number, 2)
    )
    return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown.normalize()


def _state_of_target(target: Target) -> State:
    label = _(TARGET_STATES[target.state])
    if target.drop_reason:
        label = f"{label}：{target.drop_reason}"
    return State(label, _TARGET_TONES[target.state])


def moves_table(
    moves: Iterable[tuple[Planned, Planned | None]], names: dict[str, str], staff: dict[str, Staff]
) -> Table:
    """What planning again moves: each place before and after."""

    def lead(visit: Planned | None) -> str:
        return listed([staff[key].name for key in (visit.lead, *visit.partners)]) if visit else ""

    return Table(
        caption=_("將會移動的檢查"),
        columns=(
            Column("name", _("事業單位"), main=True, width="wide",
                   value=lambda move: names[move[0].errand.key]),
            Column("rank", _("順位"), cell="number", value=lambda move: move[0].errand.rank),
            Column("day", _("原預定日"), cell="day", value=lambda move: move[0].day),
            Column("lead", _("原檢查員"), value=lambda move: lead(move[0])),
            Column("new_day", _("新預定日"), cell="day",
                   value=lambda move: move[1].day if move[1] else None),
            Column("new_lead", _("新檢查員"),
                   value=lambda move: lead(move[1]) or _("期間內排不進")),
        ),
        rows=list(moves),
        empty_text=_("沒有需要移動的檢查。"),
    )  # fmt: skip


def load_table(rows: Sequence[Load], days: Sequence[date]) -> Table:
    """The board of a week: one row per inspector, one column per day."""
    return Table(
        caption=_("檢查員的一週"),
        columns=(
            Column("staff.name", _("檢查員"), main=True),
            *(
                Column(f"day-{place}", date_format(day, "n/j D"), cell="state", value=_cell(place))
                for place, day in enumerate(days)
            ),
            Column("visits", _("合計"), cell="number"),
            Column(
                "free_days",
                _("尚可排日數"),
                cell="number",
                value=lambda row: half_up(row.free_days, 1),
            ),
            Column("open_files", _("未結案"), cell="number"),
            Column("overdue_files", _("逾期"), cell="number"),
        ),
        rows=rows,
        row_tone=lambda row: "bad" if any(day.free < 0 for day in row.days) else "",
        empty_text=_("您所屬的單位近三個月沒有檢查，也沒有排定的檢查。"),
        narrow="scroll",
    )


def _cell(place: int) -> Any:
    return lambda row: _state_of_day(row.days[place])


def _state_of_day(load: DayLoad) -> State | None:
    if load.is_absent:
        visits = _("不能派案，尚有%(count)s件") % {"count": load.visits}
        return State(visits, "bad") if load.visits else State(_("不能派案"), "muted")
    away = _("不在%(hours)s小時") % {"hours": load.hours_away} if load.hours_away else ""
    if not load.visits:
        return State(away, "muted") if away else None
    share = plain(round(load.share * 100))
    text = _("%(count)s件 %(share)s%%") % {"count": load.visits, "share": share}
    tone = "bad" if load.free < 0 else "warn" if not load.free else "accent"
    return State("　".join(filter(None, (text, away))), tone)


def absences_table(rows: Sequence[Absence], may_cancel: bool) -> Table:
    """Who cannot be sent out now or later; the last day is included."""
    return Table(
        caption=_("不能派案的日子"),
        columns=(
            Column("staff.name", _("檢查員"), main=True),
            Column("kind", _("原因"), value=lambda row: _(KINDS.get(row.kind, row.kind))),
            Column("part", _("時段"), value=_length),
            Column("valid_from", _("起日"), cell="day"),
            Column("last", _("迄日"), cell="day", value=_last_day),
        ),
        rows=rows,
        row_key=lambda row: row.pk,
        row_label=lambda row: row.staff.name,
        actions=(Submit(_("取消所選"), "cancel", kind="danger"),) if may_cancel else (),
        action_url=reverse("workspace:absences"),
        empty_text=_("今天起沒有人不能派案。"),
    )


def _length(row: Absence) -> str:
    if row.hours:
        return _("%(hours)s小時") % {"hours": row.hours}
    return _(PARTS[row.part]) if row.part else _("整日")


def _last_day(row: Absence) -> date | None:
    return date.fromordinal(row.valid_to.toordinal() - 1) if row.valid_to else None


def crumbs(*more: Link) -> list[Link]:
    """The way back to the list of programs."""
    return [Link(_("檢查計畫"), reverse("workspace:programs")), *more]

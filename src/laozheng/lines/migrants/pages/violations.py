"""The desk of offenses found: what each leads to, and where it goes on or is withdrawn."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.base.numerals import plain
from laozheng.interfaces.ui.elements import Fact, Link, State
from laozheng.interfaces.ui.tables import Column, Table, paged
from laozheng.interfaces.workspace.deeds import Deed, done, sent_by, status_of
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kind_of, law
from laozheng.kernel.cases.queries import may_open
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.lines.migrants.actions.findings import open_file, state_grounds, withdraw
from laozheng.lines.migrants.forms.violations import (
    STANDING_LABELS,
    FileForm,
    GroundsForm,
    ViolationFilter,
    WithdrawForm,
)
from laozheng.lines.migrants.models import Violation
from laozheng.lines.migrants.queries.kinds import DISPOSITION
from laozheng.lines.migrants.queries.violations import (
    Prospect,
    articles_of,
    prospects,
    standing_of,
    violations_for,
)
from laozheng.lines.migrants.rules.codes import (
    OFFENDERS,
    SOURCES,
    VIOLATIONS,
    WORKER,
)

_TONES = {"waiting": "warn", "filed": "good", "withdrawn": "muted"}


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The offenses that wait, the oldest first, each with its range or the prosecutor."""
    reader = reader_of(request)
    form = ViolationFilter(request.GET or None, reader=reader)
    rows, pages = paged(form.found(), request.GET)
    context = {
        "title": _("移工查獲案件"),
        "lead": _("查獲最久者在前；五年內再犯者不裁罰鍰，移送檢察機關。"),
        "filter": form,
        "table": _table(list(prospects(rows, reader.day, law()))),
        "pages": pages,
    }
    return render(request, "workspace/board.html", context)


def _table(rows: list[Prospect]) -> Table:
    return Table(
        caption=_("查獲案件"),
        columns=(
            Column("violation.number", _("查獲案號"), cell="reference", main=True),
            Column("violation.found_on", _("查獲日"), cell="day"),
            Column("class", _("違法態樣"), width="wide",
                   value=lambda row: _(VIOLATIONS[row.violation.violation])),
            Column("offender", _("對象"), value=lambda row: _(OFFENDERS[row.violation.offender])),
            Column("violation.offender_name", _("對象名稱"), width="wide"),
            Column("violation.persons", _("外國人數"), cell="number", minor=True),
            Column("range", _("罰鍰範圍"), value=_span),
            Column("crime", _("再犯"), cell="badge", value=_crime),
            Column("standing", _("辦理情形"), cell="badge", value=_standing),
        ),
        rows=rows,
        row_url=lambda row: violation_url(row.violation),
        row_tone=lambda row: "bad" if row.crime else "",
        empty_text=_("沒有符合條件的查獲案件，或您無權閱覽。"),
    )  # fmt: skip


def violation_url(violation: Violation) -> str:
    """The page of an offense."""
    return reverse("workspace:migrants:violation", args=[violation.number])


def _span(row: Prospect) -> str:
    if row.violation.offender == WORKER:
        return ""
    if row.by_worker is not None:
        return _("每人%(min)s–%(max)s元，請登錄外國人數") % _amounts(row.by_worker)
    if row.range is None:
        return ""
    return _("%(min)s–%(max)s元") % _amounts(row.range)


def _amounts(range_: Reckoning) -> dict[str, str]:
    return {name: plain(range_.result[f"{name}_twd"]) for name in ("min", "max")}


def _crime(row: Prospect) -> State | None:
    return State(_("移送檢察機關"), "bad") if row.crime else None


def _standing(row: Prospect) -> State:
    standing = standing_of(row.violation)
    return State(STANDING_LABELS[standing], _TONES[standing])


@require_http_methods(["GET", "HEAD", "POST"])
def violation(request: HttpRequest, number: str) -> HttpResponse:
    """One offense with its range and earlier fines; a POST opens the file or takes it back."""
    reader = reader_of(request)
    found = violations_for(reader).filter(number=number).first()
    if found is None:
        raise Http404(_("沒有這件查獲案件，或您無權閱覽"))
    opening, *changing = deeds = _deeds(request, found, reader)
    if request.method == "POST":
        if not _decides(reader):
            raise PermissionDenied(_("查獲案件由就業安全科處理，請洽該科承辦人。"))
        file = opening.taken()
        if file is not None:
            messages.success(
                request, _("已開立裁處案，案號 %(number)s。") % {"number": file.number}
            )
            return redirect(case_url(file))
        if done(changing):
            messages.success(request, _("已更新查獲案件。"))
            return redirect(violation_url(found))
    (prospect,) = prospects([found], reader.day, law())
    is_waiting = standing_of(found) == "waiting" and _decides(reader)
    context = {
        "title": found.offender_name,
        "lead": number,
        "crumbs": [
            Link(_("移工查獲案件"), reverse("workspace:migrants:violations")),
            Link(number, ""),
        ],
        "facts_title": _("查獲內容"),
        "facts": _facts(found, prospect),
        "is_crime": prospect.crime is not None,
        "reckonings": _reckonings(prospect),
        "deeds": deeds if is_waiting else (),
    }
    status = status_of(*(deed.form for deed in deeds))
    return render(request, "migrants/violation.html", context, status=status)


def _deeds(request: HttpRequest, found: Violation, reader: Reader) -> tuple[Deed, ...]:
    """What may be done with an offense that waits: to open its file, complete it, take it back."""
    acted = {
        "articles": articles_of(found),
        "acted_from": found.found_on,
        "acted_to": found.found_on,
    }
    filing = FileForm(sent_by(request, "file"), initial=acted, prefix="file_of")
    stated = {"articles": articles_of(found), "persons": found.persons}
    stating = GroundsForm(sent_by(request, "grounds"), initial=stated, prefix="grounds_of")
    ending = WithdrawForm(sent_by(request, "withdraw"), prefix="end_of")
    file = partial(open_file, found, on=reader.day, actor=reader)
    state = partial(state_grounds, found, actor=reader)
    end = partial(withdraw, found, on=reader.day, actor=reader)
    return (
        Deed("file", _("開立裁處案"), _("開立"), filing, file),
        Deed("grounds", _("條文及人數"), _("登錄"), stating, state),
        Deed("withdraw", _("撤回"), _("撤回"), ending, end),
    )


def _decides(reader: Reader) -> bool:
    kind = kind_of(DISPOSITION)
    return may_open(kind, kind.transition("opened"), reader)


def _facts(found: Violation, prospect: Prospect) -> list[Fact]:
    facts = [
        Fact(_("查獲日"), found.found_on, "day"),
        Fact(_("違法態樣"), _(VIOLATIONS[found.violation]), wide=True),
        Fact(_("違反條文"), articles_of(found), wide=True),
        Fact(_("對象"), _(OFFENDERS[found.offender])),
        Fact(_("統一編號"), found.ubn),
        Fact(_("外國人數"), found.persons, "number", unit=_("人")),
        Fact(_("來源"), _(SOURCES.get(found.source, ""))),
        Fact(_("訪查案號"), found.visit_number),
        Fact(_("處分字號"), found.document_number),
        Fact(_("罰鍰範圍"), _span(prospect)),
        Fact(_("辦理情形"), _standing(prospect), "badge"),
        Fact(_("撤回理由"), found.withdrawn_reason, wide=True),
    ]
    if found.file is not None:
        facts.append(Fact(_("裁處案"), Link(found.file.number, case_url(found.file)), "link"))
    return [fact for fact in facts if fact.value not in (None, "")]


def _reckonings(prospect: Prospect) -> list[tuple[str, Reckoning]]:
    told = ((_("罰鍰範圍怎麼算的"), prospect.range), (_("為何移送檢察機關"), prospect.crime))
    return [(label, reckoning) for label, reckoning in told if reckoning is not None]

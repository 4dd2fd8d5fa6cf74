"""The room of a verification: the worker alone, fixed questions in two languages, her own yes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.ui.elements import Fact, Link
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.case_panels import step_actions
from laozheng.interfaces.workspace.requests import reader_of
from laozheng.interfaces.workspace.tables import case_url, state_of
from laozheng.kernel.cases.queries import case_for
from laozheng.lines.migrants.models import Verification
from laozheng.lines.migrants.queries.kinds import VERIFICATION
from laozheng.lines.migrants.rules.codes import LANGUAGES
from laozheng.lines.migrants.rules.questions import INDICATORS, MAY_SAY_NO, QUESTIONS

RESULTS = ("verify", "turn_to_dispute", "refuse")


@require_safe
def room(request: HttpRequest, number: str) -> HttpResponse:
    """The questions in Chinese and in the worker's language, and the results; no agent's word."""
    reader = reader_of(request)
    case = case_for(reader, number)
    if case is None or case.kind != VERIFICATION:
        raise Http404(_("沒有這件解約驗證，或您無權閱覽"))
    asked = Verification.objects.get(case=case)
    context = {
        "title": _("解約驗證問答"),
        "lead": case.number,
        "state": state_of(case),
        "crumbs": [Link(case.number, case_url(case)), Link(_("解約驗證問答"), "")],
        "facts": [
            Fact(_("外國人代碼"), asked.worker_key),
            Fact(_("語言"), _(LANGUAGES.get(asked.language, ""))),
            Fact(_("通譯"), asked.interpreter),
            Fact(_("驗證日"), asked.appointment_on, "day"),
            Fact(_("預定出國日"), asked.leaving_on, "day"),
        ],
        "questions": _questions_table(asked.language),
        "language": asked.language,
        "may_say_no": MAY_SAY_NO.get(asked.language, ""),
        "signs": [_(label) for label in INDICATORS.values()],
        "actions": step_actions(case, reader, *RESULTS),
    }
    return render(request, "migrants/room.html", context)


def _questions_table(language: str) -> Table:
    other = QUESTIONS.get(language, QUESTIONS["en"])
    return Table(
        caption=_("固定問題"),
        columns=(
            Column("place", _("題號"), value=lambda row: row[0], cell="number"),
            Column("zh", LANGUAGES["zh"], value=lambda row: row[1], width="wide", main=True),
            Column("own", _(LANGUAGES.get(language, LANGUAGES["en"])), value=lambda row: row[2],
                   width="wide"),
        ),
        rows=[
            (place, chinese, own)
            for place, (chinese, own) in enumerate(zip(QUESTIONS["zh"], other, strict=True), 1)
        ],
    )  # fmt: skip

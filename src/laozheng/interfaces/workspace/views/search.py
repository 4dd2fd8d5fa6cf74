"""The one search box: cases by number, title or party, and for staff also enterprises."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from laozheng.interfaces.workspace.requests import reader_of, signed_in
from laozheng.interfaces.workspace.tables import cases_table
from laozheng.interfaces.workspace.views.parties import enterprises_found, enterprises_table
from laozheng.kernel.cases.queries import search_cases

FOUND_MOST = 50


@signed_in
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What a text finds; a case number that fits exactly opens its case."""
    reader = reader_of(request)
    text = request.GET.get("q", "").strip()[:60]
    found = search_cases(reader, text, FOUND_MOST)
    exact = next((case for case in found if text in (case.number, case.source_no)), None)
    if exact is not None:
        return redirect("workspace:case", number=exact.number)
    enterprises = enterprises_found(text)[:FOUND_MOST] if reader.is_staff else []
    context = {
        "title": _("搜尋「%(text)s」") % {"text": text} if text else _("搜尋"),
        "search_text": text,
        "cases": cases_table(_("案件"), found, _("找不到符合的案件。")),
        "enterprises": enterprises_table(list(enterprises)),
        "is_cut": len(found) == FOUND_MOST,
        "most": FOUND_MOST,
    }
    return render(request, "workspace/search.html", context)

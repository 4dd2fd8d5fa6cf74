"""One book of a period: how far its sections are, and opening it for the units that write."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.figure_forms import PeriodField
from laozheng.interfaces.workspace.requests import reader_of, sent, staff_only
from laozheng.interfaces.workspace.studio.asking import (
    OVERVIEW,
    asked_book,
    book_url,
    crumbs_of,
    tabs_of,
)
from laozheng.interfaces.workspace.studio.book_steps import head_actions, stages_of
from laozheng.interfaces.workspace.studio.frozen_books import frozen_table
from laozheng.interfaces.workspace.studio.outline import headings_of, outline_table, tiles_of
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.permissions import may
from laozheng.kernel.reports.queries import volume_of
from laozheng.kernel.reports.refusals import TextRefused
from laozheng.kernel.reports.volumes import open_volume


@staff_only
@require_safe
def book(request: HttpRequest, book: str, period: str) -> HttpResponse:
    """The outline with owners, states and due days; what comes next for the whole book."""
    kind, span = asked_book(book, period)
    reader = reader_of(request)
    volume = volume_of(kind.code, span)
    frozen = frozen_table(kind, span)
    headings = headings_of(kind, span, volume, reader)
    is_mine = request.GET.get("whose") == "mine"
    shown = [one for one in headings if one.is_mine and not one.is_group] if is_mine else headings
    context = {
        "title": kind.title_for(span),
        "crumbs": crumbs_of(kind, span),
        "tabs": tabs_of(kind, span, OVERVIEW, is_frozen=bool(frozen.rows)),
        "steps": head_actions(kind, span, volume, reader),
        "volume": volume,
        "stages": stages_of(volume),
        "tiles": tiles_of(headings),
        "outline": outline_table(kind, span, shown),
        "section_count": sum(not one.is_group for one in shown),
        "other_url": request.path if is_mine else f"{request.path}?whose=mine",
        "other_label": _("全部章節") if is_mine else _("只看本單位"),
        "frozen": frozen,
    }
    return render(request, "workspace/studio/overview.html", context)


class OpeningForm(forms.Form):
    """Until when the sections are wanted, and from which book their texts are carried forward."""

    due_on = DayField(label=gettext_lazy("各節期限"), help_text=gettext_lazy("例：114/01/31"))
    carry_from = PeriodField(
        label=gettext_lazy("沿用哪一期的文字"),
        required=False,
        help_text=gettext_lazy("數字會重算，意思可能不同的句子會標出來；留白則用隨附的文字。"),
        widget=forms.TextInput(attrs={"size": 12, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, kind: BookKind, period: Period, **options: Any) -> None:
        super().__init__(*args, **options)
        self._kind = kind
        self.fields["due_on"].initial = kind.cut_off(period)
        self.fields["carry_from"].initial = period.previous_year()

    def clean_carry_from(self) -> Period | None:
        """A period for which there is an outline of the book."""
        period: Period | None = self.cleaned_data["carry_from"]
        if period is not None:
            try:
                self._kind.edition_for(period)
            except ValueError as problem:
                raise forms.ValidationError(str(problem), code="invalid") from None
        return period


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, book: str, period: str) -> HttpResponse:
    """Ask for the due day and the texts to carry forward, then hand the sections out."""
    kind, span = asked_book(book, period)
    reader = reader_of(request)
    form = OpeningForm(**sent(request), kind=kind, period=span)
    overview = book_url(OVERVIEW, kind, span)
    if form.is_bound and form.is_valid():
        try:
            open_volume(kind, span, actor=reader, **form.cleaned_data)
        except TextRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已開編，各單位可以開始撰寫。"))
            return redirect(overview)
    elif not form.is_bound and (refusal := may(reader, "open", None).reason):
        messages.warning(request, refusal)
        return redirect(overview)
    context = {
        "title": _("開編"),
        "lead": kind.title_for(span),
        "crumbs": crumbs_of(kind, span, Link(_("開編"), "")),
        "form": form,
        "back_url": overview,
    }
    status = 400 if form.errors else 200
    return render(request, "workspace/studio/open.html", context, status=status)

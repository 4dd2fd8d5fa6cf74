"""The page of a letter: as it reads, its service, its print, and for a draft its issue."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.interfaces.ui.elements import Fact, Link
from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.requests import reader_of, sent
from laozheng.interfaces.workspace.words import SERVICE_LABELS
from laozheng.kernel.accounts.access import may_act
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, CaseDocument
from laozheng.kernel.documents.actions import Signer, issue
from laozheng.kernel.documents.models import Letter, Service
from laozheng.kernel.documents.render import lines_of

ISSUING = ("officer", "supervisor", "head")


class IssueForm(forms.Form):
    """The day, the number if the city's document system gave one, and who signs."""

    on = DayField(label=gettext_lazy("發文日期"))
    number = forms.CharField(
        label=gettext_lazy("發文字號"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("空白時依本單位字號續編"),
    )
    signer_title = forms.CharField(
        label=gettext_lazy("署名職銜"), max_length=40, required=False, initial=gettext_lazy("局長")
    )
    signer_name = forms.CharField(label=gettext_lazy("署名"), max_length=40, required=False)

    @property
    def signers(self) -> list[Signer]:
        """Who signs; nobody when no name is given."""
        given = self.cleaned_data
        name = given["signer_name"]
        return [Signer(given["signer_title"], name)] if name else []


def letter_page(request: HttpRequest, case: Case, row: CaseDocument) -> HttpResponse:
    """The page; a POST issues the draft, after which nothing about the letter changes."""
    reader, letter = reader_of(request), row.letter
    assert letter is not None
    may_issue = letter.issued_on is None and _may_issue(case, reader)
    form = IssueForm(**sent(request), initial={"on": reader.day}) if may_issue else None
    if form is not None and form.is_bound and form.is_valid() and _issued(form, letter, reader):
        messages.success(request, _("已發文。"))
        return redirect("workspace:document", number=case.number, key=row.pk)
    context = {
        "title": row.label,
        "lead": letter.number or _("函稿（未發文）"),
        "letter": letter,
        "form": form,
        "lines": list(lines_of(letter)),
        "copies": list(enumerate(letter.snapshots)),
        "services": [_service(one) for one in letter.services.order_by("id")],
        "crumbs": [
            Link(_("所有案件"), reverse("workspace:cases")),
            Link(case.number, reverse("workspace:case", args=[case.number])),
            Link(row.label, ""),
        ],
    }
    status = 400 if form is not None and form.errors else 200
    return render(request, "workspace/letter.html", context, status=status)


def _may_issue(case: Case, reader: Reader) -> bool:
    return bool(may_act(reader, ISSUING, case, case.unit_id))


def _issued(form: IssueForm, letter: Letter, reader: Reader) -> bool:
    given = form.cleaned_data
    try:
        issue(letter, on=given["on"], actor=reader, signers=form.signers, number=given["number"])
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


def _service(service: Service) -> dict[str, Any]:
    facts = [
        Fact(_("送達方式"), SERVICE_LABELS.get(service.method, service.method)),
        Fact(_("發出日"), service.sent_on, "day"),
        Fact(_("送達日"), service.served_on, "day"),
        Fact(_("生效日"), service.effective_on, "day"),
    ]
    return {"name": service.to.name, "facts": facts, "reckoning": service.reckoning}

"""What may be done on a line's own pages: small forms, each with its button and what it does."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from laozheng.interfaces.ui.elements import Text
from laozheng.kernel.cases.errors import Refused


@dataclass(frozen=True)
class Deed:
    """A form in a panel of its own; ``name`` is that of its button, by which a POST asks for it.

    ``act`` takes the answers of the form by their names.
    """

    name: str
    title: Text
    button: Text
    form: forms.Form
    act: Callable[..., Any]
    note: Text = ""

    def taken(self) -> Any:
        """What comes of it if it was asked for and allowed, as ``attempt`` tells."""
        return attempt(self.form, self.act)


def sent_by(request: HttpRequest, name: str) -> QueryDict | None:
    """What binds the form of the button that was pressed; None for every other form."""
    return request.POST if name in request.POST else None


def attempt(form: forms.Form, act: Callable[..., Any]) -> Any:
    """What an act on the answers of a form gives, True where that is nothing.

    None while the form is not sent or not right, and after a refusal, which then stands on it.
    """
    if not form.is_bound or not form.is_valid():
        return None
    try:
        given = act(**form.cleaned_data)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return None
    return True if given is None else given


def done(deeds: Iterable[Deed]) -> bool:
    """Whether one of some deeds was asked for and taken."""
    return any(deed.taken() for deed in deeds)


def status_of(*asked: forms.Form) -> int:
    """The status of a page with forms: 400 where one of them was refused."""
    return 400 if any(form.is_bound and form.errors for form in asked) else 200

"""Something new for a register of a line's own: one form, then the page of what was entered."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from laozheng.interfaces.ui.elements import Link
from laozheng.interfaces.workspace.deeds import attempt, status_of


def entry_page(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    title: str,
    register: Link,
    said: str,
    url: Callable[[Any], str],
) -> HttpResponse:
    """The form until it is right; then ``said``, and on to the ``url`` of what ``act`` made.

    ``act`` takes the answers of the form by their names; ``register`` is the list that it goes to.
    """
    made = attempt(form, act)
    if made is not None:
        messages.success(request, said)
        return redirect(url(made))
    context = {"title": title, "form": form, "crumbs": [register, Link(title, "")]}
    return render(request, "workspace/entry.html", context, status=status_of(form))

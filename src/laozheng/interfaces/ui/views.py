"""The living style page, and the pages for what a browser prefers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from laozheng.interfaces.ui.preferences import remember
from laozheng.interfaces.ui.style import demos, sections


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Every component with its template usage, in both themes."""
    return render(request, "ui/style.html", {"sections": sections(request)})


@require_safe
def demo(request: HttpRequest, name: str) -> HttpResponse:
    """A whole page made of the components, to judge them together."""
    if name not in demos.PAGES:
        raise Http404(name)
    return render(request, f"ui/demo/{name}.html", demos.PAGES[name](request))


@require_safe
def shortcuts(request: HttpRequest) -> HttpResponse:
    """The list of shortcut keys as a page, for browsers without script."""
    return render(request, "ui/shortcuts.html")


@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Store theme or shortcut preference in a cookie and return to the page it came from."""
    following = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        following, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = redirect(following if safe else "/")
    remember(
        response,
        theme=request.POST.get("theme", ""),
        shortcuts=request.POST.get("shortcuts", ""),
    )
    return response

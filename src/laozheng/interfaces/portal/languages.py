"""In which language a page is answered: staff and employers have two, workers their own as well.

A language is asked for by ``?lang=vi``, which is remembered, by the cookie of an earlier choice,
or by the browser. Pages that workers do not need are in Chinese and English alone.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.urls import ResolverMatch
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.public import BUSINESSES

ASKED = "lang"
_A_YEAR = 365 * 24 * 60 * 60
EVERY = tuple(code for code, _name in settings.LANGUAGES)
STAFF = settings.LAOZHENG_STAFF_LANGUAGES
CHINESE, ENGLISH = STAFF
# The pages that every filing and every case shares.
SHARED = frozenset(
    (
        "home",
        "filings",
        "resume",
        "leave",
        "follow",
        "lost_code",
        "followed",
        "end_following",
        "followed_letter",
        "addition",
    )
)


class LanguageMiddleware(LocaleMiddleware):
    """Django's own, with languages that depend on the page; ``request.languages`` are its codes."""

    def process_request(self, request: HttpRequest) -> None:
        """The languages that every page has, for whatever happens before a page is found."""
        _answer_in(request, STAFF, CHINESE)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        """The languages of the page that was found."""
        match = request.resolver_match
        assert match is not None
        in_portal = match.namespaces[:1] == ["portal"]
        _answer_in(request, offered(match), ENGLISH if in_portal else CHINESE)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Say which language it is, and remember one that was asked for."""
        asked = request.GET.get(ASKED)
        if asked and asked == request.LANGUAGE_CODE and isinstance(response, HttpResponse):
            name = settings.LANGUAGE_COOKIE_NAME
            response.set_cookie(name, asked, max_age=_A_YEAR, samesite="Lax")
        return super().process_response(request, response)


def offered(match: ResolverMatch) -> tuple[str, ...]:
    """The codes of the languages of a page."""
    return EVERY if _is_for_workers(match) else STAFF


def _is_for_workers(match: ResolverMatch) -> bool:
    face, *inside = match.namespaces or [""]
    if face != "portal":
        return False
    if inside:
        pages = lines()[inside[0]].pages
        return any(one.for_workers for one in pages if one.public and one.name == match.url_name)
    if match.url_name != "filing":
        return match.url_name in SHARED
    line = lines().get(match.kwargs["line"])
    found = [one for one in line.filings if one.code == match.kwargs["code"]] if line else []
    return any(one.asker not in BUSINESSES for one in found)


def _answer_in(request: HttpRequest, codes: tuple[str, ...], default: str) -> None:
    found = next((code for code in _wishes(request) if code in codes), "")
    # Nobody is given another language than his own for want of a wish.
    code = found or (default if any(_wishes(request)) else settings.LANGUAGE_CODE)
    translation.activate(code)
    request.LANGUAGE_CODE = code
    request.languages = codes  # type: ignore[attr-defined]


def _wishes(request: HttpRequest) -> Iterator[str]:
    """The languages that somebody would like, the dearest first, as far as we speak them."""
    yield from (
        told
        for told in (request.GET.get(ASKED), request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME))
        if told in EVERY
    )
    for told, _weight in parse_accept_lang_header(request.headers.get("accept-language", "")):
        try:
            yield translation.get_supported_language_variant(told)
        except LookupError:
            continue

"""The request edge: one moment and one reader for everything that a request does."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from laozheng.kernel.accounts.clock import moment
from laozheng.kernel.accounts.reader import reader_for


class ReaderMiddleware:
    """Sets ``request.moment`` (aware) and ``request.reader`` (looked up at first use)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at = moment()
        request.moment = at  # type: ignore[attr-defined]
        request.reader = SimpleLazyObject(lambda: reader_for(request.user, at))  # type: ignore[attr-defined]
        return self.get_response(request)

"""The reader behind a request, as every face asks for him."""

from copy import copy
from typing import cast

from django.http import HttpRequest

from laozheng.kernel.accounts.reader import Reader


def reader_of(request: HttpRequest) -> Reader:
    """The reader that the middleware found, and not what stands in for him until he is asked."""
    stand_in = cast(Reader, request.reader)  # type: ignore[attr-defined]
    return copy(stand_in) if stand_in.ref else stand_in

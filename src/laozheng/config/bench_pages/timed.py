"""The site as the server runs it, with the work of each request told in its answer.

Only the benchmark starts this application; the real one tells nobody what a page took.
"""

from collections.abc import Callable, Iterable
from time import thread_time
from typing import Any

from laozheng.config.wsgi import application as site

HEADER = "Server-Timing"


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer a request and tell the processor time of its thread; the page is whole by then.

    It holds the queries too, because the embedded database works in the same thread, and none of
    the waiting for others.
    """
    started = thread_time()

    def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        took = f"app;dur={(thread_time() - started) * 1000:.2f}"
        return start_response(status, [*headers, (HEADER, took)], *more)

    answer: Iterable[bytes] = site(environ, start)
    return answer

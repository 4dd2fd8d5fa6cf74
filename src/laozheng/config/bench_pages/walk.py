"""Clients that read the pages of a city at the same time, and how long each page took."""

import http.client
import random
import re
import statistics
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from laozheng.config.server import LOOPBACK

BASELINE = "sign_in"
KIND = "/cases/kinds/disputes/mediation/"
# What people ask of the list of a kind.
LISTS = {
    "list": "",
    "list_open": "?openness=open",
    "list_overdue": "?overdue=on",
    "list_district": "?district=64000030",
    "list_text": "?text=範例第12",
}
_NEXT = re.compile(r'href="(\?after=[^"]+)"')
_TOOK = re.compile(r"dur=([0-9.]+)")


@dataclass(frozen=True)
class Page:
    """A page as one role asks for it; several addresses take turns."""

    role: str
    name: str
    cookie: str
    paths: tuple[str, ...]


@dataclass
class Timing:
    """Milliseconds of each request: as the client waited, and as the application worked."""

    waited: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """Requests, medians and 95th percentiles."""
        return {
            "requests": len(self.waited),
            "median_ms": round(statistics.median(self.waited), 1),
            "p95_ms": round(p95(self.waited), 1),
            "work_median_ms": round(statistics.median(self.worked), 1),
            "work_p95_ms": round(p95(self.worked), 1),
        }

    def ratio_to(self, other: "Timing") -> float:
        """How often the median work of another page fits into that of this one."""
        return round(statistics.median(self.worked) / statistics.median(other.worked), 2)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def pages_of(city: Mapping[str, Any], port: int) -> list[Page]:
    """Every page to measure: the sign-in page, and for each role desk, lists and cases."""
    return [Page("", BASELINE, "", ("/login/",)), *_pages_of_roles(city, port)]


def _pages_of_roles(city: Mapping[str, Any], port: int) -> Iterator[Page]:
    for role, cookie in city["sessions"].items():
        yield Page(role, "desk", cookie, ("/",))
        yield Page(role, "all_cases", cookie, ("/cases/",))
        yield Page(role, "all_overdue", cookie, ("/cases/?overdue=on",))
        for name, query in LISTS.items():
            yield Page(role, name, cookie, (KIND + _quoted(query),))
        following = _NEXT.search(_Client(port).get(Page(role, "list", cookie, (KIND,)), KIND))
        if following:
            yield Page(role, "list_page_2", cookie, (KIND + following[1].replace("&amp;", "&"),))
        numbers = city["cases"][role]
        yield Page(role, "case", cookie, tuple(f"/cases/{_quoted(n)}/" for n in numbers))


def _quoted(text: str) -> str:
    return "".join(c if ord(c) < 128 else "".join(f"%{b:02X}" for b in c.encode()) for c in text)


def walk(
    pages: Sequence[Page], port: int, clients: int, requests: int, seconds: float
) -> dict[Page, Timing]:
    """Ask for every page ``requests`` times in mixed order, with clients side by side.

    Each page is asked for a few times before that counts. Stops when the time is up; RuntimeError
    when a page answered with an error or not once.
    """
    jobs: SimpleQueue[tuple[Page, int]] = SimpleQueue()
    for page, turn in [(page, 0) for page in pages for _ in range(4)] + _mixed(pages, requests):
        jobs.put((page, turn))
    until = time.monotonic() + seconds
    timings = {page: Timing() for page in pages}
    failures: list[str] = []
    threads = [
        threading.Thread(target=_work, args=(jobs, timings, port, until, failures))
        for _ in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    failures += [
        f"{p.role} {p.name}: no answer in time" for p, t in timings.items() if not t.waited
    ]
    if failures:
        raise RuntimeError("; ".join(failures[:3]))
    return timings


def _mixed(pages: Sequence[Page], requests: int) -> list[tuple[Page, int]]:
    """The turns that count, from 1 on."""
    turns = [(page, turn) for page in pages for turn in range(1, requests + 1)]
    random.Random(113).shuffle(turns)
    return turns


def _work(
    jobs: "SimpleQueue[tuple[Page, int]]",
    timings: Mapping[Page, Timing],
    port: int,
    until: float,
    failures: list[str],
) -> None:
    client = _Client(port)
    while time.monotonic() < until and not failures:
        try:
            page, turn = jobs.get_nowait()
        except Empty:
            return
        try:
            waited, worked = client.timed(page, page.paths[turn % len(page.paths)])
        except (OSError, RuntimeError) as problem:
            failures.append(f"{page.role} {page.name}: {problem}")
            return
        if turn:
            timings[page].waited.append(waited)
            timings[page].worked.append(worked)


class _Client:
    """One browser that keeps its connection open."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(LOOPBACK, port, timeout=60)

    def get(self, page: Page, path: str) -> str:
        """The text of a page."""
        return self._ask(page, path)[0].decode()

    def timed(self, page: Page, path: str) -> tuple[float, float]:
        """Milliseconds that the client waited and that the application worked."""
        started = time.perf_counter()
        _text, worked = self._ask(page, path)
        return (time.perf_counter() - started) * 1000, worked

    def _ask(self, page: Page, path: str) -> tuple[bytes, float]:
        headers = {"Cookie": page.cookie} if page.cookie else {}
        self._connection.request("GET", path, headers=headers)
        answer = self._connection.getresponse()
        text = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path} answered {answer.status}")
        took = _TOOK.search(answer.getheader("Server-Timing") or "")
        return text, float(took[1]) if took else 0.0

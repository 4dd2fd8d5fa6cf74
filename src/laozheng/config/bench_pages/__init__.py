"""Measure the pages of a large city as the people see it who may see least.

A city of its own in a temporary home, the real server with two workers on this machine, and
sixteen clients at once who read lists and cases as a mediator, an officer and the head. The head
sees everything, so that the head's time for a page is the baseline of what access costs; the
sign-in page is the baseline of what a page costs at all.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from laozheng.config.bench_pages.server import Server
from laozheng.config.bench_pages.walk import BASELINE, Page, Timing, pages_of, walk

CLIENTS = 16
WORKERS = 2
# Per page; what is not asked for in this time is left out.
REQUESTS = 48
SECONDS = 120.0
WIDEST = "head"


def run(cases: int = 100_000, requests: int = REQUESTS) -> dict[str, Any]:
    """Milliseconds and ratios per role and page.

    ``median_ms`` and ``p95_ms`` are what a client waits while fifteen others ask as well;
    ``work_…`` is the processor time of the request with its queries, which a page would take alone.
    ``to_…`` is the ratio of median works to the sign-in page and to the same page of the head.
    RuntimeError when a page does not answer.
    """
    with tempfile.TemporaryDirectory(prefix="laozheng-bench-") as folder:
        environ = _environ(Path(folder))
        started = time.monotonic()
        city = _filled(environ, cases)
        filled = time.monotonic() - started
        with Server(environ, WORKERS) as server:
            pages = pages_of(city, server.port)
            timings = walk(pages, server.port, CLIENTS, requests, SECONDS)
    return {
        "benchmark": "pages",
        "cases": cases,
        "clients": CLIENTS,
        "workers": WORKERS,
        "filled_seconds": round(filled, 1),
        "results": _results(timings),
    }


def _environ(home: Path) -> dict[str, str]:
    """The environment of the city: its own home and the embedded database, whatever else is set."""
    kept = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    places = os.pathsep.join(place for place in sys.path if place)
    return kept | {"LAOZHENG_HOME": str(home), "PYTHONPATH": places}


def _filled(environ: Mapping[str, str], cases: int) -> dict[str, Any]:
    """Fill the city in a process of its own; who may sign in, and whose cases are whose."""
    words = [sys.executable, "-m", __name__, str(cases)]
    told = subprocess.run(words, env=environ, stdout=subprocess.PIPE, text=True, check=True)
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def _results(timings: Mapping[Page, Timing]) -> list[dict[str, Any]]:
    by_place = {(page.role, page.name): timing for page, timing in timings.items()}
    base = by_place["", BASELINE]
    rows = []
    for page, timing in timings.items():
        row: dict[str, Any] = {"role": page.role, "page": page.name, **timing.told()}
        row["to_sign_in"] = timing.ratio_to(base)
        widest = by_place.get((WIDEST, page.name))
        if widest is not None and page.role != WIDEST:
            row["to_head"] = timing.ratio_to(widest)
        rows.append(row)
    return rows

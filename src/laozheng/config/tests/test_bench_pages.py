"""The benchmark of pages: how it counts, and one small run with the real server."""

import http.server
import json
import threading
from collections.abc import Iterator

import pytest

from laozheng.config import bench_pages
from laozheng.config.bench_pages.walk import BASELINE, Page, Timing, p95, walk
from laozheng.config.tests.conftest import Laozheng

pytestmark = pytest.mark.slow

ROW = {"role", "page", "requests", "median_ms", "p95_ms", "work_median_ms", "work_p95_ms"}


@pytest.mark.parametrize(
    ("values", "expected"), [([7.0], 7), (range(1, 21), 19), (range(1, 101), 95), ([9, 1], 9)]
)
def test_95_of_100_do_not_exceed_it(values, expected):
    assert p95(list(values)) == expected


def test_a_ratio_is_one_of_medians_of_work():
    slow, fast = Timing([90, 90], [30, 50]), Timing([1, 1], [10, 10])
    assert slow.ratio_to(fast) == 4
    assert slow.told()["work_median_ms"] == 40


@pytest.fixture
def site() -> Iterator[int]:
    """A site of two pages, one of which is not there; its port."""

    class Answer(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/good/" else 500)
            self.send_header("Server-Timing", "app;dur=2.5")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_every_page_is_asked_for_as_often_as_wished(site: int):
    pages = [Page("", BASELINE, "", ("/good/",)), Page("head", "list", "a=b", ("/good/",))]
    timings = walk(pages, site, clients=3, requests=7, seconds=30)
    assert [len(timing.waited) for timing in timings.values()] == [7, 7]
    assert {worked for timing in timings.values() for worked in timing.worked} == {2.5}


def test_a_page_that_fails_ends_the_walk(site: int):
    with pytest.raises(RuntimeError, match="/bad/ answered 500"):
        walk([Page("head", "list", "", ("/bad/",))], site, clients=2, requests=3, seconds=30)


def test_a_page_without_an_answer_in_time_is_no_result(site: int):
    with pytest.raises(RuntimeError, match="no answer in time"):
        walk([Page("head", "list", "", ("/good/",))], site, clients=2, requests=3, seconds=0)


def test_a_small_run_measures_every_page_of_every_role():
    told = bench_pages.run(cases=600, requests=2)
    assert json.loads(json.dumps(told)) == told
    assert (told["cases"], told["clients"], told["workers"]) == (600, 16, 2)
    rows = {(row["role"], row["page"]): row for row in told["results"]}
    assert {role for role, _page in rows} == {"", "mediator", "officer", "head"}
    for (role, page), row in rows.items():
        assert set(row) >= ROW
        assert row["requests"] == 2
        assert row["to_sign_in"] > 0
        assert ("to_head" in row) is (role in ("mediator", "officer") and ("head", page) in rows)
    # Thirty cases are one page, so that only the others have a second one.
    assert ("head", "list_page_2") in rows
    assert ("mediator", "list_page_2") not in rows


def test_the_command_prints_ratios_for_people_and_programs(
    laozheng: Laozheng, monkeypatch: pytest.MonkeyPatch
):
    row = {"role": "head", "page": "list", "to_sign_in": 12.5}
    monkeypatch.setattr(bench_pages, "run", lambda cases: {"cases": cases, "results": [row]})
    words = ("bench", "--sizes", "10000", "--pages", "--cases", "50", "--no-books",
             "--no-inspections")  # fmt: skip
    told = laozheng(*words, "--json").json
    assert told["pages"] == {"cases": 50, "results": [row]}
    assert told["engine"]["results"][0]["rows"] >= 10_000
    people = laozheng(*words)
    assert people.code == 0
    assert "role head　page list　to_sign_in 12.5" in people.out
    assert "seconds.engine " in people.out

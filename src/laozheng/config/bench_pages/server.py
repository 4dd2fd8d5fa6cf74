"""The real server on a free port of this machine, for the length of a ``with``."""

import http.client
import socket
import subprocess
import time
from collections.abc import Mapping
from types import TracebackType

from laozheng.config.server import LOOPBACK, server_command

PATIENCE_SECONDS = 60


class Server:
    """Starts the site with timed requests and stops it at the end, whatever happened."""

    def __init__(self, environ: Mapping[str, str], workers: int) -> None:
        self._environ = environ
        self._workers = workers
        self.port = _free_port()

    def __enter__(self) -> "Server":
        words = server_command(
            LOOPBACK, self.port, self._workers, "laozheng.config.bench_pages.timed:application"
        )
        self._process = subprocess.Popen(
            words, env=self._environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if self._process.poll() is not None:
                raise RuntimeError(f"the server ended with code {self._process.returncode}")
            if _answers(self.port):
                return
            time.sleep(0.2)
        raise RuntimeError(f"the server did not answer within {PATIENCE_SECONDS} seconds")

    def _stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        number: int = probe.getsockname()[1]
        return number


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=30)
    try:
        connection.request("GET", "/login/")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()

"""The answers of the last scans, so that a page that is read again does not scan again.

What is kept is named by all that decides it: what was asked, and the files of the fact with the
moment at which each was written. A change of the records changes the files before the next
question is answered, so nothing kept is ever behind.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

MOST_BYTES = 64 * 1024 * 1024
# A larger answer would drive out many small ones, and its scan is not what a page waits for.
LARGEST = MOST_BYTES // 16


class KeptAnswers:
    """Arrow tables up to ``MOST_BYTES``; the one that was asked for longest ago goes first."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def answer(self, key: Hashable, scanned: Callable[[], Any]) -> Any:
        """What is kept under a key, else what the scan gives."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        found = scanned()
        if found.nbytes <= LARGEST:
            self._keep(key, found)
        return found

    def _keep(self, key: Hashable, found: Any) -> None:
        with self._lock:
            if key in self._answers:
                return
            self._answers[key] = found
            self._bytes += found.nbytes
            while self._bytes > MOST_BYTES:
                _key, oldest = self._answers.popitem(last=False)
                self._bytes -= oldest.nbytes

"""Measure the work of the inspection lines beside the plainest code that gives the same result.

Each part runs ours and its baseline in turn, in processor time of one process that does nothing
else, and fails when the two do not agree. The records are invented: 裁處 of the four lines in the
layouts of the published lists, in a city of its own in a temporary home.
"""

import json
import os
import subprocess
import sys
import tempfile
from typing import Any


def run(workplaces: int = 2_000, rows: int = 1_000, rounds: int = 3) -> dict[str, Any]:
    """Milliseconds and ratios of every part; ``rows`` are the fines of the lists.

    ``ratio`` is the median of ours to the baseline, round by round; ``least`` and ``most`` are its
    extremes, far apart where the machine was disturbed. CalledProcessError when two results differ.
    """
    words = [sys.executable, "-m", __name__, *map(str, (workplaces, rows, rounds))]
    with tempfile.TemporaryDirectory(prefix="laozheng-bench-") as home:
        told = subprocess.run(
            words, env=_environ(home), stdout=subprocess.PIPE, text=True, check=True
        )
    return {"benchmark": "inspections", "rounds": rounds, "results": json.loads(told.stdout)}


def _environ(home: str) -> dict[str, str]:
    """A home of its own and the embedded database, whatever else is set."""
    kept = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    places = os.pathsep.join(place for place in sys.path if place)
    return kept | {"LAOZHENG_HOME": home, "PYTHONPATH": places}

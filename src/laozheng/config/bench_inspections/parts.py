"""The parts of the benchmark in the order in which they can be measured."""

import tempfile
from pathlib import Path
from typing import Any

from laozheng.config.bench_inspections import figures, lists, planning, reckoning
from laozheng.config.bench_inspections.records import write_lists
from laozheng.config.readiness import make_ready, note_sizes
from laozheng.kernel.accounts.clock import moment
from laozheng.kernel.accounts.reader import system_reader


def measured(workplaces: int, rows: int, rounds: int) -> list[dict[str, Any]]:
    """One row for each part; the lists are filed for good before they are searched and counted."""
    actor = system_reader("bench", moment())
    make_ready(actor)
    told = [planning.measured(workplaces, rounds), *reckoning.measured(rows, rounds)]
    with tempfile.TemporaryDirectory(prefix="laozheng-bench-") as folder:
        files = write_lists(Path(folder), rows)
        told.append(lists.importing(files, rows, rounds, actor))
        lists.file_all(files, actor)
    note_sizes()
    return [*told, lists.searching(rows, rounds, actor.day), *figures.measured(rows, rounds, actor)]

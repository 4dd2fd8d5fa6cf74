"""Filing the published lists, and finding the entries of a firm among them."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from laozheng.base.roc import parse_day
from laozheng.config.bench_inspections.compared import compared
from laozheng.config.bench_inspections.records import name_of
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.inspections.lists.dataset import DISPOSITIONS, LAYOUTS
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.publication import Wanted, entries_shown, shown_entries
from laozheng.kernel.parties.names import fold_name

SEARCHES = 20
PAGE = 50


def importing(files: Sequence[Path], rows: int, rounds: int, actor: Reader) -> dict[str, Any]:
    """Ratio of filing the lists to writing as many bare cases; each round is taken back."""

    return compared(
        "import",
        lambda: _taken_back(lambda: file_all(files, actor)),
        lambda: _taken_back(lambda: _file_bare(files)),
        rounds,
        words="逐列讀檔後成批寫入案件與裁處，不判讀、不歸戶、不留歷程",
        rows=rows,
    )


def _taken_back(file: Callable[[], None]) -> int:
    """How many fines there are once they are filed."""
    with transaction.atomic():
        file()
        filed = Disposition.objects.count()
        transaction.set_rollback(True)
    return filed


def file_all(files: Iterable[Path], actor: Reader) -> None:
    """Import the lists as an officer does."""
    for path in files:
        report = import_file(DISPOSITIONS, path, actor=actor)
        assert not report.refused, path


def searching(rows: int, rounds: int, day: date) -> dict[str, Any]:
    """Ratio of searching what the law has published to searching the names alone."""
    names = [name_of(firm) for firm in range(SEARCHES)]
    return compared(
        "search",
        lambda: [_entries(name, day) for name in names],
        lambda: [_numbers(name) for name in names],
        rounds,
        words="只比對名稱，不問應否公布、有無撤銷",
        searches=SEARCHES,
        rows=rows,
    )


def _entries(name: str, day: date) -> int:
    return len(list(entries_shown(shown_entries(day, Wanted(name=name))[:PAGE], day)))


def _numbers(name: str) -> int:
    # Nobody publishes the fines of the fourth line, so that both ways find the same.
    listed = Disposition.objects.exclude(case__line="migrants")
    found = listed.filter(party_key__contains=fold_name(name))
    return len(list(found.order_by("-disposed_on")[:PAGE]))


def _file_bare(files: Iterable[Path]) -> None:
    """What the rows alone cost: a case and a disposition each."""
    unit = Unit.objects.get(code="inspection_office")
    headers = {header: name for layout in LAYOUTS for header, name in layout.headers.items()}
    cases, found = [], []
    for path in files:
        with path.open(encoding="utf-8", newline="") as source:
            for cells in csv.DictReader(source):
                told = {headers[header]: text for header, text in cells.items()}
                case = _bare_case(told, unit)
                cases.append(case)
                found.append(_bare_disposition(told, case))
    Case.objects.bulk_create(cases, batch_size=500)
    Disposition.objects.bulk_create(found, batch_size=500)


def _bare_case(told: dict[str, str], unit: Unit) -> Case:
    return Case(
        number=told["document_number"],
        kind="safety.disposition",
        line="safety",
        unit=unit,
        received_on=parse_day(told["disposed_on"]),
        intake="ex_officio",
        state="served",
        level="unit",
        title=told["party_name"],
    )


def _bare_disposition(told: dict[str, str], case: Case) -> Disposition:
    return Disposition(
        case=case,
        document_number=told["document_number"],
        number_key=told["document_number"],
        authority="bureau",
        kind="fine",
        party_raw=told["party_name"],
        party_name=told["party_name"],
        party_key=told["party_name"],
        party_kind="enterprise",
        disposed_on=case.received_on,
        amount_twd=int(told["fine_amount"] or 0),
    )

"""Rows, imports and figures for the tests of this line; all names are recognisably synthetic."""

import csv
import re
from collections.abc import Iterable, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from laozheng.base.periods import Period
from laozheng.conftest import HIRED, World
from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.models import Staff, Unit
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.measures.figures import Figure
from laozheng.lines.migrants.actions.interpreters import enter_interpreter
from laozheng.lines.migrants.models import Interpreter
from laozheng.lines.migrants.queries.kinds import UNIT

SHARED = Path(__file__).resolve().parents[6] / "shared"
AS_OF = date(2025, 3, 3)
EMPLOYER = "範例移工雇主有限公司"


def officer_of_the_unit(world: World, name: str = "測試查察員", number: str = "M001") -> Staff:
    """Somebody who works on migrant workers; nobody of the common cast does."""
    unit = Unit.objects.get(code=UNIT)
    return hire(number, name, unit, ("officer",), on=HIRED, actor=world.reader("system"))


def an_interpreter(
    world: World, *languages: str, name: str = "測試通譯", **given: Any
) -> Interpreter:
    """Somebody from outside who interprets from the first of 2024 on."""
    told = {"organization": "", "qualified_on": date(2024, 1, 1), "valid_to": None, **given}
    return enter_interpreter(name=name, languages=languages, actor=world.reader("system"), **told)


def browser_of(staff: Staff) -> Client:
    """A test client signed in as a member of staff."""
    client = Client()
    client.force_login(staff.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words_of(page: Any) -> str:
    """The words that a page shows, with one blank between them."""
    assert page.status_code == 200, page.status_code
    main = page.content.decode().partition("<main ")[2].partition("</main>")[0]
    text = re.sub(r"<(style|script|svg)[^>]*>.*?</\1>", "", main, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>|^[^>]+>", " ", text)).split())


def queries_of(client: Client, address: str) -> int:
    """How often a page asks the database, once it is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def bring_in(
    folder: Path, world: World, dataset: str, *rows: Mapping[str, Any], **options: bool
) -> ImportReport:
    """Import rows of a data set as the operator does."""
    path = write_rows(folder / f"{dataset}.csv", rows)
    return import_file(
        dataset_named(dataset), path, actor=world.reader("system"), rejected_dir=folder, **options
    )


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """A CSV with the columns that any of the rows has."""
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def figure(
    code: str, period: str = "113", *, as_of: date = AS_OF, cut_off: date | None = None, **dims: str
) -> Figure:
    """One figure of the line."""
    request = Request.of(f"migrants.{code}", Period.parse(period), **dims)
    return compute([request], cut_off=cut_off, as_of=as_of)[request]


def shown(code: str, period: str = "113", **dims: Any) -> Any:
    """The number as it is printed."""
    return figure(code, period, **dims).shown

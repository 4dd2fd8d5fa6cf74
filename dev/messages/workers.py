"""The texts that workers meet in the portal: what the catalogues of their languages hold.

Declarations say which filings and pages are for workers; what these pages are made of stands here.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

from dev.messages.calls import PRODUCT, texts_of_module, texts_of_template
from dev.messages.message import Found, Message
from dev.messages.online import place_of, texts_of_filing, texts_of_following, texts_of_form
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.declare import Line, Page
from laozheng.kernel.cases.public import ASKERS, BUSINESSES, UNTOLD

# What all these pages are made of.
SHARED = (
    "interfaces/portal/filing.py",
    "interfaces/portal/following.py",
    "interfaces/portal/resuming.py",
    "interfaces/portal/complaint_forms.py",
    "interfaces/ui/forms.py",
    "interfaces/ui/inputs.py",
    "interfaces/ui/languages.py",
    "interfaces/ui/markup/cells.py",
    "interfaces/ui/markup/deadlines.py",
    "interfaces/ui/tables.py",
    *(
        f"interfaces/portal/templates/portal/{name}.html"
        for name in (
            "added",
            "addition",
            "filing",
            "filing_page",
            "filings",
            "follow",
            "lost",
            "followed",
            "receipt",
            "resume",
            "saved",
        )
    ),
    *(f"interfaces/ui/templates/ui/{name}.html" for name in ("base", "error", "field", "form")),
    *(
        f"interfaces/ui/templates/ui/parts/{name}.html"
        for name in (
            "footer",
            "header",
            "language_menu",
            "messages",
            "navigation",
            "shortcut_list",
            "shortcuts_dialog",
            "theme_switch",
            "user_menu",
        )
    ),
    *(
        f"interfaces/ui/templates/ui/components/{name}.html"
        for name in (
            "breadcrumbs",
            "empty_state",
            "error_summary",
            "filter_bar",
            "pagination",
            "panel",
            "reckoning",
            "table",
        )
    ),
)
# The forms of pages for workers, and the closed lists of codes that these pages show.
FORMS = (
    "laozheng.interfaces.portal.forms.CodeForm",
    "laozheng.interfaces.portal.forms.DraftForm",
    "laozheng.interfaces.portal.forms.LostCodeForm",
    "laozheng.interfaces.portal.forms.SendForm",
    "laozheng.lines.equality.forms.checks.DoorForm",
    "laozheng.lines.equality.forms.checks.LimitForm",
    "laozheng.lines.migrants.forms.public.CarerSearch",
    "laozheng.lines.migrants.forms.public.LicenseSearch",
    "laozheng.lines.standards.forms.calculators.LeaveForm",
    "laozheng.lines.standards.forms.calculators.OvertimeForm",
)
CODES = (
    "laozheng.lines.equality.rules.codes.DOORS",
    "laozheng.lines.migrants.rules.codes.AUDIENCES",
    "laozheng.lines.migrants.rules.codes.GRADES",
    "laozheng.lines.migrants.rules.codes.LANGUAGES",
    "laozheng.lines.safety.rules.codes.accidents.ACCIDENT_TYPES",
)
_TEMPLATE = re.compile(r"""["'](\w+/\w+\.html)["']""")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def texts_of_workers() -> Iterator[Found]:
    """Every text of the product on the pages that workers read in their own languages."""
    for path in SHARED:
        yield from _of_file(PRODUCT / path)
    for text in (*(label for code, label in ASKERS.items() if code not in BUSINESSES), UNTOLD):
        yield Message(text), "online filing"
    for line in lines().values():
        yield from _of_line(line)
    for path in FORMS:
        yield from texts_of_form(_found(path)())
    for path in CODES:
        yield from ((Message(str(label)), path) for label in _found(path).values())


def _of_line(line: Line) -> Iterator[Found]:
    filings = [one for one in line.filings if one.asker not in BUSINESSES]
    pages = [page for page in line.pages if page.for_workers]
    if filings or pages:
        yield Message(line.label), line.code
    for filing in filings:
        yield from texts_of_filing(line.code, filing)
        yield from texts_of_following(f"{line.code}.{filing.kind}")
    for page in pages:
        yield from _of_page(line.code, page)


def _of_page(line: str, page: Page) -> Iterator[Found]:
    yield Message(page.label), f"{line} pages"
    path = Path(inspect.getsourcefile(inspect.unwrap(page.view)) or "")
    others = {
        inspect.unwrap(one.view).__name__ for one in lines()[line].pages if not one.for_workers
    }
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kept = [node for node in tree.body if getattr(node, "name", "") not in others]
    source = ast.unparse(ast.Module(kept, []))
    texts = chain(texts_of_module(source), map(Message, _constants(ast.parse(source))))
    yield from ((text, place_of(path)) for text in texts)
    for name in sorted(set(_TEMPLATE.findall(source))):
        for template in PRODUCT.glob(f"*/*/templates/{name}"):
            yield from _of_file(template)


def _of_file(path: Path) -> Iterator[Found]:
    read = texts_of_module if path.suffix == ".py" else texts_of_template
    source = path.read_text(encoding="utf-8")
    yield from ((message, place_of(path)) for message in read(source))


def _constants(tree: ast.Module) -> Iterator[str]:
    """Chinese words of a module outside of sentences that are put together."""
    parts = (node.values for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    pieces = {id(piece) for piece in chain.from_iterable(parts)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in pieces and _CHINESE.search(node.value):
            yield node.value


def _found(path: str) -> Any:
    module, _dot, name = path.rpartition(".")
    return getattr(import_module(module), name)

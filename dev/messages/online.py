"""The texts of online filing: what the declarations say, and what their forms ask and answer."""

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from dev.messages.calls import PRODUCT, texts_of_module
from dev.messages.message import Found, Message
from laozheng.base.moments import TAIPEI
from laozheng.interfaces.portal.forms import AccountForm
from laozheng.kernel.accounts.reader import public_reader
from laozheng.kernel.cases.catalogue import kinds
from laozheng.kernel.cases.public import Addition, PublicFiling
from laozheng.kernel.parties.city import city

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Forms ask who looks at them, and when; their texts are the same for everybody.
_SOMEBODY = public_reader(datetime(2024, 1, 1, tzinfo=TAIPEI))


def texts_of_filing(line: str, filing: PublicFiling) -> Iterator[Found]:
    """What is said of a filing, and what its form asks."""
    place = f"{line} filing {filing.code}"
    told = (filing.label, filing.lead, filing.after, filing.urgent)
    yield from ((Message(text), place) for text in told if text)
    yield from texts_of_form(filing.form(reader=_SOMEBODY))


def texts_of_following(code: str) -> Iterator[Found]:
    """What the holder of a code is told of a case of a kind, and what he may add to it."""
    kind = kinds()[code]
    told = kind.followed
    if told is None:
        return
    owed = [rule.label for rule in kind.deadlines if rule.id in told.deadlines]
    facts = _labels(inspect.getsource(told.facts), "Fact")
    texts = (told.label, *told.states.values(), *owed, *facts)
    yield from ((Message(text), code) for text in texts)
    for addition in told.additions:
        yield from _of_addition(code, addition)


def _of_addition(kind: str, addition: Addition) -> Iterator[Found]:
    yield from ((Message(text), kind) for text in (addition.label, addition.lead) if text)
    asked = addition.form
    form = asked(reader=_SOMEBODY) if asked else AccountForm(reader=_SOMEBODY, text=addition.text)
    yield from texts_of_form(form)


def texts_of_form(form: Any) -> Iterator[Found]:
    """What a form asks, and what its classes say of a wrong answer."""
    place = type(form).__name__
    for field in form.fields.values():
        choices = [label for _code, label in getattr(field, "choices", ())]
        for text in map(str, (field.label or "", field.help_text, *choices)):
            if _CHINESE.search(text) and text not in _places():
                yield Message(text), place
    for part in type(form).__mro__:
        if part.__module__.startswith("laozheng."):
            yield from _of_class(part)


def _of_class(part: type) -> Iterator[Found]:
    path = Path(inspect.getsourcefile(part) or "")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kept = [
        node
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        or (isinstance(node, ast.ClassDef) and node.name == part.__name__)
    ]
    source = ast.unparse(ast.Module(kept, []))
    yield from ((message, place_of(path)) for message in texts_of_module(source))
    yield from ((Message(label), place_of(path)) for label in _labels(source, "written"))


def _labels(source: str, function: str) -> list[str]:
    """The first argument of each call of a function: of facts, of papers."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        str(call.args[0].value)
        for call in calls
        if call.args and isinstance(call.args[0], ast.Constant) and _is_named(call, function)
    ]


def _is_named(call: ast.Call, name: str) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == name


def _places() -> frozenset[str]:
    """Districts have names of their own in Latin letters."""
    return frozenset(place.label for place in city().districts.values())


def place_of(path: Path) -> str:
    """A file of the product by its path in it."""
    return str(path.relative_to(PRODUCT))

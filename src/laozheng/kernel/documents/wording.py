"""Fill the text of a letter: every fact it needs or a refusal that names what is missing."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template import Context, Engine, TemplateSyntaxError

from laozheng.base.numerals import ordinal
from laozheng.kernel.documents.declare import LetterTemplate

# Two characters that no text of a letter holds mark a name that the template does not declare.
_UNKNOWN = re.compile("\ue000(.*?)\ue001")
_ITEM = re.compile(r"(?P<depth>#{1,2}) +(?P<text>.+)")
SECTION = re.compile(r"[^\s：。，]{2,8}：")


class MissingFacts(ValueError):
    """A letter lacks facts that its text needs; the message names them."""


@cache
def _engine() -> Engine:
    return Engine(
        builtins=["laozheng.kernel.documents.letter_filters"],
        autoescape=False,
        string_if_invalid="\ue000%s\ue001",
    )


def stored_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as they are kept with the letter: days as ISO text, all else as JSON has it."""
    kept: dict[str, Any] = json.loads(json.dumps(dict(facts), cls=DjangoJSONEncoder))
    return kept


def letter_text(template: LetterTemplate, facts: Mapping[str, Any]) -> str:
    """The text of a letter, one paragraph per line, numbered; equal facts give an equal text.

    Raises MissingFacts when a required fact is absent or empty, ValueError for a fact that the
    template does not declare and for a text that uses one.
    """
    missing = [label for name, label in template.required.items() if facts.get(name) in (None, "")]
    if missing:
        raise MissingFacts(f"「{template.label}」還缺少{'、'.join(missing)}，請補齊後再產生。")
    unknown = sorted(set(facts) - set(template.labels))
    if unknown:
        raise ValueError(f"letter {template.code} declares no fact named {', '.join(unknown)}")
    empty = dict.fromkeys(template.optional, "")
    return _filled(template, {**empty, **stored_facts(facts)})


def problems(template: LetterTemplate) -> list[str]:
    """What is wrong with a template: no text, a syntax error, an undeclared fact."""
    if not template.body.is_file():
        return [f"letter {template.code}: no text at {template.body.name}"]
    try:
        _filled(template, dict.fromkeys(template.labels, _AnyFact("20240101")))
    except (TemplateSyntaxError, ValueError) as error:
        return [f"letter {template.code}: {error}"]
    return []


class _AnyFact(str):
    """Stands for any fact in a check: a text, a day, a number, a list of one, a row."""

    def __getattr__(self, name: str) -> "_AnyFact":
        return _AnyFact(self)

    def __iter__(self) -> Iterator["_AnyFact"]:
        return iter((_AnyFact(self),))


def _filled(template: LetterTemplate, facts: Mapping[str, Any]) -> str:
    source = template.body.read_text(encoding="utf-8")
    context = Context(dict(facts), autoescape=False, use_l10n=False, use_tz=False)
    text = _engine().from_string(source).render(context)
    undeclared = sorted(set(_UNKNOWN.findall(text)))
    if undeclared:
        raise ValueError(f"letter {template.code} uses undeclared facts: {', '.join(undeclared)}")
    lines = [line.strip() for line in text.splitlines()]
    return "\n".join(_numbered([line for line in lines if line]))


def _numbered(lines: list[str]) -> list[str]:
    """Write the numbers of items, which start again in every section and under every item."""
    numbered: list[str] = []
    for _, section in groupby(_with_section(lines), key=lambda pair: pair[0]):
        items = [_depth_and_text(line) for _, line in section]
        alone = sum(depth == 1 for depth, _ in items) == 1
        first = second = 0
        for depth, text in items:
            if depth == 1:
                first, second = first + 1, 0
                numbered.append(text if alone else f"{ordinal(first)}、{text}")
            elif depth == 2:
                second += 1
                numbered.append(f"({ordinal(second)}){text}")
            else:
                numbered.append(text)
    return numbered


def _with_section(lines: list[str]) -> list[tuple[int, str]]:
    section, pairs = 0, []
    for line in lines:
        section += SECTION.fullmatch(line) is not None
        pairs.append((section, line))
    return pairs


def _depth_and_text(line: str) -> tuple[int, str]:
    match = _ITEM.fullmatch(line)
    return (len(match["depth"]), match["text"]) if match else (0, line)

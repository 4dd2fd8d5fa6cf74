"""Printing for people and for programs, and the sentence that ends what cannot be done."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


class CommandError(Exception):
    """What was asked cannot be done; the text says what, why and what to do next."""


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)
    sys.stdout.write("\n")


def print_table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Tab-separated lines under a head, easy to read and to cut."""
    print("\t".join(head))
    for row in rows:
        print("\t".join("" if cell is None else str(cell) for cell in row))


def told_dims(dims: Mapping[str, str]) -> str:
    """Dims as they are typed after ``--dims``."""
    return ";".join(f"{name}={code}" for name, code in dims.items())


def tell(text: str) -> None:
    """A remark beside the result, at once: on stderr, so that stdout holds the result only."""
    print(text, file=sys.stderr, flush=True)

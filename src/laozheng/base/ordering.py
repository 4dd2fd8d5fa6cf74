"""Put items into a drawn order that anybody can recompute from the seed and the items."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def seeded_order(items: Iterable[T], seed: str | int, key: Callable[[T], str] = str) -> list[T]:
    """Return the items in the order of the SHA-256 of "seed, key, how often the key came before".

    The same seed and items give the same list on every machine, whatever the order in which the
    items arrive; an item that joins or leaves moves nobody else. `key` must name an item for good
    (a case number, not a database row).
    """
    seen: Counter[str] = Counter()
    drawn: list[tuple[bytes, T]] = []
    for item in items:
        name = key(item)
        ticket = f"{seed}\0{name}\0{seen[name]}".encode()
        seen[name] += 1
        drawn.append((hashlib.sha256(ticket).digest(), item))
    return [item for _, item in sorted(drawn, key=lambda pair: pair[0])]

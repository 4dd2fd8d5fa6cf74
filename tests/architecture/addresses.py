"""Every address of the project, found by walking the resolver, and how to fill its arguments."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture.matters import Matters

# A variation of an address: its place, what fills the arguments, and the query.
Fillings = dict[str, tuple[tuple[object, ...], str]]


@dataclass(frozen=True)
class Address:
    """A filled address: the view's name, the variation, and the path with its query."""

    view: str
    variation: str
    path: str

    def __str__(self) -> str:
        return f"{self.view} {self.variation}"


def view_names() -> list[str]:
    """The full name of every view that has an address."""
    return sorted(_names(get_resolver(), ()))


def _names(resolver: URLResolver, spaces: tuple[str, ...]) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inside = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _names(pattern, inside)
        else:
            yield ":".join((*spaces, _name(pattern)))


def _name(pattern: URLPattern) -> str:
    if not pattern.name:
        raise AssertionError(f"the address {pattern.pattern} has no name, so nobody can grant it")
    return pattern.name


def filled(view: str, matters: Matters) -> list[Address]:
    """The variations of a view's address in a small world; one without arguments has just one."""
    fillings = _fillings(matters).get(view, {"-": ((), "")})
    return [
        Address(view, variation, reverse(view, args=arguments) + query)
        for variation, (arguments, query) in fillings.items()
    ]


def _fillings(matters: Matters) -> dict[str, Fillings]:
    """What fills the arguments; a view without arguments that is not named here needs nothing."""
    cases = {name: (case.number,) for name, case in matters.cases.items()}
    cases["absent"] = ("勞調-113-999999",)
    of_cases: Fillings = {name: (number, "") for name, number in cases.items()}
    steps: Fillings = {name: ((*number, "note"), "") for name, number in cases.items()}
    documents: Fillings = {
        name: ((*cases[name], document.pk), "") for name, document in matters.documents.items()
    }
    return {
        "workspace:search": {
            "-": ((), ""),
            "prefix": ((), "?q=勞調-113"),
            "name": ((), "?q=範例"),
            "person": ((), "?q=王測"),
        },
        "workspace:cases": {"-": ((), ""), "text": ((), "?text=範例")},
        "workspace:kind": {
            "mediation": (("disputes", "mediation"), ""),
            "accident": (("safety", "accident"), ""),
            "absent": (("disputes", "nothing"), ""),
        },
        "workspace:open": {
            "mediation": (("disputes", "mediation", "register"), ""),
            "accident": (("safety", "accident", "report"), ""),
            "absent": (("disputes", "nothing", "register"), ""),
        },
        "workspace:case": of_cases,
        "workspace:break_glass": of_cases,
        "workspace:step": steps,
        "workspace:document": documents,
        "workspace:party": {
            **{name: ((party.pk,), "") for name, party in matters.parties.items()},
            "absent": ((999_999,), ""),
        },
        "workspace:figure": {
            "mediations": (("disputes.mediation_cases",), "?period=113"),
            "absent": (("disputes.nothing",), "?period=113"),
        },
        "workspace:book": {
            "annual": (("annual_performance", "113"), ""),
            "absent": (("nothing", "113"), ""),
        },
    }

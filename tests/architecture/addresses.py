"""Every address of the project, found by walking the resolver, and how to fill its arguments."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from laozheng.interfaces.workspace.field.kinds import visit_kinds
from laozheng.interfaces.workspace.tracking_panels import TRACKERS
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.declare import CaseKind
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
    fillings = _fillings(matters).get(view, {"page": ((), "")})
    return [
        Address(view, variation, reverse(view, args=arguments) + query)
        for variation, (arguments, query) in fillings.items()
    ]


def _fillings(matters: Matters) -> dict[str, Fillings]:
    """What fills the arguments; a view that is not named here has an address without any."""
    return {
        **_of_cases(matters),
        **_of_records(matters),
        **_of_portal(),
        **_of_own_pages(),
        **_of_declarations(),
        **_of_books(),
    }


def _of_cases(matters: Matters) -> dict[str, Fillings]:
    numbers = {name: case.number for name, case in matters.cases.items()}
    numbers["absent"] = "勞調-113-999999"
    cases: Fillings = {name: ((number,), "") for name, number in numbers.items()}
    steps: Fillings = {
        name: ((number, "note" if name == "unit" else "accept"), "")
        for name, number in numbers.items()
    }
    document = matters.documents["own"].pk
    return {
        "workspace:cases": {"all": ((), ""), "text": ((), "?text=範例")},
        "workspace:search": {
            "nothing": ((), ""),
            "number": ((), "?q=勞調-113"),
            "name": ((), "?q=範例"),
            "person": ((), "?q=王測"),
        },
        "workspace:case": cases,
        "workspace:break_glass": cases,
        "workspace:attach": cases,
        "workspace:new_code": cases,
        "workspace:step": steps,
        "workspace:equality:persons": {"absent": ((numbers["absent"],), "")},
        "workspace:equality:envelope": {"absent": ((numbers["absent"], 1), "")},
        "workspace:equality:snapshots": {"absent": ((numbers["absent"],), "")},
        "workspace:equality:agenda": {"absent": ((999_999,), "")},
        "workspace:document": {
            "own": ((numbers["own"], document), ""),
            "other_case": ((numbers["named"], document), ""),
            "absent": ((numbers["own"], 999_999), ""),
        },
    }


def _of_records(matters: Matters) -> dict[str, Fillings]:
    absent: Fillings = {"absent": ((999_999,), "")}
    target = matters.targets[0]
    parties: Fillings = {name: ((party.pk,), "") for name, party in matters.parties.items()}
    return {
        "workspace:parties": {"nothing": ((), ""), "person": ((), "?q=王測")},
        "workspace:party": {**parties, **absent},
        "workspace:event": absent,
        "workspace:settle_match": {"own": ((matters.proposals[0].pk,), ""), **absent},
        "workspace:forget_view": {"own": ((matters.views[0].pk,), ""), **absent},
        "workspace:import_file": {"mediation": ((matters.files[0].pk,), ""), **absent},
        "workspace:tracker": {
            **{name: ((name,), "") for name in TRACKERS},
            "absent": (("nothing",), ""),
        },
        "workspace:program": {"safety": ((target.program_id,), ""), **absent},
        "workspace:change_program": {"safety": ((target.program_id,), ""), **absent},
        "workspace:what_if": {"safety": ((target.program_id,), ""), **absent},
        "workspace:replace_target": {
            "safety": ((target.program_id, target.pk), ""),
            "absent": ((999_999, target.pk), ""),
        },
        "workspace:program_step": {
            "safety": ((target.program_id, "plan"), ""),
            "again": ((target.program_id, "plan-again"), ""),
            "done": ((target.program_id, "approve"), ""),
            "absent": ((999_999, "plan"), ""),
        },
        "workspace:field_visit": {
            **{code: (tuple(code.split(".")), "") for code in visit_kinds()},
            "target": (("safety", "inspection"), f"?target={target.pk}"),
            "absent": (("safety", "nothing"), ""),
        },
    }


def _of_portal() -> dict[str, Fillings]:
    """Addresses of the portal, most with nothing to be found there."""
    return {
        "portal:violator": {"absent": (("勞條裁-113-999999-1",), "")},
        "portal:filing": {
            **{
                f"{line.code}.{filing.code}": ((line.code, filing.code), "")
                for line in lines().values()
                for filing in line.filings
            },
            "absent": (("standards", "nothing"), ""),
        },
        "portal:filing_poster": {
            "safety.small-works": (("safety", "small-works"), ""),
            "absent": (("standards", "nothing"), ""),
        },
        "portal:event_poster": {"absent": ((999_999,), "")},
        "portal:bulk": {
            **{
                f"{line.code}.{one.code}": ((line.code, one.code), "")
                for line in lines().values()
                for one in line.bulk_filings
            },
            "absent": (("migrants", "nothing"), ""),
        },
        "portal:bulk_trial": {"absent": (("migrants", "arrivals", "0" * 32), "")},
        "portal:bulk_refused": {"absent": (("migrants", "arrivals", "0" * 32), "")},
        "portal:own_case": {"absent": (("移通-113-999999",), "")},
        "portal:addition": {"closed": (("more",), "")},
        "portal:event": {"absent": ((999_999,), "")},
        "portal:followed_letter": {"closed": ((1,), "")},
    }


def _of_own_pages() -> dict[str, Fillings]:
    """Addresses of the lines' own pages, with nothing to be found there."""
    return {
        "portal:safety:lesson_picture": {"absent": ((999_999,), "")},
        "portal:standards:calculator": {"absent": (("nothing",), "")},
        "workspace:safety:accident": {"absent": (("職災-113-999999",), "")},
        "workspace:safety:victim": {"absent": (("職災-113-999999", 1), "")},
        "workspace:safety:attendee": {"absent": ((999_999,), "")},
        "workspace:safety:family": {"absent": ((999_999,), "")},
        "workspace:safety:seminar": {"absent": ((999_999,), "")},
        "workspace:standards:family": {"absent": ((999_999,), "")},
        "workspace:migrants:agency": {"absent": (("無",), "")},
        "workspace:migrants:carer_record": {"absent": (("無",), "")},
        "workspace:migrants:interpreter": {"absent": (("無",), "")},
        "workspace:migrants:law_news": {"absent": (("無",), "")},
        "workspace:migrants:dormitory": {"absent": (("無",), "")},
        "workspace:migrants:room": {"absent": (("解驗-113-999999",), "")},
        "workspace:migrants:violation": {"absent": (("無",), "")},
    }


def _of_declarations() -> dict[str, Fillings]:
    """Addresses that name a kind, a measure or a data set, and one that is not declared."""
    token = "0" * 32
    return {
        "workspace:kind": {
            **{code: (tuple(code.split(".")), "") for code in _listed_kinds()},
            "absent": (("disputes", "nothing"), ""),
        },
        "workspace:open": {
            **{
                f"{code}.{step.name}": ((*code.split("."), step.name), "")
                for code, kind in _kinds().items()
                for step in kind.transitions
                if step.opens
            },
            "absent": (("disputes", "nothing", "register"), ""),
        },
        "workspace:figure": {
            "mediation": (("disputes.mediation_cases",), "?period=113"),
            "absent": (("disputes.nothing",), "?period=113"),
        },
        "workspace:dataset": _of_data_set(),
        "workspace:import": _of_data_set(),
        "workspace:enter_row": _of_data_set(),
        "workspace:export": _of_data_set("?period=113&format=csv"),
        "workspace:import_trial": {"absent": (("mediation", token), "")},
        "workspace:rejected": {"absent": (("mediation", token), "")},
        "workspace:proofread_result": {"absent": ((token,), "")},
        "workspace:proofread_file": {"absent": ((token, ".json"), "")},
        "ui:demo": {"case": (("case",), ""), "absent": (("nothing",), "")},
    }


def _kinds() -> dict[str, CaseKind]:
    """Every kind of case of the installed lines by its full code."""
    return {f"{line.code}.{kind.code}": kind for line in lines().values() for kind in line.kinds}


def _listed_kinds() -> list[str]:
    """One kind of each line, and every sealed one: their lists are one page."""
    first = {code.partition(".")[0]: code for code in reversed(_kinds())}
    sealed = [code for code, kind in _kinds().items() if kind.level == "sealed"]
    return sorted({*first.values(), *sealed})


def _of_data_set(query: str = "") -> Fillings:
    return {
        "mediation": (("mediation",), query),
        "accidents": (("major_accidents",), query),
        "absent": (("nothing",), query),
    }


def _of_books() -> dict[str, Fillings]:
    """Addresses of a book that nobody has opened or frozen yet, and of one that there is not."""
    annual, absent = ("annual_performance", "113"), ("nothing", "113")
    whole: Fillings = {"annual": (annual, ""), "absent": (absent, "")}
    section: Fillings = {
        "mediation": ((*annual, "dispute_mediation"), ""),
        "absent": ((*annual, "nothing"), ""),
    }
    return {
        **dict.fromkeys(
            (
                "workspace:book",
                "workspace:book_text",
                "workspace:book_checks",
                "workspace:book_step",
                "workspace:open_volume",
                "workspace:restatements",
            ),
            whole,
        ),
        **dict.fromkeys(
            ("workspace:section", "workspace:section_figures", "workspace:section_history"),
            section,
        ),
        "workspace:book_file": {
            "annual": ((*annual, ".odt"), ""),
            "absent": ((*annual, ".exe"), ""),
        },
        "workspace:frozen_book": {"absent": ((*annual, 1), "")},
        "workspace:frozen_file": {"absent": ((*annual, 1, ".odt"), "")},
        "workspace:restatement": {"absent": ((*annual, "0" * 16), "")},
    }

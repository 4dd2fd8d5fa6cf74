"""The places that a program is about: those its line knows, in its districts and industries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from laozheng.kernel.inspections.models import Program
from laozheng.kernel.inspections.programs.register import workplaces_known
from laozheng.kernel.inspections.programs.workplaces import Workplace
from laozheng.kernel.law.codes import UnknownCode, industry


@dataclass(frozen=True)
class Population:
    """The places from which a program draws, and how many are left out because nobody knows them.

    ``unknown`` are places of which no record tells what a condition of the program asks for.
    """

    places: tuple[Workplace, ...]
    unknown: int


def population_of(program: Program, day: date) -> Population:
    """The places that a program may draw from on a day."""
    return covered(program, workplaces_known(program.line, day))


def covered(program: Program, workplaces: Iterable[Workplace]) -> Population:
    """Those of the workplaces that meet every condition of a program."""
    places, unknown = [], 0
    for workplace in workplaces:
        answers = _answers(program, workplace)
        if False in answers:
            continue
        if None in answers:
            unknown += 1
        else:
            places.append(workplace)
    return Population(tuple(places), unknown)


def _answers(program: Program, workplace: Workplace) -> list[bool | None]:
    """Whether each condition that is set is met; None where no record tells."""
    found: list[bool | None] = []
    if program.districts:
        found.append(workplace.district in program.districts if workplace.district else None)
    if program.industries:
        found.append(_is_within(workplace.industry, program.industries))
    if program.least_workers:
        workers = workplace.employees
        found.append(None if workers is None else workers >= program.least_workers)
    return found


def _is_within(code: str, wanted: Iterable[str]) -> bool | None:
    """Whether an industry is one of those wanted or lies below one: 4331 within 43 and within F."""
    path = _path(code)
    return not path.isdisjoint(wanted) if path else None


def _path(code: str) -> set[str]:
    """An industry with all above it; one that the list leaves out stands for the one above."""
    while code:
        try:
            return {one.code for one in industry().path(code)}
        except UnknownCode:
            code = code[:-1]
    return set()

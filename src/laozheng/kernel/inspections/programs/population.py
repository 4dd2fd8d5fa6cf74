"""The places that a program is about: those its line knows, in its districts and industries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from laozheng.kernel.inspections.models import Program
from laozheng.kernel.inspections.programs.register import workplaces_known
from laozheng.kernel.inspections.programs.workplaces import Workplace
from laozheng.kernel.law.codes import UnknownCode, industry

UNKNOWN = "行政區、行業或人數不明"


@dataclass(frozen=True)
class Population:
    """The places from which a program draws, and how many are left out for what.

    ``left_out`` counts the places by the first condition that they do not meet, in words.
    ``unknown`` are places of which no record tells what a condition of the program asks for.
    """

    places: tuple[Workplace, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)
    unknown: int = 0


def population_of(program: Program, day: date) -> Population:
    """The places that a program may draw from on a day."""
    return covered(program, workplaces_known(program.line, day))


def covered(program: Program, workplaces: Iterable[Workplace]) -> Population:
    """Those of the workplaces that meet every condition of a program."""
    places: list[Workplace] = []
    left_out: Counter[str] = Counter()
    unknown = 0
    for workplace in workplaces:
        answers = _answers(program, workplace)
        unmet = next((words for words, answer in answers.items() if answer is False), "")
        if unmet:
            left_out[unmet] += 1
        elif None in answers.values():
            unknown += 1
        else:
            places.append(workplace)
    return Population(tuple(places), left_out, unknown)


def why_nothing_drawn(population: Population, excluded: Iterable[str]) -> str:
    """One sentence for a draw that found nothing: which conditions left out how many places.

    ``excluded`` are the reasons for which the rule of the draw left out places of the population.
    """
    counts = [*population.left_out.items(), *sorted(Counter(excluded).items())]
    if population.unknown:
        counts.append((UNKNOWN, population.unknown))
    if not counts:
        return "名冊與檢查紀錄都沒有場所，抽不出清單；請先匯入事業單位場所名冊再抽案"
    told = "、".join(f"{words}{count}家" for words, count in counts)
    return f"沒有可抽的場所（{told}），清單未抽出；請退回修正條件或補登場所名冊後再抽案"


def _answers(program: Program, workplace: Workplace) -> dict[str, bool | None]:
    """Whether each condition that is set is met, by what is said when not; None: unknown."""
    found: dict[str, bool | None] = {}
    if program.districts:
        known = bool(workplace.district)
        found["行政區不符"] = workplace.district in program.districts if known else None
    if program.industries:
        found["行業不符"] = _is_within(workplace.industry, program.industries)
    if program.least_workers:
        workers = workplace.employees
        found["勞工人數不足"] = None if workers is None else workers >= program.least_workers
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

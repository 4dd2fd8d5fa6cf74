"""How many people care for workers (migrants rule 5), and how many make a visit (rule 13)."""

from collections.abc import Iterable, Mapping
from datetime import date

from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace


def care_staff(workers: int, day: date, law: Law) -> Reckoning:
    """Life-care staff for a number of workers (雇聘辦法第60條)."""
    return _staff("care_staff", workers, day, law)


def bilingual_staff(workers: int, day: date, law: Law) -> Reckoning:
    """Bilingual staff for a number of workers (雇聘辦法第64條)."""
    return _staff("bilingual_staff", workers, day, law)


def _staff(rule: str, workers: int, day: date, law: Law) -> Reckoning:
    """Steps of a table ``[[least workers, staff], …]``; beyond the last, one more per 100."""
    trace = Trace(f"migrants.{rule}", law, day)
    table = trace.dated(rule)
    reached = [(least, staff) for least, staff in table.value if workers >= least]
    if not reached:
        trace.say(f"{workers}人，未達應設置人數。", table.cite)
        return trace.done(0)
    least, staff = reached[-1]
    more = (workers - least) // 100 if (least, staff) == tuple(table.value[-1]) else 0
    trace.say(f"{workers}人，應設置{staff + more}人。", table.cite)
    return trace.done(staff + more)


def officers_needed(
    *, at_night: bool = False, place_kind: str = "", in_conflict: bool = False
) -> int:
    """How many officers make a visit: two at night, on ships and where a conflict is known."""
    return 2 if at_night or place_kind == "ship" or in_conflict else 1


def language_first(spoken: Mapping[str, Iterable[str]], wanted: Iterable[str]) -> list[str]:
    """Officers in the order in which they are asked: who speaks most of the workers' languages.

    Equals stay in the order given.
    """
    languages = set(wanted)
    return sorted(spoken, key=lambda officer: -len(languages & set(spoken[officer])))

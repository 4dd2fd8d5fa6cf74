"""Employers who lack what they owe about harassment, by the last look at each of them."""

from dataclasses import dataclass
from datetime import date

from laozheng.kernel.law.parameters import Law
from laozheng.lines.equality.models import EmployerDuty
from laozheng.lines.equality.rules.duties import employer_duty


@dataclass(frozen=True)
class Shortfall:
    """An employer as last seen, and the duties of that day that he did not meet, by code.

    ``unseen`` are duties that he owed and nobody looked at.
    """

    duty: EmployerDuty
    lacking: tuple[str, ...]
    unseen: tuple[str, ...]


def shortfalls(day: date, law: Law) -> list[Shortfall]:
    """Employers who lacked something when they were last seen, no rules first, the largest first.

    What is owed goes by the number of employees and the law of the day of the look.
    """
    last: dict[str, EmployerDuty] = {}
    for duty in EmployerDuty.objects.filter(checked_on__lte=day).order_by("checked_on", "pk"):
        last[duty.ubn] = duty
    found = [_shortfall(duty, law) for duty in last.values()]
    short = [one for one in found if one.lacking]
    return sorted(short, key=lambda s: ("rules" not in s.lacking, -s.duty.employees, s.duty.ubn))


def _shortfall(duty: EmployerDuty, law: Law) -> Shortfall:
    owed = employer_duty(duty.employees, duty.checked_on, law).result
    return Shortfall(
        duty,
        lacking=tuple(code for code in owed if getattr(duty, code) is False),
        unseen=tuple(code for code in owed if getattr(duty, code) is None),
    )

"""How a rule writes down what it did: steps in words, articles, values used.

A ``Trace`` is opened for one rule and one day of law; every value that decides something goes
through ``value``, ``dated`` or ``counted``, so that an unconfirmed one marks the result.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from laozheng.kernel.law.calendar import Calendar
from laozheng.kernel.law.counting import Unit, count
from laozheng.kernel.law.parameters import DatedValue, Law
from laozheng.kernel.law.reckoning import Reckoning, Step

OBJECTION = "不符合："
MET = "符合："


class Trace:
    """The written reasoning of one rule; ``done``, ``counted`` or ``around`` closes it.

    ``rule`` is its full name (``standards.reply_due``); values are named without the line, those of
    another line or of the kernel with it.
    """

    def __init__(self, rule: str, law: Law, day: date) -> None:
        self.rule = rule
        self.day = day
        self._line = rule.partition(".")[0]
        self._law = law
        self._steps: list[Step] = []
        self._values: list[DatedValue] = []
        self._objections = 0

    def dated(self, name: str) -> DatedValue:
        """The value in force on the day with its article; NotConfigured when there is none."""
        dated = self._law.value(name if "." in name else f"{self._line}.{name}", self.day)
        if dated not in self._values:
            self._values.append(dated)
        return dated

    def value(self, name: str) -> Any:
        """The bare value in force on the day."""
        return self.dated(name).value

    def cite_of(self, name: str) -> str:
        """The article of a value in force on the day."""
        return self.dated(name).cite

    def say(self, text: str, cite: str = "") -> None:
        """Write one step."""
        self._steps.append(Step(text, cite))

    def require(self, holds: bool, condition: str, cite: str = "") -> bool:
        """Write a condition with its verdict; ``clear`` is true while every condition held."""
        self._objections += not holds
        self.say((MET if holds else OBJECTION) + condition, cite)
        return holds

    @property
    def clear(self) -> bool:
        """No condition has failed so far."""
        return not self._objections

    def done(self, result: Any, *, due_on: date | None = None) -> Reckoning:
        """The finished Reckoning of a rule that answers a question."""
        return Reckoning(
            result=result,
            steps=tuple(self._steps),
            citations=unique(step.cite for step in self._steps),
            values=tuple(self._values),
            rule=self.rule,
            due_on=due_on,
        )

    def counted(
        self,
        name: str,
        start: date | datetime,
        calendar: Calendar,
        unit: Unit = "days",
        *,
        backwards: bool = False,
        move: bool = True,
    ) -> Reckoning:
        """The finished Reckoning of a rule whose term is as long as a value says; see ``count``."""
        dated = self.dated(name)
        return self.around(
            count(
                start,
                dated.value,
                unit,
                calendar,
                cite=dated.cite,
                backwards=backwards,
                move=move,
                law=self._law,
            )
        )

    def around(self, counted: Reckoning) -> Reckoning:
        """The finished Reckoning of a rule that counts a term: its steps before the counting."""
        steps = (*self._steps, *counted.steps)
        values = (*self._values, *(v for v in counted.values if v not in self._values))
        cites = unique([*(step.cite for step in steps), *counted.citations])
        return replace(counted, steps=steps, citations=cites, values=values, rule=self.rule)


def unique(cites: Iterable[str]) -> tuple[str, ...]:
    """Citations in the order of their first use, without blanks."""
    return tuple(dict.fromkeys(cite for cite in cites if cite))


def objections(reckoning: Reckoning) -> tuple[str, ...]:
    """The conditions that failed, as sentences for the person who asked."""
    return tuple(
        step.text.removeprefix(OBJECTION)
        for step in reckoning.steps
        if step.text.startswith(OBJECTION)
    )

"""How a rule of this line writes down what it did: steps in words, articles, values used."""

from dataclasses import replace
from datetime import date
from typing import Any

from laozheng.kernel.law.parameters import DatedValue, Law
from laozheng.kernel.law.reckoning import Reckoning, Step

PREFIX = "equality."


class Trace:
    """The written reasoning of one rule on one day of law; `done` or `around` closes it."""

    def __init__(self, rule: str, law: Law, day: date) -> None:
        self.rule = PREFIX + rule
        self.day = day
        self._law = law
        self._steps: list[Step] = []
        self._values: list[DatedValue] = []

    def dated(self, name: str) -> DatedValue:
        """The value in force on the day, kept with the result; NotConfigured when there is none."""
        dated = self._law.value(PREFIX + name, self.day)
        if dated not in self._values:
            self._values.append(dated)
        return dated

    def value(self, name: str) -> Any:
        """The bare value in force on the day."""
        return self.dated(name).value

    def say(self, text: str, cite: str = "") -> None:
        """Write one step."""
        self._steps.append(Step(text, cite))

    def done(self, result: Any, due_on: date | None = None) -> Reckoning:
        """The finished Reckoning of a rule that answers a question."""
        return Reckoning(
            result=result,
            steps=tuple(self._steps),
            citations=_unique(self._steps),
            values=tuple(self._values),
            rule=self.rule,
            due_on=due_on,
        )

    def around(self, counted: Reckoning) -> Reckoning:
        """The finished Reckoning of a rule that counts a term: its steps before the counting."""
        steps = (*self._steps, *counted.steps)
        values = (*self._values, *(v for v in counted.values if v not in self._values))
        return replace(
            counted, steps=steps, citations=_unique(steps), values=values, rule=self.rule
        )


def _unique(steps: "list[Step] | tuple[Step, ...]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.cite for step in steps if step.cite))

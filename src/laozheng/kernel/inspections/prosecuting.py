"""Handing the act of a disposition file to the prosecutor, by what a line's law makes a crime.

The same act is not fined beside a punishment (行政罰法第26條).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from laozheng.kernel.cases.actions import refer
from laozheng.kernel.cases.declare import Act, Remembered, State, Transition
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.inspections.letters import offer_to_prosecutor
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.rules import PROSECUTION_ENDED, PROSECUTION_SENT
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning

PROSECUTED = State("prosecuted", "已移送檢察機關", final=True)
# Why the act of a file is a crime, by what is known on a day; None when it is none.
CrimeOf = Callable[[Disposition, date, Law], Reckoning | None]


@dataclass(frozen=True)
class Prosecution:
    """How the acts that a line punishes come before a court.

    ``no_ground`` says why nothing is sent; where a ``fine_may_follow``, the file stays open for
    the outcome, else it ends with being sent.
    """

    crime_of: CrimeOf
    no_ground: str
    fine_may_follow: bool = False

    @property
    def states(self) -> tuple[State, ...]:
        """The states that a file has besides those of every disposition."""
        return () if self.fine_may_follow else (PROSECUTED,)

    def step(self, form: Any) -> Transition:
        """The step that hands a file over; one that ends the file is for who decides."""
        name, label, letter = PROSECUTION_SENT, "移送檢察機關", "inspections.prosecution"
        if self.fine_may_follow:
            return Transition(
                name, label, ("open", "drafted"), "open", run=self.send, form=form, letter=letter
            )
        return Transition(
            name, label, ("open",), PROSECUTED.code, roles=("supervisor", "head"),
            run=self.send, form=form, letter=letter,
        )  # fmt: skip

    def may_be_fined(self, act: Act) -> str | None:
        """Why a fine must wait or may not be imposed: the act is a crime, or before the court."""
        disposition = Disposition.objects.get(case=act.case)
        if disposition.kind != "fine":
            return None
        if self.fine_may_follow and _has(act.case, PROSECUTION_ENDED):
            return None
        if _has(act.case, PROSECUTION_SENT):
            return "本件已移送檢察機關，刑事程序終結前不得裁處罰鍰（行政罰法第26條）"
        crime = self.crime_of(disposition, act.known_on, act.law)
        if crime is None:
            return None
        if self.fine_may_follow:
            return f"{_said(crime)}，請先移送檢察機關，刑事程序終結後再裁處（行政罰法第26條）"
        return f"{_said(crime)}，不得裁處罰鍰，請改辦「移送檢察機關」，其餘條文另開裁處案"

    def send(self, act: Act) -> Remembered:
        """Hand a file to the prosecutor (``agency``), with the reckoning why."""
        crime = self.crime_of(Disposition.objects.get(case=act.case), act.known_on, act.law)
        if crime is None:
            raise Refused(f"{self.no_ground}，無須移送檢察機關")
        agency, cites = act.given["agency"], "、".join(crime.citations)
        facts = {"裁處案號": act.case.number, "所犯法條": cites}
        refer(act.case, "", actor=act.actor, on=act.on, facts=facts, outside_agency=agency)
        offer_to_prosecutor(act, agency=agency, why=_said(crime), cites=cites)
        return {"agency": agency, "reckoning": crime.to_dict()}


def _said(crime: Reckoning) -> str:
    return crime.steps[-1].text.rstrip("。")


def _has(case: Case, kind: str) -> bool:
    return Event.objects.filter(case=case, kind=kind, superseded_by__isnull=True).exists()

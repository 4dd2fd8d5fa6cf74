"""The case kind ``mandate``: an agency shows that it may act for an employer, a household too."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from laozheng.base.roc import roc_day
from laozheng.kernel.accounts.mandates import end_mandate, give_mandate
from laozheng.kernel.cases.declare import Act, CaseKind, Remembered, State, Transition
from laozheng.kernel.cases.employers import Named, ensure_employers, part_of
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.facts import Fact
from laozheng.kernel.cases.models import Case, CaseParty, Event
from laozheng.kernel.cases.outside.accounts import Whose, employer_named, has_papers
from laozheng.kernel.cases.public import FILER, Addition, Following
from laozheng.kernel.cases.reasons import note_reason

if TYPE_CHECKING:
    from django import forms

AGENT, PRINCIPAL = "agent", "principal"


def mandate_told(case: Case) -> list[Fact]:
    """Who acts for whom, and until when."""
    named = dict(CaseParty.objects.filter(case=case).values_list("role", "name_as_written"))
    asked = Event.objects.filter(case=case, kind="ask").order_by("id").first()
    facts = [Fact("仲介機構", named.get(AGENT, "")), Fact("委任的雇主", named.get(PRINCIPAL, ""))]
    if asked is not None:
        facts.append(Fact("委任迄日", date.fromisoformat(asked.data["last_on"]), "day"))
    return facts


FOLLOWED = Following(
    holder=FILER,
    label="代理委任登記",
    states={
        "received": "已收件，審核中",
        "confirmed": "已登記",
        "refused": "不予登記",
        "ended": "已終止",
    },
    facts=mandate_told,
    additions=(Addition("papers", "補送文件", "請附雇主簽章的委任書。", ("received",)),),
    parts=(AGENT, PRINCIPAL),
)


def mandate_kind(
    *, unit: str, prefix: str, step: "type[forms.Form]", reason: "type[forms.Form]", agent: Whose
) -> CaseKind:
    """The kind by which a line's unit confirms for whom an agency may act.

    ``agent`` says which agency asks; the employer, and until when, stand in the form.
    """
    return CaseKind(
        code="mandate",
        label="代理委任",
        prefix=prefix,
        unit=unit,
        level="unit",
        intakes=("online",),
        states=(
            State("received", "審核中"),
            State("confirmed", "已登記", final=True),
            State("refused", "不予登記", final=True),
            State("ended", "已終止", final=True),
        ),
        transitions=(
            Transition("ask", "申請", (), "received", roles=("public",), run=_ask(agent)),
            Transition(
                "confirm", "登記", ("received",), "confirmed", run=confirm, form=step,
                conditions=(has_papers,),
            ),
            Transition(
                "refuse", "不予登記", ("received",), "refused", run=note_reason, form=reason
            ),
            Transition("end", "終止", ("confirmed",), "ended", run=end, form=reason),
        ),
        facts=mandate_told,
        retain_years=5,
        followed=FOLLOWED,
    )  # fmt: skip


def _ask(agent: Whose) -> Callable[[Act], Remembered]:
    def ask(act: Act) -> Remembered:
        """Take the request in, with both parties."""
        named: list[Named] = [agent(act), employer_named(act)]
        parties = ensure_employers(named, act.actor)
        for who, party, role in zip(named, parties, (AGENT, PRINCIPAL), strict=True):
            part_of(act.case, party, who.name, role).save()
        act.case.title = f"{named[0].name}　代理委任"[:200]
        return {"last_on": act.given["last_on"].isoformat()}

    return ask


def confirm(act: Act) -> Remembered:
    """From now on the agency may file for the employer, until the day that was told."""
    last_on: date = act.given["last_on"]
    if last_on < act.on:
        raise Refused(f"委任已於{roc_day(last_on)}屆滿，請改辦不予登記", "last_on")
    party = dict(CaseParty.objects.filter(case=act.case).values_list("role", "party"))
    give_mandate(
        act.case.number,
        agent_ref=f"party:{party[AGENT]}",
        principal_ref=f"party:{party[PRINCIPAL]}",
        on=act.on,
        until=last_on + timedelta(days=1),
        actor=act.actor,
    )
    return {"last_on": last_on.isoformat()}


def end(act: Act) -> Remembered:
    """The agency no longer acts for the employer."""
    told = note_reason(act)
    end_mandate(act.case.number, on=act.on, actor=act.actor)
    return told

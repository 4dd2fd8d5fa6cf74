"""The team that investigates a harassment case: named from the roster in turn, rightly composed."""

from collections.abc import Iterable, Sequence

from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.law.trace import objections
from laozheng.lines.equality.models import Investigator, TeamMember
from laozheng.lines.equality.queries.investigators import in_turn
from laozheng.lines.equality.rules.teams import rightly_formed


def form_team(act: Act) -> Remembered:
    """Form the team: investigators from the roster, others by their number; a new one replaces it.

    ``women``, ``men`` and ``outside_experts`` count those who are not on the roster. Who stepped
    out is told with the reason; whoever is named out of turn, too.
    """
    given = act.given
    named = _named(act)
    counts = {
        "women": given["women"] + sum(one.sex == "female" for one in named),
        "men": given["men"] + sum(one.sex == "male" for one in named),
        "outside_experts": given["outside_experts"] + len(named),
    }
    if given["outside_experts"] > given["women"] + given["men"]:
        raise Refused("名冊外的專家學者人數多於成員人數，請更正", "outside_experts")
    judged = rightly_formed(
        counts["women"], counts["men"], counts["outside_experts"], act.on, act.law
    )
    if not judged.result:
        field = "women" if counts["outside_experts"] else "outside_experts"
        raise Refused(f"{'；'.join(objections(judged))}，請調整", field)
    TeamMember.objects.filter(case=act.case, left_on__isnull=True).update(left_on=act.on)
    TeamMember.objects.bulk_create(
        TeamMember(case=act.case, investigator=one, named_on=act.on) for one in named
    )
    told = {name: given[name] for name in ("conflict", "out_of_turn") if given.get(name)}
    return {**counts, "stepped_out": len(given.get("stepped_out") or ()), **told}


def _named(act: Act) -> list[Investigator]:
    """The investigators who were chosen, once it is said why others before them were not."""
    wanted, out = act.given.get("investigators") or (), act.given.get("stepped_out") or ()
    if set(wanted) & set(out):
        raise Refused("迴避者不得列入調查小組，請重新選擇", "investigators")
    if out and not act.given.get("conflict"):
        raise Refused("調查人員迴避須敘明利害關係，請填寫", "conflict")
    queue = in_turn(act.case, act.actor.day, act.law)
    free = {one.number: one for one in queue}
    if not {*wanted, *out} <= free.keys():
        raise Refused(
            "所選人員不在名冊、訓練已逾期，或任職於被申訴單位，請重新整理頁面後再選",
            "investigators",
        )
    if not act.given.get("out_of_turn") and _skips(wanted, out, [one.number for one in queue]):
        raise Refused("所選人員未依輪派順序，請依序選派，或敘明理由", "out_of_turn")
    return [free[number] for number in wanted]


def _skips(wanted: Iterable[str], out: Iterable[str], queue: Sequence[str]) -> bool:
    """Whether somebody whose turn came first was passed over."""
    turn = [number for number in queue if number not in set(out)]
    chosen = set(wanted)
    return set(turn[: len(chosen)]) != chosen

"""Why a step of a visit is refused now: one sentence each, or None."""

from collections.abc import Mapping, Sequence

from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.models import Event
from laozheng.kernel.inspections.models import Finding, Visit
from laozheng.kernel.inspections.visits.practice import in_training
from laozheng.kernel.inspections.visits.reports import leads_by_key


def not_alone_in_training(act: Act) -> str | None:
    """An inspector in training goes with one who is not (勞動檢查法施行細則第9條).

    Whoever is not on our roster counts as a full inspector.
    """
    lead, companions = _party_of(act)
    known = leads_by_key([lead, *companions])
    training = in_training(known.values(), act.on)
    is_training = act.given.get("lead_in_training") or _key(known, lead) in training
    if not is_training or any(_key(known, name) not in training for name in companions):
        return None
    if not companions:
        return "見習檢查員不得單獨檢查，請填同行的檢查員"
    return "同行的也都是見習檢查員，請填一位可主辦檢查的檢查員"


def _party_of(act: Act) -> tuple[str, Sequence[str]]:
    """The lead and who comes along: as the step tells, else as the visit was planned."""
    visit = Visit.objects.filter(case=act.case).select_related("lead").first()
    if visit is None:
        return act.given.get("lead", ""), act.given.get("inspectors") or ()
    lead = visit.lead.number if visit.lead else visit.lead_name
    return lead, act.given.get("inspectors") or visit.inspectors


def _key(known: Mapping[str, Staff], name: str) -> int | None:
    return known[name].pk if name in known else None


def something_to_tell(act: Act) -> str | None:
    """A notice tells violations or advice; without either there is nothing to remedy."""
    if Visit.objects.get(case=act.case).result in ("violation", "guidance", "refused"):
        return None
    return "本次檢查沒有應通知改善的事項，請直接結案"


def objection_pending(act: Act) -> str | None:
    """There is an objection to answer."""
    if Event.objects.filter(case=act.case, kind="objected").exists():
        return None
    return "雇主沒有聲明異議，無從回復"


def no_recheck_under_way(act: Act) -> str | None:
    """One re-check at a time."""
    planned = Visit.objects.filter(follows_id=act.case.pk, case__state__in=("planned", "visited"))
    again = planned.select_related("case").first()
    return f"已排定複查（{again.case.number}），請先完成或取消該次複查" if again else None


def has_findings(act: Act) -> str | None:
    """Only what was found can be punished; advice is never a finding."""
    if Finding.objects.filter(case=act.case).exclude(state="withdrawn").exists():
        return None
    return "本次檢查沒有違反事項，不得移請裁處"


def nothing_left_open(act: Act) -> str | None:
    """Violations are remedied or punished before the file is closed."""
    if Finding.objects.filter(case=act.case, state__in=("open", "not_remedied")).exists():
        return "尚有未改善的違反事項，請先通知改善、複查或移請裁處"
    return None

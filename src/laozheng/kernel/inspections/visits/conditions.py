"""Why a step of a visit is refused now: one sentence each, or None."""

from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.models import Qualification
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.models import Event
from laozheng.kernel.inspections.models import Finding, Visit
from laozheng.kernel.inspections.programs.inspectors import TRAINING


def not_alone_in_training(act: Act) -> str | None:
    """An inspector in training never visits alone (勞動檢查法施行細則第9條)."""
    visit = Visit.objects.get(case=act.case)
    held = Qualification.objects.filter(holding(act.on), kind=TRAINING, staff=visit.lead_id)
    in_training = act.given.get("lead_in_training") or held.exists()
    if in_training and not (act.given.get("inspectors") or visit.inspectors):
        return "見習檢查員不得單獨檢查，請填同行的檢查員"
    return None


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

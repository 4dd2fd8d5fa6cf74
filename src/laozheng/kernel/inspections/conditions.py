"""Why a step of the procedure is refused now: one sentence each, or None."""

from datetime import date

from laozheng.base.roc import roc_day
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.models import Case, Deadline, Event
from laozheng.kernel.inspections.codes import CONVICTED
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.penalties import needs_prior_notice
from laozheng.kernel.inspections.rules import APPEALED, PROSECUTION_ENDED, has_list


def was_served(act: Act) -> str | None:
    """Nothing is published before the party has received the decision."""
    if Event.objects.filter(case=act.case, kind="served").exists():
        return None
    return "裁處書尚未送達，不得公布，請先登錄送達"


def is_to_be_published(act: Act) -> str | None:
    """A name is published where the law says so, and nowhere else."""
    if has_list(Disposition.objects.get(case=act.case).citations):
        return None
    return "法律未規定公布違反這些條文的受處分人，不得公布，條文有誤者請先更正"


def is_past(case: Case, rule: str, day: date) -> bool:
    """Whether a term of a case was over on a day."""
    return Deadline.objects.filter(case=case, rule=rule, due_on__lt=day).exists()


def appeal_in_time(act: Act) -> str | None:
    """A late appeal stops nothing: it has a step of its own."""
    if is_past(act.case, "appeal", act.on):
        return "已逾訴願期間，請改以「收到逾期訴願」登錄，並仍移送訴願管轄機關"
    return None


def appeal_term_over(act: Act) -> str | None:
    """Nothing becomes final, and no appeal is late, while the party may still appeal."""
    last = _last_day(act, "appeal")
    return f"訴願期間至{roc_day(last)}屆滿，請於次日以後再登錄" if last else None


def suit_in_time(act: Act) -> str | None:
    """The court is asked within the term after the decision on the appeal."""
    if is_past(act.case, "suit", act.on):
        return "已逾提起行政訴訟的期間，請核對起訴日期；法院受理者請先更正訴願決定的送達日"
    return None


def suit_term_over(act: Act) -> str | None:
    """Nothing becomes final while the party may still sue."""
    last = _last_day(act, "suit")
    return f"提起行政訴訟的期間至{roc_day(last)}屆滿，請於次日以後再登錄" if last else None


def _last_day(act: Act, rule: str) -> date | None:
    """The last day of a term of the party that still runs on the day of the step."""
    running = Deadline.objects.filter(case=act.case, rule=rule, state="open")
    return running.filter(due_on__gte=act.on).values_list("due_on", flat=True).first()


def something_to_settle(act: Act) -> str | None:
    """There are flags that wait for somebody to look at them."""
    if Disposition.objects.get(case=act.case).flags:
        return None
    return "本件沒有待檢視的註記"


def appeal_pending(act: Act) -> str | None:
    """There is something to answer."""
    if Event.objects.filter(case=act.case, kind__in=APPEALED).exists():
        return None
    return "本件沒有訴願，請先登錄收到訴願書的日期"


def late_appeal_pending(act: Act) -> str | None:
    """There is a late appeal to reject."""
    if Event.objects.filter(case=act.case, kind="appealed_late").exists():
        return None
    return "本件沒有逾期訴願，請先登錄收到訴願書的日期"


def heard_or_waived(act: Act) -> str | None:
    """A decision follows the party's chance to be heard, or a ground to do without it."""
    kinds = ("hearing_sent", "hearing_waived")
    if Event.objects.filter(case=act.case, kind__in=kinds).exists():
        return None
    return "尚未給予陳述意見之機會，請先通知陳述意見，或敘明行政程序法第103條各款事由"


def not_convicted(act: Act) -> str | None:
    """Who was punished for a crime is not fined for the same act (行政罰法第26條第1項)."""
    ended = Event.objects.filter(case=act.case, kind=PROSECUTION_ENDED, superseded_by__isnull=True)
    last = ended.order_by("id").last()
    if last is not None and last.data.get("outcome") == CONVICTED:
        return "同一行為已受刑事處罰，不得再處罰鍰（行政罰法第26條第1項）"
    return None


def improvement_date_passed(act: Act) -> str | None:
    """Articles that are punished only after an improvement date need one that has passed."""
    disposition = Disposition.objects.get(case=act.case)
    if disposition.kind != "fine":
        return None
    acted_on = disposition.acted_to or disposition.acted_from or act.on
    conditions = tuple(act.given.get("conditions", ()))
    improve_by = act.given.get("improvement_due_on") or _set_by_the_visit(disposition)
    for citation in disposition.citations:
        if needs_prior_notice(citation, acted_on, conditions):
            if improve_by is None:
                return f"{citation}：本條須先限期改善，請填改善期限"
            if improve_by >= act.on:
                return f"{citation}：改善期限{roc_day(improve_by)}尚未屆滿，屆期未改善始得裁罰"
    return None


def _set_by_the_visit(disposition: Disposition) -> date | None:
    """The last improvement date of the findings in the file, if each of them was given one."""
    dues = [finding.remedy_due_on for finding in disposition.findings.all()]
    set_ones = [due for due in dues if due is not None]
    return max(set_ones) if set_ones and len(set_ones) == len(dues) else None

"""What pages tell of this line: the facts of a case, the blocks of the enterprise page. No persons.

A harassment case has no block: its employer is no party of it.
"""

from typing import Any

from django.utils.translation import gettext as _

from laozheng.base.moments import taipei_day
from laozheng.base.roc import roc_slash
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import calendar, kind_of, law
from laozheng.kernel.cases.facts import Fact, stated
from laozheng.kernel.cases.models import Case
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.parties.models import Party
from laozheng.lines.equality.models import (
    AdSnapshot,
    AgendaItem,
    Complaint,
    CouncilMeeting,
    HarassmentNotice,
    JobSeekingComplaint,
)
from laozheng.lines.equality.queries.councils import members_of
from laozheng.lines.equality.queries.investigators import team_now
from laozheng.lines.equality.rules.codes import (
    AD_TYPES,
    COMPLAINT_KINDS,
    COUNCILS,
    DUTIES,
    FLAGS,
    GROUNDS,
    LAWS,
    MEDIA,
    NOTICE_RESULTS,
    RESPONDENTS,
    STAGES,
    TOP,
)
from laozheng.lines.equality.rules.duties import employer_duty
from laozheng.lines.equality.rules.limits import complaint_limit

ROWS_SHOWN = 50


def complaint_facts(case: Case) -> list[Fact]:
    """The facts panel of a complaint; it names no person."""
    complaint = Complaint.objects.get(case=case)
    return stated(
        Fact("適用法", _(LAWS[complaint.law])),
        Fact("主要事由", _(GROUNDS[complaint.ground])),
        Fact("其他事由", tuple(_(GROUNDS[code]) for code in complaint.other_grounds)),
        Fact("階段", _(STAGES.get(complaint.stage, ""))),
        Fact("被申訴單位", complaint.employer_name),
        Fact("統一編號", complaint.ubn),
        Fact("僱用人數", complaint.employees, "number"),
        Fact("行為日", complaint.act_on, "day"),
        Fact("迴避委員", _stepped_out(case)),
    )


def harassment_facts(case: Case) -> list[Fact]:
    """The facts panel of a harassment case, which its handlers alone can open."""
    complaint = Complaint.objects.select_related("case", "notice").get(case=case)
    limit = limit_of(complaint, law())
    return [
        *complaint_facts(case),
        *stated(
            Fact("申訴類型", _(COMPLAINT_KINDS.get(complaint.complaint_kind, ""))),
            Fact("被申訴人身分", _(RESPONDENTS.get(complaint.respondent_role, ""))),
            Fact("知悉日", complaint.learned_on, "day"),
            Fact("離職日", complaint.left_on, "day"),
            Fact("雇主通報", complaint.notice.number if complaint.notice else ""),
            Fact("申訴期限", limit.result if limit is not None else None, "day"),
            Fact("雇主於行為日應設", _owed(complaint)),
            Fact("名冊調查人員", tuple(str(one) for one in team_now(case))),
        ),
    ]


def _owed(complaint: Complaint) -> tuple[str, ...]:
    """What the employer owed on the day of the act, whatever its size became afterwards."""
    if complaint.act_on is None or complaint.employees is None:
        return ()
    owed = employer_duty(complaint.employees, complaint.act_on, law()).result
    return tuple(_(DUTIES[code]) for code in owed)


def limit_of(complaint: Complaint, known_law: Law) -> Reckoning | None:
    """The last day on which harassment could be complained of; None while the act has no day."""
    if complaint.act_on is None:
        return None
    return complaint_limit(
        complaint.case.received_on,
        calendar(),
        known_law,
        act_on=complaint.act_on,
        known_on=complaint.learned_on,
        power=bool(complaint.power_relation),
        top=complaint.respondent_role == TOP,
        majority_on=complaint.majority_on if complaint.minor else None,
        left_on=complaint.left_on,
    )


def job_seeking_facts(case: Case) -> list[Fact]:
    """The facts panel of a complaint of a job seeker, with the hashes of what was preserved."""
    complaint = JobSeekingComplaint.objects.get(case=case)
    kept = case.equality_snapshots.all()
    return stated(
        Fact("類別", _(AD_TYPES[complaint.type])),
        Fact("被申訴單位", complaint.employer_name),
        Fact("統一編號", complaint.ubn),
        Fact("刊登媒介", _(MEDIA.get(complaint.medium, ""))),
        Fact("職缺", complaint.occupation),
        Fact("存證", tuple(map(_preserved, kept))),
    )


def _preserved(snapshot: AdSnapshot) -> str:
    return f"{roc_slash(taipei_day(snapshot.taken_at))}　{snapshot.sha256[:16]}"


def notice_facts(case: Case) -> list[Fact]:
    """The facts panel of an employer's notice."""
    notice = HarassmentNotice.objects.get(case=case)
    return stated(
        Fact("事業單位", notice.employer_name),
        Fact("統一編號", notice.ubn),
        Fact("僱用人數", notice.employees, "number"),
        Fact("雇主接獲日", notice.complaint_on, "day"),
        Fact("處理結果", _(NOTICE_RESULTS.get(notice.result, ""))),
        Fact("採取措施", "；".join(notice.measures)),
        Fact("待檢視", tuple(_(FLAGS.get(flag, flag)) for flag in notice.flags)),
    )


def meeting_facts(case: Case) -> list[Fact]:
    """The facts panel of a meeting of a council; of its cases nothing."""
    own = CouncilMeeting.objects.select_related("meeting").get(case=case)
    return stated(
        Fact("會別", _(COUNCILS[own.meeting.body])),
        Fact("開會時間", own.starts_at, "moment"),
        Fact("開會地點", own.meeting.place),
        Fact("委員", tuple(members_of(own.meeting))),
        Fact("出席委員", tuple(own.attended)),
    )


def _stepped_out(case: Case) -> str:
    items = AgendaItem.objects.filter(case=case).order_by("pk")
    return "、".join(key for item in items for key in item.stepped_out)


def complaint_rows(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
    """The complaints against an employer that a reader may see; never harassment."""
    found = Complaint.objects.filter(employer=party).exclude(case__level="sealed")
    seen = visible(found, reader).select_related("case").order_by("-case__received_on", "-pk")
    return [
        (
            one.case.number,
            roc_slash(one.case.received_on),
            _(GROUNDS[one.ground]),
            _(kind_of(one.case.kind).state(one.case.state).label),
        )
        for one in seen[:ROWS_SHOWN]
    ]


def job_seeking_rows(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
    """The complaints of job seekers against an employer that a reader may see."""
    found = JobSeekingComplaint.objects.filter(employer=party)
    seen = visible(found, reader).select_related("case").order_by("-case__received_on", "-pk")
    return [
        (
            one.case.number,
            roc_slash(one.case.received_on),
            _(AD_TYPES[one.type]),
            _(kind_of(one.case.kind).state(one.case.state).label),
        )
        for one in seen[:ROWS_SHOWN]
    ]

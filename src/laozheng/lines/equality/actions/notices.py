"""An employer's notice of harassment: the complaint, the result, and what is made of it."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.actions import refer
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Deadline
from laozheng.lines.equality.models import HarassmentNotice

# Nothing of a harassment matter stands in a title.
TITLE = "雇主性騷擾申訴通報"
LATE_FIRST = "late_first_notice"
VISITS = "standards.complaint"
SUBJECT = "雇主依性別平等工作法第13條應辦理事項"


def notify(act: Act) -> Remembered:
    """Take in the notice that an employer received a complaint."""
    given = act.given
    if given["complaint_on"] > act.on:
        raise Refused("雇主接獲日在通報日之後，請核對兩個日期", "complaint_on")
    flags = (LATE_FIRST,) if given.get("result_first") else ()
    notice_row(given, act.case, flags).save(force_insert=True)
    act.case.title = TITLE
    return {"complaint_on": given["complaint_on"].isoformat()}


def notice_row(
    given: Mapping[str, Any], case: Case, flags: tuple[str, ...] = ()
) -> HarassmentNotice:
    """The unsaved row of a notice."""
    return HarassmentNotice(
        case=case,
        employer_name=given["employer_name"],
        ubn=given.get("ubn") or "",
        employees=given.get("employees"),
        complaint_on=given["complaint_on"],
        result=given.get("result") or "",
        measures=list(given.get("measures") or ()),
        flags=list(flags),
    )


def extend(act: Act) -> Remembered:
    """The employer tells the parties that he takes a month longer; once."""
    if act.case.events.filter(kind="extend").exists():
        raise Refused("雇主處理期限只能延長一次，本件已延長過")
    return {"reason": act.given.get("reason", "")}


def tell_result(act: Act) -> Remembered:
    """The employer tells how it ended."""
    given = act.given
    measures = [line.strip() for line in given.get("measures", "").splitlines() if line.strip()]
    HarassmentNotice.objects.filter(case=act.case).update(result=given["result"], measures=measures)
    return {"facts": {"result": given["result"]}}


def unanswered(act: Act) -> str | None:
    """A visit is asked for only once the employer's term has ended without a result."""
    term = Deadline.objects.filter(case=act.case, rule="employer_close", state="open").first()
    if term is not None and term.due_on < act.on:
        return None
    return "雇主結案期限尚未屆滿，不得請派檢；可先請雇主說明"


def ask_for_visit(act: Act) -> Remembered:
    """Ask labor conditions to look at the employer's duties; nothing is told of the complaint."""
    if act.case.referrals_sent.filter(to_code=VISITS).exists():
        raise Refused("本件已請派檢，請看轉介的回覆")
    notice = HarassmentNotice.objects.get(case=act.case)
    facts = {"employer_name": notice.employer_name, "ubn": notice.ubn, "subject": SUBJECT}
    refer(act.case, VISITS, actor=act.actor, on=act.on, facts=facts)
    return {}

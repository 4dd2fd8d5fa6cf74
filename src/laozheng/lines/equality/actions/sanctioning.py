"""From an established complaint to the file of a fine, which is no part of the complaint.

Harassment keeps its file sealed and unlinked; the others are tied to it.
"""

from datetime import date

from laozheng.kernel.accounts.access import visible
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.inspections.models import Disposition
from laozheng.lines.equality.actions.sealing import seal_like
from laozheng.lines.equality.models import Complaint, JobSeekingComplaint
from laozheng.lines.equality.queries.kinds import DISPOSITION, HARASSED, JOB_SEEKING
from laozheng.lines.equality.rules.codes import ESTABLISHED

FROM_COMPLAINT = "from_complaint"


def sanction(act: Act) -> Remembered:
    """Open the disposition file of an established case.

    Where another complaint about the same act has a file already, the case joins that one.
    """
    if not act.case.events.filter(data__decision__in=ESTABLISHED).exists():
        raise Refused("只有審定成立的案件可移請裁處")
    complaint = _complaint(act.case)
    number = (act.given.get("file_number") or "").strip()
    file = _file_named(act, complaint, number) if number else _file_opened(act, complaint)
    if act.case.kind == HARASSED:
        # Once the file is issued, a link would lead from it to a sealed case.
        seal_like(act.case, file, act.on)
    else:
        CaseLink.objects.create(a=act.case, b=file, kind=FROM_COMPLAINT, on=act.on)
    return {"file": file.number}


def _complaint(case: Case) -> Complaint | JobSeekingComplaint:
    model = JobSeekingComplaint if case.kind == JOB_SEEKING else Complaint
    return model.objects.get(case=case)


def _file_named(act: Act, complaint: Complaint | JobSeekingComplaint, number: str) -> Case:
    files = Case.objects.filter(kind=DISPOSITION, number=number, closed_on__isnull=True)
    file: Case | None = visible(files, act.actor).first()
    if file is None:
        raise Refused("查無這件進行中的裁處案，或您無權閱覽，請核對案號", "file_number")
    if Disposition.objects.get(case=file).party_name != complaint.employer_name:
        raise Refused("這件裁處案的受處分人不是本案的被申訴單位，請核對案號", "file_number")
    return file


def _file_opened(act: Act, complaint: Complaint | JobSeekingComplaint) -> Case:
    acted_on: date | None = act.given.get("acted_on") or getattr(complaint, "act_on", None)
    if acted_on is None:
        raise Refused("本件沒有行為日，請填違反行為日", "acted_on")
    return open_case(
        DISPOSITION,
        "opened",
        actor=act.actor,
        received_on=act.on,
        intake="referral",
        officer=act.case.officer,
        party_name=complaint.employer_name,
        ubn=complaint.ubn,
        articles=act.given["articles"],
        acted_from=acted_on,
        acted_to=acted_on,
    )

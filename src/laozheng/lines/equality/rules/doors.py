"""Which office a complaint belongs to, asked before anything is written down (rule of the door)."""

from datetime import date

from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace
from laozheng.lines.equality.rules.codes import TOP

CITE = "性別平等工作法第32條之1"
STATUTES = {
    "civil_servant": ("保障暨培訓委員會或服務機關", "性別平等工作法第2條第3項"),
    "student": ("學校", "性別平等教育法"),
}


def door(
    *, in_city: bool, status: str, respondent: str, told_employer: bool, day: date, law: Law
) -> Reckoning:
    """Where a complaint of harassment goes: `bureau`, `employer` first, `city` or `elsewhere`.

    `status` is worker, civil_servant or student; the place of work decides which city.
    """
    trace = Trace("equality.door", law, day)
    if status in STATUTES:
        office, cite = STATUTES[status]
        trace.say(f"請向{office}申訴，本局移送。", cite)
        return trace.done("elsewhere")
    if not in_city:
        trace.say("勞務提供地不在本市，移送勞務提供地的主管機關。", CITE)
        return trace.done("city")
    if respondent == TOP:
        trace.say("被申訴人為最高負責人，得逕向地方主管機關申訴。", CITE)
        return trace.done("bureau")
    if told_employer:
        trace.say("雇主未處理，或不服雇主的調查或懲戒結果，得向地方主管機關申訴。", CITE)
        return trace.done("bureau")
    trace.say("先向雇主申訴；雇主不處理或不服結果時，再向本局申訴。", CITE)
    return trace.done("employer")

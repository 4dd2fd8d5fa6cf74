"""What an employer may look over at his own dormitory: who cares for the workers, the reports."""

from datetime import date

from laozheng.base.roc import roc_day
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace
from laozheng.lines.migrants.rules.staffing import bilingual_staff, care_staff

FIRE_REPORT = "消防法第9條"
BUILDING_REPORT = "建築法第77條第3項"


def looked_over(
    *,
    workers: int,
    carers: int,
    bilingual: int,
    fire_report_to: date | None,
    building_report_to: date | None,
    day: date,
    law: Law,
) -> Reckoning:
    """Whether a dormitory has the staff and the reports that are asked for: bool, with each want.

    ``carers`` and ``bilingual`` are the staff that is there; a report without a day is missing.
    """
    trace = Trace("migrants.looked_over", law, day)
    for rule, name, there, label in (
        (care_staff, "care_staff", carers, "生活照顧服務人員"),
        (bilingual_staff, "bilingual_staff", bilingual, "雙語人員"),
    ):
        needed = rule(workers, day, law).result
        words = f"外國人{workers}人，應設{label}{needed}人，現有{there}人"
        trace.require(there >= needed, words, trace.cite_of(name))
    for label, until, cite in (
        ("消防安全設備檢修申報", fire_report_to, FIRE_REPORT),
        ("建築物公共安全檢查申報", building_report_to, BUILDING_REPORT),
    ):
        stands = f"有效至{roc_day(until)}" if until else "未申報或不明"
        trace.require(until is not None and until >= day, f"{label}{stands}", cite)
    return trace.done(trace.clear)

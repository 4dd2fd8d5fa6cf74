"""What refuses or marks a row of a register before it becomes an entry."""

import re

from laozheng.base.identifiers import looks_like_person_id
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.datasets.days import refuse_disorder
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.law.citations import parse_citations
from laozheng.kernel.law.trace import OBJECTION
from laozheng.lines.migrants.actions.registers.reading import score_of, spans_of
from laozheng.lines.migrants.queries.exemptions import exemption_of
from laozheng.lines.migrants.queries.interpreters import doubts_about
from laozheng.lines.migrants.rules.agencies import EXEMPT, NEW, class_of_score
from laozheng.lines.migrants.rules.codes import GRADES
from laozheng.lines.migrants.rules.licensing import FAILS

DOUBTFUL_EXEMPTION = "doubtful_exemption"
# Two characters in a row are more of a name than its initial.
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2}|[A-Za-z]{3}")


def check_violation(row: Row, context: ImportContext) -> None:
    """A number of a person stands in no column, and what is cited can be read."""
    no_person(row, "ubn", "offender_name")
    read = parse_citations(row["articles"] or "", row["found_on"])
    if row["articles"] and (read.unreadable or not read.citations):
        row.refuse("articles", f"無法辨識「{row['articles']}」，請寫明法規名稱及條、項、款")


def check_consultation(row: Row, context: ImportContext) -> None:
    """A row is one consultation with its number, or the sum of a day without one."""
    if row["consultation_number"] and row["value"] not in (None, 1):
        row.refuse("value", "有諮詢案號者為一件；整日合計請不要填案號")


def check_agency(row: Row, context: ImportContext) -> None:
    """The life of an agency runs forward, and its spans can be read."""
    no_person(row, "name", "ubn")
    refuse_disorder(row, licensed_on="許可日", closed_on="歇業日")
    try:
        spans_of(row["suspended"])
    except ValueError as error:
        row.refuse("suspended", str(error))


def check_grade(row: Row, context: ImportContext) -> None:
    """Score and class agree: 89.99 is not 90."""
    try:
        score = score_of(row["score"])
        own = class_of_score(score) if score is not None else None
    except ValueError as error:
        row.refuse("score", str(error))
        return
    cls = row["class"]
    if cls is None:
        return
    if own is None and cls not in (EXEMPT, NEW):
        row.refuse("score", f"級別為{GRADES[cls]}者，請填評鑑分數")
    elif own is not None and cls not in (EXEMPT, NEW, own):
        row.refuse("class", f"{score}分不屬{GRADES[cls]}，應為{GRADES[own]}")
    if cls == EXEMPT:
        _doubt_exemption(row)
    lost = row["exempt_lost_on"]
    if lost and (cls != EXEMPT or score is None):
        row.refuse("exempt_lost_on", "喪失免評日只適用於績優免評，並須填最近一次評鑑分數")


def _doubt_exemption(row: Row) -> None:
    """Keep an exemption as it was published, but mark one that the records contradict (rule 3)."""
    if not row["license_number"] or not row["evaluation_year"]:
        return
    found = exemption_of(row["license_number"], row["evaluation_year"], law())
    if found.result == FAILS:
        against = "；".join(step.text for step in found.steps if step.text.startswith(OBJECTION))
        row.warn("class", f"績優免評與本局紀錄不合（{against}），請核對公告後再列免評")
        row.flag(DOUBTFUL_EXEMPTION)


def check_quarantine(row: Row, context: ImportContext) -> None:
    """A number of a person never stands in the column of a name."""
    no_person(row, "employer_name")


def check_caregiver(row: Row, context: ImportContext) -> None:
    """A record does not end before it begins, and initials are no name."""
    no_person(row, "initials", "hours")
    if _HAN_NAME.search(row["initials"] or ""):
        row.refuse("initials", "縮寫欄只填姓氏或字首（例：陳○○、L.T.），不得填全名")
    refuse_disorder(row, qualified_on="合格日", valid_to="效期")


def check_interpreter(row: Row, context: ImportContext) -> None:
    """What an interpreter's entry says holds together, and the interpreter is of no agency."""
    no_person(row, "name", "organization")
    for column, objection in doubts_about(row.values):
        row.refuse(column, objection)


def no_person(row: Row, *columns: str) -> None:
    """Refuse a residence number or national ID where a code, name or firm's number belongs."""
    for column in columns:
        if row[column] and looks_like_person_id(row[column]):
            row.refuse(column, "這一欄不得填身分證或居留證號，請移除後再匯入")

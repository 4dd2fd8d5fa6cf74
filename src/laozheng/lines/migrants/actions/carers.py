"""Records of the carers' directory by hand: renewed when the papers are complete, or withdrawn."""

from collections.abc import Sequence
from datetime import date

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.law.parameters import Law
from laozheng.lines.migrants.actions.registers.declared import CAREGIVERS
from laozheng.lines.migrants.actions.registers.entering import correct_entry
from laozheng.lines.migrants.models import Caregiver
from laozheng.lines.migrants.rules.carers import renewed_to
from laozheng.lines.migrants.rules.codes import CAREGIVER_PAPERS


def renew(record: Caregiver, papers: Sequence[str], *, on: date, law: Law, actor: Reader) -> None:
    """Renew a record for its term; Refused while a paper is missing or it was withdrawn."""
    if record.status not in ("qualified", "expired"):
        raise Refused("已撤回或不合格的登錄不能換證，請重新申請")
    missing = [label for code, label in CAREGIVER_PAPERS.items() if code not in papers]
    if missing:
        raise Refused(f"換證文件缺少{'、'.join(missing)}，請補齊後再辦理", "papers")
    until = renewed_to(record.valid_to, on, law).result
    facts = {"valid_to": until, "status": "qualified", "papers": list(papers)}
    correct_entry(CAREGIVERS, record, facts, actor=actor)


def withdraw(record: Caregiver, *, actor: Reader) -> None:
    """Take a record out of the directory."""
    if record.status == "withdrawn":
        raise Refused("這筆登錄已撤回，請重新整理頁面確認")
    correct_entry(CAREGIVERS, record, {"status": "withdrawn"}, actor=actor)

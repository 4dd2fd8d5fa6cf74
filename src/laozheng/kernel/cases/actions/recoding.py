"""A lost code: its holder asks for another, and an officer gives it once he knows who asks.

Whoever asks learns nothing, not even whether there is such a case. The new code goes over the
counter, or to where the case itself says that its holder is reached; the old one dies with it.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from laozheng.kernel.accounts.access import may_act
from laozheng.kernel.accounts.codes import end_codes, issue_code
from laozheng.kernel.accounts.reader import Reader, public_reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Task
from laozheng.kernel.cases.public import CODE_DAYS
from laozheng.kernel.cases.queries import case_of, following_of, subject_of

CODE_LOST = "code_lost"
MAY_RECODE = ("officer", "supervisor")
# How the officer knew that it was the holder who asked.
WAYS: Mapping[str, str] = {
    "counter": "臨櫃核對身分證明文件或原收件憑證",
    "telephone": "撥打案件留存的電話，由本人接聽並說明案情",
    "letter": "寄送案件留存的地址",
}


@in_language_of_record
def ask_for_code(number: str, *, at: datetime) -> None:
    """Tell the unit of a case that its holder lost the code, once until somebody settles it."""
    actor, case = public_reader(at), case_of(subject_of(number))
    is_told = _waiting(case).exists()
    if case is None or is_told or following_of(case) is None:
        return
    Task.objects.create(
        owner=case.unit,
        case=case,
        due_on=actor.day,
        subject="遺失查詢碼：核對身分後補發，或以案件留存的方式告知",
        rule=CODE_LOST,
    )


@transaction.atomic
def replace_code(case: Case, *, way: str, reason: str, actor: Reader) -> str:
    """Give the holder of a case a new code and return it; every former one opens nothing more.

    ``way`` tells how he was known, ``reason`` what was seen. Raises Refused.
    """
    following = following_of(case)
    if following is None:
        raise Refused("這種案件不開放以查詢碼查詢，不能補發")
    if way not in WAYS:
        raise Refused("請選擇核對身分的方式", "way")
    _settle(case, reason, actor)
    end_codes(case.ref, following.holder, actor=actor)
    record(actor, "change", case.ref, changes={"code": WAYS[way]}, reason=reason)
    return issue_code(case.ref, following.holder, actor=actor, days=CODE_DAYS)


@transaction.atomic
def decline_code(case: Case, *, reason: str, actor: Reader) -> None:
    """Give no new code: it was not the holder who asked, or he was not reached."""
    _settle(case, reason, actor)
    record(actor, "change", case.ref, changes={"code": "未補發"}, reason=reason)


def _settle(case: Case, reason: str, actor: Reader) -> None:
    answer = may_act(actor, MAY_RECODE, case, case.unit_id)
    if not answer:
        raise Refused(answer.reason)
    if not reason.strip():
        raise Refused("請敘明看過什麼證件，或如何聯絡", "reason")
    _waiting(case).update(done_on=actor.day)


def _waiting(case: Case | None) -> "QuerySet[Task]":
    key = case.pk if case is not None else 0
    return Task.objects.filter(case_id=key, rule=CODE_LOST, done_on__isnull=True)

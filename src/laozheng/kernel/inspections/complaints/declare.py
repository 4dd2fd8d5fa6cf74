"""The case kind of a complaint (勞動檢查法第33條): one procedure for all lines that inspect."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from laozheng.kernel.cases.declare import (
    Act,
    Action,
    CaseKind,
    Deadline,
    State,
    Transition,
)
from laozheng.kernel.cases.matters import open_matter
from laozheng.kernel.cases.public import FILER, Addition, Following
from laozheng.kernel.inspections.complaints import actions
from laozheng.kernel.inspections.complaints.course import complaints_of
from laozheng.kernel.inspections.complaints.panels import (
    can_be_answered,
    complaint_facts,
    outcome_facts,
)
from laozheng.kernel.inspections.models import Complaint
from laozheng.kernel.inspections.rules import reply_due

INTAKES = (
    "online", "counter", "post", "fax", "phone", "mail", "document", "referral", "hotline"
)  # fmt: skip
OPEN = ("received", "inspecting")
STATES = (
    State("received", "已收件"),
    State("inspecting", "檢查中"),
    State("closed", "結案", final=True),
    State("transferred", "已移轉", final=True),
    State("refused", "不受理", final=True),
    State("withdrawn", "撤回", final=True),
)
ANSWERS = ("reply", "transfer", "refuse")
REPLY = Deadline("reply", "回復申訴人", reply_due, ANSWERS, "勞動檢查法第33條第1項")

# What the complainant is told: never the day of a visit, nor who goes.
FOLLOWED = Following(
    holder=FILER,
    label="申訴案件",
    states={
        "received": "已收件，審查中",
        "inspecting": "已決定派員檢查；檢查日期不對外說明",
        "closed": "已結案",
        "transferred": "已移轉有管轄權的機關",
        "refused": "不受理",
        "withdrawn": "已撤回",
    },
    facts=outcome_facts,
    deadlines=("reply",),
    owed=can_be_answered,
    additions=(
        Addition(
            "more", "補充事實或證據", "請寫下要補充的事實，並可附上文件、照片或錄音。", OPEN
        ),
        Addition(
            "withdraw", "撤回申訴", "撤回後本件結案；已查得的違法事項仍會依法處理。", OPEN,
            step="withdraw",
        ),
    ),
)  # fmt: skip


def complaint_kind(
    *,
    line: str,
    prefix: str,
    label: str,
    unit: str,
    subjects: Mapping[str, str],
    forms: Mapping[str, Any],
    reply: Deadline = REPLY,
    visits: str = "inspection",
    own: Callable[[Act], Mapping[str, Any]] = actions.own_given,
) -> CaseKind:
    """The case kind of a line's complaints; ``forms`` gives the form of a step by its name.

    ``subjects`` are the labels of what one may complain of, ``reply`` is the term in which the
    complainant is answered. A visit that is decided on is opened among the ``visits`` of the line,
    planned with what ``own`` gives besides.
    """
    return CaseKind(
        code="complaint",
        label=label,
        prefix=prefix,
        unit=unit,
        level="restricted",
        intakes=INTAKES,
        states=STATES,
        transitions=_transitions(
            f"{line}.complaint", forms, actions.inspect_by(f"{line}.{visits}", own)
        ),
        deadlines=(reply,),
        details=Complaint,
        retain_years=10,
        facts=partial(complaint_facts, subjects=subjects),
        followed=FOLLOWED,
    )


def _transitions(kind: str, forms: Mapping[str, Any], inspect: Action) -> tuple[Transition, ...]:
    def step(
        name: str, label: str, source: tuple[str, ...], target: str | None, **more: Any
    ) -> Transition:
        return Transition(name, label, source, target, form=forms.get(name), **more)

    return (
        step("receive", "收件", (), "received", roles=("officer", "public"),
             run=open_matter(complaints_of(kind))),
        step("mask", "遮蔽事實", ("received",), None, run=actions.mask_facts),
        step("inspect", "派檢", ("received",), "inspecting", run=inspect),
        step("transfer", "移轉管轄機關", ("received",), "transferred", run=actions.transfer,
             letter="inspections.complaint_transfer"),
        step("refuse", "不受理", ("received",), "refused", roles=("supervisor", "head"),
             run=actions.refuse, letter="inspections.complaint_refusal"),
        step("reply", "回復申訴人", OPEN, None, run=actions.reply,
             letter="inspections.complaint_reply"),
        step("close", "結案", OPEN, "closed", run=actions.close,
             letter="inspections.complaint_outcome"),
        step("withdraw", "撤回", OPEN, "withdrawn", roles=("officer", "applicant"),
             run=actions.withdraw),
    )  # fmt: skip

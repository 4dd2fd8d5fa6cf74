"""The steps of a whole book, from opening to publication: which may follow, and who takes them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.base.periods import Period
from laozheng.interfaces.ui.elements import Action, Stage, Text
from laozheng.interfaces.workspace.studio.asking import CHECKS, book_url
from laozheng.interfaces.workspace.studio.words import BOOK_STATES
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.reports.declare import BookKind
from laozheng.kernel.reports.models import Volume
from laozheng.kernel.reports.permissions import may
from laozheng.kernel.reports.refusals import TextRefused
from laozheng.kernel.reports.volumes import check_step

PLANNED = "planned"


@dataclass(frozen=True)
class BookStep:
    """A step to another state; ``text`` says what it does, ``asks_why`` if it needs a reason."""

    state: str
    verb: str
    label: Text
    text: Text
    icon: str = "check"
    asks_why: bool = False
    reason: str = ""


STEPS: dict[str, tuple[BookStep, ...]] = {
    "open": (
        BookStep("complete", "complete", gettext_lazy("送核閱"),
                 gettext_lazy("各節都簽署後，送首長核閱。")),
    ),
    "complete": (
        BookStep("cleared", "clear", gettext_lazy("核閱通過"),
                 gettext_lazy("核閱後即可定稿；此後有一節重寫，整本要重新核閱。")),
        BookStep("open", "edit", gettext_lazy("退回撰寫"),
                 gettext_lazy("各單位可以再改；改過的章節要重新審核、簽署。"), "left", True),
    ),
    "cleared": (
        BookStep("frozen", "freeze", gettext_lazy("定稿"),
                 gettext_lazy("保存整本書、每個數字與背後的案件；此後的更正一律另作更正說明，不改動這一版。"),
                 "lock"),
        BookStep("open", "edit", gettext_lazy("退回撰寫"),
                 gettext_lazy("各單位可以再改；改過的章節要重新審核、簽署。"), "left", True),
    ),
    "frozen": (
        BookStep("published", "publish", gettext_lazy("公布"),
                 gettext_lazy("各種格式的檔案與開放資料同時公布。"), "globe"),
    ),
}  # fmt: skip


def possible_book_steps(volume: Volume | None, reader: Reader) -> list[BookStep]:
    """The steps that may follow, each with the reason why not where there is one."""
    steps = STEPS.get(volume.state, ()) if volume else ()
    return [_judged(step, volume, reader) for step in steps if volume]


def _judged(step: BookStep, volume: Volume, reader: Reader) -> BookStep:
    reason = may(reader, step.verb, volume).reason
    if not reason:
        try:
            check_step(volume, step.state, actor=reader)
        except TextRefused as refusal:
            reason = str(refusal)
    return BookStep(step.state, step.verb, step.label, step.text, step.icon, step.asks_why, reason)


def head_actions(
    kind: BookKind, period: Period, volume: Volume | None, reader: Reader
) -> list[Action]:
    """The one thing that the head of the overview offers: open the book, or go on with it."""
    if volume is None or volume.state == PLANNED:
        allowed = may(reader, "open", None)
        url = book_url("open_volume", kind, period)
        label = _("開編，分送各單位")
        if not allowed:
            return [Action(label, kind="primary", icon="send", reason=allowed.reason)]
        return [Action(label, url, "primary", "send", shortcut="o")]
    url = book_url(CHECKS, kind, period)
    return [
        Action(str(step.label), url, "primary", step.icon)
        for step in possible_book_steps(volume, reader)
        if not step.reason and not step.asks_why
    ]


def stages_of(volume: Volume | None) -> list[Stage]:
    """How far the book is, from writing to publication."""
    order = [code for code in BOOK_STATES if code not in (PLANNED, "restated")]
    now = volume.state if volume else ""
    if now == "restated":
        now = "published"
    at_now = order.index(now) if now in order else -1
    is_out = now == "published"
    return [
        Stage(
            BOOK_STATES[code],
            "done" if at < at_now or is_out else "current" if at == at_now else "todo",
        )
        for at, code in enumerate(order)
    ]

"""What may be done with a section's text next, and what stands in the way, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.interfaces.ui.elements import Text
from laozheng.interfaces.workspace.studio.section_desk import SectionDesk


@dataclass(frozen=True)
class Step:
    """A step on the text: ``action`` is what its button sends; ``reason`` blocks it in words."""

    action: str
    label: Text
    icon: str
    kind: str = "secondary"
    shortcut: str = ""
    reason: str = ""


@dataclass(frozen=True)
class StepForm:
    """A step that asks why."""

    action: str
    label: Text
    icon: str
    kind: str
    reason_label: Text
    given: str = ""
    error: str = ""


CONFIRM = Step("save", gettext_lazy("沿用無誤，存為草稿"), "check", shortcut="t c")
SEND = Step("send", gettext_lazy("送審"), "send", shortcut="t s")
REVIEW = Step("review", gettext_lazy("審核通過"), "check", shortcut="t r")
SIGN = Step("sign", gettext_lazy("簽署"), "check", shortcut="t g")
RETURN = StepForm("return", gettext_lazy("退回"), "left", "danger", gettext_lazy("退回的理由"))
NOTHING = StepForm(
    "nothing", gettext_lazy("填報無事可報"), "minus", "quiet", gettext_lazy("本期無事可報的理由")
)
# The verbs of the steps are their names, except that a unit with nothing to report writes so.
VERBS = {"nothing": "write", "save": "write"}
NEXT: dict[str, tuple[Step, ...]] = {
    "carried": (CONFIRM,),
    "drafted": (SEND, REVIEW),
    "sent": (REVIEW,),
    "returned": (SEND,),
    "reviewed": (SIGN,),
}
FORMS: dict[str, tuple[StepForm, ...]] = {
    "empty": (NOTHING,),
    "carried": (NOTHING,),
    "drafted": (RETURN, NOTHING),
    "sent": (RETURN, NOTHING),
    "returned": (NOTHING,),
    "reviewed": (RETURN,),
    "signed": (RETURN,),
}


def possible_steps(desk: SectionDesk) -> list[Step]:
    """The steps that may follow; the first allowed one is the main one of the page.

    A step that is not the reader's is shown with the reason, so that everybody sees what waits.
    """
    if desk.volume is None:
        return []
    shown: list[Step] = []
    for step in NEXT.get(desk.state, ()):
        answer = desk.may(VERBS.get(step.action, step.action))
        if not answer:
            shown.append(_blocked(step, answer.reason))
        elif waiting := _waiting(step, desk):
            shown.append(_blocked(step, waiting))
        else:
            is_main = not any(one.kind == "primary" for one in shown)
            kind = "primary" if is_main else "secondary"
            shown.append(Step(step.action, step.label, step.icon, kind, step.shortcut))
    return shown


def possible_forms(
    desk: SectionDesk, action: str = "", given: str = "", error: str = ""
) -> list[StepForm]:
    """The steps that ask why, as far as the reader may take them; ``action`` was just refused."""
    forms = []
    for form in FORMS.get(desk.state, ()):
        if desk.volume is None or not desk.may(VERBS.get(form.action, form.action)):
            continue
        if form.action == action:
            form = StepForm(form.action, form.label, form.icon, form.kind, form.reason_label,
                            given, error)  # fmt: skip
        forms.append(form)
    return forms


def _blocked(step: Step, reason: str) -> Step:
    return Step(step.action, step.label, step.icon, "secondary", reason=reason)


def _waiting(step: Step, desk: SectionDesk) -> str:
    """What has to be settled first."""
    marks = sum(mark.is_open for mark in desk.marks)
    if marks:
        return _("還有 %(count)s 句沿用文字待確認") % {"count": marks}
    questions = sum(note.kind == "question" and note.is_open for note in desk.notes)
    if step.action == "sign" and questions:
        return _("還有 %(count)s 個提問待答覆") % {"count": questions}
    return ""

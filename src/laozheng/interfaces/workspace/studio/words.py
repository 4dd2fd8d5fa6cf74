"""Words for the states of books and sections, and for what is asked and marked in them."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.elements import State, Text

EMPTY = "empty"
SECTION_STATES: Mapping[str, State] = {
    EMPTY: State(_("還沒寫"), "muted"),
    "carried": State(_("沿用待確認"), "warn"),
    "drafted": State(_("草稿"), "accent"),
    "sent": State(_("待審核"), "warn"),
    "returned": State(_("退回"), "bad"),
    "reviewed": State(_("待簽署"), "warn"),
    "signed": State(_("已簽署"), "good"),
}
BOOK_STATES: Mapping[str, Text] = {
    "planned": _("開編"),
    "open": _("撰寫"),
    "complete": _("全數簽署"),
    "cleared": _("核閱"),
    "frozen": _("定稿"),
    "published": _("公布"),
    "restated": _("重編"),
}
WEIGHTS: Mapping[str, State] = {
    "stop": State(_("須排除"), "bad"),
    "warning": State(_("提醒"), "warn"),
    "choice": State(_("可選擇"), "neutral"),
    "info": State(_("知悉"), "neutral"),
}
NOTE_KINDS: Mapping[str, State] = {
    "question": State(_("提問"), "warn"),
    "comment": State(_("意見"), "neutral"),
}


def section_state(code: str) -> State:
    """The state of a section in words; an unknown code as it is."""
    return SECTION_STATES.get(code) or State(code)


def weight_of(code: str) -> State:
    """How heavy a problem is."""
    return WEIGHTS.get(code) or State(code)


def book_state(code: str | None) -> State:
    """How far a book is; one without a volume is not begun."""
    if not code:
        return State(_("未開編"), "muted")
    tones = {"published": "good", "restated": "good", "frozen": "good", "planned": "muted"}
    return State(BOOK_STATES.get(code, code), tones.get(code, "accent"))

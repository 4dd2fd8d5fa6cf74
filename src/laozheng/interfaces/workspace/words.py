"""Words for codes that pages show: parties, referrals, signals, flags of imports, units, events."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.apps import apps
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from laozheng.base.moments import in_taipei
from laozheng.base.numerals import plain
from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.languages import named
from laozheng.kernel.cases.catalogue import kinds, lines
from laozheng.kernel.cases.declare import Transition
from laozheng.kernel.inspections.codes import FLAGS
from laozheng.kernel.inspections.visit_codes import VISIT_FLAGS
from laozheng.kernel.measures.flags import FIGURE_FLAGS
from laozheng.kernel.measures.units import counter
from laozheng.kernel.parties.city import city

PARTY_KIND_LABELS = {
    "person": gettext_lazy("自然人"),
    "enterprise": gettext_lazy("事業單位"),
    "union": gettext_lazy("工會"),
    "association": gettext_lazy("團體"),
    "school": gettext_lazy("學校"),
    "agency": gettext_lazy("機關"),
    "provider": gettext_lazy("服務單位"),
    "household": gettext_lazy("家戶"),
}
PARTY_STATE_LABELS = {
    "active": gettext_lazy("存續"),
    "closed": gettext_lazy("歇業"),
    "dissolved": gettext_lazy("解散"),
    "died": gettext_lazy("死亡"),
    "merged": gettext_lazy("已併入他筆"),
}
SIDE_LABELS = {
    "labor": gettext_lazy("勞方"),
    "employer": gettext_lazy("資方"),
    "authority": gettext_lazy("主管機關"),
}
PARTY_ROLE_LABELS = {
    "applicant": gettext_lazy("申請人"),
    "opponent": gettext_lazy("相對人"),
    "co_applicant": gettext_lazy("共同申請人"),
    "representative": gettext_lazy("代理人"),
    "witness": gettext_lazy("證人"),
    "beneficiary": gettext_lazy("受益人"),
    "guardian": gettext_lazy("監護人"),
    "interpreter": gettext_lazy("通譯"),
    "addressee": gettext_lazy("受處分人"),
    "employer": gettext_lazy("雇主"),
    "victim": gettext_lazy("罹災者"),
    "heir": gettext_lazy("繼承人"),
}
ASSIGNMENT_LABELS = {
    "officer": gettext_lazy("承辦人"),
    "mediator": gettext_lazy("調解人"),
    "body": gettext_lazy("受託民間團體"),
    "inspector": gettext_lazy("檢查員"),
    "manager": gettext_lazy("個案管理員"),
    "panel": gettext_lazy("委員"),
}
# Statutory terms need no word of their own.
DEADLINE_LABELS = {
    "internal": gettext_lazy("內部期限"),
    "outside_party": gettext_lazy("當事人的期限"),
}
REFERRAL_LABELS = {
    "waiting": gettext_lazy("待對方業務啟用"),
    "sent": gettext_lazy("已送出，待回覆"),
    "answered": gettext_lazy("已回覆"),
    "accepted": gettext_lazy("已受理"),
    "not_competent": gettext_lazy("非其權責"),
}
LINK_LABELS = {
    "split": gettext_lazy("分案"),
    "joined": gettext_lazy("併案"),
    "sibling": gettext_lazy("同批案件"),
    "replaces": gettext_lazy("取代"),
    "reopened_as": gettext_lazy("另立新案"),
    "same_matter": gettext_lazy("同一事件"),
    "same_story": gettext_lazy("相關事件"),
    "follows": gettext_lazy("後續"),
    "from_visit": gettext_lazy("檢查移請裁處"),
    "from_complaint": gettext_lazy("申訴移送"),
    "from_reminder": gettext_lazy("催繳移請裁處"),
}
SERVICE_LABELS = {
    "handed": gettext_lazy("當面交付"),
    "post": gettext_lazy("郵務送達"),
    "deposit": gettext_lazy("寄存送達"),
    "electronic": gettext_lazy("電子送達"),
    "public_notice": gettext_lazy("公示送達"),
    "staff": gettext_lazy("派員送達"),
}
# Keys of what an event remembers whose text speaks for itself.
_PLAIN_KEYS = ("reason", "note", "text")


def signal_label(code: str) -> str:
    """A signal in the words of the line that raises it; its code when that line is not there."""
    declared = (signal for line in lines().values() for signal in line.raises)
    return next((_(signal.label) for signal in declared if signal.code == code), code)


def kind_words(code: str) -> str:
    """A kind of case in words; its code when no installed line has it."""
    kind = kinds().get(code)
    return _(kind.label) if kind else code


def unit_word(unit: str) -> str:
    """The counter word of a unit of figures; the unit itself when it has none."""
    word = counter(unit)
    return pgettext(unit, word) if word else unit


def district_label(code: str) -> str:
    """The name of a district of this city; another code stays as it is."""
    place = city().districts.get(code)
    return named(place) if place else code


def event_text(transition: Transition | None, data: Mapping[str, Any]) -> str:
    """What an event remembers, as far as the form of its step has words for it."""
    fields = transition.form.base_fields if transition and transition.form else {}
    return _("；").join(_told(fields, data))


def _told(fields: Mapping[str, forms.Field], data: Mapping[str, Any]) -> Iterator[str]:
    for name, value in data.items():
        field = fields.get(name)
        shown = _shown(field, value)
        if not shown:
            continue
        if field is not None:
            yield _("%(label)s：%(value)s") % {"label": field.label, "value": shown}
        elif name in _PLAIN_KEYS:
            yield shown


def _shown(field: forms.Field | None, value: Any) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, int):
        return plain(value)
    if not isinstance(value, str) or not value:
        return ""
    labels = {str(code): label for code, label in getattr(field, "choices", ())}
    return str(labels.get(value) or _day_or_text(value))


def _day_or_text(text: str) -> str:
    """Events keep days and moments as ISO text."""
    try:
        at: datetime | None = parse_datetime(text) if len(text) > 10 else None
        on: date | None = parse_date(text)
    except ValueError:
        return text
    if at is not None and at.tzinfo is not None:
        local = in_taipei(at)
        return f"{roc_slash(local.date())} {local:%H:%M}"
    return roc_slash(on) if on else text


def line_words(code: str) -> str:
    """A line or an app of the kernel in words; another code stays as it is."""
    line = lines().get(code)
    if line:
        return _(line.label)
    app = apps.app_configs.get(code)
    return str(app.verbose_name) if app else code


def flag_label(code: str) -> str:
    """What an import noticed, in the words of the shared lists or of the line that declares it."""
    for known in (FLAGS, VISIT_FLAGS, FIGURE_FLAGS, *(line.flags for line in lines().values())):
        if code in known:
            return _(known[code])
    return code

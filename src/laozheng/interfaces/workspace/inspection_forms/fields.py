"""Fields that the forms of visits and of dispositions share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.step_fields import NameField
from laozheng.kernel.law.citations import parse_citations

EXAMPLE = _("例：勞動基準法第24條第1項；第36條")


def articles_field(**options: Any) -> forms.CharField:
    """Citations as people write them, several parted by semicolons."""
    return ArticlesField(label=_("違反條文"), help_text=EXAMPLE, **options)


class ArticlesField(NameField):
    """Citations that can be read to the level that they state; the text is kept as written."""

    def clean(self, value: Any) -> str:
        """The text; one that cannot be read says where."""
        text: str = super().clean(value)
        if text:
            read = parse_citations(text)
            if read.unreadable or not read.citations:
                unread = read.unreadable[0] if read.unreadable else text
                raise forms.ValidationError(
                    _("無法辨識「%(text)s」，請寫明法規名稱及條、項、款"), params={"text": unread}
                )
        return text


class SpanForm(forms.Form):
    """From when to when the act was done."""

    acted_from = DayField(label=_("違反起日"), required=False)
    acted_to = DayField(label=_("違反迄日"), required=False)

    def clean(self) -> dict[str, Any]:
        """The span does not run backwards."""
        given = super().clean() or {}
        if given.get("acted_from") and given.get("acted_to"):
            if given["acted_to"] < given["acted_from"]:
                self.add_error("acted_to", _("違反迄日不得早於起日"))
        return given


class LinesField(forms.CharField):
    """Several names, one per line."""

    widget = forms.Textarea

    def clean(self, value: Any) -> Any:
        """The names as a tuple."""
        text = super().clean(value)
        return tuple(line.strip() for line in text.splitlines() if line.strip())

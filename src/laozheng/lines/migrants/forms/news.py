"""News of the law as an officer writes it: Chinese first, other languages as far as they are."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.inputs import NameField, several
from laozheng.lines.migrants.rules.codes import AUDIENCES, LANGUAGES, NEWS_LANGUAGES


class NewsForm(forms.Form):
    """Whom it concerns, on what it rests, and its text by language."""

    audiences = several(_("對象"), AUDIENCES)
    source = NameField(
        label=_("依據"), max_length=200, help_text=_("條文或公告，例：就業服務法第52條")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for language in NEWS_LANGUAGES:
            named = {"language": _now(LANGUAGES[language])}
            is_chinese = language == "zh"
            self.fields[f"title_{language}"] = NameField(
                label=_now("標題（%(language)s）") % named, max_length=120, required=is_chinese
            )
            self.fields[f"body_{language}"] = NameField(
                label=_now("內容（%(language)s）") % named,
                widget=forms.Textarea,
                max_length=2000,
                required=is_chinese,
            )

    def clean(self) -> dict[str, Any]:
        """A language has both, title and body, or none of the two; gives what is published."""
        told = super().clean() or {}
        texts = {}
        for language in NEWS_LANGUAGES:
            text = {part: told.get(f"{part}_{language}", "") for part in ("title", "body")}
            missing = [part for part, words in text.items() if not words]
            if len(missing) == 1 and not self.errors:
                self.add_error(f"{missing[0]}_{language}", _("同一語言的標題及內容請一併填寫"))
            elif not missing:
                texts[language] = text
        return {
            "audiences": told.get("audiences", []),
            "source": told.get("source", ""),
            "texts": texts,
        }

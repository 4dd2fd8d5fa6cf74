"""Whether a matter is still one to write about: asked before a letter is drafted and issued.

What a matter is, the apps above know: one whose config has ``letter_refusal`` is asked. Configs
that have ``letters`` declare templates, so that an issue finds what its draft was made of.
"""

from django.apps import apps
from django.core.exceptions import ValidationError

from laozheng.kernel.documents.declare import LetterTemplate


def declared_template(code: str) -> LetterTemplate | None:
    """The template that an installed app declares under a code."""
    for config in apps.get_app_configs():
        for template in getattr(config, "letters", ()):
            if template.code == code:
                found: LetterTemplate = template
                return found
    return None


def refuse_settled(subject_ref: str, template: LetterTemplate | None) -> None:
    """Raise ValidationError with the reason why no such letter is written about a record now.

    Without a template (one that is no longer declared) any end of the matter is a reason.
    """
    for config in apps.get_app_configs():
        judge = getattr(config, "letter_refusal", None)
        reason = judge(subject_ref, template) if judge else ""
        if reason:
            raise ValidationError(reason)

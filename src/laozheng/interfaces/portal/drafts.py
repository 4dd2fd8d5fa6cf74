"""Forms that somebody saved half filled in: sealed, opened by number and code, gone after a term.

Nothing of what was answered stands anywhere else: in no list, no search, no log, no figure.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction

from laozheng.base.text import fold, squeeze
from laozheng.interfaces.portal.models import Draft
from laozheng.kernel.accounts.codes import code_for, delete_codes, issue_code, random_letters
from laozheng.kernel.accounts.reader import public_reader
from laozheng.kernel.cases.catalogue import law

DRAFT = "draft"
# What no draft is: asked for in the place of one, so that the work stays the same.
NO_DRAFT = "draft:0"
# More than the longest form can be filled in with.
MOST_CHARACTERS = 100_000
_SIGNER = Signer(salt="portal.draft")

Answers = Mapping[str, list[str]]


@dataclass(frozen=True)
class Saved:
    """A draft that was saved; ``code`` is empty where it was shown before."""

    draft: Draft
    code: str


def save_draft(line: str, filing: str, answers: Answers, *, mark: str, at: datetime) -> Saved:
    """Keep the answers of a form as they are, right or wrong, until the term of its first saving.

    ``mark`` is what the page of a draft carries: with it the same draft is kept on.
    """
    content = json.dumps({"line": line, "filing": filing, "answers": dict(answers)})
    kept = marked_draft(mark, line, filing, at=at)
    if kept is not None:
        kept.content = content
        kept.save(update_fields=["content"])
        return Saved(kept, "")
    actor = public_reader(at)
    days = law().get("portal.saved_form_days", actor.day)
    with transaction.atomic():
        draft = Draft.objects.create(
            number=f"存-{random_letters(8)}", content=content, expires_at=at + timedelta(days=days)
        )
        return Saved(draft, issue_code(draft.ref, DRAFT, actor=actor, days=days))


def draft_of(number: str, code: str, *, at: datetime) -> Draft | None:
    """The draft that a number and a code open together at a moment."""
    asked = squeeze(fold(number)).upper()
    draft = Draft.objects.filter(number=asked, expires_at__gt=at).first()
    opened = code_for(draft.ref if draft is not None else NO_DRAFT, code, at=at)
    return draft if opened is not None else None


def mark_of(draft: Draft) -> str:
    """What a page of the draft carries, so that it is saved again or sent as the same one.

    It opens nothing: whoever has the page has the answers already.
    """
    return _SIGNER.sign(draft.number)


def marked_draft(mark: str, line: str, filing: str, *, at: datetime) -> Draft | None:
    """The draft of a form that a page carried the mark of."""
    try:
        number = _SIGNER.unsign(mark)
    except BadSignature:
        return None
    draft = Draft.objects.filter(number=number, expires_at__gt=at).first()
    return draft if draft is not None and draft.form == (line, filing) else None


def discard(draft: Draft) -> None:
    """Delete a draft and its code: it was sent, or is not wanted any more."""
    with transaction.atomic():
        delete_codes([draft.ref])
        draft.delete()


def forget_drafts(at: datetime) -> int:
    """Delete every draft whose term is over, with its code; how many there were."""
    over = list(Draft.objects.filter(expires_at__lte=at))
    with transaction.atomic():
        delete_codes([draft.ref for draft in over])
        Draft.objects.filter(pk__in=[draft.pk for draft in over]).delete()
    return len(over)

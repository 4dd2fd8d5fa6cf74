"""Putting a file or a letter into the documents of a case."""

from django.db import transaction

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.actions import record
from laozheng.kernel.cases.models import Case, CaseDocument
from laozheng.kernel.documents.actions import store_file
from laozheng.kernel.documents.models import File, Letter

# Contents of cases that only their handlers read are encrypted on disk.
ENCRYPTED_LEVELS = frozenset({"restricted", "sealed"})


@transaction.atomic
def attach_content(
    case: Case, content: bytes, media_type: str, label: str, *, role: str, actor: Reader
) -> CaseDocument:
    """Store a content and add it to a case, encrypted where only its handlers read the case."""
    sealed = case.level in ENCRYPTED_LEVELS
    file = store_file(content, media_type, actor=actor, sealed=sealed)
    return attach(case, label, role=role, actor=actor, file=file)


@transaction.atomic
def attach(
    case: Case,
    label: str,
    *,
    role: str,
    actor: Reader,
    file: File | None = None,
    letter: Letter | None = None,
) -> CaseDocument:
    """Add a stored file or an issued letter to a case; exactly one of the two is given."""
    if (file is None) == (letter is None):
        raise ValueError("attach takes a file or a letter, and not both")
    document = CaseDocument.objects.create(
        case=case,
        file=file,
        letter=letter,
        role=role,
        label=label,
        added_by_id=actor.user_id,
        added_on=actor.day,
    )
    record(actor, "change", case.ref, changes={"document": document.pk, "role": role})
    return document

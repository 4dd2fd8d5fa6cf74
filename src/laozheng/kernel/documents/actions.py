"""Writes: draft and issue letters, serve them, keep and remove files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from laozheng.base.roc import roc_day
from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.documents.declare import LetterTemplate
from laozheng.kernel.documents.files import digest_of, read_content, remove_content, write_content
from laozheng.kernel.documents.matters import declared_template, refuse_settled
from laozheng.kernel.documents.models import File, Letter, Service
from laozheng.kernel.documents.numbers import next_number
from laozheng.kernel.documents.rules import METHODS, effective_day
from laozheng.kernel.documents.wording import letter_text, stored_facts
from laozheng.kernel.law.calendar import Calendar, office_calendar
from laozheng.kernel.law.parameters import Law, national_law
from laozheng.kernel.parties.snapshot import Snapshot


@dataclass(frozen=True)
class Signer:
    """Who signs a letter: 局長 測試甲."""

    title: str
    name: str


@in_language_of_record
@transaction.atomic
def draft_letter(
    subject_ref: str,
    template: LetterTemplate,
    facts: Mapping[str, Any],
    *,
    unit_mark: str,
    actor: Actor,
    addressees: Sequence[Snapshot] = (),
    copies: Sequence[str] = (),
    replaces: Letter | None = None,
) -> Letter:
    """Write the draft of a letter about a record.

    Raises MissingFacts when a required fact is absent, ValidationError about a closed matter.
    """
    refuse_settled(subject_ref, template)
    letter = Letter(
        subject_ref=subject_ref,
        template=template.code,
        template_version=template.version,
        form=template.form,
        unit_mark=unit_mark,
        addressees=[addressee.to_json() for addressee in addressees],
        copies=list(copies),
        facts=stored_facts(facts),
        text=letter_text(template, facts),
        is_sealed=template.is_sealed,
        replaces=replaces,
    )
    letter.text_digest = letter.digest()
    letter.save()
    record(actor, "create", letter.ref, changes={"template": template.code, "of": subject_ref})
    return letter


@transaction.atomic
def issue(
    letter: Letter,
    *,
    on: date,
    actor: Actor,
    signers: Sequence[Signer] = (),
    number: str = "",
) -> Letter:
    """Give a draft its number and day; nothing about the letter changes afterwards.

    ``number`` is one that the city's document system gave, else the next of the unit's series.
    Raises ValidationError when it was issued before, the day lies in the future, or the matter was
    closed since the draft.
    """
    refuse_settled(letter.subject_ref, declared_template(letter.template))
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.issued_on is not None:
        raise ValidationError(
            f"本件已於{roc_day(letter.issued_on)}以{letter.number}發文，如需更正請另擬新函。"
        )
    if on > actor.day:
        raise ValidationError("發文日期不能晚於今天，請改為今天或較早的日期。")
    if number and Letter.objects.filter(number=number).exists():
        raise ValidationError(f"文號{number}已使用，請確認公文系統的文號。")
    letter.number = number or next_number(letter.unit_mark, on)
    letter.issued_on = on
    letter.signers = [{"title": signer.title, "name": signer.name} for signer in signers]
    letter.text_digest = letter.digest()
    letter.save()
    record(actor, "sign", letter.ref, changes={"number": letter.number, "on": on})
    return letter


@transaction.atomic
def serve(
    letter: Letter | None,
    addressee: Snapshot,
    method: str,
    *,
    actor: Actor,
    on: date | None = None,
    sent_on: date | None = None,
    subject_ref: str = "",
    abroad: bool = False,
    proof: File | None = None,
    law: Law | None = None,
    calendar: Calendar | None = None,
) -> Service:
    """Record that a letter was sent to an addressee, and served when ``on`` is known.

    ``on`` is the day of handing over, of completed deposit or of the public notice. Without a
    letter of ours (an imported disposition) ``subject_ref`` names the record. Raises
    ValidationError for a draft and for a day before the letter.
    """
    if letter is not None and letter.issued_on is None:
        raise ValidationError("本函尚未發文，請先發文再送達。")
    service = Service(
        letter=letter,
        subject_ref=letter.subject_ref if letter else subject_ref,
        addressee=addressee.to_json(),
        sent_on=sent_on,
    )
    if not service.subject_ref:
        raise ValueError("a service needs a letter or a subject_ref")
    _settle(service, method, on, abroad, proof, law, calendar)
    service.save()
    record(actor, "create", service.ref, changes={"method": method, "served_on": on})
    return service


@transaction.atomic
def complete_service(
    service: Service,
    method: str,
    *,
    on: date,
    actor: Actor,
    abroad: bool = False,
    proof: File | None = None,
    law: Law | None = None,
    calendar: Calendar | None = None,
) -> Service:
    """Record how and when a letter that was under way was served.

    Raises ValidationError when it was served before: a day once cited does not move.
    """
    service = Service.objects.select_for_update().get(pk=service.pk)
    if service.served_on is not None:
        raise ValidationError(f"本件已於{roc_day(service.served_on)}送達，送達日不再變更。")
    _settle(service, method, on, abroad, proof, law, calendar)
    service.save()
    record(actor, "change", service.ref, changes={"method": method, "served_on": on})
    return service


def _settle(
    service: Service,
    method: str,
    on: date | None,
    abroad: bool,
    proof: File | None,
    law: Law | None,
    calendar: Calendar | None,
) -> None:
    if method not in METHODS:
        raise ValueError(f"unknown method of service {method!r}")
    service.method = method
    if proof is not None:
        service.proof = proof
    if on is None:
        return
    issued_on = service.letter.issued_on if service.letter else None
    if issued_on is not None and on < issued_on:
        raise ValidationError(f"送達日早於發文日{roc_day(issued_on)}，請確認送達證書。")
    reckoned = effective_day(
        method, on, law or national_law(), calendar or office_calendar(), abroad=abroad
    )
    service.served_on, service.effective_on = on, reckoned.result
    service.reckoning = reckoned.to_dict()


@transaction.atomic
def record_failed_try(service: Service, *, on: date, reason: str, actor: Actor) -> Service:
    """Note that a try to serve failed (招領逾期, 遷移不明 …); the service stays pending."""
    service = Service.objects.select_for_update().get(pk=service.pk)
    service.failed_tries = [*service.failed_tries, {"on": on.isoformat(), "reason": reason}]
    service.save(update_fields=["failed_tries"])
    record(actor, "change", service.ref, changes={"failed_on": on})
    return service


@transaction.atomic
def store_file(
    content: bytes,
    media_type: str,
    *,
    actor: Actor,
    sealed: bool = False,
    retain_until: date | None = None,
) -> File:
    """Keep a content and return its row; the same content is stored once.

    A content asked for twice is kept until the later of the two days, without a day for good.
    """
    digest = digest_of(content)
    write_content(content, digest, sealed=sealed)
    file, new = File.objects.select_for_update().get_or_create(
        digest=digest,
        is_sealed=sealed,
        defaults={
            "size": len(content),
            "media_type": media_type,
            "retain_until": retain_until,
            "stored_at": actor.at,
        },
    )
    if not new:
        kept = (file.retain_until, retain_until)
        file.retain_until = None if None in kept else max(day for day in kept if day)
        file.removed_on = None
        file.save(update_fields=["retain_until", "removed_on"])
    record(actor, "create", file.ref, changes={"size": file.size, "media_type": media_type})
    return file


def read_file(file: File) -> bytes:
    """The content of a file.

    Raises ValidationError when it was removed or carries a virus, FileDamaged when it changed.
    """
    if file.removed_on is not None:
        raise ValidationError(f"檔案已於{roc_day(file.removed_on)}依保存期限刪除，只留存登錄資料。")
    if file.scan_state == "infected":
        raise ValidationError("檔案含有惡意程式，已隔離，請向送件人重新索取。")
    return read_content(file.digest, sealed=file.is_sealed)


@transaction.atomic
def remove_expired(day: date, *, actor: Actor) -> int:
    """Delete the contents whose retention ended before a day; their rows stay. How many."""
    expired = File.objects.select_for_update().filter(retain_until__lt=day, removed_on__isnull=True)
    for file in expired:
        file.removed_on = day
        file.save(update_fields=["removed_on"])
        record(actor, "delete", file.ref, reason="保存期限屆滿")
        transaction.on_commit(partial(remove_content, file.digest, sealed=file.is_sealed))
    return len(expired)

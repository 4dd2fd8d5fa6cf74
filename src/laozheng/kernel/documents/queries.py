"""Reads: the letters and services of a record, and whether issued letters are still as issued."""

from django.db.models import QuerySet

from laozheng.kernel.documents.models import Letter, Service


def letters_of(subject_ref: str) -> "QuerySet[Letter]":
    """The letters about a record, drafts last, else by day."""
    return Letter.objects.filter(subject_ref=subject_ref).order_by("issued_on", "id")


def services_of(subject_ref: str) -> "QuerySet[Service]":
    """Every service about a record, in the order in which they were recorded."""
    return Service.objects.filter(subject_ref=subject_ref).select_related("letter").order_by("id")


def altered_letters() -> list[str]:
    """Numbers of issued letters that no longer match their digest; empty when all is well."""
    issued = Letter.objects.filter(issued_on__isnull=False).order_by("id")
    return [
        str(letter.number) for letter in issued.iterator() if letter.digest() != letter.text_digest
    ]

"""Rows for the numbers of a party: public ones in the clear, personal ones sealed."""

from laozheng.base.identifiers import (
    is_national_id,
    is_resident_id,
    is_resident_id_old,
    looks_like_person_id,
    ubn_state,
)
from laozheng.base.text import fold, squeeze
from laozheng.kernel.parties.fields import blind_index
from laozheng.kernel.parties.models import Identifier

_PURPOSE = "parties.identifier"
_KEPT_RAW = frozenset({"malformed", "invalid", "dummy"})


class PersonalNumberMisplaced(ValueError):
    """A personal number stands where a 統一編號 belongs; the message never repeats it."""


def refuse_personal_number(ubn: str) -> None:
    """Raise PersonalNumberMisplaced when a 統一編號 has the shape of a personal number."""
    if looks_like_person_id(ubn):
        raise PersonalNumberMisplaced("統一編號欄疑似填入身分證或居留證號，請移除後再送出。")


def ubn_identifier(text: str) -> Identifier | None:
    """The unsaved row for a 統一編號 as written; none when the source states no number."""
    refuse_personal_number(text)
    state = ubn_state(text)
    if state == "valid":
        return Identifier(kind="ubn", value=squeeze(fold(text)), state=state)
    return (
        Identifier(kind="ubn", state=state, raw=text.strip()[:80]) if state in _KEPT_RAW else None
    )


def person_identifier(text: str) -> Identifier | None:
    """The unsaved, sealed row for a personal number; none for an empty text.

    A number whose check digit is wrong is kept sealed with state ``invalid`` and never links.
    """
    number = squeeze(fold(text)).upper()
    if not number:
        return None
    kind, state = _kind_and_state(number)
    lookup = person_lookup(number) if state == "valid" else ""
    return Identifier(kind=kind, sealed=number, lookup=lookup, state=state)


def person_lookup(number: str) -> str:
    """The keyed hash under which a personal number is found."""
    return blind_index(squeeze(fold(number)).upper(), _PURPOSE)


def _kind_and_state(number: str) -> tuple[str, str]:
    for kind, fits in (
        ("national_id", is_national_id),
        ("resident_new", is_resident_id),
        ("resident_old", is_resident_id_old),
    ):
        if fits(number):
            return kind, "valid"
    if not looks_like_person_id(number):
        return "passport", "valid"
    if number[1] in "12":
        return "national_id", "invalid"
    return ("resident_new" if number[1] in "89" else "resident_old"), "invalid"

"""Personal numbers are unreadable in the database, found by their hash, and survive a new key."""

import base64

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection

from laozheng.kernel.parties.fields import (
    SealError,
    blind_index,
    reencrypt,
    seal,
    unseal,
)
from laozheng.kernel.parties.models import Identifier, Party
from laozheng.kernel.parties.numbers import (
    PersonalNumberMisplaced,
    person_identifier,
    ubn_identifier,
)

OLD_KEY = base64.b64encode(b"o" * 32).decode()
NEW_KEY = base64.b64encode(b"n" * 32).decode()
# The valid example of the published check rule; it belongs to nobody.
NATIONAL_ID = "A123456789"


@pytest.fixture
def person(db):
    party = Party.objects.create(kind="person", display_name="王測試", party_key="王測試")
    number = person_identifier(NATIONAL_ID)
    number.party = party
    number.save()
    return party


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed, value, raw, lookup FROM parties_identifier")
        return cursor.fetchone()


def test_the_database_holds_no_readable_number(person):
    assert not any(NATIONAL_ID in column for column in stored())
    assert Identifier.objects.get().sealed == NATIONAL_ID
    assert Identifier.objects.get().shown == "A1234*****"
    assert NATIONAL_ID not in str(Identifier.objects.get())


def test_one_number_is_sealed_differently_each_time_but_found_by_one_hash():
    assert seal(b"x", "p") != seal(b"x", "p")
    assert blind_index("x", "p") == blind_index("x", "p") != blind_index("x", "q")


def test_an_encrypted_column_cannot_be_searched(person):
    with pytest.raises(FieldError, match="blind index"):
        Identifier.objects.filter(sealed=NATIONAL_ID).exists()


def test_a_value_opens_only_for_its_purpose_and_unchanged():
    sealed = seal(b"text", "one")
    with pytest.raises(SealError, match="竄改"):
        unseal(sealed, "other")
    with pytest.raises(SealError, match="竄改"):
        unseal(sealed[:-1] + bytes([sealed[-1] ^ 1]), "one")


def test_an_old_key_still_opens_until_it_is_dropped(person, settings):
    settings.LAOZHENG_KEYS = [OLD_KEY]
    Identifier.objects.update(sealed=NATIONAL_ID)
    settings.LAOZHENG_KEYS = [NEW_KEY, OLD_KEY]
    assert Identifier.objects.get().sealed == NATIONAL_ID
    assert reencrypt(Identifier) == 1
    assert reencrypt(Identifier) == 0
    settings.LAOZHENG_KEYS = [NEW_KEY]
    assert Identifier.objects.get().sealed == NATIONAL_ID
    settings.LAOZHENG_KEYS = [OLD_KEY]
    with pytest.raises(SealError, match="LAOZHENG_KEYS"):
        Identifier.objects.get()


@pytest.mark.parametrize("keys", [[], [base64.b64encode(b"short").decode()]])
def test_a_missing_or_short_key_is_refused(settings, keys):
    settings.LAOZHENG_KEYS = keys
    with pytest.raises(ImproperlyConfigured, match="LAOZHENG_KEYS"):
        seal(b"x", "p")


def test_a_number_with_a_wrong_check_digit_is_kept_sealed_but_links_nobody():
    number = person_identifier("A123456788")
    assert (number.kind, number.state, number.lookup, number.raw) == (
        "national_id",
        "invalid",
        "",
        "",
    )


@pytest.mark.parametrize("misplaced", ["A123456789", "Ａ１２３４５６７８９", "a123456788"])
def test_a_personal_number_in_the_place_of_an_enterprise_number_is_refused_unspoken(misplaced):
    with pytest.raises(PersonalNumberMisplaced) as refusal:
        ubn_identifier(misplaced)
    assert misplaced not in str(refusal.value)
    assert "123456" not in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "state", "value", "raw"),
    [
        ("22099131", "valid", "22099131", ""),
        ("22099132", "invalid", "", "22099132"),
        ("2209913", "malformed", "", "2209913"),
        ("00000000", "dummy", "", "00000000"),
    ],
)
def test_only_a_valid_enterprise_number_has_a_value(text, state, value, raw):
    number = ubn_identifier(text)
    assert (number.state, number.value, number.raw) == (state, value, raw)


@pytest.mark.parametrize("text", ["", "無", "-"])
def test_no_number_stated_makes_no_row(text):
    assert ubn_identifier(text) is None

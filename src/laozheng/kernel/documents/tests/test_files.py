"""A file is kept whole, once, sealed when asked, and removed on its day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from laozheng.kernel.audit.models import Entry
from laozheng.kernel.documents.actions import read_file, remove_expired, store_file
from laozheng.kernel.documents.files import FileDamaged, path_of
from laozheng.kernel.documents.models import File
from laozheng.kernel.parties.fields import SealError

pytestmark = pytest.mark.django_db
CONTENT = "測試內容".encode()


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.LAOZHENG_HOME = tmp_path
    return tmp_path


def uploads(home):
    return [path for path in (home / "uploads").rglob("*") if path.is_file()]


def test_one_content_is_stored_once(home, clerk):
    first = store_file(CONTENT, "text/plain", actor=clerk)
    second = store_file(CONTENT, "text/plain", actor=clerk)
    assert first == second
    assert len(uploads(home)) == 1
    assert read_file(first) == CONTENT
    assert (first.size, first.stored_at) == (len(CONTENT), clerk.at)


def test_a_sealed_file_is_unreadable_on_disk(home, clerk):
    file = store_file(CONTENT, "text/plain", actor=clerk, sealed=True)
    assert CONTENT not in uploads(home)[0].read_bytes()
    assert read_file(file) == CONTENT


def test_nothing_half_written_stays_behind(home, clerk, monkeypatch):
    def full_disk(handle):
        raise OSError("no space left")

    monkeypatch.setattr("laozheng.kernel.documents.files.os.fsync", full_disk)
    with pytest.raises(OSError, match="no space"):
        store_file(CONTENT, "text/plain", actor=clerk)
    assert uploads(home) == []
    assert not File.objects.exists()


@pytest.mark.parametrize("sealed", [False, True])
def test_a_changed_or_missing_content_is_noticed(clerk, sealed):
    file = store_file(CONTENT, "text/plain", actor=clerk, sealed=sealed)
    path = path_of(file.digest, sealed=sealed)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises((FileDamaged, SealError), match="還原"):
        read_file(file)
    path.unlink()
    with pytest.raises(FileDamaged, match="還原"):
        read_file(file)


def test_an_infected_file_is_not_opened(clerk):
    file = store_file(CONTENT, "text/plain", actor=clerk)
    File.objects.update(scan_state="infected")
    file.refresh_from_db()
    with pytest.raises(ValidationError, match="惡意程式"):
        read_file(file)


def test_a_content_goes_the_day_after_its_last_and_its_row_stays(
    home, clerk, django_capture_on_commit_callbacks
):
    file = store_file(CONTENT, "text/plain", actor=clerk, retain_until=date(2024, 12, 31))
    forever = store_file(b"for ever", "text/plain", actor=clerk)
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_expired(date(2024, 12, 31), actor=clerk) == 0
        assert remove_expired(date(2025, 1, 1), actor=clerk) == 1
        assert remove_expired(date(2025, 1, 1), actor=clerk) == 0
    file.refresh_from_db()
    assert [path.name for path in uploads(home)] == [forever.digest]
    with pytest.raises(ValidationError, match="114年1月1日依保存期限刪除"):
        read_file(file)
    assert Entry.objects.filter(object_ref=file.ref, verb="delete").count() == 1


def test_a_content_wanted_longer_is_kept_longer(clerk):
    days = (date(2024, 12, 31), date(2025, 6, 30), date(2024, 6, 30), None)
    kept = [
        store_file(CONTENT, "text/plain", actor=clerk, retain_until=day).retain_until
        for day in days
    ]
    assert kept == [date(2024, 12, 31), date(2025, 6, 30), date(2025, 6, 30), None]

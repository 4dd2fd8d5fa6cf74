"""Who writes, reviews, signs, opens and clears."""

from datetime import date, datetime
from typing import Any

import pytest

from laozheng.base.periods import Period
from laozheng.conftest import HIRED, NOON, World
from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.models import Deputy, Unit
from laozheng.kernel.accounts.reader import reader_for
from laozheng.kernel.reports.actions import NotAllowed, review_text, sign_text, write_text
from laozheng.kernel.reports.models import SectionText, Volume
from laozheng.kernel.reports.permissions import Permissions, may
from laozheng.kernel.reports.queries import latest_version
from laozheng.kernel.reports.tests.conftest import Desk
from laozheng.kernel.reports.tests.example_book import BOOK
from laozheng.kernel.reports.tests.fakes import YEAR_113
from laozheng.kernel.reports.volumes import open_volume

pytestmark = pytest.mark.django_db
LATER = datetime(2025, 3, 4, 4, 0, tzinfo=NOON.tzinfo)


@pytest.fixture
def volume(world: World, desk: Desk) -> Volume:
    return open_volume(BOOK, YEAR_113, actor=world.reader("head"))


def allowed(world: World, volume: Volume, verb: str) -> set[str]:
    """Who of the cast may do something with the section of labor relations."""
    cast = ("officer", "second_officer", "supervisor", "head", "safety_officer", "mediator")
    return {who for who in (*cast, "stranger") if may(world.reader(who), verb, volume, "aid")}


@pytest.mark.parametrize(
    ("verb", "who"),
    [
        ("write", {"officer", "second_officer", "supervisor", "head"}),
        ("answer", {"officer", "second_officer", "supervisor", "head"}),
        ("review", {"supervisor", "head"}),
        ("return", {"supervisor", "head"}),
        ("sign", {"head"}),
        ("ask", {"officer", "second_officer", "supervisor", "head", "safety_officer"}),
        ("open", {"head"}),
        ("clear", {"head"}),
    ],
)
def test_each_office_takes_its_own_steps(
    world: World, volume: Volume, verb: str, who: set[str]
) -> None:
    assert allowed(world, volume, verb) == who


def test_a_refusal_says_which_unit_owns_the_section(world: World, volume: Volume) -> None:
    answer = may(world.reader("safety_officer"), "write", volume, "aid")
    assert answer.reason == "本節由勞資關係科辦理，您的職務不能執行這個步驟"


def test_nothing_can_be_written_before_the_volume_is_open(world: World, desk: Desk) -> None:
    answer = may(world.reader("officer"), "write", None, "aid")
    assert answer.reason == "本書尚未開編，請洽書刊編輯"
    with pytest.raises(NotAllowed):
        write_text(BOOK, YEAR_113, "aid", "甲", actor=world.reader("officer"))


def test_a_frozen_volume_takes_no_more_text(world: World, volume: Volume) -> None:
    volume.state = "frozen"
    assert not may(world.reader("officer"), "write", volume, "aid")


def drafted(world: World, who: str = "officer", text: str = "甲") -> SectionText:
    return write_text(BOOK, YEAR_113, "aid", text, actor=world.reader(who))


def test_who_wrote_an_earlier_draft_does_not_review_the_later_one(
    world: World, volume: Volume
) -> None:
    drafted(world, "supervisor", "甲")
    row = drafted(world, "officer", "甲乙")
    with pytest.raises(NotAllowed, match="撰寫人不能審核自己的文字"):
        review_text(row, actor=world.reader("supervisor"))


def test_what_was_signed_is_nobodys_draft_any_more(world: World, volume: Volume) -> None:
    row = review_text(drafted(world), actor=world.reader("supervisor"))
    sign_text(row, actor=world.reader("head"))
    row = drafted(world, "second_officer", "甲乙")
    assert may(world.reader("supervisor"), "review", volume, "aid")


def test_a_deputy_signs_for_the_absent_head_in_his_own_name(world: World, volume: Volume) -> None:
    deputy = a_deputy(world)
    row = review_text(drafted(world), actor=world.reader("supervisor"))
    row = sign_text(row, actor=reader_for(deputy.user, NOON))
    assert (row.signer_ref, row.signed_for_ref) == ("staff:S009", "staff:S004")


def test_a_deputy_acts_only_while_he_is_one(world: World, volume: Volume) -> None:
    deputy = a_deputy(world)
    review_text(drafted(world), actor=world.reader("supervisor"))
    assert may(reader_for(deputy.user, NOON), "sign", volume, "aid")
    assert not may(reader_for(deputy.user, LATER), "sign", volume, "aid")


def test_a_deputy_does_not_sign_what_the_absent_person_wrote(world: World, volume: Volume) -> None:
    deputy = a_deputy(world)
    row = review_text(drafted(world, "head"), actor=world.reader("supervisor"))
    with pytest.raises(NotAllowed, match="撰寫人不能簽署"):
        sign_text(row, actor=reader_for(deputy.user, NOON))
    latest = latest_version("example", YEAR_113, "aid")
    assert latest is not None
    assert latest.state == "reviewed"


def a_deputy(world: World) -> Any:
    """Somebody of another unit who stands in for the head on the day of the tests."""
    unit = Unit.objects.get(code="secretariat")
    staff = hire("S009", "測試代理", unit, ("officer",), on=HIRED, actor=world.reader("system"))
    Deputy.objects.create(
        staff=world.head, deputy=staff, valid_from=NOON.date(), valid_to=date(2025, 3, 4)
    )
    return staff


def test_many_sections_cost_no_more_questions_than_one(
    world: World, volume: Volume, django_assert_max_num_queries: Any
) -> None:
    permissions = Permissions(world.reader("supervisor"), volume)
    with django_assert_max_num_queries(5):
        for _ in range(40):
            permissions.may("write", "aid")
            permissions.may("sign", "mediation")
            permissions.may("review", "unions")


def test_another_year_is_another_volume(world: World, volume: Volume) -> None:
    with pytest.raises(NotAllowed):
        write_text(BOOK, Period.parse("112"), "aid", "甲", actor=world.reader("officer"))

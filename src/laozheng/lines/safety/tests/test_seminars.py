"""Certificates of those who attended: from the list of a session, with a number, printed again."""

from datetime import date

import pytest

from laozheng.kernel.activities.actions import Heads, enter
from laozheng.kernel.activities.sign_ups import announce, note_attendance, sign_up
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.cases.errors import Refused
from laozheng.lines.safety.actions.seminars import certify, correct_attendee, list_attendees
from laozheng.lines.safety.models import Attendee
from laozheng.lines.safety.queries.seminars import signed_up_and_came
from laozheng.lines.safety.tests.factories import acting, moment

SIGNER = ("處長", "測試處長")
PEOPLE = [("測試甲", "範例鋼鐵股份有限公司"), ("測試乙", "")]


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """The pages are looked at on 3 March 2025, the day of the cast."""
    today(date(2025, 3, 3))


@pytest.fixture
def actor(world):
    return acting(world, "safety_officer", "2025-03-03")


@pytest.fixture
def session(actor):
    """A briefing at which three heads were counted."""
    heads = (Heads(3, count_unit="person_times"),)
    return enter(
        "safety", "briefing", "範例安衛宣導會", date(2025, 2, 20), actor=actor, heads=heads
    )


def test_everybody_on_the_list_gets_one_certificate_with_its_own_number(session, actor):
    list_attendees(session, PEOPLE, actor=actor)
    assert certify(session, 3, *SIGNER, actor=actor) == 2
    first, second = Attendee.objects.all()
    assert first.certificate.number != second.certificate.number
    for text in ("測試甲", "範例安衛宣導會", "114年2月20日", "3小時", "範例鋼鐵股份有限公司"):
        assert text in first.certificate.text
    assert "服務單位" not in second.certificate.text
    with pytest.raises(Refused, match="沒有待核發的人"):
        certify(session, 3, *SIGNER, actor=actor)
    list_attendees(session, [*PEOPLE, ("測試丙", "")], actor=actor)
    assert certify(session, 3, *SIGNER, actor=actor) == 1


def test_a_wrong_name_gets_another_certificate_that_names_the_former(session, actor):
    list_attendees(session, PEOPLE[:1], actor=actor)
    certify(session, None, *SIGNER, actor=actor)
    one = Attendee.objects.get()
    former = one.certificate
    correct_attendee(one, "測試丁", one.firm, actor=actor)
    one.refresh_from_db()
    assert (one.name, one.certificate.replaces) == ("測試丁", former)
    assert former.number in one.certificate.text
    assert one.certificate.signers == former.signers
    former.refresh_from_db()
    assert "測試甲" in former.text


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (PEOPLE, "都已在名冊上"),
        ([("A123456789", "")], "疑似含身分證"),
        ([("測試甲", "A123456789")], "疑似"),
    ],
)
def test_what_does_not_belong_on_a_list_is_refused(session, actor, people, words):
    list_attendees(session, PEOPLE, actor=actor)
    with pytest.raises(Refused, match=words):
        list_attendees(session, people, actor=actor)
    assert Attendee.objects.count() == 2


def test_a_session_that_was_not_held_has_no_list(actor):
    planned = enter(
        "safety", "briefing", "範例宣導會", date(2025, 3, 20), actor=actor, state="planned"
    )
    with pytest.raises(Refused, match="尚未辦理"):
        list_attendees(planned, PEOPLE, actor=actor)


@pytest.mark.slow
def test_a_session_is_listed_certified_and_printed_again_on_its_pages(world, session):
    client = world.client("safety_officer")
    address = f"/lines/safety/seminars/{session.pk}/"
    assert session.title in client.get("/lines/safety/seminars/").content.decode()
    typed = {"list": "1", "list-people": "測試甲，範例公司\n\n測試乙,\n"}
    assert client.post(address, typed).status_code == 302
    assert list(Attendee.objects.values_list("name", "firm")) == [
        ("測試甲", "範例公司"), ("測試乙", ""),
    ]  # fmt: skip
    signed = {"certify": "1", "certify-hours": "", "certify-signer_title": "處長",
              "certify-signer_name": "測試處長"}  # fmt: skip
    assert client.post(address, signed).status_code == 302
    one = Attendee.objects.first()
    page = client.get(f"/lines/safety/attendees/{one.pk}/")
    assert one.certificate.number in page.content.decode()
    prints = [client.get(f"/lines/safety/attendees/{one.pk}/?format=odt") for _ in range(2)]
    assert [answer["Content-Type"] for answer in prints] == [prints[0]["Content-Type"]] * 2
    assert prints[0].content[:2] == b"PK"
    assert Entry.objects.filter(verb="read", object_ref=one.ref).count() == 2
    corrected = client.post(
        f"/lines/safety/attendees/{one.pk}/", {"correct": "1", "name": "測試丁", "firm": ""}
    )
    assert corrected.status_code == 302
    assert "測試丁" in client.get(address).content.decode()


def test_those_who_signed_up_online_and_came_are_told_beside_the_list(actor):
    planned = enter(
        "safety", "briefing", "範例宣導會", date(2025, 3, 3), actor=actor, state="planned"
    )
    announced = announce(
        planned, starts_at=moment("2025-03-03 14:00"), closes_on=date(2025, 3, 3), places=9,
        count_unit="person_times", actor=actor,
    )  # fmt: skip
    rows = [
        sign_up(announced, name=name, contact="0900000000", token=name, at=actor.at).sign_up
        for name, _firm in PEOPLE
    ]
    assert signed_up_and_came(planned) == 0
    note_attendance(announced, [rows[0].pk], actor=actor)
    assert signed_up_and_came(planned) == 1


def test_a_line_that_cannot_be_read_is_named(world, session):
    typed = {"list": "1", "list-people": "測試甲，範例公司\n，範例公司"}
    answer = world.client("safety_officer").post(f"/lines/safety/seminars/{session.pk}/", typed)
    assert answer.status_code == 400
    assert "第2行無法辨識" in answer.content.decode()
    assert not Attendee.objects.exists()


@pytest.mark.parametrize("who", ["officer", "mediator", "stranger"])
def test_who_keeps_no_list_sees_nobody_on_it(world, session, actor, who):
    list_attendees(session, PEOPLE, actor=actor)
    one = Attendee.objects.first()
    for address in (f"seminars/{session.pk}/", f"attendees/{one.pk}/"):
        answer = world.client(who).get(f"/lines/safety/{address}")
        assert answer.status_code in (302, 403)

"""What may be done on a page is done once it was asked for, is right, and is not refused."""

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory

from laozheng.interfaces.workspace.deeds import Deed, attempt, done, sent_by, status_of
from laozheng.kernel.cases.errors import Refused


class DayForm(forms.Form):
    """One answer."""

    day = forms.IntegerField(max_value=31)


def refuse(day: int) -> None:
    """Say no to every day, on its field."""
    raise Refused(f"{day}日不行，請改選他日", "day")


def test_only_the_form_of_the_button_that_was_pressed_is_bound():
    request = RequestFactory().post("/", {"join": "1", "day": "3"})
    assert sent_by(request, "join") == QueryDict("join=1&day=3")
    assert sent_by(request, "end") is None


def test_an_act_gets_the_answers_and_what_it_gives_comes_back():
    assert attempt(DayForm({"day": "3"}), lambda day: day + 1) == 4
    assert attempt(DayForm({"day": "3"}), lambda day: None) is True


def test_nothing_is_done_unasked_or_with_a_wrong_answer():
    assert attempt(DayForm(), refuse) is None
    wrong = DayForm({"day": "32"})
    assert attempt(wrong, refuse) is None
    assert status_of(DayForm(), wrong) == 400
    assert status_of(DayForm(), DayForm({"day": "3"})) == 200


def test_a_refusal_stands_on_the_field_that_it_names_and_else_on_the_form():
    form = DayForm({"day": "3"})
    assert attempt(form, refuse) is None
    assert form.errors == {"day": ["3日不行，請改選他日"]}
    nothing = forms.Form({})
    deed = Deed("end", "結束", "結束", nothing, lambda: refuse(4))
    assert not done([deed])
    assert nothing.non_field_errors() == ["4日不行，請改選他日"]


def test_a_deed_is_shown_with_its_note_and_its_button():
    deed = Deed("end", "結束家族", "登錄", DayForm(), refuse, note="結束後不能再加入")
    page = render_to_string("workspace/deeds.html", {"deeds": [deed]})
    assert 'name="end"' in page and 'name="day"' in page
    assert page.index("結束家族") < page.index("結束後不能再加入") < page.index("登錄")

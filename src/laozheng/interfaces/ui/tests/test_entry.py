"""Forms name their fields, tell errors in words, and read what officials write."""

from datetime import date, datetime

import pytest
from django import forms

from laozheng.base.moments import TAIPEI
from laozheng.interfaces.ui.forms import (
    DayField,
    FormRenderer,
    MomentField,
    MoneyField,
    MonthField,
)
from laozheng.interfaces.ui.inputs import YesNoField


class SampleForm(forms.Form):
    """One field of each kind that matters here."""

    name = forms.CharField(label="姓名", help_text="全名")
    on = DayField(label="日期")
    side = forms.ChoiceField(label="身分", choices=[("l", "勞方")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="同意")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def test_every_control_has_a_label_and_its_help_is_connected(render):
    page = render("{% field f.name %}", f=SampleForm())
    assert page.label["for"] == page.input["id"]
    assert page.find(id=page.input["aria-describedby"]).get_text() == "全名"


def test_an_error_is_connected_to_its_field_and_summed_up_with_a_link(render):
    form = SampleForm({"name": "", "on": "113/02/30"})
    page = render("{% error_summary f %}{% fields f %}", f=form)
    name = page.find("input", attrs={"name": "name"})
    assert name["aria-invalid"] == "true"
    described = [page.find(id=each) for each in name["aria-describedby"].split()]
    assert all(described)
    summary = page.find(role="alert")
    targets = [a["href"][1:] for a in summary("a")]
    assert len(targets) == 4
    assert all(page.find(id=target) for target in targets)
    assert "有 4 處需要更正" in summary.get_text()


def test_a_form_without_errors_has_no_summary(render):
    assert render("{% error_summary f %}", f=SampleForm()).get_text(strip=True) == ""


def test_a_group_of_choices_is_a_fieldset_with_a_legend(render):
    page = render("{% field f.side %}", f=SampleForm())
    assert page.legend.get_text().startswith("身分")


def test_hidden_fields_are_kept_and_not_labelled(render):
    page = render("{% fields f %}", f=SampleForm())
    assert page.find("input", attrs={"name": "token", "type": "hidden"})
    assert len(page("label", attrs={"for": "id_token"})) == 0


def test_a_label_from_outside_is_escaped(render):
    form = SampleForm()
    form.fields["name"].label = "<script>"
    assert render("{% fields f %}", f=form).find("script") is None


def test_our_renderer_prints_the_same_fields_everywhere(render):
    form = SampleForm(renderer=FormRenderer())
    printed = render("{{ f }}", f=form)
    assert printed.find("div", class_="field").label["for"] == "id_name"
    assert len(printed("div", class_="field")) == 4


@pytest.mark.parametrize("text", ["113/03/05", "1130305", "2024-03-05", "113年3月5日"])
def test_a_day_is_read_in_every_way_of_writing(text):
    assert DayField().clean(text) == date(2024, 3, 5)


def test_a_day_is_shown_in_the_roc_calendar_and_a_faulty_one_as_typed():
    shown = SampleForm(initial={"on": date(2024, 3, 5)})["on"].as_widget()
    faulty = SampleForm({"on": "113/02/30"})["on"].as_widget()
    assert 'value="113/03/05"' in shown
    assert 'value="113/02/30"' in faulty


def test_another_way_of_writing_the_same_day_is_no_change():
    assert not DayField().has_changed(date(2024, 3, 5), "113.3.5")
    assert DayField().has_changed(date(2024, 3, 5), "113.3.6")
    assert DayField().has_changed(date(2024, 3, 5), "昨天")


def test_a_moment_is_read_as_taipei_time():
    at = MomentField().clean("113/03/05 14:30")
    assert at == datetime(2024, 3, 5, 14, 30, tzinfo=TAIPEI)
    assert MomentField().widget.format_value(at) == "113/03/05 14:30"


@pytest.mark.parametrize("text", ["12000", "12,000", "１２，０００", "1萬2,000"])
def test_an_amount_is_read_in_every_way_of_writing(text):
    assert MoneyField().clean(text) == 12000


def test_a_fraction_of_a_dollar_is_refused():
    with pytest.raises(forms.ValidationError, match="整數"):
        MoneyField().clean("12.5")


def test_an_amount_below_the_least_is_refused():
    with pytest.raises(forms.ValidationError):
        MoneyField(min_value=1).clean("0")


@pytest.mark.parametrize(
    ("text", "is_read"),
    [("0001-01-01", False), ("1911-12-31", False), ("1912-01-01", True), ("299/12/31", True),
     ("2211-01-01", False), ("9999-12-31", False)],
)  # fmt: skip
def test_a_year_that_is_a_slip_of_the_hand_is_refused(text, is_read):
    for field, typed in ((DayField(), text), (MomentField(), f"{text} 23:59")):
        if is_read:
            assert field.clean(typed).year in (1912, 2210)
        else:
            with pytest.raises(forms.ValidationError, match="民國1年至299年"):
                field.clean(typed)


@pytest.mark.parametrize(("typed", "known"), [("yes", True), ("no", False), ("", None)])
def test_yes_no_and_not_known_are_three_answers(typed, known):
    field = YesNoField(label="曾受訓練")
    assert field.clean(typed) is known
    assert field.prepare_value(known) == typed
    assert field.prepare_value("maybe") == "maybe"
    with pytest.raises(forms.ValidationError):
        field.clean("maybe")


def test_a_month_is_read_and_nothing_longer_or_shorter():
    assert MonthField().clean("113-05") == MonthField().clean("2024-05")
    assert MonthField().clean("113-05").end == date(2024, 5, 31)
    assert MonthField(required=False).clean("") is None
    for text in ("113", "113Q2", "2024-05-01..2024-05-20", "113-13", "0000-01", "五月"):
        with pytest.raises(forms.ValidationError, match="請填一個月份"):
            MonthField().clean(text)
    for text in ("0001-01", "9999-12"):
        with pytest.raises(forms.ValidationError, match="民國1年至299年"):
            MonthField().clean(text)

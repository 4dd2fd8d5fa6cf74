"""Single values say what they mean, to eyes and to machines."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template

from laozheng.interfaces.ui.markup import values
from laozheng.kernel.accounts.roles import LEVELS


def test_money_is_written_with_commas_and_keeps_the_plain_number(render):
    page = render("{% money 2840633 %}")
    assert page.data["value"] == "2840633"
    assert page.get_text() == "2,840,633元"


def test_money_is_written_in_wan_and_in_thousands(render):
    assert render('{% money 2840633 "wan" %}').get_text() == "284萬633元"
    assert render('{% money 26528689000 "thousand" %}').get_text() == "26,528,689千元"


def test_an_unknown_amount_is_never_a_zero(render):
    assert "不詳" in render("{% money amount %}", amount=None).get_text()
    assert render("{% money amount %}", amount=0).get_text() == "0元"


def test_a_day_is_roc_for_people_and_iso_for_machines(render):
    page = render("{% day day %}", day=date(2024, 3, 5))
    assert page.time["datetime"] == "2024-03-05"
    assert page.get_text() == "113年3月5日"


def test_a_day_may_be_short_and_name_its_weekday(render):
    shown = render('{% day day "slash" weekday=True %}', day=date(2024, 3, 5)).get_text()
    assert shown == "113/03/05（二）"


def test_a_moment_late_in_the_day_of_utc_belongs_to_the_next_day_in_taipei(render):
    at = datetime(2024, 3, 5, 18, 30, tzinfo=UTC)
    page = render("{% moment at %}{% day at %}", at=at)
    assert page.get_text() == "113/03/06 02:30113年3月6日"


def test_a_span_of_one_day_is_written_once(render):
    one = render("{% day_span day day %}", day=date(2024, 3, 5)).get_text()
    two = render("{% day_span a b %}", a=date(2024, 3, 5), b=date(2024, 3, 8)).get_text()
    assert (one, two) == ("113/03/05", "113/03/05–113/03/08")


def test_the_emptinesses_differ_from_each_other_and_from_zero(render):
    shown = {kind: render(f'{{% emptiness "{kind}" %}}').get_text() for kind in values.EMPTINESSES}
    assert shown["unknown"] == "…不詳"
    assert shown["not_applicable"] == "－不適用"
    assert shown["none_held"] == "無辦理"
    assert render("{% quantity 0 %}").get_text() == "0"


def test_a_personal_id_is_masked_in_text_and_in_attributes():
    html = Template('{% load ui %}{% masked_id number reveal_url="/r" %}').render(
        Context({"number": "A123456789"})
    )
    assert "A1234*****" in html
    assert "A12345" not in html


def test_a_masked_id_stays_as_it_is(render):
    assert "A1234*****" in render("{% masked_id number %}", number="A1234*****").get_text()


@pytest.mark.parametrize("code", list(LEVELS))
def test_every_level_has_a_seal_with_drawing_and_word(render, code):
    page = render(f'{{% level "{code}" %}}')
    assert page.use["href"].split("#")[1] in values.ICONS
    assert page.get_text() == f"密等：{LEVELS[code]}"


def test_text_from_outside_is_escaped():
    evil = "<script>alert(1)</script>"
    usages = (
        "{% badge evil %}{% state evil %}{% reference evil url=evil copy=True %}{% cite evil %}"
        "{% change evil evil %}{% masked_id evil %}{% quantity evil evil %}{% icon 'note' evil %}"
    )
    html = Template("{% load ui %}" + usages).render(Context({"evil": evil}))
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 10


def test_an_icon_beside_text_is_hidden_and_one_alone_is_named(render):
    assert render('{% icon "note" %}').svg["aria-hidden"] == "true"
    assert render('{% icon "note" "說明" %}').svg["aria-label"] == "說明"


@pytest.mark.parametrize("usage", ['{% icon "nothing" %}', '{% badge "x" "purple" %}'])
def test_an_unknown_icon_or_tone_is_refused(render, usage):
    with pytest.raises(ValueError, match="known:"):
        render(usage)


def test_a_correction_says_before_and_after_in_words(render):
    page = render('{% change "1" "2" %}')
    assert (page.find("del").get_text(), page.ins.get_text()) == ("1", "2")
    assert "原為" in page.get_text()


def test_filters_give_plain_text(render):
    shown = render(
        "{{ d|roc_full }}|{{ d|roc_short }}|{{ n|wan }}|{{ x|roc_full }}",
        d=date(2024, 3, 5),
        n=14059,
        x=None,
    )
    assert shown.get_text() == "113年3月5日|113/03/05|1萬4,059|"

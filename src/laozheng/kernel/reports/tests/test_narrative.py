"""The grammar of narrative: what it reads, what it refuses and how."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laozheng.kernel.reports.bindings import (
    Approximation,
    Binding,
    Bound,
    Constant,
    DirectionWord,
    EventField,
    Explanation,
    LawValue,
    NameList,
    PeriodWord,
    Target,
    Token,
)
from laozheng.kernel.reports.narrative import (
    COMPARISONS,
    PERIOD_FORMS,
    STATEMENTS,
    STYLES,
    NarrativeError,
    parse,
    write,
)


def only(text: str) -> Token:
    (token,) = parse(text)
    return token


def test_text_and_figures_alternate() -> None:
    assert parse(
        "會次{{unions.meetings | counter=會次}}，其中{{unions.meetings type=general}}。"
    ) == (
        "會次",
        Bound("unions.meetings", counter="會次"),
        "，其中",
        Bound("unions.meetings", {"type": "general"}),
        "。",
    )


def test_text_without_braces_is_one_string() -> None:
    assert parse("113年4月27日") == ("113年4月27日",)
    assert parse("") == ()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("p=prev", Bound("a.b", period="prev")),
        ("p=109H1", Bound("a.b", period="109H1")),
        ("p=prev2", Bound("a.b", period="prev2")),
        ("since=101-03-15", Bound("a.b", since=date(2012, 3, 15))),
        ("change=prev abs counter", Bound("a.b", compare="change", absolute=True, counter="")),
        ("rate_of_change=112", Bound("a.b", compare="rate_of_change", against="112")),
        ("points=prev style=pct2", Bound("a.b", compare="points", style="pct2")),
        ("down=100+餘", Bound("a.b", approximation=Approximation("down", 100, "餘"))),
        ("about=10", Bound("a.b", approximation=Approximation("about", 10, "約"))),
        ("style=pct1 coverage", Bound("a.b", style="pct1", statement="coverage")),
        ("estimate", Bound("a.b", statement="estimate")),
    ],
)
def test_options_of_a_figure(options: str, expected: Bound) -> None:
    assert only(f"{{{{a.b | {options}}}}}") == expected


def test_a_direction_word_takes_its_options_with_or_without_the_bar() -> None:
    expected = DirectionWord(Bound("a.b", {"x": "1"}, compare="change"), up="上升", same="不變")
    assert only("{{word a.b x=1 change=prev up=上升 same=不變}}") == expected
    assert only("{{word a.b x=1 | change=prev up=上升 same=不變}}") == expected


def test_the_other_kinds_of_bindings() -> None:
    assert only("{{list unions.new type=industrial field=name sep=；}}") == NameList(
        "unions.new", {"type": "industrial"}, "name", "；"
    )
    assert only("{{event safety.forum id=A-1 field=date_place}}") == EventField(
        "safety.forum", "A-1", "date_place"
    )
    assert only("{{law disputes.months on=113/01/01 | counter}}") == LawValue(
        "disputes.months", "113/01/01", counter=""
    )
    assert only("{{const 2, 627筆 | source=勞動部 函}}") == Constant("2, 627筆", "勞動部 函")
    assert only("{{target a.b x=1 | style=pct0}}") == Target(Bound("a.b", {"x": "1"}, style="pct0"))
    assert only("{{reason a.b}}") == Explanation("a.b")
    assert only("{{period form=end}}") == PeriodWord("end")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("甲}}", "第2字的「}}」前面沒有「{{」，請刪除或補上開頭。"),
        ("甲{{a.b", "第2字起「{{a.b」缺少結尾的「}}」，請補上。"),
        ("{{a.b {{c.d}}", "第1字起「{{a.b {{c.d}}」缺少結尾的「}}」，請補上。"),
        ("{{ }}", "第1字起「{{ }}」沒有內容，請寫上指標代碼。"),
        ("{{cases}}", "第1字起「{{cases}}」的「cases」不是指標代碼，請寫成「業務.指標」。"),
        ("{{a.b x}}", "第1字起「{{a.b x}}」的維度「x」讀不懂，請寫成「名稱=值」。"),
        ("{{a.b x=1 x=2}}", "第1字起「{{a.b x=1 x=2}}」的維度「x」寫了兩次，請刪除一個。"),
        ("{{a.b |}}", "第1字起「{{a.b |}}」在「|」之後沒有選項，請補上選項或刪除「|」。"),
        (
            "{{a.b | change=prev points=prev}}",
            "第1字起「{{a.b | change=prev points=prev}}」的選項「points」與前面的選項衝突（",
        ),
        ("{{a.b | p=113 since=101/1/1}}", "同時寫了 p 與 since，請擇一。"),
        ("{{a.b | abs=1}}", "的選項「abs」不帶值，請刪除等號與後面的字。"),
        ("{{a.b | down=many}}", "的選項「down」要寫整數級距，例如 down=100+餘。"),
        ("{{a.b | p=113Q9}}", "的選項「p」有誤：看不懂這個期間"),
        ("{{a.b | style=roman}}", "的數字樣式「roman」不存在，可用plain、wan"),
        ("{{a.b | bold}}", "的選項「bold」不存在，可用的選項為about、abs"),
        ("{{word}}", "的「word」之後要接代碼，請寫成「word 業務.名稱」。"),
        ("{{event a.b field=title}}", "要寫成「event 業務.名稱 id=活動編號 field=欄位」，請更正。"),
        ("{{law a.b | abs}}", "的法定數值只能用 style 與 counter 兩個選項"),
        ("{{const 3}}", "的常數要註明出處，請寫成「const 數值 | source=出處」。"),
        ("{{period form=month}}", "的期間寫法「month」不存在，可用label、span、year、end。"),
        ("{{reason a.b x=1}}", "的「reason」只接一個指標代碼，請刪除其他的字。"),
    ],
)
def test_a_slip_is_told_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(NarrativeError) as caught:
        parse(text)
    message = str(caught.value)
    assert sentence in message
    assert message.count("。") == 1
    assert message.endswith("。")


CODES = st.from_regex(r"[a-z][a-z0-9_]{0,8}\.[a-z][a-z0-9_]{0,8}", fullmatch=True)
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
VALUES = st.text(
    st.characters(codec="utf-8", exclude_characters="{}|=", exclude_categories=("Z", "C")),
    min_size=1,
    max_size=6,
)
PERIODS = st.sampled_from(["prev", "prev2", "112", "109H1", "113Q2"])
OPTION_WORDS = {"up", "down", "same", "p", "since", "style", "counter", "abs", "about", "up_to"}
OPTION_WORDS |= {*COMPARISONS, *STATEMENTS, "field", "sep", "id", "on"}
DIMS = st.dictionaries(NAMES.filter(lambda name: name not in OPTION_WORDS), VALUES, max_size=3)


@st.composite
def bounds(draw: st.DrawFn) -> Bound:
    since = draw(st.none() | st.dates(date(1912, 1, 1), date(2100, 12, 31)))
    compare = draw(st.sampled_from(["", *COMPARISONS]))
    rough = st.builds(
        Approximation,
        st.sampled_from(["down", "up_to", "about"]),
        st.integers(1, 100_000),
        VALUES.filter(lambda word: "+" not in word),
    )
    return Bound(
        measure=draw(CODES),
        dims=draw(DIMS),
        period="" if since else draw(st.just("") | PERIODS),
        since=since,
        compare=compare,
        against=draw(PERIODS) if compare else "prev",
        style=draw(st.sampled_from(["", *STYLES])),
        counter=draw(st.none() | st.just("") | VALUES),
        absolute=draw(st.booleans()),
        approximation=draw(st.none() | rough),
        statement=draw(st.sampled_from(["", *STATEMENTS])),
    )


def bindings() -> st.SearchStrategy[Binding]:
    # A direction word has "down" for its own, so its figure has no rounded display.
    exact = bounds().filter(lambda bound: bound.approximation is None)
    sources = VALUES.map(lambda text: f"{text} 函")
    return st.one_of(
        bounds(),
        st.builds(DirectionWord, exact, VALUES, VALUES, VALUES),
        st.builds(NameList, CODES, DIMS, NAMES, VALUES),
        st.builds(EventField, CODES, VALUES, NAMES),
        st.builds(LawValue, CODES, st.just("period_end"), st.none() | VALUES, st.just("wan")),
        st.builds(Constant, VALUES.filter(lambda text: not text.startswith("const")), sources),
        st.builds(Target, bounds()),
        st.builds(Explanation, CODES),
        st.builds(PeriodWord, st.sampled_from(PERIOD_FORMS)),
    )


PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="{}"), min_size=1, max_size=12)


@given(st.lists(st.tuples(PLAIN, bindings()), max_size=4), st.just("") | PLAIN)
@pytest.mark.slow
def test_what_is_written_reads_back_the_same(pairs: list[tuple[str, Binding]], end: str) -> None:
    tokens = tuple(token for pair in pairs for token in pair) + ((end,) if end else ())
    assert parse(write(tokens)) == tokens


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        tokens = parse(text)
    except NarrativeError as error:
        assert str(error).endswith("。")
    else:
        assert parse(write(tokens)) == tokens


@given(st.text(alphabet="{}|= a.bcounterabs1prev", max_size=40))
def test_broken_bindings_never_raise_anything_else(text: str) -> None:
    try:
        parse(text)
    except NarrativeError as error:
        assert "字" in str(error)

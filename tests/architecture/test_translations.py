"""What a reader of English sees, and how the texts of the product come into its catalogues."""

import gettext
import io
import re
import shutil
import subprocess

import pytest
from django.utils import translation
from django.utils.translation import gettext as translated

from dev.messages import catalogues, po
from dev.messages.calls import files, texts_of_calls, texts_of_module, texts_of_template
from dev.messages.labels import texts_of_labels
from dev.messages.message import Message, gathered
from laozheng.interfaces.ui.tests.reading import CHINESE, texts_of


@pytest.fixture
def source_language():
    """Without a language every lazy label is its own source text."""
    with translation.override(None):
        yield


@pytest.mark.slow
def test_every_text_is_translated_and_every_catalogue_compiled(source_language):
    assert not list(catalogues.problems())


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_translations_hold_no_chinese(language):
    """Examples of input are quoted as people write them."""
    quoted = re.compile(r"勞調-113-000\w+|積欠工資|1萬2,000|存-ABCD2345")
    entries = po.read(catalogues.path_of(language).read_text(encoding="utf-8"))[1]
    texts = [text for entry in entries for text in entry.translations]
    assert not [text for text in texts if CHINESE.search(quoted.sub("", text))]


def test_python_calls_are_read_by_the_names_under_which_they_are_imported():
    source = (
        "from django.utils.translation import gettext as _now, gettext_lazy as _, ngettext\n"
        "from django.utils.translation import pgettext_lazy\n"
        "_('甲' '乙'); _now('丙' if many else '丁'); ngettext('%(n)d 戊', '%(n)d 己', n)\n"
        "pgettext_lazy('weekday', '日'); _(label); other('庚')\n"
    )
    assert set(texts_of_module(source)) == {
        Message("甲乙"),
        Message("丙"),
        Message("丁"),
        Message("%(n)d 戊", "%(n)d 己"),
        Message("日", context="weekday"),
    }


def test_template_tags_are_read_as_django_looks_them_up():
    source = (
        "{% translate '甲' as x %}{% translate '日' context 'weekday' %}{{ _('乙') }}"
        "{% blocktranslate count n=n trimmed %}\n  {{ n }} 丙\n{% plural %}\n  {{ n }} 丁\n"
        "{% endblocktranslate %}{% blocktranslate %}100%{% endblocktranslate %}"
    )
    assert set(texts_of_template(source)) == {
        Message("甲"),
        Message("日", context="weekday"),
        Message("乙"),
        Message("%(n)s 丙", "%(n)s 丁"),
        Message("100%%"),
    }


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="needs xgettext")
@pytest.mark.slow
def test_xgettext_finds_no_text_that_we_miss():
    ours = {message.text for message, _place in texts_of_calls()}
    keywords = ["--keyword=_now", "--keyword=gettext_lazy", "--keyword=pgettext_lazy:1c,2"]
    found = subprocess.run(
        ["xgettext", "--from-code=UTF-8", "--language=Python", *keywords, "-o", "-", "-f", "-"],
        input="\n".join(map(str, files(".py"))),
        capture_output=True,
        text=True,
        check=True,
    )
    theirs = {entry.message.text for entry in po.read(found.stdout)[1]}
    assert len(theirs) > 100
    assert not theirs - ours


def test_a_message_with_a_plural_has_one_entry_and_all_its_places():
    plain, plural = Message("剩 %(n)d 日"), Message("剩 %(n)d 日", "剩 %(n)d 日")
    assert gathered([(plain, "a"), (plural, "b"), (plain, "b")]) == {plural: ("a", "b")}


@pytest.mark.slow
def test_labels_come_from_every_kind_of_declaration(source_language):
    places = {message.text: place for message, place in texts_of_labels()}
    assert {"勞資爭議", "調解成立", "積欠工資", "罰鍰", "收件日", "線上", "勞資爭議案件數"} <= set(
        places
    )
    assert "鹽埕區" not in places


ENTRIES = (
    po.Entry(Message('他說「\n"好\\」'), ('He said\n"fine\\',), ("a.py", "b.html")),
    po.Entry(Message("日", context="weekday"), ("Sun",)),
    po.Entry(Message("剩 %(n)d 日", "剩 %(n)d 日"), ("%(n)d day left", "%(n)d days left")),
    po.Entry(Message("未譯"), ("",)),
)
HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"


def test_a_catalogue_reads_back_what_it_wrote():
    header, entries = po.read(po.written(HEADER, ENTRIES))
    assert header == HEADER
    assert [(e.message, e.translations) for e in entries] == [
        (e.message, e.translations) for e in ENTRIES
    ]


def test_a_fuzzy_translation_counts_as_none():
    text = po.written(HEADER, ENTRIES[1:2]).replace("msgctxt", "#, fuzzy\nmsgctxt")
    assert po.read(text)[1][0].translations == ("",)


def test_python_reads_the_compiled_catalogue():
    found = gettext.GNUTranslations(io.BytesIO(po.compiled(HEADER, ENTRIES)))
    assert found.gettext('他說「\n"好\\」') == 'He said\n"fine\\'
    assert found.pgettext("weekday", "日") == "Sun"
    assert found.ngettext("剩 %(n)d 日", "剩 %(n)d 日", 1) == "%(n)d day left"
    assert found.ngettext("剩 %(n)d 日", "剩 %(n)d 日", 3) == "%(n)d days left"
    assert found.gettext("未譯") == "未譯"


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs msgfmt")
def test_msgfmt_compiles_to_the_same_texts(tmp_path):
    for language in catalogues.HEADERS:
        source, target = catalogues.path_of(language), tmp_path / f"{language}.mo"
        subprocess.run(["msgfmt", "--check-format", "-o", target, source], check=True)
        assert _all_texts(target.read_bytes()) == _all_texts(source.with_suffix(".mo").read_bytes())


def _all_texts(content: bytes) -> dict:
    return vars(gettext.GNUTranslations(io.BytesIO(content)))["_catalog"]


def test_placeholders_of_both_ways_of_writing_are_compared():
    assert catalogues.placeholders("%(b)s 與 %(a)d，{n}，100%%") == ["%%", "%(a)d", "%(b)s", "{n}"]


def test_djangos_own_errors_say_in_chinese_what_to_do():
    with translation.override("zh-hant"):
        assert translated("This field is required.") == "請填寫這一欄。"
        assert "暫時鎖定" in translated(
            "Account locked: too many login attempts. Please try again later."
        )


# The mark of the house, names of people, ROC dates, numbers of cases, titles of books.
PROPER = re.compile(
    r"^勞$|測試\S+|\d+年(\d+月(\d+日)?|度)?|[\u4e00-\u9fff]+-\d{3}-\d{6}|高雄市政府勞工局\S*報告"
)
PAGES = (
    ("stranger", "/login/"),
    ("officer", "/cases/none/"),
    ("supervisor", "/parties/"),
    ("supervisor", "/parties/matches/"),
    ("officer", "/cases/kinds/disputes/litigation_aid/register/"),
)


@pytest.mark.parametrize(("who", "address"), PAGES)
def test_a_page_in_english_shows_no_chinese_words(world, who, address):
    page = world.client(who).get(address, headers={"accept-language": "en"})
    shown = (PROPER.sub("", text) for text in texts_of(page.content.decode()))
    assert not [text for text in shown if CHINESE.search(text)]


def test_the_language_switch_turns_a_page_to_english_and_back(world):
    client = world.client("officer")
    for code, word in (("en", "My desk"), ("zh-hant", "我的桌面")):
        client.post("/i18n/setlang/", {"language": code, "next": "/"})
        assert word in client.get("/").content.decode()

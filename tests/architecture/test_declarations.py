"""What the declarations promise beyond ``manage.py check``: words, letters, articles, privacy."""

import re

import pytest
from django.apps import apps

from dev.docs.glossary import Entry, entries, problems
from laozheng.interfaces.workspace.dim_words import words_of_line
from laozheng.kernel.cases.catalogue import law, lines
from laozheng.kernel.documents import wording
from laozheng.kernel.measures.catalogue import measures
from tests.architecture.source import line_folders

# An article or point of a statute, or a section of a published report.
SOURCE = re.compile(r"第[0-9]+(-[0-9]+|之[0-9]+)?[條點]|報告[壹貳參肆伍陸柒捌玖拾]、")


def test_every_folder_of_a_line_is_an_installed_line():
    assert sorted(lines()) == [folder.name for folder in line_folders()]


def test_every_word_has_one_label_and_every_label_one_word():
    assert not list(problems(entries()))


@pytest.mark.parametrize(
    ("code", "label", "sentence"),
    [
        ("a", "乙", "state x: a is both 甲 and 乙"),
        ("b", "甲", "state x: 甲 is both a and b"),
        ("b", "", "state x: b has no label"),
    ],
)
def test_the_glossary_names_the_words_that_clash(code, label, sentence):
    first = Entry("state", "x", "a", "甲", "a")
    assert list(problems([first, Entry("state", "x", code, label, code)])) == [sentence]
    assert not list(problems([first, Entry("state", "y", "a", "乙", "a")]))


def test_every_model_says_which_personal_data_it_holds():
    silent = [
        f"{model.__module__}.{model.__name__}"
        for model in apps.get_models()
        if model.__module__.startswith("laozheng.")
        and "personal data" not in " ".join((model.__doc__ or "").lower().split())
    ]
    assert not silent


@pytest.mark.parametrize("line", sorted(lines()))
def test_every_dim_that_a_line_counts_by_has_a_name(line):
    own = [one for code, one in measures().items() if code.startswith(f"{line}.")]
    dims = {dim for one in own for group in getattr(one, "breakdowns", ()) for dim in group}
    assert dims - words_of_line(line).names.keys() == set()


def test_every_letter_has_a_text_that_uses_declared_facts_only():
    found = [
        problem
        for line in lines().values()
        for x in line.letters
        for problem in wording.problems(x)
    ]
    assert not found


def test_every_step_offers_a_letter_that_its_line_or_the_kernel_declares():
    shared = {
        letter.code
        for app in ("inspections", "cases")
        for letter in apps.get_app_config(app).letters
    }
    unknown = [
        f"{line.code}.{kind.code}: {step.name} offers {step.letter}"
        for line in lines().values()
        for kind in line.kinds
        for step in kind.transitions
        if step.letter and step.letter not in {letter.code for letter in line.letters} | shared
    ]
    assert not unknown


def test_codes_of_letters_differ_within_a_line():
    for line in lines().values():
        codes = [letter.code for letter in line.letters]
        assert len(codes) == len(set(codes))


def test_the_files_of_dated_values_have_no_problem():
    assert not law().problems()


def test_every_value_that_counts_as_confirmed_cites_its_source():
    uncited = [
        f"{dated.name} {dated.valid_from}: {dated.cite}"
        for name in law().names()
        for dated in law().history(name)
        if dated.status == "C" and not SOURCE.search(dated.cite)
    ]
    assert not uncited

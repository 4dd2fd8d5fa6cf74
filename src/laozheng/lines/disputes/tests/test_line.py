"""What the line declares holds together: letters, terms, codes, tables, dated values."""

from datetime import date

import pytest

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.checks import problems_of
from laozheng.kernel.documents.wording import letter_text, problems
from laozheng.kernel.inspections.letters import LETTERS as CHAIN_LETTERS
from laozheng.lines.disputes.actions.letters import LETTERS
from laozheng.lines.disputes.line import LINE
from laozheng.lines.disputes.measures.mediation import ONLINE_FILING_FROM, ONLINE_WITHDRAWAL_FROM
from laozheng.lines.disputes.models import codes
from laozheng.lines.disputes.report_tables import BY_CHANNEL, BY_ISSUE

KINDS = {kind.code: kind for kind in LINE.kinds}


@pytest.mark.parametrize("kind", LINE.kinds, ids=lambda kind: kind.code)
def test_every_state_can_be_reached_and_every_term_is_cited(kind):
    assert list(problems_of(kind)) == []


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_every_letter_has_its_text(letter):
    assert problems(letter) == []


def test_every_letter_that_a_step_offers_exists():
    known = {letter.code for letter in (*LETTERS, *CHAIN_LETTERS)}
    offered = {t.letter for kind in LINE.kinds for t in kind.transitions if t.letter}
    assert offered <= known


def test_an_acceptance_names_the_peace_duty():
    letter = next(letter for letter in LETTERS if letter.code == "disputes.acceptance")
    text = letter_text(
        letter,
        {
            "case_no": "勞調-113-000001",
            "received_on": date(2024, 3, 25),
            "accepted_on": date(2024, 3, 27),
            "applicant": "測試工一",
            "opponent": "範例第一有限公司",
            "channel": "主管機關調解人",
            "claims": "積欠工資32,000元",
        },
    )
    assert "113年3月27日受理" in text and "第8條" in text


def test_every_claim_belongs_to_an_issue():
    table = law().get("disputes.claim_issue", date(2024, 5, 2))
    assert set(table) == set(codes.CLAIMS)
    assert set(table.values()) <= set(codes.ISSUES)


def test_the_declaration_and_the_dated_values_agree():
    on = date(2024, 5, 2)
    assert law().get("disputes.retain_years", on) == KINDS["mediation"].retain_years
    assert law().get("disputes.online_filing_from", on) == ONLINE_FILING_FROM
    assert law().get("disputes.online_withdrawal_from", on) == ONLINE_WITHDRAWAL_FROM


def test_no_person_takes_the_steps_of_old_files():
    steps = [t for kind in LINE.kinds for t in kind.transitions if t.name == "carry_over"]
    assert [step.roles for step in steps] == [("operator",)] * 2


@pytest.mark.parametrize("table", [BY_ISSUE, BY_CHANNEL], ids=lambda table: table.id)
def test_every_row_of_a_table_fills_its_columns(table):
    spanning = table.body[0][-1].rowspan
    assert spanning == len(table.body)
    assert {len(row) for row in table.body[1:]} == {len(table.widths) - 1}

"""What the steps of an application write, and what they refuse; the import of past ones."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.actions import perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.documents.wording import letter_text
from laozheng.lines.linename import twin
from laozheng.lines.linename.line import APPLICATIONS, DECISION
from laozheng.lines.linename.tests.factories import CHECKED, RECEIVED, an_application

HEADER = "source_no,received_on,intake,applicant_name,subject,outcome,decided_on\n"
PENDING = "A-1,2024-03-05,post,範例企業有限公司,範例事由,pending,\n"
RECORDED = "A-1,2024-03-05,post,範例企業有限公司,範例事由,recorded,2024-03-20\n"


def written(folder, *rows):
    path = folder / "applications.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def test_an_application_names_its_applicant_and_subject(world):
    case = an_application(world)
    assert case.state == "received"
    assert case.title == "範例企業有限公司　範例事由"
    assert case.parties.get().name_as_written == "範例企業有限公司"
    assert case.linename_application.subject == "範例事由"


def test_a_recorded_application_is_closed_in_time(world):
    case = an_application(world, checked_on=CHECKED, recorded_on=date(2024, 4, 8))
    assert (case.state, case.closed_on) == ("recorded", date(2024, 4, 8))
    assert case.deadlines.get().state == "met"


def test_a_decision_after_the_term_is_late(world):
    case = an_application(world, checked_on=CHECKED, recorded_on=date(2024, 4, 9))
    assert case.deadlines.get().state == "late"


def test_who_checked_an_application_does_not_record_it(world):
    case = an_application(world)
    perform(case, "check", actor=world.reader("supervisor"), on=CHECKED)
    with pytest.raises(Refused):
        perform(case, "record", actor=world.reader("supervisor"), on=CHECKED)


def test_an_officer_does_not_record_an_application(world):
    case = an_application(world, checked_on=CHECKED)
    with pytest.raises(Refused):
        perform(case, "record", actor=world.reader("officer"), on=CHECKED)


def test_an_application_is_not_returned_without_a_reason(world):
    case = an_application(world)
    with pytest.raises(Refused, match="理由"):
        perform(case, "return", actor=world.reader("officer"), on=CHECKED, reason=" ")


def test_the_letter_says_which_application_was_decided_how():
    facts = {
        "case_no": "範申-113-000001",
        "received_on": RECEIVED,
        "subject": "範例事由",
        "outcome": "准予備查",
    }
    text = letter_text(DECISION, facts)
    assert "貴單位所送「範例事由」一案，准予備查" in text
    assert "113年3月5日申請（案號範申-113-000001）" in text


def test_an_import_records_a_case_and_later_its_decision(world, tmp_path):
    actor = world.reader("system")
    first = import_file(APPLICATIONS, written(tmp_path, PENDING), actor=actor)
    case = Case.objects.get()
    assert (first.created, case.state, case.source_no) == (1, "received", "A-1")
    second = import_file(APPLICATIONS, written(tmp_path, RECORDED), actor=actor, update=True)
    case.refresh_from_db()
    assert (second.updated, case.state, case.closed_on) == (1, "recorded", date(2024, 3, 20))


def test_what_was_imported_can_be_exported(world, tmp_path):
    actor = world.reader("system")
    import_file(APPLICATIONS, written(tmp_path, RECORDED), actor=actor)
    (row,) = APPLICATIONS.export(Period.parse("113"), world.reader("officer"))
    assert (row["source_no"], row["outcome"], row["decided_on"]) == (
        "A-1",
        "recorded",
        date(2024, 3, 20),
    )


@pytest.mark.parametrize(
    "days",
    ["2024-03-05,post,甲,乙,pending,2024-03-06", "2024-03-05,post,甲,乙,recorded,2024-03-04"],
)
def test_a_row_whose_days_cannot_be_is_refused(world, tmp_path, days):
    report = import_file(
        APPLICATIONS, written(tmp_path, f"A-1,{days}\n"), actor=world.reader("system")
    )
    assert (report.refused, Case.objects.count()) == (1, 0)


def test_the_twin_makes_the_applications_that_it_says(world):
    made = twin.make(Period.parse("113"), actor=world.reader("system"), seed=113)
    assert made == f"{Case.objects.count()}件"
    expected = {"recorded": twin.RECORDED, "returned": twin.RETURNED, "received": twin.PENDING}
    for state, count in expected.items():
        assert Case.objects.filter(state=state).count() == count

"""The wage worksheet: sums by worker, month and article, as rule, page and step of a case."""

from datetime import date

import pytest
from django.urls import reverse

from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Event
from laozheng.kernel.inspections.models import Finding
from laozheng.lines.standards.forms.worksheet import WorksheetForm
from laozheng.lines.standards.queries import kinds
from laozheng.lines.standards.rules.worksheet import Entry, by_article, worksheet
from laozheng.lines.standards.tests.test_rules import LAW

OVERTIME, REST = "勞動基準法第24條第1項", "勞動基準法第24條第2項"
LEAVE, LIMIT = "勞動基準法第38條第4項", "勞動基準法第32條第2項"
DAY = date(2024, 3, 5)
PASTED = """勞工序號,日期,日別,時數,時薪,已付金額
1,113/03/05,平日,10,190,300
1,113/03/09,休息日,5,190,0
2,113/03/05,平日,8,180,0
"""


def test_overtime_and_the_gap_to_the_minimum_wage_are_owed_by_month():
    owed = worksheet(
        [
            Entry(1, DAY, "workday", 13, 190, 1_000),
            Entry(1, date(2024, 3, 6), "workday", 8, 180, 0),
            Entry(2, DAY, "workday", 8, 183, 0),
        ],
        LAW,
    )
    # 190 × (2×4/3 + 3×5/3) = 1,457 of which 1,000 was paid; 3 an hour below 183 for 8 hours.
    assert [(one.worker, one.month, one.amounts) for one in owed] == [
        (1, "2024-03", {OVERTIME: 457, "勞動基準法第21條": 24})
    ]
    assert owed[0].breaches == (LIMIT,)
    assert owed[0].owed_twd == 481


def test_low_pay_breaks_the_act_on_the_minimum_wage_from_2025():
    (before,) = worksheet([Entry(1, date(2024, 12, 31), "workday", 8, 182, 0)], LAW)
    (after,) = worksheet([Entry(1, date(2025, 1, 1), "workday", 8, 182, 0)], LAW)
    assert (before.amounts, after.amounts) == (
        {"勞動基準法第21條": 8}, {"最低工資法第5條": 64}
    )  # fmt: skip


def test_leave_that_was_not_taken_is_paid_by_the_day():
    (owed,) = worksheet([Entry(1, DAY, "unused_leave", 3, 200, 1_600, seniority_months=12)], LAW)
    assert owed.amounts == {LEAVE: 3 * 8 * 200 - 1_600}
    with pytest.raises(ValueError, match="多於年資應有的7日"):
        worksheet([Entry(1, DAY, "unused_leave", 8, 200, 0, seniority_months=12)], LAW)


def days(hours, number, month=3):
    """So many working days of so many hours, the overtime paid."""
    return [Entry(1, date(2024, month, 1 + n), "workday", hours, 300, 10_000)
            for n in range(number)]  # fmt: skip


@pytest.mark.parametrize(("number", "breaches"), [(23, ()), (24, (LIMIT,))])
def test_more_than_46_hours_a_month_pass_the_limit(number, breaches):
    owed = worksheet(days(10, number), LAW)
    assert tuple(one.breaches for one in owed) == ((breaches,) if breaches else ())


def test_a_month_in_order_is_left_out():
    assert worksheet([Entry(1, DAY, "workday", 8, 200, 0)], LAW) == ()


def test_sums_by_article_count_each_worker_once():
    owed = worksheet(
        [Entry(n, date(2024, month, 5), "workday", 10, 300, 0) for n in (1, 2) for month in (3, 4)],
        LAW,
    )
    assert by_article(owed) == {OVERTIME: (4 * 800, 2)}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1,113/03/05,平日,10", "第1列有4欄"),
        ("1,113/13/05,平日,10,190,0", "第1列「日期」"),
        ("1,113/03/05,國定假日,10,190,0", "第1列「日別」"),
        ("1,113/03/05,平日,25,190,0", "第1列「時數」"),
        ("測試甲,113/03/05,平日,8,190,0", "第1列「勞工序號」"),
        ("1,113/03/05,平日,8.5,190,0", "第1列「時數」"),
        ("1,113/03/05,特休未休,3,190,0", "第1列「年資月數」"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_its_column(line, told):
    form = WorksheetForm({"entries": line})
    assert told in form.errors["entries"][0]
    assert "測試甲" not in form.errors["entries"][0]


def test_lines_come_from_a_spreadsheet_with_or_without_their_heads():
    with_head = WorksheetForm({"entries": PASTED.replace(",", "\t")})
    assert with_head.is_valid(), with_head.errors
    without = WorksheetForm({"entries": PASTED.partition("\n")[2]})
    assert without.is_valid()
    assert with_head.cleaned_data == without.cleaned_data
    assert len(with_head.cleaned_data["entries"]) == 3


def test_inspectors_and_employers_reckon_without_keeping_anything(division, client):
    public = client.post(reverse("portal:standards:public_worksheet"), {"entries": PASTED})
    assert public.status_code == 200
    client.force_login(
        division.people["officer"].user,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    page = client.post(reverse("workspace:standards:worksheet"), {"entries": PASTED})
    for answer in (public, page):
        text = answer.content.decode()
        assert OVERTIME in text
        # 190 × 2 × 4/3 = 507 of which 300 was paid; the rest day is paid for 5 hours.
        assert "207" in text
        assert "1,457" in text
    refused = client.post(reverse("workspace:standards:worksheet"), {"entries": "1,113/03/05"})
    assert refused.status_code == 400
    unknown = client.post(
        reverse("workspace:standards:worksheet"), {"entries": "1,116/01/05,平日,8,190,0"}
    )
    assert unknown.status_code == 400


@pytest.fixture
def visit(opened):
    return opened(
        kinds.INSPECTION, "entered", "2024-03-20", intake="ex_officio", type="own",
        employer_name="範例餐飲有限公司", result="violation", scopes=("lsa",),
        findings="勞動基準法第24條第1項;勞動基準法第21條第1項", acted_from=date(2024, 3, 1),
        acted_to=date(2024, 3, 15),
    )  # fmt: skip


def test_what_is_owed_goes_to_the_finding_of_its_article(visit, moved):
    entries = (Entry(1, DAY, "workday", 10, 190, 300), Entry(2, DAY, "workday", 8, 180, 0))
    moved(visit, "reckoned", "2024-03-21", entries=entries)
    found = {one.article: (one.owed_twd, one.workers_affected) for one in Finding.objects.all()}
    assert found == {24: (207, 1), 21: (24, 1)}
    data = Event.objects.get(kind="reckoned").data
    assert data["owed"] == {"勞動基準法第21條": 24, OVERTIME: 207}
    assert "entries" not in data


def test_an_article_that_was_not_found_must_be_entered_first(visit, moved):
    leave = (Entry(1, DAY, "unused_leave", 3, 200, 0, seniority_months=12),)
    with pytest.raises(Refused, match="第38條第4項短少4,800元"):
        moved(visit, "reckoned", "2024-03-21", entries=leave)
    assert not Finding.objects.filter(owed_twd__isnull=False).exists()

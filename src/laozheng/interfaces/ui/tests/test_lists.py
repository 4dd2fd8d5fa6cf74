"""Lists can be sorted, filtered, selected, paged and read aloud."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from django.test import RequestFactory

from laozheng.interfaces.ui.elements import Deadline, State, Submit
from laozheng.interfaces.ui.markup.cells import CELLS, render_cell
from laozheng.interfaces.ui.tables import Column, Pages, Table, paged

ROWS = [
    {
        "pk": 1,
        "number": "A-1",
        "party": {"name": "測試甲"},
        "amount": 12000,
        "state": State("收件"),
    },
    {"pk": 2, "number": "A-2", "party": {"name": "<b>乙</b>"}, "amount": None, "state": None},
]
COLUMNS = (
    Column("number", "案號", sortable=True),
    Column("party.name", "當事人"),
    Column("amount", "金額", "money", sortable="claim"),
    Column("state", "狀態", "state"),
)


def _table(**changes: object) -> Table:
    return Table(**{"caption": "案件", "columns": COLUMNS, "rows": ROWS, **changes})


def test_a_table_has_caption_scoped_heads_and_escaped_cells(render):
    page = render("{% table t %}", t=_table())
    assert page.caption.get_text() == "案件"
    assert [th["scope"] for th in page.thead("th")] == ["col"] * 4
    assert page.tbody("tr")[1]("td")[1].get_text() == "<b>乙</b>"
    assert page.tbody.find("b") is None


def test_every_cell_knows_its_label_for_small_screens(render):
    cells = render("{% table t %}", t=_table()).tbody.tr("td")
    assert [cell["data-label"] for cell in cells] == ["案號", "當事人", "金額", "狀態"]


def test_the_main_column_carries_the_link_of_the_row(render):
    page = render("{% table t %}", t=_table(row_url=lambda row: f"/case/{row['pk']}"))
    assert [a["href"] for a in page.tbody("a", class_="row-link")] == ["/case/1", "/case/2"]


def test_sort_links_keep_the_filters_turn_around_and_leave_the_page(render):
    request = RequestFactory().get("/list", {"route": "body", "page": "3", "sort": "number"})
    heads = render("{% table t %}", t=_table(sort="number"), request=request).thead("th")
    assert heads[0]["aria-sort"] == "ascending"
    assert QueryDict(heads[0].a["href"][1:]).dict() == {"route": "body", "sort": "-number"}
    assert QueryDict(heads[2].a["href"][1:]).dict() == {"route": "body", "sort": "claim"}
    assert heads[1].a is None
    assert "aria-sort" not in heads[2].attrs


def test_selectable_rows_have_named_boxes_and_post_with_a_token(render):
    table = _table(
        actions=(Submit("改派", "assign"),), row_key=lambda row: row["pk"], action_url="/b"
    )
    page = render("{% table t %}", t=table, csrf_token="token")
    boxes = page("input", attrs={"name": "selected"})
    assert [box["value"] for box in boxes] == ["1", "2"]
    assert boxes[0]["aria-label"] == "選取 A-1"
    assert page.form["method"] == "post"
    assert page.find("input", attrs={"name": "csrfmiddlewaretoken"})["value"] == "token"
    assert page.find("button")["value"] == "assign"


def test_an_empty_table_says_so_and_offers_what_to_do(render):
    table = _table(rows=[], empty_text="沒有逾期", empty_url="/all", empty_label="看全部")
    page = render("{% table t %}", t=table)
    assert page.table is None
    assert "沒有逾期" in page.get_text()
    assert page.a["href"] == "/all"


def test_totals_stand_in_a_foot_of_their_own(render):
    foot = render("{% table t %}", t=_table(totals={"amount": 12000})).tfoot
    assert foot.th.get_text() == "合計"
    assert [cell.get_text() for cell in foot("td")] == ["", "12,000", ""]


def test_deadlines_in_rows_are_shown_against_the_day_of_the_page(render):
    table = Table(
        "期限", (Column("d", "期限", "deadline"),), [{"d": Deadline("open", date(2024, 3, 8))}]
    )
    assert "逾期 2 日" in render("{% table t %}", t=table, day=date(2024, 3, 10)).get_text()
    assert "逾期" not in render("{% table t %}", t=table).get_text()


@pytest.mark.parametrize("kind", sorted(set(CELLS) - {"level", "cite", "reference", "badge"}))
def test_no_cell_fails_on_an_absent_value_or_prints_none(kind):
    shown = render_cell(kind, None)
    assert shown
    assert "None" not in shown


def test_an_unknown_kind_of_cell_names_the_known_ones():
    with pytest.raises(ValueError, match="deadline"):
        render_cell("picture", 1)


def test_the_page_asked_for_keeps_the_query():
    rows, pages = paged(range(120), QueryDict("route=body&page=3"))
    assert rows == list(range(100, 120))
    assert (pages.first, pages.last, pages.total) == (101, 120, 120)
    assert QueryDict(pages.previous_url[1:]).dict() == {"route": "body", "page": "2"}
    assert pages.next_url == ""
    assert QueryDict(pages.first_url[1:])["page"] == "1"


@pytest.mark.parametrize(("asked", "first"), [("", 0), ("x", 0), ("9", 100), ("-1", 100)])
def test_a_page_that_is_none_gives_the_nearest(asked, first):
    rows, pages = paged(range(120), QueryDict(f"page={asked}"))
    assert rows[0] == first and pages.first == first + 1


def test_keyset_pages_need_no_total(render):
    page = render("{% pagination p %}", p=Pages(next_url="?after=x"))
    assert page.find("a", rel="next")["href"] == "?after=x"
    assert page.find(attrs={"aria-disabled": "true"}).get_text() == "上一頁"
    assert "共" not in page.get_text()


def test_an_empty_list_counts_no_rows(render):
    assert render("{% pagination p %}", p=Pages(total=0)).find("nav") is None


def test_a_list_that_fits_on_one_page_has_no_turning(render):
    assert render("{% pagination p %}", p=Pages(first=1, last=7)).find("nav") is None
    counted = render("{% pagination p %}", p=Pages(first=1, last=7, total=7))
    assert "共 7 列" in counted.get_text()
    assert counted.ul is None


class RouteFilter(forms.Form):
    """A filter with one choice and two folded fields."""

    text = forms.CharField(label="文字", required=False)
    route = forms.MultipleChoiceField(
        label="方式", choices=[("a", "本局"), ("b", "民間團體")], required=False
    )
    officer = forms.CharField(label="承辦人", required=False)


def test_filters_in_force_are_named_and_can_be_dropped_one_by_one(render):
    request = RequestFactory().get("/list", {"route": ["a", "b"], "text": "測試", "page": "2"})
    page = render("{% filter_bar f %}", f=RouteFilter(request.GET), request=request)
    chips = {chip.get_text(" ", strip=True): chip["href"] for chip in page("a", class_="chip")}
    assert list(chips) == ["文字 測試", "方式 本局、民間團體"]
    assert QueryDict(chips["方式 本局、民間團體"][1:]).dict() == {"text": "測試"}
    assert page.find("a", class_="chip-clear")["href"] == "?"


def test_folded_filters_open_when_one_of_them_is_in_force(render):
    closed = render("{% filter_bar f primary=2 %}", f=RouteFilter(QueryDict("text=x")))
    opened = render("{% filter_bar f primary=2 %}", f=RouteFilter(QueryDict("officer=x")))
    assert not closed.details.has_attr("open")
    assert opened.details.has_attr("open")


def test_a_filter_bar_works_as_a_plain_form_and_keeps_the_order(render):
    request = RequestFactory().get("/list", {"sort": "-number"})
    page = render('{% filter_bar f target="list" %}', f=RouteFilter(request.GET), request=request)
    assert (page.form["method"], page.form["action"]) == ("get", "/list")
    assert page.find("input", attrs={"name": "sort"})["value"] == "-number"
    assert page.form["hx-target"] == "#list"

"""The data set ``dispositions``: every trap of standards 2.3 on invented rows, the real files."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from laozheng.base.identifiers import find_person_ids
from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.export import export_file
from laozheng.kernel.datasets.models import SourceRow
from laozheng.kernel.datasets.rows import FileRefused
from laozheng.kernel.inspections.lists.dataset import DISPOSITIONS
from laozheng.kernel.inspections.models import Disposition, DispositionEvent
from laozheng.kernel.inspections.queries import for_review
from laozheng.kernel.inspections.tests.files import (
    IMPORTER,
    LSA,
    OSH,
    SAMPLES,
    load,
    lsa,
    only,
    osh,
    write,
)
from laozheng.kernel.parties.actions import Wanted, ensure_party

pytestmark = pytest.mark.usefixtures("world")


def articles() -> list[str]:
    return [str(citation) for citation in only().citations]


def test_a_row_becomes_a_case_with_its_disposition_articles_and_entry(tmp_path: Path) -> None:
    report = load(tmp_path, [osh()])
    disposition = only()
    assert (report.created, report.refused, dict(report.flags)) == (1, 0, {})
    assert disposition.case.number == "職安裁-113-000001"
    assert disposition.case.state == "issued"
    assert disposition.case.unit.code == disposition.authority == "inspection_office"
    assert disposition.party_name == "範例營造有限公司"
    assert disposition.responsible_person == "王測試"
    assert disposition.disposed_on == date(2024, 8, 26)
    assert (disposition.amount_twd, disposition.number_state) == (None, "exact")
    assert articles() == ["職業安全衛生法第6條第1項第5款"]
    (entry,) = disposition.publications.all()
    assert entry.announced_on == date(2024, 10, 21)
    events = DispositionEvent.objects.filter(case=disposition.case).order_by("id")
    assert [(event.kind, event.on) for event in events] == [
        ("issued", date(2024, 8, 26)),
        ("announced", date(2024, 10, 21)),
    ]


def test_both_layouts_are_known_by_their_headers(tmp_path: Path) -> None:
    assert load(tmp_path, [osh()]).layout == "osh"
    assert load(tmp_path, [lsa()]).layout == "lsa"
    assert set(Case.objects.values_list("kind", flat=True)) == {
        "safety.disposition",
        "standards.disposition",
    }


def test_the_variant_without_the_last_four_columns_is_fine(tmp_path: Path) -> None:
    path = write(tmp_path / "ten.csv", LSA[:10], [lsa()[:10]])
    assert import_file(DISPOSITIONS, path, actor=IMPORTER).created == 1


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    rows = [osh(), osh("高市勞檢字第11399999800號", "範例鋼鐵有限公司")]
    load(tmp_path, rows)
    before = DispositionEvent.objects.count()
    report = load(tmp_path, rows)
    assert (report.created, report.merged, report.updated, report.unchanged) == (0, 0, 0, 2)
    assert DispositionEvent.objects.count() == before


def test_shifted_rows_refuse_the_whole_file(tmp_path: Path) -> None:
    """E-WIDTH: the header has 編號, the rows do not and end in an empty field."""
    with pytest.raises(FileRefused, match="欄位與表頭不符"):
        load(tmp_path, [[*lsa()[1:], ""]])
    assert not Disposition.objects.exists()


def test_bytes_that_are_not_utf_8_refuse_the_whole_file(tmp_path: Path) -> None:
    """E-ENC."""
    path = write(tmp_path / "big5.csv", OSH, [osh()])
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp950"))
    with pytest.raises(FileRefused):
        import_file(DISPOSITIONS, path, actor=IMPORTER)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (lsa(disposed=""), "disposed_on"),
        (lsa(disposed="105/13/01"), "disposed_on"),
        (lsa(disposed="1050230"), "disposed_on"),
        (lsa(number=""), "document_number"),
    ],
)
def test_a_row_without_day_or_number_is_refused(
    tmp_path: Path, row: list[str], column: str
) -> None:
    """E-DATE, E-NUMBER; the good row beside it comes in when that is asked for."""
    report = load(tmp_path, [row, lsa("高市勞條字第10399999800號")], keep_good=True)
    assert [refusal.column for refusal in report.refusals] == [column]
    assert report.created == 1


def test_a_national_id_is_refused_and_kept_nowhere(tmp_path: Path) -> None:
    """E-NATID: in text by its check digit, in a number column in any case."""
    rows = [
        osh(text="勞工A123456789受傷。"),
        osh("A123456780"),
        osh("高市勞檢字第11399999800號", text="編號A123456780之機具。"),
    ]
    report = load(tmp_path, rows, keep_good=True)
    assert (report.refused, report.created) == (2, 1)
    assert report.flags["looks_like_id"] == 1
    rejected = Path(report.rejected_file).read_text(encoding="utf-8-sig")
    kept = json.dumps([row.cells for row in SourceRow.objects.all()], ensure_ascii=False)
    told = " ".join(refusal.reason for refusal in report.refusals)
    for text in (rejected, kept, told):
        assert "A123456789" not in text
    assert "［身分證字號已移除］" in rejected


@pytest.mark.parametrize(
    ("row", "flag"),
    [
        (osh("5高市勞檢字第11399999900號"), "number_doubtful"),
        (osh("高市勞檢字第1139999990號"), "number_doubtful"),
        (osh("高市勞檢字第11299999900號"), "year_mismatch"),
        (osh(announced="20240801"), "announced_before_disposed"),
        (osh(announced="2024年底"), "announced_unreadable"),
        (osh(articles="職業安全衛生法第27條第1、2款"), "paragraph_missing"),
        (osh(articles="職業安全衛生法第6條第1項第款"), "subparagraph_missing"),
        (osh(articles="某某安全條例第6條"), "unreadable"),
        (osh(text="未設護欄；未設安全網。"), "descriptions_unpaired"),
        (osh(party="範例營造有限公司(王測試"), "unclosed_bracket"),
        (osh(party="範例營造有限公司(範例管理顧問有限公司)"), "responsible_is_party"),
        (osh(party="範例&#57344;營造有限公司"), "lost_character"),
        (osh(remark="1131105訴願決定原處分撤銷"), "revoked_by_remark"),
        (lsa(fine="依法裁處"), "fine_unreadable"),
        (lsa(fine="5,000"), "fine_out_of_range"),
    ],
)
def test_what_is_odd_is_kept_flagged_and_listed_for_review(
    tmp_path: Path, row: list[str], flag: str
) -> None:
    report = load(tmp_path, [row])
    assert (report.refused, report.created) == (0, 1)
    assert report.flags[flag] == 1
    assert flag in for_review(IMPORTER).get().flags


def test_a_number_is_repaired_but_its_text_stays(tmp_path: Path) -> None:
    """W-NUM."""
    load(tmp_path, [osh("107.08.22高市勞檢字字10799999900號函", disposed="20180822")])
    disposition = only()
    assert disposition.document_number == "107.08.22高市勞檢字字10799999900號函"
    assert disposition.number_canonical == "高市勞檢字第10799999900號"
    assert disposition.number_state == "normalized"
    assert disposition.number_prefix_on == date(2018, 8, 22)


def test_rows_with_other_articles_are_one_disposition(tmp_path: Path) -> None:
    """W-DUP-a: same number, party, day and announcement."""
    rows = [lsa(), lsa(row_id="2", articles="勞動基準法第39條", text="假日工資未給")]
    report = load(tmp_path, rows)
    assert (report.created, report.merged) == (1, 1)
    assert articles() == ["勞動基準法第24條", "勞動基準法第39條"]
    assert only().publications.count() == 1
    assert [row.description for row in only().articles.all()] == [
        "延長工作時間未依規定加給工資",
        "假日工資未給",
    ]


def test_a_second_announcement_is_a_second_entry_of_one_disposition(tmp_path: Path) -> None:
    """W-DUP-b, in one file and by a later file; with other articles both rules apply."""
    both = lsa(row_id="2", announced="103/10/31", articles="勞動基準法第24條;第70條第1項")
    load(tmp_path, [lsa(), both])
    later = load(tmp_path, [lsa(announced="105/01/10")], name="later.csv")
    assert (later.created, later.merged) == (0, 1)
    assert articles() == ["勞動基準法第24條", "勞動基準法第70條第1項"]
    announced = DispositionEvent.objects.filter(kind="announced").values_list("on", flat=True)
    assert sorted(announced) == [date(2014, 10, 31), date(2015, 3, 12), date(2016, 1, 10)]
    assert len(set(only().publications.values_list("entry_id", flat=True))) == 3


def test_a_row_that_differs_in_its_running_number_alone_is_unchanged(tmp_path: Path) -> None:
    """W-DUP-c."""
    report = load(tmp_path, [lsa(), lsa(row_id="2")])
    assert (report.created, report.merged, report.unchanged) == (1, 0, 1)


def test_one_number_with_two_parties_is_two_flagged_dispositions(tmp_path: Path) -> None:
    """W-DUP-d, also when the second party comes with a later file."""
    load(tmp_path, [osh(party="王測試即範例工程行", disposed="20240820")])
    report = load(tmp_path, [osh(party="李測試即示範工程行")], name="later.csv")
    assert (report.created, report.flags["number_shared"]) == (1, 1)
    assert Disposition.objects.count() == 2
    assert all(d.flags == ["number_shared"] for d in Disposition.objects.all())
    assert not CaseLink.objects.exists()


def test_one_number_and_party_with_two_days_is_for_an_officer_to_decide(tmp_path: Path) -> None:
    """W-DUP-e."""
    report = load(tmp_path, [osh(), osh(disposed="20240827")])
    assert (report.created, report.flags["date_conflict"]) == (2, 2)


def test_numbers_of_one_file_are_linked_as_siblings(tmp_path: Path) -> None:
    """W-SIB."""
    load(tmp_path, [lsa("高市勞條字第1039999570A號"), lsa("高市勞條字第1039999570B號")])
    link = CaseLink.objects.get()
    assert (link.kind, link.a_id == link.b_id) == ("sibling", False)


def test_several_ways_of_joining_articles(tmp_path: Path) -> None:
    """W-ARTS: an act left out, 同法, 及, a new line; and W-ART: an act doubled."""
    load(tmp_path, [lsa(articles="勞動基準法勞動基準法第24條；第32條第2項及同法第36條\n第39條")])
    assert [citation.article for citation in only().citations] == [24, 32, 36, 39]


def test_the_accident_clause_is_a_consequence(tmp_path: Path) -> None:
    """W-CONS."""
    load(tmp_path, [osh(articles="職業安全衛生法第6條第1項第5款致發生同法第37條第2項之職業災害")])
    (row,) = only().articles.all()
    assert (row.article, row.consequence) == (6, "致發生同法第37條第2項之職業災害")


@pytest.mark.parametrize(
    ("party", "name", "person", "kind"),
    [
        ("王測試即範例工程行", "範例工程行", "王測試", "sole_proprietor"),
        ("王測試", "王測試", "", "person"),
        ("高雄市私立範例照顧中心(養護型)", "高雄市私立範例照顧中心(養護型)", "", "enterprise"),
        ("範例(台灣)銀行股份有限公司　", "範例(台灣)銀行股份有限公司", "", "enterprise"),
    ],
)
def test_names_are_taken_apart(
    tmp_path: Path, party: str, name: str, person: str, kind: str
) -> None:
    """W-NAME."""
    load(tmp_path, [osh(party=party)])
    disposition = only()
    assert (disposition.party_name, disposition.responsible_person) == (name, person)
    assert disposition.party_kind == kind


def test_an_unknown_amount_is_empty_and_a_known_one_is_whole_money(tmp_path: Path) -> None:
    """W-FINE."""
    load(tmp_path, [lsa(fine="20,000")])
    assert only().amount_twd == 20_000
    load(tmp_path, [lsa("高市勞條字第10399999800號")])
    assert Disposition.objects.get(number_key__contains="99800").amount_twd is None


def test_a_known_phrase_in_the_remark_tells_the_appeal(tmp_path: Path) -> None:
    """W-APPEAL."""
    load(tmp_path, [osh(remark="1131105訴願駁回(原處分維持)")])
    disposition = only()
    assert (disposition.appeal_state, disposition.appeal_decided_on) == (
        "dismissed",
        date(2024, 11, 5),
    )
    assert disposition.remark == "1131105訴願駁回(原處分維持)"


def test_an_amount_that_contradicts_needs_an_owner(tmp_path: Path) -> None:
    load(tmp_path, [lsa(fine="20000")])
    refused = load(tmp_path, [lsa(fine="30000")], name="later.csv")
    assert (refused.refused, only().amount_twd) == (1, 20_000)
    updated = load(tmp_path, [lsa(fine="30000")], name="later.csv", update=True)
    assert (updated.updated, only().amount_twd) == (1, 30_000)


def test_the_party_is_linked_only_when_the_register_leaves_no_doubt(tmp_path: Path) -> None:
    wanted = Wanted("enterprise", "範例營造有限公司(王測試)", date(2020, 1, 1))
    party = ensure_party(wanted, IMPORTER)
    load(tmp_path, [osh(), osh("高市勞檢字第11399999800號", "示範營造有限公司")])
    linked = {d.party_name: d.party for d in Disposition.objects.all()}
    assert linked == {"範例營造有限公司": party, "示範營造有限公司": None}


@pytest.mark.parametrize(
    ("number", "cited", "kind"),
    [
        ("高市勞條字第11399999900號", "性別平等工作法第21條", "standards.disposition"),
        ("高市勞就字第11399999900號", "就業服務法第5條第1項", "equality.disposition"),
        ("高市勞就字第11399999900號", "就業服務法第33條第1項", "employment.disposition"),
        ("高市勞就字第11399999900號", "就業服務法第44條", "migrants.disposition"),
        ("高市勞關字第11399999900號", "勞資爭議處理法第63條第3項", "disputes.mediation_penalty"),
        ("高市勞職字第11399999900號", "身心障礙者權益保障法第38條第2項", "quota.disposition"),
        ("高市勞職字第11399999900號", "身心障礙者權益保障法第46條第5項", "massage.disposition"),
        ("高市勞就字第11399999900號", "某某條例第1條", "unassigned.disposition"),
    ],
)
def test_letter_mark_and_first_citation_decide_the_line(
    tmp_path: Path, number: str, cited: str, kind: str
) -> None:
    load(tmp_path, [osh(number, articles=cited)])
    assert only().case.kind == kind


def test_the_native_export_reads_back_without_a_change(tmp_path: Path) -> None:
    load(tmp_path, [lsa(fine="20,000"), lsa(row_id="2", articles="勞動基準法第39條", text="甲")])
    load(tmp_path, [osh(party="王測試即範例工程行", remark="訴願駁回")])
    period = Period(date(2014, 1, 1), date(2024, 12, 31))
    target = tmp_path / "native.csv"
    assert export_file(DISPOSITIONS, period, IMPORTER, target) == 3
    report = import_file(DISPOSITIONS, target, actor=IMPORTER)
    assert (report.read, report.unchanged, report.refused) == (3, 3, 0)


def test_the_official_layouts_come_out_as_they_went_in(tmp_path: Path) -> None:
    rows = [osh(), osh("高市勞檢字第11399999800號", "王測試即範例工程行", disposed="20240827")]
    load(tmp_path, rows)
    target = tmp_path / "out.csv"
    export_file(DISPOSITIONS, Period.parse("113"), IMPORTER, target, layout="osh")
    with target.open(encoding="utf-8-sig", newline="") as lines:
        header, *written = csv.reader(lines)
    assert header == [*OSH, "罰鍰金額"]
    assert written == [[*row, ""] for row in rows]


@pytest.mark.samples
@pytest.mark.parametrize(
    ("file_name", "read", "dispositions"),
    [("osh_dispositions_2024.csv", 825, 825), ("lsa_dispositions_103.csv", 262, 254)],
)
@pytest.mark.slow
def test_the_real_files_come_in_whole_and_only_once(
    file_name: str, read: int, dispositions: int
) -> None:
    path = SAMPLES / file_name
    if not path.exists():
        pytest.skip("the real files are not here")
    report = import_file(DISPOSITIONS, path, actor=IMPORTER)
    assert (report.read, report.refused, report.created) == (read, 0, dispositions)
    assert report.merged + report.unchanged == read - dispositions
    # An independent count of what makes a disposition: number, party as written, day.
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    party = next(name for name in rows[0] if name.startswith("事業單位"))
    assert len({(r["處分字號"], r[party].strip(), r["處分日期"]) for r in rows}) == dispositions
    shared = sum("number_shared" in d.flags for d in Disposition.objects.all())
    expected = 2 if file_name.startswith("osh") else 0
    assert (shared, report.flags.get("number_shared", 0)) == (expected, expected)

    again = import_file(DISPOSITIONS, path, actor=IMPORTER)
    assert (again.created, again.updated, again.merged, again.unchanged) == (0, 0, 0, read)
    stored = json.dumps([row.cells for row in SourceRow.objects.all()], ensure_ascii=False)
    assert find_person_ids(stored) == []

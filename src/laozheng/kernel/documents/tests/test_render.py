"""The printed letter, opened again as any office program would."""

import io
import zipfile

import pytest
from lxml import etree

from laozheng.kernel.documents.actions import Signer, draft_letter, issue
from laozheng.kernel.documents.letterhead import letterhead
from laozheng.kernel.documents.render import lines_of, render_letter
from laozheng.kernel.documents.tests.conftest import ACCEPTANCE, DAY, EMPLOYER, FACTS, MARK, WORKER

pytest.importorskip("pypandoc")
pytestmark = pytest.mark.django_db
NS = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
}
STYLE_NAME = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name"


@pytest.fixture
def signed(db, clerk):
    draft = draft_letter(
        "case:7",
        ACCEPTANCE,
        {**FACTS, "opponent": "範例<甲>&乙有限公司"},
        unit_mark=MARK,
        actor=clerk,
        addressees=[WORKER, EMPLOYER],
        copies=["本局勞動條件科"],
    )
    return issue(draft, on=DAY, actor=clerk, signers=[Signer("局長", "測試甲")])


def reopened(odt):
    with zipfile.ZipFile(io.BytesIO(odt)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        assert archive.testzip() is None
        return etree.fromstring(archive.read("content.xml")), etree.fromstring(
            archive.read("styles.xml")
        )


@pytest.mark.slow
def test_the_letter_reads_from_head_to_signature(signed):
    content, _ = reopened(render_letter(signed))
    paragraphs = ["".join(p.itertext()) for p in content.iterfind(".//text:p", NS)]
    assert paragraphs == [
        "高雄市政府勞工局　函",
        "地址：806 高雄市前鎮區鎮中路6號",
        "承辦單位：勞資關係科",
        "電話：(07)812-4613",
        "受文者：王測試",
        "高雄市左營區測試路1號",
        "發文日期：中華民國113年3月5日",
        "發文字號：高市勞關字第11300000010號",
        "主旨：有關王測試與範例<甲>&乙有限公司間勞資爭議調解申請案，本局業已受理，請查照。",
        "說明：",
        "一、依勞資爭議處理法第12條規定及113年2月5日收件之申請書辦理。",
        "二、本案請求項目如下：",
        "(一)積欠工資，新臺幣32,000元。",
        "(二)資遣費。",
        "正本：王測試、範例有限公司",
        "副本：本局勞動條件科",
        "局長　測試甲",
    ]


def test_every_style_used_is_defined(signed):
    content, styles = reopened(render_letter(signed))
    used = {p.get(STYLE_NAME) for p in content.iterfind(".//text:p", NS)}
    defined = {s.get(f"{{{NS['style']}}}name") for s in styles.iterfind(".//style:style", NS)}
    assert {"LetterTitle", "LetterSubject", "LetterItem", "LetterSubitem"} <= used <= defined


def test_a_second_print_equals_the_first_byte_by_byte(signed):
    assert render_letter(signed) == render_letter(signed)


def test_each_addressee_gets_his_own_copy(signed):
    texts = [line.text for line in lines_of(signed, copy_for=1)]
    assert "受文者：範例有限公司" in texts
    assert "受文者：王測試" not in texts
    assert "正本：王測試、範例有限公司" in texts


def test_a_draft_says_so_and_has_no_number(draft):
    texts = [line.text for line in lines_of(draft)]
    assert texts[0] == "高雄市政府勞工局　函（稿）"
    assert "發文字號：" in texts
    assert "發文日期：" in texts


@pytest.mark.parametrize(
    ("mark", "agency", "unit"),
    [
        ("高市勞關字", "高雄市政府勞工局", "勞資關係科"),
        ("高市勞檢字", "高雄市政府勞工局勞動檢查處", ""),
        ("", "高雄市政府勞工局", ""),
    ],
)
def test_the_head_is_that_of_the_agency_behind_the_mark(mark, agency, unit):
    head = letterhead(mark)
    assert (head.agency, head.unit) == (agency, unit)
    assert head.address[:3].isdigit()

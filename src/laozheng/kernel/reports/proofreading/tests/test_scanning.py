"""Numbers in prose: how they are written, what they count, how they are meant."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.reports.proofreading.tests.scanned import counted, findings, statistics


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("3,456人次", "3456"),
        ("2萬7人次", "20007"),
        ("5 萬 1,203 人次", "51203"),
        ("７，８９０人次", "7890"),
        ("３２人次", "32"),
        ("118.4萬人次", "1184000"),
        ("1億2,000萬人次", "120000000"),
        ("三千五百人次", "3500"),
        ("十二人次", "12"),
    ],
)
def test_a_number_is_read_however_it_is_written(printed: str, value: str) -> None:
    assert counted(f"講座參加者共計{printed}。") == [(value, "person_times")]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("8, 214筆", "8214"),
        ("12萬3仟元", "123000"),
        ("1,2345人", "12345"),
        ("4 萬 0,310 人", "40310"),
    ],
)
def test_a_number_with_a_slip_is_read_and_flagged(printed: str, value: str) -> None:
    (finding,) = statistics(f"資料庫現有{printed}。")
    assert (f"{finding.value:f}", finding.malformed) == (value, True)


def test_a_clean_number_is_not_flagged() -> None:
    (finding,) = statistics("資料庫現有1億5千萬元。")
    assert (finding.value, finding.malformed) == (150_000_000, False)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("滿意度達91.50%。", "91.50"),
        ("滿意度達91.5％。", "91.5"),
        ("滿意度達百分之八十五。", "85"),
        ("滿意度逾九成。", "90"),
        ("滿意度約7成5。", "75"),
    ],
)
def test_a_share_is_read_in_percent(sentence: str, value: str) -> None:
    assert counted(sentence) == [(value, "percent")]


def test_points_are_not_percent() -> None:
    assert counted("執行率較上年度提高2.3個百分點。") == [("2.3", "percentage_points")]


@pytest.mark.parametrize(
    ("phrase", "unit"),
    [
        ("輔導成立6家職業工會", "unions"),
        ("訪視18家事業單位", "firms"),
        ("訪視18家次", "firm_times"),
        ("補助4家庇護工場", "items"),
        ("委託3家訓練單位", "organizations"),
        ("開辦12個班別", "classes"),
        ("提供240個工作機會", "vacancies"),
        ("核定9個計畫", "plans"),
        ("核定7項計畫", "plans"),
        ("典藏文物512件", "items"),
        ("受理申訴512件", "cases"),
        ("核處罰鍰33件次", "cases"),
        ("召開理事會45會次", "sessions"),
        ("辦理8場次宣導", "sessions"),
        ("召開4場審查會議", "meetings"),
        ("出版季刊4期", "issues"),
        ("播出26集", "episodes"),
        ("接聽諮詢電話3,005通次", "calls"),
        ("合作25所高中職", "schools"),
        ("設攤40攤", "stalls"),
        ("提供120戶社會住宅", "households"),
        ("核發84萬9,320元", "twd"),
        ("核發84萬9,320元整", "twd"),
        ("補助款計635,498千元", "thousand_twd"),
        ("短片瀏覽達3萬人次", "views"),
        ("參加人次達1,204人", "person_times"),
        ("訓練課程共96小時", "hours"),
    ],
)
def test_the_noun_beside_it_tells_what_a_counter_word_counts(phrase: str, unit: str) -> None:
    assert [found for _, found in counted(f"本年度{phrase}。")] == [unit]


def test_a_list_names_its_unit_once() -> None:
    text = "參加人數分別為30、25及40人；會員大會12、理事會34及監事會8會次。"
    assert counted(text) == [
        ("30", "persons"),
        ("25", "persons"),
        ("40", "persons"),
        ("12", "sessions"),
        ("34", "sessions"),
        ("8", "sessions"),
    ]


def test_pairs_have_their_own_words() -> None:
    male, female = statistics("培訓學員男12人、女30人。")
    assert (male.value, male.subject) == (12, "培訓學員男")
    assert (female.value, female.subject) == (30, "女")


def test_both_ends_of_a_range_are_figures() -> None:
    assert counted("招收人數為20至25人。") == [("20", "persons"), ("25", "persons")]
    assert counted("每班招收20至25人。") == []


@pytest.mark.parametrize(
    ("sentence", "qualifier"),
    [
        ("吸引約300人參與。", "about"),
        ("吸引近300人參與。", "nearly"),
        ("吸引逾300人參與。", "at_least"),
        ("吸引至少300人參與。", "at_least"),
        ("吸引300人以上參與。", "at_least"),
        ("吸引300多位民眾參與。", "at_least"),
        ("吸引300餘人參與。", "at_least"),
        ("吸引不超過300人參與。", "at_most"),
        ("預計吸引300人參與。", "estimate"),
        ("年度目標為300人。", "target"),
        ("吸引300人參與。", "exact"),
    ],
)
def test_words_of_bound_and_guess_are_kept(sentence: str, qualifier: str) -> None:
    (finding,) = statistics(sentence)
    assert (finding.value, finding.qualifier) == (300, qualifier)


@pytest.mark.parametrize(
    ("sentence", "basis", "direction"),
    [
        ("申請人數較前一年減少24人。", "change", "down"),
        ("補助經費相較於去年增加5萬元。", "change", "up"),
        ("死亡18人，較去年同期減少3人，降幅24%。", "change", "down"),
        ("其中女性24人。", "subset", ""),
        ("以上三項合計24人。", "total", ""),
        ("自101年3月開辦迄今，累計服務24人。", "cumulative", ""),
        ("於北區及南區各辦理24場。", "per", ""),
        ("參加24人。", "", ""),
        ("參加人數由20人增為24人。", "", ""),
    ],
)
def test_a_number_says_what_it_is_beside_the_plain_count(
    sentence: str, basis: str, direction: str
) -> None:
    last = statistics(sentence)[-1]
    assert (last.basis, last.direction) == (basis, direction)


def test_the_words_before_a_number_are_what_it_counts() -> None:
    text = "(2)僱用補助：補助33件，核發共計2萬元。經濟扶助計畫計15案。"
    assert [finding.subject for finding in statistics(text)] == [
        "僱用補助 補助",
        "僱用補助 核發",
        "經濟扶助計畫",
    ]


def test_a_bare_total_counts_what_its_sentence_is_about() -> None:
    total = statistics("提供權益諮詢20人次、法律協助5人次，共計25人次。")[-1]
    assert (total.basis, total.subject) == ("total", "提供權益諮詢")


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("112年度受理30件。", Period.parse("112")),
        ("112年1至6月受理30件。", Period.parse("112H1")),
        ("2023 年 3 月受理 30 件。", Period.parse("112-03")),
        ("截至112年12月底，有30件。", Period(date(2023, 12, 31), date(2023, 12, 31))),
        ("112年5月8日有30件。", Period(date(2023, 5, 8), date(2023, 5, 8))),
        ("備查112年度預算書30件。", None),
        ("受理30件。", None),
    ],
)
def test_a_figure_knows_the_period_its_sentence_names(sentence: str, period: Period | None) -> None:
    assert statistics(sentence)[-1].period == period


def test_the_year_compared_with_is_not_the_period() -> None:
    last = statistics("113年度受理30件，較112年度減少4件。")[-1]
    assert last.period == Period.parse("113")


def test_a_month_belongs_to_the_year_named_before() -> None:
    text = "113年度成果\n5月受理30件。"
    assert statistics(text)[-1].period == Period.parse("113-05")


def test_findings_tell_their_place_and_print() -> None:
    (finding,) = statistics("　辦理講座，參加者１,204 人次。")
    assert (finding.line, finding.column, finding.text) == (1, 10, "１,204 人次")


def test_sentences_are_counted_over_the_document() -> None:
    first, second, third = statistics("一場講座12人。次場20人，另5人。\n又8人。")[:3]
    assert first.sentence < second.sentence == third.sentence


def test_headings_stand_above_their_figures() -> None:
    text = "壹、勞資關係\n一、調解\n(一)受理情形\n本年度受理30件。\n二、仲裁\n本年度受理2件。"
    chains = [finding.heading for finding in statistics(text)]
    assert chains == [("壹、勞資關係", "一、調解", "(一)受理情形"), ("壹、勞資關係", "二、仲裁")]


def test_a_list_of_contents_is_no_heading() -> None:
    contents = "壹、甲\n一、乙\n(一)丙\n(二)丁\n二、戊\n貳、己\n"
    (finding,) = statistics(contents + "1.本年度受理30件。")
    assert finding.heading == ()


def test_text_broken_at_a_width_is_read_as_one() -> None:
    lines = [
        "一、本局為協助失業勞工重返職場，全年度於各",
        "就業服務據點辦理就業促進研習活動，共計有30",
        "場次，參加勞工人數達一千二百名，並提供相關",
        "諮詢服務，期能協助其穩定就業並改善家庭生活",
        "品質，另結合民間團體之資源，設置職業重建窗",
        "口，由專業人員提供個別化服務，以利其於職場",
        "適應與發展，並持續追蹤輔導，如有需求再行轉",
        "介相關單位協助，以完善勞工朋友之就業安全網",
        "絡，全年度服務人數為2,",
        "345人次。",
    ]
    found = statistics("\n".join(lines))
    assert [(f.value, f.unit) for f in found][:2] == [(30, "sessions"), (1200, "persons")]
    assert (found[0].line, found[0].column, found[0].text) == (2, 21, "30場次")


def test_every_number_gets_a_finding() -> None:
    text = "113年5月3日於8樓辦理2場，依第12條第1項，服務SDG 4計30人，專線1999。"
    covered = "".join(finding.text for finding in findings(text))
    assert [mark for mark in text if mark.isdigit()] == [m for m in covered if m.isdigit()]

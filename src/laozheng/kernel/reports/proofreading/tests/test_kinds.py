"""Numbers that count nothing are told from statistics, and statistics from them."""

import pytest

from laozheng.kernel.reports.proofreading.tests.scanned import counted, kinds, statistics


@pytest.mark.parametrize(
    ("sentence", "printed", "kind"),
    [
        ("計畫於113年7月2日核定。", "113年7月2日", "date"),
        ("計畫自112-113年度辦理。", "112-113年度", "date"),
        ("計畫於3月至8月辦理。", "3月至8月", "date"),
        ("時值1970年代。", "1970年", "date"),
        ("每週六晚上7:00~7:30播出。", "7:00~7:30", "time"),
        ("於上午9時30分報到。", "上午9時30分", "time"),
        ("依勞動基準法第84條之1第2項辦理。", "第84條之1第2項", "article"),
        ("依該法第九條第二項辦理。", "第九條第二項", "article"),
        ("召開第3次會議。", "第3次", "ordinal"),
        ("第15屆評選。", "第15屆", "ordinal"),
        ("於勞工大樓5樓辦理。", "5樓", "address"),
        ("地址為測試路12號3樓。", "12號", "address"),
        ("電話(07)123-4567#89。", "(07)123-4567#89", "telephone"),
        ("撥打0800-123-456洽詢。", "0800-123-456", "telephone"),
        ("透過1999 市民服務反映。", "1999", "telephone"),
        ("呼應SDG 8之目標。", "SDG 8", "name"),
        ("揭露GRI 404-1及ISO 14001。", "GRI 404-1", "name"),
        ("培訓5G及AI2人才。", "5G", "name"),
        ("配合長照2.0政策。", "2.0", "name"),
        ("年滿65歲之勞工。", "65歲", "parameter"),
        ("僱用30人以上之事業單位。", "30人", "parameter"),
        ("設籍滿4個月之勞工。", "4個月", "parameter"),
        ("應於3日內報備。", "3日", "parameter"),
        ("失能1-5級。", "1-5級", "parameter"),
        ("每人補助2萬元。", "2萬元", "parameter"),
        ("最高補助30萬元。", "30萬元", "parameter"),
        ("補助3,500元/人。", "3,500元", "parameter"),
        ("時薪158元。", "158元", "parameter"),
        ("處2萬元以上30萬元以下罰鍰。", "2萬元", "parameter"),
        ("成績80分以上者。", "80分", "parameter"),
        ("提供10分鐘免費體驗。", "10分鐘", "parameter"),
        ("每週3次駐點。", "3次", "parameter"),
        ("換算為1kWh=0.5GJ。", "1kWh", "parameter"),
        ("推動三大面向。", "三大", "count_of_text"),
        ("這是一場考驗。", "一場", "count_of_text"),
        ("兩項計畫相輔相成。", "兩項", "count_of_text"),
    ],
)
def test_what_counts_nothing_is_no_statistic(sentence: str, printed: str, kind: str) -> None:
    assert kinds(sentence)[printed] == kind
    assert counted(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "一般勞工與統一編號。",
        "二度就業婦女。",
        "零件加工與百萬公升。",
        "四 多元就業。",
        "「3場次好講座」系列。",
        "第一線人員一同參與。",
        "1. 辦理宣導",
        "2.1 推動架構",
        "千元以下。",
        "1999 人民陳情。",
        "第六次世代交替。",
    ],
)
def test_words_with_numerals_are_no_statistics(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("兩梯次課程共計128人參加。", [("2", "rounds"), ("128", "persons")]),
        ("每年培育百名技術人才。", [("100", "persons")]),
        ("設置五個工作小組。", [("5", "units")]),
        ("訓練期程為4至9個月。", [("4", "months"), ("9", "months")]),
        ("1999 人次參觀。", [("1999", "person_times")]),
        ("參加2,024人。", [("2024", "persons")]),
        ("設籍4個月以上之勞工20人。", [("20", "persons")]),
        ("僱用勞工30人以上之事業單位218家次。", [("218", "firm_times")]),
        ("分為5大類課程。", [("5", "items")]),
        ("其中12人為女性、3名單親家長。", [("12", "persons"), ("3", "persons")]),
        ("補助12家長期照顧機構、合作30所以上學校。", [("12", "firms"), ("30", "schools")]),
        ("設據點12處以上，6處分別設於山區。", [("12", "items"), ("6", "items")]),
        ("辦理5場合計300人。", [("5", "sessions"), ("300", "persons")]),
        ("累計學員已突破20萬。", [("200000", "")]),
        ("開設12班（檢查次量 5,342）。", [("12", "classes"), ("5342", "inspection_times")]),
        ("參加人數：1,203，另有5人。", [("1203", "persons"), ("5", "persons")]),
        ("用水量增減 -5.72%。", [("-5.72", "percent")]),
    ],
)
def test_what_is_counted_is_a_statistic(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert counted(sentence) == expected


def test_a_hotline_is_no_year() -> None:
    (finding,) = statistics("1955 專線受理後，於11 月 10 日移送30件。")
    assert finding.period is None


def test_a_numeral_that_cannot_be_read_says_so() -> None:
    assert kinds("辦理百十百場。") == {"百十百場": "unreadable"}

"""What everybody may read: lessons that name nobody, and which districts will be hot."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from laozheng.interfaces.ui.inputs import Upload
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.documents.tests.drawn import png
from laozheng.lines.safety.actions.heat import enter_forecasts
from laozheng.lines.safety.models import AccidentDeath, Lesson
from laozheng.lines.safety.tests.factories import PLACE, an_accident, moved

TOLD = {
    "language": "zh-hant",
    "summary": "作業者自開口墜落致死。",
    "measures": "開口設護欄\n使用安全帶",
}


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """The pages are looked at on 3 March 2025, the day of the cast."""
    today(date(2025, 3, 3))


@pytest.fixture
def approved(world):
    """An accident whose report was approved; the name of the dead is on file."""
    case = an_accident(world, accident_kind="death", deaths=1, principal="甲方範例股份有限公司")
    moved(world, case, "take", "2024-03-05")
    moved(world, case, "investigate", "2024-03-20", reason="完成")
    moved(world, case, "draft_report", "2024-04-01", causes="直接原因：墜落")
    moved(world, case, "approve", "2024-04-10", "head")
    death = AccidentDeath.objects.get()
    death.name = "測試罹災甲"
    death.save()
    return case


def read(world, page: str, **query) -> str:
    answer = world.client("stranger").get(reverse(f"portal:safety:{page}"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def published(world, case, **told):
    moved(world, case, "publish_lesson", "2024-04-20", "head", **{**TOLD, **told})


def test_a_published_lesson_is_read_by_everybody_and_names_nobody(world, approved):
    assert "還沒有公開的案例" in read(world, "lessons")
    published(world, approved)
    shown = read(world, "lessons")
    for words in ("墜落、滾落", "113年3月", "作業者自開口墜落致死", "使用安全帶"):
        assert words in shown
    for hidden in ("範例營造", PLACE, approved.number, "測試罹災甲", "113年3月5日"):
        assert hidden not in shown


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("範例營造股份有限公司的勞工墜落。", "事業單位名稱"),
        ("甲方範例指派作業。", "事業單位名稱"),
        ("測試罹災甲自開口墜落。", "罹災者姓名"),
        (f"於{PLACE}墜落。", "場所"),
    ],
)
def test_a_lesson_that_names_somebody_is_refused_without_repeating_the_name(
    world, approved, words, what
):
    with pytest.raises(Refused, match=what) as refusal:
        published(world, approved, summary=words)
    assert "測試罹災甲" not in str(refusal.value)
    assert not Lesson.objects.exists()


def test_a_lesson_is_told_in_each_language_and_a_newer_text_replaces_it(world, approved):
    published(world, approved)
    published(world, approved, language="vi", summary="Ngã từ trên cao.", measures="Lan can")
    assert "Ngã từ trên cao." in read(world, "lessons", lang="vi")
    assert "Ngã từ trên cao." not in read(world, "lessons")
    published(world, approved, summary="改寫後的經過。")
    shown = read(world, "lessons")
    assert "改寫後的經過。" in shown
    assert "作業者自開口墜落致死" not in shown


def picture(world, key: int):
    """What everybody gets of the picture of a lesson."""
    address = reverse("portal:safety:lesson_picture", args=[key])
    return world.client("stranger").get(address)


def test_a_picture_is_shown_with_its_words_and_without_what_the_camera_wrote(world, approved):
    drawn = Upload("現場.png", png(text=b"GPS 22.6N 120.3E"), "image/png")
    published(world, approved, picture=drawn, picture_text="二樓開口沒有護欄")
    lesson = Lesson.objects.get()
    shown = picture(world, lesson.pk)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    assert shown.content == png()
    assert 'alt="二樓開口沒有護欄"' in read(world, "lessons")
    published(world, approved, language="vi", picture_text="Lỗ mở tầng hai không có lan can")
    assert Lesson.objects.get(language="vi").picture == lesson.picture
    published(world, approved)
    assert picture(world, lesson.pk).status_code == 404
    assert "<img" not in read(world, "lessons")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"picture_text": "沒有圖的說明"}, "picture"),
        ({"picture": Upload("壞.png", png()[:-6], "image/png"), "picture_text": "壞檔"}, "picture"),
        ({"picture": Upload("圖.png", png(), "image/png"), "picture_text": "範例營造的工地"},
         "summary"),
    ],
)  # fmt: skip
def test_a_picture_that_is_broken_missing_or_names_somebody_is_refused(
    world, approved, told, field
):
    with pytest.raises(Refused) as refusal:
        published(world, approved, **told)
    assert refusal.value.field == field
    assert not Lesson.objects.exists()


def test_the_form_asks_what_a_picture_shows(world, approved):
    address = f"/cases/{approved.number}/steps/publish_lesson/"
    page = world.client("head").post(
        address,
        {**TOLD, "on": "114/03/03",
         "picture": SimpleUploadedFile("a.png", png(), content_type="image/png")},
    )  # fmt: skip
    assert page.status_code == 400
    assert "請用一句話說明圖中情形" in page.content.decode()


def test_a_lesson_is_taken_down_with_a_reason(world, approved):
    published(world, approved)
    with pytest.raises(Refused, match="語言版本"):
        moved(world, approved, "withdraw_lesson", "2024-05-02", "head", language="th", reason="誤")
    moved(world, approved, "withdraw_lesson", "2024-05-02", "head", language="zh-hant",
          reason="依家屬意見撤下")  # fmt: skip
    assert "還沒有公開的案例" in read(world, "lessons")


def test_an_officer_publishes_nothing(world, approved):
    with pytest.raises(Refused, match="職務"):
        moved(world, approved, "publish_lesson", "2024-04-20", "safety_officer", **TOLD)


def test_everybody_reads_how_long_it_takes_from_danger_to_safety(world, bring):
    visit = {"inspection_number": "檢-1", "type": "general", "division": "construction",
             "visited_on": "2024-07-02", "employer_name": "範例企業有限公司",
             "result": "no_violation"}  # fmt: skip
    order = {"inspection_number": "檢-1", "ordered_on": "2024-07-02", "scope": "partial",
             "ground": "osh_36", "employer_name": "範例企業有限公司",
             "resumption_inspection": "檢-2"}  # fmt: skip
    bring("osh_inspections", visit, {**visit, "inspection_number": "檢-2", "type": "resumption",
                                     "visited_on": "2024-07-09"})  # fmt: skip
    lifted = (("2024-07-04", "2024-07-10"), ("2024-07-05", "2024-07-12"),
              ("2024-07-08", "2024-07-22"))  # fmt: skip
    rows = [
        {**order, "order_number": f"停-{number}", "place": f"範例施工架{number}",
         "resume_applied_on": applied, "resumed_on": resumed}
        for number, (applied, resumed) in enumerate(lifted)
    ]  # fmt: skip
    bring("stop_work_orders", *rows)
    shown = read(world, "pace")
    # Applied for after 2, 3 and 6 days, lifted after 8, 10 and 20.
    assert "3日（九成於6日內）" in shown
    assert "10日（九成於20日內）" in shown
    assert "113年度停工3件" in shown
    assert "114年度停工0件" in shown
    assert "範例企業" not in shown


def test_everybody_sees_which_districts_will_be_hot(world):
    assert "目前沒有預報資料" in read(world, "heat")
    actor = world.reader("safety_officer")
    enter_forecasts(date(2025, 3, 4), ["64000110"], 37, actor=actor)
    enter_forecasts(date(2025, 3, 6), ["64000090"], 38, actor=actor)
    shown = read(world, "heat")
    assert "小港區" in shown
    assert "37度" in shown
    assert "第324條之6" in shown
    # Three days ahead is beyond the forecast that is shown.
    assert "前鎮區" not in shown

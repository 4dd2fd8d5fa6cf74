"""An approved report names the sites that it concerns, tells them, and raises their risk."""

from datetime import date

import pytest

from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.inspections.programs.workplaces import risk_facts, workplaces_seen
from laozheng.lines.safety.models import SimilarSite
from laozheng.lines.safety.queries.lessons import Effect, effect_of
from laozheng.lines.safety.queries.similarity import machine_class
from laozheng.lines.safety.tests.factories import acting, an_accident, an_inspection, moved

BUILDER, MAKER, OTHER = "範例建設有限公司", "範例製造有限公司", "範例餐飲有限公司"


@pytest.fixture(autouse=True)
def on_the_third_of_march(today):
    """The pages are looked at on 3 March 2025, the day of the cast."""
    today(date(2025, 3, 3))


@pytest.fixture
def approved(world, bring):
    """A crane of the building trade killed; three other firms were visited before."""
    an_inspection(world, "2024-01-08", employer_name=BUILDER, workplace="甲工地", industry="41")
    an_inspection(world, "2024-01-09", employer_name=MAKER, workplace="乙廠", industry="C")
    an_inspection(world, "2024-01-10", employer_name=OTHER, workplace="丙店", industry="I")
    an_inspection(world, "2024-01-11", workplace="災害工地", industry="F")
    crane = {"certificate_number": "證-1", "machine_class": "crane", "employer_name": MAKER,
             "valid_to": "2024-03-01"}  # fmt: skip
    bring("machines", crane)
    an_accident(world, "2024-02-01 09:00", employer_name=MAKER, accident_type="struck_by")
    case = an_accident(
        world, "2024-03-05 13:10", accident_kind="death", deaths=1, industry="F",
        accident_type="struck_by", agent="移動式起重機",
    )  # fmt: skip
    moved(world, case, "take", "2024-03-05")
    moved(world, case, "investigate", "2024-03-08", reason="完成")
    moved(world, case, "draft_report", "2024-03-12", causes="吊掛未管制")
    moved(world, case, "approve", "2024-03-19", "head")
    return case


def test_approving_a_report_lists_similar_sites_with_reasons(approved):
    listed = [(one.employer_name, one.place, one.reasons) for one in SimilarSite.objects.all()]
    assert listed == [
        (MAKER, "乙廠", ["近三年曾發生同類災害：被撞", "設有同類機械設備：起重升降機具"]),
        (BUILDER, "甲工地", ["同行業：營建工程業"]),
    ]


def test_the_lesson_goes_to_every_listed_site_and_names_nobody(world, approved):
    moved(world, approved, "share", "2024-03-20", reason="寄送", with_letter=True)
    letter = approved.documents.get(letter__template="safety.lesson").letter
    assert [one["name"] for one in letter.addressees] == [MAKER, BUILDER]
    assert "吊掛未管制" in letter.text
    for hidden in ("範例營造", "災害工地"):
        assert hidden not in letter.text


def test_a_listed_site_scores_higher_and_says_why(approved):
    places = workplaces_seen(("safety",))
    known = dict(zip([one.place for one in places], risk_facts(
        places, date(2024, 4, 1), line="safety"
    ), strict=True))  # fmt: skip
    reasons = {place: [(one.factor, int(one.points)) for one in facts.extras]
               for place, facts in known.items()}  # fmt: skip
    assert reasons == {
        "甲工地": [("lesson", 15), ("trade_deaths", 10)],
        "乙廠": [("machine_overdue", 10), ("lesson", 15)],
        "丙店": [],
        "災害工地": [("trade_deaths", 10)],
    }
    after = risk_facts(places, date(2024, 5, 5), line="safety")
    assert not any(one.factor == "trade_deaths" for facts in after for one in facts.extras)


def test_accidents_of_the_kind_at_the_sites_are_counted_before_and_after(world, approved):
    # Approved on 19 March; MAKER was struck on 1 February, 47 days before.
    assert effect_of(approved, date(2024, 3, 18)) is None
    assert effect_of(approved, date(2024, 5, 3)) == Effect(days=46, before=0, after=0)
    assert effect_of(approved, date(2024, 5, 4)) == Effect(days=47, before=1, after=0)
    an_accident(world, "2024-05-04 09:00", employer_name=BUILDER, accident_type="struck_by")
    an_accident(world, "2024-05-04 09:00", employer_name=BUILDER, accident_type="fall")
    an_accident(world, "2024-05-04 09:00", employer_name=OTHER, accident_type="struck_by")
    assert effect_of(approved, date(2024, 5, 4)) == Effect(days=47, before=1, after=1)
    assert effect_of(approved, date(2026, 5, 4)) == Effect(days=365, before=1, after=1)
    page = world.client("safety_officer").get(f"/lines/safety/accidents/{approved.number}/")
    assert "列入後350日內同類災害1件，列入前同期1件。" in page.content.decode()


def points(place: str, day: date) -> dict[str, int]:
    seen = workplaces_seen(("safety",))
    told = risk_facts(seen, day, line="safety")
    (facts,) = [one for site, one in zip(seen, told, strict=True) if site.place == place]
    return {one.factor: int(one.points) for one in facts.extras}


def test_a_dangerous_work_that_was_notified_raises_the_risk_until_somebody_advised(world):
    an_inspection(world, "2024-01-08", employer_name=BUILDER, workplace="甲工地", industry="I")
    case = open_case(
        "safety.guidance", "notified", actor=acting(world, "safety_officer", "2024-03-01"),
        received_on=date(2024, 3, 1), intake="document", officer=world.safety_officer,
        employer_name=BUILDER, program="confined_space",
    )  # fmt: skip
    assert points("甲工地", date(2024, 2, 29)) == {}
    assert points("甲工地", date(2024, 3, 1)) == {"risky_work": 10}
    moved(world, case, "visited", "2024-03-05")
    assert points("甲工地", date(2024, 3, 4)) == {"risky_work": 10}
    assert points("甲工地", date(2024, 3, 5)) == {}


def test_a_place_of_several_firms_is_riskier_while_they_were_seen_within_a_year(world):
    for number, name in enumerate((BUILDER, MAKER), start=8):
        an_inspection(world, f"2024-01-{number:02d}", employer_name=name, workplace="甲工地",
                      industry="I")  # fmt: skip
    seen = workplaces_seen(("safety",))
    assert not any(one.extras for one in risk_facts(seen, date(2024, 2, 1), line="safety"))
    an_inspection(world, "2024-01-10", employer_name=OTHER, workplace="甲工地", industry="I")
    seen = workplaces_seen(("safety",))
    for day, known in ((date(2024, 2, 1), True), (date(2025, 2, 1), False)):
        told = risk_facts(seen, day, line="safety")
        factors = [[one.factor for one in facts.extras] for facts in told]
        assert factors == [["contractors"] if known else []] * 3


@pytest.mark.parametrize(
    ("agent", "machine"),
    [("固定式起重機", "crane"), ("小型鍋爐", "boiler"), ("合梯", ""), ("", "")],
)
def test_a_thing_is_known_as_the_machine_it_is_called_after(agent, machine):
    assert machine_class(agent) == machine

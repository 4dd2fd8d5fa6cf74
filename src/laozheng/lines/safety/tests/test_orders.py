"""Stop-work orders and guidance step by step, and the lists of both, of visits and registers."""

from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, Signal
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.export import export_rows, headings, write_csv
from laozheng.lines.safety.forms.orders import OrderForm
from laozheng.lines.safety.models import Machine, SafetyFamily, StopWork
from laozheng.lines.safety.queries.kinds import GUIDANCE, STOP_WORK
from laozheng.lines.safety.tests.factories import SETS, YEAR, acting, moved, shown
from laozheng.lines.safety.tests.test_actions import errors

FIRM = "範例營造股份有限公司"
ORDER = {
    "employer_name": FIRM,
    "ubn": "",
    "scope": "full",
    "place": "範例工地三樓",
    "ground": "imminent_danger",
}
VISIT = {
    "inspection_number": "檢-1",
    "type": "general",
    "division": "construction",
    "visited_on": "2024-07-02",
    "employer_name": FIRM,
    "site_kind": "construction_site",
    "result": "violation",
    "findings": "職業安全衛生法第6條第1項第5款",
    "heat": "是",
}
RESUMPTION = {**VISIT, "inspection_number": "檢-2", "type": "resumption",
              "visited_on": "2024-07-09", "result": "no_violation", "findings": "",
              "heat": ""}  # fmt: skip
LISTED = {
    "order_number": "停-1",
    "inspection_number": "檢-1",
    "ordered_on": "2024-07-02",
    "scope": "partial",
    "place": "範例施工架",
    "ground": "osh_36",
    "employer_name": FIRM,
    "resume_applied_on": "2024-07-08",
    "resumption_inspection": "檢-2",
    "resumed_on": "2024-07-10",
}
ROWS = {
    "osh_inspections": VISIT,
    "guidance_visits": {
        "visit_number": "輔-1", "program": "minor_repair", "notified_on": "2024-05-02",
        "visited_on": "2024-05-06", "employer_name": FIRM, "improved": "是",
    },
    "guidance_volunteers": {"year": "2024", "person_key": "甲01", "recruited_on": "2024-01-15"},
    "safety_families": {
        "family_name": "範例家族", "lead": FIRM, "founded_on": "2024-04-01",
    },
    "safety_family_members": {
        "family_name": "範例家族", "member": FIRM, "kind": "firm", "joined_on": "2024-04-01",
    },
    "safety_awards": {
        "award_year": "2024", "work_year": "2024", "category": "unit", "nominee": "範例單位",
        "stage": "winner", "awarded_on": "2024-09-26",
    },
    "machines": {
        "certificate_number": "證-1", "machine_class": "crane", "employer_name": FIRM,
        "inspected_on": "2022-02-10", "valid_to": "2024-02-10",
    },
    "hazard_sites": {
        "site_number": "危-1", "site_class": "甲", "employer_name": FIRM,
        "reviewed_on": "2024-02-10",
    },
    "heat_forecasts": {"on": "2024-07-02", "district": "64000110", "celsius": "36"},
    "outside_deaths": {
        "source": "insurance", "number": "給付-1", "occurred_on": "2024-07-02",
        "employer_name": FIRM,
    },
    "monthly_accident_reports": {
        "ubn": "10000009", "month": "2024-03-01", "workers": "60", "hours": "9600", "cases": "1",
        "lost_days": "5",
    },
}  # fmt: skip


def ordered(world, **given):
    return open_case(
        STOP_WORK, "ordered", actor=acting(world, "safety_officer", "2024-07-02"),
        received_on=date(2024, 7, 2), intake="ex_officio", officer=world.safety_officer,
        **{**ORDER, **given},
    )  # fmt: skip


@pytest.mark.django_db
class TestStoppingWork:
    def test_work_stays_stopped_until_a_visit_of_resumption(self, world, bring):
        bring("osh_inspections", VISIT, RESUMPTION)
        case = ordered(world)
        assert Signal.objects.filter(code="safety.stop_work", withdrawn_on=None).count() == 1
        moved(world, case, "applied", "2024-07-08")
        with pytest.raises(Refused, match="復工"):
            moved(world, case, "reinspected", "2024-07-09", resumption_inspection="檢-1")
        moved(world, case, "reinspected", "2024-07-09", resumption_inspection="檢-2")
        moved(world, case, "resumed", "2024-07-10", "head")
        order = StopWork.objects.get(case=case)
        assert (order.resume_applied_on, order.resumed_on) == (date(2024, 7, 8), date(2024, 7, 10))
        assert order.resumption_inspection.source_no == "檢-2"
        assert not Signal.objects.filter(code="safety.stop_work", withdrawn_on=None).exists()
        assert (shown("safety.work_stoppages"), shown("safety.days_to_resume")) == (1, 8)

    def test_a_withdrawn_order_counts_nowhere(self, world):
        case = ordered(world)
        assert (shown("safety.work_stoppages"), shown("safety.stop_work_open")) == (1, 1)
        moved(world, case, "withdrawn", "2024-07-03", "head", reason="範例")
        assert (shown("safety.work_stoppages"), shown("safety.stop_work_open")) == (0, 0)
        assert not Signal.objects.filter(code="safety.stop_work", withdrawn_on=None).exists()

    def test_work_is_not_resumed_before_it_was_stopped_nor_without_a_visit(self, world, bring):
        early = {**RESUMPTION, "inspection_number": "檢-0", "visited_on": "2024-07-01"}
        bring("osh_inspections", early)
        case = ordered(world)
        with pytest.raises(Refused, match="113年7月2日"):
            moved(world, case, "applied", "2024-07-01")
        moved(world, case, "applied", "2024-07-08")
        with pytest.raises(Refused, match="復工檢查須在停工日113年7月2日以後"):
            moved(world, case, "reinspected", "2024-07-09", resumption_inspection="檢-0")
        with pytest.raises(Refused):
            moved(world, case, "resumed", "2024-07-10", "head")

    def test_a_withdrawn_order_needs_no_visit_but_a_reason(self, world):
        case = ordered(world)
        with pytest.raises(Refused, match="須附說明"):
            moved(world, case, "withdrawn", "2024-07-03", "head", reason=" ")
        moved(world, case, "withdrawn", "2024-07-03", "head", reason="停工對象誤植")
        assert Case.objects.get(pk=case.pk).closed_on == date(2024, 7, 3)

    def test_an_order_without_a_place_is_refused(self, world):
        form = OrderForm({**ORDER, "place": ""}, reader=world.reader("safety_officer"))
        assert "place" in errors(form)

    def test_an_order_counts_for_the_division_and_district_of_its_inspection(self, world, bring):
        bring("osh_inspections", {**VISIT, "district": "64000110"})
        case = ordered(world, inspection_number="檢-1")
        bring("stop_work_orders", {**LISTED, "resumed_on": "", "resumption_inspection": ""})
        assert shown("safety.work_stoppages", division=VISIT["division"]) == 2
        districts = StopWork.objects.values_list("district", flat=True)
        assert (case.district, *districts) == ("", "64000110", "64000110")

    def test_an_order_typed_with_its_district_keeps_it(self, world):
        case = ordered(world, district="64000090")
        order = StopWork.objects.get(case=case)
        assert (case.district, order.district) == ("64000090", "64000090")

    def test_the_list_brings_orders_with_what_followed(self, bring):
        bring("osh_inspections", VISIT, RESUMPTION)
        assert bring("stop_work_orders", LISTED)["created"] == 1
        order = StopWork.objects.select_related("case", "inspection").get()
        assert (order.case.state, order.inspection.source_no) == ("resumed", "檢-1")
        assert bring("stop_work_orders", LISTED)["unchanged"] == 1
        assert bring("stop_work_orders", {**LISTED, "place": "他處"})["refused"] == 1
        assert (
            shown("safety.work_stoppages", scope="partial"),
            shown("safety.work_stoppage_sites"),
        ) == (1, 1)

    @pytest.mark.parametrize(
        ("wrong", "column"),
        [
            ({"resumed_on": "2024-07-01"}, "resumed_on"),
            ({"resumption_inspection": ""}, "resumption_inspection"),
            ({"place": ""}, "place"),
            ({"ordered_on": "2099-01-01"}, "ordered_on"),
        ],
    )
    def test_orders_that_contradict_themselves_are_refused(self, bring, wrong, column):
        report = bring("stop_work_orders", {**LISTED, **wrong})
        assert column in {refusal["column"] for refusal in report["refusals"]}


@pytest.mark.django_db
def test_guidance_is_made_and_counted_by_program(world):
    actor = acting(world, "safety_officer", "2024-05-02")
    case = open_case(
        GUIDANCE, "notified", actor=actor, received_on=actor.day, intake="document",
        officer=world.safety_officer, program="minor_repair", employer_name=FIRM, ubn="",
        district="", employees=5,
    )  # fmt: skip
    assert case.deadlines.get().due_on == date(2024, 5, 16)
    assert not shown("safety.onsite_guidance_visits")
    perform(case, "visited", actor=acting(world, "safety_officer", "2024-05-06"),
            on=date(2024, 5, 6), advisor="範例輔導員")  # fmt: skip
    assert shown("safety.onsite_guidance_visits", program="minor_repair") == 1
    assert shown("safety.guidance_visits") == 0
    moved(world, case, "improved", "2024-05-20")
    assert Case.objects.get(pk=case.pk).state == "improved"


@pytest.mark.django_db
@pytest.mark.parametrize("name", list(ROWS))
def test_what_comes_in_goes_out_and_comes_back_unchanged(bring, world, tmp_path, name):
    assert bring(name, ROWS[name])["created"] == 1
    assert bring(name, ROWS[name])["unchanged"] == 1
    path = tmp_path / "out.csv"
    reader = world.reader("system")
    with path.open("w", encoding="utf-8", newline="") as target:
        write_csv(headings(SETS[name]), export_rows(SETS[name], YEAR, reader), target)
    report = import_file(SETS[name], path, actor=reader).as_dict()
    assert (report["unchanged"], report["refused"]) == (1, 0)


@pytest.mark.django_db
def test_visits_count_by_division_and_heat(bring):
    bring("osh_inspections", VISIT, RESUMPTION)
    assert (shown("safety.osh_inspections"), shown("safety.heat_inspections")) == (2, 1)
    assert shown("safety.osh_inspections", type="resumption", division="construction") == 1
    assert bring("osh_inspections", {**VISIT, "result": "not_met"})["refused"] == 1
    assert bring("osh_inspections", {**VISIT, "visited_on": "2099-01-01"})["refused"] == 1


@pytest.mark.django_db
def test_a_family_is_new_in_its_year_alone_and_a_correction_needs_an_owner(bring):
    row = ROWS["safety_families"]
    bring("safety_families", row, {**row, "family_name": "範例舊家族", "founded_on": "2020-01-01"})
    assert (shown("safety.safety_families"), shown("safety.safety_families", status="new")) == (
        2,
        1,
    )
    ended = {**row, "dissolved_on": "2024-11-01"}
    assert bring("safety_families", ended)["refused"] == 1
    assert bring("safety_families", ended, update=True)["updated"] == 1
    assert SafetyFamily.standing().get(family_name="範例家族").dissolved_on == date(2024, 11, 1)
    assert shown("safety.safety_families") == 1


@pytest.mark.django_db
def test_an_award_counts_in_the_year_of_the_work_at_each_stage_it_passed(bring):
    row = ROWS["safety_awards"]
    bring("safety_awards", row, {**row, "award_year": "2023", "stage": "nominee",
                                 "awarded_on": ""})  # fmt: skip
    stages = ("candidates", "nominees", "winners")
    counts = [shown(f"safety.excellence_award_{stage}", category="unit") for stage in stages]
    assert counts == [2, 2, 1]
    assert shown("safety.excellence_award_nominees", award_year="2023") == 1


@pytest.mark.django_db
def test_an_award_of_108_for_the_work_of_109_counts_in_109_and_keeps_its_year(bring):
    row = {**ROWS["safety_awards"], "award_year": "2019", "work_year": "2020", "awarded_on": ""}
    bring("safety_awards", row)
    winners = {
        year: shown("safety.excellence_award_winners", period=Period.parse(year), category="unit")
        for year in ("108", "109")
    }
    # Nothing is on record of 108: its figure is unknown and not zero.
    assert winners == {"108": None, "109": 1}
    of_108 = {"award_year": "2019", "category": "unit"}
    in_109 = Period.parse("109")
    assert shown("safety.excellence_award_winners", period=in_109, **of_108) == 1


@pytest.mark.django_db
def test_a_nominee_beyond_the_quota_is_taken_in_with_a_warning(bring):
    row = {**ROWS["safety_awards"], "category": "person", "stage": "nominee", "awarded_on": ""}
    for nominee in ("測試甲", "測試乙"):
        assert bring("safety_awards", {**row, "nominee": nominee})["warnings"] == []
    candidate = {**row, "nominee": "測試丙", "stage": "candidate"}
    assert bring("safety_awards", candidate)["warnings"] == []
    report = bring("safety_awards", {**row, "nominee": "測試丁"})
    assert (report["created"], len(report["warnings"])) == (1, 1)
    assert "薦送名額為2名" in report["warnings"][0]["reason"]
    # Of years before the quota was known nothing is said.
    old = {**row, "award_year": "2010", "work_year": "2010", "nominee": "測試戊"}
    assert bring("safety_awards", old)["warnings"] == []


@pytest.mark.django_db
def test_machines_are_known_by_their_certificate(bring):
    bring("machines", ROWS["machines"])
    assert str(Machine.objects.get()) == "證-1"
    assert shown("safety.machines_certified_until", machine_class="crane") == 1

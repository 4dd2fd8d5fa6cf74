"""Data sets of supervision and of the registers: what comes in by file, and goes out again."""

from datetime import date
from functools import partial
from typing import Any

from laozheng.kernel.activities.dataset import activities_dataset
from laozheng.kernel.cases.rows import record_matters
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.tallies.dataset import tallies_dataset
from laozheng.lines.safety.actions import inspections, stopping
from laozheng.lines.safety.actions.courses import ADVICE
from laozheng.lines.safety.actions.registers import DayOf, recorder_of
from laozheng.lines.safety.forms import bodies
from laozheng.lines.safety.forms import supervision as columns
from laozheng.lines.safety.forms.registers import OUTSIDE_COLUMNS, check_outside
from laozheng.lines.safety.models import (
    BodyAudit,
    HazardSite,
    HeatForecast,
    Machine,
    MonthlyReport,
    OutsideBody,
    OutsideDeath,
    SafetyAward,
    SafetyFamily,
    SafetyFamilyMember,
    Volunteer,
)
from laozheng.lines.safety.models.registers import Register
from laozheng.lines.safety.queries import exporting
from laozheng.lines.safety.queries.registers import exporter_of
from laozheng.lines.safety.rules.codes.supervision import (
    ACTIVITY_KINDS,
    LEVELS,
    TALLY_KINDS,
    TALLY_UNITS,
    unit_of,
)

OWNER = "safety"

SUPERVISION = (
    DataSet(
        name="osh_inspections",
        label="職業安全衛生檢查",
        owner=OWNER,
        key=("inspection_number",),
        columns=columns.INSPECTIONS,
        check=columns.check_inspection,
        record=inspections.record_inspections,
        export=exporting.export_inspections,
        help="一列為一場次，不論場所內有幾家事業單位",
    ),
    DataSet(
        name="stop_work_orders",
        label="停工",
        owner=OWNER,
        key=("order_number",),
        columns=columns.ORDERS,
        check=columns.check_order,
        record=stopping.record_orders,
        export=exporting.export_orders,
        help="一列為一件次，依事業單位及場所計",
    ),
    DataSet(
        name="guidance_visits",
        label="安全衛生輔導",
        owner=OWNER,
        key=("visit_number",),
        columns=columns.GUIDANCE,
        check=columns.check_guidance,
        record=partial(record_matters, ADVICE),
        export=exporting.export_guidance,
        help="輔導團訪視與到府服務輔導；輔導不作為裁處依據",
    ),
)


def _register(
    name: str,
    label: str,
    model: type[Register],
    form: tuple[Column, ...],
    day_of: DayOf,
    **more: Any,
) -> DataSet:
    return DataSet(
        name=name,
        label=label,
        owner=OWNER,
        key=model.KEY,
        columns=form,
        record=recorder_of(model, day_of),
        export=exporter_of(model, [column.name for column in form]),
        **more,
    )


def _work_year(told: Any) -> date:
    day: date = told.get("awarded_on") or date(told["work_year"], 1, 1)
    return day


REGISTERS = (
    _register(
        "guidance_volunteers", "輔導團輔導員", Volunteer, columns.VOLUNTEERS,
        lambda told: told["recruited_on"], help="代號不得為姓名或身分證字號",
    ),
    _register(
        "safety_families", "安衛家族", SafetyFamily, columns.FAMILIES,
        lambda told: told["founded_on"], check=columns.check_span,
    ),
    _register(
        "safety_family_members", "安衛家族成員", SafetyFamilyMember, columns.MEMBERS,
        lambda told: told["joined_on"], check=columns.check_member,
    ),
    _register("safety_awards", "職業安全衛生優良選拔", SafetyAward, columns.AWARDS, _work_year,
              check=columns.check_award),
    _register(
        "machines", "危險性機械設備", Machine, columns.MACHINES,
        lambda told: told.get("inspected_on") or told["valid_to"],
    ),
    _register(
        "hazard_sites", "危險性工作場所", HazardSite, columns.SITES,
        lambda told: told.get("reviewed_on") or date(1991, 5, 17),
    ),
    _register(
        "outside_bodies", "代行檢查及健檢機構", OutsideBody, bodies.BODIES,
        lambda told: told.get("approved_on") or date(1991, 5, 17), check=bodies.check_body,
    ),
    _register(
        "body_audits", "代行檢查及健檢機構查核", BodyAudit, bodies.AUDITS,
        lambda told: told["audited_on"], check=bodies.check_audit,
    ),
    _register(
        "outside_deaths", "其他名單的職災死亡", OutsideDeath, OUTSIDE_COLUMNS,
        lambda told: told["occurred_on"], check=check_outside,
        help="職災保險死亡給付及慰問名單，依事業單位及發生日與職災案件比對；不得載有姓名",
    ),
    _register(
        "heat_forecasts", "各行政區預報最高溫", HeatForecast, columns.FORECASTS,
        lambda told: told["on"], check=columns.check_forecast,
        help="每日一次，供排定熱危害檢查的先後",
    ),
    _register(
        "monthly_accident_reports", "職業災害統計月報", MonthlyReport, columns.MONTHS,
        lambda told: told["month"], check=columns.check_month,
    ),
    activities_dataset(OWNER, "職業安全衛生活動", ACTIVITY_KINDS, count_unit=unit_of),
    tallies_dataset(
        OWNER, "職業安全衛生計數", TALLY_KINDS, units=TALLY_UNITS,
        dims=(Column("level", "層級", "code", codes=LEVELS),),
    ),
)  # fmt: skip

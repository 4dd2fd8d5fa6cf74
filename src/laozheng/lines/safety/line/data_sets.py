"""The data sets of the line: accidents here, supervision and registers beside them."""

from laozheng.kernel.datasets.declare import DataSet
from laozheng.lines.safety.actions.deaths import record_deaths
from laozheng.lines.safety.actions.listing import record_listed
from laozheng.lines.safety.actions.registering import record_cases
from laozheng.lines.safety.forms import official, registers
from laozheng.lines.safety.line.registers import REGISTERS, SUPERVISION
from laozheng.lines.safety.queries import exporting

MAJOR_ACCIDENTS = DataSet(
    name="major_accidents",
    label="重大職業災害",
    owner="safety",
    key=official.KEY,
    columns=official.COLUMNS,
    layouts=(official.OFFICIAL,),
    check=official.check_listed,
    record=record_listed,
    export=exporting.export_listed,
    repeated_keys="record",
    help="官方公開的重大職業災害清單；罹災人數不是死亡人數，死亡另行登錄",
)

ACCIDENT_CASES = DataSet(
    name="accident_cases",
    label="職業災害通報案件",
    owner="safety",
    key=("accident_number",),
    columns=registers.CASE_COLUMNS,
    check=registers.check_case,
    record=record_cases,
    export=exporting.export_cases,
    help="雇主或其他來源通報的職業災害；事後死亡請匯入 accident_deaths",
)

ACCIDENT_DEATHS = DataSet(
    name="accident_deaths",
    label="職業災害事後死亡",
    owner="safety",
    key=("accident_number", "serial"),
    columns=registers.DEATH_COLUMNS,
    check=registers.check_death,
    record=record_deaths,
    export=exporting.export_deaths,
    help="通報後才發生或才得知的死亡，計入災害發生的期間；罹災者個人資料密封，不匯出",
)

DATA_SETS = (MAJOR_ACCIDENTS, ACCIDENT_CASES, ACCIDENT_DEATHS, *SUPERVISION, *REGISTERS)

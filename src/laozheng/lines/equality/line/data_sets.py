"""The data sets of the line."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.activities.dataset import activities_dataset
from laozheng.kernel.datasets.days import check_past
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.tallies.dataset import tallies_dataset
from laozheng.lines.equality.actions import employers, recording, registers
from laozheng.lines.equality.forms import files
from laozheng.lines.equality.queries import exporting
from laozheng.lines.equality.rules.codes import (
    ACTIVITY_KINDS,
    TALLY_KINDS,
    TALLY_MEDIA,
    TALLY_UNITS,
)

OWNER = "equality"

DISCRIMINATION_CASES = DataSet(
    name="discrimination_cases",
    label="就業歧視及性別平等工作案件",
    owner=OWNER,
    key=("case_no",),
    columns=files.DISCRIMINATION,
    check=files.check_discrimination,
    record=recording.record_complaints,
    export=exporting.export_discrimination,
    help="一案一個主要事由；性騷擾案件也可由此匯入，不含當事人，裁罰另由 dispositions 匯入",
)
HARASSMENT_COMPLAINTS = DataSet(
    name="harassment_complaints",
    label="工作場所性騷擾申訴",
    owner=OWNER,
    key=("case_no",),
    columns=files.HARASSMENT_COLUMNS,
    check=files.check_harassment,
    record=recording.record_complaints,
    export=exporting.export_harassment,
    help="密封案件：匯入者為承辦人，其他人查不到、匯不出",
)
HARASSMENT_NOTICES = DataSet(
    name="harassment_notices",
    label="雇主性騷擾申訴通報",
    owner=OWNER,
    key=("notice_number",),
    columns=files.NOTICES,
    check=files.check_notice,
    record=employers.record_notices,
    export=exporting.export_notices,
)
EMPLOYER_DUTIES = DataSet(
    name="employer_duties",
    label="雇主性騷擾防治義務檢視",
    owner=OWNER,
    key=("ubn", "checked_on"),
    columns=files.DUTIES,
    check=check_past(checked_on="檢視日"),
    record=registers.record_duties,
    export=exporting.export_duties,
)
JOB_SEEKING_COMPLAINTS = DataSet(
    name="job_seeking_complaints",
    label="求職申訴案件",
    owner=OWNER,
    key=("case_no",),
    columns=files.JOB_SEEKING,
    check=files.check_job_seeking,
    record=employers.record_job_seeking,
    export=exporting.export_job_seeking,
)
JOB_SEEKING_CONSULTATIONS = DataSet(
    name="job_seeking_consultations",
    label="求職防騙諮詢",
    owner=OWNER,
    key=("kind", "on", "mode"),
    columns=files.CONSULTATIONS,
    check=check_past(on="日期"),
    record=registers.record_consultations,
    export=exporting.export_consultations,
)
PAY_DISCLOSURE_CONTACTS = DataSet(
    name="pay_disclosure_contacts",
    label="薪資公開揭示宣導",
    owner=OWNER,
    key=("contact_number",),
    columns=files.CONTACTS,
    check=check_past(on="日期"),
    record=registers.record_contacts,
    export=exporting.export_contacts,
)
COUNCIL_MEETINGS = DataSet(
    name="council_meetings",
    label="評議會會議",
    owner=OWNER,
    key=("council", "term", "number"),
    columns=files.MEETINGS,
    check=check_past(held_on="開會日"),
    record=registers.record_meetings,
    export=exporting.export_meetings,
)
COUNCIL_MEMBERS = DataSet(
    name="council_members",
    label="評議會委員",
    owner=OWNER,
    key=("council", "term", "member_key"),
    columns=files.MEMBERS,
    check=files.check_member,
    record=registers.record_members,
    export=exporting.export_members,
)

INVESTIGATORS = DataSet(
    name="investigators",
    label="性騷擾調查人員名冊",
    owner=OWNER,
    key=("number",),
    columns=files.INVESTIGATORS,
    check=files.check_investigator,
    record=registers.record_investigators,
    export=exporting.export_investigators,
    help="組成調查小組時依輪派順序選派；同意公開者列於公開名冊",
)


def _of_kinds(dataset: DataSet, kinds: Collection[str]) -> DataSet:
    """The data set without what the line keeps beside it: meetings, contacts, consultations."""

    def export(period: Period, reader: Reader) -> Iterator[Mapping[str, Any]]:
        return (row for row in dataset.export(period, reader) if row["kind"] in kinds)

    return replace(dataset, export=export)


ACTIVITIES = _of_kinds(activities_dataset(OWNER, "就業平等活動", ACTIVITY_KINDS), ACTIVITY_KINDS)
_TALLIES = tallies_dataset(
    OWNER,
    "就業平等宣導品與影片",
    TALLY_KINDS,
    units=TALLY_UNITS,
    dims=(Column("medium", "媒體", "code", codes=TALLY_MEDIA),),
)
TALLIES = _of_kinds(_TALLIES, TALLY_KINDS)

DATA_SETS = (
    DISCRIMINATION_CASES,
    HARASSMENT_COMPLAINTS,
    HARASSMENT_NOTICES,
    EMPLOYER_DUTIES,
    JOB_SEEKING_COMPLAINTS,
    JOB_SEEKING_CONSULTATIONS,
    PAY_DISCLOSURE_CONTACTS,
    COUNCIL_MEETINGS,
    COUNCIL_MEMBERS,
    INVESTIGATORS,
    ACTIVITIES,
    TALLIES,
)

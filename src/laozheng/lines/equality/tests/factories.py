"""Complaints, notices and fines that have come to a state by real steps, and files to import."""

import csv
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import reverse

from laozheng.conftest import HIRED, World
from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.models import Staff, Unit
from laozheng.kernel.accounts.reader import Reader, reader_for, system_reader
from laozheng.kernel.activities.actions import enter
from laozheng.kernel.activities.models import Activity
from laozheng.kernel.cases.actions import open_case, perform
from laozheng.kernel.cases.actions.offering import WITH_LETTER
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.report import ImportReport
from laozheng.lines.equality.queries.kinds import (
    COMPLAINTS,
    DISCRIMINATION,
    DISPOSITION,
    GENDER_EQUALITY,
    HARASSED,
    JOB_SEEKING,
    NOTICE,
)
from laozheng.lines.equality.rules.codes import MEETING

EMPLOYER = "範例零售股份有限公司"
COMPLAINANT, RESPONDENT = "測試申訴甲", "測試被訴乙"


class Desk:
    """The unit of the line: the one who handles, a colleague, the head of the unit."""

    def __init__(self, world: World) -> None:
        security = Unit.objects.get(code="employment_security")
        actor = world.reader("system")

        def staff(number: str, name: str, *roles: str) -> Staff:
            return hire(number, name, security, roles, on=HIRED, actor=actor)

        self.handler = staff("E001", "測試平等承辦", "officer")
        self.colleague = staff("E002", "測試平等同仁", "officer")
        self.supervisor = staff("E003", "測試安全科長", "supervisor")

    def reader(self, who: str, on: str = "2025-03-03") -> Reader:
        """One of the unit at noon of a day; ``system`` is always there."""
        at = datetime.combine(date.fromisoformat(on), time(4), UTC)
        if who == "system":
            return system_reader("test", at)
        return reader_for(getattr(self, who).user, at)

    def day(self, text: str) -> date:
        """A day."""
        return date.fromisoformat(text)


def signed_in(staff: Staff) -> Client:
    """The browser of a member of staff."""
    client = Client()
    client.force_login(staff.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def a_meeting(world: World, held: str) -> Activity:
    """A meeting of the discrimination council."""
    return enter(
        "equality", MEETING, f"範例會議{held}", date.fromisoformat(held), body="discrimination",
        actor=world.reader("system"), activity_no=f"discrimination-5-{held}",
    )  # fmt: skip


def _opened(desk: Desk, kind: str, step: str, received: str, **given: Any) -> Case:
    return open_case(
        kind,
        step,
        actor=desk.reader("handler", received),
        received_on=date.fromisoformat(received),
        intake="post",
        officer=desk.handler,
        **{"employer_name": EMPLOYER, WITH_LETTER: kind in COMPLAINTS, **given},
    )


def a_complaint(desk: Desk, received: str, ground: str, law: str, **given: Any) -> Case:
    """A complaint of unequal treatment."""
    kind = GENDER_EQUALITY if law == "gender_equality" else DISCRIMINATION
    told = {"law": law, "ground": ground, "complainant_name": COMPLAINANT, **given}
    return _opened(desk, kind, "receive", received, **told)


def a_harassment(desk: Desk, received: str, **given: Any) -> Case:
    """A complaint of harassment by the supervisor, known on the day of the act."""
    told = {
        "complaint_kind": "employer_inactive",
        "respondent_role": "supervisor",
        "act_on": date(2024, 2, 1),
        "learned_on": date(2024, 2, 1),
        "complainant_name": COMPLAINANT,
        "complainant_contact": "測試電話甲",
        "respondent_name": RESPONDENT,
        **given,
    }
    return _opened(desk, HARASSED, "receive", received, **told)


def a_job_seeker(desk: Desk, received: str, type_: str = "false_advertising", **given: Any) -> Case:
    """A complaint of a job seeker."""
    return _opened(desk, JOB_SEEKING, "receive", received, type=type_, **given)


def a_notice(desk: Desk, notified: str, complaint: str, **given: Any) -> Case:
    """An employer's notice of harassment."""
    told = {"complaint_on": date.fromisoformat(complaint), **given}
    return _opened(desk, NOTICE, "notify", notified, **told)


def moved(desk: Desk, case: Case, step: str, on: str, who: str = "handler", **given: Any) -> Case:
    """A step of a case, taken on its day with the letter that its form offers."""
    actor = desk.reader(who, on)
    perform(
        case, step, actor=actor, on=actor.day, **{WITH_LETTER: case.kind in COMPLAINTS, **given}
    )
    return case


def decided(desk: Desk, case: Case, on: str, decision: str) -> Case:
    """Looked into and decided on one day."""
    moved(desk, case, "investigate", on)
    if case.kind == HARASSED:
        moved(desk, case, "form_team", on, women=2, men=1, outside_experts=1)
        moved(desk, case, "report", on, reason="測試調查報告")
    return moved(desk, case, "decide", on, decision=decision, decision_text="審定")


def before_council(desk: Desk, case: Case, on: str) -> Case:
    """Both sides heard, and handed to the council on one day."""
    moved(desk, case, "investigate", on)
    for side in ("complainant", "employer"):
        moved(desk, case, "hear", on, side=side)
    return moved(desk, case, "to_council", on)


def a_fine(
    desk: Desk, disposed: str, articles: str, theirs: str = "", firm: str = EMPLOYER
) -> Case:
    """A fine made and listed on its day; ``theirs`` is the letter mark of labor conditions."""
    number = (
        f"{theirs or '高市勞就字'}第{int(disposed[:4]) - 1911}90000{Case.objects.count():02d}0號"
    )
    return open_case(
        "standards.disposition" if theirs else DISPOSITION,
        "issued",
        actor=desk.reader("system", disposed),
        received_on=date.fromisoformat(disposed),
        intake="ex_officio",
        officer=desk.handler,
        document_number=number,
        party_name=firm,
        articles=articles,
        fine_amount=300_000,
    )


def a_file(folder: Path, *rows: dict[str, Any], name: str = "rows.csv") -> Path:
    """A CSV file of rows."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)))
        writer.writeheader()
        writer.writerows(rows)
    return path


def load(world: World, dataset: DataSet, path: Path, **options: Any) -> ImportReport:
    """Import a file as the operator does."""
    return import_file(
        dataset, path, actor=world.reader("system"), **{"rejected_dir": path.parent, **options}
    )


def address(name: str, *args: object, face: str = "workspace") -> str:
    """The address of a page of the line."""
    return reverse(f"{face}:equality:{name}", args=args)


def page(client: Client, name: str, *args: object, **query: str) -> str:
    """What a page shows to somebody who may open it."""
    answer = client.get(address(name, *args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()

"""A line that visits and fines, in the division of the cast, with a program of four workplaces."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from laozheng import kernel
from laozheng.interfaces.workspace.inspection_forms import DISPOSITION_FORMS, visit_forms
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.cases.declare import Line
from laozheng.kernel.inspections.declare import disposition_kind
from laozheng.kernel.inspections.models import Program, Target
from laozheng.kernel.inspections.programs.actions import enter_program
from laozheng.kernel.inspections.visits.declare import inspection_kind
from laozheng.kernel.parties.actions import Wanted, ensure_party

KIND = "example.inspection"
TYPES = {"own": "自主專案", "complaint": "申訴檢查"}
LINE = Line(
    code="example",
    label="範例業務",
    label_en="Example",
    unit="labor_relations",
    statutes=("勞動檢查法",),
    kinds=(
        inspection_kind(
            prefix="範檢", label="範例檢查", unit="labor_relations", forms=visit_forms(TYPES)
        ),
        disposition_kind(
            prefix="範裁", label="範例裁處", unit="labor_relations", forms=DISPOSITION_FORMS
        ),
    ),
)
EARLIER = system_reader("test", datetime(2024, 12, 3, 4, 0, tzinfo=UTC))
PARAMETERS = tuple(sorted(Path(kernel.__path__[0]).glob("*/parameters.toml")))
REASON = {"factor": "size", "label": "僱用120人", "points": "3", "evidence": []}


@pytest.fixture
def inspecting(example_line, install):
    """Install the line that visits and fines instead of the other synthetic one."""
    install(LINE, files=PARAMETERS)
    return LINE


@pytest.fixture
def program(world, inspecting) -> Program:
    """A running program of the division: two places for each of its officers, one day apart."""
    made = entered(state="running", seed="114", selection_rule="risk_score@v1")
    for rank, who in enumerate(("officer", "second_officer") * 2, start=1):
        listed(made, rank, getattr(world, who), date(2025, 3, 3 + rank // 3))
    return made


def entered(code="重點01", **more) -> Program:
    """A program of the division for 2025."""
    given = {"measure": "example.visits", "places": 4, **more}
    return enter_program(
        "example", code, "範例重點專案", kind="own", unit=Unit.objects.get(code="labor_relations"),
        starts_on=date(2025, 1, 2), ends_on=date(2025, 12, 31), actor=EARLIER, **given,
    )  # fmt: skip


def listed(program, rank, lead, day) -> Target:
    """A place on the list of a program, with its day and its inspector."""
    name = f"範例{rank:02d}企業有限公司"
    employer = ensure_party(Wanted("enterprise", name, date(2020, 1, 1)), EARLIER)
    return Target.objects.create(
        program=program, key=f"{employer.pk}:範例路{rank}號", employer=employer,
        workplace=f"範例路{rank}號", district="64000010", type="own", rank=rank, score=10 - rank,
        reasons=[REASON], picked_by="score", state="assigned", planned_on=day, lead=lead,
    )  # fmt: skip

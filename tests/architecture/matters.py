"""A small real world for the access matrix: who is named on which case, and what must stay hidden.

Cases are opened and moved by real actions of the cast.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from laozheng.base.moments import TAIPEI
from laozheng.conftest import HIRED, World
from laozheng.interfaces.workspace.models import SavedView
from laozheng.kernel.accounts.actions import hire
from laozheng.kernel.accounts.models import Unit
from laozheng.kernel.accounts.reader import reader_for
from laozheng.kernel.cases.actions import attach, give_access, open_case
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.models import Case, CaseDocument
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import dataset_named
from laozheng.kernel.datasets.models import SourceFile
from laozheng.kernel.documents.actions import store_file
from laozheng.kernel.inspections.models import Target
from laozheng.kernel.inspections.programs.actions import enter_program
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.kernel.parties.models import MatchProposal, Party

RECEIVED = date(2024, 3, 5)
MEDIATION, ACCIDENT = "disputes.mediation", "safety.accident"
HARASSMENT = "equality.harassment"
# The cases that are opened by the officer: the worker and the employer of each.
MEDIATIONS = {
    "own": ("王測試本件", "範例本件有限公司"),
    "named": ("王測試列名", "範例列名有限公司"),
    "sealed": ("王測試密封", "範例密封有限公司"),
}
# Two numbers that pass the check and nobody has.
UBN, ANOTHER_UBN = "99999901", "99999906"
# A case that came in a file, with nobody in charge yet.
IMPORTED = {
    "case_no": "舊測試-0001",
    "received_on": "2024-03-05",
    "intake": "counter",
    "filer": "worker",
    "worker_name": "王測試匯入",
    "employer_name": "範例匯入有限公司",
    "workplace_district": "左營區",
    "issue": "wage",
    "channel": "authority_mediator",
}


@dataclass
class Matters:
    """Cases by name with what nobody else may read of them.

    ``own`` is a restricted mediation of the officer; ``named`` one on which the mediator, the body
    and the applicant are named as well; ``sealed`` one that is sealed; ``imported`` a restricted
    one that came in a file; ``unit`` an accident of the inspection office; ``harassment`` a
    complaint of harassment, sealed by its kind, whose handler is none of the cast. ``program`` is
    one of the inspection office, with a place that its officer is to visit.
    """

    cases: dict[str, Case] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    documents: dict[str, CaseDocument] = field(default_factory=dict)
    proposals: list[MatchProposal] = field(default_factory=list)
    views: list[SavedView] = field(default_factory=list)
    files: list[SourceFile] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    def secrets(self, name: str) -> tuple[str, ...]:
        """What tells of a case: its numbers and title, and who takes part in it.

        A title that is the name of the kind tells nothing: it stands on every page.
        """
        case = self.cases[name]
        names = case.parties.values_list("name_as_written", flat=True)
        title = "" if case.title in kind_of(case.kind).label else case.title
        return tuple(filter(None, (case.number, case.source_no, title, *names)))

    def enterprises(self) -> set[str]:
        """Names that stand in the register of enterprises."""
        return set(Party.objects.filter(kind="enterprise").values_list("display_name", flat=True))


def matters_of(world: World, folder: Path) -> Matters:
    """Make the cases; ``folder`` is for the file that one of them comes in."""
    made = Matters()
    for name, (worker, employer) in MEDIATIONS.items():
        made.cases[name] = _mediation(world, worker, employer)
    made.cases["unit"] = _accident(world)
    made.cases["imported"] = _imported(world, folder)
    made.cases["harassment"] = _harassment(world)
    for who in ("mediator", "body", "applicant"):
        give_access(made.cases["named"], getattr(world, who).user_id, who, RECEIVED)
    # Sealed by hand, so that an officer of the cast is its handler.
    Case.objects.filter(pk=made.cases["sealed"].pk).update(level="sealed")
    own = made.cases["own"]
    for row in own.parties.select_related("party"):
        made.parties["worker" if row.side == "labor" else "employer"] = row.party
    made.documents["own"] = _document(world, own)
    made.proposals = [_proposal(world, own)]
    made.views = [SavedView.objects.create(user=world.officer.user, name="範例", path="/cases/")]
    made.files = list(SourceFile.objects.all())
    made.targets = [_target(world)]
    return made


def _mediation(world: World, worker: str, employer: str) -> Case:
    given: dict[str, Any] = {
        "worker_name": worker,
        "workers": 1,
        "employer_name": employer,
        "employer_ubn": UBN if employer == MEDIATIONS["own"][1] else "",
        "nature": "rights",
        "issue": "wage",
        "claims": (("arrears", 32_000),),
    }
    return open_case(
        MEDIATION,
        "register",
        actor=world.reader("officer"),
        received_on=RECEIVED,
        intake="counter",
        officer=world.officer,
        filer_kind="worker",
        title=f"{employer}　工資爭議",
        **given,
    )


def _accident(world: World) -> Case:
    at = datetime(2024, 3, 5, 9, 0, tzinfo=TAIPEI)
    return open_case(
        ACCIDENT,
        "report",
        actor=world.reader("safety_officer"),
        received_on=RECEIVED,
        intake="phone",
        officer=world.safety_officer,
        occurred_at=at,
        reported_at=at.replace(hour=10),
        reported_by="employer",
        employer_name="範例職災有限公司",
        place="高雄市前鎮區測試路1號",
        accident_type="fall",
        accident_kind="hospitalized",
        deaths=0,
        injured=1,
        hospitalized=1,
    )


def _harassment(world: World) -> Case:
    unit = Unit.objects.get(code="employment_security")
    actor = world.reader("system")
    handler = hire("S101", "測試平等承辦", unit, ("officer",), on=HIRED, actor=actor)
    return open_case(
        HARASSMENT,
        "receive",
        actor=reader_for(handler.user, actor.at),
        received_on=RECEIVED,
        intake="post",
        officer=handler,
        complaint_kind="employer_inactive",
        respondent_role="supervisor",
        act_on=date(2024, 2, 1),
        learned_on=date(2024, 2, 1),
        complainant_name="王測試申訴",
        respondent_name="王測試被訴",
        employer_name="範例性騷有限公司",
    )


def _target(world: World) -> Target:
    """A place on the running program of the inspection office."""
    program = enter_program(
        "safety", "範例01", "範例專案檢查", kind="own", actor=world.reader("system"),
        unit=Unit.objects.get(code="inspection_office"), starts_on=date(2025, 1, 2),
        ends_on=date(2025, 12, 31), state="running", measure="safety.osh_inspections",
    )  # fmt: skip
    employer = ensure_party(
        Wanted("enterprise", "範例受檢有限公司", RECEIVED), world.reader("system")
    )
    return Target.objects.create(
        program=program, key="範例", employer=employer, workplace="高雄市前鎮區測試路2號",
        type="own", rank=1, score=15, picked_by="score", state="assigned", planned_on=world.day,
        lead=world.safety_officer,
    )  # fmt: skip


def _imported(world: World, folder: Path) -> Case:
    path = folder / "mediation.csv"
    path.write_text(",".join(IMPORTED) + "\n" + ",".join(IMPORTED.values()), encoding="utf-8")
    report = import_file(dataset_named("mediation"), path, actor=world.reader("system"))
    assert report.created == 1, report.refusals
    return Case.objects.get(source_no=IMPORTED["case_no"])


def _document(world: World, case: Case) -> CaseDocument:
    officer = world.reader("officer")
    file = store_file("範例內容".encode(), "text/plain", actor=officer)
    return attach(case, "範例文件", role="evidence", actor=officer, file=file)


def _proposal(world: World, case: Case) -> MatchProposal:
    """The name of the employer once more, with another number: somebody must decide."""
    again = Wanted("enterprise", MEDIATIONS["own"][1], RECEIVED, ANOTHER_UBN, subject_ref=case.ref)
    ensure_party(again, world.reader("officer"))
    return MatchProposal.objects.get()

"""A small real world for the access matrix: who is named on which case, and what must stay hidden.

Cases are opened and moved by real actions of the cast.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from laozheng.base.moments import TAIPEI
from laozheng.conftest import World
from laozheng.kernel.cases.actions import give_access, open_case
from laozheng.kernel.cases.models import Case, CaseDocument
from laozheng.kernel.parties.models import Party

RECEIVED = date(2024, 3, 5)
MEDIATION, ACCIDENT = "disputes.mediation", "safety.accident"


@dataclass
class Matters:
    """Cases by name with what nobody else may read of them.

    ``own`` is a restricted mediation of the officer; ``named`` one on which the mediator, the body
    and the applicant are named as well; ``sealed`` one that is sealed; ``unit`` an accident of the
    inspection office.
    """

    cases: dict[str, Case] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    documents: dict[str, CaseDocument] = field(default_factory=dict)

    def secrets(self, name: str) -> tuple[str, ...]:
        """Number and title of a case, and the names of those who take part in it."""
        case = self.cases[name]
        names = case.parties.values_list("name_as_written", flat=True)
        return (case.number, case.title, *names)


def matters_of(world: World) -> Matters:
    """Make the cases."""
    made = Matters()
    for name, worker, employer in (
        ("own", "王測試本件", "範例本件有限公司"),
        ("named", "王測試列名", "範例列名有限公司"),
        ("sealed", "王測試密封", "範例密封有限公司"),
    ):
        made.cases[name] = _mediation(world, worker, employer)
    made.cases["unit"] = _accident(world)
    for who, role in (("mediator", "mediator"), ("body", "body"), ("applicant", "applicant")):
        give_access(made.cases["named"], getattr(world, who).user_id, role, RECEIVED)
    # No kind of the installed lines is sealed, so that one case is sealed by hand.
    Case.objects.filter(pk=made.cases["sealed"].pk).update(level="sealed")
    for row in made.cases["own"].parties.select_related("party"):
        made.parties["worker" if row.side == "labor" else "employer"] = row.party
    return made


def _mediation(world: World, worker: str, employer: str) -> Case:
    given: dict[str, Any] = {
        "worker_name": worker,
        "workers": 1,
        "employer_name": employer,
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
        kind="hospitalized",
        deaths=0,
        injured=1,
        hospitalized=1,
    )

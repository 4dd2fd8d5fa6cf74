"""From findings to disposition files: one file per act, without what is punished already.

Findings of a visit that break the same act go into one file; a finding whose breach lies wholly
before the service of an earlier disposition on the same article is refused with its number.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import open_case
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.models import Case, CaseLink
from laozheng.kernel.inspections.declare import kind_of_line
from laozheng.kernel.inspections.models import Disposition, Finding, Visit
from laozheng.kernel.inspections.penalties.unity import Breach, act_unity
from laozheng.kernel.inspections.queries import as_fine, dispositions_against

FROM_VISIT = "from_visit"


def open_files(visit: Visit, *, actor: Reader, on: date) -> list[Case]:
    """Open a disposition file for each act that the findings of a visit break.

    Raises Refused when there is nothing to punish, or a breach was punished already.
    """
    findings = list(visit.case.findings.filter(state__in=("open", "not_remedied")))
    if not findings:
        raise Refused("本次檢查沒有未改善的違反事項，不得移請裁處")
    acts = dict.fromkeys(finding.act for finding in findings)
    return [_open_file(visit, [f for f in findings if f.act == act], actor, on) for act in acts]


def sanction(act: Act) -> dict[str, object]:
    """The step of a visit that hands its findings over; the event remembers the new files."""
    visit = Visit.objects.select_related("case").get(case=act.case)
    return {"files": [case.number for case in open_files(visit, actor=act.actor, on=act.on)]}


def _open_file(visit: Visit, findings: Sequence[Finding], actor: Reader, on: date) -> Case:
    earlier = [as_fine(one) for one in dispositions_against(visit.employer_id, visit.employer_key)]
    spans = []
    for finding in findings:
        breach = Breach(finding.citation, finding.acted_from, finding.acted_to)
        left = act_unity(breach, earlier, actor.day)
        if left.result["punished_by"]:
            raise Refused(left.steps[-1].text.rstrip("。"), "findings")
        spans.append((left.result["acted_from"], finding.acted_to or visit.visited_on or on))
    case = open_case(
        kind_of_line(visit.case.line),
        "opened",
        actor=actor,
        received_on=on,
        intake="visit",
        party=visit.employer,
        party_name=visit.employer_name,
        ubn=visit.ubn,
        address=visit.workplace,
        articles="；".join(str(finding.citation) for finding in findings),
        acted_from=min(first for first, _ in spans),
        acted_to=max(last for _, last in spans),
    )
    _tie(case, visit, findings)
    return case


def _tie(case: Case, visit: Visit, findings: Iterable[Finding]) -> None:
    disposition = Disposition.objects.get(case=case)
    for finding in findings:
        finding.disposition, finding.state = disposition, "sanctioned"
        finding.save(update_fields=["disposition", "state"])
    CaseLink.objects.create(a=visit.case, b=case, kind=FROM_VISIT, on=case.received_on)

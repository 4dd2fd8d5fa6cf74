"""The four inspection lines counted again, one record at a time: no facts, versions or scans.

Figures are told by measure and dims as the engine is asked for them; tables of the council by their
rows of printed cells.
"""

from collections import Counter
from datetime import date

from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case, Event
from laozheng.kernel.inspections.models import Visit
from laozheng.lines.equality.models import Complaint
from laozheng.lines.migrants.models import Consultation, Dispute, Notice, Verification
from laozheng.lines.safety.models import AccidentDeath, StopWork

LAW = ("law", "labor_standards_act")
COMING, LEAVING = "transfer_or_entry", "departure_absconding_revocation_abolition"
BLUE = ("worker_category", "blue_collar")

Counted = dict[tuple[str, tuple[tuple[str, str], ...]], int]


def recount(half: Period, cut_off: date, as_of: date) -> Counted:
    """Figures of the four lines by measure and dims."""
    gone = _fallen(as_of)
    return {
        **_standards(half, gone),
        **_safety(half, gone, cut_off, as_of),
        **_equality(half),
        **_migrants(half, gone),
    }


def recounted_tables(told: Counted) -> dict[str, list[list[str]]]:
    """The body rows of C3 and C6 to C10 as they must be printed."""

    def row(label: str, measure: str, *dims: tuple[str, str]) -> list[str]:
        return [label, f"{told.get((f'migrants.{measure}', tuple(sorted(dims))), 0):,}"]

    visits, advice = "inspection_visits", "consultations"
    notices = "dynamic_management_reports"
    return {
        "standards.violated_articles": _ranking(told),
        "migrants.worker_visits": [
            row("例行訪查", visits, ("type", "routine"), BLUE),
            row("入國通報（訪查）", visits, ("type", "entry_notification"), BLUE),
            row("交辦案件", visits, ("type", "assigned"), BLUE),
            row("申訴案件", visits, ("type", "complaint"), BLUE),
            row("聯合檢查", visits, ("type", "joint"), BLUE),
            row("其他", visits, ("type", "other"), BLUE),
            row("合計", visits, BLUE),
        ],
        "migrants.professional_visits": [
            row("專業外國人查察", visits, ("worker_category", "professional"))
        ],
        "migrants.consultations": [
            row("法令諮詢", advice, ("type", "legal_consultation")),
            row("勞資爭議", advice, ("type", "dispute_handling")),
            row("解約驗證", advice, ("type", "contract_termination_verification")),
            row("合計", advice),
        ],
        "migrants.penalties": [row("裁處案件", "penalty_cases")],
        "migrants.dynamic_management": [
            row("接續通報、入國通報", notices, ("group", COMING)),
            row("離境報備、行蹤不明報備、撤銷報備、廢止通報", notices, ("group", LEAVING)),
            row("合計", notices),
        ],
    }


def _ranking(told: Counted) -> list[list[str]]:
    """Eight places: the article, how often, its share of all; ties are named and go by number."""
    counts = {
        dims[0][1]: number
        for (measure, dims), number in told.items()
        if measure == "standards.violations" and dims[0][0] == "article"
    }
    order = sorted(counts, key=lambda article: (-counts[article], int(article)))
    tied = Counter(counts.values())
    whole = sum(counts.values())
    rows = [["條次"], ["次數"], ["比例"]]
    for article in [*order, *[""] * 8][:8]:
        number = counts.get(article, 0)
        mark = "（並列）" if number and tied[number] > 1 else ""
        share = f"{number * 100 / whole:.2f}%"
        cells = (f"第{article}條{mark}", str(number), share) if article else ("－",) * 3
        for row, cell in zip(rows, cells, strict=True):
            row.append(cell)
    return rows


def _fallen(as_of: date) -> set[int]:
    """The cases revoked as far as is known: a revoked fine never was, whatever the cut-off."""
    found = Event.objects.filter(kind="revoked", known_on__lte=as_of)
    return set(found.values_list("case", flat=True))


def _counted(measure: str, name: str, counts: Counter[str]) -> Counted:
    """A total and its parts by one dim."""
    parts = {(measure, ((name, code),)): number for code, number in counts.items()}
    return {(measure, ()): sum(counts.values()), **parts}


def _fines(kind: str, half: Period, gone: set[int]) -> list[Case]:
    found = Case.objects.filter(kind=kind).select_related("disposition")
    return [
        case
        for case in found
        if half.contains(case.disposition.disposed_on) and case.pk not in gone
    ]


def _standards(half: Period, gone: set[int]) -> Counted:
    groups = {"complaint": "complaint", "compliance_visit": "compliance_visit"}
    kinds: Counter[str] = Counter()
    firms: dict[str, set[str]] = {"inspection": set(), "advice": set()}
    for visit in Visit.objects.filter(case__kind__startswith="standards."):
        if half.contains(visit.visited_on) and visit.result != "not_met":
            kinds[groups.get(visit.type, "project_and_joint")] += 1
            manner = "advice" if visit.type == "compliance_visit" else "inspection"
            firms[manner].add(visit.employer_key)
    articles: Counter[str] = Counter()
    for case in _fines("standards.disposition", half, gone):
        cited = {
            (one.article, one.suffix) for one in case.disposition.articles.all() if one.act == "lsa"
        }
        articles.update(f"{article}-{suffix}" if suffix else str(article)
                        for article, suffix in cited)  # fmt: skip
    return {
        **_counted("standards.labor_inspections", "type", kinds),
        **{("standards.labor_inspection_firms", (("manner", manner),)): len(keys)
           for manner, keys in firms.items()},
        ("standards.violations", (LAW,)): sum(articles.values()),
        **{("standards.violations", (("article", article), LAW)): number
           for article, number in articles.items()},
    }  # fmt: skip


def _safety(half: Period, gone: set[int], cut_off: date, as_of: date) -> Counted:
    deaths = [
        death
        for death in AccidentDeath.objects.select_related("case__safety_accident")
        if half.contains(death.case.safety_accident.occurred_on) and death.known_on <= as_of
        and death.died_on <= cut_off
    ]  # fmt: skip
    visited = Visit.objects.filter(case__kind="safety.inspection")
    return {
        ("safety.osh_fines", ()): len(_fines("safety.disposition", half, gone)),
        ("safety.occupational_fatalities", ()): len(deaths),
        ("safety.osh_inspections", ()): sum(half.contains(one.visited_on) for one in visited),
        ("safety.work_stoppages", ()): sum(
            half.contains(order.ordered_on) for order in StopWork.objects.all()
        ),
    }


def _equality(half: Period) -> Counted:
    complaints = Complaint.objects.select_related("case")
    seekers = Case.objects.filter(kind="equality.job_seeking")
    grounds = Counter(one.ground for one in complaints if half.contains(one.case.received_on))
    return {
        **_counted("equality.discrimination_cases", "ground", grounds),
        ("equality.job_seeking_complaints", ()): sum(
            half.contains(case.received_on) for case in seekers
        ),
    }


def _migrants(half: Period, gone: set[int]) -> Counted:
    types: dict[str, Counter[str]] = {"blue_collar": Counter(), "professional": Counter()}
    for visit in Visit.objects.filter(case__kind="migrants.visit"):
        if half.contains(visit.visited_on):
            types[visit.case.migrants_visit.worker_category][visit.type] += 1
    category = "worker_category"
    advice = sum(one.value for one in Consultation.objects.all() if half.contains(one.on))
    disputes = sum(half.contains(one.case.received_on) for one in Dispute.objects.all())
    verified = sum(
        one.verified_on is not None and half.contains(one.verified_on)
        for one in Verification.objects.all()
    )
    notices = Counter(
        COMING if one.type in ("entry", "transfer") else LEAVING
        for one in Notice.objects.select_related("case")
        if half.contains(one.case.received_on)
    )
    return {
        **{("migrants.inspection_visits", (("type", type_), (category, "blue_collar"))): number
           for type_, number in types["blue_collar"].items()},
        **{("migrants.inspection_visits", ((category, one),)): sum(counts.values())
           for one, counts in types.items()},
        ("migrants.consultations", (("type", "legal_consultation"),)): advice,
        ("migrants.consultations", (("type", "dispute_handling"),)): disputes,
        ("migrants.consultations", (("type", "contract_termination_verification"),)): verified,
        ("migrants.consultations", ()): advice + disputes + verified,
        **_counted("migrants.dynamic_management_reports", "group", notices),
        ("migrants.penalty_cases", ()): len(_fines("migrants.disposition", half, gone)),
    }  # fmt: skip

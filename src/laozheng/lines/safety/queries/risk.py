"""Why a place of work is riskier than its record tells: machines, lessons, deaths, works, firms."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from django.db.models import Count, Exists, OuterRef, Q

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.inspections.models import Visit
from laozheng.kernel.inspections.planning.risk import Reason
from laozheng.kernel.inspections.programs.workplaces import Workplace
from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.models import Accident, AccidentDeath, Guidance, Machine, SimilarSite
from laozheng.lines.safety.queries.accidents import MERGED
from laozheng.lines.safety.queries.kinds import INSPECTION
from laozheng.lines.safety.rules.codes.accidents import section_of
from laozheng.lines.safety.rules.codes.supervision import RISKY_WORKS

Reasons = tuple[Reason, ...]
YEAR = timedelta(days=365)


def own_reasons(workplaces: Sequence[Workplace], day: date) -> list[Reasons]:
    """For each workplace in turn the reasons that this line adds to its score (safety rule 14)."""
    weight = law().get("safety.risk_extras", day)
    overdue = _overdue(day)
    lessons = _lessons(day)
    deadly = _deadly_sections(day)
    works = _risky_works(day)
    crowded = _crowded_places(day, weight["contractors_least"])
    return [
        tuple(
            reason
            for reason in (
                _machines(overdue.get(split_name(one.name).key, ()), weight),
                _lesson(lessons.get((one.employer.pk, one.place), ()), weight),
                _trade(deadly.get(section_of(one.industry), ()), weight),
                _work(works.get(one.employer.pk, ()), weight),
                _contractors(crowded.get(one.place, 0), weight),
            )
            if reason is not None
        )
        for one in workplaces
    ]


def _machines(certificates: Sequence[str], weight: dict[str, int]) -> Reason | None:
    if not certificates:
        return None
    points = min(weight["machine_each"] * len(certificates), weight["machine_most"])
    label = f"危險性機械設備逾期未檢{len(certificates)}座"
    return Reason("machine_overdue", label, Fraction(points), tuple(certificates))


def _lesson(numbers: Sequence[str], weight: dict[str, int]) -> Reason | None:
    if not numbers:
        return None
    return Reason("lesson", "列於災例相似場所", Fraction(weight["lesson"]), tuple(numbers))


def _trade(numbers: Sequence[str], weight: dict[str, int]) -> Reason | None:
    if not numbers:
        return None
    label = f"同行業近期死亡職災{len(numbers)}件"
    return Reason("trade_deaths", label, Fraction(weight["industry_death"]), tuple(numbers))


def _work(numbers: Sequence[str], weight: dict[str, int]) -> Reason | None:
    if not numbers:
        return None
    return Reason(
        "risky_work", "通報危險作業待輔導", Fraction(weight["risky_work"]), tuple(numbers)
    )


def _contractors(firms: int, weight: dict[str, int]) -> Reason | None:
    if not firms:
        return None
    label = f"近一年同一場所有{firms}家事業單位"
    return Reason("contractors", label, Fraction(weight["contractors"]), ())


def _overdue(day: date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = Machine.standing().filter(valid_to__lt=day).order_by("certificate_number")
    for name, number in rows.values_list("employer_name", "certificate_number"):
        found[split_name(name).key].append(number)
    return found


def _lessons(day: date) -> dict[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    since = day - YEAR
    rows = SimilarSite.objects.filter(listed_on__range=(since, day)).order_by("id")
    for employer, place, number in rows.values_list("employer_id", "place", "case__number"):
        found[employer, place].append(number)
    return found


def _deadly_sections(day: date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    days = law().get("safety.lesson_accident_days", day)
    died = AccidentDeath.objects.filter(case=OuterRef("case_id"), withdrawn_on__isnull=True)
    rows = Accident.objects.filter(
        Exists(died), occurred_on__range=(day - timedelta(days=days), day)
    ).exclude(case__state=MERGED)
    for section, number in rows.order_by("pk").values_list("industry_section", "case__number"):
        if section:
            found[section].append(number)
    return found


def _risky_works(day: date) -> dict[int, list[str]]:
    """The notices of dangerous works on which nobody has advised yet, by employer."""
    found: dict[int, list[str]] = defaultdict(list)
    waits = Q(visited_on__isnull=True) | Q(visited_on__gt=day)
    is_open = Q(case__closed_on__isnull=True) | Q(case__closed_on__gt=day)
    rows = Guidance.objects.filter(
        waits, is_open, program__in=RISKY_WORKS, notified_on__lte=day, employer__isnull=False
    )
    for employer, number in rows.order_by("pk").values_list("employer_id", "case__number"):
        found[employer].append(number)
    return found


def _crowded_places(day: date, least: int) -> dict[str, int]:
    """The places at which visits of a year met so many employers or more, with how many."""
    visits = Visit.objects.filter(case__kind=INSPECTION, visited_on__range=(day - YEAR, day))
    places = visits.exclude(workplace="").order_by().values_list("workplace")
    return dict(places.annotate(n=Count("employer_key", distinct=True)).filter(n__gte=least))

"""The synthetic inspection office of a year: cases whose figures equal the published ones.

Names are recognisable as synthetic (範例…). Margins are the published figures of ROC 113; months,
articles and firms are spread by a seeded draw.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial

from django.db.models import Model

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.inspections.models import Disposition, DispositionArticle
from laozheng.kernel.parties.actions import Wanted, ensure_parties
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.districts import district_label
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.models import Accident, AccidentDeath
from laozheng.lines.safety.rules.codes import ACCIDENT_TYPES, OWN_AGENCY

Build = Callable[[Case], Iterable[Model]]

# Published for 113: fines, stop-work orders, deaths in major accidents.
FINES, STOP_WORK, DEATHS = 807, 263, 34
REVOKED_FINES = 9
FIRMS = 420
TRADES = ("營造", "工程", "鋼鐵", "化工", "機械", "物流", "清潔", "食品", "電子", "造船")
ACT = "職業安全衛生法"
# article, paragraph, subparagraph, weight: what is violated most often
VIOLATIONS = (
    (6, 1, 5, 30),
    (6, 1, 1, 18),
    (6, 1, 3, 12),
    (6, 1, 7, 8),
    (26, 1, 0, 7),
    (27, 1, 3, 7),
    (32, 1, 0, 5),
    (23, 1, 0, 5),
    (20, 1, 0, 4),
    (37, 2, 0, 2),
    (34, 1, 0, 2),
)
TYPES = ("fall", "collapse", "caught_in", "electric_shock", "flying_object", "struck_by", "fire")


def make(period: Period, *, actor: Reader, seed: int, scale: int = 1) -> str:
    """Make the cases of a year; returns what was made, in words."""
    draw = random.Random(seed * 7919 + 1)
    firms = _firms(period, actor)
    recorder = Recorder(actor)
    for number in range(FINES * scale):
        recorder.add(_fine(draw, period, number, firms, revoked=False))
    for number in range(REVOKED_FINES * scale):
        recorder.add(_fine(draw, period, FINES * scale + number, firms, revoked=True))
    for number in range(STOP_WORK * scale):
        recorder.add(_stop_work(draw, period, number, firms))
    for deaths in _deaths_by_accident(DEATHS * scale):
        recorder.add(_accident(draw, period, firms, deaths))
    made = len(recorder.flush())
    return f"{made}件（罰鍰{FINES * scale}、停工{STOP_WORK * scale}、死亡{DEATHS * scale}人）"


def _firms(period: Period, actor: Reader) -> list[Party]:
    wanted = [
        Wanted(
            kind="enterprise",
            name=f"範例{TRADES[number % len(TRADES)]}第{number + 1:03d}號有限公司",
            day=period.start,
        )
        for number in range(FIRMS)
    ]
    return ensure_parties(wanted, actor)


def _day(draw: random.Random, period: Period) -> date:
    day = period.start + timedelta(days=draw.randrange((period.end - period.start).days - 15))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _fine(
    draw: random.Random, period: Period, number: int, firms: list[Party], *, revoked: bool
) -> History:
    # A fine that falls on appeal is revoked within the year, so that every as-of day after it agrees.
    span = Period(period.start, period.start + timedelta(days=150)) if revoked else period
    day = max(_day(draw, span), period.start)
    served = day + timedelta(days=draw.randrange(2, 9))
    steps = [Step("issued", day), Step("served", served)]
    if revoked:
        steps.append(Step("revoked", served + timedelta(days=draw.randrange(20, 180))))
    else:
        steps.append(Step("announced", served + timedelta(days=draw.randrange(5, 25))))
    firm = firms[min(int(draw.expovariate(1 / 120)), len(firms) - 1)]
    article = draw.choices(VIOLATIONS, [row[3] for row in VIOLATIONS])[0]
    amount = draw.choice((30_000, 30_000, 60_000, 60_000, 90_000, 100_000, 150_000))
    build = partial(_disposition, firm, day, number, "fine", amount, article)
    return _history(day, steps, firm, f"{firm.display_name}　罰鍰", build)


def _stop_work(draw: random.Random, period: Period, number: int, firms: list[Party]) -> History:
    day = max(_day(draw, period), period.start)
    steps = [Step("issued", day), Step("served", day)]
    firm = firms[draw.randrange(len(firms))]
    build = partial(_disposition, firm, day, 5000 + number, "stop_work", None, (36, 1, 0, 1))
    return _history(day, steps, firm, f"{firm.display_name}　停工", build)


def _history(day: date, steps: list[Step], firm: Party, title: str, build: Build) -> History:
    return History(
        kind="safety.disposition",
        received_on=day,
        intake="ex_officio",
        steps=steps,
        title=title,
        build=build,
    )


def _disposition(
    firm: Party,
    day: date,
    number: int,
    kind: str,
    amount: int | None,
    article: tuple[int, int, int, int],
    case: Case,
) -> Iterable[Model]:
    text = f"高市勞檢字第{day.year - 1911}{number + 7_000_000:07d}0號"
    yield CaseParty(
        case=case,
        party=firm,
        name_as_written=firm.display_name,
        side="employer",
        role="opponent",
        from_on=day,
    )
    disposition = Disposition(
        case=case,
        document_number=text,
        number_key=text,
        number_canonical=text,
        number_base=text[:-2],
        number_state="exact",
        authority="inspection_office",
        unit_mark="高市勞檢字",
        kind=kind,
        party=firm,
        party_raw=firm.display_name,
        party_name=firm.display_name,
        party_key=firm.party_key,
        party_kind="enterprise",
        ubn_state="missing",
        disposed_on=day,
        amount_twd=amount,
    )
    yield disposition
    number_of_article, paragraph, subparagraph, _weight = article
    yield DispositionArticle(
        disposition=disposition,
        act="osh",
        article=number_of_article,
        suffix=0,
        paragraph=paragraph,
        subparagraphs=[subparagraph] if subparagraph else [],
        raw_text=f"{ACT}第{number_of_article}條第{paragraph}項",
    )


def _deaths_by_accident(deaths: int) -> Iterator[int]:
    """One death per accident, but two in one of each seventeen; a few without any."""
    left = deaths
    while left > 0:
        here = 2 if left % 17 == 0 and left > 1 else 1
        yield here
        left -= here
    yield from (0,) * (deaths // 4)


def _accident(draw: random.Random, period: Period, firms: list[Party], deaths: int) -> History:
    day = max(_day(draw, period), period.start)
    at = datetime(day.year, day.month, day.day, draw.randrange(0, 10), 30, tzinfo=UTC)
    firm = firms[draw.randrange(len(firms))]
    kind = draw.choice(TYPES)
    district = draw.choice(sorted(city().districts))
    opening = {
        "occurred_at": at.isoformat(),
        "known_at": at.isoformat(),
        "deaths": deaths,
        "injured": 0 if deaths else 1,
        "hospitalized": 0 if deaths else 1,
        "major": "yes" if deaths else "no",
    }
    reported = at + timedelta(hours=draw.choice((1, 2, 3, 5, 7, 9)))
    steps = [Step("report", day, at=reported, data=opening), Step("take", day)]
    facts = {
        "occurred_on": day,
        "occurred_at": at,
        "known_at": at,
        "reported_at": reported,
        "reported_by": "employer",
        "accident_type": kind,
        "deaths": deaths,
        "place": f"高雄市{district_label(district)}範例路{draw.randrange(1, 300)}號",
    }
    return History(
        kind="safety.accident",
        received_on=day,
        intake="phone",
        steps=steps,
        district=district,
        title=f"{firm.display_name}　{ACCIDENT_TYPES[kind]}",
        build=partial(_accident_rows, firm, facts),
    )


def _accident_rows(firm: Party, facts: dict[str, object], case: Case) -> Iterable[Model]:
    columns = dict(facts)
    deaths = int(str(columns.pop("deaths")))
    yield CaseParty(
        case=case,
        party=firm,
        name_as_written=firm.display_name,
        side="employer",
        role="opponent",
        from_on=case.received_on,
    )
    yield Accident(
        case=case,
        source="report",
        employer=firm,
        employer_name=firm.display_name,
        ubn_state="missing",
        kind="death" if deaths else "hospitalized",
        injured=0 if deaths else 1,
        hospitalized=0 if deaths else 1,
        casualties=deaths or 1,
        inspection_agency="高雄市政府勞工局勞動檢查處",
        agency_code=OWN_AGENCY,
        **columns,
    )
    for serial in range(1, deaths + 1):
        yield AccidentDeath(
            case=case, serial=serial, died_on=case.received_on, known_on=case.received_on
        )

"""Accidents of a year as employers reported them; a few cost no life."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial

from laozheng.base.moments import TAIPEI
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.parties.districts import district_label
from laozheng.lines.safety.actions.building import Firms, facts_of, rows_of
from laozheng.lines.safety.queries.kinds import ACCIDENT
from laozheng.lines.safety.queries.listed import titled
from laozheng.lines.safety.rules.codes.accidents import EMPLOYER
from laozheng.lines.safety.rules.consistency import When
from laozheng.lines.safety.twin.office import Office

TYPES = ("fall", "collapse", "caught_in", "electric_shock", "flying_object", "struck_by", "fire")
# Hours from the accident to the report; eight are allowed.
HOURS = (1, 2, 3, 5, 7, 9)


def make(office: Office, deaths: int) -> int:
    """File accidents with so many deaths; how many accidents."""
    recorder = Recorder(office.actor)
    for here in deaths_by_accident(deaths):
        recorder.add(_accident(office, here))
    return len(recorder.flush())


def deaths_by_accident(deaths: int) -> Iterator[int]:
    """One death per accident, but two in one of each seventeen; a few accidents without any."""
    left = deaths
    while left > 0:
        here = 2 if left % 17 == 0 and left > 1 else 1
        yield here
        left -= here
    yield from (0,) * (deaths // 4)


def _accident(office: Office, deaths: int) -> History:
    draw = office.draw
    at = datetime.combine(office.day(but_last=5), time(draw.randrange(8, 18), 30), TAIPEI)
    reported_at = at + timedelta(hours=draw.choice(HOURS))
    firm, kind, district = office.firm(), draw.choice(TYPES), office.district()
    given = {
        "occurred_at": When.of(at),
        "known_at": When.of(at),
        "reported_at": When.of(reported_at),
        "reported_by": EMPLOYER,
        "employer_name": firm.display_name,
        "place": f"高雄市{district_label(district)}範例路{draw.randrange(1, 300)}號",
        "industry": office.section(firm),
        "accident_type": kind,
        "accident_kind": "death" if deaths else "hospitalized",
        "deaths": deaths,
        "injured": 0 if deaths else 1,
        "hospitalized": 0 if deaths else 1,
    }
    reported_on = When.of(reported_at).on
    told = {"facts": facts_of(given, district, law())}
    return History(
        kind=ACCIDENT,
        received_on=reported_on,
        intake="phone",
        steps=[
            Step("report", reported_on, at=reported_at, data=told),
            Step("take", reported_on),
        ],
        district=district,
        title=titled(firm.display_name, kind),
        build=partial(rows_of, given, Firms({EMPLOYER: (firm.display_name, firm)}), reported_on),
    )

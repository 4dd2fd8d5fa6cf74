"""R1: which authority mediates (勞資爭議處理法§9, 行政程序法§17).

The place of work decides, not the seat of the company and not where the worker lives; a park with
a labor administration of its own is not the city.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from laozheng.base.text import fold
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

PLACE_OF_WORK = "勞資爭議處理法第9條第1項"
SEVERAL_WORKERS = "勞資爭議處理法第9條第4項"
TRANSFER = "行政程序法第17條第1項"

COMPETENT = "competent"
OTHER_AUTHORITY = "other_authority"
SEVERAL = "several"
OFFICER_DECIDES = "officer_decides"

# The 22 self-governing bodies that are an authority of the Act, written as in their seals.
CITIES_AND_COUNTIES = frozenset(
    {
        *("臺北市", "新北市", "桃園市", "臺中市", "臺南市", "高雄市", "基隆市", "新竹市"),
        *("嘉義市", "新竹縣", "苗栗縣", "彰化縣", "南投縣", "雲林縣", "嘉義縣", "屏東縣"),
        *("宜蘭縣", "花蓮縣", "臺東縣", "澎湖縣", "金門縣", "連江縣"),
    }
)
# A county-administered city is no authority of the Act; people name it as their place of work.
COUNTY_OF_CITY = {
    "屏東市": "屏東縣",
    "竹北市": "新竹縣",
    "苗栗市": "苗栗縣",
    "頭份市": "苗栗縣",
    "彰化市": "彰化縣",
    "員林市": "彰化縣",
    "南投市": "南投縣",
    "斗六市": "雲林縣",
    "太保市": "嘉義縣",
    "朴子市": "嘉義縣",
    "宜蘭市": "宜蘭縣",
    "花蓮市": "花蓮縣",
    "臺東市": "臺東縣",
    "馬公市": "澎湖縣",
}


@dataclass(frozen=True)
class PlaceOfWork:
    """Where one worker does the work: city or county, park code if any, or no place in the land."""

    city: str
    zone: str = ""
    at_sea_or_abroad: bool = False


def competence(places: Sequence[PlaceOfWork], law: Law, day: date, *, our_city: str) -> Reckoning:
    """Say who is competent: `{"verdict": …, "authorities": […]}`.

    `competent`: only we; `several`: we and others, we proceed and say so; `other_authority`: the
    application is transferred; `officer_decides`: no place of work can be told, a reason is asked.
    """
    trace = Trace("disputes.R1", law, day)
    found = [authority for place in places if (authority := _authority(place, trace))]
    authorities = list(dict.fromkeys(found))
    ours = our_city + "政府"
    if not authorities:
        verdict = OFFICER_DECIDES
        trace.say("勞務提供地無法認定，由承辦人敘明理由決定管轄。", PLACE_OF_WORK)
    elif authorities == [ours]:
        verdict = COMPETENT
        trace.say(f"勞務提供地在{our_city}，由{ours}管轄。", PLACE_OF_WORK)
    elif ours in authorities:
        verdict = SEVERAL
        trace.say(
            f"{'、'.join(authorities)}均有管轄權，由{ours}受理並告知當事人。", SEVERAL_WORKERS
        )
    else:
        verdict = OTHER_AUTHORITY
        trace.say(f"應移送{'或'.join(authorities)}，並通知申請人。", TRANSFER)
    return trace.done({"verdict": verdict, "authorities": authorities})


def _authority(place: PlaceOfWork, trace: Trace) -> str | None:
    """The authority of one place of work; None when the place does not tell it."""
    if place.at_sea_or_abroad:
        trace.say("勞務提供地在船舶上或境外。", PLACE_OF_WORK)
        return None
    if place.zone:
        park: str | None = trace.value("park_authority").get(place.zone)
        if park:
            trace.say(
                f"園區「{place.zone}」自行辦理勞工行政，主管機關為{park}。",
                trace.cite_of("park_authority"),
            )
            return park
    name = fold(place.city).strip().replace("台", "臺")
    county = COUNTY_OF_CITY.get(name, name)
    if county not in CITIES_AND_COUNTIES:
        trace.say(f"「{place.city}」不是直轄市或縣（市）名稱。", PLACE_OF_WORK)
        return None
    trace.say(f"勞務提供地：{name}。", PLACE_OF_WORK)
    return county + "政府"

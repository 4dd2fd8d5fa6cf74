"""When an offense is no longer a fine (migrants rule 8), and the screen of rule 12."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from laozheng.base.roc import roc_day
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

CRIMINAL, FINE = "criminal", "fine"
# Provisions after which the same again within years is a crime (就業服務法第63條、第64條).
CRIMINAL_WHEN_REPEATED = ("63", "64")


@dataclass(frozen=True)
class Served:
    """An earlier fine under an article, by the day on which it was served."""

    article: str
    served_on: date


def recidivism(article: str, act_on: date, earlier: Iterable[Served], law: Law) -> Reckoning:
    """Whether the act goes to the prosecutor: a fine of the same kind was served within the years.

    The result is ``criminal`` or ``fine``.
    """
    trace = Trace("migrants.recidivism", law, act_on)
    years = trace.dated("recidivism_years")
    same = [one for one in earlier if one.article == article and one.served_on <= act_on]
    within = [one for one in same if act_on < _years_after(one.served_on, years.value)]
    if article in CRIMINAL_WHEN_REPEATED and within:
        last = max(one.served_on for one in within)
        trace.say(f"前次罰鍰於{roc_day(last)}送達，{years.value}年內再犯，移送刑事。", years.cite)
        return trace.done(CRIMINAL)
    trace.say(f"{years.value}年內沒有已送達的同類罰鍰。", years.cite)
    return trace.done(FINE)


def trafficking_suspected(indicators: Iterable[str], day: date, law: Law) -> bool:
    """Whether so many indicators are there that police and immigration are called at once."""
    return len(set(indicators)) >= int(law.get("migrants.trafficking_indicators", day))


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
